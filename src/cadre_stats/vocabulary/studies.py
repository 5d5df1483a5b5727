"""Unfinished studies: which levels they are said of, and what they take away from those completed."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.vocabulary.claims import Claims, NotUnderstood
from cadre_stats.vocabulary.item import Item, Segment

__all__ = ["Studies"]

_SECOND_DEGREE = frozenset(
    {"vb2", "vanbang2", "vanbanghai", "vanbangii", "vanbangthu2", "vanbangthuhai", "bang2", "banghai"}
)

# Not begun yet. Who already studies, or waits for a diploma, may hold another level: "Chưa có (đang học nghề)".
_PLANNED = frozenset(
    {"dukien", "dangky", "dadangky", "dangkyhoc", "dadangkyhoc", "se", "chuanbi", "xinhoc", "xindihoc"}
)


class Studies:
    """Takes in the unfinished studies of a text; keeps what may go on behind a comma ("chưa ĐH, CĐ")."""

    def __init__(self, claims: Claims, codes: Sequence[str]) -> None:
        self._claims, self._codes = claims, codes
        self._open: Item | None = None
        self._in_bracket = False
        self._student: Item | None = None  # "NCS": who studies for a level, whatever follows

    def take(
        self, done: list[Item], segment: Segment, items: Sequence[Item], last: tuple[list[Item], Segment] | None
    ) -> None:
        """Take an unfinished study: the levels it names, or the level it is said of, which ``done`` then loses.

        ``items`` are those from the word that says so, ``last`` the levels and the segment before. Raises
        :class:`NotUnderstood` where it is said of nothing.
        """
        named = [
            item for item in items if item.kind in ("level", "other") or (item.kind == "unfinished" and item.lowest)
        ]
        self._in_bracket = segment.bracketed and bool(named)
        if named and all(item.kind == "unfinished" for item in named):
            self._student = None if segment.bracketed else named[0]
        elif named:
            self._open = None if segment.bracketed else items[0]
        elif done:
            named = [done.pop()]
        elif segment.bracketed and last is not None and last[0] and self._claims.completed:
            named = [self._said_of(self._claims.completed.pop(), last[1])]
        elif self._claims.completed and _is_second_degree(items):
            named = [items[0]._replace(kind="other")]
        elif not self._says_why_nothing(segment, items):
            raise NotUnderstood("unfinished", items[0].text)
        another = [item for item in named if self._another_study(item, segment, items, last)]
        self._claims.unfinished += [item._replace(kind="other") if item in another else item for item in named]

    def _says_why_nothing(self, segment: Segment, items: Sequence[Item]) -> bool:
        """Tell "Chưa (dự kiến học năm 2026)": what is only planned leaves it at nothing."""
        return segment.bracketed and self._claims.nothing is not None and items[0].spelling.base in _PLANNED

    def goes_on(self, segment: Segment) -> bool:
        """Take a segment that goes on with the study of its bracket: "(đang học CĐ, ĐH)"."""
        silent = ("level", "subject", "neutral", "introducing", "place")
        more = segment.bracketed and segment.opened_by == "list" and all(item.kind in silent for item in segment.items)
        self._in_bracket = self._in_bracket and more
        if self._in_bracket:
            self._claims.unfinished += [item for item in segment.items if item.kind == "level"]
        return self._in_bracket

    def refuse_behind(self, segment: Segment, level: Item) -> None:
        """Refuse a bare level behind an unfinished study: "đang học thạc sĩ, tiến sĩ" may be unfinished both.

        Behind who studies for a level only one as high is in doubt: "NCS, ThS" is a master.
        """
        student = self._student
        doubtful = self._open is not None or (student is not None and self._rank(level) >= self._rank(student))
        if doubtful and not any(item.kind == "completed" for item in segment.items):
            raise NotUnderstood("unfinished", level.text)
        self._open = None

    def _said_of(self, level: Item, segment: Segment) -> Item:
        """Give a level that a bracket says isn't completed; of two alike only the one with its field of study."""
        alike = any(self._rank(item) == self._rank(level) for item in self._claims.completed)
        return level._replace(kind="other") if alike and _fields(segment.items) else level

    def _another_study(
        self, level: Item, segment: Segment, items: Sequence[Item], last: tuple[list[Item], Segment] | None
    ) -> bool:
        """Tell whether a level being studied for is another study than the completed one.

        It is where it is lower ("ThS, đang học ĐH Luật") or has a field of study of its own behind a completed level
        with one ("ĐH Luật, đang học ĐH Kế toán"); what is denied is not.
        """
        if level.kind != "level" or items[0].kind != "unfinished" or items[0] is not segment.items[0]:
            return False
        top = max((self._rank(item) for item in self._claims.completed), default=-1)
        if self._rank(level) != top:
            return self._rank(level) < top
        before = _fields(last[1].items) if last is not None and not segment.bracketed else set()
        own = _fields(items)
        return bool(before and own) and not before & own

    def _rank(self, item: Item) -> int:
        return self._codes.index(item.highest or item.lowest)


def _fields(items: Sequence[Item]) -> set[object]:
    return {item.spelling for item in items if item.kind == "subject"}


def _is_second_degree(items: Sequence[Item]) -> bool:
    """Tell whether a study is one for a second degree in a field of its own: who is at it has the first."""
    second = any(item.spelling.base in _SECOND_DEGREE for item in items)
    return second and any(item.kind == "subject" for item in items)
