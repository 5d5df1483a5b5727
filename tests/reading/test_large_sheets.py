"""Large sheets of an xlsx, whose different cells are read once: always what the library reads of the sheet itself."""

from __future__ import annotations

import datetime as dt
import io
import math
import random
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.cell_masks import numbered_values, places_of, unlike_whole_numbers, vacant_values
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.formats.shared_texts import shared_texts
from cadre_stats.reading.formats.sheet_cells import scan_cells
from cadre_stats.reading.formats.workbook import read_workbook
from tests.reading.layouts import LAYOUTS, as_xlsx

SHEET = "xl/worksheets/sheet1.xml"
NEVER = 1 << 60


def read(data: bytes, large: int) -> object:
    """Give all that is read of a workbook, or the error's key."""
    try:
        grids = read_workbook(data, "roster.xlsx", "xlsx", large=large)
    except InputError as error:
        return error.key
    return [
        (
            *(grid.sheet, grid.height, grid.merges, grid.hidden, grid.findings),
            [(column.codes.tolist(), list(map(repr, column.values))) for column in grid.columns],
        )
        for grid in grids
    ]


def of_many_kinds() -> bytes:
    """Write a workbook with every kind of cell through openpyxl: it is read as written by most programs."""
    book = openpyxl.Workbook()
    tab: Any = book.active
    tab.append(["Họ tên", "a & b < c", " đầu\ncuối ", True, False, 1, 1.0, 2.5, -3, 1e300, 12345678901234])
    tab.append(
        [
            dt.date(1975, 3, 12),
            dt.datetime.fromisoformat("2020-01-02T03:04"),
            dt.time(7, 30),
            dt.timedelta(hours=30),
            "1",
            "x",
        ]
    )
    tab.append(["=1+1", "#N/A", "thạc sĩ", None, "Họ tên", 0, True])
    tab["B3"].data_type = "e"
    tab.cell(5, 30, "xa").number_format = "0%"
    tab.cell(6, 27, 0.35).number_format = "0.0%"
    tab.merge_cells("A5:C6")
    tab.row_dimensions[5].hidden = True
    second = book.create_sheet("ẩn")
    second.sheet_state = "hidden"
    second.append(["=A1", 1])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def of_xlsxwriter(constant_memory: bool) -> bytes:
    """Write a workbook through xlsxwriter, whose texts are shared or stand in the cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": constant_memory, "in_memory": True}) as book:
        sheet, date = book.add_worksheet(), book.add_format({"num_format": "d/m/yy"})
        for row in range(40):
            sheet.write_row(row, 0, [row, f"người {row % 7}", "Nam", row / 3, row % 2 == 0])
            sheet.write_datetime(row, 5, dt.date(1970, 1, 1 + row % 5), date)
            sheet.write_blank(row, 6, None, date)
            sheet.write_formula(row, 7, f"=A{row + 1}*2", value=row * 2)
            sheet.write_formula(row, 8, '="a"&"b"', value="ab")
    return stream.getvalue()


WORKBOOKS = {
    "many_kinds": of_many_kinds(),
    "shared": of_xlsxwriter(False),
    "inline": of_xlsxwriter(True),
    "roster": as_xlsx(LAYOUTS[0]),
}


def with_sheet(data: bytes, sheet: bytes) -> bytes:
    """Give the workbook with the XML of its first sheet replaced."""
    return with_part(data, SHEET, sheet)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """Give the workbook with a part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return stream.getvalue()


def sheet_of(data: bytes) -> bytes:
    """Give the XML of the first sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(SHEET)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_large_sheet_reads_as_a_small_one(name: str) -> None:
    """Cells, types, merges and findings are those of the library's own reading, and the scan took part."""
    data = WORKBOOKS[name]
    assert scan_cells(io.BytesIO(sheet_of(data))) is not None
    assert read(data, 0) == read(data, NEVER)


