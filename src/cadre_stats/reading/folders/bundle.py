"""A bundle: files under the header of one precedent, whose rows are read as one table and told apart again.

Each file's table is what it would be if the file were read alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from cadre_stats.reading.cells.codes import narrowest
from cadre_stats.reading.cells.grid import Cell, CellColumn, Cells, Grid
from cadre_stats.reading.cells.growing_cells import GrowingCells
from cadre_stats.reading.doubts.misfits import placed
from cadre_stats.reading.folders.many_contents import Mask
from cadre_stats.reading.folders.ordinary import ordinary_files
from cadre_stats.reading.folders.part_columns import PartColumns
from cadre_stats.reading.folders.precedent import Precedent
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.tables.header import HEAD_ROWS
from cadre_stats.reading.tables.table import ROW_KINDS, Part, Table
from cadre_stats.record import Record, replace

__all__ = ["Bundle", "Member", "read_together"]

# How many rows are read together: what is seen of them stays small, and progress can be told.
_ROWS = 200_000


class Member(Record):
    """A file of a bundle: how many rows it has below the header, and what only it has."""

    found: Found
    at: str
    rows: int
    sheet: str
    encoding: str


class Bundle:
    """The files that wait for being read together, their cells numbered."""

    def __init__(self, precedent: Precedent) -> None:
        self.precedent = precedent
        self._members: list[Member] = []
        self._columns = [GrowingCells() for _ in range(precedent.width)]

    def add(self, member: Member, columns: Iterable[Iterable[Cell]]) -> None:
        """Take a file in, with the cells of its columns below the header; equal ones must be of one type."""
        self._members.append(member)
        for growing, cells in zip(self._columns, columns, strict=True):
            growing.extend(cells)

    @property
    def is_full(self) -> bool:
        """Whether it is time to read them."""
        return self._rows >= _ROWS

    @property
    def _rows(self) -> int:
        return len(self._columns[0])

    def read(self) -> Iterator[tuple[Member, Table | None]]:
        """Give each file's table, in order; none for a file that isn't certainly like its precedent."""
        return read_together(self.precedent, self._members, [growing.column() for growing in self._columns])


def read_together(
    precedent: Precedent, members: Sequence[Member], columns: Sequence[Cells]
) -> Iterator[tuple[Member, Table | None]]:
    """Give the table of each of the files whose rows stand behind each other in ``columns``.

    In the files' order; none for a file that isn't certainly like its precedent.
    """
    if not members:
        return
    sizes = np.array([one.rows for one in members], dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    grid = Grid("", "", precedent.table.format, int(sizes.sum()), columns)
    fine, misfits = ordinary_files(precedent, grid, starts)
    whole = _whole(precedent, grid, np.repeat(fine, sizes))
    # Files of as many rows share what tells the kinds of their rows.
    alike = {size: _of_size(precedent, size) for size in set(sizes[fine].tolist())}
    start = 0
    for member, size, is_fine, found in zip(members, sizes.tolist(), fine.tolist(), misfits, strict=True):
        if not is_fine:
            yield member, None
            continue
        table = _table(alike[size], member, Part(whole, start, start + size))
        findings = tuple(placed(finding, table, column) for column, finding in found)
        yield member, replace(table, findings=findings) if findings else table
        start += size


def _whole(precedent: Precedent, grid: Grid, kept: Mask) -> Table:
    """Give the rows that are kept as one table."""
    columns = tuple(
        replace(column, cells=_kept_cells(grid.columns[column.index], kept)) for column in precedent.table.columns
    )
    none = np.zeros(int(np.count_nonzero(kept)), dtype=np.int32)
    return replace(
        precedent.table, file="", sheet="", columns=columns, rows=none, section_codes=none, row_kinds=_PERSONS[:0]
    )


def _kept_cells(cells: Cells, kept: Mask) -> CellColumn:
    """Give the cells of some rows, in codes no wider than they need: a worker sends them."""
    return CellColumn(cells.codes[kept].astype(narrowest(len(cells.values)), copy=False), cells.values)


def _table(alike: Table, member: Member, part: Part) -> Table:
    """Give the table of one file, which is ``alike`` but for what only it has."""
    return replace(
        alike,
        file=member.found.path,
        sheet=member.sheet,
        encoding=member.encoding,
        columns=PartColumns(part),
        part=part,
    )


def _of_size(precedent: Precedent, size: int) -> Table:
    """Give a table of so many rows below the precedent's header."""
    first = len(precedent.head) + 1
    return replace(
        precedent.table,
        findings=(),
        rows=_NUMBERS[first : first + size],
        section_codes=_NO_SECTION[:size],
        row_kinds=np.concatenate([precedent.table.row_kinds[: first - 1], _PERSONS[:size]]),
    )


_NUMBERS = np.arange(2 * HEAD_ROWS, dtype=np.int32)
_NO_SECTION = np.zeros(HEAD_ROWS, dtype=np.int32)
_PERSONS = np.full(HEAD_ROWS, ROW_KINDS.index("person"), dtype=np.int8)
