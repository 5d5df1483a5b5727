"""The shortfall: who meets, exceeds or lacks the standard of a title, as a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

from cadre_stats.finding import Finding
from cadre_stats.record import Record
from cadre_stats.statistics.outcome import Group, Input, Note
from cadre_stats.statistics.short_list import ShortList
from cadre_stats.targets.standard import Standard

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ClassDemand", "Course", "Pooled", "Shortfall", "ShortfallRow", "StandardRow"]


class Course(Record):
    """What a number of people lack alike: field, condition as in the file, the least level that is enough."""

    field: str
    required: str
    level: str | None
    people: int


class ShortfallRow(Record):
    """The people of one group: how many meet their standard (of them exceed it), are short, or not known.

    They and those ``without_standard``, ``without_title`` and ``standard_unknown`` add up to ``people``.
    """

    group: Group
    people: int
    meeting: int
    exceeding: int
    short: int
    unknown: int
    without_standard: int
    without_title: int
    standard_unknown: int

    @property
    def with_standard(self) -> int:
        """The people whose title certainly has a standard."""
        return self.meeting + self.short + self.unknown


class StandardRow(Record):
    """The people under one standard."""

    standard: Standard
    people: int
    meeting: int
    exceeding: int
    short: int
    unknown: int


class ClassDemand(Record):
    """How many of one group lack one course, and whether that is enough to open a class alone."""

    group: Group
    course: Course
    min_class: int

    @property
    def demand(self) -> int:
        """The people of the group who lack the course."""
        return self.course.people

    @property
    def can_open(self) -> bool:
        """Whether the demand reaches the smallest class."""
        return self.demand >= self.min_class


class Pooled(Record):
    """The groups that can't open a class of a course alone, taken together; ``course.people`` is their demand."""

    course: Course
    groups: int
    min_class: int

    @property
    def can_open(self) -> bool:
        """Whether they can open a class when they join."""
        return self.course.people >= self.min_class


class Shortfall(Record):
    """A roster beside standards: counts by group and by standard, demand by course, and the lists of people.

    ``rows`` begin with the whole. ``listed`` are those who lack something, ``not_known`` those of whom it isn't
    known, ``without_standard`` those whose title no standard is for. ``class_by`` are the fields whose groups could
    open classes.
    """

    kind: ClassVar[Literal["shortfall"]] = "shortfall"
    rows: tuple[ShortfallRow, ...]
    standards: tuple[StandardRow, ...]
    lacking: tuple[Course, ...]
    classes: tuple[ClassDemand, ...]
    pooled: tuple[Pooled, ...]
    listed: ShortList
    not_known: ShortList
    without_standard: ShortList
    planned: bool
    names: bool
    by: tuple[str, ...] = ()
    class_by: tuple[str, ...] = ()
    min_class: int | None = None
    as_of: dt.date | None = None
    title: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def whole(self) -> ShortfallRow:
        """The counts of everybody."""
        return self.rows[0]

    @property
    def people(self) -> int:
        """The distinct people counted."""
        return self.whole.people

    @property
    def frame(self) -> pd.DataFrame:
        """The groups as a pandas table; see :func:`cadre_stats.statistics.frame.shortfall_frame`."""
        from cadre_stats.statistics.frame import shortfall_frame

        return shortfall_frame(self)
