"""Large text in blocks: every record comes out as the csv module reads it, or the text is left to the plain reader."""

from __future__ import annotations

import csv
import io
import os
import pickle
import random
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from cadre_stats.cli import main
from cadre_stats.errors import InputError
from cadre_stats.reading.cells.cell_masks import (
    digit_values,
    filled_values,
    numbered_values,
    places_of,
    unlike_whole_numbers,
)
from cadre_stats.reading.cells.text_kinds import VACANT, kinds_of
from cadre_stats.reading.cells.texts import Texts, text_number
from cadre_stats.reading.formats.blocks import Block, Unsplittable, read_blocks
from cadre_stats.reading.formats.columnar import Parsed, Plan, parse_block
from cadre_stats.reading.formats.large_text import LargeText
from cadre_stats.vocabulary.rows import vacancy_starts

PIECES = ("a", "Nguyễn", "", "0012", '"x,y"', '"hai\ndòng"', '"nói ""được"""', 'cao 5" ', "\u0102n", "-")


def columns_of(data: bytes, width: int) -> list[list[object]]:
    """Give the rows of a text as they come out of the blocks."""
    text = LargeText("roster.csv", partial(io.BytesIO, data), ",", width, varied=(1, 2))
    text.read(range(width), as_texts=(0,), as_marks=(1,))
    return [[column.values[column.codes[row]] for column in text] for row in range(text.height)]


