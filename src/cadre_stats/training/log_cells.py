"""Cells of a log that a person should look at: findings with the first places of all rows that hold one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, Severity, cell_name
from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.cells.grid import Cell, Codes, Grid
from cadre_stats.record import Record
from cadre_stats.text import tidy
from cadre_stats.training.table_column import TableColumn

__all__ = ["LogCells", "of_rows"]


def of_rows(codes: Codes, rows: NDArray[np.int64]) -> Codes:
    """Give the codes of some rows, in order; of rows that stand together without a copy."""
    if len(rows) and int(rows[-1]) - int(rows[0]) + 1 == len(rows) and (rows[1:] > rows[:-1]).all():
        return codes[int(rows[0]) : int(rows[-1]) + 1]
    return codes[rows]


class LogCells(Record):
    """The cells of a log's persons: ``rows`` are those of the persons (from 0 in the grid)."""

    grid: Grid
    rows: NDArray[np.int64]

    def values(self, one: TableColumn) -> Sequence[Cell]:
        """Give the distinct cells of a column."""
        return self.grid.columns[one.index].values

    def codes(self, one: TableColumn) -> Codes:
        """Give the place of each person's cell among the distinct ones."""
        return of_rows(self.grid.columns[one.index].codes, self.rows)

    def told(self, code: str, severity: Severity, one: TableColumn, value: int) -> Iterator[Finding]:
        """Name the persons' cells that hold one of the distinct ones, where there are any."""
        found = np.flatnonzero(self.codes(one) == value)
        if len(found):
            text = tidy(cell_text(self.values(one)[value]))
            places = self.places(one, self.rows[found])
            yield Finding(code, severity, places, one.field, text, len(found))

    def places(self, one: TableColumn, rows: NDArray[np.int64]) -> tuple[Place, ...]:
        """Give the places of a column's cells in the first of some rows."""
        return tuple(
            Place(self.grid.file, self.grid.sheet, cell_name(one.index, row + self.grid.first_row))
            for row in rows[:PLACES_KEPT].tolist()
        )
