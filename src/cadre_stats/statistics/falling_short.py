"""Comparing a roster with standards: counts, demand by course, and who lacks what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record, replace
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.as_of import as_of_date
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.grouping import Groups, group_records, in_printing_order
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.remarks import roster_notes
from cadre_stats.statistics.selection import select
from cadre_stats.statistics.short_people import list_people
from cadre_stats.statistics.shortfall import (
    ClassDemand,
    Course,
    Pooled,
    Shortfall,
    ShortfallRow,
    StandardRow,
)
from cadre_stats.statistics.standing import NO_STANDARD, NO_TITLE, UNSURE, Standing, least_level
from cadre_stats.statistics.testing import NO, UNKNOWN, YES
from cadre_stats.targets.columns import check_where_columns, column_named
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.names import field_names
from cadre_stats.targets.standard import StandardSet

__all__ = ["fall_short", "settle_columns"]

Records = NDArray[np.int64]
# Where classes could be opened when nothing else is asked: the first of these that a roster has.
_CLASS_FIELDS = ("district", "unit")


def fall_short(
    roster: Roster,
    standards: StandardSet,
    *,
    planned: bool = False,
    by: Sequence[str] = (),
    where: Condition | None = None,
    as_of: dt.date | None = None,
    min_class: int | None = None,
    names: bool = False,
) -> Shortfall:
    """Compare the people of a roster with the standards of their titles, or with ``planned`` of their planned titles.

    ``min_class`` asks which groups of ``by`` (else districts, else units) have enough people for a class of their
    own. Raises :class:`~cadre_stats.errors.UsageError` where a date of validity or an age needs an as-of date that
    nobody gives.
    """
    known = field_names(roster.vocabulary, {})
    standards = settle_columns(standards, roster)
    where = None if where is None else check_where_columns(where, roster.headers, known)
    by = tuple(column_named(name, "--by", roster.headers, known) for name in by)
    standing = Standing(Evaluation(roster), standards, planned)
    fields = tuple(dict.fromkeys([*standing.fields, *sorted(where.fields if where else ()), *by]))
    date, notes = as_of_date(as_of, None, roster, needed=standards.dated or "age" in fields, asks="shortfall")
    evaluation = Evaluation(roster, as_of=date)
    selection = select(evaluation, where)
    count = _Count(Standing(evaluation, standards, planned), selection.kept, by)
    class_by = _class_fields(roster, by) if min_class is not None else ()
    classes = tuple(count.classes(class_by, min_class)) if min_class is not None else ()
    found = tuple(count.by_standard())
    said = (*selection.notes, *_of_standards(standards, found, date), *roster_notes(roster, fields, selection.kept))
    listed = list_people(count.standing, count.everyone, names=names)
    return Shortfall(
        rows=tuple(count.rows()),
        standards=found,
        lacking=tuple(count.courses(count.everyone)),
        classes=classes,
        pooled=tuple(_pooled(classes)),
        listed=listed.short,
        not_known=listed.not_known,
        without_standard=listed.without_standard,
        planned=planned,
        names=names,
        by=by,
        class_by=class_by,
        min_class=min_class,
        as_of=date,
        title=standards.title,
        inputs=Input.of(roster),
        findings=findings_of(roster, fields, date),
        notes=(*notes, *said),
    )


def settle_columns(standards: StandardSet, roster: Roster) -> StandardSet:
    """Give the standards with every own column named as the rosters name it; see :mod:`cadre_stats.targets.columns`."""
    known = field_names(roster.vocabulary, {})

    def settle(condition: Condition) -> Condition:
        return check_where_columns(condition, roster.headers, known)

    return replace(
        standards,
        standards=tuple(
            replace(
                one,
                where=settle(one.where),
                alternatives=tuple(replace(each, by=settle(each.by)) for each in one.alternatives),
            )
            for one in standards.standards
        ),
    )


def _class_fields(roster: Roster, by: tuple[str, ...]) -> tuple[str, ...]:
    return by or next(((name,) for name in _CLASS_FIELDS if roster.has(name)), ())


def _of_standards(standards: StandardSet, rows: Sequence[StandardRow], day: dt.date | None) -> Iterator[Note]:
    """Tell that packs are to be checked, which standards are for nobody, and how many are not in force."""
    if standards.packs:
        yield Note("packs_to_check", {"names": ", ".join(standards.packs)})
    idle = [row.standard.id for row in rows if not row.people and row.standard.in_force(day)]
    if idle:
        yield Note("standards_for_nobody", {"names": ", ".join(idle)})
    out = sum(not one.in_force(day) for one in standards.standards)
    if out:
        yield Note("standards_not_in_force", {"n": out})


class _Count(Record, slots=False):
    """Counts over the people kept, by group, by standard and by course."""

    standing: Standing
    kept: NDArray[np.bool_]
    by: tuple[str, ...]

    @cached_property
    def everyone(self) -> Records:
        return self._grouped(())[0][1]

    @cached_property
    def kinds(self) -> NDArray[np.int64]:
        """The kind of every record: 0 short, 1 unknown, 2 meeting, then without standard, title, or unsure."""
        kinds = self.standing.meets().astype(np.int64)
        for number, missing in enumerate((NO_STANDARD, NO_TITLE, UNSURE), start=YES + 1):
            kinds[self.standing.standard == missing] = number
        return kinds

    def _grouped(self, by: Sequence[str]) -> list[tuple[Groups, Records]]:
        evaluation = self.standing.evaluation
        return [(g, g.records(evaluation.roster, self.kept)) for g in group_records(evaluation, by)]

    def rows(self) -> Iterator[ShortfallRow]:
        exceeds = self.standing.exceeds()
        counted = self._grouped(self.by)
        counts = {}
        for groups, records in counted:
            codes, size = groups.codes[records], len(groups.keys)
            table = np.bincount(codes * 6 + self.kinds[records], minlength=size * 6).reshape(size, 6).tolist()
            above = np.bincount(codes[exceeds[records]], minlength=size).tolist()
            counts[groups.fields] = (table, above)
        for groups, number in in_printing_order(counted):
            table, above = counts[groups.fields]
            short, unknown, meeting, no_standard, no_title, unsure = table[number]
            yield ShortfallRow(
                group=dict(zip(groups.fields, groups.keys[number], strict=True)),
                people=sum(table[number]),
                meeting=meeting,
                exceeding=above[number],
                short=short,
                unknown=unknown,
                without_standard=no_standard,
                without_title=no_title,
                standard_unknown=unsure,
            )

    def by_standard(self) -> Iterator[StandardRow]:
        exceeds = self.standing.exceeds()
        for number, one in enumerate(self.standing.standards.standards):
            mine = self.everyone[self.standing.standard[self.everyone] == number]
            kinds = np.bincount(self.kinds[mine], minlength=6).tolist()
            yield StandardRow(one, len(mine), kinds[YES], int(exceeds[mine].sum()), kinds[NO], kinds[UNKNOWN])

    def courses(self, records: Records) -> Iterator[Course]:
        """Give what people lack, the field and level that are lacked most first."""
        found = [replace(course, people=int(mask[records].sum())) for course, mask in self._courses]
        yield from sorted((one for one in found if one.people), key=lambda one: -one.people)

    @cached_property
    def _courses(self) -> list[tuple[Course, NDArray[np.bool_]]]:
        """Everything that any standard requires alike, and the records that lack it."""
        evaluation = self.standing.evaluation
        found: dict[tuple[str, object], tuple[Course, NDArray[np.bool_]]] = {}
        for number, standard in enumerate(self.standing.standards.standards):
            mine = self.standing.standard == number
            for one in standard.requires:
                lacks = mine & (self.standing.verdicts(standard, one) == NO)
                course = Course(one.field, one.text, least_level(one.tests, one.field, evaluation), 0)
                # One course however it is worded: "at least advanced" and "cử nhân | cao cấp" lack the same one.
                key = (one.field, one.tests if course.level is None else course.level)
                first, mask = found.get(key, (course, np.zeros(len(mine), dtype=bool)))
                if one.text not in first.required.split("; "):
                    first = replace(first, required=f"{first.required}; {one.text}")
                found[key] = (first, mask | lacks)
        return list(found.values())

    def classes(self, by: Sequence[str], min_class: int) -> Iterator[ClassDemand]:
        """Give the demand of each of the smallest groups for each course that anybody there lacks."""
        groups, records = self._grouped(by)[-1]
        # numpy.unique would import numpy.ma.
        for number in np.flatnonzero(np.bincount(groups.codes[records])).tolist():
            members = records[groups.codes[records] == number]
            group = dict(zip(groups.fields, groups.keys[number], strict=True))
            for course in self.courses(members):
                yield ClassDemand(group, course, min_class)


def _pooled(classes: Sequence[ClassDemand]) -> Iterator[Pooled]:
    """Add up, course by course, the demand of the groups that can't open a class alone."""
    small: dict[tuple[str, str], list[ClassDemand]] = {}
    for one in classes:
        if not one.can_open:
            small.setdefault((one.course.field, one.course.required), []).append(one)
    for ones in small.values():
        demand = sum(one.demand for one in ones)
        yield Pooled(replace(ones[0].course, people=demand), len(ones), ones[0].min_class)
