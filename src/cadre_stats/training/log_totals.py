"""Declared totals of a log with a person a row, beside the rows that they add up."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.training.attendee_rows import Body
from cadre_stats.training.columns import Columns
from cadre_stats.training.entry import BAD, KNOWN, STATES, Measure
from cadre_stats.training.log_cells import LogCells
from cadre_stats.training.log_figures import LogFigures
from cadre_stats.training.table_column import MEASURES
from cadre_stats.training.titles import Above

__all__ = ["LogTotals"]


class LogTotals:
    """The check of one log's totals; ``checked`` counts those that agree, ``findings`` name those that differ.

    A total may stand below what it adds up or above it, and be of a page, of a section or of everybody: it agrees where
    it is what any rows beside it give that end at another total, at a heading or at the end of the table.
    """

    def __init__(self, grid: Grid, columns: Columns, above: Above, body: Body) -> None:
        self._grid, self._columns, self._above, self._body = grid, columns, above, body
        self._top = columns.band.bottom + 1
        self.checked = 0
        self.findings: list[Finding] = []
        if body.totals:
            self._check_people()
            self._check_figures()

    def _check_people(self) -> None:
        persons = np.ones(len(self._body.persons), dtype=np.int64)
        for total in self._body.totals:
            if total.people is not None:
                self._compare(total.offset, total.column, "attendances", total.people, persons)

    def _check_figures(self) -> None:
        rows = np.array([total.offset + self._top for total in self._body.totals], dtype=np.int64)
        mine, declared = (
            LogFigures(self._columns, LogCells(self._grid, some), self._above) for some in (self._body.persons, rows)
        )
        counted = {(total.offset, total.column) for total in self._body.totals if total.people is not None}
        for field in MEASURES:
            one = self._columns.of(field) if field not in STATES else None
            values = mine.measure(field)
            if one is None or (values.state == BAD).any() or not (values.state == KNOWN).any():
                continue
            if any(approximate.measure == field for approximate in (*mine.approximate(), *declared.approximate())):
                continue
            for total, figure in zip(self._body.totals, _known(declared.measure(field)), strict=True):
                if figure is not None and (total.offset, one.index) not in counted:
                    self._compare(total.offset, one.index, field, figure, values.values)

    def _compare(self, offset: int, column: int, field: str, declared: int, values: NDArray[np.int64]) -> None:
        if declared in self._sums(offset, values):
            self.checked += 1
            return
        others = [total.offset for total in self._body.totals]
        since = max((other for other in others if other < offset), default=0)
        rows = self._body.persons - self._top
        inside = (rows >= since) & (rows < offset) if offset != others[-1] else np.ones(len(rows), dtype=bool)
        at = Place(self._grid.file, self._grid.sheet, cell_name(column, offset + self._top + self._grid.first_row))
        told = MappingProxyType[str, object]({"declared": declared, "parts": int(values[inside].sum())})
        self.findings.append(Finding("total_differs", "error", (at,), field, str(declared), values=told))

    def _sums(self, offset: int, values: NDArray[np.int64]) -> Iterator[int]:
        """Give what the rows above a total add up to from each bound on, and those below it up to each bound."""
        rows = self._body.persons - self._top
        summed = np.concatenate([[0], np.cumsum(values)])
        here = int(np.searchsorted(rows, offset))
        for bound in (0, *self._body.bounds, self._grid.height):
            there = int(np.searchsorted(rows, bound))
            if there != here:
                yield abs(int(summed[here] - summed[there]))


def _known(measure: Measure) -> Iterator[int | None]:
    for value, state in zip(measure.values.tolist(), measure.state.tolist(), strict=True):
        yield value if state == KNOWN else None
