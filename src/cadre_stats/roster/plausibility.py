"""What can be read and yet is hardly right: ages of people in office, lengths of ID numbers, blanks that count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place
from cadre_stats.roster.age import age_at
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.id_number import is_damaged, is_padded
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.reading import Reading

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["age_findings", "blank_findings", "id_findings"]

# Nobody serves before coming of age; the oldest in office are in their seventies.
YOUNGEST, OLDEST = 18, 75
# Digits of the old identity card (CMND) and of the citizen's number (CCCD, số định danh).
ID_LENGTHS = (9, 12)


def age_findings(roster: Roster, as_of: dt.date, among: NDArray[np.int64] | None = None) -> Iterator[Finding]:
    """Name the birth dates that make somebody certainly younger than 18 or older than 75 on a day.

    They are those of all records, or of some: their places in the roster, ascending.
    """
    column = roster.typed("birth_date")
    odd = _spread(column.codes, [isinstance(one, DateRange) and not _is_of_age(one, as_of) for one in column.values])
    records = np.flatnonzero(odd) if among is None else among[odd[among]]
    yield from _at(roster, "birth_date", records, "implausible_age")


def _is_of_age(born: DateRange, as_of: dt.date) -> bool:
    age = age_at(born, as_of)
    return age is not None and age.oldest >= YOUNGEST and age.youngest <= OLDEST


def id_findings(roster: Roster) -> Iterator[Finding]:
    """Name the ID numbers that have neither 9 nor 12 digits, in tables where most of them have.

    Other numbers that identify (of a staff card, of Party membership) are as long as they are. Numbers that lost their
    leading zeros to a spreadsheet are told by findings of their own.
    """
    column = roster.typed("id_number")
    texts = ["".join(cell_text(cell).split()) for cell in column.cells]
    digits = [text.isdecimal() for text in texts]
    mended = [is_padded(cell) or is_damaged(cell) for cell in column.cells]
    odd = [d and not m and len(text) not in ID_LENGTHS for d, m, text in zip(digits, mended, texts, strict=True)]
    wrong, number = _spread(column.codes, odd), _spread(column.codes, digits)
    for start, end in zip(roster.starts, roster.starts[1:], strict=False):
        if 2 * int(wrong[start:end].sum()) < int(number[start:end].sum()):
            yield from _at(roster, "id_number", np.flatnonzero(wrong[start:end]) + int(start), "id_length")


def blank_findings(roster: Roster) -> Iterator[Finding]:
    """Count in each table the blank cells of a scale that count as its lowest level, ``none``."""
    for name, field in roster_fields().items():
        if field.kind != "level" or not roster.has(name):
            continue
        column = roster.typed(name)
        counted = [isinstance(value, Reading) and value.blank and value.recognised for value in column.values]
        blank = _spread(column.codes, counted)
        for table, start, end in zip(roster.tables, roster.starts, roster.starts[1:], strict=False):
            if number := int(blank[start:end].sum()):
                yield Finding("blank_as_none", "info", (Place(table.file, table.sheet),), name, count=number)


def _spread(codes: NDArray[np.int32], answers: list[bool]) -> NDArray[np.bool_]:
    """Give each record the answer for its value; where a roster lacks the column (``MISSING``, the last) it is no."""
    return np.array([*answers, False], dtype=bool)[codes]


def _at(roster: Roster, name: str, records: NDArray[np.int64], code: str) -> Iterator[Finding]:
    if len(records):
        places = tuple(roster.place(name, int(record)) for record in records[:PLACES_KEPT])
        yield Finding(code, "warning", places, name, count=len(records))
