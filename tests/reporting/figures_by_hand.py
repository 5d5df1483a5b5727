"""Assessments and structures written by hand, so that what is printed can be told from what is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from cadre_stats.finding import Finding, Place
from cadre_stats.statistics.outcome import Assessment, Input, Note, Outcome, Status
from cadre_stats.statistics.structure import LevelCount, Structure, StructureRow
from cadre_stats.targets.goal import Goal, GoalRelation, Unit
from cadre_stats.targets.target import Target


def goal(relation: GoalRelation, low: str, high: str | None = None, unit: Unit = "percent") -> Goal:
    """Give a goal from its exact bounds as decimal text."""
    return Goal(relation, unit, Fraction(low), Fraction(high or low))


def outcome(
    k: int,
    n: int,
    of: Goal | None = None,
    *,
    status: Status | None = None,
    label: str = "Cán bộ có trình độ thạc sĩ trở lên",
    id: str = "t1",
    group: Mapping[str, str | None] | None = None,
    unknown: int = 0,
    population_unknown: int = 0,
    short_by: int | None = None,
    notes: tuple[Note, ...] = (),
    due: int | dt.date | None = None,
) -> Outcome:
    """Give an outcome of k among n; without a status it is what k and n alone say."""
    share = Fraction(k * 100, n) if n else None
    if status is None:
        status = "no_goal" if of is None else "no_data" if share is None else _judged(of, share, k)
    bounds = (Fraction(k, n), Fraction(k + unknown, n)) if n else None
    target = Target(id, {"vi": label, "en": label}, goal=of, due=due)
    return Outcome(target, group or {}, k, n, unknown, population_unknown, status, of, None, bounds, short_by, notes)


def _judged(of: Goal, share: Fraction, k: int) -> Status:
    return "met" if of.holds(share if of.unit == "percent" else Fraction(k)) else "missed"


def assessment(*outcomes: Outcome, **more: object) -> Assessment:
    """Give an assessment of the outcomes with one input."""
    given: dict[str, object] = {
        "people": 298,
        "as_of": dt.date(2020, 12, 31),
        "inputs": (Input("roster.xlsx", "Sheet1", 298),),
    }
    return Assessment(outcomes, **(given | more))  # type: ignore[arg-type]


UNREAD = Finding("unrecognised_level", "error", (Place("roster.xlsx", "Sheet1", "F12"),), "degree", "ĐHSP ?", 3)


def structure(**more: object) -> Structure:
    """Give a structure of 10 people over two fields and their ages."""
    rows = (
        StructureRow("degree", {}, 10, 1, (LevelCount("bachelor", 6), LevelCount("master", 3))),
        StructureRow("sex", {}, 10, 0, (LevelCount("male", 7), LevelCount("female", 3))),
    )
    given: dict[str, object] = {"rows": rows, "people": 10, "inputs": (Input("roster.csv", "", 10),)}
    return Structure(**(given | more))  # type: ignore[arg-type]
