"""The days of courses as a log's cells give them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.roster.dates import DateRange, read_date
from cadre_stats.text import is_blank
from cadre_stats.training.columns import Columns
from cadre_stats.training.log_cells import LogCells
from cadre_stats.training.table_column import TableColumn

__all__ = ["day_findings", "read_course_day", "start_year"]

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


def day_findings(columns: Columns, cells: LogCells) -> Iterator[Finding]:
    """Name the days of a log that can't be read, and the attendances that end before they start."""
    first, last = columns.of("start_date"), columns.of("end_date")
    for one in (first, last):
        for code, cell in enumerate(cells.values(one)) if one is not None else ():
            if one is not None and not is_blank(cell_text(cell)) and read_course_day(cell) is None:
                yield from cells.told("unrecognised_date", "error", one, code)
    if first is None or last is None:
        return
    starts, ends = _days(first, cells), _days(last, cells)
    wrong = cells.rows[(starts > 0) & (ends > 0) & (ends < starts)]
    if len(wrong):
        yield Finding("ends_before_start", "error", cells.places(last, wrong), "end_date", count=len(wrong))


def _days(one: TableColumn, cells: LogCells) -> NDArray[np.int64]:
    """Give full dates as day numbers, 0 where a cell holds none."""
    dates = [read_course_day(cell) for cell in cells.values(one)]
    table = [date.earliest.toordinal() if isinstance(date, DateRange) and date.full else 0 for date in dates]
    return np.array([*table, 0], dtype=np.int64)[cells.codes(one)]
