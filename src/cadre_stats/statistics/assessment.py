"""Assessing a roster against targets: the outcome of every target in every group, with what it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, aggregate
from cadre_stats.record import replace
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.evaluation import Beside
from cadre_stats.statistics.grouping import Groups, in_printing_order
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.statistics.remarks import above_bare_level, outcome_notes, roster_notes
from cadre_stats.statistics.run import Run, prepare
from cadre_stats.statistics.tally import GroupKey, Tally, tally_targets
from cadre_stats.statistics.verdict import Counts, bounds, judge, short_by
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.goal import Goal, Milestones
from cadre_stats.targets.target import Target, TargetSet

__all__ = ["assess", "outcome_of", "tally"]


def assess(
    roster: Roster,
    targets: TargetSet,
    *,
    by: Sequence[str] = (),
    where: Condition | None = None,
    as_of: dt.date | None = None,
    beside: Beside | None = None,
) -> Assessment:
    """Compare a roster with targets, for the whole and for each group of the fields ``by``.

    ``where`` keeps the people of whom it certainly holds. ``as_of`` wins over the date of the targets file and
    of the rosters. ``beside`` is what the conditions ``attended`` and ``meets_standard`` ask of. Raises
    :class:`~cadre_stats.errors.UsageError` where an age or a milestone needs a date that nobody gives, or a name is
    neither a field, nor a define, nor a column of the rosters.
    """
    run = prepare(roster, targets, by, where, as_of, beside)
    return Assessment(
        outcomes=tuple(_outcomes(run)),
        people=run.selection.people,
        by=run.by,
        as_of=run.evaluation.as_of,
        title=targets.title,
        basis=targets.basis,
        inputs=run.inputs,
        findings=aggregate([*findings_of(run.roster, run.fields, run.evaluation.as_of), *_findings_beside(run)]),
        notes=(*run.notes, *roster_notes(run.roster, run.fields, run.selection.kept)),
    )


def tally(
    roster: Roster,
    targets: TargetSet,
    *,
    by: Sequence[str] = (),
    where: Condition | None = None,
    as_of: dt.date | None = None,
) -> Tally:
    """Count for every target and group who meets, misses or is unknown; the arguments are those of :func:`assess`."""
    return tally_targets(prepare(roster, targets, by, where, as_of))


def _outcomes(run: Run) -> Iterator[Outcome]:
    counts = tally_targets(run).counts
    above = {
        (target.id, groups.fields): _count_above(run, target, groups, records)
        for target in run.targets.targets
        for groups, records in run.counted
    }
    for groups, number in in_printing_order(run.counted):
        key: GroupKey = (groups.fields, groups.keys[number])
        for target in run.targets.targets:
            outcome = outcome_of(target, key, counts[target.id, key], run.evaluation.as_of)
            notes = outcome_notes(outcome, run.evaluation.as_of, above[target.id, groups.fields][number])
            yield replace(outcome, notes=tuple(notes))


def _count_above(run: Run, target: Target, groups: Groups, records: NDArray[np.int64]) -> list[int]:
    """Count for each group the people who miss a criterion only because they stand above a level named bare."""
    standing = above_bare_level(run.evaluation, target)
    if not standing.any():
        return [0] * len(groups.keys)
    codes = groups.codes[records[standing[records]]]
    above: list[int] = np.bincount(codes, minlength=len(groups.keys)).tolist()
    return above


def outcome_of(target: Target, group: GroupKey, counts: Counts, as_of: dt.date | None) -> Outcome:
    """Judge one target in one group; of milestones the one in force at the as-of date."""
    goal, milestone = _goal_in_force(target, as_of)
    status = judge(counts, goal)
    return Outcome(
        target=target,
        group=dict(zip(*group, strict=True)),
        numerator=counts.meet,
        denominator=counts.certain,
        unknown=counts.unknown,
        population_unknown=counts.perhaps,
        status=status,
        goal=goal,
        milestone=milestone,
        bounds=bounds(counts),
        short_by=None if goal is None else short_by(counts, goal),
    )


def _goal_in_force(target: Target, as_of: dt.date | None) -> tuple[Goal | None, int | None]:
    if not isinstance(target.goal, Milestones):
        return target.goal, None
    assert as_of is not None  # as_of_date() refused a milestone without a date
    year, goal = target.goal.in_force(as_of.year)
    return goal, year


def _findings_beside(run: Run) -> Iterator[Finding]:
    beside = run.evaluation.beside
    if beside is not None:
        yield from beside.findings(run.evaluation)
