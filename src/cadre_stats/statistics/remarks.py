"""Remarks that belong to figures: what a reader must know so as not to misread them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import replace
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.outcome import Note, Outcome
from cadre_stats.statistics.received import received_notes
from cadre_stats.statistics.testing import YES
from cadre_stats.targets.condition import Condition, Term
from cadre_stats.targets.target import Target

__all__ = ["above_bare_level", "outcome_notes", "roster_notes"]


def outcome_notes(outcome: Outcome, as_of: dt.date | None, above: int) -> Iterator[Note]:
    """Word what a share alone would hide: exactly at a strict goal, above a range, people above a bare level."""
    goal, share = outcome.goal, outcome.share
    if above:
        yield Note("people_above_level", {"people": above})
    if not outcome.denominator and not outcome.population_unknown:
        yield Note("population_empty")
    if goal is not None and share is not None:
        actual = share * 100 if goal.unit == "percent" else outcome.numerator
        if goal.relation in ("more_than", "less_than") and actual == goal.low:
            yield Note("exactly_at_strict_goal", {"goal": goal.low, "unit": goal.unit})
        if goal.relation == "between" and actual > goal.high and outcome.status == "missed":
            yield Note("above_range", {"low": goal.low, "unit": goal.unit})
    due = outcome.target.due if outcome.milestone is None else outcome.milestone
    if as_of is not None and _still_open(due, as_of):
        yield Note("due_not_reached", {"due": str(due)})


def _still_open(due: int | dt.date | None, as_of: dt.date) -> bool:
    """Tell whether a deadline lies after the as-of date; a year ends on its last day."""
    if due is None:
        return False
    return (dt.date(due, 12, 31) if isinstance(due, int) else due) > as_of


def above_bare_level(evaluation: Evaluation, target: Target) -> NDArray[np.bool_]:
    """Tell of every record whether it misses the criterion only by standing above a level named without a phrase."""
    above = np.zeros(evaluation.roster.records, dtype=np.bool_)
    criterion = target.criterion
    if criterion is None or not any(term.test.bare for terms in criterion.sets for term in terms):
        return above
    for terms in criterion.sets:
        if any(term.test.bare for term in terms):
            above |= evaluation.holds(Condition((tuple(_raised(term) for term in terms),))) == YES
    above &= (evaluation.holds(target.population) == YES) & (evaluation.holds(criterion) != YES)
    return above


def _raised(term: Term) -> Term:
    return replace(term, test=replace(term.test, relation="more_than", bare=False)) if term.test.bare else term


def roster_notes(
    roster: Roster, fields: Iterable[str], kept: NDArray[np.bool_], group: Collection[str] = ()
) -> Iterator[Note]:
    """Say how many blanks were counted as none, which files and units are missing, and that people weren't compared.

    ``kept`` are the records of the whole, or of a group of the fields ``group``.
    """
    for name in fields:
        blank = roster.people.among(roster.blanks(name) & kept)
        if blank:
            yield Note("blanks_counted_as_none", {"field": name, "people": blank})
    if roster.unread:
        yield Note("files_read", {"read": roster.files - roster.unread, "files": roster.files})
    if roster.received is not None:
        yield from received_notes(roster.received, kept if group else None, group)
    if roster.assume_distinct:
        yield Note("assumed_distinct")
