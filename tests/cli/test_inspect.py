"""``inspect``: how each file was read, as a picture and as JSON, and as comments in a copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_type_hints

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cadre_stats.reading.recognition.recognition import NoTable
from cadre_stats.wording import LANGUAGES, say
from tests.cli.conftest import Run

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Trình độ chuyên môn", "Ghi chú riêng"]
ROWS = [
    ["UBND HUYỆN MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["DANH SÁCH CÁN BỘ"],
    ["Tính đến ngày 31/12/2020"],
    [],
    HEADER,
    [1, 2, 3, 4, 5, 6, 7],
    ["I. Khối Đảng"],
    [1, "Nguyễn Văn An", "05/08/1975", "Nam", "Xã A", "ThS", "x1"],
    [2, "Trần Thị Bình", "1980", "Nữ", "Xã A", "Kinh tế", "x2"],
    ["II. Khối chính quyền"],
    [3, "Lê Văn Cường", "31/02/1979", "Nam", "Xã B", "Đại học", None],
    ["Tổng cộng: 3 người"],
    [],
    [None, None, None, None, "NGƯỜI LẬP BIỂU"],
    [None, None, None, None, "Phạm Thị Dung"],
]
KINDS = {
    "title": 3,
    "header": 1,
    "index": 1,
    "section": 2,
    "person": 3,
    "total": 1,
    "note": 0,
    "signature": 2,
    "blank": 2,
}
NAMES = ("An", "Bình", "Cường", "Dung")


@pytest.fixture
def workbook(here: Path) -> str:
    """Give a workbook with a roster, an older hidden copy of it, and an empty sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách"
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["G8"] = "=1+1"
    sheet["F9"].font = Font(bold=True)
    sheet["F11"].comment = Comment("đã xem", "Ban Tổ chức")
    old = book.create_sheet("Bản cũ")
    old.append(HEADER)
    old.sheet_state = "hidden"
    book.create_sheet("Trống")
    book.save(here / "book.xlsx")
    return "book.xlsx"


