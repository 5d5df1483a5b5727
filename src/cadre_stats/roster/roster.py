"""A roster: the records of one or more tables, column by column, and which records are one person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, Place, aggregate
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import Record
from cadre_stats.roster.age import age_at
from cadre_stats.roster.column import MISSING, Either, RosterColumn, Unread, Value, gather
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.derived import find_column, is_by_rows
from cadre_stats.roster.expected import ExpectedUnit, Received, receive
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.headings import is_by_sheet
from cadre_stats.roster.id_kind import id_kinds
from cadre_stats.roster.identity import Identity
from cadre_stats.roster.merging import merge_column
from cadre_stats.roster.people import People
from cadre_stats.roster.plausibility import age_findings, blank_findings, id_findings
from cadre_stats.roster.stretch import Stretch, stretches_of
from cadre_stats.roster.telling_apart import tell_apart
from cadre_stats.roster.typed import minority_column, type_column
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Roster"]

# The field whose cells tell another.
_TOLD_BY = {"ethnic_minority": "ethnicity", "age": "birth_date"}


class Roster(Record, slots=False):
    """The records of all tables in one order, typed by column on demand.

    ``tables`` are the sheets as recognised; record numbers run through them in order. ``findings`` are those of
    reading the files. ``files`` counts the roster files, ``unread`` those that couldn't be read.
    ``assume_distinct``: every record is taken for a person of its own. ``expected`` are the units that should have
    sent a roster.
    """

    tables: tuple[Table, ...]
    vocabulary: Vocabulary
    reading_findings: tuple[Finding, ...] = ()
    files: int = 1
    unread: int = 0
    skipped: tuple[str, ...] = ()
    assume_distinct: bool = False
    expected: tuple[ExpectedUnit, ...] = ()
    _found: dict[tuple[int, str], Column | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _typed: dict[str, RosterColumn] = field(default_factory=dict, init=False, repr=False, compare=False)
    _merged: dict[str, tuple[RosterColumn, tuple[int, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def records(self) -> int:
        """The number of records (person rows)."""
        return sum(len(table.rows) for table in self.tables)

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """The number of the first record of each table, and at the end the number of records."""
        return np.cumsum([0, *(len(table.rows) for table in self.tables)])

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The tables, those that were read together in one."""
        return stretches_of(self.tables)

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The headers of columns that are no field, in order of appearance."""
        columns = (column for stretch in self.stretches for column in stretch.table.columns)
        return tuple(dict.fromkeys(column.name for column in columns if column.field is None))

    @cached_property
    def stated_dates(self) -> Mapping[dt.date, tuple[Place, ...]]:
        """The as-of dates that the tables state, each with its cells."""
        found: dict[dt.date, list[Place]] = {}
        for table in self.tables:
            if table.as_of is not None:
                found.setdefault(table.as_of.date, []).append(
                    Place(table.file, table.header_sheet or table.sheet, table.as_of.cell)
                )
        return {date: tuple(places) for date, places in sorted(found.items())}

    def has(self, name: str) -> bool:
        """Tell whether any table has a column for a field, or a column of that header."""
        return bool((self.typed(name).codes != MISSING).any())

    def typed(self, name: str) -> RosterColumn:
        """Give a field (or own column) over all records as each record says it."""
        if name not in self._typed:
            self._typed[name] = self._minority() if name == "ethnic_minority" else self._read(name)
        return self._typed[name]

    def column(self, name: str) -> RosterColumn:
        """Give a field over all records, the records of one person holding the same value.

        Fields of which a person may hold several (units, positions) stay as each record says them.
        """
        return self._merge(name)[0]

    def ages(self, as_of: dt.date) -> RosterColumn:
        """Give the age in completed years on a day, a range where the birth date is not full."""

        def age(value: Value) -> Value:
            if isinstance(value, Either):
                return Either(tuple(dict.fromkeys(age(one) for one in value.values)))
            if isinstance(value, DateRange):
                return age_at(value, as_of) or Unread()  # not born yet: a wrong date, not a missing one
            return value

        return self.column("birth_date").derive("age", age)

    @cached_property
    def people(self) -> People:
        """Which records are one person."""
        if self.assume_distinct:
            return People(np.arange(self.records, dtype=np.int32), self.records)
        return tell_apart(
            Identity(
                id_number=self.typed("id_number"),
                name=self.typed("full_name"),
                born=self.typed("birth_date"),
                sex=self.typed("sex"),
                unit=self.typed("unit"),
                file=self._files(),
                kind=id_kinds(self.stretches, self.typed("id_number")),
                by_sheet=self._by_sheet(),
                agency=self._agencies(),
            )
        )

    @cached_property
    def received(self) -> Received | None:
        """What the expected units sent; nothing where none are expected."""
        return receive(self, self.expected) if self.expected else None

    def place(self, name: str, record: int) -> Place:
        """Give the place of a record's cell in a field; of its row where the field has no cell of its own."""
        number = int(np.searchsorted(self.starts, record, side="right")) - 1
        table = self.tables[number]
        column = self.find(table, name) or self.find(table, _TOLD_BY.get(name, name))
        own = column if column is not None and column.index >= 0 else None
        return table.place(own, record - int(self.starts[number]))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of reading the files and of every field that a table has.

        Ages are checked at the date that the tables state, if they state one.
        """
        return self.checked(next(iter(self.stated_dates)) if len(self.stated_dates) == 1 else None)

    def checked(self, as_of: dt.date | None) -> tuple[Finding, ...]:
        """Check every field that a table has, and what is hardly right in them; ages only where a date is given."""
        found = findings_of(self, [name for name in roster_fields() if self.has(name)], asked=())
        ages = age_findings(self, as_of) if as_of is not None else ()
        return aggregate([*found, *ages, *id_findings(self), *blank_findings(self)])

    def blanks(self, name: str) -> NDArray[np.bool_]:
        """Tell of each record whether its cell is blank and counts as the scale's ``none``."""
        column = self.column(name)
        counted = [getattr(v, "blank", False) and getattr(v, "recognised", False) for v in column.values]
        return over_rows(np.array([*counted, False], dtype=bool), column.codes)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The records as a pandas table; see :mod:`cadre_stats.roster.frame`."""
        from cadre_stats.roster.frame import build_frame

        return build_frame(self)

    def _read(self, name: str) -> RosterColumn:
        stretches = [
            part
            for one in self.stretches
            for part in ((one,) if one.is_single or is_by_rows(one, name) else one.singles())
        ]
        return type_column(gather(name, stretches, lambda table: self.find(table, name)), self.vocabulary)

    def _minority(self) -> RosterColumn:
        return minority_column(self._read("ethnic_minority"), self.typed("ethnicity"), self.vocabulary)

    def find(self, table: Table, name: str) -> Column | None:
        """Give the column of a field in one table, made of others where it has none of its own."""
        key = (id(table), name)
        if key not in self._found:
            self._found[key] = find_column(
                table, name, self.vocabulary, several_sheets=table.file in self._several_sheets
            )
        return self._found[key]

    @cached_property
    def _several_sheets(self) -> frozenset[str]:
        sheets = Counter(file for file, _ in {(table.file, table.list_sheet) for table in self.tables})
        return frozenset(file for file, count in sheets.items() if count > 1)

    def _files(self) -> NDArray[np.int32]:
        numbers: dict[str, int] = {}
        each = [numbers.setdefault(table.file, len(numbers)) for table in self.tables]
        return np.repeat(np.array(each, dtype=np.int32), [len(table.rows) for table in self.tables])

    def _by_sheet(self) -> NDArray[np.bool_] | None:
        """Tell which records have the name of their sheet for a unit; ``None`` where no workbook has several sheets."""
        if not self._several_sheets:
            return None
        several = [one.file in self._several_sheets for one in self.tables]
        each = [s and is_by_sheet(one, self.find(one, "unit")) for one, s in zip(self.tables, several, strict=True)]
        return np.repeat(np.array(each, dtype=bool), [len(table.rows) for table in self.tables])

    def _agencies(self) -> NDArray[np.int32] | None:
        """Number the agencies of which the units of records are parts, -1 elsewhere; ``None`` where there is none."""
        names = [one.agency_of_sections for one in self.tables]
        if not any(names):
            return None
        numbers: dict[str, int] = {}
        each = [numbers.setdefault(fold(name), len(numbers)) if name else -1 for name in names]
        return np.repeat(np.array(each, dtype=np.int32), [len(table.rows) for table in self.tables])

    def disagreeing(self, name: str) -> tuple[int, ...]:
        """Give the first record of each person whose records disagree in a field."""
        return self._merge(name)[1]

    def _merge(self, name: str) -> tuple[RosterColumn, tuple[int, ...]]:
        if name not in self._merged:
            about = roster_fields().get(name)
            column = self.typed(name)
            if (about and about.several) or not self.people.twins:
                self._merged[name] = (column, ())
            else:
                scale = self.vocabulary.scale(name) if self.vocabulary.has(name) else None
                self._merged[name] = merge_column(column, self.people.twins, scale)
        return self._merged[name]