@pytest.mark.parametrize("seed", range(60))
def test_blocks_read_as_the_csv_module_does(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quoted line ends on the edge of a block, stray quotes, either line end: the same rows, or none at all."""
    draw = random.Random(seed)
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", draw.choice((64, 200, 1000)))
    end = draw.choice(("\n", "\r\n"))
    pieces = PIECES if seed % 3 else [piece for piece in PIECES if '5"' not in piece]
    lines = [",".join(draw.choice(pieces) for _ in range(3)) for _ in range(draw.randrange(1, 60))]
    data = (end.join(lines) + draw.choice(("", end))).encode()
    try:
        found = columns_of(data, 3)
    except Unsplittable:
        # Blocks may refuse what has stray quotes or records longer than a block; nothing else.
        assert ("5" in "".join(pieces) and 'cao 5"' in data.decode()) or max(map(len, lines)) > 40
        return
    assert found == list(csv.reader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("seed", range(20))
def test_a_cell_that_holds_lines_like_records_is_never_cut_unnoticed(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A block may end inside such a cell, as the line alone tells no better: then nothing is read by blocks."""
    draw = random.Random(seed)
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", draw.choice((100, 200, 1000)))
    pieces = ("a", "", '"\nq,w,e\n"', '"a\nq,w,e\nb"', '"a,b,c\n"', '"\n"', '"""\n"""', '"1,\n""2,"""')
    weights = (20, 20, 1, 1, 1, 2, 2, 2)
    lines = [",".join(draw.choices(pieces, weights, k=3)) for _ in range(80)]
    data = "\r\n".join(lines).encode()
    try:
        found = columns_of(data, 3)
    except Unsplittable:
        return
    assert found == list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_records_with_lines_in_their_first_and_last_cells_are_cut_where_they_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A line from a cell's end to another's beginning has as many cells as a record, and is none."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 300)
    data = "".join(f'"a\n{number}",x,"b\n{number}"\r\n' for number in range(100)).encode()
    assert columns_of(data, 3) == [[f"a\n{number}", "x", f"b\n{number}"] for number in range(100)]


def test_an_open_quote_at_the_end_is_noticed() -> None:
    """A quote that is never closed swallows records: nothing is read."""
    with pytest.raises(Unsplittable):
        columns_of(b'a,b\n1,"2\n3,4\n5,6\n', 2)


@pytest.mark.parametrize(
    "data", [b"a,b\n1\n", b"a,b\n1,2,3\n", b"a,b\n1,\xff\n", b"a,b\n1,\0\n"], ids=["short", "long", "bytes", "nul"]
)
def test_what_the_plain_reader_must_name_is_left_to_it(data: bytes) -> None:
    """Records of another width, bytes that aren't UTF-8 and NUL bytes: the reader that names the line has to."""
    with pytest.raises(Unsplittable):
        columns_of(data, 2)


def test_a_line_as_long_as_no_cell_may_be_is_refused() -> None:
    """The csv module refuses cells beyond its limit; so do blocks, wherever the line stands."""
    with pytest.raises(Unsplittable):
        list(read_blocks(io.BytesIO(b"a\n" + b"x" * 50 + b"\nb\n"), b"end,\n", longest=40))


def test_rows_are_read_alone() -> None:
    """Single rows come out of their blocks without whole columns."""
    data = "".join(f"{number},người {number}\n" for number in range(500)).encode()
    text = LargeText("roster.csv", partial(io.BytesIO, data), ",", 2)
    text.read([0])
    assert text.row(321) == ["321", "người 321"]
    assert set(text.known) == {0}


@pytest.mark.parametrize("how", ["as_texts", "as_marks"])
def test_numbers_are_told_apart_in_one_buffer_as_one_by_one(how: str) -> None:
    """Whole numbers and blanks among names: the answer for a buffer of texts, or their marks, is that for each cell."""
    cells = [
        "Nguyễn An",
        "n/a",
        "N.A.",
        "12",
        "3.",
        "",
        "-",
        "Đỗ Na",
        "12a",
        "1,5",
        " 7 ",
        "…",
        "Na",
        "ấm",
        "0012",
        "n",
        "1",
        "11",
    ]
    data = "".join(f'"{cell}",x\n' for cell in cells).encode()
    text = LargeText("roster.csv", partial(io.BytesIO, data), ",", 2)
    text.read([0], **{how: (0,)})
    assert numbered_values(text[0].values).tolist() == numbered_values(cells).tolist()
    assert filled_values(text[0].values).tolist() == filled_values(cells).tolist()
    assert digit_values(text[0].values).tolist() == digit_values(cells).tolist()
    assert places_of(text[0].values, "1", 1) == [cells.index("1")]
    assert places_of(text[0].values, "12", 12) == [cells.index("12")]
    assert list(unlike_whole_numbers(text[0].values)) == [cell for cell in cells if not cell.isdigit()]


def test_texts_that_begin_as_vacant_posts_are_all_marked() -> None:
    """Each way in which one begins, cut, gone on with and between others: marked where its first five bytes fit."""
    starts = [start[:5] for start in vacancy_starts()]
    draw = random.Random(23)
    near = [bytes([*start[:-1], start[-1] + step]) for start in starts for step in (-1, 1)]
    near += (
        [start[:-1] for start in starts] + [start.upper() for start in starts] + ["Nguyễn".encode(), b"", b"\xff" * 6]
    )
    texts = [draw.choice([*starts, *near]) + draw.choice([b"", b"a", b"\xba\xbf", b" 1"]) for _ in range(3000)]
    offsets = np.cumsum([0, *map(len, texts)]).astype(np.int32)
    kinds = kinds_of(offsets, np.frombuffer(b"".join(texts), dtype=np.uint8))
    behind = [b"".join(texts[place : place + 6]) for place in range(len(texts))]
    # A text may be shorter than what it begins like: its mark then only says that it has to be looked at.
    for text, all_behind, kind in zip(texts, behind, kinds.tolist(), strict=True):
        if any(text.lower().startswith(start) for start in starts):
            assert kind & VACANT
        elif not any(all_behind.lower().startswith(start) for start in starts):
            assert not kind & VACANT


@pytest.mark.parametrize("how", ["as_texts", "as_numbers"])
def test_texts_of_digits_have_equal_numbers_only_where_they_are_equal(how: str) -> None:
    """Leading zeros count, zeros alone are -1; longer texts and all others are -2, texts of all lengths together."""
    draw = random.Random(17)
    cells = ["", "0", "000", "x1", "1x", "-", "12 3", "0" * 17, "0" * 18, "9" * 17, "9" * 18, "٣", "1", "01", "10"]
    cells += ["".join(draw.choices("019", k=draw.randrange(1, 20))) for _ in range(3000)]
    data = "".join(f'"{cell}",x\n' for cell in cells).encode()
    text = LargeText("roster.csv", partial(io.BytesIO, data), ",", 2)
    text.read([0], **{how: (0,)})
    values = text[0].values
    assert isinstance(values, Texts)
    numbers = values.numbers().tolist()
    known = [re.fullmatch("[0-9]{1,17}", cell) is not None for cell in cells]
    zeros = [one and not cell.strip("0") for cell, one in zip(cells, known, strict=True)]
    assert [number == -1 for number in numbers] == zeros
    assert [number == -2 for number in numbers] == [not one for one in known]
    told = {number: cell for number, cell, one in zip(numbers, cells, known, strict=True) if one and cell.strip("0")}
    assert len(told) == len({cell for cell in cells if cell in told.values()})
    assert all(told[number] == cell for number, cell in zip(numbers, cells, strict=True) if number >= 0)
    assert all(
        text_number(cell) == (number if number >= 0 else None) for number, cell in zip(numbers, cells, strict=True)
    )


@pytest.mark.parametrize("mostly", ["Nguyễn An", "12"])
def test_marked_texts_are_read_again_only_when_they_are_asked_for(mostly: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks and what is unlike the others is at hand; any other text takes one more reading, and is right."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 200)
    cells = [mostly + str(number) for number in range(99)]
    cells[7], cells[50], cells[98] = "…", "A", "1"
    opened = 0

    def open_stream() -> io.BytesIO:
        nonlocal opened
        opened += 1
        return io.BytesIO("".join(f"{cell},x\n" for cell in cells).encode())

    text = LargeText("roster.csv", open_stream, ",", 2)
    text.read([0], as_marks=(0,))
    assert (text[0].values[7], filled_values(text[0].values)[[6, 7]].tolist(), opened) == ("…", [True, False], 1)
    assert list(text[0].values) == cells
    assert (text[0].values[33], text[0].values[96:], opened) == (cells[33], cells[96:], 2)
    assert list(pickle.loads(pickle.dumps(text[0].values))) == cells


@pytest.mark.parametrize("varied", [(), (0,)], ids=["few", "varied"])
@pytest.mark.parametrize("texts", [3, 150, 40_000])
def test_columns_of_few_or_many_texts_keep_each_cell(
    texts: int, varied: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many texts a column has, and wherever new ones come up, every row keeps its own."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 20_000)
    monkeypatch.setattr("cadre_stats.reading.formats.columnar._ROWS_WAITING", 7000)
    draw = random.Random(texts)
    cells = [str(draw.randrange(1 + min(texts, number))) for number in range(60_000)]
    data = "".join(f"{cell},x\n" for cell in cells).encode()
    text = LargeText("roster.csv", lambda: io.BytesIO(data), ",", 2, varied)
    text.read([0])
    column = text[0]
    assert [column.values[code] for code in column.codes] == cells
    assert list(column.values) == list(dict.fromkeys(cells))


@pytest.mark.parametrize("varied", [(), (0, 1)], ids=["few", "varied"])
def test_a_column_holds_its_cells_texts_alone(varied: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind a block for safety never comes up as a text; a blank cell does, where it first stands."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 64)
    lines = [f"{number},{'x' if number % 50 else ''}{number // 70}" for number in range(1, 200)]
    lines += [f"{number}," for number in range(200, 300)] + ["300,y"]
    text = LargeText("roster.csv", lambda: io.BytesIO("\n".join(lines).encode()), ",", 2, varied)
    text.read([0, 1])
    assert list(text[0].values) == [str(number) for number in range(1, 301)]
    assert list(text[1].values) == ["x0", "0", "x1", "1", "x2", "2", "", "y"]


@pytest.mark.parametrize("ask", [lambda text: text[1], lambda text: text.row(321)], ids=["a column", "a row"])
def test_a_file_that_changes_between_two_reads_is_refused(ask: Callable[[LargeText], object]) -> None:
    """What is read later must stand where it stood: else the file is named, and no figure comes out."""
    lines = [f"{number},người {number}" for number in range(500)]
    versions = iter(["\n".join(lines).encode(), "\n".join(lines[7:]).encode()])
    text = LargeText("roster.csv", lambda: io.BytesIO(next(versions)), ",", 2)
    text.read([0])
    with pytest.raises(InputError, match=r"roster\.csv"):
        ask(text)


@pytest.mark.parametrize("in_place", [True, False])
def test_columns_of_two_files_are_never_put_together(tmp_path: Path, in_place: bool) -> None:
    """A file of the same size with its rows elsewhere, put there or written between two columns, is told."""
    lines = [f"Người {number:03},{'ĐH' if number % 2 else 'CĐ'}" for number in range(500)]
    path, other = tmp_path / "roster.csv", tmp_path / "other.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    text = LargeText("roster.csv", lambda: path.open("rb"), ",", 2)
    text.read([0])
    target = path if in_place else other
    target.write_text("\n".join(reversed(lines)), encoding="utf-8")
    if in_place:
        os.utime(path, ns=(0, 1))
    else:
        other.replace(path)
    with pytest.raises(InputError) as caught:
        text.read([1])
    assert caught.value.key == "reading.changed"


def test_rows_that_need_a_look_are_read_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows aren't plainly persons, the blocks are read a few times, not once for each row."""
    roster = tmp_path / "roster.csv"
    people = "".join(f"{n},Nguyễn Văn A{n},{n % 28 + 1}/5/{1960 + n % 40},Xã {n % 9},ĐH\n" for n in range(1, 3001))
    roster.write_text("STT,Họ và tên,Ngày sinh,Đơn vị,Trình độ chuyên môn\n" + people, encoding="utf-8")
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 1 << 14)
    monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", 0)
    blocks = []

    def counted(block: Block, plan: Plan, **options: bool) -> Parsed:
        blocks.append(block.start)
        return parse_block(block, plan, **options)

    monkeypatch.setattr("cadre_stats.reading.formats.large_text.parse_block", counted)
    assert main(["report", str(roster), "--format", "csv", "--output", str(tmp_path / "out.csv")]) == 0
    assert "degree,bachelor,3000,3000,100.0" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert len(blocks) <= 5 * len(set(blocks))
