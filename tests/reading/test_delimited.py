"""Delimited text: delimiters, encodings, quotes, and the reader for large files that must change nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.formats.delimited import delimiter_of, read_delimited
from cadre_stats.reading.formats.large_text import LargeText

NEVER, ALWAYS = 10**12, 0

TRAITS = {
    "plain": "STT,Họ và tên,Trình độ chuyên môn\r\n1,An,ĐH\r\n2,Bình,ThS\r\n",
    "line_feeds_only": "STT,Họ và tên\n1,An\n2,Bình\n",
    "crlf_header_lf_rows": "STT,Họ và tên\r\n1,An\n2,Bình\n",
    "carriage_returns_only": "STT,Họ và tên\r1,An\r2,Bình\r",
    "no_newline_at_the_end": "STT,Họ và tên\n1,An",
    "blank_lines_inside_and_at_the_end": "STT,Họ và tên\n\n1,An\n\n\n2,Bình\n\n",
    "blank_first_line": "\nSTT,Họ và tên\n1,An\n",
    "quoted_newlines": 'STT,Họ và tên\n1,"An\nNguyễn"\n2,"Bình\r\nTrần"\n',
    "quoted_delimiters_and_quotes": 'STT,Họ và tên\n1,"An, ""Tư"""\n2,Bình\n',
    "quotes_inside_a_bare_cell": 'STT,Họ và tên\n1,An "Tư"\n2,5" ống\n3,"Ba" Lê\n',
    "one_stray_quote": 'STT,Họ và tên\n1,An 5"\n2,Bình\n',
    "row_with_fewer_cells": "STT,Họ và tên,Đơn vị\n1,An\n2,Bình,X\n",
    "row_with_more_cells": "STT,Họ và tên\n1,An,thừa\n2,Bình\n",
    "empty_cells_at_the_end": "STT,Họ và tên,,\n1,An,,\n",
    "spaces_kept": "STT,Họ và tên\n 1 ,  An \n",
    "decomposed_letters": "STT,Họ va\u0300 te\u0302n\n1,Bi\u0300nh\n",
}


def both(data: bytes) -> tuple[Grid, Grid]:
    """Read bytes by the plain reader and by the one for large files."""
    return read_delimited(data, "x.csv", NEVER), read_delimited(data, "x.csv", ALWAYS)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
@pytest.mark.parametrize("text", TRAITS.values(), ids=TRAITS.keys())
def test_large_files_are_read_alike(text: str, bom: bytes) -> None:
    """The reader for large files gives the cells, rows and encoding that the plain one gives."""
    small, large = both(bom + text.encode())
    assert large.rows == small.rows
    assert (large.height, large.width, large.encoding) == (small.height, small.width, small.encoding)


@pytest.mark.parametrize("text", TRAITS.values(), ids=TRAITS.keys())
def test_rows_are_the_records_of_the_csv_module(text: str) -> None:
    """Row n is the n-th record, as a spreadsheet program shows it, blank lines included."""
    (grid, _) = both(text.encode())
    expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    width = max(map(len, expected))
    assert grid.rows == [[*record, *[""] * (width - len(record))] for record in expected]


def test_large_files_take_the_column_reader() -> None:
    """An ordinary file is not handed back to the plain reader, else the comparison would compare nothing."""
    _, large = both(TRAITS["quoted_newlines"].encode())
    assert isinstance(large.columns, LargeText)


cells = st.text(st.sampled_from("aĐộ '\"\n\r,;1.\u0301x"), max_size=5)


@settings(max_examples=150)
@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_any_table_comes_back_from_both_readers(rows: list[list[str]], newline: str) -> None:
    """What a CSV writer wrote is read as it was, by either reader."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(
        [["Họ và tên", "Đơn vị", "LLCT"], *rows]
    )
    small, large = both(stream.getvalue().encode())
    assert small.rows == large.rows == [["Họ và tên", "Đơn vị", "LLCT"], *rows]


@settings(max_examples=150)
@given(st.text(st.sampled_from('aộ"\n\r,;'), max_size=30))
def test_any_text_is_read_or_refused_alike(text: str) -> None:
    """Whatever the text, both readers give the same cells or the same error."""
    outcomes: list[object] = []
    for large in (NEVER, ALWAYS):
        try:
            outcomes.append(read_delimited(text.encode(), "x.csv", large).rows)
        except InputError as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("large", [NEVER, ALWAYS], ids=["small", "large"])
@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        ('Họ và tên,LLCT\nAn,TC\nBình,"CC\nCường,TC\n'.encode(), "reading.unclosed_quote", 3),
        ('Họ và tên,LLCT\nAn 5",TC\nBình,"CC'.encode(), "reading.unclosed_quote", 3),
        ("Họ và tên,LLCT\nAn,TC\n".encode() + b"B\xecnh,CC\n", "reading.not_text", 3),
        ("Họ và tên,LLCT\nAn,T\0C\n".encode(), "reading.nul_byte", 2),
    ],
    ids=["unclosed_quote", "unclosed_after_a_stray_one", "other_encoding", "nul_byte"],
)
def test_broken_text_is_refused_with_its_line(data: bytes, key: str, line: int, large: int) -> None:
    """A text that can't be read whole is refused and the line named; nothing is dropped."""
    with pytest.raises(InputError) as caught:
        read_delimited(data, "x.csv", large)
    assert (caught.value.key, caught.value.values["line"]) == (key, line)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_read(encoding: str) -> None:
    """UTF-16 with its byte order mark reads like UTF-8."""
    text = "\ufeffSTT\tHọ và tên\r\n1\tĐỗ An\r\n"
    assert read_delimited(text.encode(encoding), "x.txt").rows == [["STT", "Họ và tên"], ["1", "Đỗ An"]]


@pytest.mark.parametrize("large", [NEVER, ALWAYS], ids=["small", "large"])
def test_an_endless_cell_is_refused(large: int) -> None:
    """A cell that never ends is refused in a sentence, not taken for a name."""
    data = b'STT,a\n1,"' + b"x" * 200_000 + b'"\n'
    with pytest.raises(InputError, match="line 2"):
        read_delimited(data, "x.csv", large)
