"""Diplomas under the name of a scale, parts of headings in a row of their own, headings of units before names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import cadre_stats as cs
from cadre_stats.roster.roster import Roster
from tests.reading.test_bundles import compare

CERTIFICATES = """STT,Họ và tên,Năm sinh,Chuyên môn,,LLCT
,,,Bằng{0},Ngành,
1,Lê Văn An,1970,ĐH,Luật,TC
2,Hà Văn Bá,1971,ThS,Kinh tế,CC
"""
NAMES_LAST = """STT,Chức vụ,Mã VTVL,Họ và tên,Năm sinh,TĐCM
I,Phòng Quản lý đầu tư
1,Trưởng phòng,ĐT.01,Lê Văn An,1970,ĐH
2,Chuyên viên,ĐT.02,Hà Văn Bá,1971,ThS
II,Phòng Tài nguyên
3,Chuyên viên,TM.01,Vũ Văn Ca,1972,CĐ
"""
PARTS_BELOW = """STT,Họ và tên,,Sinh ngày,,,Chuyên môn,,Xếp loại,
,,,,,,Trình độ,Ngành,,
,Họ và đệm,Tên,Ngày,Tháng,Năm,,,2023,2024
1,Lê Văn,An,4,8,1970,ĐH,Luật,Tốt,Tốt
2,Hà Văn,Bá,5,9,1971,ThS,Y,Tốt,Khá
"""
FORM_BELOW = """STT,Họ và tên,Sinh,,TĐCM
,,Nam,Nữ,
,,(ngày/tháng/năm),(ngày/tháng/năm),
1,Lê Văn An,4/8/1970,,ĐH
2,Hà Thị Bá,,5/9/1971,ThS
"""


def _read(text: str, tmp_path: Path) -> Roster:
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return cs.read_rosters([path])


def _column(roster: Roster, field: str) -> list[str]:
    column = roster.frame[field].astype(object)
    return [str(value).removesuffix(" 00:00:00") for value in column.where(column.notna(), "?").tolist()]


def _codes(roster: Roster) -> Sequence[str]:
    return [one.code for one in roster.findings if one.severity != "info"]


@pytest.mark.parametrize("remark", ["", " cao nhất", " (ghi rõ)"])
def test_a_diploma_under_the_name_of_a_scale_is_its_level(remark: str, tmp_path: Path) -> None:
    """The subject stands beside it."""
    roster = _read(CERTIFICATES.format(remark), tmp_path)
    assert _column(roster, "degree") == ["bachelor", "master"]


def test_headings_of_units_stand_before_names_further_right(tmp_path: Path) -> None:
    """They follow their number, wherever the names are."""
    roster = _read(NAMES_LAST, tmp_path)
    assert _column(roster, "unit") == ["Phòng Quản lý đầu tư", "Phòng Quản lý đầu tư", "Phòng Tài nguyên"]
    assert _codes(roster) == []


def test_a_post_without_anybody_is_no_heading(tmp_path: Path) -> None:
    """A number of the kind that people have, and a post beside it, is a row that nobody understands."""
    roster = _read(NAMES_LAST.replace("II,Phòng Tài nguyên", "3,Phó Trưởng phòng"), tmp_path)
    assert _column(roster, "full_name") == ["Lê Văn An", "Hà Văn Bá", "Vũ Văn Ca"]
    assert _codes(roster) == ["unplaced_row"]


def test_parts_of_names_and_years_go_on_with_a_header(tmp_path: Path) -> None:
    """A third row that parts the names, the days of birth and the years of a heading is no person."""
    roster = _read(PARTS_BELOW, tmp_path)
    assert _column(roster, "full_name") == ["Lê Văn An", "Hà Văn Bá"]
    assert _column(roster, "birth_date") == ["1970-08-04", "1971-09-05"]


def test_how_to_write_a_day_is_no_heading(tmp_path: Path) -> None:
    """Below "Nam" and "Nữ" it leaves them the headings of men and women."""
    roster = _read(FORM_BELOW, tmp_path)
    assert _column(roster, "sex") == ["male", "female"]
    assert _column(roster, "birth_date") == ["1970-08-04", "1971-09-05"]


@pytest.mark.parametrize("text", [NAMES_LAST, PARTS_BELOW, FORM_BELOW])
def test_files_read_together_are_read_alike(text: str, tmp_path: Path) -> None:
    """Each file of a folder gives what it gives alone."""
    for number in range(6):
        (tmp_path / f"{number:02}.csv").write_text(text.replace("Văn", f"Văn {'ABCDEG'[number]}"), encoding="utf-8")
    compare(tmp_path)
