"""Counting training: the figures of a log by group, exact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import aggregate
from cadre_stats.roster.findings import findings_of
from cadre_stats.statistics.by_source import FIELD, SourceCosts, Split, split_by_source
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.grouping import Groups, group_records, in_printing_order
from cadre_stats.statistics.log_findings import log_findings
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.testing import UNKNOWN, YES
from cadre_stats.statistics.training import Training, TrainingRow
from cadre_stats.targets.columns import check_where_columns, column_named
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.names import FieldNames
from cadre_stats.training.entry import BAD, KNOWN, STATES, Measure
from cadre_stats.training.log import Log
from cadre_stats.vocabulary.field import roster_fields, training_fields
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["count_training", "log_names"]

Records = NDArray[np.int64]
_LARGEST = 2**62
# So many marks (a byte each) are set rather than pairs sorted.
_DENSE = 64_000_000
_SUMMED = ("attendances", *STATES, "classes", "planned", "cost", "hours")


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
    count = _Count(joined, evaluation, by, kept, split)
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


def _notes(log: Log, plan: Log | None, left_out: int, count: _Count, asked: Collection[str]) -> Iterator[Note]:
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


@dataclass(frozen=True)
class _Count:
    log: Log
    evaluation: Evaluation
    by: tuple[str, ...]
    kept: NDArray[np.bool_]
    split: Split | None = None

    def entries(self, first: int) -> int:
        """Count the entries that are kept, of the first so many; one that is divided by source counts once."""
        if self.split is None:
            return int(self.kept[:first].sum())
        origin = self.split.origin[self.kept]
        return len(np.unique(origin[origin < first]))

    @cached_property
    def sources(self) -> SourceCosts | None:
        """The costs by source, where groups aren't those of sources anyhow."""
        return None if FIELD in self.by else SourceCosts(self.log)

    @cached_property
    def from_people(self) -> NDArray[np.bool_]:
        """The entries that state people and no attendances: each of them attended once."""
        attendances, people = self.log.measures["attendances"], self.log.measures["people"]
        taken: NDArray[np.bool_] = (attendances.state == 0) & (people.state != 0)
        return taken

    @cached_property
    def measures(self) -> dict[str, Measure]:
        found = {name: self.log.measures[name] for name in _SUMMED}
        own, people, taken = found["attendances"], self.log.measures["people"], self.from_people
        found["attendances"] = Measure(
            np.where(taken, people.values, own.values), np.where(taken, people.state, own.state)
        )
        return found

    def rows(self) -> Iterator[TrainingRow]:
        groupings = group_records(self.evaluation, self.by)
        records = np.flatnonzero(self.kept)
        counted = [(groups, records) for groups in groupings]
        found = {groups.fields: list(self._of(groups, records)) for groups in groupings}
        around: dict[tuple[str | None, ...], int | None] = {}
        for groups, number in in_printing_order(counted):
            key = groups.keys[number]
            row = found[groups.fields][number]
            around[key] = row.attendances
            yield replace(row, of=around.get(key[:-1])) if key else row

    def _of(self, groups: Groups, records: Records) -> Iterator[TrainingRow]:
        """Give the row of every group of one grouping."""
        codes, size = groups.codes[records].astype(np.int64), len(groups.keys)
        sums = {name: _sums(self.measures[name], records, codes, size) for name in _SUMMED}
        people = self._people(records, codes, size)
        named = self._named_classes(records, codes, size)
        parts = {name: _sums(one, records, codes, size) for name, one in self.log.of_which.items()}
        bears = self.measures["attendances"].state[records] != 0
        without = {
            name: np.bincount(codes[bears & ~self._told(name)[records]], minlength=size)
            for name in (*STATES, "planned", "cost")
        }
        with_cost = np.bincount(codes[bears & self._told("cost")[records]], minlength=size)
        with_plan = np.bincount(codes[bears & (self.measures["planned"].state[records] != 0)], minlength=size)
        in_class = (self.measures["classes"].state[records] != 0) | (self.log.classes[records] >= 0)
        apart = np.bincount(codes[in_class != bears], minlength=size)
        words = self._words(groups)
        costs = sums["cost"]
        sources = [{}] * size if self.sources is None else list(self.sources.of(records, codes, size, costs))
        for number, key in enumerate(groups.keys):
            attendances = sums["attendances"][number]
            told = {name: None if without[name][number] else sums[name][number] for name in STATES}
            complete = bool(with_cost[number]) and not without["cost"][number]
            yield TrainingRow(
                group=dict(zip(groups.fields, key, strict=True)),
                attendances=attendances,
                people=people[number],
                completed=told["completed"],
                studying=told["studying"],
                dropped=told["dropped"],
                classes=_plus(sums["classes"][number], named[number]),
                planned=sums["planned"][number],
                comparable=not (with_plan[number] and without["planned"][number]),
                in_classes=not apart[number],
                cost=sums["cost"][number],
                cost_attendances=attendances if complete else None,
                hours=sums["hours"][number],
                parts=MappingProxyType({n: v for n, each in parts.items() if (v := each[number]) is not None}),
                sources=MappingProxyType(sources[number]),
                approximate=MappingProxyType(words.get(number, {})),
            )

    def _told(self, name: str) -> NDArray[np.bool_]:
        """Tell of each entry whether a figure is given, be it in entries that were parted from it."""
        if name == "cost" and self.split is not None:
            return self.split.costed
        given: NDArray[np.bool_] = self.measures[name].state != 0
        return given

    def _people(self, records: Records, codes: NDArray[np.int64], size: int) -> list[int | None]:
        """Count distinct people: where all are named, or where one entry alone states them."""
        named = self.log.person[records]
        bears = (self.measures["attendances"].values[records] > 0) | (
            self.measures["attendances"].state[records] == BAD
        )
        distinct = _distinct(
            codes[named], self.log.people.person[records[named]].astype(np.int64), size, self.log.people.count
        )
        others = np.bincount(codes[~named & bears], minlength=size).tolist()
        stated = self.log.measures["people"]
        alone = {
            int(codes[place]): int(stated.values[entry])
            for place, entry in zip(np.flatnonzero(~named), records[~named], strict=True)
            if stated.state[entry] == KNOWN
        }
        found: list[int | None] = []
        for number in range(size):
            if not others[number]:
                found.append(distinct[number] or None)
            else:
                found.append(alone.get(number) if others[number] == 1 and not distinct[number] else None)
        return found

    def _named_classes(self, records: Records, codes: NDArray[np.int64], size: int) -> list[int]:
        """Count the classes that are told by the names that learners have beside them."""
        classes = self.log.classes[records]
        known = classes >= 0
        return _distinct(codes[known], classes[known], size, self.log.entries)

    def _words(self, groups: Groups) -> dict[int, dict[str, tuple[str, ...]]]:
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for one in self.log.approximate:
            if self.kept[one.entry]:
                words = found.setdefault(int(groups.codes[one.entry]), {})
                words[one.measure] = tuple(dict.fromkeys([*words.get(one.measure, ()), one.text]))
        return found


