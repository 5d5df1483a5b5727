"""A grid: the cells of one sheet or delimited file as they stand, before anything is understood."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import field
from functools import cached_property
from itertools import count, zip_longest
from typing import Protocol, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.record import Record, replace

__all__ = ["Cell", "CellColumn", "CellRange", "Cells", "Codes", "Grid", "PendingColumns", "RowColumns"]

T = TypeVar("T")

# Places in a list of distinct cells; of whatever width holds them, with room for one more.
Codes = NDArray[np.signedinteger]
Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


class CellRange(Record):
    """A rectangle of cells, rows and columns counted from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


class Cells(Protocol):
    """One column of cells, dictionary-encoded: row i holds ``values[codes[i]]``; perhaps read when it is asked for."""

    @property
    def codes(self) -> Codes:
        """The place of each row's cell in ``values``."""

    @property
    def values(self) -> Sequence[Cell]:
        """The cells that rows hold."""


class CellColumn(Record):
    """One column of a grid, dictionary-encoded: row i holds ``values[codes[i]]``; every value is used by some row.

    ``values`` may be a sequence that decodes its texts only when they are asked for.
    """

    codes: Codes
    values: Sequence[Cell]

    @staticmethod
    def of(cells: Sequence[Cell]) -> CellColumn:
        """Encode the cells of a column.

        >>> CellColumn.of(["Nam", "Nữ", "Nam"]).codes.tolist()
        [0, 1, 0]
        """
        codes, values = _encode(cells)
        if (0 in values or 1 in values) and bool in set(map(type, cells)):
            # 1.0 and True are equal and hash alike, yet are different cells.
            codes, typed = _encode([(type(cell), cell) for cell in cells])
            return CellColumn(codes, tuple(cell for _, cell in typed))
        return CellColumn(codes, tuple(values))


def _encode(cells: Sequence[T]) -> tuple[NDArray[np.int32], Mapping[T, int]]:
    """Number the distinct cells in the order in which they come."""
    places: defaultdict[T, int] = defaultdict(count().__next__)
    return np.fromiter(map(places.__getitem__, cells), dtype=np.int32, count=len(cells)), places


class RowColumns(Sequence[Cells]):
    """The columns of rows, numbered when one is asked for; rows may be ragged: missing cells at an end are empty."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.rows = rows
        self._width = max(map(len, rows), default=0)

    def __len__(self) -> int:
        return self._width

    @overload
    def __getitem__(self, place: int) -> Cells: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Cells]: ...
    def __getitem__(self, place: int | slice) -> Cells | Sequence[Cells]:
        return self._columns[place]

    def __iter__(self) -> Iterator[Cells]:
        return iter(self._columns)

    @cached_property
    def _columns(self) -> tuple[Cells, ...]:
        return tuple(CellColumn.of(cells) for cells in zip_longest(*self.rows, fillvalue=""))


class PendingColumns(Sequence[Cells], ABC):
    """The columns of a grid that are read when they are asked for."""

    @property
    @abstractmethod
    def known(self) -> Set[int]:
        """The columns that were read."""

    @abstractmethod
    def is_light(self, column: int) -> bool:
        """Tell whether a column takes next to no memory until it is asked for."""

    @abstractmethod
    def read(self, columns: Collection[int]) -> None:
        """Read columns that will be asked for, in one go."""

    @abstractmethod
    def row(self, row: int) -> list[Cell]:
        """Give the cells of a row, without reading whole columns."""

    @abstractmethod
    def read_rows(self, rows: Collection[int]) -> None:
        """Read rows that will be asked for, in one go."""


class Grid(Record, slots=False):
    """The cells of one sheet, row 1 first, with what the format tells about them.

    Text is as in the file; empty cells are ``""``. ``file`` is the path as the user named it, ``sheet`` is empty
    for text formats, ``encoding`` for workbooks. ``first_row`` is the number of the first row in the spreadsheet,
    above 1 only for the lower part of a sheet that holds several tables. ``findings`` tell what was done to cells.
    ``short`` gives the number of cells of each row (from 0) of a text that ends before the others do.
    """

    file: str
    sheet: str
    format: str
    height: int
    columns: Sequence[Cells]
    encoding: str = ""
    merges: tuple[CellRange, ...] = ()
    hidden: bool = False
    first_row: int = 1
    findings: tuple[Finding, ...] = ()
    short: Mapping[int, int] = field(default_factory=dict)

    @staticmethod
    def of_rows(
        file: str,
        sheet: str,
        format: str,
        rows: Sequence[Sequence[Cell]],
        *,
        encoding: str = "",
        merges: tuple[CellRange, ...] = (),
        hidden: bool = False,
        findings: tuple[Finding, ...] = (),
    ) -> Grid:
        """Build a grid of rows, which may be ragged: missing cells at a row's end are empty."""
        return Grid(file, sheet, format, len(rows), RowColumns(rows), encoding, merges, hidden, findings=findings)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.columns)

    def row(self, row: int) -> list[Cell]:
        """Give the cells of a row counted from 0."""
        if isinstance(self.columns, PendingColumns):
            return self.columns.row(row)
        return [column.values[column.codes[row]] for column in self.columns]

    @cached_property
    def rows(self) -> Sequence[Sequence[Cell]]:
        """The cells row by row, all of the same length; for small sheets."""
        return [self.row(row) for row in range(self.height)]

    def part(self, top: int, bottom: int) -> Grid:
        """Give the rows from ``top`` to before ``bottom`` (from 0) as a grid of their own."""
        columns = []
        for column in self.columns:
            used, codes = np.unique(column.codes[top:bottom], return_inverse=True)
            columns.append(CellColumn(codes.astype(np.int32), tuple(column.values[code] for code in used.tolist())))
        merges = tuple(
            CellRange(merge.top - top, merge.left, merge.bottom - top, merge.right)
            for merge in self.merges
            if merge.top >= top and merge.bottom < bottom
        )
        return replace(
            self,
            height=bottom - top,
            columns=tuple(columns),
            merges=merges,
            first_row=self.first_row + top,
            short={row - top: cells for row, cells in self.short.items() if top <= row < bottom},
        )
