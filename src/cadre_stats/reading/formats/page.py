"""A page: a sheet that is written out cell by cell in mark-up, laid out within fixed limits."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.errors import InputError
from cadre_stats.finding import Finding, cell_name
from cadre_stats.reading.cells.grid import Cell, CellRange, Grid
from cadre_stats.reading.formats.marks_found import marks_found

__all__ = ["LARGEST_PAGE", "MOST_CELLS", "Page", "check_size"]

# Mark-up files are read whole and laid out in Python: 100,000 rows of 25 cells fit with room to spare.
LARGEST_PAGE = 160 << 20
MOST_CELLS = 3_000_000
# The bounds of a spreadsheet.
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14


def check_size(data: bytes, file: str) -> None:
    """Refuse a mark-up file that is larger than can be read within the limits."""
    if len(data) > LARGEST_PAGE:
        raise InputError("reading.too_large_file", file, size=len(data), limit=LARGEST_PAGE)


class Page:
    """The cells of a sheet as they come, each at its row and column (from 0), with its merged ranges."""

    def __init__(self, file: str, name: str) -> None:
        self.file, self.name = file, name
        self.hidden = False
        self.hidden_rows: list[int] = []
        self.uncalculated: dict[tuple[int, int], str] = {}
        self._rows: list[list[Cell]] = []
        self._width = 0
        self._merges: list[CellRange] = []

    @property
    def height(self) -> int:
        """The number of rows so far."""
        return len(self._rows)

    def put(self, row: int, column: int, cell: Cell, down: int = 0, across: int = 0) -> None:
        """Write a cell that reaches so many rows further down and columns further to the right.

        Raises :class:`InputError` naming the cell where the page would grow beyond the limits.
        """
        self._reach(row, column + across)
        self._to_row(row)
        cells = self._rows[row]
        if column >= len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = cell
        if down or across:
            self._merges.append(CellRange(row, column, row + down, column + across))

    def end_row(self, row: int) -> None:
        """Make sure that a row is there, with cells or without."""
        self._reach(row, 0)
        self._to_row(row)

    def _reach(self, row: int, column: int) -> None:
        self._width = max(self._width, column + 1)
        height = max(self.height, row + 1)
        if row >= _MOST_ROWS or column >= _MOST_COLUMNS or height * self._width > MOST_CELLS:
            raise InputError("reading.far_cell", self.file, cell=cell_name(column, row + 1), member=self.name or "HTML")

    def _to_row(self, row: int) -> None:
        self._rows.extend([] for _ in range(row + 1 - self.height))

    def _ranges(self) -> Iterator[CellRange]:
        """Give the merged ranges, cut off at the last row."""
        for merge in self._merges:
            bottom = min(merge.bottom, self.height - 1)
            if (bottom, merge.right) != (merge.top, merge.left):
                yield CellRange(merge.top, merge.left, bottom, merge.right)

    def grid(self, format: str, encoding: str, sheet: str) -> Grid:
        """Give the page as a grid."""
        return Grid.of_rows(
            self.file,
            sheet,
            format,
            self._rows,
            encoding=encoding,
            merges=tuple(self._ranges()),
            hidden=self.hidden,
            findings=tuple(self._findings()),
        )

    def _findings(self) -> Iterator[Finding]:
        hidden = [row for row in self.hidden_rows if row < self.height and any(cell != "" for cell in self._rows[row])]
        yield from marks_found(self.uncalculated, hidden, self.file, self.name)
