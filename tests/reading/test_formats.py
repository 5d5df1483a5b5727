"""Formats: one roster written in every format reads as the same people, columns and rows."""

from __future__ import annotations

import datetime as dt
import html
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.formats.legacy_fonts import fonts
from cadre_stats.reading.rosters import TableSet, read_tables
from tests.reading.layouts import as_csv, as_xlsx, layout_named
from tests.reading.old_fonts import in_font

FILES = Path(__file__).parent / "files"
LAYOUT = layout_named("ticks_under_the_names_of_scales")
TEXT = as_csv(LAYOUT, "\t").decode()
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_html() -> str:
    """Write the roster as a table of HTML, merged ranges as spans."""
    tab: Any = load_workbook(io.BytesIO(as_xlsx(LAYOUT))).active
    spans = {(one.min_row, one.min_col): one for one in tab.merged_cells.ranges}
    hidden = {cell for one in spans.values() for cell in one.cells} - set(spans)
    lines = []
    for number, row in enumerate(LAYOUT.cells, start=1):
        cells = []
        for column, text in enumerate(row, start=1):
            if (number, column) in hidden:
                continue
            span = spans.get((number, column))
            size = f' rowspan="{span.size["rows"]}" colspan={span.size["columns"]}' if span else ""
            cells.append(f"<td{size}>{html.escape(text)}")
        lines.append("<tr>" + "".join(cells))
    return f"<html><head><style>td {{}}</style></head><body><table border=1>{''.join(lines)}</table></body></html>"


def as_spreadsheetml() -> str:
    """Write the roster as an XML workbook of 2003, merged ranges as spans."""
    tab: Any = load_workbook(io.BytesIO(as_xlsx(LAYOUT))).active
    spans = {(one.min_row, one.min_col): one for one in tab.merged_cells.ranges}
    rows = []
    for row in tab.iter_rows():
        cells = []
        for cell in row:
            if cell.value is None:
                continue
            span = spans.get((cell.row, cell.column))
            size = (
                f' ss:MergeDown="{span.size["rows"] - 1}" ss:MergeAcross="{span.size["columns"] - 1}"' if span else ""
            )
            date = isinstance(cell.value, dt.datetime)
            kind = "DateTime" if date else "Number" if isinstance(cell.value, int) else "String"
            text = cell.value.isoformat() if date else html.escape(str(cell.value))
            cells.append(f'<Cell ss:Index="{cell.column}"{size}><Data ss:Type="{kind}">{text}</Data></Cell>')
        rows.append(f'<Row ss:Index="{row[0].row}">{"".join(cells)}</Row>')
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="Danh sách"><Table>{"".join(rows)}</Table></Worksheet>'
    return f'<?xml version="1.0"?>\n<Workbook xmlns="{name}" xmlns:ss="{name}">{sheet}</Workbook>'


def in_code_page(text: str) -> bytes:
    """Write a text in Windows code page 1258, which has most tones as marks behind the letter."""
    result = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in TONES)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        result += (base + tone).encode("cp1258")
    return result


def records(tables: TableSet) -> object:
    """Give all that is read of a file with one table, whatever its format."""
    (table,) = tables.tables
    columns = [
        (column.index, column.header, column.field, [shown_text(column.values[code]) for code in column.codes.tolist()])
        for column in table.columns
    ]
    return table.header_rows, dict(table.kinds), table.rows.tolist(), columns


