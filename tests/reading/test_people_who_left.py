"""Headings of people who have left: who stands below is counted, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import cadre_stats as cs


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Đã nghỉ hưu, chuyển công tác trong năm", [5]),
        ("CÁN BỘ NGHỈ HƯU", [5]),
        ("Thôi việc", [5]),
        ("Giảm trong năm", [5]),
        ("Phòng Nội vụ", []),
        ("Ban Bảo vệ chăm sóc sức khỏe cán bộ", []),
        ("Cán bộ luân chuyển đến", []),
    ],
)
def test_headings_of_people_who_left_are_told(heading: str, told: list[int], tmp_path: Path) -> None:
    """Two people serve and one stands below another heading: three count, and the row is named if they have left."""
    path = tmp_path / "roster.csv"
    path.write_text(
        "STT,Họ và tên,Đơn vị,Trình độ chuyên môn\n"
        "I,Đang công tác,,\n"
        "1,Lê An,Sở A,ThS\n"
        "2,Vũ Ba,Sở A,ĐH\n"
        f'II,"{heading}",,\n'
        "1,Hà Ca,Sở A,TS\n",
        encoding="utf-8",
    )
    roster = cs.read_rosters([path])
    assert len(roster.frame) == 3
    assert [int(one.places[0].cell) for one in roster.findings if one.code == "people_who_left"] == told
