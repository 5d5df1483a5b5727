"""Files that harm or mislead: refused in a sentence that names the place, within small limits of time and memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from cadre_stats.errors import InputError
from cadre_stats.reading.rosters import read_tables
from tests.reading.layouts import LAYOUTS, as_csv, as_xlsx
from tests.reading.opendocument import ods

ROSTER = as_xlsx(LAYOUTS[0])
STRINGS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"


def changed(change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> bytes:
    """Give the roster's archive with its members changed (``None`` drops one) and others added."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ROSTER)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return result.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    """Give the roster with a piece of the sheet's XML replaced."""

    def change(name: str, content: bytes) -> bytes:
        if name != SHEET:
            return content
        assert old in content
        return content.replace(old, new, 1)

    return changed(change)


def cell_at(name: str) -> bytes:
    """Give the roster with one more cell that holds a space."""
    row = "".join(c for c in name if c.isdigit())
    cell = f'<row r="{row}"><c r="{name}" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row></sheetData>'
    return in_sheet(b"</sheetData>", cell.encode())


def refusal(tmp_path: Path, data: bytes, name: str = "roster.xlsx") -> InputError:
    """Read bytes as a named file and give the error."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_tables([str(path)])
    assert str(path) in caught.value.where
    for lang in ("vi", "en"):
        assert "\n" not in caught.value.message(lang)
    return caught.value


@pytest.mark.parametrize("cell", ["XFD1048576", "AX1048576", "ZZ500000"])
def test_a_cell_far_out_is_refused_by_name(tmp_path: Path, cell: str) -> None:
    """One space at the sheet's end would make the reader lay out all cells before it."""
    data = cell_at(cell)
    assert len(data) < 10_000
    error = refusal(tmp_path, data)
    assert (error.key, error.values["cell"]) == ("reading.far_cell", cell)


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1"><c s="0" t="n" r="XFD900000"><v>1</v></c></row>',
        b"<row r='1'><c r='xfd900000'><v>1</v></c></row>",
        b'<row r="1"><c s="' + b"0" * 2_000_000 + b'" r="XFD900000"><v>1</v></c></row>',
        b'<row r="1"><c s=">" r="XFD900000"><v>1</v></c></row>',
        b'<row r="1">' + b"<c><v>1</v></c>" * 16_000 + b'</row><row r="900000"><c><v>1</v></c></row>',
        b'<row r="1"><x:c xmlns:x="urn:x" r="XFD900000"><v>1</v></x:c></row>',
    ],
    ids=["attributes_in_any_order", "single_quotes", "a_long_tag", "a_quoted_bracket", "cells_without_names", "prefix"],
)
def test_a_far_cell_cannot_hide(tmp_path: Path, far: bytes) -> None:
    """The farthest cell is found wherever it stands in the XML and however its tag is written."""
    assert refusal(tmp_path, in_sheet(b"<sheetData>", b"<sheetData>" + far)).key == "reading.far_cell"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.dat", "xl/other/Sheet1.XML", "xl/worksheets/SHEET1.xml"])
def test_a_sheet_of_another_name_is_looked_at_too(tmp_path: Path, name: str) -> None:
    """A sheet is what the workbook names as one, wherever it stands in the archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(cell_at("XFD1048576"))) as source, zipfile.ZipFile(stream, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member.endswith("workbook.xml.rels"):
                content = content.replace(b"/xl/worksheets/sheet1.xml", f"/{name.lower()}".encode())
                assert name.lower().encode() in content
            target.writestr(name if member == SHEET else member, content)
    error = refusal(tmp_path, stream.getvalue())
    assert (error.key, error.values["cell"], error.values["member"]) == ("reading.far_cell", "XFD1048576", name)


@pytest.mark.parametrize("far_last", [True, False])
def test_a_second_member_of_a_name_hides_nothing(tmp_path: Path, far_last: bool) -> None:
    """Of two sheets in one place of the archive both are looked at: a reader may take either."""
    sheets = []
    for data in (ROSTER, cell_at("XFD1048576")):
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            sheets.append(source.read(SHEET))
    first, last = sheets if far_last else sheets[::-1]
    with pytest.warns(UserWarning, match="Duplicate"):
        data = changed(lambda name, content: first if name == SHEET else content, {SHEET: last})
    assert refusal(tmp_path, data).key == "reading.far_cell"


def test_formatted_empty_cells_far_out_are_no_harm(tmp_path: Path) -> None:
    """A sheet formatted down to its last row is read: empty cells take no room."""
    path = tmp_path / "roster.xlsx"
    empty = b'<row r="1048576"><c r="XFC1048576" s="0"></c><c r="XFD1048576" s="0"/></row></sheetData>'
    path.write_bytes(in_sheet(b"</sheetData>", empty))
    (table,) = read_tables([str(path)]).tables
    assert len(table.rows) == 2


def test_a_bomb_is_refused_by_its_member(tmp_path: Path) -> None:
    """A member packed tighter than any real sheet is not unpacked."""
    error = refusal(tmp_path, changed(lambda _, content: content, {"xl/bomb.xml": b" " * 50_000_000}))
    assert (error.key, error.values["member"]) == ("reading.too_large", "xl/bomb.xml")


def test_strings_that_would_take_too_much_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each string counts with what it takes beside its text; the same workbook below the limit is read."""
    opening = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    strings = opening + b"<si/>" * 200 + b"</sst>"
    data = changed(lambda name, content: None if name == STRINGS else content, {STRINGS: strings})
    path = tmp_path / "roster.xlsx"
    path.write_bytes(data)
    assert read_tables([str(path)]).tables
    monkeypatch.setattr("cadre_stats.reading.formats.preflight.LARGEST_STRINGS", 200 * 64)
    error = refusal(tmp_path, data)
    assert (error.key, error.values["member"]) == ("reading.too_large", STRINGS)


