"""A sample: the first persons of a table, their rows and what each column holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, Grid, PendingColumns
from cadre_stats.reading.tables.contents import FileContents
from cadre_stats.reading.tables.header import HEAD_ROWS
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record

__all__ = ["LOOKED_AT", "Sample", "is_short_mark", "take_sample"]


# Rows of so many different texts tell as much as all.
LOOKED_AT = 40


class Sample(Record, slots=False):
    """The first persons of a table: the texts of their rows by column, and the contents of each column."""

    rows: Sequence[Mapping[int, str]]
    contents: Sequence[FileContents]


def take_sample(grid: Grid, persons: Sequence[int], columns: Sequence[Column]) -> Sample:
    """Look at the persons among the first rows of a grid (``persons`` are its rows from 0)."""
    rows = [row for row in persons if row < HEAD_ROWS]
    cells = _cells(grid, rows, columns)
    contents = []
    for column in columns:
        codes, values = cells[column.index]
        marks = 0
        words: dict[str, int] = {}
        # Counted by code, then looked at text by text, in the order in which they come.
        for code, count in Counter(codes).items():
            cell = values[code]
            if not (text := shown_text(cell)):
                continue
            if is_short_mark(text):
                marks += count
            else:
                words[text] = words.get(text, 0) + count
        texts = words if len(words) <= LOOKED_AT else dict(Counter(words).most_common(LOOKED_AT))
        contents.append(FileContents(column.index, column.header, column.field, texts, marks, column.tick))
    return Sample(_Rows(cells, len(rows)), contents)


def is_short_mark(text: str) -> bool:
    """Tell whether a text, as it is shown, is a mark rather than words."""
    return len(text) == 1 and is_mark(text)


# The codes of some rows in a column and the cells that they stand for.
_Coded = tuple[Sequence[int], Sequence[Cell]]


def _cells(grid: Grid, rows: Sequence[int], columns: Sequence[Column]) -> Mapping[int, _Coded]:
    """Give the cells of some rows by column."""
    if isinstance(grid.columns, PendingColumns):
        whole = [grid.row(row) for row in rows]
        every = range(len(whole))
        return {column.index: (every, [row[column.index] for row in whole]) for column in columns}
    found: dict[int, _Coded] = {}
    where = np.array(rows, dtype=np.int64)
    for column in columns:
        cells = grid.columns[column.index]
        found[column.index] = cells.codes[where].tolist(), cells.values
    return found


class _Rows(Sequence[Mapping[int, str]]):
    """The texts of rows by column, each looked at when it is asked for."""

    def __init__(self, cells: Mapping[int, _Coded], count: int) -> None:
        self._cells, self._count = cells, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: int) -> Mapping[int, str]:  # type: ignore[override]  # no slices
        if not 0 <= row < self._count:
            raise IndexError(row)
        return _Row(self._cells, row)


class _Row(Mapping[int, str]):
    def __init__(self, cells: Mapping[int, _Coded], row: int) -> None:
        self._cells, self._row = cells, row

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[int]:
        return iter(self._cells)

    def __getitem__(self, column: int) -> str:
        codes, values = self._cells[column]
        return shown_text(values[codes[self._row]])
