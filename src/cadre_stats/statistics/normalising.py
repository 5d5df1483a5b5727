"""The tidy table: a row per record, canonical columns, codes with their labels, and where each record stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.record import Record, replace
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.privacy import IDENTITY, names_people
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.outcome import Note
from cadre_stats.statistics.run import prepare
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.target import TargetSet
from cadre_stats.text import is_blank, tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.reading import Reading

__all__ = ["TidyColumn", "TidyTable", "normalise"]

# A level or category that isn't known, but not because its cell is blank: read again, blank could count as none.
_UNKNOWN = "?"
TidyCell = str | int | float | None


class TidyColumn(Record):
    """A column under its canonical name: the cell of each record, in the records' order; ``None`` where not known."""

    name: str
    cells: Sequence[TidyCell]


class TidyTable(Record):
    """The columns, all of one length, with the findings of their fields and the notes on who was left out."""

    columns: tuple[TidyColumn, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()


def normalise(
    roster: Roster, lang: str, *, where: Condition | None = None, as_of: dt.date | None = None, names: bool = False
) -> TidyTable:
    """Make the tidy table of a roster: every record as its own row says it, also where several are one person.

    Fields come in their canonical order, then columns of no field under their headers, then ``file``, ``sheet`` and
    ``row``. A level or category has its code (``master``, a range ``master..doctorate``), beside it ``FIELD_label`` in
    the language and ``FIELD_text`` as written; the code is ``?`` where a text wasn't understood or the roster has no
    such column; dates are ISO, as far as they are known. ``age`` is there where
    ``as_of`` is given. ``person`` numbers the people, so that records of one person share a number. Names and ID
    numbers only with ``names``.
    """
    run = prepare(roster, TargetSet(()), (), where, as_of)
    kept = np.flatnonzero(run.selection.kept)
    fields = [name for name in roster_fields() if roster.has(name) and (names or name not in IDENTITY)]
    columns: list[TidyColumn] = []
    for name in fields:
        columns += _columns(roster, roster.typed(name), kept, lang)
        if name == "birth_date" and as_of is not None:
            ages = roster.ages(as_of)
            columns.append(_column("age", ages.codes[kept], [_age(value) for value in ages.values]))
    numbers = np.unique(roster.people.person[kept], return_inverse=True)[1] + 1
    source = (TidyColumn("person", numbers.tolist()), *_source(roster, kept))
    taken = {*roster_fields(), *(column.name for column in (*columns, *source))}
    for name in _own(roster, names=names):
        columns += [
            replace(one, name=_free(one.name, taken)) for one in _columns(roster, roster.typed(name), kept, lang)
        ]
    return TidyTable((*columns, *source), findings_of(roster, fields, asked=run.fields), run.notes)


def _free(name: str, taken: set[str]) -> str:
    """Give a column's own name, marked where another column has it."""
    while name in taken:
        name += " (2)"
    taken.add(name)
    return name


def _own(roster: Roster, *, names: bool) -> list[str]:
    """Give the headers of columns that are no field; those that may name people only where names are asked for."""
    private = {c.name for table in roster.tables for c in table.columns if c.field is None and names_people(c)}
    return [name for name in roster.headers if name and (names or name not in private)]


def _columns(roster: Roster, column: RosterColumn, kept: NDArray[np.int64], lang: str) -> Iterator[TidyColumn]:
    codes = column.codes[kept]
    texts = [None if is_blank(text := cell_text(cell)) else tidy(text) for cell in column.cells]
    if not roster.vocabulary.has(column.name):
        rows = zip(column.values, column.cells, texts, strict=True)
        yield _column(column.name, codes, [_plain(*row, counted=_counted(column.name)) for row in rows])
        return
    levels = [value.code if isinstance(value, Reading) else None for value in column.values]
    labels = [None if code is None else roster.vocabulary.label(column.name, code, lang) for code in levels]
    blank = [isinstance(value, Reading) and value.blank for value in column.values]
    known = [code or (None if empty else _UNKNOWN) for code, empty in zip(levels, blank, strict=True)]
    yield _column(column.name, codes, known, missing=_UNKNOWN)
    yield _column(f"{column.name}_label", codes, labels)
    yield _column(f"{column.name}_text", codes, texts)


def _counted(name: str) -> bool:
    """Tell whether numbers in a column are numbers, not the digits of an ID."""
    return name not in roster_fields() or roster_fields()[name].kind == "number"


def _plain(value: Value, cell: Cell, text: str | None, *, counted: bool) -> TidyCell:
    """Give what stands for a value without a scale: a date in ISO form, a code, a number, or the text."""
    if isinstance(value, DateRange):
        return str(value)
    if isinstance(value, Reading):
        return value.code
    if counted and isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if cell == int(cell) else cell
    return text


def _age(value: Value) -> TidyCell:
    return None if not isinstance(value, AgeRange) else value.oldest if value.youngest == value.oldest else str(value)


def _column(name: str, codes: NDArray[np.int32], values: Sequence[TidyCell], missing: TidyCell = None) -> TidyColumn:
    """Spread distinct values over the records; ``missing`` stands where a record's roster lacks the column."""
    return TidyColumn(name, [values[code] if code != MISSING else missing for code in codes.tolist()])


def _source(roster: Roster, kept: NDArray[np.int64]) -> Iterator[TidyColumn]:
    """Name the file, sheet and row of each record."""
    tables = np.searchsorted(roster.starts, kept, side="right") - 1
    yield TidyColumn("file", [roster.tables[table].file for table in tables.tolist()])
    yield TidyColumn("sheet", [roster.tables[table].sheet or None for table in tables.tolist()])
    rows = np.concatenate([table.rows for table in roster.tables])
    yield TidyColumn("row", rows[kept].tolist())
