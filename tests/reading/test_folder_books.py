"""Workbooks of one form are read without the library: each gives what it gives alone, or is left to the library."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import shutil
import struct
import subprocess
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Cells, Grid
from cadre_stats.reading.folders import folder_books, raw_columns
from cadre_stats.reading.folders.book_form import BookForm, form_of
from cadre_stats.reading.folders.plain_archive import PlainArchive, plain_archive
from cadre_stats.reading.folders.raw_sheets import RawSheets
from cadre_stats.reading.formats.files import find_files
from cadre_stats.reading.formats.grids import read_stored
from cadre_stats.reading.formats.sniff import Format
from cadre_stats.reading.recognition.one_file import FileReading, read_one
from cadre_stats.reading.tables.options import ReadOptions
from tests.reading.mutations import damaged
from tests.reading.test_bundles import Given, compare, given, shared

SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
HEADER = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Trình độ chuyên môn", "Hệ số lương", "Đơn vị"),
    "Số CCCD",
)
NAMES = ("Trần Văn An", "Lê Thị Bình", "Phạm Minh Châu", "Lò Thị Dung", "Giàng A Páo", "Nguyễn Văn Em")
Write = Callable[[list[list[Any]], str], bytes]


def people(chance: random.Random, count: int) -> list[list[Any]]:
    """Invent so many people: texts, dates, whole and other numbers, nothing."""
    return [
        [
            *(number, chance.choice(NAMES), dt.date(chance.randrange(1960, 2000), 1 + number % 12, 15)),
            *(chance.choice(("Nam", "Nữ")), chance.choice(("Chuyên viên", "Trưởng phòng", "Phó Chủ tịch & Bí thư"))),
            *(chance.choice(("Đại học", "Thạc sĩ", "ĐH")), chance.choice((2.34, 3, 4.98))),
            *(chance.choice(("Văn phòng", "Phòng Nội vụ", None)), f"0{chance.randrange(10**10):011}"),
        ]
        for number in range(1, count + 1)
    ]


def by_openpyxl(rows: list[list[Any]], name: str = "Danh sách") -> bytes:
    """Write rows below the header as openpyxl writes them: texts in their cells."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = name
    for row in (HEADER, *rows):
        sheet.append(list(row))
    sheet.column_dimensions["B"].width = 10 + len(rows)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter(rows: list[list[Any]], name: str = "Danh sách", *, constant_memory: bool = False) -> bytes:
    """Write rows below the header as XlsxWriter writes them: shared texts, dates by their style, styled empty cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": not constant_memory, "constant_memory": constant_memory}) as book:
        sheet, date, framed = book.add_worksheet(name), book.add_format({"num_format": "d/m/yy"}), book.add_format()
        framed.set_border(1)
        sheet.write_row(0, 0, HEADER, framed)
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(place, column, cell, date)
                else:
                    sheet.write(place, column, cell, framed)
        sheet.autofilter(0, 0, len(rows), len(HEADER) - 1)
    return stream.getvalue()


def by_xlsxwriter_in_rows(rows: list[list[Any]], name: str = "Danh sách") -> bytes:
    """Write them row by row: texts stand in their cells."""
    return by_xlsxwriter(rows, name, constant_memory=True)


def as_excel_writes(rows: list[list[Any]], name: str = "Danh sách") -> bytes:
    """Write them with what Excel adds: names of its own for elements, heights, how texts are pronounced."""
    spaces = ' mc:Ignorable="x14ac xr" xmlns:mc="urn:mc" xmlns:x14ac="urn:x14ac" xmlns:xr="urn:xr" xr:uid="{1-2}">'
    sheet = ((r"(<worksheet[^>]*)>", rf"\1{spaces}"), (r"(<row [^>]*)>", r'\1 ht="15.75" x14ac:dyDescent="0.25">'))
    texts = ((r"</t></si>", r'</t><phoneticPr fontId="1" type="noConversion"/></si>'),)
    changes = {SHEET: sheet, STRINGS: texts}
    return repacked(by_xlsxwriter(rows, name), {one: partial(rewritten, changes=changes[one]) for one in changes})


def rewritten(xml: bytes, changes: Sequence[tuple[str, str]]) -> bytes:
    """Write pieces of XML anew."""
    for old, new in changes:
        xml = re.sub(old.encode(), new.encode(), xml)
    return xml


WRITERS: dict[str, Write] = {
    "as-excel": as_excel_writes,
    "openpyxl": by_openpyxl,
    "xlsxwriter": by_xlsxwriter,
    "xlsxwriter-inline": by_xlsxwriter_in_rows,
}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the paths of the files that the library opens while a folder is read together."""
    paths: list[str] = []

    def noted(data: bytes, file: str, kind: Format) -> Sequence[Grid]:
        paths.append(Path(file).name)
        return read_stored(data, file, kind)

    monkeypatch.setattr(folder_books, "read_stored", noted)
    return paths


