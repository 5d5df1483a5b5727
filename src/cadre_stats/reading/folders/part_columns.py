"""The columns of one of the files that were read together, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

from cadre_stats.reading.cells.codes import by_appearance
from cadre_stats.reading.cells.grid import Cell, CellColumn, Codes
from cadre_stats.reading.tables.table import Column, Part

__all__ = ["PartColumns"]


class PartColumns(Sequence[Column]):
    """The columns of one of the files, each made when it is asked for."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def __len__(self) -> int:
        return len(self._part.whole.columns)

    @overload
    def __getitem__(self, place: int) -> Column: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Column]: ...
    def __getitem__(self, place: int | slice) -> Column | Sequence[Column]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        column = self._part.whole.columns[place]
        return Column(column.index, column.header, column.field, _PartCells(self._part, place), column.tick)


class _PartCells:
    """The cells of a column in one of the files, its own different cells alone."""

    def __init__(self, part: Part, place: int) -> None:
        self._part, self._place = part, place

    @property
    def codes(self) -> Codes:
        """The place of each person row's cell in ``values``."""
        return self._own.codes

    @property
    def values(self) -> Sequence[Cell]:
        """The cells that the rows hold."""
        return self._own.values

    @cached_property
    def _own(self) -> CellColumn:
        whole = self._part.whole.columns[self._place]
        used, codes = by_appearance(whole.codes[self._part.start : self._part.stop])
        return CellColumn(codes, tuple(whole.values[code] for code in used.tolist()))

    def __reduce__(self) -> tuple[type[_PartCells], tuple[Part, int]]:
        return _PartCells, (self._part, self._place)
