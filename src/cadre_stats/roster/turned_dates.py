"""Dates whose day and month a spreadsheet has likely exchanged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from cadre_stats.finding import PLACES_KEPT, Finding
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.regex import regex
from cadre_stats.roster.column import Value
from cadre_stats.roster.dates import DateRange

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["turned_dates"]

_NONE, _TURNED, _LEFT, _OTHERWISE = range(4)
_MONTHS = 12
# How many don't come by chance: of days two in five are up to 12.
_FEWEST_TURNED, _FEWEST = 2, 4
_BEGINS_WITH_DAY = regex(r"\s*\d{1,2}\D")


def turned_dates(roster: Roster, name: str) -> Iterator[Finding]:
    """Name the date cells of tables in which all of them have a day up to 12 and all dates left as text one beyond.

    A spreadsheet set to American dates takes 05/03/1970 for the third of May and leaves 25/03/1970 as a text.
    """
    column = roster.typed(name)
    if isinstance(column.cells, Texts):
        return
    kinds = [_kind(cell, value) for cell, value in zip(column.cells, column.values, strict=False)]
    if _TURNED not in kinds or _LEFT not in kinds:
        return
    each = np.array([*kinds, _NONE], dtype=np.int8)[column.codes]
    for start, end in zip(roster.starts, roster.starts[1:], strict=False):
        counts = np.bincount(each[start:end], minlength=_OTHERWISE + 1)
        turned, left = int(counts[_TURNED]), int(counts[_LEFT])
        if not counts[_OTHERWISE] and left and turned >= _FEWEST_TURNED and turned + left >= _FEWEST:
            records = np.flatnonzero(each[start:end] == _TURNED) + int(start)
            places = tuple(roster.place(name, int(record)) for record in records[:PLACES_KEPT])
            yield Finding("dates_turned", "warning", places, name, count=len(records))


def _kind(cell: Cell, value: Value) -> int:
    if isinstance(cell, dt.date):
        return _TURNED if cell.day <= _MONTHS else _OTHERWISE
    if isinstance(cell, str) and isinstance(value, DateRange) and value.full and _BEGINS_WITH_DAY.match(cell):
        return _LEFT if value.earliest.day > _MONTHS else _OTHERWISE
    return _NONE
