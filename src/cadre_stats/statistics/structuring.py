"""Describing a roster without targets: how its people spread over levels, categories and ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np

from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record, replace
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.column import RosterColumn, Value
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.cross_counts import CrossCounts, cross_counts
from cadre_stats.statistics.evaluation import Beside, Evaluation
from cadre_stats.statistics.grouping import Groups, Records, in_printing_order, labels_of
from cadre_stats.statistics.outcome import Note
from cadre_stats.statistics.remarks import roster_notes
from cadre_stats.statistics.run import Run, prepare
from cadre_stats.statistics.structure import LevelCount, Structure, StructureRow
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.age_bands import age_bands

__all__ = ["describe", "spread"]

# What the structure report shows, in its order, where a roster has it.
_FIELDS = (
    "degree",
    "political_theory",
    "state_management",
    "it_skills",
    "general_education",
    "sex",
    "ethnic_minority",
    "ethnicity",
    "religion",
    "party_member",
    "rank",
)


def describe(
    roster: Roster,
    *,
    by: Sequence[str] = (),
    where: Condition | None = None,
    as_of: dt.date | None = None,
    targets: TargetSet | None = None,
    beside: Beside | None = None,
) -> Structure:
    """Count people by level of every scale, by category and by age band, for the whole and each group.

    ``targets`` are those that the same people are compared with: their date, defines and reading of blanks hold.
    Ages need an as-of date; without one they are left out, with a note. Scales that the vocabulary adds for text
    fields or own columns are described like the built-in ones.
    """
    asked = TargetSet(()) if targets is None else replace(targets, targets=())
    run = prepare(roster, asked, by, where, as_of, beside)
    roster, evaluation, notes = run.roster, run.evaluation, run.notes
    fields = [name for name in (*_FIELDS, *_scales_of_own(roster)) if roster.has(name)]
    if roster.has("birth_date"):
        if evaluation.as_of is None:
            notes = (*notes, Note("ages_left_out"))
        else:
            fields.append("age")
    return Structure(
        rows=tuple(_rows(run, fields)),
        people=run.selection.people,
        by=run.by,
        as_of=evaluation.as_of,
        inputs=run.inputs,
        findings=findings_of(roster, [*fields, *run.fields], evaluation.as_of, run.fields),
        notes=(*notes, *roster_notes(roster, fields, run.selection.kept)),
    )


def _scales_of_own(roster: Roster) -> Iterator[str]:
    """Name the text fields and own columns for which the vocabulary has an ordered scale."""
    for name in ("foreign_language", "english", "other_language", *roster.headers):
        if roster.vocabulary.has(name):
            yield name


def _rows(run: Run, fields: Sequence[str]) -> Iterator[StructureRow]:
    spreads = {name: spread(run.evaluation, name) for name in fields}
    ages = run.evaluation.column("age") if "age" in fields else None
    counted = {groups.fields: _Counted.of(groups, records, spreads, ages) for groups, records in run.counted}
    for groups, number in in_printing_order(run.counted):
        found = counted[groups.fields]
        group = dict(zip(groups.fields, groups.keys[number], strict=True))
        for name in fields:
            labels, unknown = spreads[name][0], 0
            people = {} if groups.fields else dict.fromkeys((one for one in labels if one is not None), 0)
            for place, count in found.spreads[name].of(number):
                if (label := labels[place]) is None:
                    unknown = count
                else:
                    people[label] = count
            levels = tuple(LevelCount(label, count) for label, count in people.items())
            mean = found.mean_age(number) if name == "age" else (None, 0)
            yield StructureRow(name, group, found.people[number], unknown, levels, *mean)


class _Counted(Record):
    """What is counted of all groups of one depth: people, people by label of each field, known ages and their sum."""

    people: Sequence[int]
    spreads: Mapping[str, CrossCounts]
    known: Sequence[int]
    years: Sequence[int]

    @staticmethod
    def of(
        groups: Groups,
        records: Records,
        spreads: Mapping[str, tuple[list[str | None], Codes]],
        ages: RosterColumn | None,
    ) -> _Counted:
        """Count the records that count in groups, once for each field."""
        codes, size = groups.codes[records], len(groups.keys)
        people = np.bincount(codes, minlength=size).tolist()
        found = {name: cross_counts(codes, of[records], (size, len(labels))) for name, (labels, of) in spreads.items()}
        known, years = _known_ages(codes, size, ages, records) if ages is not None else ([], [])
        return _Counted(people, found, known, years)

    def mean_age(self, number: int) -> tuple[Fraction | None, int]:
        """Give the mean of the known ages, in completed years (``None`` where none is known), and how many they are."""
        known = self.known[number]
        return Fraction(self.years[number], known) if known else None, known


def _known_ages(codes: Codes, size: int, ages: RosterColumn, records: Records) -> tuple[list[int], list[int]]:
    """Count in each group the people whose age is known, and add their ages up."""
    each = [age.youngest if isinstance(age, AgeRange) and age.youngest == age.oldest else -1 for age in ages.values]
    age = over_rows(np.array([*each, -1], dtype=np.int64), ages.codes)[records]
    some = age >= 0
    people = np.bincount(codes[some], minlength=size).tolist()
    # Sums far below 2 ** 53 are whole numbers in floating point, too.
    return people, np.bincount(codes[some], weights=age[some], minlength=size).astype(np.int64).tolist()


def spread(evaluation: Evaluation, name: str) -> tuple[list[str | None], Codes]:
    """Give the labels of a field in order, ``None`` (unknown) last, and the place of each record among them."""
    if name != "age":
        return labels_of(evaluation, name)
    column = evaluation.column("age")
    codes = [_band(value) for value in column.values]
    labels: list[str | None] = [*(band.code for band in age_bands()), None]
    table = [labels.index(code) for code in codes]
    return labels, over_rows(np.array([*table, len(labels) - 1], dtype=np.int32), column.codes)


def _band(age: Value) -> str | None:
    """Give the band in which an age certainly lies."""
    if not isinstance(age, AgeRange):
        return None
    return next((band.code for band in age_bands() if band.holds(age.youngest, age.oldest)), None)