@cache
def ordinary_books(write: Write, count: int) -> Sequence[bytes]:
    """Give workbooks of ordinary rows, each with a sheet of its own name."""
    chance = random.Random(count)
    return [write(people(chance, chance.randrange(3, 60)), f"Xã {number}") for number in range(count)]


def ordinary(folder: Path, write: Write, count: int = 6) -> None:
    """Write them into a folder."""
    for number, data in enumerate(ordinary_books(write, count)):
        (folder / f"{number:03}.xlsx").write_bytes(data)


@dataclass(frozen=True)
class Ordinary:
    """A folder of ordinary workbooks, and what each of them gives alone."""

    folder: Path
    alone: Mapping[str, Given]

    def compare_with(self, books: Mapping[str, bytes]) -> list[FileReading]:
        """Read them together with more workbooks, each of which, and each of the others, gives what it gives alone."""
        paths = [self.folder / name for name in books]
        for path in paths:
            path.write_bytes(books[path.name])
        try:
            return compare(self.folder, self.alone)
        finally:
            for path in paths:
                path.unlink()


@pytest.fixture(scope="module")
def among(tmp_path_factory: pytest.TempPathFactory) -> Ordinary:
    """Give a folder of ordinary workbooks that many tests put theirs into."""
    ordinary(folder := tmp_path_factory.mktemp("ordinary"), by_xlsxwriter)
    return Ordinary(folder, {file.path: given(read_one(file, ReadOptions())) for file in find_files([str(folder)])})


