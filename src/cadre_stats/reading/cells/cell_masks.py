"""Masks over many different cells: which are filled, which numbers, which stand for nobody in the roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from operator import is_

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.text_kinds import DIGITS, EMPTY, LETTERED, OPENED, VACANT
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.vocabulary.rows import is_nobody

__all__ = ["digit_values", "filled_values", "numbered_values", "places_of", "unlike_whole_numbers", "vacant_values"]


def filled_values(values: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells show something: blanks, dashes and dots don't."""
    if isinstance(values, Texts):
        found = values.are(OPENED)
        for place in np.flatnonzero((values.kinds & (OPENED | EMPTY)) == 0).tolist():
            found[place] = shown_text(values[place]) != ""
        return found
    found = np.fromiter(map(_ALWAYS_FILLED.__contains__, map(type, values)), dtype=bool, count=len(values))
    others = ~found
    found[others] = [_is_filled(cell) for cell in compress(values, others.tolist())]
    return found


# Numbers and days say something whatever they are.
_ALWAYS_FILLED = frozenset({bool, int, float, dt.date, dt.datetime})


def _is_filled(cell: Cell) -> bool:
    # Of texts that begin with a letter or a digit only "N/A" and "n.a." are blank.
    if type(cell) is str and cell[:1].isalnum() and (cell[0] not in "nN" or cell[1:2].isalpha()):
        return True
    return isinstance(cell, int | float | dt.date) or shown_text(cell) != ""


def vacant_values(values: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells stand in the place of a name and are nobody's: a post is vacant, or a relative is named."""
    found = np.zeros(len(values), dtype=bool)
    texts = values if isinstance(values, Texts) else _texts(values)
    perhaps = texts.are(VACANT) | ~texts.are(OPENED | EMPTY)
    for place in np.flatnonzero(perhaps).tolist():
        found[place] = is_nobody(shown_text(values[place]))
    return found


def _texts(values: Sequence[Cell]) -> Texts:
    """Lay the texts among cells end to end; the other cells become empty ones."""
    encoded = [cell.encode(errors="replace") if isinstance(cell, str) else b"" for cell in values]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    return Texts(ends, np.frombuffer(b"".join(encoded), dtype=np.uint8))


def digit_values(values: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells are texts of digits alone."""
    if isinstance(values, Texts):
        return values.are(DIGITS)
    return np.fromiter(map(_is_digits, values), dtype=bool, count=len(values))


def numbered_values(values: Sequence[Cell]) -> NDArray[np.bool_]:
    """Tell which cells are blank or a whole number, perhaps with a dot behind it."""
    if isinstance(values, Texts):
        found = values.are(DIGITS | EMPTY)
        for place in np.flatnonzero(~values.are(DIGITS | EMPTY | LETTERED)).tolist():
            found[place] = _is_number_or_blank(values[place])
        return found
    found, floats, numbers = _floats(values)
    found[floats] = (numbers >= 0) & _whole(numbers)
    for place in np.flatnonzero(~floats).tolist():
        found[place] = _is_number_or_blank(values[place])
    return found


def places_of(values: Sequence[Cell], text: str, number: int) -> list[int]:
    """Give the places of the cells that hold a text or a number."""
    if isinstance(values, Texts):
        return np.flatnonzero(values.equal(text)).tolist()
    found, floats, numbers = _floats(values)
    found[floats] = numbers == number
    for place in np.flatnonzero(~floats).tolist():
        found[place] = values[place] in (number, text)
    return np.flatnonzero(found).tolist()


def unlike_whole_numbers(values: Sequence[Cell]) -> Iterator[Cell]:
    """Give the cells that are neither whole numbers nor texts of digits alone."""
    if isinstance(values, Texts):
        return (values[place] for place in np.flatnonzero(~values.are(DIGITS)).tolist())
    alike, floats, numbers = _floats(values)
    alike[floats] = _whole(numbers)
    return (values[place] for place in np.flatnonzero(~alike).tolist() if not _is_digits(values[place]))


def _floats(values: Sequence[Cell]) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.float64]]:
    """Give a mask to be filled in, which cells are floats, as a workbook's numbers are, and these as one array."""
    floats = np.fromiter(map(is_, map(type, values), repeat(float)), dtype=bool, count=len(values))
    numbers = np.array(list(compress(values, floats.tolist())), dtype=np.float64)
    return np.zeros(len(values), dtype=bool), floats, numbers


def _whole(numbers: NDArray[np.float64]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.isfinite(numbers) & (np.floor(numbers) == numbers)
    return found


def _is_digits(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.isascii() and cell.isdigit()


def _is_number_or_blank(cell: Cell) -> bool:
    text = shown_text(cell)
    return not text or (text.isascii() and text.rstrip(".").isdecimal())
