"""Attendances beside a roster: which entries of a log are of which person, and who has what a condition asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.record import Record
from cadre_stats.roster.dates import DateRange, read_date
from cadre_stats.roster.findings import findings_of
from cadre_stats.statistics.evaluation import Evaluation, Verdicts
from cadre_stats.statistics.matching import UNMATCHED, Matches, match_people
from cadre_stats.statistics.testing import NO, UNKNOWN, YES, test_value
from cadre_stats.targets.columns import check_where_columns
from cadre_stats.targets.condition import Attended, Test
from cadre_stats.targets.names import field_names
from cadre_stats.training.entry import KNOWN
from cadre_stats.training.log import Log

__all__ = ["Attendance"]

_ENDLESS = 10**9


class Attendance(Record, slots=False):
    """A training log joined to the people of a roster.

    A person of whom an entry may be that can't be told apart (name alone) has not certainly missed what it holds.
    """

    log: Log
    evaluation: Evaluation
    _asked: set[str] = field(default_factory=set, repr=False, compare=False)

    @cached_property
    def matches(self) -> Matches:
        """Which person each entry is of."""
        return match_people(self.log, self.evaluation.roster)

    def holds(self, asked: Attended) -> Verdicts:
        """Tell of every record whether its person has the attendances that are asked."""
        people = self.evaluation.roster.people
        verdicts = self._entries(asked)
        if asked.times is None and asked.hours is None:
            best = np.zeros(people.count, dtype=np.int8)
            known = self.matches.person >= 0
            np.maximum.at(best, self.matches.person[known], verdicts[known])
            for entry, candidates in self.matches.candidates.items():
                if verdicts[entry] != NO:
                    best[list(candidates)] = np.maximum(best[list(candidates)], UNKNOWN)
            found: Verdicts = best[people.person]
            return found
        each = np.full(people.count, YES, dtype=np.int8)
        if asked.times is not None:
            each = np.minimum(each, self._totals(verdicts, np.ones(len(verdicts), dtype=np.int64), asked.times))
        if asked.hours is not None:
            hours = self.log.measures["hours"]
            length = np.where(hours.state == KNOWN, hours.values, -1)
            each = np.minimum(each, self._totals(verdicts, length, asked.hours))
        total: Verdicts = each[people.person]
        return total

    def _totals(self, verdicts: Verdicts, amounts: NDArray[np.int64], test: Test) -> Verdicts:
        """Test a total over the attendances that meet the rest; amounts below 0 are not known."""
        size = self.evaluation.roster.people.count
        low, high = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        person, known = self.matches.person, self.matches.person >= 0
        most = np.where(amounts < 0, _ENDLESS, amounts)
        sure = known & (verdicts == YES)
        perhaps = known & (verdicts != NO)
        np.add.at(low, person[sure], np.maximum(amounts, 0)[sure])
        np.add.at(high, person[perhaps], most[perhaps])
        for entry, candidates in self.matches.candidates.items():
            if verdicts[entry] != NO:
                high[list(candidates)] += most[entry]
        pairs, numbers = np.unique(np.stack([low, high], axis=1), axis=0, return_inverse=True)
        table = [_between(int(first), int(last), test) for first, last in pairs.tolist()]
        return np.array(table, dtype=np.int8)[numbers.reshape(-1)]

    def _entries(self, asked: Attended) -> Verdicts:
        """Tell of every entry whether it meets what is asked of a single attendance."""
        evaluation = Evaluation(self.log.roster)
        self._asked.update(asked.where.fields)
        names = field_names(self.log.roster.vocabulary, {}).log()
        verdicts = evaluation.holds(check_where_columns(asked.where, self.log.roster.headers, names)).copy()
        if asked.first is not None or asked.last is not None:
            verdicts = np.minimum(verdicts, self._inside(asked.first or dt.date.min, asked.last or dt.date.max))
        if asked.year == "as_of":
            assert self.evaluation.as_of is not None  # a run that asks for it was refused without a date
            year = self.evaluation.as_of.year
            verdicts = np.minimum(verdicts, self._inside(dt.date(year, 1, 1), dt.date(year, 12, 31)))
        elif asked.year is not None:
            verdicts = np.minimum(verdicts, self._years(asked.year))
        if asked.completed is not None:
            states = np.array([UNKNOWN, YES, NO, NO], dtype=np.int8)
            if not asked.completed:
                states = (YES - states).astype(np.int8)
            verdicts = np.minimum(verdicts, states[self.log.states])
        verdicts[~self.log.person] = NO
        return verdicts

    @cached_property
    def _days(self) -> tuple[NDArray[np.int64], list[DateRange | None]]:
        """The days of each entry as a number of one of the spans: from its start to its end, else its year."""
        spans: dict[DateRange | None, int] = {}
        codes, values = [], []
        for name in ("start_date", "end_date", "year"):
            column = self.log.roster.typed(name)
            dates = [_date(cell) for cell in column.cells]
            codes.append(column.codes.astype(np.int64))
            values.append([*dates, None])
        triples, numbers = np.unique(np.stack(codes, axis=1), axis=0, return_inverse=True)
        table = [
            spans.setdefault(_span(values[0][a], values[1][b], values[2][c]), len(spans))
            for a, b, c in triples.tolist()
        ]
        return np.array(table, dtype=np.int64)[numbers.reshape(-1)], list(spans)

    def _inside(self, first: dt.date, last: dt.date) -> Verdicts:
        codes, spans = self._days
        table = [_within(span, first, last) for span in spans]
        return np.array(table, dtype=np.int8)[codes]

    def _years(self, test: Test) -> Verdicts:
        codes, spans = self._days
        table = [UNKNOWN if one is None else _between(one.earliest.year, one.latest.year, test) for one in spans]
        return np.array(table, dtype=np.int8)[codes]

    def findings(self) -> Iterator[Finding]:
        """Name the people of the log who are not in the roster, and those of whom it isn't sure who they are."""
        yield from self.log.findings
        yield from findings_of(self.log.roster, sorted(self._asked))
        unsure = sorted(self.matches.candidates)
        unknown = np.flatnonzero(self.log.person & (self.matches.person == UNMATCHED))
        strangers = unknown[~np.isin(unknown, unsure)].tolist()
        if strangers:
            yield Finding(
                "attendee_not_in_roster", "warning", self._places(strangers), "full_name", count=len(strangers)
            )
        if unsure:
            yield Finding("attendee_not_identified", "warning", self._places(unsure), "full_name", count=len(unsure))

    def _places(self, entries: list[int]) -> tuple[Place, ...]:
        return tuple(self.log.roster.place("full_name", entry) for entry in entries[:PLACES_KEPT])


