"""Goals, deadlines and verdicts in words."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from cadre_stats.reporting.number import date_text, localised, people_text
from cadre_stats.statistics.outcome import Outcome
from cadre_stats.statistics.rounding import exact_text
from cadre_stats.targets.goal import Goal, Milestones, Unit
from cadre_stats.wording import say

__all__ = ["deadline_text", "goal_text", "path_text", "verdict_text"]


def goal_text(goal: Goal, lang: str) -> str:
    """Word a goal: ``ít nhất 40%``, ``between 35% and 40%``, ``trên 5 người``."""
    return say(
        f"report.goal.{goal.relation}",
        lang,
        value=_bound_text(goal.high if goal.relation in ("at_most", "less_than") else goal.low, goal.unit, lang),
        low=_bound_text(goal.low, goal.unit, lang),
        high=_bound_text(goal.high, goal.unit, lang),
    )


def _bound_text(bound: Fraction, unit: Unit, lang: str) -> str:
    if unit == "people" and bound.denominator == 1:
        return people_text(bound.numerator, lang)
    printed = exact_text(bound)
    number = printed if "/" in printed else localised(printed, lang)
    return number + "%" if unit == "percent" else say("report.people", lang, n=number)


def path_text(milestones: Milestones, lang: str) -> str:
    """Word the path of milestones: ``2025: trên 85% → 2030: trên 95%``."""
    return " → ".join(f"{year}: {goal_text(goal, lang)}" for year, goal in milestones.path)


def deadline_text(due: int | dt.date, lang: str) -> str:
    """Word a deadline, a year or a day.

    >>> deadline_text(2025, "vi"), deadline_text(dt.date(2025, 6, 30), "vi")
    ('Hạn: 2025', 'Hạn: 30/06/2025')
    """
    return say("report.due", lang, date=date_text(due, lang))


def verdict_text(outcome: Outcome, as_of: dt.date | None, lang: str) -> str:
    """Word the verdict, and beside it that the deadline is still to come where it lies after the as-of date.

    ``vượt chỉ tiêu`` is only for more than a lower bound asks for.
    """
    exceeded = (
        outcome.status == "met"
        and outcome.goal is not None
        and outcome.goal.relation in ("at_least", "more_than")
        and outcome.gap is not None
        and outcome.gap > 0
    )
    verdict = say(f"report.verdict.{'exceeded' if exceeded else outcome.status}", lang)
    due = outcome.target.due if outcome.milestone is None else outcome.milestone
    if outcome.goal is None or due is None or as_of is None or as_of >= _last_day(due):
        return verdict
    return say("report.not_due", lang, verdict=verdict)


def _last_day(due: int | dt.date) -> dt.date:
    return due if isinstance(due, dt.date) else dt.date(due, 12, 31)