@pytest.mark.parametrize("name", WRITERS)
def test_the_library_opens_the_first_file_alone(
    name: str, tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ordinary files of one program: the others are read together, whatever their sheets are called."""
    monkeypatch.setattr(raw_columns, "_MANY", 100)
    ordinary(tmp_path, WRITERS[name], 40)
    readings = compare(tmp_path)
    assert opened == ["000.xlsx"]
    assert shared(readings) > 30
    assert [reading.tables[0].sheet for reading in readings] == [f"Xã {number}" for number in range(40)]


def test_files_of_several_programs_under_one_header(tmp_path: Path, opened: list[str]) -> None:
    """Each program's first file is opened, and all are read together."""
    for number, write in enumerate(WRITERS.values()):
        (folder := tmp_path / str(number)).mkdir()
        ordinary(folder, write, 8)
    assert shared(compare(tmp_path)) > 17
    assert len(opened) == len(WRITERS)


def test_two_headers_by_one_program(tmp_path: Path, opened: list[str]) -> None:
    """Files under one header and under another, in turn: the first of each is opened."""
    chance = random.Random(2)
    for number in range(16):
        rows = people(chance, 9)
        data = by_xlsxwriter(rows)
        if number % 2:
            data = repacked(data, {STRINGS: lambda xml: xml.replace("Đơn vị".encode(), "Phòng, ban".encode(), 1)})
        (tmp_path / f"{number:03}.xlsx").write_bytes(data)
    assert shared(compare(tmp_path)) > 9
    assert opened == ["000.xlsx", "001.xlsx"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_files_saved_by_libreoffice(tmp_path: Path, opened: list[str]) -> None:
    """What LibreOffice saves is read without the library, too."""
    (written := tmp_path / "written").mkdir()
    ordinary(written, by_xlsxwriter, 6)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    form = ("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"))
    subprocess.run(
        ("soffice", home, "--headless", *form, *map(str, sorted(written.iterdir()))), check=True, capture_output=True
    )
    assert shared(compare(tmp_path / "saved")) > 2
    assert opened == ["000.xlsx"]


def repacked(data: bytes, changes: dict[str, Callable[[bytes], bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a workbook with members changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", method) as target:
        for name in source.namelist():
            change = changes.get(name)
            content = source.read(name)
            assert change is None or change(content) != content, "nothing was changed"
            target.writestr(name, content if change is None else change(content))
    return stream.getvalue()


def swap(old: str, new: str, member: str = SHEET) -> Callable[[bytes], bytes]:
    """Give a change of a workbook: the first piece of XML that matches is written anew."""
    pattern = re.compile(old.encode(), re.DOTALL)
    return lambda data: repacked(data, {member: lambda xml: pattern.sub(new.encode(), xml, count=1)})


def in_cell(xml: str, cell: str = "B3") -> Callable[[bytes], bytes]:
    """Give a change of a workbook: a cell is written anew."""
    return swap(rf'<c r="{cell}"[^>]*>.*?</c>', xml)


def in_text(xml: str, text: str = "Chuyên viên") -> Callable[[bytes], bytes]:
    """Give a change of a workbook: a shared text is written anew."""
    return swap(f"<si><t>{text}</t></si>", xml, STRINGS)


UNUSUAL: dict[str, Callable[[bytes], bytes]] = {
    "formula": in_cell('<c r="B3"><f>"An"</f><v>7</v></c>'),
    "formula_text": in_cell('<c r="B3" t="str"><f>A1</f><v>Lò Thị Dung</v></c>'),
    "formula_without_value": in_cell('<c r="B3"><f>A1</f><v></v></c>'),
    "error": in_cell('<c r="B3" t="e"><v>#REF!</v></c>'),
    "true": in_cell('<c r="B3" t="b"><v>1</v></c>'),
    "iso_date": in_cell('<c r="C3" t="d"><v>1975-03-12</v></c>', "C3"),
    "text_in_cell": in_cell('<c r="B3" t="inlineStr"><is><t xml:space="preserve"> Lò  Thị </t></is></c>'),
    "runs_in_cell": in_cell('<c r="B3" t="inlineStr"><is><r><t>Lò </t></r><r><t>Thị</t></r></is></c>'),
    "empty_text_in_cell": in_cell('<c r="B3" t="inlineStr"><is><t></t></is></c>'),
    "number_for_text": in_cell('<c r="B3"><v>12</v></c>'),
    "long_number": in_cell('<c r="G3"><v>123456789012</v></c>', "G3"),
    "number_in_thousands": in_cell('<c r="G3"><v>1E3</v></c>', "G3"),
    "no_number": in_cell('<c r="G3"><v>2,34</v></c>', "G3"),
    "style_that_is_none": in_cell('<c r="G3" s="99"><v>2.34</v></c>', "G3"),
    "text_with_style": in_cell('<c r="B3" s="1" t="s"><v>8</v></c>'),
    "type_before_style": in_cell('<c r="B3" t="s" s="1"><v>9</v></c>'),
    "text_that_is_none": in_cell('<c r="B3" t="s"><v>999</v></c>'),
    "single_quotes": in_cell("<c r='B3' t='s'><v>9</v></c>"),
    "without_name": in_cell('<c t="s"><v>9</v></c>'),
    "small_letters": in_cell('<c r="b3" t="s"><v>9</v></c>'),
    "far_cell": swap("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    "wider": in_cell('<c r="H3" s="2"/><c r="J3"><v>1</v></c>', "H3"),
    "empty_but_far": swap("</sheetData>", '<row r="999"><c r="XFC999" s="2"/></row></sheetData>'),
    "too_many_rows": swap("</sheetData>", '<row r="130"><c r="A130"><v>1</v></c></row></sheetData>'),
    "blank_rows": swap("</sheetData>", '<row r="70"/><row r="71"><c r="A71"><v>1</v></c></row></sheetData>'),
    "rows_out_of_order": swap("</sheetData>", '<row r="2"><c r="A2"><v>1</v></c></row></sheetData>'),
    "hidden_row": swap('<row r="3"', '<row r="3" hidden="1"'),
    "hidden_true": swap('<row r="3"', '<row r="3" ht="9" hidden="true"'),
    "not_hidden": swap('<row r="3"', '<row r="3" hidden="false"'),
    "hidden_otherwise": swap('<row r="3"', "<row r=\"3\" hidden='1'"),
    "hidden_column": swap("<sheetData>", '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'),
    "merged": swap("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3:B3"/></mergeCells>'),
    "merged_oddly": swap("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3"/></mergeCells>'),
    "lying_dimension": swap('<dimension ref="[^"]*"', '<dimension ref="A1:B2"'),
    "dimension_backwards": swap('<dimension ref="[^"]*"', '<dimension ref="H9:A1"'),
    "no_dimension": swap('<dimension ref="[^"]*"/>', ""),
    "senseless_dimension": swap('<dimension ref="[^"]*"', '<dimension ref="ZZZ"'),
    "value_with_another_end": swap("</v></c></row><row", "</x></c></row><row"),
    "no_end_of_cells": swap("(<c [^>]*>)(?!.*<c ).*</sheetData>", r"\\1</sheetData>"),
    "sign_before_rows": swap("<sheetData>", "&<sheetData>"),
    "sign_between_rows": swap("</row><row", "</row>&<row"),
    "words_between_rows": swap("</row><row", "</row> more <row"),
    "comment": swap("<sheetData>", "<!-- <c r='XFD1048576'> --><sheetData>"),
    "doctype": swap("<worksheet", "<!DOCTYPE x><worksheet"),
    "entity": in_text("<si><t>A &amp; &#7885; &#x1EA1;</t></si>"),
    "unknown_entity": in_text("<si><t>A &foo;</t></si>"),
    "rich": in_text('<si><r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">Lò </t></r><r><t>An</t></r></si>'),
    "phonetic": in_text('<si><t>Lò</t><rPh sb="0" eb="1"><t>lo</t></rPh><phoneticPr fontId="1"/></si>'),
    "kept_spaces": in_text('<si><t xml:space="preserve"> Chuyên viên </t></si>'),
    "empty_text": in_text("<si><t/></si>"),
    "nothing_shared": in_text("<si/>"),
    "newline": in_text("<si><t>Chuyên\nviên_x000D_</t></si>"),
    "text_twice": in_text("<si><t>Trưởng phòng</t></si>"),
    "cdata": in_text("<si><t><![CDATA[An]]></t></si>"),
    "more_attributes": in_text('<si><t x="1">An</t></si>'),
    "other_styles": swap('numFmtId="14"|formatCode="d/m/yy"', 'formatCode="0.00"', "xl/styles.xml"),
    "since_1904": swap("<workbookPr", '<workbookPr date1904="1"', BOOK),
    "hidden_sheet": swap("<sheet ", '<sheet state="hidden" ', BOOK),
    "sheet_by_entity": swap(' name="[^"]*"', ' name="A &amp; B"', BOOK),
    "other_target": swap("worksheets/sheet1.xml", "worksheets/sheet2.xml", "xl/_rels/workbook.xml.rels"),
    "about_with_doctype": swap("<cp:core", "<!DOCTYPE x><cp:core", "docProps/core.xml"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_an_unusual_file_among_ordinary_ones(name: str, among: Ordinary) -> None:
    """Whatever stands in it, it gives what it gives alone, and so do those beside it."""
    data = by_xlsxwriter(people(random.Random(name), 40))
    assert shared(among.compare_with({"0020.xlsx": UNUSUAL[name](data)})) > 2


def test_unusual_files_teach_nothing_wrong(tmp_path: Path) -> None:
    """They come first, and ordinary ones behind them."""
    data = by_xlsxwriter(people(random.Random(1), 40))
    for number, change in enumerate(UNUSUAL.values()):
        (tmp_path / f"{number:03}.xlsx").write_bytes(change(data))
    for number in range(3):
        (tmp_path / f"x{number}.xlsx").write_bytes(data)
    compare(tmp_path)


def with_entry(data: bytes, place: int, form: str, value: int) -> bytes:
    """Change a number in the archive's entry of the sheet, counted from the entry's beginning."""
    at = data.rindex(SHEET.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    size = struct.calcsize(form)
    return data[: at + place] + struct.pack(form, value) + data[at + place + size :]


def with_more(data: bytes, name: str, content: bytes) -> bytes:
    """Add a member, perhaps one whose name is there already."""
    stream = io.BytesIO(data)
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def streamed(data: bytes) -> bytes:
    """Write the archive as to a pipe: sizes and checksums stand behind the members."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return pipe.getvalue()


ARCHIVES: dict[str, Callable[[bytes], bytes]] = {
    "cut_off": lambda data: data[:-300],
    "begins_later": lambda data: b"more" + data,
    "goes_on": lambda data: data + b"more",
    "comment": lambda data: data[:-2] + b"\x04\x00more",
    "wrong_checksum": lambda data: with_entry(data, 16, "<L", 7),
    "smaller_than_stated": lambda data: with_entry(data, 24, "<L", 900_000),
    "larger_than_stated": lambda data: with_entry(data, 24, "<L", 900),
    "bomb_by_its_word": lambda data: with_entry(data, 24, "<L", 0x7FFFFFFF),
    "packed_otherwise": lambda data: with_entry(data, 10, "<H", 12),
    "encrypted": lambda data: with_entry(data, 8, "<H", 1),
    "elsewhere": lambda data: with_entry(data, 42, "<L", 0),
    "stored": lambda data: repacked(data, {}, zipfile.ZIP_STORED),
    "streamed": streamed,
    "sheet_twice": lambda data: with_more(data, SHEET, b"<worksheet/>"),
    "sheet_in_capitals": lambda data: with_more(data, SHEET.upper(), b"<worksheet/>"),
    "bomb": lambda data: with_more(data, "xl/bomb.xml", b" " * 30_000_000),
    "more": lambda data: with_more(data, "xl/more.xml", b"<more/>"),
    "more_with_doctype": lambda data: with_more(data, "xl/more.xml", b"<!DOCTYPE a><more/>"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_unusual_archive_among_ordinary_ones(name: str, among: Ordinary) -> None:
    """Damaged, written to a pipe, with members of one name: it gives what it gives alone."""
    data = ARCHIVES[name](by_xlsxwriter(people(random.Random(name), 40)))
    assert shared(among.compare_with({f"0020{number}.xlsx": data for number in range(2)})) > 2


def test_a_file_without_a_part(tmp_path: Path) -> None:
    """Each part of a workbook left out in one of the files, or repeated as another's content."""
    ordinary(tmp_path, by_xlsxwriter)
    data = by_xlsxwriter(people(random.Random(3), 20))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    for number, name in enumerate(names):
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
            for one in names:
                if one != name:
                    target.writestr(one, source.read(one))
        (tmp_path / f"002-{number}.xlsx").write_bytes(stream.getvalue())
    assert shared(compare(tmp_path)) > 2


@pytest.mark.parametrize("name", WRITERS)
def test_damaged_files_among_ordinary_ones(name: str, tmp_path: Path) -> None:
    """Bytes of the archive or of a member's XML changed, cut off, written over others: what each gives alone."""
    ordinary(tmp_path, WRITERS[name], 9)
    data = WRITERS[name](people(random.Random(4), 12), "Xã")
    for number, broken in enumerate(damaged(data, 80, seed=7)):
        (tmp_path / f"002-{number:03}.xlsx").write_bytes(broken)
    assert shared(compare(tmp_path)) > 4


@pytest.mark.parametrize("name", WRITERS)
def test_a_damaged_part_reads_as_the_library_reads_it(name: str) -> None:
    """A sign of XML changed, put in or taken out: where the form still gives cells, the library gives the same."""
    chance, data = random.Random(name), WRITERS[name](people(random.Random(8), 4), "Xã")
    form, taken = form_of(data, archive_of(data)), 0
    assert form is not None
    for _ in range(200):
        part = chance.choice((SHEET, SHEET, STRINGS if STRINGS in form.names else SHEET, BOOK))
        broken = repacked(data, {part: partial(scratched, chance=random.Random(chance.random()))})
        if (raw := by_form(form, broken)) is not None:
            taken += 1
            assert raw == by_library(broken)
    assert taken > 5


def scratched(xml: bytes, chance: random.Random) -> bytes:
    """Change XML at one place."""
    at, sign = chance.randrange(len(xml)), bytes([chance.choice(b"<>/\"' =cvrst1A9&x\xa3")])
    behind = chance.choice((at, at + 1, at + 1, at + 5))
    changed = xml[:at] + chance.choice((sign, b"", xml[at : at + 9] * 2)) + xml[behind:]
    return changed if changed != xml else xml[:at] + xml[at + 1 :]


def archive_of(data: bytes) -> PlainArchive:
    """Give an archive, in which nothing is unusual."""
    archive = plain_archive(data)
    assert archive is not None
    return archive


def by_form(form: BookForm, data: bytes) -> object:
    """Give all that is read of a workbook by its form, if it can be."""
    sheet, sheets = form.opened(archive_of(data)), RawSheets(0, len(HEADER))
    columns = raw_columns.raw_columns(sheets, form) if sheet and sheets.take([sheet])[0] else None
    return None if sheet is None or columns is None else (sheet.name, bool(sheet.merges), *map(cells_of, columns))


def by_library(data: bytes) -> object:
    """Give the same as the library reads it, and whatever is told of the sheet."""
    try:
        (grid,) = read_stored(data, "roster.xlsx", "xlsx")
    except InputError as error:
        return error.key
    return (grid.sheet, bool(grid.merges), *map(cells_of, grid.columns), *grid.findings)


def cells_of(column: Cells) -> list[str]:
    """Give the cells of a column with their types."""
    return [repr(column.values[code]) for code in column.codes.tolist()]


def test_what_the_library_cannot_type_is_read_file_by_file(tmp_path: Path) -> None:
    """A cell that only its own file's reading refuses stands beside others: none of them is lost."""
    ordinary(tmp_path, by_xlsxwriter)
    data = by_xlsxwriter(people(random.Random(5), 20))
    (tmp_path / "0030.xlsx").write_bytes(in_text("<si><t>A &#xD800;</t></si>")(data))
    readings = compare(tmp_path)
    assert sum(reading.error is not None for reading in readings) == 1


def test_equal_checksums_are_not_taken_for_equal_parts(tmp_path: Path) -> None:
    """Styles of another content whose checksum and size are those of the others: the content is compared."""
    ordinary(tmp_path, by_xlsxwriter)
    data = by_xlsxwriter(people(random.Random(6), 20))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read("xl/styles.xml")
    other = styles.replace(b"d/m/yy", b"0.0000")
    assert len(other) == len(styles)
    changed = repacked(data, {"xl/styles.xml": lambda _: with_checksum(other, zlib.crc32(styles))})
    (tmp_path / "0030.xlsx").write_bytes(changed)
    assert shared(compare(tmp_path)) > 2


def with_checksum(content: bytes, wanted: int) -> bytes:
    """Change four bytes of the attribute that names the fonts so that a content has a certain checksum."""
    at = content.index(b"<name val=") + len(b'<name val="')
    before, after = content[:at], content[at + 4 :]
    # The checksum is linear over the bits: 32 equations for 32 bits.
    base = zlib.crc32(before + bytes(4) + after)
    columns = [zlib.crc32(before + (1 << bit).to_bytes(4, "little") + after) ^ base for bit in range(32)]
    rows = [(column, 1 << bit) for bit, column in enumerate(columns)]
    target, chosen = wanted ^ base, 0
    for bit in reversed(range(32)):
        pivot = next(((c, m) for c, m in rows if c >> bit & 1), None)
        if pivot is None:
            continue
        rows = [(c ^ pivot[0], m ^ pivot[1]) if c >> bit & 1 else (c, m) for c, m in rows if (c, m) != pivot]
        if target >> bit & 1:
            target, chosen = target ^ pivot[0], chosen ^ pivot[1]
    found = before + chosen.to_bytes(4, "little") + after
    assert zlib.crc32(found) == wanted
    return found