def _date(cell: Cell) -> DateRange | None:
    return read_date(cell, century_turn=99)


def _span(start: DateRange | None, end: DateRange | None, year: DateRange | None) -> DateRange | None:
    """Give the days that an attendance took: from its start to its end as far as they are told, else its year."""
    if start is None and end is None:
        return year
    first, last = start or end, end or start
    assert first is not None
    assert last is not None
    return DateRange(min(first.earliest, last.earliest), max(first.latest, last.latest))


def _within(span: DateRange | None, first: dt.date, last: dt.date) -> int:
    if span is None:
        return UNKNOWN
    if span.latest < first or span.earliest > last:
        return NO
    return YES if first <= span.earliest and span.latest <= last else UNKNOWN


def _between(low: int, high: int, test: Test) -> int:
    """Test a whole number that lies from ``low`` to ``high``."""
    first, last = (_tested(number, test) for number in (low, high))
    if first != last:
        return UNKNOWN
    if low == high or test.relation in ("at_least", "more_than", "at_most", "less_than"):
        return first
    if test.relation == "between":
        inside = any(isinstance(end, Fraction) and low < end < high for end in test.operands)
        return YES if first == YES else UNKNOWN if inside else NO
    return UNKNOWN if any(isinstance(one, Fraction) and low < one < high for one in test.operands) else first


def _tested(number: int, test: Test) -> int:
    return test_value(number, ((test,),), None)
