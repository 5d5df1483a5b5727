"""Targets as a table in a workbook or a CSV file: headers, cells, rows above, and every mistake with its cell."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from cadre_stats.errors import UsageError
from cadre_stats.targets.goal import Goal
from cadre_stats.targets.grammar import parse_where
from cadre_stats.targets.read import read_targets
from cadre_stats.targets.target import Target, TargetSet
from cadre_stats.vocabulary.phrases import is_targets_table
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.targets.meaning import written, written_goal

VIETNAMESE = ["Mã", "Tên", "Đối tượng", "Tiêu chí", "Mức chỉ tiêu", "Hạn"]
ENGLISH = ["id", "label", "population", "criterion", "goal", "due"]
ROW = ["a", "Nữ", "tất cả", "Giới tính = nữ", "ít nhất 40%", 2025]
Rows = Sequence[Sequence[object]]


def save_workbook(path: Path, rows: Rows, title: str = "Chỉ tiêu") -> openpyxl.Workbook:
    """Write rows to the first sheet of a workbook."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    workbook.save(path)
    return workbook


def save_csv(path: Path, rows: Rows, delimiter: str = ",") -> None:
    """Write rows as CSV."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)


def read(path: Path) -> TargetSet:
    """Read one targets file with the built-in vocabulary."""
    return read_targets([str(path)], load_vocabulary())


def read_row(tmp_path: Path, row: Sequence[object]) -> Target:
    """Read a workbook with one row under the Vietnamese headers."""
    save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, row])
    return read(tmp_path / "t.xlsx").targets[0]


def refusal(path: Path) -> UsageError:
    """Read a file that must be refused and give the error."""
    with pytest.raises(UsageError) as refused:
        read(path)
    assert refused.value.message("vi")
    return refused.value


@pytest.mark.parametrize(
    "headers",
    [
        VIETNAMESE,
        ENGLISH,
        ["Mã", "Nội dung chỉ tiêu", "Đối tượng", "Tiêu chí", "Mục tiêu", "Thời hạn"],
        ["MÃ", "TÊN", "ĐỐI TƯỢNG", "TIÊU CHÍ", "MỨC CHỈ TIÊU", "HẠN"],
    ],
    ids=["vietnamese", "english", "of plans", "capitals"],
)
@pytest.mark.parametrize("kind", ["xlsx", ",", ";", "\t"])
def test_headers_and_formats(tmp_path: Path, headers: list[str], kind: str) -> None:
    """Every set of headers, in a workbook and in CSV with each delimiter, gives the same target."""
    path = tmp_path / ("t.xlsx" if kind == "xlsx" else "t.csv")
    rows = [
        headers,
        [
            "a",
            "Nữ, đảng viên; cấp xã",
            "admin_level = Xã; Đảng viên",
            "Giới tính = nữ",
            "2025: trên 85%; 2030: trên 95%",
            "",
        ],
    ]
    save_workbook(path, rows) if kind == "xlsx" else save_csv(path, rows, kind)
    (target,) = read(path).targets
    assert (target.id, target.label["vi"], target.due) == ("a", "Nữ, đảng viên; cấp xã", None)
    assert written(target.population) == "admin_level one_of commune & party_member one_of True"
    assert target.criterion is not None
    assert written(target.criterion) == "sex one_of female"
    assert written_goal(target.goal) == "2025: more_than 85 percent; 2030: more_than 95 percent"


def test_toml_table_and_where_agree(tmp_path: Path) -> None:
    """One condition as a TOML table, as TOML text, in a cell and in --where is one and the same value."""
    text = "Diện quản lý = Tỉnh ủy; Trình độ chuyên môn = từ thạc sĩ trở lên | *; Tuổi = 40–50"
    fields = '{ managed_by = "provincial", degree = ["at least master", "*"], age = "between 40 and 50" }'
    (tmp_path / "t.toml").write_text(f"[[target]]\nid = 'a'\npopulation = {fields}\n", encoding="utf-8")
    (tmp_path / "text.toml").write_text(f"[[target]]\nid = 'a'\npopulation = '{text}'\n", encoding="utf-8")
    cell = read_row(tmp_path, ["a", "x", text, "", "", ""]).population
    assert read(tmp_path / "t.toml").targets[0].population == cell
    assert read(tmp_path / "text.toml").targets[0].population == cell
    assert parse_where([text], load_vocabulary(), {}) == cell
    assert parse_where(text.split(";"), load_vocabulary(), {}) == cell


def test_rows_above_the_header(tmp_path: Path) -> None:
    """Name, basis, date and blanks stand above the header, each in two cells or in one; headings are passed over."""
    above = [
        ["UBND HUYỆN A", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BẢNG CHỈ TIÊU"],
        ["Tên", "Chỉ tiêu cán bộ"],
        ["Căn cứ: Nghị quyết 09-NQ/TU"],
        ["Thời điểm", dt.date(2020, 12, 31)],
        ["Ô trống", "Lý luận chính trị = không rõ; Tin học = unknown"],
        [],
    ]
    save_workbook(tmp_path / "t.xlsx", [*above, VIETNAMESE, ROW])
    targets = read(tmp_path / "t.xlsx")
    assert (targets.title["vi"], targets.basis["en"]) == ("Chỉ tiêu cán bộ", "Nghị quyết 09-NQ/TU")
    assert targets.as_of == dt.date(2020, 12, 31)
    assert dict(targets.blank) == {"political_theory": "unknown", "it_skills": "unknown"}
    assert targets.targets[0].place == f"{tmp_path / 't.xlsx'} Chỉ tiêu A9"


@pytest.mark.parametrize(
    "row",
    [
        ["Thời điểm", "31/12/2020"],
        ["Thời điểm: 31/12/2020"],
        ["Tính đến ngày 31/12/2020"],
        ["Tính đến", "ngày 31 tháng 12 năm 2020"],
        ["as_of", dt.date(2020, 12, 31)],
    ],
    ids=str,
)
def test_the_date_above_the_header(tmp_path: Path, row: list[object]) -> None:
    """The as-of date stands in a cell of its own, after a colon, or at the end of its words."""
    save_workbook(tmp_path / "t.xlsx", [row, VIETNAMESE, ROW])
    assert read(tmp_path / "t.xlsx").as_of == dt.date(2020, 12, 31)


def test_a_missing_id_is_the_folded_label(tmp_path: Path) -> None:
    """Mã may be empty or absent."""
    assert read_row(tmp_path, ["", "Nữ  LÃNH ĐẠO", *ROW[2:]]).id == "nữ lãnh đạo"
    save_csv(tmp_path / "t.csv", [VIETNAMESE[1:], ROW[1:]])
    assert read(tmp_path / "t.csv").targets[0].id == "nữ"


def test_numbers_and_notes_are_passed_over(tmp_path: Path) -> None:
    """STT and Ghi chú may stand beside the columns of a target; empty rows between targets are nothing."""
    rows = [["STT", *VIETNAMESE, "Ghi chú"], [1, *ROW, "xem lại"], [], [2, "b", *ROW[1:], None]]
    save_workbook(tmp_path / "t.xlsx", rows)
    assert [target.id for target in read(tmp_path / "t.xlsx").targets] == ["a", "b"]


def test_a_line_break_is_or(tmp_path: Path) -> None:
    """Lines of a cell are sets of which any may hold."""
    target = read_row(tmp_path, ["a", "x", "Giới tính = nữ; Đảng viên\nTuổi = dưới 40", *ROW[3:]])
    assert written(target.population) == "sex one_of female & party_member one_of True OR age less_than 40"


def test_a_merged_cell_counts_for_all_its_rows(tmp_path: Path) -> None:
    """A population merged over three rows is the population of each."""
    rows = [["a", "x", "Cấp hành chính = Xã", *ROW[3:]], ["b", "y", "", *ROW[3:]], ["c", "z", "", *ROW[3:]]]
    workbook = save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, *rows])
    workbook.worksheets[0].merge_cells("C2:C4")
    workbook.save(tmp_path / "t.xlsx")
    populations = [written(target.population) for target in read(tmp_path / "t.xlsx").targets]
    assert populations == ["admin_level one_of commune"] * 3


@pytest.mark.parametrize(
    ("value", "format", "percent"),
    [
        (0.4, "0%", Fraction(40)),
        (0.403, "0.0%", Fraction(403, 10)),
        (1, "0%", Fraction(100)),
        (0.07, "0.00%", Fraction(7)),
        (0.29, '"từ "0%', Fraction(29)),
        (0.355, "0%", Fraction(71, 2)),
    ],
)
def test_a_percentage_cell_is_that_percentage(tmp_path: Path, value: float, format: str, percent: Fraction) -> None:
    """A number formatted as a percentage is exactly that, not its binary neighbour."""
    workbook = save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, ROW])
    cell = workbook.worksheets[0]["E2"]
    cell.value, cell.number_format = value, format
    workbook.save(tmp_path / "t.xlsx")
    goal = read(tmp_path / "t.xlsx").targets[0].goal
    assert isinstance(goal, Goal)
    assert (goal.relation, goal.unit, goal.low) == ("at_least", "percent", percent)


@pytest.mark.parametrize("due", [2020, 2020.0, "2020", "hết năm 2020"])
def test_deadlines_of_a_cell(tmp_path: Path, due: object) -> None:
    """A year may be a number or words."""
    assert read_row(tmp_path, [*ROW[:5], due]).due == 2020


def test_a_date_as_deadline(tmp_path: Path) -> None:
    """A true date is the day."""
    assert read_row(tmp_path, [*ROW[:5], dt.date(2020, 6, 30)]).due == dt.date(2020, 6, 30)


def test_all_tables_of_a_workbook_count(tmp_path: Path) -> None:
    """Every visible sheet with a header of targets is read; other sheets and hidden ones are not."""
    workbook = save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, ROW])
    for name, key, state in (("Hai", "b", "visible"), ("Ẩn", "c", "hidden")):
        sheet = workbook.create_sheet(name)
        sheet.append(VIETNAMESE)
        sheet.append([key, *ROW[1:]])
        sheet.sheet_state = state
    workbook.create_sheet("Ghi chú").append(["chỉ là ghi chú"])
    workbook.save(tmp_path / "t.xlsx")
    assert [target.id for target in read(tmp_path / "t.xlsx").targets] == ["a", "b"]


WRONG_ROWS = [
    pytest.param(["a", "x", "", *ROW[3:]], "C2", "targets.empty_population", "tất cả", id="empty population"),
    pytest.param(["a", "x", "-", *ROW[3:]], "C2", "targets.empty_population", "tất cả", id="dash as population"),
    pytest.param(["", "", *ROW[2:]], "C2", "targets.no_label", "", id="neither id nor label"),
    pytest.param([*ROW[:4], dt.date(2026, 3, 2), ""], "E2", "targets.goal_is_date", "2-3", id="date in the goal"),
    pytest.param([*ROW[:4], 40, ""], "E2", "targets.goal_without_unit", "ít nhất 40%", id="number in the goal"),
    pytest.param([*ROW[:4], 0.4, ""], "E2", "targets.goal_without_unit", "", id="share in the goal"),
    pytest.param([*ROW[:4], "khoảng 40%", ""], "E2", "targets.goal_about", "'ít nhất 40%'", id="about"),
    pytest.param([*ROW[:3], "", "40%", ""], "E2", "targets.no_criterion", "người", id="percent without criterion"),
    pytest.param([*ROW[:3], "degree = mastr", *ROW[4:]], "D2", "targets.unknown_level_near", "master", id="level"),
    pytest.param(
        [*ROW[:2], "Tuổi > 50; Tuổi < 30", *ROW[3:]], "C2", "targets.contradiction", "age", id="contradiction"
    ),
    pytest.param([*ROW[:5], "sớm"], "F2", "targets.wrong_due", "2025", id="deadline"),
]


@pytest.mark.parametrize(("row", "cell", "error", "named"), WRONG_ROWS)
def test_a_mistake_is_told_with_its_cell(tmp_path: Path, row: list[object], cell: str, error: str, named: str) -> None:
    """File, sheet and cell of every kind of mistake in a row."""
    save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, row])
    refused = refusal(tmp_path / "t.xlsx")
    assert (refused.key, refused.where) == (error, f"{tmp_path / 't.xlsx'} Chỉ tiêu {cell}")
    assert named in refused.message("vi") + refused.hint("vi")


WRONG_SHEETS = [
    pytest.param([[*VIETNAMESE[:4], "Mức chỉ tiu", "Hạn"], ROW], "E1", "targets.unknown_header_near", id="header"),
    pytest.param([[*VIETNAMESE, "Baseline x y z"], ROW], "G1", "targets.unknown_header", id="unknown column"),
    pytest.param([[*VIETNAMESE, "baseline"], ROW], "G1", "targets.reserved_key", id="reserved column"),
    pytest.param([[*VIETNAMESE, "Mục tiêu"], ROW], "G1", "targets.header_twice", id="two goals"),
    pytest.param([VIETNAMESE, [*ROW, "x"]], "G2", "targets.no_header", id="cell without header"),
    pytest.param(
        [["Mã", "Tên", "Tiêu chí", "Mức chỉ tiêu"], ROW[:4]], "A1", "targets.no_population_column", id="no population"
    ),
    pytest.param([VIETNAMESE, ROW, ROW], "A3", "targets.id_twice", id="duplicate id"),
    pytest.param([["Thời diểm", "31/12/2020"], VIETNAMESE, ROW], "A1", "targets.unknown_key_near", id="row above"),
    pytest.param(
        [["Ô trống", "Tin học = none; Tin học = unknown"], VIETNAMESE, ROW],
        "B1",
        "targets.blank_twice",
        id="blank of one field twice",
    ),
    pytest.param([["Thời điểm", "2020"], VIETNAMESE, ROW], "B1", "targets.wrong_day", id="as-of a year"),
    pytest.param(
        [["Ô trống", "Giới tính = không rõ"], VIETNAMESE, ROW], "B1", "targets.blank_no_scale", id="blank of sex"
    ),
]


@pytest.mark.parametrize(("rows", "cell", "error"), WRONG_SHEETS)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_wrong_sheet_is_told_with_its_cell(tmp_path: Path, rows: Rows, cell: str, error: str, kind: str) -> None:
    """Wrong headers and rows above them, alike in a workbook and in CSV."""
    path = tmp_path / f"t.{kind}"
    rows = [[*row, *[""] * (7 - len(row))] for row in rows]
    save_workbook(path, rows) if kind == "xlsx" else save_csv(path, rows)
    refused = refusal(path)
    place = f"{path} Chỉ tiêu {cell}" if kind == "xlsx" else f"{path} {cell}"
    assert (refused.key, refused.where) == (error, place)


def test_the_same_row_above_twice(tmp_path: Path) -> None:
    """Two different dates above one header are refused at the second."""
    rows = [["Thời điểm", "31/12/2020"], ["Thời điểm", "31/12/2021"], VIETNAMESE, ROW]
    save_csv(tmp_path / "t.csv", [[*row, ""] for row in rows])
    refused = refusal(tmp_path / "t.csv")
    assert (refused.key, refused.where) == ("targets.above_twice", f"{tmp_path / 't.csv'} B2")


def test_a_formula_without_a_value_is_refused(tmp_path: Path) -> None:
    """A goal that Excel has not computed yet isn't taken for no goal."""
    save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, [*ROW[:4], "=1+1", ""]])
    refused = refusal(tmp_path / "t.xlsx")
    assert (refused.key, refused.where) == ("targets.no_value", f"{tmp_path / 't.xlsx'} Chỉ tiêu E2")


