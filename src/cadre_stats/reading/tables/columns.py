"""The columns of a table: the cells of its person rows, with what merged cells stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import column_letter
from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.codes import count_codes
from cadre_stats.reading.cells.grid import Cell, CellColumn, Cells, Codes, Grid, PendingColumns
from cadre_stats.reading.tables.fields import sex_headed
from cadre_stats.reading.tables.header import Band
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.rows import Body
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record, replace
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["PendingCells", "make_columns", "takes_ticks", "tell_apart", "without_letter"]


class PendingCells(Record):
    """A column's cells in the person rows (``where``), read when they are asked for."""

    columns: PendingColumns
    index: int
    where: slice | NDArray[np.int32]

    @property
    def codes(self) -> Codes:
        """The place of each person row's cell in ``values``."""
        return self.columns[self.index].codes[self.where]

    @property
    def values(self) -> Sequence[Cell]:
        """The cells that rows of the grid hold."""
        return self.columns[self.index].values

    def __reduce__(self) -> tuple[type[CellColumn], tuple[Codes, Sequence[Cell]]]:
        return CellColumn, (self.codes, self.values)


def make_columns(
    grid: Grid, band: Band, fields: Mapping[int, str], columns: Sequence[int], body: Body
) -> tuple[Column, ...]:
    """Give the columns of the table over its person rows."""
    found = []
    for index in columns:
        path, field = band.paths[index], fields.get(index)
        may_tick = field is not None and takes_ticks(field, path)
        if isinstance(grid.columns, PendingColumns) and not may_tick and grid.columns.is_light(index):
            found.append(Column(index, path, field, PendingCells(grid.columns, index, body.where)))
            continue
        cells = _joined(_filled_down(grid, index, band.bottom), body.continued)
        own = CellColumn(cells.codes[body.where], cells.values)
        found.append(Column(index, path, field, own, may_tick and _all_marks(own.codes, own.values)))
    return tuple(found)


def tell_apart(columns: Sequence[Column], joined: Collection[int]) -> tuple[Column, ...]:
    """Put its letter behind the name of each own column of several with one header: ``Xếp loại [H]``.

    Nobody can know which of them a condition means by the header alone. ``joined`` are those that another
    column stands for.
    """
    names = {
        column.index: fold(column.name)
        for column in columns
        if column.field is None and column.header and column.header[-1] and column.index not in joined
    }
    often = {name for name, times in Counter(names.values()).items() if times > 1}
    return tuple(_with_letter(one) if names.get(one.index) in often else one for one in columns)


def without_letter(name: str) -> str:
    """Give the header of a column that :func:`tell_apart` may have named.

    >>> without_letter("Xếp loại [H]")
    'Xếp loại'
    """
    return _LETTER.sub("", name)


_LETTER = regex(r" \[[A-Z]{1,3}\]$")


def _with_letter(column: Column) -> Column:
    return replace(column, header=(*column.header[:-1], f"{column.header[-1]} [{column_letter(column.index)}]"))


def _filled_down(grid: Grid, index: int, header: int) -> Cells:
    """Give a column in which a cell merged over several rows stands in each of them."""
    cells = grid.columns[index]
    merges = [one for one in grid.merges if one.left == index and one.bottom > one.top > header]
    if not merges:
        return cells
    codes = cells.codes.copy()
    for merge in merges:
        codes[merge.top : merge.bottom + 1] = codes[merge.top]
    return CellColumn(codes, cells.values)


def _joined(cells: Cells, continued: Mapping[int, int]) -> Cells:
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


def takes_ticks(field: str, path: tuple[str, ...]) -> bool:
    """Tell whether a field's column may hold marks: a yes/no field, or one sex as the heading."""
    return roster_fields()[field].kind == "yes_no" or (field == "sex" and sex_headed(path[-1]) is not None)


def _all_marks(codes: Codes, values: Sequence[Cell]) -> bool:
    cells = [values[code] for code in np.flatnonzero(count_codes(codes, len(values))).tolist()]
    return all(is_mark(cell) or not shown_text(cell) for cell in cells)
