"""Marks under units and posts that stand for the cell above: whose they are is counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import cadre_stats as cs
from cadre_stats.cli import main

HEADER = "STT,Họ và tên,Đơn vị,Chức vụ,Trình độ chuyên môn"
# Three people of Sở Nội vụ, two of Sở Y tế; the third and the fifth are heads, by their own words or by those above.
PEOPLE = [
    "1,Nguyễn Văn An,Sở Nội vụ,Chuyên viên,ThS",
    "2,Trần Thị Bình,{m},{m},ĐH",
    "3,Lê Văn Cường,{m},Giám đốc,ĐH",
    "4,Phạm Thị Dung,Sở Y tế,Chuyên viên,ĐH",
    "5,Vũ Văn Em,{m},Giám đốc,ĐH",
]
UNITS = ["Sở Nội vụ"] * 3 + ["Sở Y tế"] * 2
POSTS = ["Chuyên viên", "Chuyên viên", "Giám đốc", "Chuyên viên", "Giám đốc"]


def _write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", ["nt", "-nt-", "n.t", "Như trên", "”", "//", "〃", "(như trên)"])
def test_a_mark_stands_for_the_cell_above(mark: str, tmp_path: Path) -> None:
    """Each person has the unit and the post that the mark repeats, and the cells are named."""
    roster = cs.read_rosters([_write(tmp_path / "a.csv", *(row.format(m=mark) for row in PEOPLE))])
    assert (roster.frame["unit"].tolist(), roster.frame["position"].tolist()) == (UNITS, POSTS)
    told = [(one.code, one.field, one.count, one.places[0].cell) for one in roster.findings]
    assert told == [("same_as_above", "unit", 3, "C3"), ("same_as_above", "position", 1, "D3")]


@pytest.mark.parametrize("text", ["NT", "N", "Sở NT", "nt2"])
def test_abbreviations_are_no_such_marks(text: str, tmp_path: Path) -> None:
    """A unit may be called "NT": it stays as it is written."""
    roster = cs.read_rosters([_write(tmp_path / "a.csv", *(row.format(m=text) for row in PEOPLE))])
    assert roster.frame["unit"].tolist() == ["Sở Nội vụ", text, text, "Sở Y tế", text]


def test_nothing_stands_above_the_first(tmp_path: Path) -> None:
    """Where the first person's unit is such a mark nobody knows what it repeats: the marks stay."""
    rows = ["1,Lê An,nt,Chuyên viên,ĐH", "2,Vũ Ba,nt,Chuyên viên,ĐH"]
    assert cs.read_rosters([_write(tmp_path / "a.csv", *rows)]).frame["unit"].tolist() == ["nt", "nt"]


def test_files_of_a_folder_are_read_as_each_alone(tmp_path: Path) -> None:
    """Among files of one header, which are read together, only one has marks; people stay in their units."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(6):
        mark = "nt" if number == 3 else f"Phòng {number}"
        _write(folder / f"{number}.csv", *(row.format(m=mark).replace("Văn", f"Văn {number}") for row in PEOPLE))
    output = tmp_path / "tidy.csv"
    assert main(["normalise", str(folder), "--output", str(output), "--quiet", "--lang", "en"]) == 0
    marked = [line for line in output.read_text(encoding="utf-8-sig").splitlines() if "3.csv" in line]
    assert sum("Sở Nội vụ" in line for line in marked) == 3
    assert sum("Sở Y tế" in line for line in marked) == 2
