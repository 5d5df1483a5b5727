"""Counting training: the figures of a log by group, exact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from cadre_stats.finding import aggregate
from cadre_stats.record import replace
from cadre_stats.roster.findings import findings_of
from cadre_stats.statistics.by_source import FIELD, split_by_source
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.log_findings import log_findings
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.testing import UNKNOWN, YES
from cadre_stats.statistics.training import Training
from cadre_stats.statistics.training_count import TrainingCount
from cadre_stats.targets.columns import check_where_columns, column_named
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.names import FieldNames
from cadre_stats.training.entry import KNOWN, Measure
from cadre_stats.training.log import Log
from cadre_stats.vocabulary.field import roster_fields, training_fields
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["count_training", "log_names"]


def log_names(vocabulary: Vocabulary) -> FieldNames:
    """Give the names that conditions and groups over a log can use: its own fields, then those of people."""
    return FieldNames(vocabulary, {}, {**roster_fields(), **training_fields()})


def count_training(
    log: Log,
    *,
    plan: Log | None = None,
    by: Sequence[str] = (),
    where: Condition | None = None,
    as_of: dt.date | None = None,
) -> Training:
    """Count a log for the whole and for each group of the fields ``by``.

    ``plan`` gives what was planned where the log's own tables don't; with it their plans are left out. ``where`` keeps
    the entries of which it certainly holds. ``as_of`` is the date of ages.
    """
    names = log_names(log.roster.vocabulary)
    joined = log if plan is None else _with_plan(log, plan)
    asked = {*by, *(where.fields if where else ())}
    split = split_by_source(joined) if FIELD in asked and joined.sources else None
    read, joined = joined, joined if split is None else split.log
    headers = joined.roster.headers
    where = None if where is None else check_where_columns(where, headers, names)
    by = tuple(column_named(name, "--by", headers, names) for name in by)
    evaluation = Evaluation(joined.roster, as_of=as_of)
    verdicts = evaluation.holds(where) if where is not None else np.full(joined.entries, YES, dtype=np.int8)
    kept = verdicts == YES
    count = TrainingCount(joined, evaluation, by, kept, split)
    left_out = int((verdicts == UNKNOWN).sum())
    fields = [name for name in (*by, *(where.fields if where else ())) if name in roster_fields()]
    return Training(
        rows=tuple(count.rows()),
        entries=count.entries(log.entries),
        by=by,
        as_of=as_of,
        checked=log.checked + (plan.checked if plan else 0),
        inputs=tuple(Input(table.file, table.sheet, len(table.rows)) for table in read.roster.tables),
        findings=aggregate(
            [
                *log.findings,
                *(plan.findings if plan else ()),
                *log_findings(log, asked),
                *findings_of(log.roster, fields),
            ]
        ),
        notes=tuple(_notes(log, plan, left_out, count, asked)),
    )


def _with_plan(log: Log, plan: Log) -> Log:
    """Put the entries of a plan behind those of the log: they hold what was planned and nothing else."""
    measures = {}
    for name in log.measures:
        own, other = log.measures[name], Measure.absent(plan.entries)
        if name == "planned":
            own, given = Measure.absent(log.entries), plan.measures["planned"]
            other = given if (given.state != 0).any() else plan.measures["attendances"]
        measures[name] = Measure.joined([own, other])
    return replace(
        log,
        roster=replace(log.roster, tables=(*log.roster.tables, *plan.roster.tables)),
        person=np.concatenate([log.person, np.zeros(plan.entries, dtype=bool)]),
        measures=measures,
        of_which={name: Measure.joined([one, Measure.absent(plan.entries)]) for name, one in log.of_which.items()},
        sources={name: Measure.joined([one, Measure.absent(plan.entries)]) for name, one in log.sources.items()},
        classed=np.concatenate([log.classed, np.zeros(plan.entries, dtype=bool)]),
        states=np.concatenate([log.states, np.zeros(plan.entries, dtype=np.int8)]),
    )


def _notes(log: Log, plan: Log | None, left_out: int, count: TrainingCount, asked: Collection[str]) -> Iterator[Note]:
    if left_out:
        yield Note("entries_left_out", {"n": left_out})
    if plan is not None and (log.measures["planned"].state == KNOWN).any():
        yield Note("plan_of_tables_left_out")
    if count.from_people.any():
        yield Note("attendances_from_people", {"n": int(count.from_people.sum())})
    if log.checked:
        yield Note("totals_checked", {"n": log.checked})
    if "year" in asked and log.started:
        yield Note("years_of_start")
    if log.unread:
        yield Note("files_read", {"read": log.files, "files": log.files + log.unread})
    if log.skipped:
        yield Note("files_skipped", {"n": len(log.skipped)})
