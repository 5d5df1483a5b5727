"""The columns of a table: the cells of its person rows, with what merged cells stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cell import cell_text, shown_text
from cadre_stats.reading.grid import Cell, CellColumn, Grid
from cadre_stats.reading.header import Band
from cadre_stats.reading.rows import Body
from cadre_stats.reading.table import Column
from cadre_stats.reading.ticks import is_mark
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["make_columns"]


def make_columns(
    grid: Grid, band: Band, fields: Mapping[int, str], columns: Sequence[int], body: Body
) -> tuple[Column, ...]:
    """Give the columns of the table over its person rows."""
    found = []
    for index in columns:
        cells = _joined(_filled_down(grid, index, band.bottom), body.continued)
        codes, field = cells.codes[body.where], fields.get(index)
        tick = field is not None and _takes_ticks(field, band.paths[index]) and _all_marks(codes, cells.values)
        found.append(Column(index, band.paths[index], field, codes, cells.values, tick))
    return tuple(found)


def _filled_down(grid: Grid, index: int, header: int) -> CellColumn:
    """Give a column in which a cell merged over several rows stands in each of them."""
    cells = grid.columns[index]
    merges = [one for one in grid.merges if one.left == index and one.bottom > one.top > header]
    if not merges:
        return cells
    codes = cells.codes.copy()
    for merge in merges:
        codes[merge.top : merge.bottom + 1] = codes[merge.top]
    return replace(cells, codes=codes)


def _joined(cells: CellColumn, continued: Mapping[int, int]) -> CellColumn:
    """Give a column in which the lines below a person's row, under one merged name, are part of its cell."""
    lines: dict[int, list[str]] = {}
    for row, person in continued.items():
        text = cell_text(cells.values[cells.codes[row]])
        if shown_text(text) and cells.codes[row] != cells.codes[person]:
            lines.setdefault(person, []).append(text)
    if not lines:
        return cells
    codes, values = cells.codes.copy(), list(cells.values)
    for person, texts in lines.items():
        own = cell_text(values[codes[person]])
        codes[person] = len(values)
        values.append("\n".join([own, *texts] if shown_text(own) else texts))
    return CellColumn(codes, tuple(values))


def _takes_ticks(field: str, path: tuple[str, ...]) -> bool:
    return roster_fields()[field].kind == "yes_no" or (field == "sex" and fold(path[-1]) in _SEXES)


_SEXES = (fold("Nam"), fold("Nữ"))


def _all_marks(codes: NDArray[np.int32], values: Sequence[Cell]) -> bool:
    cells = [values[code] for code in np.unique(codes).tolist()]
    return all(is_mark(cell) or not shown_text(cell) for cell in cells)
