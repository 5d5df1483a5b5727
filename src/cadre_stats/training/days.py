"""The days of courses as a log's cells give them."""

from __future__ import annotations

from cadre_stats.reading.grid import Cell
from cadre_stats.roster.dates import DateRange, read_date

__all__ = ["read_course_day", "start_year"]

# A year of two digits is one of this century.
_TURN = 99


def read_course_day(cell: Cell) -> DateRange | None:
    """Read the first or last day of a course; a month or a year alone is a range."""
    return read_date(cell, century_turn=_TURN)


def start_year(cell: Cell) -> int | None:
    """Give the year in which a course starts; ``None`` where the cell is no date.

    >>> start_year("28/12/2021"), start_year("quý I")
    (2021, None)
    """
    day = read_course_day(cell)
    return day.earliest.year if day is not None and day.earliest.year == day.latest.year else None
