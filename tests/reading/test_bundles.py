"""Files of one header are read together: each gives what it gives alone, whatever stands in it or beside it."""

from __future__ import annotations

import csv
import io
import os
import random
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import Workbook

from cadre_stats.cli import main
from cadre_stats.finding import Finding
from cadre_stats.reading.folders import folder_files
from cadre_stats.reading.folders.folder_files import read_each
from cadre_stats.reading.formats.files import find_files
from cadre_stats.reading.recognition.one_file import FileReading, read_one
from cadre_stats.reading.rosters import TableSet, read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.reading.workers import workers
from cadre_stats.record import replace
from cadre_stats.roster import read
from tests.reading.layouts import LAYOUTS, Layout, as_csv, as_xlsx

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
NAMES = ("Trần Văn An", "Lê Thị Bình", "Phạm Minh Châu", "Lò Thị Dung", "Giàng A Páo", "Nguyễn Văn Em", "Đỗ Thị Hà")
POOLS: dict[str, Sequence[str]] = {
    "STT": ("1", "2", "3", "4."),
    "Họ và tên": NAMES,
    "Số CCCD": tuple(f"0{number:011}" for number in range(1, 90)),
    "Ngày sinh": ("05/08/1975", "1980", "12/1990", "1/1/1966"),
    "Giới tính": ("Nam", "Nữ", ""),
    "Dân tộc": ("Kinh", "Tày", "Mông", ""),
    "Tôn giáo": ("Không", "Công giáo", ""),
    "Đảng viên": ("x", "", "X"),
    "Chức vụ": ("Chủ tịch UBND", "Phó Chủ tịch UBND", "Chuyên viên", "Trưởng phòng"),
    "Đơn vị": ("UBND xã Một", "Phòng Nội vụ", "Văn phòng"),
    "Trình độ chuyên môn": ("Thạc sĩ", "ĐH", "Cao đẳng", "Kinh tế", "ĐH; đang học ThS"),
    "Lý luận chính trị": ("Cao cấp", "TC", "", "-"),
    "Chuyên ngành": ("Luật", "Kế toán", ""),
    "Bằng cấp khác": ("B1", "Chứng chỉ", "", "x"),
    "Ngày vào Đảng": ("03/02/2001", "1999", "", "3/2/2010", "1968"),
    "Ngày tuyển dụng": ("01/09/2005", "2001", "1995", "1960"),
    "Ngạch": ("01.003", "Chuyên viên", "01.002", "3,66"),
    "Hệ số": ("3,66", "4,98", "2,34", "01.002"),
    "Ghi chú": ("", "theo hồ sơ,\ncần đối chiếu", 'gọi là "Tư"'),
}
# What may stand in a cell by mistake: words of another column, of another kind of row, numbers, marks, old fonts.
STRAY = (
    *("Thạc sĩ", "Chủ tịch UBND xã", "Trần Văn An", "x", "12", "1975", "Tổng số: 12 người", "(khuyết)", "Họ và tên"),
    *(
        "NguyÔn V¨n Thö",
        "",
        "-",
        "Kinh",
        "Nữ",
        "UBND xã Hai",
        "I",
        "Người lập biểu",
        "Ghi chú: trên đây là",
        "03/02/2001",
    ),
    *("Công giáo", "Trình độ chuyên môn", "…", "NFC", "Cao cấp; TC", "Phòng A | Phòng B", "12 người"),
)
Row = list[str]


def tables_of(reading: FileReading) -> list[dict[str, Any]]:
    """Give all that tables say, their columns cell by cell with types; where else they are kept says nothing."""
    return [table_of(table) for table in reading.tables]


def table_of(table: Table) -> dict[str, Any]:
    """Give all that a table says."""
    told = {name: getattr(table, name) for name in table.__match_args__ if name != "part"}
    arrays = {name: getattr(table, name).tolist() for name in ("rows", "row_kinds", "section_codes")}
    return {**told, **arrays, **{name: [cells(one) for one in getattr(table, name)] for name in ("columns", "joined")}}


def cells(column: Column) -> tuple[object, ...]:
    """Give a column with the cell of every row."""
    each = [column.values[code] for code in column.codes.tolist()]
    return column.index, column.header, column.field, column.tick, [(type(cell), cell) for cell in each]


