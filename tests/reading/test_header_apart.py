"""A header on one sheet and the people, without a header, on others: refused, or read as a person says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cadre_stats.errors import InputError, UsageError
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from tests.reading.test_header_cells import written
from tests.running import code_of, json_of

HEADER = ["STT|Họ và tên|Năm sinh|Trình độ chuyên môn"]
PEOPLE = ["1|Lê Văn An|1970|Thạc sĩ", "2|Vũ Thị Bưởi|1982|Đại học"]
MORE = ["3|Hà Văn Cam|1990|ĐH"]
APART = {"Mẫu": HEADER, "Dữ liệu": PEOPLE}
TAKEN = ReadOptions(header_rows=(1, 1), header_sheet="mẫu")


def save(folder: Path, sheets: dict[str, list[str]]) -> str:
    """Write sheets as a workbook and give its path."""
    path = folder / "roster.xlsx"
    path.write_bytes(written(sheets))
    return str(path)


def cells(table: Table, field: str) -> list[object]:
    """Give the cells of a field's column, person by person."""
    column = table.column(field)
    return [] if column is None else [column.values[code] for code in column.codes.tolist()]


def test_people_are_read_below_the_header_of_another_sheet(tmp_path: Path) -> None:
    """Everybody is read, in the rows of the own sheet, whose rows all have a kind."""
    (table,) = read_tables([save(tmp_path, APART)], TAKEN).tables
    assert cells(table, "full_name") == ["Lê Văn An", "Vũ Thị Bưởi"]
    assert cells(table, "degree") == ["Thạc sĩ", "Đại học"]
    assert (table.sheet, table.rows.tolist(), table.first_row) == ("Dữ liệu", [1, 2], 1)
    assert {kind: n for kind, n in table.kinds.items() if n} == {"person": 2}
    assert (table.header_sheet, table.header_rows) == ("Mẫu", (1, 1))


def test_a_deep_header_with_merges_and_its_title_hold_for_the_other_sheet(tmp_path: Path) -> None:
    """Merged headings are read as on one sheet, and the day above the header is the people's."""
    rows = [
        "Tính đến ngày 31/12/2020|_|_|_",
        "STT|Họ và tên|Trình độ|_",
        "_|_|Chuyên môn|LLCT",
    ]
    path = save(tmp_path, {"Mẫu": rows, "Dữ liệu": ["1|Lê Văn An|ThS|CC", "2|Vũ Thị Bưởi|ĐH|_"]})
    book = load_workbook(path)
    for merge in ("A2:A3", "B2:B3", "C2:D2"):
        book["Mẫu"].merge_cells(merge)
    book.save(path)
    (table,) = read_tables([path], ReadOptions(header_rows=(2, 3), header_sheet="Mẫu")).tables
    assert (cells(table, "degree"), cells(table, "political_theory")) == (["ThS", "ĐH"], ["CC", ""])
    assert table.as_of is not None
    assert (table.as_of.date, table.as_of.cell) == (dt.date(2020, 12, 31), "A1")
    assert (table.header_rows, table.rows.tolist()) == ((2, 3), [1, 2])


def test_people_below_the_header_itself_are_read_too(tmp_path: Path) -> None:
    """A roster that goes on, without a header, on the next sheet is whole."""
    path = save(tmp_path, {"Mẫu": [*HEADER, *PEOPLE], "Tiếp": MORE})
    tables = read_tables([path], TAKEN).tables
    assert [len(table.rows) for table in tables] == [2, 1]


def test_a_sheet_with_a_header_of_its_own_is_read_by_that(tmp_path: Path) -> None:
    """The named header is for sheets that have none."""
    own = ["Họ và tên|Trình độ chuyên môn", "Hà Văn Cam|CĐ"]
    tables = read_tables([save(tmp_path, APART | {"Khác": own})], TAKEN).tables
    assert [cells(table, "degree") for table in tables] == [["Thạc sĩ", "Đại học"], ["CĐ"]]


def test_findings_in_the_header_are_placed_on_its_sheet(tmp_path: Path) -> None:
    """What is wrong with a header is told where the header stands, what is wrong with a row where the row does."""
    rows = [*PEOPLE, "3|_|1985|ĐH"]
    sheets = {"Mẫu": ["STT|Họ và tên|Năm sinh|Học lực chuyên sâu"], "Dữ liệu": rows}
    (table,) = read_tables([save(tmp_path, sheets)], TAKEN).tables
    told = {(one.code, one.places[0].sheet, one.places[0].cell) for one in table.findings}
    assert ("column_near_field", "Mẫu", "D1") in told
    assert ("unnamed_person", "Dữ liệu", "3") in told


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (ReadOptions(header_rows=(1, 1), header_sheet="Mấu"), "reading.no_sheet"),
        (ReadOptions(header_rows=(7, 8), header_sheet="Mẫu"), "reading.header_rows"),
    ],
    ids=["sheet", "rows"],
)
def test_a_place_that_is_not_there_is_refused(options: ReadOptions, key: str, tmp_path: Path) -> None:
    """A sheet or rows that the workbook lacks are wrong usage."""
    with pytest.raises(UsageError) as caught:
        read_tables([save(tmp_path, APART)], options)
    assert caught.value.key == key


def test_without_the_option_every_command_refuses_and_names_it(tmp_path: Path) -> None:
    """The refusal says in both languages which option reads the workbook; inspect ends in exit 3, too."""
    path = save(tmp_path, APART)
    with pytest.raises(InputError) as caught:
        read_tables([path])
    assert all("--header-rows 'Mẫu!1'" in caught.value.hint(lang) for lang in ("vi", "en"))
    assert [code_of(command, path) for command in ("report", "inspect")] == [3, 3]


def test_the_option_reads_the_workbook_from_the_command_line(tmp_path: Path) -> None:
    """The sheet of the header is named before the rows, with or without quotes; inspect tells both sheets."""
    path = save(tmp_path, APART)
    assert json_of(tmp_path, "report", path, "--format", "json", "--header-rows", "Mẫu!1")["people"] == 2
    (file,) = json_of(tmp_path, "inspect", path, "--format", "json", "--header-rows", "'Mẫu'!1")["files"]
    seen = {sheet["name"]: (sheet["used"], sheet["header_sheet"]) for sheet in file["sheets"]}
    assert seen == {"Mẫu": (False, None), "Dữ liệu": (True, "Mẫu")}
    assert file["sheets"][0]["reason"] == "only the header, used for other sheets"


def test_other_sheets_of_a_targets_workbook_are_told_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second sheet of the workbook that init writes goes with the targets and is no failed roster."""
    assert code_of("init", str(tmp_path)) == 0
    assert code_of("inspect", str(tmp_path / "targets.xlsx")) == 3
    assert 'sheet "Fields and levels": a sheet of a targets workbook, no roster' in capsys.readouterr().out
