"""Names and numbers that look like those of another kind of row: a person is never taken for a heading or a total."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.reading.rosters import read_tables


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        pytest.param(["Họ và tên,Ngày sinh,Đảng viên", "A B,1/1/1970,", "C D,1/1/1971,"], 2, id="letters-and-dates"),
        pytest.param(
            [
                "Họ và tên,Năm sinh,Trình độ chuyên môn",
                "I Bá,1980,",
                "Trần Cộng,1981,",
                "Cộng Hòa,1982,",
                "Tổng An,1983,",
            ],
            4,
            id="words-of-totals-and-years",
        ),
        pytest.param(
            ["STT,Họ và tên,Số CCCD,Chức vụ", "1,Nguyễn An B,001,", "2,Trần Cường D,002,Bí thư", "3,Lê Dũng E,003,"],
            3,
            id="short-ids",
        ),
        pytest.param(
            ["STT,Họ và tên,Trình độ chuyên môn", "1,Tống Văn An,ĐH", "2,Tống Thị Ba,ThS", ",Tổng cộng: 2 người,"],
            2,
            id="a-surname-like-a-total",
        ),
        pytest.param(
            ["Họ và tên,Ngày sinh,Trình độ chuyên môn", "Lê An,1/1/1970,ĐH", "Lê Ba,2/2/1980,ĐH", "Tổng cộng,2,"],
            2,
            id="a-count-under-birth-dates",
        ),
    ],
)
def test_people_are_counted(lines: list[str], people: int, tmp_path: Path) -> None:
    """Every person counts and no total does, whatever the names begin with; no declared total is misread."""
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (table,) = read_tables([str(path)]).tables
    assert len(table.rows) == people
    assert [one for one in table.findings if one.code == "declared_total"] == []