# What a file gives: its error, its findings, all that its tables say.
Given = tuple[str, Sequence[Finding], Sequence[dict[str, Any]]]


def given(reading: FileReading) -> Given:
    """Give all that a file gives."""
    return str(reading.error), reading.findings, tables_of(reading)


def compare(folder: Path, known: Mapping[str, Given] = MappingProxyType({})) -> list[FileReading]:
    """Read the files of a folder one by one and together; give what they gave together once it is the same.

    ``known``: by path what files gave alone before, whose bytes are the same still.
    """
    found = find_files([str(folder)])
    together = dict(read_each([(file, "") for file in found], ReadOptions()))
    assert set(together) == set(found)
    for file in found:
        alone = known[file.path] if file.path in known else given(read_one(file, ReadOptions()))
        for what, here in zip(alone, given(together[file]), strict=True):
            assert what == here, file.path
    return [together[file] for file in found]


def shared(readings: Sequence[FileReading]) -> int:
    """Count the tables that were read together."""
    return sum(table.part is not None for reading in readings for table in reading.tables)


def text_of(rows: Sequence[Row], chance: random.Random | None = None, delimiter: str = ",") -> bytes:
    """Write rows as a program may: with or without a mark, one line end or another, quotes, letters in parts."""
    stream = io.StringIO()
    line, quoting = ("\r\n", csv.QUOTE_MINIMAL)
    if chance is not None:
        line, quoting = chance.choice(("\r\n", "\n")), chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    csv.writer(stream, delimiter=delimiter, lineterminator=line, quoting=quoting).writerows(rows)
    text = stream.getvalue()
    if chance is not None and chance.random() < 0.1:
        text = unicodedata.normalize("NFD", text)
    return text.encode("utf-8-sig" if chance is None or chance.random() < 0.5 else "utf-8")


