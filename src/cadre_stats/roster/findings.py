"""The findings of a roster: what in the fields that a command uses a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, aggregate
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING
from cadre_stats.roster.typed import not_understood
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.field import roster_fields

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["findings_of", "unread_findings"]

_NOT_UNDERSTOOD = {"level": "unrecognised_level", "date": "unrecognised_date"}


def findings_of(roster: Roster, names: Iterable[str]) -> tuple[Finding, ...]:
    """Give the findings of reading the files and of the named fields, aggregated by code, field and value."""
    found = list(roster.reading_findings)
    for name in dict.fromkeys("birth_date" if name == "age" else name for name in names):
        found += [*_missing(roster, name), *unread_findings(roster, name)]
        found += [*_blank(roster, name), *_disagreeing(roster, name)]
    return aggregate([*found, *_suspects(roster)])


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
        text = None if field and field.private else cell_text(column.cells[value])
        yield Finding(code, "error", places, name, text, len(records))


def _blank(roster: Roster, name: str) -> Iterator[Finding]:
    """Name the tables in which a column stands but says nothing at all."""
    column = roster.typed(name)
    empty = np.array([*(is_blank(cell_text(cell)) for cell in column.cells), False], dtype=bool)[column.codes]
    for table, start, end in zip(roster.tables, roster.starts, roster.starts[1:], strict=False):
        if end > start and empty[start:end].all():
            yield Finding("blank_column", "warning", (Place(table.file, table.sheet),), name)


def _disagreeing(roster: Roster, name: str) -> Iterator[Finding]:
    if people := roster.disagreeing(name):
        yield Finding("merged_record_disagrees", "warning", field=name, count=people)


def _suspects(roster: Roster) -> Iterator[Finding]:
    for pair in roster.people.suspects:
        places = tuple(roster.place("full_name", record) for record in pair)
        yield Finding("possible_duplicate", "warning", places, "full_name")
