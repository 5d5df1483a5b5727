"""A standard: what the holder of a title must have; and the sets of them that a user writes or the package brings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field as with_default
from types import MappingProxyType

from cadre_stats.record import Record
from cadre_stats.targets.condition import ALWAYS, Condition, Test
from cadre_stats.text import fold

__all__ = ["Alternative", "Requirement", "Standard", "StandardSet", "literal_length"]


class Requirement(Record):
    """What one field must be; any of the tests will do.

    ``text`` is the condition as the user wrote it. A single level named without a phrase is a minimum.
    """

    field: str
    tests: tuple[Test, ...]
    text: str
    place: str = with_default(default="", compare=False)


class Alternative(Record):
    """Another way to meet the requirement of a field: whoever meets ``by`` needs nothing more there.

    In ``by`` a text with ``*`` on a scale is compared with the cell as written ("Cao cấp LLCT-HC").
    """

    meets: str
    by: Condition


class Standard(Record):
    """The titles it is for (patterns), further conditions on who holds them, what it requires, when it is in force.

    ``valid_from`` and ``valid_to`` are both inside; either may be open.
    """

    id: str
    label: Mapping[str, str]
    positions: tuple[str, ...]
    requires: tuple[Requirement, ...]
    where: Condition = ALWAYS
    alternatives: tuple[Alternative, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""
    place: str = ""

    def in_force(self, day: dt.date | None) -> bool:
        """Tell whether the standard is in force on a day; one without dates always is."""
        if day is None:
            return self.valid_from is None and self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, other: Standard) -> bool:
        """Tell whether there is a day on which both are in force."""
        starts = [one.valid_from or dt.date.min for one in (self, other)]
        ends = [one.valid_to or dt.date.max for one in (self, other)]
        return max(starts) <= min(ends)


def literal_length(pattern: str) -> int:
    """Give how much of a pattern is literal; the longer, the more specific.

    >>> literal_length("Chủ tịch*") < literal_length("Chủ tịch UBND*")
    True
    """
    return len(fold(pattern.replace("*", " ")))


class StandardSet(Record):
    """The standards of one or more files in order, with what the files say of them all; ``packs`` are shipped ones."""

    standards: tuple[Standard, ...]
    title: Mapping[str, str] = with_default(default_factory=lambda: MappingProxyType({}))
    files: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether any standard has a date of validity, so that an as-of date is needed."""
        return any(one.valid_from is not None or one.valid_to is not None for one in self.standards)

    def by_specificity(self, day: dt.date | None) -> Iterable[tuple[str, Standard]]:
        """Give pattern and standard of those in force on a day, the longest literal part first, then in file order."""
        pairs = [(pattern, one) for one in self.standards if one.in_force(day) for pattern in one.positions]
        return sorted(pairs, key=lambda pair: -literal_length(pair[0]))
