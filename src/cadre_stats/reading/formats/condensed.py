"""A workbook in which each large sheet holds every different cell once: the library types a few cells for all.

What a cell is (a number, a date by its format, a text with its runs) stays the library's to say: it gets the cell's
own XML with the workbook's own styles and shared strings.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.cells.texts import texts_of
from cadre_stats.reading.formats.shared_texts import SHARED_TEXTS
from cadre_stats.reading.formats.sheet_cells import EMPTY, SheetCells
from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["Expansion", "condensed"]

_ROW_OF_CELLS = 4096
# From so many texts of a column on it pays to look at their bytes, all at once.
_MANY_TEXTS = 1000
_DIMENSION = regex(rb"<dimension\s[^>]*?/>")
# What the library surely doesn't need of the archive.
_LEFT_OUT = ("docProps/", "xl/media/", "xl/drawings/", "xl/charts/", "xl/pivotCache/")


def condensed(archive: zipfile.ZipFile, sheets: Mapping[str, SheetCells], *, with_texts: bool, others: bool) -> bytes:
    """Write the archive of an xlsx anew, the sheets that were scanned (by member) with each different cell once.

    Unless ``with_texts`` no shared strings stand in these, and they are in the archive only where something else needs
    them: other sheets (``others``), cells that weren't told to hold one.
    """
    wanted = with_texts or others or any(b't="s"' in b"".join(cells.others) for cells in sheets.values())
    left_out = _LEFT_OUT if wanted else (*_LEFT_OUT, SHARED_TEXTS)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        for name in dict.fromkeys(archive.namelist()):
            if name in sheets:
                target.writestr(name, b"".join(_sheet(sheets[name], with_texts)))
            elif not name.startswith(left_out):
                target.writestr(name, archive.read(name))
    return stream.getvalue()


def _sheet(cells: SheetCells, with_texts: bool) -> Iterator[bytes]:
    """Give the XML of a sheet in which the shared strings come first, then the other cells, row by row from A1 on."""
    used = Expansion.of(cells).shared.tolist() if with_texts else ()
    shared = [b' t="s"><v>%d</v>' % number for number in used]
    kinds = [*shared, *cells.others]
    yield _DIMENSION.sub(b"", cells.head)
    for start in range(0, len(kinds), _ROW_OF_CELLS):
        yield b"<row><c" + b"</c><c".join(kinds[start : start + _ROW_OF_CELLS]) + b"</c></row>"
    yield cells.tail


class Expansion(Record, slots=False):
    """How the different cells of a condensed sheet spread over the sheet: ``shared`` are the strings used, in order."""

    cells: SheetCells
    shared: NDArray[np.int64]

    @staticmethod
    def of(cells: SheetCells) -> Expansion:
        """Find the shared strings that a sheet uses."""
        used = np.zeros(cells.most_shared + 1, dtype=bool)
        for band in cells.bands:
            used[band.codes[band.codes >= 0]] = True
        return Expansion(cells, np.flatnonzero(used))

    def values(self, rows: Sequence[Sequence[Cell]], texts: Sequence[str] | None) -> list[Cell]:
        """Give the value of every different cell from the rows that the library read of the condensed sheet.

        Shared strings are among them unless the ``texts`` of all are known.
        """
        values: list[Cell] = [] if texts is None else [texts[number] for number in self.shared.tolist()]
        values += [cell for row in rows for cell in row]
        count = len(self.shared) + len(self.cells.others)
        return values[:count] + [""] * (count - len(values))

    def place(self, other: int) -> int:
        """Give where the value of a cell that is no shared string stands among the values."""
        return len(self.shared) + other

    def columns(self, values: Sequence[Cell]) -> tuple[CellColumn, ...]:
        """Give the columns of the sheet."""
        places = np.empty(int(self.shared[-1]) + 1 if len(self.shared) else 0, dtype=np.int32)
        places[self.shared] = np.arange(len(self.shared), dtype=np.int32)
        known = [*values, ""]
        return tuple(self._column(index, places, known) for index in range(self.cells.width))

    def _column(self, index: int, places: NDArray[np.int32], values: Sequence[Cell]) -> CellColumn:
        codes = self.cells.column(index)
        found = np.full(len(codes), len(values) - 1, dtype=np.int32)
        is_shared, is_other = codes >= 0, (codes < 0) & (codes != EMPTY)
        found[is_shared] = places[codes[is_shared]]
        found[is_other] = len(self.shared) - 1 - codes[is_other]
        # The last to be written into a place is the first row that holds it.
        first = np.full(len(values), -1, dtype=np.int32)
        first[found[::-1]] = np.arange(len(found) - 1, -1, -1, dtype=np.int32)
        used = np.flatnonzero(first >= 0)
        used = used[np.argsort(first[used])]
        distinct = _distinct([values[place] for place in used.tolist()])
        numbers = np.empty(len(values), dtype=np.int32)
        numbers[used] = distinct.codes
        return CellColumn(numbers[found], distinct.values)


def _distinct(cells: Sequence[Cell]) -> CellColumn:
    """Encode cells of which hardly two are alike; many texts are laid end to end, to be looked at all at once."""
    differ = len(dict.fromkeys(cells)) == len(cells)
    column = CellColumn(np.arange(len(cells), dtype=np.int32), tuple(cells)) if differ else CellColumn.of(cells)
    texts = texts_of(column.values) if len(column.values) >= _MANY_TEXTS else None
    return column if texts is None else CellColumn(column.codes, texts)
