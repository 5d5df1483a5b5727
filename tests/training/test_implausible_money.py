"""Costs that no attendance can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import json_of, write

HEADER = "Nội dung bồi dưỡng,Số lớp,Số lượt học viên,Kinh phí ({unit})"


@pytest.mark.parametrize(
    ("unit", "cost", "vnd", "told"),
    [
        # 80 people for 120,500,000 đồng: 1.5 million each.
        pytest.param("triệu đồng", "120.5", 120_500_000, 0, id="as-the-header-says"),
        pytest.param("đồng", "120500000", 120_500_000, 0, id="in-full"),
        pytest.param("triệu đồng", "120500000", 120_500_000_000_000, 1, id="in-full-under-millions"),
        # 24,000 million for 80 people: 300 million each.
        pytest.param("triệu đồng", "24000", 24_000_000_000, 0, id="dear"),
    ],
)
def test_full_amounts_under_a_heading_of_millions_are_told(
    unit: str, cost: str, vnd: int, told: int, tmp_path: Path
) -> None:
    """The sum stays what the table says, and the row is named where one attendance would cost thousands of millions."""
    text = "\n".join([HEADER.format(unit=unit), f"Lý luận chính trị,2,80,{cost}", "Tin học,1,20,"])
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert got["rows"][0]["cost_vnd"] == vnd
    assert [one["count"] for one in got["findings"] if one["code"] == "money_implausible"] == [1] * told
