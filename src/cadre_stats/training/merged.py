"""Cells merged over several rows of a log: a course over its learners, a name over that person's courses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import CellColumn, CellRange, Grid
from cadre_stats.record import replace
from cadre_stats.training.columns import Columns
from cadre_stats.training.table_column import MEASURES

__all__ = ["merged_figures", "spread_merges"]


def spread_merges(grid: Grid, columns: Columns) -> Grid:
    """Give the grid with merged texts and dates in each of their rows; figures stay in the first, to be added once."""
    told = {one.index for one in columns.columns if one.field not in MEASURES and one.field != "number"}
    merges = [merge for merge in _below(grid, columns) if merge.left in told]
    if not merges:
        return grid
    spread = list(grid.columns)
    for index in {merge.left for merge in merges}:
        cells = grid.columns[index]
        codes = np.array(cells.codes)
        for merge in merges:
            if merge.left == index:
                codes[merge.top : merge.bottom + 1] = codes[merge.top]
        spread[index] = CellColumn(codes, cells.values)
    return replace(grid, columns=tuple(spread))


def merged_figures(grid: Grid, columns: Columns) -> Iterator[Finding]:
    """Name the figures that stand in a cell merged over several rows: they are counted once, with the first row."""
    figures = {one.index: one.field for one in columns.columns if one.field in MEASURES or one.role == "content"}
    for merge in _below(grid, columns):
        cells = grid.columns[merge.left]
        if merge.left in figures and shown_text(cells.values[cells.codes[merge.top]]):
            where = Place(grid.file, grid.sheet, cell_name(merge.left, merge.top + grid.first_row))
            yield Finding("merged_figure", "warning", (where,), figures[merge.left] or "attendances")


def _below(grid: Grid, columns: Columns) -> Iterator[CellRange]:
    """Give the cells merged over several rows under the header, and over one column."""
    for merge in grid.merges:
        if merge.top > columns.band.bottom and merge.bottom > merge.top and merge.left == merge.right < grid.width:
            yield replace(merge, bottom=min(merge.bottom, grid.height - 1))
