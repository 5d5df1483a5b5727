"""Headings between people: which name their unit, which only say who they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.running import json_of, write

# Two people of two communes who share name, birth date and sex.
LIST = """UBND XÃ {commune},,,
,,,
STT,Họ và tên,Ngày sinh,Giới tính
,{first},,
1,Trần Văn {name},02/03/1975,Nam
,{second},,
2,{same},20/11/1988,Nam
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder for the rosters of two communes."""
    (tmp_path / "rosters").mkdir()
    return tmp_path


def _write(folder: Path, first: str, second: str, same: str = "Vũ Đức Thịnh") -> str:
    for commune, name in (("KIM ĐỊNH", "Khải"), ("TÂN THÀNH", "Tám")):
        text = LIST.format(commune=commune, name=name, first=first, second=second, same=same or f"Vũ {name}")
        write(folder / "rosters", f"{name}.csv", text)
    return str(folder / "rosters")


def _groups(result: dict[str, Any], field: str) -> dict[str | None, int]:
    return {one["group"][field]: one["people"] for one in result["structure"] if field in one["group"]}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. CÁN BỘ", "II. CÔNG CHỨC"),
        ("I. Cán bộ chuyên trách cấp xã", "II. Công chức chuyên môn"),
        ("Công chức (1 người)", "Người HĐ không chuyên trách ở thôn"),
        ("Cán bộ quản lý", "Nhân viên hợp đồng theo Nghị định 111"),
    ],
)
def test_kinds_of_people_are_no_units(folder: Path, first: str, second: str) -> None:
    """The communes above the tables are the units, and people of both are four."""
    result = json_of(folder, "report", _write(folder, first, second), "--by", "unit")
    assert result["people"] == 4
    assert _groups(result, "unit") == {"UBND XÃ KIM ĐỊNH": 2, "UBND XÃ TÂN THÀNH": 2}


@pytest.mark.parametrize("first", ["I. Khối Đảng", "Công chức Văn phòng", "Phòng Nội vụ", "I. LÃNH ĐẠO BAN"])
def test_other_headings_name_units(folder: Path, first: str) -> None:
    """A unit's name makes the heading a unit, whoever it says to stand there."""
    result = json_of(folder, "report", _write(folder, first, "II. Khối Nhà nước", ""), "--by", "unit")
    assert _groups(result, "unit") == {first.removeprefix("I. "): 2, "Khối Nhà nước": 2}


def test_parts_of_different_communes_are_different_units(folder: Path) -> None:
    """People alike of the Party's part of two communes are two, and told; in the same commune's they are one."""
    rosters = _write(folder, "I. Khối Nhà nước", "II. Khối Đảng")
    result = json_of(folder, "report", rosters)
    assert result["people"] == 4
    assert [one["count"] for one in result["findings"] if one["code"] == "possible_duplicate"] == [1]
    text = (folder / "rosters" / "Khải.csv").read_text(encoding="utf-8")
    write(folder / "rosters", "Tám.csv", text)
    assert json_of(folder, "report", rosters)["people"] == 2


@pytest.mark.parametrize(
    ("first", "second", "types"),
    [
        ("I. CÁN BỘ", "II. CÔNG CHỨC", {"official": 2, "civil_servant": 2}),
        ("Công chức", "Viên chức", {"civil_servant": 2, "public_employee": 2}),
        pytest.param("I. CÁN BỘ", "II. NGƯỜI HĐKCT", {None: 4}, id="officials-may-be-everybody"),
        pytest.param("I. CÔNG CHỨC", "II. HỢP ĐỒNG", {None: 4}, id="one-heading-tells-nothing"),
    ],
)
def test_headings_give_the_type_of_personnel(
    folder: Path, first: str, second: str, types: dict[str | None, int]
) -> None:
    """The type is known only where all headings tell one and officials stand beside civil servants."""
    result = json_of(folder, "report", _write(folder, first, second), "--by", "personnel_type")
    assert _groups(result, "personnel_type") == types
