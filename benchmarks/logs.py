"""Writing a large training log: so many attendances of invented people, each with an ID number."""

from __future__ import annotations

import csv
import random
from pathlib import Path

__all__ = ["write_log"]

_TIERS = ("tỉnh", "huyện", "xã")
_AUDIENCES = (*(f"Cán bộ cấp {tier}" for tier in _TIERS), "Công chức cấp xã", "Viên chức", "Đại biểu HĐND")
_COURSES = ("Lý luận chính trị", "Quản lý nhà nước", "Tin học", "Ngoại ngữ", "Cập nhật kiến thức", "QP-AN")
_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô".split()
_MIDDLES = "Văn Thị Đức Minh Ngọc Thu Hữu Xuân".split()
_GIVENS = "An Bình Châu Dung Giang Hà Hải Hòa Hùng Lan Linh Mai Nam Phúc Quân Sơn Tâm Trang Tú Vinh".split()


def write_log(path: Path, attendances: int) -> None:
    """Write a CSV of attendances; there are a fifth as many people."""
    draw = random.Random(attendances)
    people = []
    for number in range(attendances // 5):
        name = f"{draw.choice(_FAMILIES)} {draw.choice(_MIDDLES)} {draw.choice(_GIVENS)}"
        people.append((name, f"000{number + 1:09}", f"Xã {number % 300}"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["STT", "Họ và tên", "Số CCCD", "Đơn vị", "Nội dung bồi dưỡng", "Đối tượng", "Năm"])
        for number in range(1, attendances + 1):
            name, identity, unit = draw.choice(people)
            writer.writerow(
                [number, name, identity, unit, draw.choice(_COURSES), draw.choice(_AUDIENCES), draw.randint(2016, 2022)]
            )
