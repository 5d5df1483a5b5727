"""Cells under the headings of levels that are no plain marks, each beside nine that are."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import cadre_stats as cs

HEADER = ["STT,Họ và tên,Trình độ chuyên môn,,", ",,Thạc sĩ,Đại học,Cao đẳng"]


def _degrees(tmp_path: Path, cells: str, mark: str = "x") -> tuple[str, list[str]]:
    """Give the degree of the tenth person, the first nine of whom are bachelors, and the codes of the findings."""
    rows = [f"{n},Lê Văn {'ABCDEGHIK'[n - 1]},,{mark}," for n in range(1, 10)]
    path = tmp_path / "roster.csv"
    path.write_text("\n".join([*HEADER, *rows, f"10,Vũ Văn Lan,{cells}"]), encoding="utf-8")
    roster = cs.read_rosters([path])
    degrees = roster.frame["degree"].astype(object).where(roster.frame["degree"].notna(), "?").tolist()
    assert degrees[:9] == ["bachelor"] * 9
    return degrees[9], [one.code for one in roster.findings if one.field == "degree"]


@pytest.mark.parametrize(
    "cell", ["x (đang học)", "X - chưa TN", "x (dự kiến 2026)", "x?", "đang học", "K", "N", "o", "False", "2024-2026"]
)
def test_what_denies_a_mark_is_not_known(cell: str, tmp_path: Path) -> None:
    """Who studies for the level, or has a letter that may be no, doesn't count as having it."""
    degree, codes = _degrees(tmp_path, f"{cell},,")
    assert degree == "?"
    assert "unrecognised_level" in codes


@pytest.mark.parametrize("cell", ["x", "x (2015)", "x - Luật", "Quản lý công", "2015", "x (tại chức)"])
def test_remarks_leave_a_mark_as_it_is(cell: str, tmp_path: Path) -> None:
    """A year, a subject or a form of study beside a mark or in its place is that of the level above."""
    assert _degrees(tmp_path, f"{cell},,")[0] == "master"


def test_another_level_under_a_heading_is_told(tmp_path: Path) -> None:
    """A bachelor ("ĐH") under "Thạc sĩ" is one, and somebody should look at it."""
    assert _degrees(tmp_path, "ĐH,,") == ("bachelor", ["text_as_tick"])


def test_a_letter_that_is_the_only_mark(tmp_path: Path) -> None:
    """Where nothing but "đ" stands in the columns it is the mark."""
    assert _degrees(tmp_path, "đ,,", mark="đ") == ("master", ["text_as_tick"])


# Two men and two women, of whom one is a doctor, one a master and two are bachelors; "1" says yes and "0" no.
ANSWERED = """STT,Họ và tên,Nam,Nữ,Trình độ chuyên môn,,
,,,,Tiến sĩ,Thạc sĩ,Đại học
1,Nguyễn Văn An,1,0,0,1,0
2,Trần Thị Bình,0,1,0,0,1
3,Lê Văn Cường,1,0,0,0,1
4,Phạm Thị Dung,0,1,1,0,0
"""
PAIRS = ["1 0", "TRUE FALSE", "Có Không", "Y N", "Yes No", "Có K", "x 0", "x Không", "Đúng Sai", "✓ ✗", "☑ ☐", "x ∅"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_cell_may_answer_with_yes_or_no(pair: str, tmp_path: Path) -> None:
    """Under levels and sexes "FALSE", "N" and 0 are no marks; the same with empty cells ("∅")."""
    yes, no = pair.replace("∅", "").split(" ")
    head, people = ANSWERED[: ANSWERED.index("\n1,") + 1], ANSWERED[ANSWERED.index("\n1,") + 1 :]
    marked = [
        ",".join([*row[:2], *({"1": yes, "0": no}[cell] for cell in row[2:])])
        for row in (line.split(",") for line in people.splitlines())
    ]
    path = tmp_path / "roster.csv"
    path.write_text(head + "\n".join(marked), encoding="utf-8")
    roster = cs.read_rosters([path])
    assert roster.frame["degree"].tolist() == ["master", "bachelor", "bachelor", "doctorate"]
    assert roster.frame["sex"].tolist() == ["male", "female", "male", "female"]
    assert not roster.findings


def test_truth_values_of_a_workbook_are_marks(tmp_path: Path) -> None:
    """Check boxes of a spreadsheet are true or false: of three people a master, a bachelor and one without any."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ["STT", "Họ và tên", "Trình độ chuyên môn", None],
        [None, None, "Thạc sĩ", "Đại học"],
        [1, "Nguyễn Văn An", True, False],
        [2, "Trần Thị Bình", False, True],
        [3, "Lê Văn Cường", False, False],
    ):
        book.active.append(row)
    book.active.merge_cells("C1:D1")
    book.save(tmp_path / "roster.xlsx")
    degrees = cs.read_rosters([tmp_path / "roster.xlsx"]).frame["degree"]
    assert degrees.astype(object).where(degrees.notna(), "?").tolist() == ["master", "bachelor", "?"]


def test_a_heading_of_levels_that_is_not_used_is_told(tmp_path: Path) -> None:
    """Nobody knows which of "o" and "x" says yes: the degrees stay out, and the heading is named."""
    path = tmp_path / "roster.csv"
    rows = ["1,Lê An,Nam,x,o", "2,Vũ Ba,Nữ,o,x", "3,Hà Ca,Nam,o,x"]
    path.write_text("STT,Họ tên,Giới tính,Trình độ chuyên môn,\n,,,ThS,ĐH\n" + "\n".join(rows), encoding="utf-8")
    roster = cs.read_rosters([path])
    assert not roster.has("degree")
    assert [(one.code, one.field) for one in roster.findings] == [("heading_not_used", "degree")]


@pytest.mark.parametrize("between", ["{} - {}", "{}: {}", "{} ({})", "{} › {}", "{}/{}", "{}_{}"])
def test_headers_of_one_cell_name_scale_and_level(between: str, tmp_path: Path) -> None:
    """A master with cao cấp, a bachelor with trung cấp and a doctor without any, under headers without merged cells."""
    scales = {"Trình độ chuyên môn": ("Tiến sĩ", "Thạc sĩ", "Đại học"), "LLCT": ("Cao cấp", "Trung cấp")}
    headers = [between.format(scale, level) for scale, levels in scales.items() for level in levels]
    rows = ["1,Lê An,,x,,x,", "2,Vũ Ba,,,x,,x", "3,Hà Ca,x,,,,"]
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(["STT,Họ tên," + ",".join(headers), *rows]), encoding="utf-8")
    roster = cs.read_rosters([path])
    assert roster.frame["degree"].tolist() == ["master", "bachelor", "doctorate"]
    assert roster.frame["political_theory"].tolist() == ["advanced", "intermediate", "none"]
