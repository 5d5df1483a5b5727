"""Large made-up rosters: 25 columns, spellings as people type them, the same bytes for the same numbers.

python benchmarks/rosters.py 200000 roster.csv
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path

__all__ = ["DEGREES", "HEADER", "THEORIES", "write_roster"]

# Spelling → level. The comparison program needs the levels; the roster holds the spellings alone.
DEGREES = {
    "Tiến sĩ": "doctorate",
    "TS": "doctorate",
    "Thạc sĩ": "master",
    "Thạc sỹ": "master",
    "ThS": "master",
    "Th.S QLKT": "master",
    "Thạc sĩ Luật": "master",
    "Đại học": "bachelor",
    "ĐH": "bachelor",
    "ĐH (TC)": "bachelor",
    "Cử nhân Luật": "bachelor",
    "Kỹ sư": "bachelor",
    "Cao đẳng": "college",
    "CĐ": "college",
    "Trung cấp": "intermediate",
    "TC": "intermediate",
    "THCN": "intermediate",
    "Sơ cấp": "elementary",
    "Chưa qua đào tạo": "none",
}
THEORIES = {
    "Cử nhân": "bachelor",
    "Cao cấp": "advanced",
    "CCLLCT": "advanced",
    "Trung cấp": "intermediate",
    "TC": "intermediate",
    "TCLLCT": "intermediate",
    "Sơ cấp": "elementary",
    "": "none",
    "-": "none",
}
HEADER = (
    "STT,Họ và tên,Số CCCD,Ngày sinh,Giới tính,Dân tộc,Tôn giáo,Ngày vào Đảng,Tỉnh,Huyện,Xã,Đơn vị,Chức vụ,Ngạch,"
    "Cấp hành chính,Diện quản lý,Trình độ chuyên môn,Chuyên ngành,Trường đào tạo,Lý luận chính trị,Quản lý nhà nước,"
    "Tin học,Ngoại ngữ,Trình độ văn hóa,Ghi chú"
).split(",")
_SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Nông Lò Giàng Triệu".split()
_MIDDLES = "Văn Thị Đức Minh Ngọc Thanh Quang Hữu Xuân Thu".split()
_GIVENS = "An Bình Chi Dũng Giang Hà Hải Hùng Lan Linh Long Mai Nam Nga Phương Quân Sơn Tâm Thảo Trang Tuấn Vân".split()
_MANAGERS = ("Ban Thường vụ Tỉnh ủy", "BTV Huyện ủy", "Sở, ban, ngành", "Đảng ủy xã")
_TIERS = ("Tỉnh", "Huyện", "Xã", "Xã")
_MAJORS = ("Luật", "Kinh tế", "Quản lý công", "Hành chính học", "Kế toán", "Xây dựng Đảng")
_SCHOOLS = ("Học viện Hành chính", "Đại học Luật", "Trường Đại học Kinh tế", "Học viện Chính trị khu vực I")


def write_roster(path: Path, people: int, seed: int = 1) -> None:
    """Write a CSV (UTF-8 with BOM, CRLF) of so many invented people under one header row."""
    rng = random.Random(seed)
    degrees, theories = list(DEGREES), list(THEORIES)
    units = max(1, people // 180)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(1, people + 1):
            tier = rng.randrange(4)
            unit = rng.randrange(units)
            year = 1964 + rng.randrange(34)
            writer.writerow(
                (
                    number,
                    f"{rng.choice(_SURNAMES)} {rng.choice(_MIDDLES)} {rng.choice(_GIVENS)}",
                    f"000{number:09}",
                    f"{1 + rng.randrange(28):02}/{1 + rng.randrange(12):02}/{year}",
                    rng.choice(("Nam", "Nam", "Nữ")),
                    rng.choice(("Kinh", "Kinh", "Kinh", "Tày", "Mông")),
                    rng.choice(("", "", "Không", "Công giáo")),
                    f"03/02/{year + 25}",
                    f"Tỉnh {unit % 34}",
                    f"Huyện {unit % 340}",
                    f"Xã {unit}",
                    f"UBND xã số {unit}, khu vực {unit % 7}",
                    rng.choice(("Chủ tịch UBND", "Phó Chủ tịch UBND", "Chuyên viên", "Trưởng phòng")),
                    "01.003",
                    _TIERS[tier],
                    _MANAGERS[tier],
                    rng.choice(degrees),
                    rng.choice(_MAJORS),
                    rng.choice(_SCHOOLS),
                    rng.choice(theories),
                    rng.choice(("CV", "CVC", "", "Chuyên viên")),
                    rng.choice(("A", "B", "", "CNTT cơ bản")),
                    rng.choice(("Anh B", "B1", "")),
                    "12/12",
                    "theo hồ sơ,\ncần đối chiếu" if number % 97 == 0 else "",
                )
            )


def main() -> None:
    """Write the roster that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Write a large made-up roster.")
    parser.add_argument("people", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_roster(options.path, options.people, options.seed)


if __name__ == "__main__":
    main()
