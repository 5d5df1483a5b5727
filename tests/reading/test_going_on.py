"""A list that goes on, without a header, on the next sheets: read as one where that is certain, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cadre_stats.errors import InputError
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from tests.reading.test_header_apart import cells, save
from tests.running import code_of, json_of

HEADER = "STT|Họ và tên|Giới tính|Ngày sinh|Trình độ chuyên môn|LLCT"
FIRST = [
    "UBND HUYỆN GIẢ",
    HEADER,
    "1|Lê Văn An|Nam|02/03/1970|Thạc sĩ Luật|Cao cấp",
    "2|Vũ Thị Bưởi|Nữ|13/04/1982|Đại học|Trung cấp",
]
SECOND = ["3|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp", "4|Ngô Thị Dưa|Nữ|17/07/1991|Đại học|_"]
THIRD = ["5|Bùi Văn Ổi|Nam|18/08/1985|Trung cấp|Trung cấp"]
PAGES = {"Trang 1": FIRST, "Trang 2": SECOND, "Trang 3": THIRD}


def refusal(path: str, options: ReadOptions | None = None) -> InputError:
    """Give the error by which a workbook is refused."""
    with pytest.raises(InputError) as caught:
        read_tables([path], options)
    return caught.value


def test_a_list_over_three_sheets_is_read_whole(tmp_path: Path) -> None:
    """Everybody is read, each on the own sheet and in its row, and a finding tells of each sheet."""
    read = read_tables([save(tmp_path, PAGES)])
    names = [cells(table, "full_name") for table in read.tables]
    assert names == [["Lê Văn An", "Vũ Thị Bưởi"], ["Hà Văn Cam", "Ngô Thị Dưa"], ["Bùi Văn Ổi"]]
    assert [cells(table, "degree") for table in read.tables][1:] == [["Cao đẳng", "Đại học"], ["Trung cấp"]]
    seen = [(one.sheet, one.rows.tolist(), one.header_sheet, one.header_rows) for one in read.tables]
    assert seen == [
        ("Trang 1", [3, 4], "", (2, 2)),
        ("Trang 2", [1, 2], "Trang 1", (2, 2)),
        ("Trang 3", [1], "Trang 1", (2, 2)),
    ]
    assert [{kind: n for kind, n in table.kinds.items() if n} for table in read.tables] == [
        {"title": 1, "header": 1, "person": 2},
        {"person": 2},
        {"person": 1},
    ]
    told = [(one.code, one.places[0].sheet, one.places[0].cell, one.value) for t in read.tables for one in t.findings]
    assert told == [
        ("header_of_sheet_before", "Trang 2", "A1", "Trang 1"),
        ("header_of_sheet_before", "Trang 3", "A1", "Trang 1"),
    ]
    assert not read.findings


@pytest.mark.parametrize(("total", "wrong"), [(5, []), (6, [("Trang 3", "A2")])], ids=["right", "wrong"])
def test_a_total_at_the_end_counts_all_sheets(total: int, wrong: list[tuple[str, str]], tmp_path: Path) -> None:
    """A total under the last sheet is compared with the people of all, and told at its own cell."""
    read = read_tables([save(tmp_path, PAGES | {"Trang 3": [*THIRD, f"Tổng số: {total} người"]})])
    found = [one for table in read.tables for one in table.findings if one.code == "declared_total"]
    assert [(one.places[0].sheet, one.places[0].cell) for one in found] == wrong
    assert [one.value for one in found] == ["6 ≠ 5"] * len(wrong)
    assert [total.cell for table in read.tables for total in table.totals] == ["A2"]


def test_people_below_the_turn_of_a_page_stay_in_their_section(tmp_path: Path) -> None:
    """A heading holds on the next sheet until another comes; the sheets' names are no units."""
    pages = {
        "Trang 1": [HEADER, "I|Phòng Nội vụ", *FIRST[2:]],
        "Trang 2": [SECOND[0], "II|Phòng Tư pháp", SECOND[1]],
    }
    path = save(tmp_path, pages)
    rows = json_of(tmp_path, "report", path, "--by", "unit", "--format", "json")["structure"]
    units = {row["group"].get("unit"): row["people"] for row in rows if row["field"] == "degree"}
    assert {unit: people for unit, people in units.items() if unit} == {"Phòng Nội vụ": 3, "Phòng Tư pháp": 1}


