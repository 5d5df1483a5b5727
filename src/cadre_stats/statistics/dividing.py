"""Dividing exact figures: the assessment and the structure of every group as if it had been asked for alone.

Nothing is counted again: the figures of a part are those that the whole shows for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, aggregate
from cadre_stats.record import Record, replace
from cadre_stats.roster.findings import unread_findings
from cadre_stats.roster.plausibility import age_findings
from cadre_stats.statistics.grouping import Groups, in_printing_order
from cadre_stats.statistics.outcome import Assessment, Group, Input, Note, Outcome
from cadre_stats.statistics.received import RECEIVED_NOTES
from cadre_stats.statistics.remarks import roster_notes
from cadre_stats.statistics.run import Run
from cadre_stats.statistics.structure import LevelCount, Structure, StructureRow

__all__ = ["Part", "divide", "groups_of"]

# Findings that speak of a whole table: they belong to every group that has people in it.
_OF_A_TABLE = frozenset({"missing_field", "blank_column"})
# Notes that count people of the whole run: a part has its own, or none.
_OF_THE_WHOLE = RECEIVED_NOTES | {"blanks_counted_as_none", "left_out_unknown", "files_read", "assumed_distinct"}

_Source = TypeVar("_Source", Assessment, Structure)
_Figure = TypeVar("_Figure", Outcome, StructureRow)
_Key = tuple[tuple[str, str | None], ...]


class Part(Record):
    """One group with its figures; the whole has the group ``{}``. Groups inside it are named without its own fields."""

    group: Group
    structure: Structure
    assessment: Assessment | None = None


def groups_of(run: Run) -> list[Group]:
    """Give the whole (``{}``) and every group that has people, in the order of their parts."""
    return [dict(zip(groups.fields, groups.keys[n], strict=True)) for groups, n in in_printing_order(run.counted)]


def divide(run: Run, structure: Structure, assessment: Assessment | None = None) -> Iterator[Part]:
    """Give the part of the whole, then of every group that has people, in printing order.

    ``structure`` and ``assessment`` are the figures of the run. A part's notes, inputs and findings are those of its
    own people; a finding that names no records of a group (a total that doesn't add up) stands in the whole alone.
    """
    yield Part({}, structure, assessment)
    rows = _by_group(structure.rows)
    levels = {row.field: [one.level for one in row.levels] for row in structure.rows if not row.group}
    outcomes = _by_group(assessment.outcomes if assessment else ())
    for groups, number in in_printing_order(run.counted):
        if not groups.fields:
            continue
        group = dict(zip(groups.fields, groups.keys[number], strict=True))
        key = tuple(group.items())
        about = _about(run, groups, number)
        part = replace(structure, rows=tuple(_with_every_level(_inside(rows, key), levels)))
        judged = None if assessment is None else replace(assessment, outcomes=tuple(_inside(outcomes, key)))
        fields = [row.field for row in rows[key]]
        yield Part(
            group,
            about.of(run, part, [*fields, *run.fields]),
            None if judged is None else about.of(run, judged, run.fields),
        )


def _by_group(figures: Sequence[_Figure]) -> dict[_Key, list[_Figure]]:
    found: dict[_Key, list[_Figure]] = {}
    for one in figures:
        for depth in range(1, len(one.group) + 1):
            found.setdefault(tuple(one.group.items())[:depth], []).append(one)
    return found


def _inside(found: Mapping[_Key, Sequence[_Figure]], key: _Key) -> Iterator[_Figure]:
    """Give the figures of a group and of the groups inside it, named without the fields of the group."""
    own = dict(key)
    for one in found.get(key, ()):
        yield replace(one, group={name: value for name, value in one.group.items() if name not in own})


def _with_every_level(rows: Iterable[StructureRow], levels: Mapping[str, Sequence[str]]) -> Iterator[StructureRow]:
    """Give the rows, those of a whole with every level that there is, also where nobody of the part has it."""
    for row in rows:
        people = {one.level: one.people for one in row.levels}
        every = tuple(LevelCount(level, people.get(level, 0)) for level in levels[row.field])
        yield row if row.group else replace(row, levels=every)


class _About(Record):
    """Who a group is: its records, its distinct people, the fields that name it, the sheets it stands in."""

    kept: NDArray[np.bool_]
    people: int
    named_by: tuple[str, ...]
    inputs: tuple[Input, ...]

    def of(self, run: Run, source: _Source, fields: Sequence[str]) -> _Source:
        """Give the figures with the people, inputs, findings and notes of this group."""
        notes: Iterator[Note] = (note for note in source.notes if note.key not in _OF_THE_WHOLE)
        return replace(
            source,
            by=source.by[len(self.named_by) :],
            people=self.people,
            inputs=self.inputs,
            findings=self._findings(run, source, fields),
            notes=(*notes, *roster_notes(run.roster, dict.fromkeys(fields), self.kept, self.named_by)),
        )

    def _findings(self, run: Run, source: _Source, fields: Sequence[str]) -> tuple[Finding, ...]:
        sheets = {(one.path, one.sheet) for one in self.inputs}
        records = np.flatnonzero(self.kept)
        # Most fields have nothing unread anywhere, and looking through their texts for every group takes its time.
        doubtful = {one.field for one in source.findings}
        names = dict.fromkeys("birth_date" if name == "age" else name for name in fields)
        unread: list[Finding] = [
            one for name in names if name in doubtful for one in unread_findings(run.roster, name, records)
        ]
        as_of = run.evaluation.as_of
        if as_of is not None and "age" in fields and "birth_date" in doubtful:
            unread += age_findings(run.roster, as_of, records)
        tables: list[Finding] = [
            replace(one, places=places, count=len(places))
            for one in source.findings
            if one.code in _OF_A_TABLE
            and (places := tuple(place for place in one.places if (place.file, place.sheet) in sheets))
        ]
        return aggregate([*tables, *unread])


def _about(run: Run, groups: Groups, number: int) -> _About:
    records = next(chosen for one, chosen in run.counted if one is groups)
    members = records[groups.codes[records] == number]
    kept = run.selection.kept & (groups.codes == number)
    counts = run.roster.people.of_tables_among(run.roster.starts, np.flatnonzero(kept))
    inputs = tuple(
        Input(table.file, table.sheet, people)
        for table, people in zip(run.roster.tables, counts, strict=True)
        if people
    )
    return _About(kept, len(members), tuple(groups.fields), inputs)