def test_a_hostile_workbook_is_refused(tmp_path: Path) -> None:
    """A part with a DOCTYPE is refused before any library opens it, as in a roster."""
    save_workbook(tmp_path / "t.xlsx", [VIETNAMESE, ROW])
    with zipfile.ZipFile(tmp_path / "t.xlsx") as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as target:
        for name, data in parts.items():
            target.writestr(name, b"<!DOCTYPE x>" + data if name.endswith("sheet1.xml") else data)
    assert refusal(tmp_path / "t.xlsx").key == "reading.doctype"


def test_a_workbook_without_targets_is_refused(tmp_path: Path) -> None:
    """A roster given as targets is told apart, with the headers that are needed."""
    save_workbook(tmp_path / "t.xlsx", [["STT", "Họ và tên", "Đối tượng"], [1, "Nguyễn Văn A", "Cán bộ"]])
    refused = refusal(tmp_path / "t.xlsx")
    assert (refused.key, refused.where) == ("targets.no_table", str(tmp_path / "t.xlsx"))
    assert "Mức chỉ tiêu" in refused.hint("vi")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (VIETNAMESE, True),
        (ENGLISH, True),
        (["Tiêu chí", "Mục tiêu"], True),
        (["STT", "Họ và tên", "Đối tượng", "Hạn"], False),
        (["Mã", "Tên", "Tiêu chí"], False),
        ([], False),
    ],
)
def test_a_sheet_of_targets_is_never_a_roster(headers: list[str], expected: bool) -> None:
    """Tiêu chí and Mức chỉ tiêu together mark a targets table, under any of their spellings."""
    assert is_targets_table(headers) is expected