def _sums(measure: Measure, records: Records, codes: NDArray[np.int64], size: int) -> list[int | None]:
    """Add a measure up by group: ``None`` where nothing is known, or something there could not be read."""
    if not measure.state.any():
        return [None] * size
    state = measure.state[records]
    known = np.bincount(codes[state == KNOWN], minlength=size)
    bad = np.bincount(codes[state == BAD], minlength=size)
    values = measure.values[records]
    if int(values.max(initial=0)) * len(values) > _LARGEST:
        values = values.astype(object)  # Python's integers have no end
    totals = np.zeros(size, dtype=values.dtype)
    np.add.at(totals, codes, values)
    return [
        total if good and not wrong else None for total, good, wrong in zip(totals.tolist(), known, bad, strict=True)
    ]


def _plus(counted: int | None, named: int) -> int | None:
    return counted if not named else named + (counted or 0)


def _distinct(codes: NDArray[np.int64], values: NDArray[np.int64], size: int, most: int) -> list[int]:
    """Count the distinct values (numbers below ``most``) of each group."""
    if size * most <= _DENSE:
        met = np.zeros((size, most), dtype=bool)
        met[codes, values] = True
        dense: list[int] = met.sum(axis=1).tolist()
        return dense
    pairs = np.unique(codes * np.int64(most + 1) + values)
    found: list[int] = np.bincount(pairs // (most + 1), minlength=size).tolist()
    return found
