"""The findings of a roster: what in the fields that a command uses a person should look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, Severity, aggregate
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import replace
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING
from cadre_stats.roster.derived import CONTRADICTION
from cadre_stats.roster.expected_findings import expected_findings
from cadre_stats.roster.id_keys import damaged_cells, padded_cells
from cadre_stats.roster.id_kind import FORMER, id_kinds
from cadre_stats.roster.plausibility import age_findings
from cadre_stats.roster.stretch import Stretch
from cadre_stats.roster.turned_dates import turned_dates
from cadre_stats.roster.typed import not_understood
from cadre_stats.text import fold, fold_entry, tidy
from cadre_stats.vocabulary.field import roster_fields

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["findings_of", "mended_ids", "unread_findings"]

# A column of dates that stands for a yes/no field.
_INSTEAD = {"party_member": "party_date"}
_NOT_UNDERSTOOD = {"level": "unrecognised_level", "date": "unrecognised_date"}


def findings_of(
    roster: Roster, names: Iterable[str], as_of: dt.date | None = None, asked: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Give the findings of reading the files and of the named fields, aggregated by code, field and value.

    Ages are among them where ``age`` is one of the fields and a day is given. ``asked`` are the fields that somebody
    asks for, all of them by default: of those on which no figure rests else the findings are no more than information.
    """
    names = tuple(dict.fromkeys(names))
    found = list(roster.reading_findings)
    if roster.received is not None:
        found += expected_findings(roster.received)
    for name in dict.fromkeys("birth_date" if name == "age" else name for name in names):
        own = [*_missing(roster, name), *unread_findings(roster, name)]
        own += [*_blank(roster, name), *_disagreeing(roster, name)]
        found += own if asked is None or name in asked or not _is_aside(roster, name) else map(_eased, own)
        if name in roster_fields() and roster_fields()[name].kind == "date":
            found += turned_dates(roster, name)
    if not roster.assume_distinct and not {"birth_date", "age"} & {*names}:
        # Whom an ID number makes one person may be two.
        found += _disagreeing(roster, "birth_date")
    if as_of is not None and "age" in names:
        found += age_findings(roster, as_of)
    if roster.assume_distinct:
        return aggregate(found)
    return aggregate([*found, *mended_ids(roster), *_suspects(roster), *_in_several_units(roster)])


def _is_aside(roster: Roster, name: str) -> bool:
    """Tell whether no figure rests on a field; a scale of the user's own makes it one that is asked for."""
    return name in roster_fields() and roster_fields()[name].aside and fold(name) not in roster.vocabulary.added


def _eased(finding: Finding) -> Finding:
    return replace(finding, severity="info")


def _missing(roster: Roster, name: str) -> Iterator[Finding]:
    """Name the tables that lack a field which a command needs: their people are unknown."""
    codes = roster.typed(name).codes
    for table, start in zip(roster.tables, roster.starts, strict=False):
        if len(table.rows) and codes[start] == MISSING:
            yield Finding("missing_field", "error", (Place(table.file, table.sheet),), name)


def unread_findings(roster: Roster, name: str, among: NDArray[np.int64] | None = None) -> Iterator[Finding]:
    """Name the cells of a field that were not understood, of all records or of some; private texts stay out."""
    column, field = roster.typed(name), roster_fields().get(name)
    code = _NOT_UNDERSTOOD.get(field.kind if field else "text", "unrecognised_value")
    for value in not_understood(column):
        records = np.flatnonzero(column.codes == value) if among is None else among[column.codes[among] == value]
        if not len(records):
            continue
        places = tuple(roster.place(name, int(record)) for record in records[:PLACES_KEPT])
        cell = column.cells[value]
        if cell == CONTRADICTION:
            yield Finding("contradicting_ticks", "error", places, name, count=len(records))
            continue
        text = None if field and field.private else tidy(cell_text(cell))
        yield Finding(code, "error", places, name, text, len(records))


def _blank(roster: Roster, name: str) -> Iterator[Finding]:
    """Name the tables in which a column stands but says nothing at all."""
    for stretch in roster.stretches:
        table = stretch.table
        column = table.column(name) or table.column(_INSTEAD.get(name, name)) or roster.find(table, name)
        if column is not None:
            for blank in _blank_throughout(column, stretch):
                yield Finding("blank_column", "warning", (Place(blank.file, blank.sheet),), name)


def _blank_throughout(column: Column, stretch: Stretch) -> Iterator[Table]:
    """Give the tables of a stretch in which every cell of a column is blank."""
    filled = filled_values(column.values)
    if filled.all():
        return
    tables = [table for table in stretch.tables if len(table.rows)]
    if not tables:
        return
    starts = np.cumsum([0, *(len(table.rows) for table in tables[:-1])])
    says = np.logical_or.reduceat(over_rows(filled, column.codes[stretch.start : stretch.stop]), starts)
    yield from (table for table, some in zip(tables, says.tolist(), strict=True) if not some)


def _disagreeing(roster: Roster, name: str) -> Iterator[Finding]:
    for record in roster.disagreeing(name):
        yield Finding("merged_record_disagrees", "warning", (roster.place(name, record),), name)


def mended_ids(roster: Roster) -> Iterator[Finding]:
    """Name the ID numbers that were mended, and those that can't be one: they tell nobody apart."""
    column = roster.typed("id_number")
    padded = np.append(padded_cells(column.cells), False)[column.codes]
    if padded.any() and (kinds := id_kinds(roster.stretches, column)) is not None:
        # Other numbers than those of identity cards are as long as they are.
        padded &= kinds <= FORMER
    damaged = np.append(damaged_cells(column.cells), False)[column.codes]
    yield from _ids(roster, np.flatnonzero(padded), "id_padded", "info")
    yield from _ids(roster, np.flatnonzero(damaged), "id_damaged", "warning")


def _ids(roster: Roster, records: NDArray[np.int64], code: str, severity: Severity) -> Iterator[Finding]:
    if len(records):
        places = tuple(roster.place("id_number", int(record)) for record in records[:PLACES_KEPT])
        yield Finding(code, severity, places, "id_number", count=len(records))


def _in_several_units(roster: Roster) -> Iterator[Finding]:
    """Name a record of each person whose records stand in more than one unit: the first of another unit."""
    if not roster.people.twins:
        return
    units = roster.typed("unit")
    folded: dict[int, str] = {}
    elsewhere = list[int]()
    for records in roster.people.twins:
        codes = units.codes[list(records)].tolist()
        for code in set(codes) - folded.keys():
            folded[code] = "" if code == MISSING else fold_entry(cell_text(units.cells[code]))
        named = [(record, folded[code]) for record, code in zip(records, codes, strict=True) if folded[code]]
        elsewhere += [record for record, unit in named if unit != named[0][1]][:1]
    if elsewhere:
        places = tuple(roster.place("unit", record) for record in elsewhere[:PLACES_KEPT])
        yield Finding("in_several_units", "info", places, "unit", count=len(elsewhere))


def _suspects(roster: Roster) -> Iterator[Finding]:
    for pair in roster.people.suspects:
        places = tuple(roster.place("full_name", record) for record in pair)
        yield Finding("possible_duplicate", "warning", places, "full_name")
