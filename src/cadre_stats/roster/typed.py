"""Typing: a column's distinct cells become readings, dates or texts, each read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.tables.joined import SeveralTexts, UnlistedText
from cadre_stats.reading.tables.ticks import TickHeading
from cadre_stats.record import replace
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn, Unread, Value
from cadre_stats.roster.dates import DateRange, read_date, read_first_date
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.reading import Reading, Reason
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["minority_column", "not_understood", "type_column"]

# The last year of this century that two digits can stand for: nobody born after 2010 serves yet, and the
# Party, founded in 1930, makes "30" to "99" years of the last century in every other date.
_CENTURY_TURN = {"birth_date": 10}
_ANY_CENTURY_TURN = 29
# Blank and "Không" under religion are known: no religion. A blank gives way to what another record of a person says.
_NO_RELIGION = Reading("none", "none", Reason("no_religion"))
_BLANK_RELIGION = replace(_NO_RELIGION, blank=True)


def type_column(column: RosterColumn, vocabulary: Vocabulary) -> RosterColumn:
    """Read every distinct cell by the kind of its field; texts and own columns stay as they are."""
    field = roster_fields().get(column.name)
    values: Sequence[Value] = column.cells
    if column.name == "religion" and not vocabulary.has("religion"):
        values = [_religion(cell, vocabulary) for cell in column.cells]
    elif vocabulary.has(column.name):
        values = [_read(column.name, cell, vocabulary) for cell in column.cells]
    elif field is not None and field.kind == "date":
        turn = _CENTURY_TURN.get(column.name, _ANY_CENTURY_TURN)
        read = read_first_date if column.name == "party_date" else read_date
        values = [_date(cell, read(cell, century_turn=turn)) for cell in column.cells]
        if column.name == "party_date":
            values = [_joined(cell, value, vocabulary) for cell, value in zip(column.cells, values, strict=True)]
    return replace(column, values=values)


def _read(field: str, cell: Cell, vocabulary: Vocabulary) -> Reading:
    """Read a cell's text, those of several columns, or the heading of the column in which a person's mark stands.

    Of several texts what is understood counts only if all are, or are about studies that haven't ended.
    """
    if isinstance(cell, UnlistedText):
        return Reading(None, None, Reason("unlisted"))
    if isinstance(cell, SeveralTexts):
        each = [vocabulary.read(field, part) for part in cell.parts]
        unclear = (one for one in each if not one.recognised and one.reason.key != "unfinished")
        return next(unclear, None) or vocabulary.read(field, cell)
    if isinstance(cell, TickHeading):
        return vocabulary.read_heading(field, cell)
    return vocabulary.read(field, cell_text(cell))


def _religion(cell: Cell, vocabulary: Vocabulary) -> Value:
    text = cell_text(cell)
    if vocabulary.is_religious(text):
        return cell
    return _BLANK_RELIGION if is_blank(text) else _NO_RELIGION


def _date(cell: Cell, date: DateRange | None) -> Value:
    return date if date is not None or is_blank(cell_text(cell)) else Unread()


def _joined(cell: Cell, value: Value, vocabulary: Vocabulary) -> Value:
    """Leave the day of joining the Party blank where a cell says that somebody hasn't: "chưa"."""
    if not isinstance(value, Unread):
        return value
    reading = vocabulary.read("party_member", cell_text(cell))
    return None if reading.recognised and reading.code == "false" else value


def not_understood(column: RosterColumn) -> Iterator[int]:
    """Give the codes that records use and whose cell holds something that was not understood."""
    for code in np.flatnonzero(column.used()).tolist():
        value = column.values[code]
        if isinstance(value, Unread) or (isinstance(value, Reading) and not value.recognised and not value.blank):
            yield code


def minority_column(own: RosterColumn, ethnicity: RosterColumn, vocabulary: Vocabulary) -> RosterColumn:
    """Join the yes/no column of ethnic minorities with what the ethnicity says.

    Where only one of them is known it counts; where they contradict each other nothing is known.
    """
    told = [vocabulary.is_minority(cell_text(cell)) for cell in ethnicity.cells] + [None]
    marked = [value if isinstance(value, Reading) else None for value in own.values] + [None]
    pairs, numbers = np.unique(np.stack([own.codes, ethnicity.codes], axis=1), axis=0, return_inverse=True)
    codes = numbers.reshape(-1).astype(np.int32)
    codes[(own.codes == MISSING) & (ethnicity.codes == MISSING)] = MISSING
    cells = [
        ethnicity.cells[other] if other != MISSING else own.cells[mine] if mine != MISSING else None
        for mine, other in pairs.tolist()
    ]
    values = [
        _minority(marked[mine], told[other], is_blank(cell_text(cell)))
        for (mine, other), cell in zip(pairs.tolist(), cells, strict=True)
    ]
    return RosterColumn("ethnic_minority", codes, cells, values)


def _minority(marked: Reading | None, told: bool | None, blank: bool) -> Reading:
    if told is None:
        return marked or Reading(None, None, Reason("ethnicity_unknown"), blank)
    code = str(told).lower()
    if marked is not None and marked.recognised and marked.lowest != code:
        return Reading(None, None, Reason("minority_contradicts"))
    return Reading(code, code, Reason("by_ethnicity"))