def test_a_unit_written_once_holds_over_the_turn_of_a_page(tmp_path: Path) -> None:
    """Blank cells at the top of a sheet are of the unit above them on the sheet before, and told at their place."""
    people = [*FIRST[2:], *SECOND, *THIRD, "6|Lý Thị Quýt|Nữ|19/09/1989|Đại học|_"]
    units = ["Tổ A", "_", "Tổ B", "_", "_", "Tổ C"]
    rows = [f"{row}|{unit}" for row, unit in zip(people, units, strict=True)]
    read = read_tables([save(tmp_path, {"1": [f"{HEADER}|Đơn vị", *rows[:4]], "2": rows[4:]})])
    seen = [cells(table, "unit") for table in read.tables]
    assert seen == [["Tổ A", "Tổ A", "Tổ B", "Tổ B"], ["Tổ B", "Tổ C"]]
    (told,) = (one for table in read.tables for one in table.findings if one.code == "unit_carried_down")
    assert [(place.sheet, place.cell) for place in told.places] == [("1", "G3"), ("1", "G5"), ("2", "G1")]


@pytest.mark.parametrize("name", ["Y Wơ Niê", "H'Hen Mlô", "Ẩn Ương"])
def test_names_that_are_not_common_are_names(name: str, tmp_path: Path) -> None:
    """Pages of people with other than Kinh names go on, too, and are refused where the number doesn't follow."""
    row = f"|{name}|Nữ|05/06/1990|Cao đẳng|Sơ cấp"
    read = read_tables([save(tmp_path, {"Trang 1": FIRST, "Trang 2": [f"3{row}"]})])
    assert [cells(table, "full_name") for table in read.tables][1:] == [[name]]
    error = refusal(save(tmp_path, {"Trang 1": FIRST, "Trang 2": [f"4{row}"]}))
    assert error.key == "reading.people_without_header"


def test_marks_go_on_where_a_level_is_blank(tmp_path: Path) -> None:
    """Of a group of marks blank on a page nothing is known there by itself; the sheets before tell what it is."""
    header = ["STT|Họ và tên|Năm sinh|Trình độ chuyên môn|_|LLCT|_", "_|_|_|ThS|ĐH|CC|TC"]
    path = save(
        tmp_path,
        {
            "Trang 1": [*header, "1|Lê Văn An|1970|x|_|x|_", "2|Vũ Thị Bưởi|1982|_|x|_|x"],
            "Trang 2": ["3|Hà Văn Cam|1990|_|x|_|_"],
        },
    )
    book = load_workbook(path)
    for merge in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"):
        book["Trang 1"].merge_cells(merge)
    book.save(path)
    rows = json_of(tmp_path, "report", path, "--format", "json")["structure"]
    (degrees,) = (row for row in rows if row["field"] == "degree")
    levels = {level["level"]: level["people"] for level in degrees["levels"] if level["people"]}
    assert levels == {"master": 1, "bachelor": 2}


def test_the_name_of_a_further_sheet_is_no_unit(tmp_path: Path) -> None:
    """Where the sheets of a workbook are units, people on a further sheet are of the unit whose list goes on."""
    other = [HEADER, "1|Tạ Văn Mít|Nam|01/02/1977|Thạc sĩ|Cao cấp"]
    path = save(tmp_path, {"Xã Đông": FIRST[1:], "Xã Đông (2)": SECOND, "Xã Tây": other})
    rows = json_of(tmp_path, "report", path, "--by", "unit", "--format", "json")["structure"]
    units = {row["group"].get("unit"): row["people"] for row in rows if row["field"] == "degree"}
    assert {unit: people for unit, people in units.items() if unit} == {"Xã Đông": 4, "Xã Tây": 1}


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(["4|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp"], id="a number is missing"),
        pytest.param(["1|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp"], id="numbers begin anew"),
        pytest.param(["_|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp"], id="no number"),
        pytest.param(["3|Hà Văn Cam|05/06/1990|Nam|Cao đẳng|Sơ cấp"], id="columns exchanged"),
        pytest.param(["3|Hà Văn Cam|Nam|05/06/1990|Sơ cấp LLCT|ĐH Luật"], id="levels exchanged"),
        pytest.param(["3|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp|Đảng viên"], id="a column without header"),
        pytest.param(["3|Nam|Hà Văn Cam|05/06/1990|Cao đẳng|Sơ cấp"], id="no name under the names"),
        pytest.param(["Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp"], id="moved to the left"),
    ],
)
def test_people_of_whom_it_is_not_certain_are_refused(second: list[str], tmp_path: Path) -> None:
    """Nobody is left out of a count or read under a wrong header: the workbook is refused, with the way on."""
    path = save(tmp_path, {"Trang 1": FIRST, "Trang 2": second})
    error = refusal(path)
    assert (error.key, error.where) == ("reading.people_without_header", f"{path} Trang 2")
    for lang in ("vi", "en"):
        assert "--header-rows 'Trang 1!2'" in error.hint(lang)
        assert "--sheet 'Trang 1'" in error.hint(lang)
    assert [code_of(command, path) for command in ("report", "inspect")] == [3, 3]


