"""An outcome: what came out for one target in one group; and an assessment, all outcomes of a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

from cadre_stats.finding import Finding
from cadre_stats.record import Record
from cadre_stats.targets.goal import Goal
from cadre_stats.targets.target import Target

if TYPE_CHECKING:
    import pandas as pd

    from cadre_stats.roster.roster import Roster

__all__ = ["Assessment", "Group", "Input", "Note", "Outcome", "Status"]

Status = Literal["met", "missed", "undetermined", "no_data", "no_goal"]
# Field → value of the group, None for "không rõ"; empty for the whole; a subtotal has fewer keys.
Group = Mapping[str, str | None]


class Note(Record):
    """A remark that belongs to a figure: a key of ``wording/report.toml`` (``note.KEY``) and its values."""

    key: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


class Outcome(Record):
    """The counts, in people, of one target in one group, and the verdict.

    ``denominator``: people who certainly belong to the population; ``numerator``: those of them who certainly meet
    the criterion; ``unknown``: those of whom it isn't known; ``population_unknown``: people of whom it isn't known
    whether they belong. ``goal`` is the one in force, ``milestone`` its year. ``bounds`` are the lowest and highest
    share (0–1) that the unknown leave possible. ``short_by`` is in people.
    """

    target: Target
    group: Group
    numerator: int
    denominator: int
    unknown: int
    population_unknown: int
    status: Status
    goal: Goal | None = None
    milestone: int | None = None
    bounds: tuple[Fraction, Fraction] | None = None
    short_by: int | None = None
    notes: tuple[Note, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The exact share numerator/denominator (0–1); ``None`` where nobody certainly belongs."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def gap(self) -> Fraction | None:
        """Actual minus goal: percentage points, or people for a goal in people; 0 inside a range; exact."""
        if self.goal is None or self.share is None:
            return None
        return self.goal.distance(self.share * 100 if self.goal.unit == "percent" else Fraction(self.numerator))


class Input(Record):
    """One sheet or file that was read: its path as named, sheet, number of people, SHA-256 where asked.

    ``records`` are the rows of these people where somebody has several; else ``None``.
    """

    path: str
    sheet: str
    people: int
    sha256: str | None = None
    records: int | None = None

    @staticmethod
    def of(roster: Roster) -> tuple[Input, ...]:
        """Give the sheets of a roster, each with its people."""
        counted = zip(roster.tables, roster.people.of_tables(roster.starts), strict=True)
        return tuple(
            Input(table.file, table.sheet, people, records=len(table.rows) if people < len(table.rows) else None)
            for table, people in counted
        )


class Assessment(Record):
    """All outcomes of a run, with the people, inputs, findings and notes they rest on.

    ``people`` counts distinct people after ``--where``. ``by`` are the grouping fields in order.
    """

    kind: ClassVar[Literal["assessment"]] = "assessment"
    outcomes: tuple[Outcome, ...]
    people: int
    by: tuple[str, ...] = ()
    as_of: dt.date | None = None
    title: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    basis: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def frame(self) -> pd.DataFrame:
        """The outcomes as a pandas table; see :mod:`cadre_stats.statistics.frame`."""
        from cadre_stats.statistics.frame import outcome_frame

        return outcome_frame(self)
