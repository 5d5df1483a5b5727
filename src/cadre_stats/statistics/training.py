"""The figures of training: attendances, people, completions, classes, plan and money, by group, as a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

from cadre_stats.finding import Finding
from cadre_stats.record import Record
from cadre_stats.statistics.outcome import Group, Input, Note

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Training", "TrainingRow"]


class TrainingRow(Record):
    """The figures of one group; ``None`` where a figure isn't known. Money is in đồng.

    ``people`` are distinct: known where everybody is named, or where the group is one entry that states them.
    ``completed``, ``studying`` and ``dropped`` are attendances by how they ended or stand. ``parts`` are attendances
    of parts of the group (women, minorities). ``sources`` divide the cost by where it comes from, ``None`` where that
    isn't told; empty where it is told of nothing. ``of`` are the attendances of the group around this one.
    ``approximate`` gives the words ("hơn") that stood beside numbers of a figure. ``comparable``: attendances and plan
    are about the same. ``in_classes``: so are attendances and classes. ``cost_attendances`` are those whose cost is
    known, if it is known of all.
    """

    group: Group
    attendances: int | None
    people: int | None
    completed: int | None
    studying: int | None
    dropped: int | None
    classes: int | None
    planned: int | None
    comparable: bool
    in_classes: bool
    cost: int | None
    cost_attendances: int | None
    hours: int | None
    of: int | None = None
    parts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str | None, int] = field(default_factory=lambda: MappingProxyType({}))
    approximate: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def fulfilment(self) -> Fraction | None:
        """Attendances over plan (1 is the whole plan); ``None`` where there is no plan or not for all of them."""
        if not self.planned or self.attendances is None or not self.comparable:
            return None
        return Fraction(self.attendances, self.planned)

    @property
    def cost_per_attendance(self) -> Fraction | None:
        """Đồng per attendance, exact; ``None`` where the cost of some attendances isn't known."""
        if self.cost is None or not self.cost_attendances:
            return None
        return Fraction(self.cost, self.cost_attendances)

    @property
    def per_class(self) -> Fraction | None:
        """Attendances per class, exact; ``None`` where some were in no class that is told, or a class tells of none."""
        if not self.classes or self.attendances is None or not self.in_classes:
            return None
        return Fraction(self.attendances, self.classes)

    @property
    def share(self) -> Fraction | None:
        """The share (0–1) of the attendances of the group around this one."""
        return Fraction(self.attendances, self.of) if self.of and self.attendances is not None else None


class Training(Record):
    """The rows of all groups, the whole first, with what they rest on. ``entries`` counts the rows read."""

    kind: ClassVar[Literal["training"]] = "training"
    rows: tuple[TrainingRow, ...]
    entries: int
    by: tuple[str, ...] = ()
    as_of: dt.date | None = None
    checked: int = 0
    title: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def people(self) -> int | None:
        """The distinct people of the whole; ``None`` where they aren't known."""
        return self.rows[0].people

    @property
    def frame(self) -> pd.DataFrame:
        """The groups as a pandas table; see :func:`cadre_stats.statistics.frame.training_frame`."""
        from cadre_stats.statistics.frame import training_frame

        return training_frame(self)
