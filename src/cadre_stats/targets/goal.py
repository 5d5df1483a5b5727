"""A goal: how large a share, or how many people, a target asks for."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction
from typing import Literal

from cadre_stats.record import Record

__all__ = ["Goal", "GoalRelation", "Milestones", "Unit"]

GoalRelation = Literal["at_least", "more_than", "at_most", "less_than", "exactly", "between"]
Unit = Literal["percent", "people"]


class Goal(Record):
    """A bound, or for ``between`` two (both inside), in percent (0–100) or in people. Values are exact.

    One bound stands in both ``low`` and ``high``. ``text`` is the goal as written.
    """

    relation: GoalRelation
    unit: Unit
    low: Fraction
    high: Fraction
    text: str = field(default="", compare=False)

    def holds(self, value: Fraction) -> bool:
        """Tell whether an exact percentage or number of people meets the goal."""
        match self.relation:
            case "at_least":
                return value >= self.low
            case "more_than":
                return value > self.low
            case "at_most":
                return value <= self.high
            case "less_than":
                return value < self.high
            case "exactly" | "between":
                return self.low <= value <= self.high

    def distance(self, value: Fraction) -> Fraction:
        """Give a value minus the goal, in its unit; for a range minus the nearest bound, 0 inside."""
        if value < self.low:
            return value - self.low
        return max(value - self.high, Fraction(0))


class Milestones(Record):
    """Goals by year. In force is the earliest whose year is not before the as-of year; after the last one, the last."""

    path: tuple[tuple[int, Goal], ...]

    def in_force(self, year: int) -> tuple[int, Goal]:
        """Give the year and the goal in force in an as-of year."""
        return next((step for step in self.path if step[0] >= year), self.path[-1])