@pytest.mark.parametrize("sheets", [("Xã Đông", "Xã Tây"), ("Quận 1", "Quận 10"), ("Sheet1", "Xã Tây")])
def test_people_on_a_sheet_named_for_another_unit_are_refused(sheets: tuple[str, str], tmp_path: Path) -> None:
    """Numbers that go on prove no list where the sheets' names are all that tells units."""
    first, second = sheets
    assert refusal(save(tmp_path, {first: FIRST[1:], second: SECOND})).key == "reading.people_without_header"


def test_the_ways_on_that_the_refusal_names_are_open(tmp_path: Path) -> None:
    """The header's sheet, named, reads both sheets; a sheet, named, is read alone."""
    path = save(tmp_path, {"Trang 1": FIRST, "Trang 2": ["7|Hà Văn Cam|Nam|05/06/1990|Cao đẳng|Sơ cấp"]})
    read = read_tables([path], ReadOptions(header_rows=(2, 2), header_sheet="Trang 1"))
    assert [len(table.rows) for table in read.tables] == [2, 1]
    assert [len(table.rows) for table in read_tables([path], ReadOptions(sheet="Trang 1")).tables] == [2]


def test_a_further_sheet_named_alone_has_no_header(tmp_path: Path) -> None:
    """With --sheet only that sheet is looked at, in which nobody stands below a header."""
    path = save(tmp_path, PAGES)
    assert refusal(path, ReadOptions(sheet="Trang 2")).key == "reading.no_person"


def test_a_hidden_sheet_stays_out(tmp_path: Path) -> None:
    """The list goes on over the visible sheets; a hidden one is no part of it, even if its number would follow."""
    path = save(tmp_path, {"Trang 1": FIRST, "Cũ": SECOND, "Trang 2": SECOND})
    book = load_workbook(path)
    book["Cũ"].sheet_state = "hidden"
    book.save(path)
    read = read_tables([path])
    assert [(table.sheet, len(table.rows)) for table in read.tables] == [("Trang 1", 2), ("Trang 2", 2)]
    assert [one.code for one in read.findings] == ["hidden_sheet"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(["HỒ SƠ CÁN BỘ", "Năm 2020"], id="cover"),
        pytest.param(["1|Xã Đông|12|3|4|5", "2|Xã Tây|8|2|1|2"], id="sums of units"),
        pytest.param(["1|Đại học", "2|Thạc sĩ", "3|Tiến sĩ"], id="list of levels"),
        pytest.param(["3|Ngô Thị Dưa", "4|Hà Văn Cam"], id="names alone"),
        pytest.param(["1|Nam Định|2015|2020", "2|Lê Văn An|2016|2021"], id="terms"),
        pytest.param(["STT|Người ký|Ký lúc|Nam/Nữ", "3|Hà Văn Cam|05/06/2010|Nam"], id="a header of something else"),
    ],
)
def test_other_sheets_are_told_and_not_refused(other: list[str], tmp_path: Path) -> None:
    """What shows no people of a roster is left out with a warning, as before."""
    read = read_tables([save(tmp_path, {"Trang 1": FIRST, "Khác": other})])
    assert [len(table.rows) for table in read.tables] == [2]
    assert [one.code for one in read.findings] == ["sheet_not_read"]


def test_inspect_tells_the_sheet_of_the_header(tmp_path: Path) -> None:
    """As with --header-rows, the header of a further sheet is named with its sheet; both languages have the finding."""
    path = save(tmp_path, PAGES)
    (file,) = json_of(tmp_path, "inspect", path, "--format", "json")["files"]
    assert [(one["name"], one["used"], one["header_sheet"]) for one in file["sheets"]] == [
        ("Trang 1", True, None),
        ("Trang 2", True, "Trang 1"),
        ("Trang 3", True, "Trang 1"),
    ]
    assert json_of(tmp_path, "report", path, "--format", "json")["people"] == 5


def test_a_workbook_like_others_of_a_folder_gives_the_same(tmp_path: Path) -> None:
    """In a folder of workbooks with the same header each is read as by itself."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(12):
        alone = number % 3 == 0
        own = folder / f"{number:02}"
        own.mkdir()
        save(own, {"Trang 1": FIRST} if alone else PAGES)
    read = read_tables([str(folder)])
    assert sum(len(table.rows) for table in read.tables) == 4 * 2 + 8 * 5