def book_of(rows: Sequence[Row]) -> bytes:
    """Write rows as a workbook, numbers as numbers."""
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append([int(cell) if cell.isdigit() and len(cell) < 5 else cell or None for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def people(header: Sequence[str], count: int, chance: random.Random) -> list[Row]:
    """Invent so many rows below a header."""
    return [[chance.choice(POOLS[name]) for name in header] for _ in range(count)]


def strayed(rows: list[Row], chance: random.Random) -> list[Row]:
    """Put a stray text into a cell, a row or most of a column, or move, cut, double or empty a row."""
    if chance.random() < 0.4 or len(rows) < 2:
        return rows
    at, column = chance.randrange(1, len(rows)), chance.randrange(len(rows[0]))
    match chance.randrange(7):
        case 0 | 1:
            rows[at][column] = chance.choice(STRAY)
        case 2:
            text = chance.choice(STRAY)
            for row in rows[1:]:
                row[column] = text if chance.random() < 0.8 else row[column]
        case 3:
            rows[at] = chance.choice(([], ["", *STRAY[:2]], rows[at][:-2], [*rows[at], "thừa"], [""] * len(rows[0])))
        case 4:
            rows.insert(at, list(rows[0]))
        case 5:
            rows[at] = ["" if place not in (1, column) else cell for place, cell in enumerate(rows[at])]
        case _:
            rows[0][column] = chance.choice(STRAY)
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_random_folders_give_what_their_files_give(seed: int, tmp_path: Path) -> None:
    """Sixty files under one header, in a third of them something astray: the same tables, findings, errors."""
    chance = random.Random(seed)
    header = ["Họ và tên", *(name for name in POOLS if name != "Họ và tên" and chance.random() < 0.75)]
    above = [["UBND HUYỆN A"], ["DANH SÁCH CÁN BỘ"], ["Tính đến ngày 31/12/2020"], []] if seed % 2 else []
    for number in range(60):
        rows = [list(header), *people(header, chance.choice((1, 3, 8, 45, 90)), chance)]
        if chance.random() < 0.5:
            rows = strayed(rows, chance)
        (tmp_path / f"{number:02}.csv").write_bytes(text_of([*above, *rows], chance, ",;"[seed == 3]))
    assert shared(compare(tmp_path)) > 15


@pytest.mark.parametrize("write", [text_of, book_of], ids=["csv", "xlsx"])
def test_ordinary_files_are_read_together(write: Callable[[Sequence[Row]], bytes], tmp_path: Path) -> None:
    """Nothing astray: all but the first are read together; those of another header have a first one of their own."""
    chance = random.Random(1)
    for name, header in (("a", list(POOLS)[:13]), ("b", ["STT", "Họ và tên", "Ngày sinh", *list(POOLS)[8:12]])):
        for number in range(9):
            rows = [header, *people(header, 12, chance)]
            for place, row in enumerate(rows[1:], start=1):
                row[0] = str(place)
                row[header.index("Trình độ chuyên môn")] = "Đại học"
            (tmp_path / f"{name}{number}.{'csv' if write is text_of else 'xlsx'}").write_bytes(write(rows))
    assert shared(compare(tmp_path)) >= 14


@pytest.mark.parametrize("layout", LAYOUTS, ids=[one.name for one in LAYOUTS])
def test_every_layout_beside_its_like(layout: Layout, tmp_path: Path) -> None:
    """Copies of a layout, with rows changed places, left out and doubled, as text and as workbooks."""
    chance = random.Random(layout.name)
    for number in range(5):
        rows = list(layout.rows)
        below = rows[layout.header[1] :]
        if number and below:
            at = chance.randrange(len(below))
            below[at : at + 1] = chance.choice(([], [below[at]] * 2, [chance.choice(below)]))
        changed = replace(layout, rows=[*rows[: layout.header[1]], *below])
        if not layout.only_xlsx:
            (tmp_path / f"{number}.csv").write_bytes(as_csv(changed))
        (tmp_path / f"{number}.xlsx").write_bytes(as_xlsx(changed))
    compare(tmp_path)


def folder_of_all(folder: Path) -> Path:
    """Write a folder of all samples and layouts, and of many ordinary files with some that are damaged."""
    chance = random.Random(9)
    for path in SAMPLES.rglob("*"):
        if path.suffix in (".csv", ".xlsx") and "training" not in path.parts:
            for copy in range(3):
                (folder / f"mẫu {path.stem} {copy}{path.suffix}").write_bytes(path.read_bytes())
    for layout in LAYOUTS:
        (folder / f"bố cục {layout.name}.xlsx").write_bytes(as_xlsx(layout))
    header = list(POOLS)
    for number in range(40):
        rows = [header, *people(header, chance.randrange(1, 12), chance)]
        rows = [rows[0], *([str(place), *row[1:]] for place, row in enumerate(rows[1:], start=1))]
        if number % 5 == 0:
            rows = strayed(rows, chance)
        (folder / f"xã {number:02}.csv").write_bytes(text_of(rows, chance))
    (folder / "hỏng.csv").write_bytes(text_of([header])[:-3] + b'"')
    (folder / "hỏng.xlsx").write_bytes(b"PK\x03\x04 no archive")
    return folder


def once(reads: Callable[..., TableSet]) -> Callable[..., TableSet]:
    """Read once what is asked for with equal options again."""
    known: list[tuple[Sequence[str], ReadOptions, TableSet]] = []

    def first_time(paths: Sequence[str], options: ReadOptions, *rest: object, **how: object) -> TableSet:
        for before, wanted, tables in known:
            if (before, wanted) == (paths, options):
                return tables
        known.append((paths, options, reads(paths, options, *rest, **how)))
        return known[-1][-1]

    return first_time


def test_a_folder_of_everything_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read one by one, together, and by two workers; two commands write what they make of each reading."""
    (folder := tmp_path / "tệp").mkdir()
    monkeypatch.chdir(folder_of_all(folder).parent)
    monkeypatch.setattr(workers, "WORTH", 0)
    output = tmp_path / "out"
    shown = ("--output", str(output), "--lang", "vi", "--quiet", "--force")
    few = folder_files.FEW
    written = []
    for jobs, fewest in (("1", 10**9), ("1", few), ("2", few)):
        monkeypatch.setattr(folder_files, "FEW", fewest)
        monkeypatch.setattr(read, "read_tables", once(read_tables))
        for command in (("report", "--by", "unit", "--format", "json"), ("normalise", "--format", "csv")):
            code = main([*command, "tệp", "--jobs", jobs, *shown])
            written.append((command[0], code, output.read_bytes()))
    assert written[:2] == written[2:4] == written[4:]


@pytest.mark.parametrize(
    ("header", "others"),
    [
        ("Họ và tên,Ngày sinh,Chức vụ,Trình độ chuyên môn,Đơn vị", ("Ông Trần Văn An", "Bà Lê Thị Bình")),
        ("Họ và tên,Ngày sinh,Chức vụ,Trình độ chuyên môn,Đảng viên", ("x", "", "Kết nạp 2010", "không")),
        ("Họ và tên,Ngày sinh,Chức vụ,Trình độ chuyên môn,ĐV", ("x", "", "Xã Một", "Phòng Nội vụ")),
        ("Họ và tên,Ngày sinh,Chức vụ,Trình độ chuyên môn (1: ĐH; 2: ThS),Đơn vị", ("1", "2", "Thạc sĩ")),
    ],
    ids=["forms of address", "marks beside words", "an unclear header", "codes explained in the header"],
)
def test_what_depends_on_all_cells_of_a_file_is_decided_file_by_file(
    header: str, others: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some files have one kind of cell, some another, some both: the report is that of files read one by one."""
    chance = random.Random(header)
    (folder := tmp_path / "tệp").mkdir()
    column = 0 if others[0].startswith("Ông") else 3 if "(1:" in header else 4
    for number in range(12):
        rows = people(["Họ và tên", "Ngày sinh", "Chức vụ", "Trình độ chuyên môn", "Đơn vị"], 6, chance)
        for row in rows if number % 3 else []:
            row[column] = others[0] if number % 3 == 1 else chance.choice(others)
        (folder / f"{number:02}.csv").write_bytes(text_of([header.split(","), *rows]))
    compare(folder)
    written = []
    for fewest in (10**9, folder_files.FEW):
        monkeypatch.setattr(folder_files, "FEW", fewest)
        written.append(reported(folder, tmp_path, "report", "--by", "sex,party_member,unit", "--format", "json"))
    assert written[0] == written[1]


def reported(folder: Path, room: Path, *command: str) -> tuple[int, bytes]:
    """Give the exit code of a command over a folder, and what it writes."""
    output = room / "out"
    code = main([*command, str(folder), "--jobs", "1", "--output", str(output), "--lang", "vi", "--quiet", "--force"])
    return code, output.read_bytes()


def test_what_is_found_in_a_file_read_with_others_names_that_file(tmp_path: Path) -> None:
    """Names for sexes that they contradict: the finding stands at the header of the one file where that is so."""
    header = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Trình độ chuyên môn"]
    for number in range(6):
        sex = "Nữ" if number == 4 else "Nam"
        rows = [[str(n), "Trần Văn An", "05/08/1975", sex, "Chuyên viên", "Đại học"] for n in range(1, 6)]
        (tmp_path / f"{number}.csv").write_bytes(text_of([header, *rows]))
    readings = compare(tmp_path)
    assert shared(readings) == 6
    found: list[Finding] = [one for reading in readings for table in reading.tables for one in table.findings]
    assert [(one.code, str(one.places[0])) for one in found] == [("sexes_unlike_names", f"{tmp_path / '4.csv'} D1")]


@pytest.mark.skipif(sys.platform == "win32", reason="makes a pipe with a name")
def test_only_regular_files_are_opened_beforehand(tmp_path: Path) -> None:
    """What can be read once only is left to the reading of the file by itself."""
    os.mkfifo(tmp_path / "ống.csv")
    [pipe] = find_files([str(tmp_path)])
    assert (pipe.size, folder_files.small_file(pipe, "")) == (0, b"")


@pytest.mark.parametrize("people", [1, 7], ids=["less", "more"])
def test_a_file_that_changes_after_it_was_found_is_read_as_it_is(people: int, tmp_path: Path) -> None:
    """Of a file that was written anew, three people before, all rows are read, and of the others theirs."""

    def written(people: int) -> bytes:
        rows = [[str(one), "Trần Văn An", "05/08/1975", "Đại học"] for one in range(1, people + 1)]
        return text_of([["STT", "Họ và tên", "Ngày sinh", "Trình độ chuyên môn"], *rows])

    for number in range(6):
        (tmp_path / f"{number}.csv").write_bytes(written(3))
    found = find_files([str(tmp_path)])
    assert {one.size for one in found} == {len(written(3))}
    (tmp_path / "4.csv").write_bytes(written(people))
    together = dict(read_each([(file, "") for file in found], ReadOptions()))
    assert [together[file].people for file in found] == [3, 3, 3, 3, people, 3]
