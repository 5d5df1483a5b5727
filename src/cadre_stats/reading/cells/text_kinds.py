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
# Begins with two bytes of what stands for a vacant post; only while kinds are told.
_PERHAPS = 64

# Texts that begin with these bytes of UTF-8 are not blank: digits, Latin letters and letters with marks.
_FIRST = np.zeros(256, dtype=np.uint8)
_FIRST[[*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1]] = (
    OPENED | LETTERED
)
_FIRST[ord("0") : ord("9") + 1] = OPENED
# An "n" may begin "n/a" or "N.A.", but not with a letter behind it.
_N = [ord("n"), ord("N")]
# Bytes with the capital letters of ASCII as small ones.
_SMALL = np.arange(256, dtype=np.uint8)
_SMALL[ord("A") : ord("Z") + 1] += 32


def kinds_of(offsets: NDArray[np.int32] | NDArray[np.int64], data: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Give the kind of each text of UTF-8, the first from ``offsets[0]`` to ``offsets[1]`` of ``data``."""
    lengths = np.diff(offsets)
    if not len(data):
        return np.full(len(lengths), EMPTY, dtype=np.uint8)
    # ndarray.take is faster than an index, and than one in 32 bits.
    starts = offsets[:-1].astype(np.intp)
    kinds = _pairs().take(_two_bytes(data, starts))
    short = np.flatnonzero(lengths < 2)
    alone = _alone().take(data.take(starts[short], mode="clip"))
    kinds[short] = np.where(lengths[short] == 0, np.uint8(EMPTY), alone)
    _mark_digits(kinds, offsets, data)
    _mark_vacant(kinds, starts, data)
    return kinds


def _two_bytes(data: NDArray[np.uint8], places: NDArray[np.intp]) -> NDArray[np.uint16]:
    """Give the bytes at places, each counting 256, and those behind them; behind the end comes the last one again."""
    first, second = data.take(places, mode="clip"), data.take(places + 1, mode="clip")
    found: NDArray[np.uint16] = np.left_shift(first, 8, dtype=np.uint16) | second
    return found


@cache
def _alone() -> NDArray[np.uint8]:
    """Give the kind of a text of one byte."""
    kinds = _FIRST.copy()
    kinds[_N] = 0
    kinds[ord("1")] |= ONE
    return kinds


@cache
def _pairs() -> NDArray[np.uint8]:
    """Give the kind of texts by their first two bytes, the first counting 256."""
    kinds = np.repeat(_FIRST, 256).reshape(256, 256)
    kinds[_N] *= _FIRST > 0
    for start in _vacancies():
        first, second = (np.flatnonzero(np.equal(_SMALL, byte)) for byte in start[:2])
        kinds[first[:, np.newaxis], second] |= _PERHAPS
    return kinds.ravel()


def _mark_digits(
    kinds: NDArray[np.uint8], offsets: NDArray[np.int32] | NDArray[np.int64], data: NDArray[np.uint8]
) -> None:
    """Mark the texts that are digits throughout; where none begins with one that is all that is looked at."""
    opened = kinds & ~np.uint8(ONE) == OPENED
    if not opened.any():
        return
    if opened.all() and not (data[offsets[0] : offsets[-1]] - np.uint8(ord("0")) > 9).any():
        kinds |= DIGITS
        return
    # Empty texts take no place: each text goes on to where the next that isn't empty begins.
    filled = kinds != EMPTY
    starts = offsets[:-1][filled]
    others = data[starts[0] : offsets[-1]] - np.uint8(ord("0")) > 9
    filled[filled] = ~np.logical_or.reduceat(others, starts - starts[0])
    kinds[filled] |= DIGITS


def _mark_vacant(kinds: NDArray[np.uint8], starts: NDArray[np.intp], data: NDArray[np.uint8]) -> None:
    """Mark the texts that begin as what stands for a vacant post, of those whose first two bytes do."""
    places = np.flatnonzero((kinds & _PERHAPS) != 0)  # of booleans they are found fast
    kinds &= ~np.uint8(_PERHAPS)
    # Bytes of the next text do no harm: what isn't marked surely stands for no vacant post.
    for at, fitting in enumerate(_further(), start=1):
        places = places[fitting.take(_two_bytes(data, starts.take(places) + at))]
    if not len(places):
        return
    letters = _SMALL.take(data.take(starts.take(places)[:, np.newaxis] + np.arange(_KEY), mode="clip"))
    keys = letters.astype(np.int64) @ (256 ** np.arange(_KEY - 1, -1, -1))
    lowest, highest = _ranges()
    at_or_above = lowest.searchsorted(keys, side="right") - 1
    # Before the first range comes the last one, in which nothing so low lies.
    kinds[places[(keys >= lowest[at_or_above]) & (keys <= highest[at_or_above])]] |= VACANT


# How many bytes at the beginning tell a vacant post from nearly every name.
_KEY = 5


@cache
def _further() -> list[NDArray[np.bool_]]:
    """Give for each two bytes from the second on whether they may stand there in what stands for a vacant post."""
    found = np.zeros((_KEY - 2, 256, 256), dtype=bool)
    for start in _vacancies():
        for at in range(1, _KEY - 1):
            here = start[at : at + 2]
            found[at - 1][tuple(here) if len(here) == 2 else slice(None)] = True
    return [table[_SMALL][:, _SMALL].ravel() for table in found]


@cache
def _ranges() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the lowest and the highest number of the first bytes of what may stand for a vacant post, in order."""
    starts: list[bytes] = []
    for start in _vacancies():
        # Behind a beginning come those that go on from it, which are the same range.
        if not (starts and start.startswith(starts[-1])):
            starts.append(start)
    found = [[int.from_bytes(one.ljust(_KEY, end)) for one in starts] for end in (b"\x00", b"\xff")]
    lowest, highest = np.array(found, dtype=np.int64)
    return lowest, highest


@cache
def _vacancies() -> list[bytes]:
    """Give how texts that may stand for a vacant post begin, two bytes or more of each."""
    return sorted({start[:_KEY] for start in vacancy_starts()})
