"""Invented people: names put together from lists, birth dates drawn, ID numbers no authority could have issued."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

__all__ = ["Crowd", "Official", "deal"]

# Family names by ethnicity; the other parts of a name are common to all.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Kinh": ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Hoàng", "Đỗ", "Bùi", "Đặng", "Ngô", "Đoàn", "Mai", "Lương"),
    "Tày": ("Nông", "Hoàng", "Ma", "Hà", "Lường", "Triệu", "Dương", "Bế"),
    "Nùng": ("Nông", "Hoàng", "Vi", "Lăng", "Chu", "Linh", "Mạc"),
    "Dao": ("Triệu", "Bàn", "Đặng", "Phùng", "Tẩn", "Chẻo", "Lý"),
    "Thái": ("Lò", "Lường", "Cầm", "Tòng", "Điêu", "Khoàng", "Vì", "Hù"),
    "Mông": ("Giàng", "Vàng", "Sùng", "Thào", "Hạng", "Cứ", "Mùa"),
    "Mảng": ("Lò", "Chìn", "Tào", "Pàn"),
    "Hà Nhì": ("Lỳ", "Pờ", "Chang", "Khoàng"),
    "Hoa": ("Trương", "Lâm", "Quách", "Huỳnh"),
}
MIDDLES = {
    "Nam": ("Văn", "Đức", "Quang", "Minh", "Hữu", "Xuân", "Ngọc", "Thanh", "Quốc", "Đình", "Tiến", "Công", "Trọng"),
    "Nữ": ("Thị", "Thị Thu", "Thị Minh", "Ngọc", "Thị Thanh", "Thúy", "Thị Kim", "Thu", "Thị Hồng", "Thị Ngọc"),
}
GIVENS = {
    "Nam": (
        "An Bình Chiến Chung Cường Dũng Đạt Điệp Đông Giang Hà Hải Hiệp Hòa Hoàn Hùng Huy Khánh Khoa Kiên Lâm Long "
        "Mạnh Nam Nghĩa Phong Phú Phúc Quân Sơn Tài Tâm Thái Thắng Thành Thịnh Thuận Toàn Trung Tú Tuấn Tùng Việt Vinh"
    ).split(),
    "Nữ": (
        "Anh Ánh Bích Châu Chi Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hòa Huế Hường Huyền Lan Liên Linh Loan Mai "
        "My Nga Ngân Nhàn Nhung Oanh Phương Quyên Tâm Thảo Thoa Thơm Thủy Trang Trâm Uyên Vân Xuân Yến"
    ).split(),
}


@dataclass(frozen=True, slots=True)
class Official:
    """One invented person, every field as the clerk of the unit typed it; an empty text is an empty cell."""

    name: str
    sex: str
    born: dt.date
    id_number: str
    ethnicity: str
    religion: str
    joined_party: dt.date | None
    unit: str
    position: str
    degree: str
    theory: str
    management: str
    it: str
    language: str
    schooling: str
    managed_by: str = ""
    tier: str = ""
    kind: str = ""
    leader: bool = False
    note: str = ""


def deal(rng: random.Random, quota: Mapping[str, int], people: int) -> Iterator[str]:
    """Give each spelling exactly as often as its quota says, in a shuffled order.

    Raises :class:`ValueError` unless the quota adds up to the number of people: a figure that a sample is to
    reproduce rests on these counts.
    """
    cards = [text for text, count in quota.items() for _ in range(count)]
    if len(cards) != people:
        raise ValueError(f"a quota of {len(cards)} for {people} people")
    rng.shuffle(cards)
    return iter(cards)


@dataclass(slots=True)
class Crowd:
    """A source of distinct invented people of one place, aged 23 to 59 at its date.

    The same seed gives the same people in the same order.
    """

    seed: str
    as_of: dt.date
    ethnicities: Mapping[str, int]
    women: float = 0.32
    rng: random.Random = field(init=False)
    _names: set[str] = field(init=False, default_factory=set)
    _serial: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)

    def name(self, sex: str, ethnicity: str) -> str:
        """Give a name that nobody of this place has yet."""
        while True:
            family = self.rng.choice(FAMILIES[ethnicity])
            name = f"{family} {self.rng.choice(MIDDLES[sex])} {self.rng.choice(GIVENS[sex])}"
            if name not in self._names:
                self._names.add(name)
                return name

    def officials(
        self,
        people: int,
        *,
        units: Mapping[str, int],
        degrees: Mapping[str, int],
        theories: Mapping[str, int],
        positions: Sequence[str],
        managed_by: Sequence[str] = ("",),
        tier: Sequence[str] = ("",),
        kind: Sequence[str] = ("",),
        management: Sequence[str] = ("CV", "CVC", "Chuyên viên", ""),
        leader: bool = False,
    ) -> list[Official]:
        """Make people of one group.

        ``units``, ``degrees`` and ``theories`` are quotas (spelling → number of people); the sequences are drawn
        from with equal chances, save ``positions``, which are taken in turn within each unit.
        """
        unit, degree = deal(self.rng, units, people), deal(self.rng, degrees, people)
        theory = deal(self.rng, theories, people)
        posts = {name: cycle(positions) for name in units}
        return [
            self._official(
                unit=name,
                degree=next(degree),
                theory=next(theory),
                position=next(posts[name]),
                managed_by=self.rng.choice(managed_by),
                tier=self.rng.choice(tier),
                kind=self.rng.choice(kind),
                management=self.rng.choice(management),
                leader=leader,
            )
            for name in unit
        ]

    def _official(
        self,
        *,
        unit: str,
        degree: str,
        theory: str,
        position: str,
        managed_by: str,
        tier: str,
        kind: str,
        management: str,
        leader: bool,
    ) -> Official:
        rng = self.rng
        sex = "Nữ" if rng.random() < self.women else "Nam"
        ethnicity = rng.choices(tuple(self.ethnicities), tuple(self.ethnicities.values()))[0]
        born = self.as_of - dt.timedelta(days=23 * 366 + rng.randrange(36 * 365))
        joined = born + dt.timedelta(days=365 * 24 + rng.randrange(8 * 365))
        self._serial += 1
        return Official(
            name=self.name(sex, ethnicity),
            sex=sex,
            born=born,
            # No province has the code 000.
            id_number=f"000{'1' if sex == 'Nữ' else '0'}{born.year % 100:02}{self._serial:06}",
            ethnicity=ethnicity,
            religion=rng.choice(("", "", "", "", "Không", "Không", "Công giáo", "Phật giáo")),
            joined_party=joined if joined < self.as_of and rng.random() < 0.93 else None,
            unit=unit,
            position=position,
            degree=degree,
            theory=theory,
            management=management,
            it=rng.choice(("A", "B", "Tin học VP", "CNTT cơ bản", "Chứng chỉ B", "Ứng dụng CNTT cơ bản", "", "IC3")),
            language=rng.choice(("Anh B", "B1", "Anh A2", "Anh C", "Tiếng Anh B1", "B", "", "A2")),
            schooling=rng.choice(("12/12", "12/12", "12/12", "THPT", "10/10", "12/12 BT")),
            managed_by=managed_by,
            tier=tier,
            kind=kind,
            leader=leader,
        )