def read(tmp_path: Path, data: bytes, name: str) -> TableSet:
    """Read bytes as a named file."""
    path = tmp_path / name
    path.write_bytes(data)
    return read_tables([str(path)])


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (lambda: (FILES / "roster.xls").read_bytes(), "roster.xls"),
        (lambda: (FILES / "roster.xls").read_bytes(), "roster.xlsx"),
        (lambda: (FILES / "roster.ods").read_bytes(), "roster.ods"),
        (lambda: (FILES / "roster.ods").read_bytes(), "roster"),
        (lambda: as_html().encode(), "roster.xls"),
        (lambda: as_html().encode("utf-16"), "roster.xls"),
        (lambda: as_spreadsheetml().encode(), "roster.xls"),
        (lambda: as_spreadsheetml().encode("utf-16"), "roster.xml.xls"),
        (lambda: TEXT.encode("utf-16"), "roster.txt"),
        (lambda: TEXT.encode("utf-16-le"), "roster.txt"),
        (lambda: TEXT.encode(), "roster.tsv"),
        (lambda: as_csv(LAYOUT, "|"), "roster.csv"),
        (lambda: in_code_page(TEXT), "roster.csv"),
        (lambda: in_font(TEXT, "TCVN3").encode(), "roster.csv"),
        (lambda: in_font(TEXT, "TCVN3").encode("cp1252"), "roster.csv"),
        (lambda: in_font(TEXT, "VNI").encode(), "roster.csv"),
        (lambda: in_font(TEXT, "VNI").encode("cp1252"), "roster.csv"),
    ],
)
def test_a_roster_reads_the_same_in_every_format(tmp_path: Path, write: Callable[[], bytes], name: str) -> None:
    """People, columns and rows are those of the xlsx."""
    expected = records(read(tmp_path, as_xlsx(LAYOUT), "expected.xlsx"))
    assert repr(records(read(tmp_path, write(), name))).lower() == repr(expected).lower()


@pytest.mark.parametrize("name", ["locked.xls", "locked.ods"])
def test_a_password_is_said_to_be_one(name: str) -> None:
    """A workbook with a password is no damaged one."""
    with pytest.raises(InputError) as caught:
        read_tables([str(FILES / name)])
    assert caught.value.key == "reading.encrypted"


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_old_fonts_are_named_in_a_finding(tmp_path: Path, name: str) -> None:
    """Each decoded column is a finding that names the font."""
    found = [one for one in read(tmp_path, in_font(TEXT, name).encode(), "a.csv").findings if "font" in one.code]
    assert {(one.code, one.severity, one.value) for one in found} == {("font_decoded", "info", name)}


def test_unicode_text_is_never_taken_for_an_old_font(tmp_path: Path) -> None:
    """Foreign names, signs and Vietnamese words that Latin-1 can write stay as they are."""
    text = "STT,Họ và tên,Chức vụ,Trình độ chuyên môn\n1,José Müller,Tô Hà,×\n2,Siu Blêh,Công § 5 m² µm,Krông\n"
    found = read(tmp_path, text.encode(), "a.csv")
    assert not [one for one in found.findings if "font" in one.code]
    assert [list(column.values) for column in found.tables[0].columns][1][1:] == ["José Müller", "Siu Blêh"]


def test_words_of_old_fonts_decode_exactly() -> None:
    """The table decodes the words that real rosters hold."""
    tcvn3, vni = fonts()
    assert tcvn3.decode_text("NguyÔn V¨n Thö, Th¹c sÜ, tr\u00adêng") == "Nguyễn Văn Thử, Thạc sĩ, trường"
    assert vni.decode_text("Nguyeãn Vaên Thöû, Ñaïi hoïc") == "Nguyễn Văn Thử, Đại học"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (as_spreadsheetml().replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "b">]><Workbook'), "reading.doctype"),
        (as_spreadsheetml()[:-40], "reading.damaged_xml"),
        (as_spreadsheetml().replace('Row ss:Index="10"', 'Row ss:Index="900000"'), "reading.far_cell"),
        ("<table>" + "<tr><td colspan=1000>a" + "<td colspan=1000>a" * 17 + "</table>", "reading.far_cell"),
        ("<table>" + "<table>" * 5000 + "<tr><td>a", "reading.no_header"),
        ("<div>" * 100_000 + "<table><tr><td>a", "reading.no_header"),
    ],
    ids=["doctype", "cut", "far_cell", "colspan", "tables_in_tables", "depth"],
)
def test_hostile_mark_up_is_refused(tmp_path: Path, data: str, key: str) -> None:
    """Entities, cells far out and pages cut off are refused in a sentence."""
    with pytest.raises(InputError) as caught:
        read(tmp_path, data.encode(), "roster.xls")
    assert caught.value.key == key
