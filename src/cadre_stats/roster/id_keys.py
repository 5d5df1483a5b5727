"""Keys of ID numbers: those of a whole column as numbers, the same as :func:`id_key` gives one by one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell_masks import digit_values
from cadre_stats.reading.cells.codes import over_rows, pieces
from cadre_stats.reading.cells.grid import Cell, Codes
from cadre_stats.reading.cells.text_kinds import EMPTY
from cadre_stats.reading.cells.texts import LONGEST_NUMBER, NO_NUMBER, ZERO, Texts, text_number
from cadre_stats.roster.column import RosterColumn
from cadre_stats.roster.id_number import FORMER_LENGTH, WITH_ZEROS, id_key, is_damaged, is_padded

__all__ = ["damaged_cells", "former_cells", "id_keys", "padded_cells", "with_zeros"]


def id_keys(column: RosterColumn) -> NDArray[np.int64]:
    """Number the ID numbers; what is none ("không có", "0") tells nobody apart from anybody."""
    cells = column.cells
    if not isinstance(cells, Texts):
        return _in_turn(column)
    numbers = with_zeros(cells.numbers())
    others = numbers == NO_NUMBER
    if others.any():
        empty = cells.are(EMPTY)
        numbers = np.where(empty, ZERO, numbers)
        more: dict[str, int] = {}
        for place in np.flatnonzero(others & ~empty).tolist():
            numbers[place] = _number_of(id_key(cells[place]), more)
    first = int(column.codes[0]) if len(column.codes) else 0
    if first >= 0 and _go_on(column.codes, first):
        return numbers[first : first + len(column.codes)]
    return over_rows(np.append(numbers, ZERO), column.codes)


def _in_turn(column: RosterColumn) -> NDArray[np.int64]:
    numbers: dict[str, int] = {}
    keys = map(id_key, column.cells)
    table = [-1 if key is None else numbers.setdefault(key, len(numbers)) for key in keys]
    return over_rows(np.array([*table, -1], dtype=np.int64), column.codes)


def _go_on(codes: Codes, first: int) -> bool:
    """Tell whether codes are one more each: every record holds a cell of its own, in order."""
    return all(
        (codes[piece] == np.arange(first + piece.start, first + min(piece.stop, len(codes)))).all()
        for piece in pieces(len(codes))
    )


def _number_of(key: str | None, more: dict[str, int]) -> int:
    """Give the number of an ID: that of its digits, else one beyond all those."""
    if key is None:
        return ZERO
    number = text_number(key)
    return _BEYOND + more.setdefault(key, len(more)) if number is None else number


# No text of digits has so high a number.
_BEYOND = 1 << 62


def with_zeros(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give texts of digits that lack leading zeros the numbers of those that have them (see ``Texts.numbers``)."""
    lack = _lacking(numbers)
    if not lack.any():
        return numbers
    whole, values = numbers.copy(), numbers[lack] // _LENGTHS
    lengths = numbers[lack] - values * _LENGTHS
    for length, full in WITH_ZEROS.items():
        lengths[lengths == length] = full
    whole[lack] = values * _LENGTHS + lengths
    return whole


# A number of ``Texts`` is that of the digits times this, and how many they are.
_LENGTHS = LONGEST_NUMBER + 1


def _lacking(numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which numbers are of texts whose leading zeros are lost."""
    lack = np.zeros(len(numbers), dtype=bool)
    for piece in pieces(len(numbers)):
        some = numbers[piece]
        # Faster than the remainder.
        values = some // _LENGTHS
        lengths = some - values * _LENGTHS
        for length in WITH_ZEROS:
            # Texts of as many digits that begin with a zero lack none.
            lack[piece] |= (lengths == length) & (values >= 10 ** (length - 1))
    return lack


def padded_cells(cells: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells hold digits that lack the leading zeros of an identity card."""
    if isinstance(cells, Texts):
        return _lacking(cells.numbers())
    return np.fromiter(map(is_padded, cells), dtype=bool, count=len(cells))


def former_cells(cells: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells hold the number of a former identity card (CMND): nine digits."""
    if not isinstance(cells, Texts):
        return np.fromiter(map(_is_former, cells), dtype=bool, count=len(cells))
    numbers = with_zeros(cells.numbers())
    former = np.empty(len(numbers), dtype=bool)
    for piece in pieces(len(numbers)):
        some = numbers[piece]
        former[piece] = some - some // _LENGTHS * _LENGTHS == FORMER_LENGTH
    for place in np.flatnonzero((numbers == NO_NUMBER) & ~cells.are(EMPTY)).tolist():
        former[place] = _is_former(cells[place])
    return former


def _is_former(cell: Cell) -> bool:
    key = id_key(cell)
    return key is not None and len(key) == FORMER_LENGTH and key.isdigit()


def damaged_cells(cells: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells hold something that can't be an ID number."""
    found = ~digit_values(cells)
    for place in np.flatnonzero(found).tolist():
        found[place] = is_damaged(cells[place])
    return found
