"""The ledger behind the figures: every counted record with its groups, levels and answers, ready to be counted again.

It is what a workbook needs whose figures are formulas: no name, no number of identity, one row per record.
Answers are 0 (no), 1 (not known) and 2 (yes), so that "all of" is the least of them and "any of" the greatest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record, replace
from cadre_stats.roster.column import Value
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.run import Run
from cadre_stats.statistics.structuring import spread
from cadre_stats.statistics.testing import test_value
from cadre_stats.targets.condition import Condition, Term
from cadre_stats.vocabulary.reading import Reading, Reason

__all__ = ["Answer", "Ledger", "LedgerColumn", "build_ledger"]

# The sets of a condition, any of which holds; the answers of a set, all of which must be yes.
Sets = tuple[tuple["Answer", ...], ...]


class LedgerColumn(Record):
    """A field: its labels in order (codes; ``None``: not known) and the label of every record by its place.

    ``live``: a record's answers follow from its label alone, so that a label changed by hand changes the figures.
    """

    field: str
    labels: tuple[str | None, ...]
    codes: NDArray[np.int64]
    live: bool


class Answer(Record):
    """Whether a term holds: by the labels of a live column, by record, or (a define) by its sets, perhaps negated."""

    field: str = ""
    by_label: tuple[int, ...] = ()
    by_record: tuple[int, ...] = ()
    sets: Sets = ()
    negated: bool = False


class Ledger(Record):
    """The records, by column; the group of each at every depth (0: not counted there); the answers of each target.

    ``groups[d]`` maps the values of a group at depth d to its number, counted from 1; the whole is depth 0.
    """

    records: int
    columns: Mapping[str, LedgerColumn]
    members: tuple[NDArray[np.int64], ...]
    groups: tuple[Mapping[tuple[str | None, ...], int], ...]
    populations: Mapping[str, Sets]
    criteria: Mapping[str, Sets]

    def inside(self, group: tuple[str | None, ...]) -> Ledger:
        """Give the ledger of one group, which becomes the whole; groups inside it are named without its values."""
        depth = len(group)
        groups = [{key: n for key, n in each.items() if key[:depth] == group} for each in self.groups[depth:]]
        members = [
            np.where(np.isin(numbers, list(each.values())), numbers, 0)
            for numbers, each in zip(self.members[depth:], groups, strict=True)
        ]
        chosen = np.flatnonzero(np.any(members, axis=0))
        return Ledger(
            records=len(chosen),
            columns={name: replace(column, codes=column.codes[chosen]) for name, column in self.columns.items()},
            members=tuple(numbers[chosen] for numbers in members),
            groups=tuple({key[depth:]: n for key, n in each.items()} for each in groups),
            populations={key: _chosen(sets, chosen) for key, sets in self.populations.items()},
            criteria={key: _chosen(sets, chosen) for key, sets in self.criteria.items()},
        )


def _chosen(sets: Sets, records: NDArray[np.int64]) -> Sets:
    return tuple(
        tuple(
            replace(
                answer,
                by_record=tuple(answer.by_record[record] for record in records.tolist()) if answer.by_record else (),
                sets=_chosen(answer.sets, records),
            )
            for answer in answers
        )
        for answers in sets
    )


def build_ledger(run: Run, fields: Sequence[str]) -> Ledger:
    """Lay the ledger of a run over the fields that its structure shows and those that its targets rest on."""
    evaluation, kept = run.evaluation, np.flatnonzero(run.selection.kept)
    # What "age" stands for in a condition is a number, in the structure a band: only bands are shown.
    used = dict.fromkeys([*fields, *(name for name in run.fields if evaluation.roster.vocabulary.has(name))])
    columns = {name: _column(evaluation, name, kept) for name in used}
    members, groups = [], []
    for one, records in run.counted:
        numbers = np.zeros(evaluation.roster.records, dtype=np.int64)
        numbers[records] = one.codes[records] + 1
        members.append(numbers[kept])
        groups.append({key: number for number, key in enumerate(one.keys, start=1)})
    builder = _Builder(evaluation, columns, kept)
    return Ledger(
        records=len(kept),
        columns=columns,
        members=tuple(members),
        groups=tuple(groups),
        populations={target.id: builder.sets(target.population) for target in run.targets.targets},
        criteria={
            target.id: ((),) if target.criterion is None else builder.sets(target.criterion)
            for target in run.targets.targets
        },
    )


def _column(evaluation: Evaluation, name: str, kept: NDArray[np.int64]) -> LedgerColumn:
    labels, codes = spread(evaluation, name)
    vocabulary = evaluation.roster.vocabulary
    live = vocabulary.has(name) and all(
        value is None or isinstance(value, Reading) for value in evaluation.column(name).values
    )
    if live:
        # Levels that nobody has stand there, too: a cell may be changed to them.
        more = [level.code for level in vocabulary.scale(name).levels if level.code not in labels]
        labels = [*labels, *more]
    return LedgerColumn(name, tuple(labels), codes[kept], live)


class _Builder(Record, slots=False):
    evaluation: Evaluation
    columns: Mapping[str, LedgerColumn]
    kept: NDArray[np.int64]

    def sets(self, condition: Condition) -> Sets:
        return tuple(tuple(self._answer(term) for term in terms) for terms in condition.sets)

    def _answer(self, term: Term) -> Answer:
        evaluation = self.evaluation
        if term.field in evaluation.defines:
            wanted = (True in term.test.operands) == (term.test.relation == "one_of")
            return Answer(sets=self.sets(evaluation.defines[term.field].where), negated=not wanted)
        by_record = evaluation.holds(Condition(((term,),)))[self.kept]
        column = self.columns.get(term.field)
        if column is not None and column.live:
            by_label = self._by_label(term, column)
            if (np.array(by_label, dtype=np.int64)[column.codes] == by_record).all():
                return Answer(term.field, by_label=by_label)
        return Answer(term.field, by_record=tuple(by_record.tolist()))

    def _by_label(self, term: Term, column: LedgerColumn) -> tuple[int, ...]:
        scale = self.evaluation.roster.vocabulary.scale(term.field)
        return tuple(test_value(_reading(label), ((term.test,),), scale) for label in column.labels)


def _reading(label: str | None) -> Value:
    if label is None:
        return Reading(None, None, Reason("blank"))
    low, _, high = label.partition("..")
    return Reading(low, high or low, Reason("blank"))