@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_doctype_is_refused(tmp_path: Path, member: str) -> None:
    """No ordinary workbook declares entities."""
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def change(name: str, content: bytes) -> bytes:
        if name != member:
            return content
        start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + doctype + content[start:]

    error = refusal(tmp_path, changed(change))
    assert (error.key, error.values["member"]) == ("reading.doctype", member)


def test_a_wrong_dimension_hides_no_row(tmp_path: Path) -> None:
    """What the sheet says of its own size is not believed."""
    path = tmp_path / "roster.xlsx"
    path.write_bytes(in_sheet(b'<dimension ref="A1:G3"', b'<dimension ref="A1:B2"'))
    (table,) = read_tables([str(path)]).tables
    assert len(table.rows) == 2


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_workbook_cut_off_is_damaged(tmp_path: Path, part: float) -> None:
    """A download that broke off is said to be damaged."""
    assert refusal(tmp_path, ROSTER[: int(len(ROSTER) * part)]).key == "reading.damaged"


@pytest.mark.parametrize("member", ["xl/workbook.xml", SHEET, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_a_part_is_damaged_or_read_whole(tmp_path: Path, member: str) -> None:
    """A missing part is an error or no harm, never fewer people."""
    path = tmp_path / "roster.xlsx"
    path.write_bytes(changed(lambda name, content: None if name == member else content))
    try:
        (table,) = read_tables([str(path)]).tables
    except InputError:
        return
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "roster.xlsx", "reading.empty_file"),
        (b"", "roster.csv", "reading.empty_file"),
        ("xin chào, đây là thư".encode(), "roster.xlsx", "reading.not_a_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "roster.xlsx",
            "reading.encrypted",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "roster.xls", "reading.damaged"),
        (b"%PDF-1.7\n", "roster.pdf", "reading.other_format"),
        (b"<html><p>STT</p></html>", "roster.xls", "reading.html_without_table"),
        (b"\n\n\n", "roster.csv", "reading.empty_table"),
        ("Kính gửi: Ban Tổ chức\nV/v nộp danh sách\n".encode(), "thu.txt", "reading.no_header"),
        ("STT,Họ và tên,Điện thoại\n1,An,09\n".encode(), "roster.csv", "reading.no_person"),
    ],
    ids=["empty_xlsx", "empty_csv", "text", "encrypted", "broken_xls", "pdf", "html", "blank", "letter", "names_only"],
)
def test_what_is_no_roster_is_said_so(tmp_path: Path, data: bytes, name: str, key: str) -> None:
    """Each kind of file that is no roster has a sentence of its own."""
    assert refusal(tmp_path, data, name).key == key


def test_an_empty_workbook_is_said_to_be_empty(tmp_path: Path) -> None:
    """A new workbook holds nothing."""
    stream = io.BytesIO()
    Workbook().save(stream)
    assert refusal(tmp_path, stream.getvalue()).key == "reading.empty_table"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ROSTER, "roster.xls"),
        (ROSTER, "roster.csv"),
        (ROSTER, "roster"),
        (as_csv(LAYOUTS[0]), "roster.xlsx"),
        (as_csv(LAYOUTS[0]), "roster.xls"),
    ],
)
def test_the_name_does_not_decide_how_a_file_is_read(tmp_path: Path, data: bytes, name: str) -> None:
    """A file is read by its content, whatever its name ends in."""
    path = tmp_path / name
    path.write_bytes(data)
    (table,) = read_tables([str(path)]).tables
    assert len(table.rows) == 2


def ods_row(texts: str, repeated: int = 1) -> str:
    """Make a row of texts between bars, the row repeated."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    cells = "".join(map(cell.format, texts.split("|"))) if texts else ""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}{rest}</table:table-row>'


def test_an_opendocument_sheet_with_empty_rows_to_the_end_is_read(tmp_path: Path) -> None:
    """Programs write the empty rest of a sheet as one repeated row; it takes no room."""
    path = tmp_path / "roster.ods"
    rows = ods_row("STT|Họ và tên|LLCT") + ods_row("1|Lê An|TC") + ods_row("2|Trần Bình|CC") + ods_row("", 1_048_573)
    path.write_bytes(ods(rows))
    (table,) = read_tables([str(path)]).tables
    assert len(table.rows) == 2


def test_an_opendocument_bomb_is_refused(tmp_path: Path) -> None:
    """A few repeated cells that would unfold to thousands of millions are refused."""
    wide = '<table:table-cell table:number-columns-repeated="16000"><text:p>a</text:p></table:table-cell>'
    bomb = f'<table:table-row table:number-rows-repeated="1000000">{wide}</table:table-row>'
    assert refusal(tmp_path, ods(bomb), "roster.ods").key == "reading.far_cell"