def inspected(run: Run, *arguments: str) -> dict[str, Any]:
    """Give the JSON of a command line that ends well."""
    ended = run("inspect", *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found


def test_json_tells_every_sheet_row_and_column(run: Run, workbook: str) -> None:
    """The keys are those of the schema; row numbers and kinds are those of the sheet."""
    found = inspected(run, workbook)
    assert found["schema"] == "cadre-stats/inspect/1"
    (file,) = found["files"]
    assert (file["path"], file["format"]) == (workbook, "xlsx")
    used, hidden, empty = file["sheets"]
    assert (used["name"], used["used"], used["header_rows"]) == ("Danh sách", True, [5, 5])
    assert used["rows"] == KINDS
    assert sum(used["rows"].values()) == len(ROWS)
    fields = ["number", "full_name", "birth_date", "sex", "unit", "degree", None]
    assert used["columns"] == [
        {"column": letter, "header": header, "field": field}
        for letter, header, field in zip("ABCDEFG", HEADER, fields, strict=True)
    ]
    assert [(one["name"], one["used"], one["header_rows"]) for one in (hidden, empty)] == [
        ("Bản cũ", False, None),
        ("Trống", False, None),
    ]
    assert hidden["reason"] == "hidden sheet"
    assert empty["reason"] == "empty sheet"


def test_all_fields_are_checked(run: Run, workbook: str) -> None:
    """A degree that isn't understood and a day that can't be are found, though nobody asked for them."""
    (file,) = inspected(run, workbook)["files"]
    cells = {one["code"]: (one["field"], one["value"], one["where"]["cell"]) for one in file["findings"]}
    assert cells["unrecognised_level"] == ("degree", "Kinh tế", "F9")
    assert cells["unrecognised_date"] == ("birth_date", None, "C11")


def test_tables_below_each_other_are_entries_of_their_own(run: Run, here: Path) -> None:
    """Two rosters in one sheet: an entry each, and their rows together are the sheet's."""
    text = (
        "STT,Họ và tên,Giới tính,Trình độ chuyên môn\n1,Lê An,Nam,ĐH\n\n"
        "STT,Họ tên,Trình độ LLCT,Dân tộc\n1,Hà Bình,CC,Tày\n"
    )
    (here / "two.csv").write_text(text, encoding="utf-8")
    (file,) = inspected(run, "two.csv")["files"]
    assert [(one["header_rows"], one["rows"]["person"]) for one in file["sheets"]] == [([1, 1], 1), ([4, 4], 1)]
    assert sum(sum(one["rows"].values()) for one in file["sheets"]) == text.count("\n")


@pytest.mark.parametrize(
    ("lang", "person", "hidden"), [("vi", "người", "trang tính ẩn"), ("en", "person", "hidden sheet")]
)
def test_the_picture_shows_kinds_and_fields_and_no_names(
    run: Run, workbook: str, lang: str, person: str, hidden: str
) -> None:
    """Rows stand with number and kind, fields above their columns; nobody's name is printed."""
    ended = run("inspect", workbook, "--lang", lang)
    assert ended.code == 0
    assert hidden in ended.out
    (first,) = (line for line in ended.out.splitlines() if line.startswith("   8 "))
    assert first.split("│")[0].split() == ["8", person]
    assert "•••" in first
    assert "degree" in ended.out
    assert not any(name in ended.out for name in NAMES)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(
    run: Run, workbook: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Whatever the width, nothing runs over."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, run("inspect", workbook, "--lang", "vi").out.splitlines())) <= width


def test_a_file_that_is_no_roster_is_shown_and_refused(run: Run) -> None:
    """The reason stands in the page, the error on its own line, the exit code is 3."""
    ended = run("inspect", "notes.txt")
    assert ended.code == 3
    assert "no header of a roster found" in ended.out
    assert ended.err.startswith("notes.txt: ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("why", [*get_args(get_type_hints(NoTable)["why"]), "hidden", "not_asked", "of_targets"])
def test_every_reason_has_words(why: str, lang: str) -> None:
    """Whatever a sheet was taken for, there is a sentence for it."""
    assert say(f"inspect.why.{why}", lang)


def test_where_counts_the_people_who_meet_it(run: Run) -> None:
    """Two of five are masters."""
    assert inspected(run, "roster.csv", "--where", "degree = at least master")["people"] == 2
    assert inspected(run, "roster.csv")["people"] == 5


def test_the_copy_says_the_findings_at_their_cells(run: Run, workbook: str, here: Path) -> None:
    """The copy has comments and colours where findings are; values, formulas, merges and formats are as they were."""
    assert run("inspect", workbook, "--annotate", "copy.xlsx", "--lang", "vi").code == 0
    before, after = openpyxl.load_workbook(here / workbook), openpyxl.load_workbook(here / "copy.xlsx")
    assert before.sheetnames == after.sheetnames
    assert after["Bản cũ"].sheet_state == "hidden"
    old, new = before["Danh sách"], after["Danh sách"]
    assert old.merged_cells.ranges == new.merged_cells.ranges
    for row in old.iter_rows():
        for cell in row:
            same = new[cell.coordinate]
            assert same.value == cell.value
            assert (same.number_format, repr(same.font), repr(same.border)) == (
                cell.number_format,
                repr(cell.font),
                repr(cell.border),
            )
    assert "không hiểu trình độ “Kinh tế”" in new["F9"].comment.text
    assert new["F9"].fill.fgColor.rgb != old["F9"].fill.fgColor.rgb
    assert "ngày không đọc được" in new["C11"].comment.text
    assert new["F11"].comment.text == "đã xem"
    assert new["F8"].comment is None
    assert repr(new["F8"].fill) == repr(old["F8"].fill)


def test_a_copy_keeps_what_formulas_gave(run: Run, here: Path) -> None:
    """The results that Excel left beside formulas are still there; an empty cell that is told of is made."""
    book = xlsxwriter.Workbook(here / "formula.xlsx")
    sheet = book.add_worksheet("A")
    for row, cells in enumerate([HEADER[:6], [1, "Lê An", "1980", "Nam", "Xã A", "Kinh tế"]]):
        sheet.write_row(row, 0, cells)
    sheet.write_row(2, 0, [2, "Hà Bình", "1981", "Nữ", "Xã A"])
    sheet.write_formula(2, 5, '=IF(1,"Đại học","")', None, "Đại học")
    sheet.write_row(3, 3, ["Nữ", "Xã A", "Đại học"])
    book.close()
    assert run("inspect", "formula.xlsx", "--annotate", "copy.xlsx").code == 0
    formulas, values = (openpyxl.load_workbook(here / "copy.xlsx", data_only=only)["A"] for only in (False, True))
    assert (formulas["F3"].value, values["F3"].value) == ('=IF(1,"Đại học","")', "Đại học")
    assert "Kinh tế" in values["F2"].comment.text
    assert (values["A4"].value, "without a name" in values["A4"].comment.text) == (None, True)


def test_a_copy_can_be_annotated_again(run: Run, workbook: str, here: Path) -> None:
    """Comments that are there are continued, not lost and not doubled in place."""
    assert run("inspect", workbook, "--annotate", "copy.xlsx").code == 0
    assert run("inspect", "copy.xlsx", "--annotate", "again.xlsx").code == 0
    sheet = openpyxl.load_workbook(here / "again.xlsx")["Danh sách"]
    assert sheet["F9"].comment.text.count("Kinh tế") == 2
    assert sheet["F11"].comment.text == "đã xem"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["roster.csv", "--annotate", "copy.xlsx"], 2),
        (["book.xlsx", "roster.csv", "--annotate", "copy.xlsx"], 2),
        (["book.xlsx", "--annotate", "book.xlsx"], 5),
        (["book.xlsx", "--annotate", "copy.csv"], 2),
        (["missing.xlsx", "--annotate", "copy.xlsx"], 3),
        ([], 2),
    ],
    ids=["no workbook", "two files", "exists", "no xlsx", "missing", "no files"],
)
def test_what_cannot_be_is_refused(run: Run, workbook: str, here: Path, arguments: list[str], code: int) -> None:
    """One xlsx at a time, and nothing is overwritten unasked."""
    assert run("inspect", *arguments).code == code
    assert not (here / "copy.xlsx").exists()
