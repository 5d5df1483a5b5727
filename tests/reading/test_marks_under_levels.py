"""Cells under the headings of levels that are no plain marks, each beside nine that are."""

from __future__ import annotations

from pathlib import Path

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
