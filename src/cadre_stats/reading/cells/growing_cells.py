"""A column of cells that grows file by file, each different cell numbered once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count

import numpy as np

from cadre_stats.reading.cells.grid import Cell, CellColumn

__all__ = ["GrowingCells"]


class GrowingCells:
    """The numbers of the cells so far; of equal cells of different types only the first is kept."""

    def __init__(self) -> None:
        self._places: defaultdict[Cell, int] = defaultdict(count().__next__)
        self._codes = array("i")

    def __len__(self) -> int:
        return len(self._codes)

    def extend(self, cells: Iterable[Cell]) -> None:
        """Add cells at the end.

        >>> growing = GrowingCells()
        >>> growing.extend(["Nam", "Nữ"]), growing.extend(["Nữ", "Nam"])
        (None, None)
        >>> growing.column().codes.tolist(), growing.column().values
        ([0, 1, 1, 0], ('Nam', 'Nữ'))
        """
        self._codes.extend(map(self._places.__getitem__, cells))

    def column(self) -> CellColumn:
        """Give the cells as a column."""
        return CellColumn(np.array(self._codes, dtype=np.int32), tuple(self._places))
