"""A bundle: files under the header of one precedent, whose rows are read as one table and told apart again.

Each file's table is what it would be if the file were read alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import overload

import numpy as np

from cadre_stats.reading.codes import by_appearance
from cadre_stats.reading.files import Found
from cadre_stats.reading.grid import Cell, CellColumn, Codes, Grid
from cadre_stats.reading.header import HEAD_ROWS
from cadre_stats.reading.many_contents import Mask
from cadre_stats.reading.misfits import placed
from cadre_stats.reading.ordinary import ordinary_files
from cadre_stats.reading.precedent import Precedent
from cadre_stats.reading.table import ROW_KINDS, Column, Part, Table

__all__ = ["Bundle", "Member"]

# So many files or rows are read together: what is seen of them stays small, and progress can be told.
_FILES, _ROWS = 512, 20_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a bundle: the columns of its rows below the header, and what only it has."""

    found: Found
    at: str
    columns: Sequence[Sequence[Cell]]
    sheet: str
    encoding: str

    @property
    def rows(self) -> int:
        """The number of rows below the header."""
        return len(self.columns[0])


@dataclass
class Bundle:
    """The files that wait for being read together."""

    precedent: Precedent
    members: list[Member] = field(default_factory=list)
    rows: int = 0

    def add(self, member: Member) -> None:
        """Take a file in."""
        self.members.append(member)
        self.rows += member.rows

    def clear(self) -> None:
        """Forget the files that were read."""
        self.members, self.rows = [], 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to read them."""
        return len(self.members) >= _FILES or self.rows >= _ROWS

    def read(self) -> Iterator[tuple[Member, Table | None]]:
        """Give each file's table, in order; none for a file that isn't certainly like its precedent."""
        sizes = np.array([one.rows for one in self.members], dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        columns = tuple(
            CellColumn.of(list(chain.from_iterable(member.columns[place] for member in self.members)))
            for place in range(self.precedent.width)
        )
        grid = Grid("", "", self.precedent.table.format, self.rows, columns)
        fine, misfits = ordinary_files(self.precedent, grid, starts)
        whole = _whole(self.precedent, grid, np.repeat(fine, sizes))
        start = 0
        for member, size, is_fine, found in zip(self.members, sizes.tolist(), fine.tolist(), misfits, strict=True):
            if not is_fine:
                yield member, None
                continue
            table = _table(self.precedent, member, Part(whole, start, start + size))
            findings = tuple(placed(finding, table, column) for column, finding in found)
            yield member, replace(table, findings=findings) if findings else table
            start += size


def _whole(precedent: Precedent, grid: Grid, kept: Mask) -> Table:
    """Give the rows that are kept as one table."""
    columns = tuple(
        replace(column, cells=CellColumn(grid.columns[column.index].codes[kept], grid.columns[column.index].values))
        for column in precedent.table.columns
    )
    none = np.zeros(int(np.count_nonzero(kept)), dtype=np.int32)
    return replace(
        precedent.table, file="", sheet="", columns=columns, rows=none, section_codes=none, row_kinds=_PERSONS[:0]
    )


def _table(precedent: Precedent, member: Member, part: Part) -> Table:
    """Give the table of one file."""
    size, first = part.stop - part.start, len(precedent.head) + 1
    kinds = precedent.table.row_kinds[: first - 1]
    return replace(
        precedent.table,
        file=member.found.path,
        sheet=member.sheet,
        encoding=member.encoding,
        findings=(),
        columns=_PartColumns(part),
        rows=_NUMBERS[first : first + size],
        section_codes=_NO_SECTION[:size],
        row_kinds=np.concatenate([kinds, _PERSONS[:size]]),
        part=part,
    )


_NUMBERS = np.arange(2 * HEAD_ROWS, dtype=np.int32)
_NO_SECTION = np.zeros(HEAD_ROWS, dtype=np.int32)
_PERSONS = np.full(HEAD_ROWS, ROW_KINDS.index("person"), dtype=np.int8)


class _PartColumns(Sequence[Column]):
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
