"""Kinds of texts: what their first bytes and their digits tell of them, a byte a text, for many at once."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cadre_stats.vocabulary.rows import vacancy_starts

__all__ = ["DIGITS", "EMPTY", "LETTERED", "ONE", "OPENED", "VACANT", "kinds_of"]

# A kind is the sum of these: begins with a letter or a digit, and so is surely not blank; begins with a letter and is
# not blank, and so surely no number; is digits throughout; has no letter at all; is "1"; may stand for a vacant post.
OPENED, LETTERED, DIGITS, EMPTY, ONE, VACANT = 1, 2, 4, 8, 16, 32
# An "n" may begin "n/a" or "N.A.", but not with a letter behind it.
_LETTER_N = 64

# Texts that begin with these bytes of UTF-8 are not blank: digits, Latin letters and letters with marks.
_FIRST = np.zeros(256, dtype=np.uint8)
_FIRST[[*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1]] = (
    OPENED | LETTERED
)
_FIRST[ord("0") : ord("9") + 1] = OPENED
_FIRST[[ord("n"), ord("N")]] |= _LETTER_N
_OPENERS = _FIRST > 0
# Bytes with the capital letters of ASCII as small ones.
_SMALL = np.arange(256, dtype=np.uint8)
_SMALL[ord("A") : ord("Z") + 1] += 32


def kinds_of(offsets: NDArray[np.int32] | NDArray[np.int64], data: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Give the kind of each text of UTF-8, the first from ``offsets[0]`` to ``offsets[1]`` of ``data``."""
    lengths = np.diff(offsets)
    if not len(data):
        return np.full(len(lengths), EMPTY, dtype=np.uint8)
    first = data[np.minimum(offsets[:-1], len(data) - 1)]
    kinds = _FIRST[first]
    kinds[lengths == 0] = EMPTY
    _mark_digits(kinds, offsets, data)
    kinds[(lengths == 1) & (first == ord("1"))] |= ONE
    _mark_blanks(kinds, offsets, data)
    _mark_vacant(kinds, first, offsets, data)
    return kinds


def _mark_digits(
    kinds: NDArray[np.uint8], offsets: NDArray[np.int32] | NDArray[np.int64], data: NDArray[np.uint8]
) -> None:
    """Mark the texts that are digits throughout; where none begins with one that is all that is looked at."""
    if not (kinds == OPENED).any():
        return
    filled = kinds != EMPTY
    starts = offsets[:-1][filled]
    others = data[starts[0] : offsets[-1]] - np.uint8(ord("0")) > 9
    if not others.any():
        kinds[filled] |= DIGITS
        return
    # Empty texts take no place: each text goes on to where the next that isn't empty begins.
    filled[filled] = ~np.logical_or.reduceat(others, starts - starts[0])
    kinds[filled] |= DIGITS


def _mark_blanks(
    kinds: NDArray[np.uint8], offsets: NDArray[np.int32] | NDArray[np.int64], data: NDArray[np.uint8]
) -> None:
    """Unmark those that may be "n/a" and the like: an "n" without a letter or a digit behind it."""
    perhaps = np.flatnonzero(kinds & _LETTER_N)
    seconds = offsets[perhaps] + 1
    opened = _OPENERS[data[np.minimum(seconds, len(data) - 1)]] & (seconds < offsets[perhaps + 1])
    kinds[perhaps] = np.where(opened, np.uint8(OPENED | LETTERED), np.uint8(0))


def _mark_vacant(
    kinds: NDArray[np.uint8],
    first: NDArray[np.uint8],
    offsets: NDArray[np.int32] | NDArray[np.int64],
    data: NDArray[np.uint8],
) -> None:
    """Mark the texts that begin as what stands for a vacant post, byte after byte looked at where those before fit."""
    tables, starts = _vacancies()
    places = np.flatnonzero(tables[0][first] & (kinds != EMPTY))
    for at, table in enumerate(tables[1:], start=1):
        places = places[table[data[np.minimum(offsets[places] + at, len(data) - 1)]]]
    if len(places):
        letters = _SMALL[data[np.minimum(offsets[places][:, np.newaxis] + np.arange(_KEY), len(data) - 1)]]
        keys = letters.astype(np.int64) @ (256 ** np.arange(_KEY - 1, -1, -1))
        fits = np.zeros(len(places), dtype=bool)
        for start in starts:
            fits |= keys >> 8 * (_KEY - len(start)) == int.from_bytes(start)
        kinds[places[fits]] |= VACANT


# So many bytes at the beginning tell a vacant post from nearly every name.
_KEY = 5


@cache
def _vacancies() -> tuple[list[NDArray[np.bool_]], list[bytes]]:
    """Give which bytes the first two may be, capital letters too, and the beginnings."""
    starts = sorted({start[:_KEY] for start in vacancy_starts()})
    # numpy.isin would import numpy.ma, which takes longer than a small file.
    tables = np.zeros((2, 256), dtype=bool)
    for start in starts:
        tables[[0, 1], [start[0], start[1]]] = True
    return [table[_SMALL] for table in tables], starts
