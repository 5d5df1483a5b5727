"""A run: who is counted, in which groups, at which date; what every command decides before it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.errors import UsageError
from cadre_stats.record import replace
from cadre_stats.roster.privacy import names_people
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.as_of import as_of_date
from cadre_stats.statistics.evaluation import Beside, Evaluation
from cadre_stats.statistics.grouping import Groups, group_records, records_counted
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.selection import Selection, select
from cadre_stats.targets.columns import check_columns, check_where_columns, column_named
from cadre_stats.targets.condition import Condition, Define, Term
from cadre_stats.targets.goal import Milestones
from cadre_stats.targets.names import field_names
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["Run", "prepare"]


class Run(NamedTuple):
    """The roster with its as-of date, the people kept, their groups, the targets with columns named as in the roster.

    ``fields`` are those that targets, ``where`` and grouping rest on. ``counted`` pairs each grouping with the
    records that count in it, each person once in each group.
    """

    evaluation: Evaluation
    targets: TargetSet
    selection: Selection
    counted: tuple[tuple[Groups, NDArray[np.int64]], ...]
    by: tuple[str, ...]
    fields: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def roster(self) -> Roster:
        """The roster, blanks read as the targets file says."""
        return self.evaluation.roster

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The sheets that were read with the people of each."""
        return Input.of(self.roster)


def prepare(
    roster: Roster,
    targets: TargetSet,
    by: Sequence[str],
    where: Condition | None,
    as_of: dt.date | None,
    beside: Beside | None = None,
) -> Run:
    """Settle columns, date, people and groups of a run.

    Raises :class:`~cadre_stats.errors.UsageError` for a name that is neither field, define nor column, and where an
    age or a milestone needs a date that nobody gives.
    """
    if targets.blank:
        roster = replace(roster, vocabulary=roster.vocabulary.with_blank(targets.blank))
    names = field_names(roster.vocabulary, targets.defines)
    targets = check_columns(targets, roster.headers, names)
    where = None if where is None else check_where_columns(where, roster.headers, names)
    by = tuple(column_named(name, "--by", roster.headers, names) for name in by)
    _refuse_private(roster, by)
    conditions = [where, *(c for target in targets.targets for c in (target.population, target.criterion))]
    fields_of = Evaluation(roster, targets.defines, beside=beside).fields
    fields = tuple(dict.fromkeys([name for one in (*conditions, *by) for name in sorted(fields_of(one))]))
    dated = "age" in fields or any(isinstance(target.goal, Milestones) for target in targets.targets)
    dated = dated or (beside is not None and any(map(beside.dated, _terms(conditions, targets.defines))))
    date, notes = as_of_date(as_of, targets.as_of, roster, needed=dated)
    evaluation = Evaluation(roster, targets.defines, date, beside)
    selection = select(evaluation, where)
    counted = records_counted(group_records(evaluation, by), roster, selection.kept)
    return Run(evaluation, targets, selection, counted, by, fields, (*notes, *selection.notes))


def _refuse_private(roster: Roster, by: Sequence[str]) -> None:
    """Refuse groups by name, ID number or birth date: they never leave in a report."""
    columns = [column for stretch in roster.stretches for column in stretch.table.columns]
    private = {column.field or column.name for column in columns if names_people(column)}
    for name in by:
        if name in private or (name in roster_fields() and roster_fields()[name].private):
            raise UsageError("statistics.private_group", where="--by", name=name)


def _terms(conditions: Iterable[Condition | None], defines: Mapping[str, Define]) -> Iterator[Term]:
    """Give all terms of conditions and of the defines of a file."""
    for one in (*conditions, *(define.where for define in defines.values())):
        yield from (term for terms in (one.sets if one else ()) for term in terms)
