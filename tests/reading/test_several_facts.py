"""Several degrees of a person in columns side by side, and several levels in one cell: each way of reading the file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import cadre_stats as cs
from cadre_stats.cli import main
from tests.reading.test_bundles import compare

SURNAMES = "ABCDEGHIKLMN"
TWO = ["STT,Họ và tên,Năm sinh,Trình độ chuyên môn,", ",,,Trong ngành,Ngoài ngành"]
LISTED = ['STT,Họ và tên,Năm sinh,"Trình độ (văn hóa; chuyên môn; lý luận chính trị)"']


def _roster(header: Sequence[str], cells: Sequence[str]) -> bytes:
    rows = [f"{n},Lê Văn {SURNAMES[n - 1]},19{60 + n},{cell}" for n, cell in enumerate(cells, start=1)]
    return "\n".join([*header, *rows, ""]).encode()


def _levels(path: Path, field: str) -> list[str]:
    column = cs.read_rosters([path]).frame[field].astype(object)
    found: list[str] = column.where(column.notna(), "?").tolist()
    return found


@pytest.mark.parametrize(
    ("cells", "degree"),
    [
        ("ĐH CSND,ThS Luật", "master"),
        ("ĐH CSND,TC Luật", "bachelor"),
        ("TC CSND; ĐH ANND,CĐ Luật", "bachelor"),
        (",ĐH Luật", "bachelor"),
        ("Không,ĐH Luật", "bachelor"),
        ("TC CSND,đang học ĐH", "intermediate"),
        # A subject without its level may be that of a higher diploma; so may a text that nobody understands.
        ("TC CSND,Luật", "?"),
        ("Kinh tế,TC CSND", "?"),
        ("TC CSND,2015", "?"),
        ("TC CSND,xem hồ sơ", "?"),
    ],
)
def test_of_two_columns_of_degrees_the_highest_counts(cells: str, degree: str, tmp_path: Path) -> None:
    """Nothing counts where one of the two isn't understood."""
    path = tmp_path / "roster.csv"
    path.write_bytes(_roster(TWO, ["ĐH CSND,ThS Luật", "TC CSND,", ",CĐ Luật", cells]))
    assert _levels(path, "degree") == ["master", "intermediate", "college", degree]
    codes = [one.code for one in cs.read_rosters([path]).findings if one.field == "degree"]
    assert "levels_joined" in codes
    assert ("unrecognised_level" in codes) == (degree == "?")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        # Majors, years of diplomas, and a third column with degrees whose heading nobody knows.
        (TWO, ["ĐH CSND,Luật", "TC CSND,Kinh tế", "ĐH CSND,Luật"]),
        (TWO, ["ĐH CSND,2005", "TC CSND,2010", "ĐH CSND,2011"]),
        (
            ["STT,Họ và tên,Năm sinh,Trình độ chuyên môn,,", ",,,Trong ngành,Ngoài ngành,Cột 7"],
            ["TC,ĐH,ThS", "TC,ĐH,ThS"],
        ),
    ],
)
def test_columns_that_hold_something_else_are_not_joined(header: list[str], cells: list[str], tmp_path: Path) -> None:
    """Then no degree is known of anybody, and a finding names the columns."""
    path = tmp_path / "roster.csv"
    path.write_bytes(_roster([*header[:-1], header[-1] + ",LLCT"], [f"{cell},Cao cấp" for cell in cells]))
    roster = cs.read_rosters([path])
    codes = {one.code for one in roster.findings if one.severity != "info"}
    assert "levels_joined" not in {one.code for one in roster.findings}
    assert "column_near_field" in codes
    assert "degree" not in roster.frame or roster.frame["degree"].isna().all()


@pytest.mark.parametrize(
    ("cell", "degree", "theory"),
    [
        ("12/12; ThS Luật; Cao cấp", "master", "advanced"),
        ('"12/12; ĐH Y, Thạc sĩ Y tế công cộng; TC"', "master", "intermediate"),
        ("12/12; xem hồ sơ; TC", "?", "intermediate"),
        # Without one of the parts "Trung cấp" may be of either scale.
        ("12/12; Trung cấp", "?", "?"),
        ("Trung cấp", "?", "?"),
        ("12/12; ĐH; TC; B1", "?", "?"),
        # In another order.
        ("ĐH Luật; 12/12; TC", "?", "?"),
    ],
)
def test_parts_of_a_cell_are_those_that_its_header_lists(cell: str, degree: str, theory: str, tmp_path: Path) -> None:
    """A cell with more or fewer parts, or in another order, says nothing of any level, and is told for each."""
    path = tmp_path / "roster.csv"
    cells = ["12/12; ĐH Luật; Cao cấp", "10/12; TC Y; chưa", "12/12; CĐ Y; Sơ cấp", cell]
    path.write_bytes(_roster(LISTED, cells))
    assert _levels(path, "degree") == ["bachelor", "intermediate", "college", degree]
    assert _levels(path, "political_theory") == ["advanced", "none", "elementary", theory]
    unread = [one.field for one in cs.read_rosters([path]).findings if one.code == "unrecognised_level"]
    assert [field in unread for field in ("degree", "political_theory")] == [degree == "?", theory == "?"]


def test_of_cells_that_lack_a_part_no_degree_is_guessed(tmp_path: Path) -> None:
    """Under a header that lists three levels "12/12; Trung cấp" may be of either scale."""
    path = tmp_path / "roster.csv"
    path.write_bytes(
        _roster([LISTED[0] + ",LLCT"], [f"{one},Sơ cấp" for one in ("12/12; Trung cấp", "10/12; ĐH Luật")])
    )
    roster = cs.read_rosters([path])
    assert "degree" not in roster.frame or roster.frame["degree"].isna().all()
    codes = {one.code for one in roster.findings if one.field == "degree" and one.severity == "warning"}
    assert "column_near_field" in codes


def test_a_cell_without_the_labels_of_the_others_says_nothing(tmp_path: Path) -> None:
    """Beside cells with "CM:" and "LLCT:", "Trung cấp" alone may be of either scale."""
    path = tmp_path / "roster.csv"
    path.write_bytes(
        _roster(["STT,Họ và tên,Năm sinh,Trình độ"], ["CM: ĐH; LLCT: CC", "CM: TC; LLCT: TC", "Trung cấp"])
    )
    assert _levels(path, "degree") == ["bachelor", "intermediate", "?"]
    assert _levels(path, "political_theory") == ["advanced", "intermediate", "?"]


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        (TWO, (["ĐH,ThS", "TC,", "TC,Luật"], ["ĐH,Luật", "TC,Kế toán", "ĐH,Y"])),
        (LISTED, (["12/12; ĐH; CC", "10/12; TC; TC", "TC"], ["ĐH", "TC Luật", "ThS"])),
    ],
)
def test_files_read_together_and_by_columns_are_read_alike(
    header: list[str], kinds: tuple[list[str], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the cells of one file say of its header holds for no other with the same, nor does the size matter."""
    for number in range(12):
        (tmp_path / f"{number:02}.csv").write_bytes(_roster(header, kinds[number % 2]))
    compare(tmp_path)

    found = []
    roster, output = tmp_path / "large" / "roster.csv", tmp_path / "large" / "out.json"
    roster.parent.mkdir()
    roster.write_bytes(_roster(header, kinds[0]))
    for large in (10**12, 0):
        monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", large)
        assert main(["report", str(roster), "--output", str(output), "--format", "json", "--force"]) == 0
        found.append(json.loads(output.read_text(encoding="utf-8")))
    assert found[0] == found[1]