@pytest.mark.parametrize(
    "sheet",
    [
        b"<!-- <c> --></sheetData>",
        b"<row r='9'><c r='A9'><v>1</v></c></row></sheetData>",
        b'<row r="9"><c><v>1</v></c></row></sheetData>',
        b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
        b'<row r="9"><x:c xmlns:x="urn:x" r="A9"><v>1</v></x:c></row></sheetData>',
        b'<row r="9"><c r="a9"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="B9"><v>1</v></c><c r="A9"><v>2</v></c></row></sheetData>',
        b'<row r="9"><c r="A9"><c r="B9"><v>1</v></c></c></row></sheetData>',
        b'<row r="9"><c r="A9" s="0" /></row></sheetData>',
        b'<row r="9"><c r="A11"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A99"><v>1</v></c></row></sheetData>',
        b'<row spans="1:2" r="9"><c r="A9"><v>1</v></c></row><row r="10"><c r="A10"><v>1</v></c></row></sheetData>',
        b'<c r="A9"><v>1</v></c><row r="10"><c r="A10"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="s" s="0"><v>1</v></c><c r="B9" t="s"><v>01</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="s"> <v>1</v></c><c r="B9" t="s"><v>1</v> </c></row></sheetData>',
        b'<row r="9"><c r="A9" x=\' t="s"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" s="x" t="s"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="s"><v>99999</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="s"><v>-1</v></c></row></sheetData>',
        b'<row r="9"><c r="A9"><f>B1</f></c><c r="B9" t="e"><v>#REF!</v></c></row></sheetData>',
        b'<row r="9" hidden="1"><c r="XFD9"><v>7</v></c></row></sheetData>',
        b'<row r="9"><c r="XFE9"><v>7</v></c></row></sheetData>',
        b'<row r="9"/><row r="10"></row></sheetData>',
        b'<row r="9"><c r="A9"></sheetData>',
        b'<row r="9"><c r="A9"><v>1</x></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="s"><v>1<v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="inlineStr"><is><r><t>Th</t></r><r><t>S</t></r></is></c></row></sheetData>',
        b'<row r="9"><c r="A9"><v>007</v></c><c r="B9"><v>7</v></c><c r="C9" s="01"><v>7</v></c></row></sheetData>',
        b'<row r="9"><c r="A9"><v>9999999</v></c><c r="AAC9"><v>12345678</v></c></row></sheetData>',
        b'<row r="9"><c r="AB9"><v></v></c></row></sheetData>',
        b'<row r="9"><c r="A9" s="1"><v>25075</v></c><c r="B9" s="0"><v>25075</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" t="b"><v>1</v></c><c r="B9" t="n"><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A9" s=""><v>1</v></c></row></sheetData>',
        b'<row r="9"><c r="A09"><v>1</v></c></row><row r="10"><c r="0A10"><v>1</v></c></row></sheetData>',
        b"</sheetData><sheetData></sheetData>",
    ],
)
def test_unusual_cells_are_read_as_the_library_reads_them(sheet: bytes) -> None:
    """What no spreadsheet program writes is left to the full parser, or is the same through the scan."""
    data = with_sheet(WORKBOOKS["shared"], sheet_of(WORKBOOKS["shared"]).replace(b"</sheetData>", sheet))
    assert read(data, 0) == read(data, NEVER)


TEXTS = b"".join(f"<si><t>người {number}</t></si>".encode() for number in range(9))


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("<t>Thạc sĩ</t>", True),
        ("<t></t>", True),
        ("<t> đầu</t>", False),
        ("<t>cuối\n</t>", False),
        ("<t>cuối\u00a0</t>", False),
        ("<t >Nam</t>", False),
        ('<t xml:space="preserve">  hai  đầu\t</t>', True),
        ("<t>\ufeffTh\u00a0S\u0301</t>", True),
        ("<t>Đảng &amp; Đoàn&#10;x</t>", False),
        ("<t>dòng\r\nmới</t>", False),
        ("<t>dòng_x000D_mới</t>", False),
        ("<t/>", False),
        ("", False),
        ("<r><t>Th</t></r><r><t>S</t></r>", False),
        ("<t>Nam</t><rPh sb='0' eb='1'><t>x</t></rPh>", False),
        ("<t>a</t><t>b</t>", False),
        ("<t><![CDATA[a]]></t>", False),
        ("<!-- x --><t>a</t>", False),
        ("<x>a</x>", False),
        ("<t>a</t></si><si>", False),
        ("<t>a</t></si><x/><si><t>b</t>", False),
    ],
)
def test_shared_texts_are_those_of_the_library(text: str, is_plain: bool) -> None:
    """Texts that are taken without the library are as it reads them; what isn't plain is left to it."""
    begin = b'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    strings = begin + b"<si>" + text.encode() + b"</si>" + TEXTS + b"</sst>"
    data = with_part(WORKBOOKS["shared"], "xl/sharedStrings.xml", strings)
    assert (shared_texts(strings) is not None) is is_plain
    assert read(data, 0) == read(data, NEVER)


def test_a_cell_without_its_shared_text_is_damage_for_both() -> None:
    """Where fewer texts are shared than cells name, nothing is read as something else."""
    strings = b"<sst>" + TEXTS[: TEXTS.index(b"</si>") + 5] + b"</sst>"
    data = with_part(WORKBOOKS["shared"], "xl/sharedStrings.xml", strings)
    assert shared_texts(strings) == ["người 0"]
    assert read(data, 0) == read(data, NEVER)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_damaged_sheet_reads_the_same_or_is_refused(name: str) -> None:
    """Bytes changed in the XML never give other cells than the library reads, unless one of the two refuses."""
    chance, sheet = random.Random(3), sheet_of(WORKBOOKS[name])
    for _ in range(40):
        changed = bytearray(sheet)
        for _ in range(chance.choice((1, 2))):
            changed[chance.randrange(len(changed))] = chance.choice(b"<>/\"' =cvrst1A9&x")
        data = with_sheet(WORKBOOKS[name], bytes(changed))
        scanned, whole = read(data, 0), read(data, NEVER)
        assert scanned == whole or isinstance(scanned, str) or isinstance(whole, str), changed


def test_masks_over_the_cells_of_a_workbook() -> None:
    """Numbers come as floats among texts and dates: which are whole, which blank, which of them are the number 1."""
    cells: list[Cell] = [
        *(1.0, -1.0, 1.5, math.inf, math.nan),
        *("1", "2.", "", "...", "TT", dt.date(2020, 1, 1), True, "Khuyết", "n/a"),
    ]
    numbered = [1.0, "1", "2.", "", "...", True, "n/a"]
    assert [cell for cell, is_one in zip(cells, numbered_values(cells), strict=True) if is_one] == numbered
    assert places_of(cells, "1", 1) == [cells.index(1.0), cells.index("1"), 11]
    assert list(map(repr, unlike_whole_numbers(cells))) == list(map(repr, [*cells[2:5], *cells[6:]]))
    assert [cell for cell, is_one in zip(cells, vacant_values(cells), strict=True) if is_one] == ["Khuyết"]
