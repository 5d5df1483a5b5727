"""Describing a roster without targets: how its people spread over levels, categories and ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.codes import count_codes, over_rows
from cadre_stats.reading.grid import Codes
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.column import RosterColumn, Value
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.evaluation import Beside, Evaluation
from cadre_stats.statistics.grouping import in_printing_order, labels_of
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
        findings=findings_of(roster, [*fields, *run.fields]),
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
    for groups, number in in_printing_order(run.counted):
        records = next(chosen for one, chosen in run.counted if one is groups)
        members = records[groups.codes[records] == number]
        group = dict(zip(groups.fields, groups.keys[number], strict=True))
        for name in fields:
            labels, codes = spreads[name]
            people = np.bincount(codes[members], minlength=len(labels)).tolist()
            levels = tuple(
                LevelCount(label, count)
                for label, count in zip(labels, people, strict=True)
                if label is not None and (count or not groups.fields)
            )
            mean = _mean_age(ages, members) if name == "age" and ages is not None else None
            yield StructureRow(name, group, len(members), people[-1], levels, mean)


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


def _mean_age(ages: RosterColumn, members: NDArray[np.int64]) -> Fraction | None:
    """Give the mean of the known ages, in completed years; ``None`` where none is known."""
    used = count_codes(ages.codes[members], len(ages.values)).tolist()
    known = [
        (age.youngest, people)
        for age, people in zip(ages.values, used, strict=True)
        if people and isinstance(age, AgeRange) and age.youngest == age.oldest
    ]
    people = sum(count for _, count in known)
    return Fraction(sum(age * count for age, count in known), people) if people else None
