"""Large made-up rosters: 25 columns, spellings as people type them, the same bytes for the same numbers.

UTF-8 with a byte order mark, CRLF, line breaks inside quotes, letters with combining marks here and there.

python benchmarks/rosters.py 200000 roster.csv
"""

from __future__ import annotations

import argparse
import csv
import random
import unicodedata
from pathlib import Path

__all__ = ["DEGREES", "HEADER", "MANAGERS", "THEORIES", "spellings", "write_folder", "write_roster"]

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
MANAGERS = ("Ban Thường vụ Tỉnh ủy", "BTV Huyện ủy", "Sở, ban, ngành", "Đảng ủy xã")
_TIERS = ("Tỉnh", "Huyện", "Xã", "Xã")
_MAJORS = ("Luật", "Kinh tế", "Quản lý công", "Hành chính học", "Kế toán", "Xây dựng Đảng")
_SCHOOLS = ("Học viện Hành chính", "Đại học Luật", "Trường Đại học Kinh tế", "Học viện Chính trị khu vực I")


def spellings(text: str) -> tuple[str, ...]:
    """Give the ways in which a level is typed: as it is, with combining marks, with a second space, in small letters.

    >>> spellings("TS")
    ('TS', 'ts')
    """
    doubled = text.replace(" ", "  ", 1)
    return tuple(dict.fromkeys((text, unicodedata.normalize("NFD", text), doubled, text.lower())))


def write_folder(folder: Path, files: int, people: int, seed: int = 1) -> None:
    """Write so many CSV rosters, of as many people in all, each of a unit of its own."""
    folder.mkdir()
    for number in range(files):
        before = people * number // files
        share = people * (number + 1) // files - before
        write_roster(folder / f"{number:05}.csv", share, seed * files + number, unit=number, before=before)


def write_roster(path: Path, people: int, seed: int = 1, *, unit: int | None = None, before: int = 0) -> None:
    """Write a CSV (UTF-8 with BOM, CRLF) of so many invented people under one header row.

    All may be of one ``unit``; ``before`` says how many people other files hold, so that ID numbers go on from there.
    """
    rng = random.Random(seed)
    degrees = [one for text in DEGREES for one in spellings(text)]
    theories = [one for text in THEORIES for one in spellings(text)]
    units = max(1, people // 180)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(1, people + 1):
            tier = rng.randrange(4)
            own = rng.randrange(units) if unit is None else unit
            year = 1964 + rng.randrange(34)
            writer.writerow(
                (
                    number,
                    f"{rng.choice(_SURNAMES)} {rng.choice(_MIDDLES)} {rng.choice(_GIVENS)}",
                    f"000{before + number:09}",
                    f"{1 + rng.randrange(28):02}/{1 + rng.randrange(12):02}/{year}",
                    rng.choice(("Nam", "Nam", "Nữ")),
                    rng.choice(("Kinh", "Kinh", "Kinh", "Tày", "Mông")),
                    rng.choice(("", "", "Không", "Công giáo")),
                    f"03/02/{year + 25}",
                    f"Tỉnh {own % 34}",
                    f"Huyện {own % 340}",
                    f"Xã {own}",
                    f"UBND xã số {own}, khu vực {own % 7}",
                    rng.choice(("Chủ tịch UBND", "Phó Chủ tịch UBND", "Chuyên viên", "Trưởng phòng")),
                    "01.003",
                    _TIERS[tier],
                    MANAGERS[tier],
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
