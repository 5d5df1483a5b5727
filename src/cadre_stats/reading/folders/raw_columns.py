"""The columns of sheets whose cells were numbered by their XML; the library tells what each different cell is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import by_appearance
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.folders.book_form import BookForm
from cadre_stats.reading.folders.raw_sheets import RawCell, RawSheets
from cadre_stats.reading.folders.typed_cells import typed_cells

__all__ = ["raw_columns"]

# Cells of these types may equal ones of others, and yet each be itself in its own file.
_ODD = {int, bool}
# A shared text of nothing but digits is what it is.
_TEXT, _TEXT_END = b"<t>", b"</t>"
_BARE = slice(len(_TEXT), -len(_TEXT_END))
# A column of more different texts of digits than this, IDs, isn't made text by text.
_MANY = 1000


def raw_columns(sheets: RawSheets, form: BookForm) -> Sequence[CellColumn] | None:
    """Give the columns of the sheets taken in; none where the library can't read all cells, or they aren't ordinary."""
    cells = sheets.cells
    digits = np.fromiter(map(_is_digits, cells), dtype=bool, count=len(cells))
    others = np.flatnonzero(~digits)
    typed = typed_cells([cells[place] for place in others.tolist()], form)
    if typed is None or _ODD & set(map(type, typed)):
        return None
    # Behind the place of nothing, which is no cell.
    values: list[Cell] = [""] * (len(cells) + 1)
    for place, value in zip((others + 1).tolist(), typed, strict=True):
        values[place] = value
    is_number = np.concatenate([np.zeros(1, dtype=bool), digits])
    return [_column(codes, cells, values, is_number) for codes in sheets.codes]


def _is_digits(cell: RawCell) -> bool:
    return type(cell) is bytes and cell.startswith(_TEXT) and cell[_BARE].isdigit()


def _column(
    codes: NDArray[np.int32], cells: Sequence[RawCell], values: Sequence[Cell], is_number: NDArray[np.bool_]
) -> CellColumn:
    """Give a column of cells by their places; cells that are alike may stand at several, texts of digits at one."""
    used, places = by_appearance(codes)
    numbers = is_number[used]
    texts = [cells[place - 1][_BARE] for place in used[numbers].tolist()]
    if len(texts) > _MANY and len(texts) == len(used):
        return CellColumn(places, _laid(texts))
    chosen = [values[place] for place in used.tolist()]
    for place, text in zip(np.flatnonzero(numbers).tolist(), texts, strict=True):
        chosen[place] = text.decode()
    distinct = CellColumn.of(chosen)
    return CellColumn(distinct.codes[places], distinct.values)


def _laid(texts: Sequence[bytes]) -> Texts:
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int64)
    return Texts(ends, np.frombuffer(b"".join(texts), dtype=np.uint8))
