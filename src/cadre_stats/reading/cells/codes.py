"""Going over the codes of a column in pieces, so that no copy of the whole column in wider numbers is ever needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Codes

__all__ = ["by_appearance", "count_codes", "narrowest", "over_rows", "pieces", "places"]

Item = TypeVar("Item", bound=np.generic)

# How many rows stay in the processor's cache, also with eight bytes each.
_PIECE = 1 << 15


def pieces(rows: int, least: int = 0) -> Iterator[slice]:
    """Give the slices of so many rows, each of ``least`` rows or more but the last.

    >>> list(pieces(3))
    [slice(0, 32768, None)]
    """
    size = max(_PIECE, least)
    return (slice(start, start + size) for start in range(0, rows, size))


def over_rows(answers: NDArray[Item], codes: Codes) -> NDArray[Item]:
    """Give each row the answer for its cell: ``answers[codes]``, where -1 is the last answer.

    >>> over_rows(np.array([7, 8, 9]), np.array([1, -1, 0], dtype=np.int8)).tolist()
    [8, 9, 7]
    """
    if len(codes) <= _PIECE:
        few: NDArray[Item] = answers[codes]
        return few
    if not -len(answers) <= int(codes.min()) <= int(codes.max()) < len(answers):
        raise IndexError
    if (answers == answers[0]).all():
        return np.full(len(codes), answers[0])
    if codes.dtype == np.int8 and answers.dtype.itemsize == 1:
        return _translated(answers, codes)
    found = np.empty(len(codes), dtype=answers.dtype)
    for piece in pieces(len(codes)):
        found[piece] = answers[codes[piece]]
    return found


def _translated(answers: NDArray[Item], codes: Codes) -> NDArray[Item]:
    """Look bytes up for bytes: there is one answer for each of the 256 codes, those that don't occur included."""
    table = np.zeros(256, dtype=answers.dtype)
    table[: min(len(answers), 128)] = answers[:128]
    below = min(len(answers), 128)
    table[256 - below :] = answers[len(answers) - below :]
    return np.frombuffer(bytearray(np.ascontiguousarray(codes).data).translate(table.tobytes()), dtype=answers.dtype)


def by_appearance(codes: Codes) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Give the different codes in the order in which they first come, and the rows numbered by their place in it.

    >>> [found.tolist() for found in by_appearance(np.array([5, 2, 5, 9], dtype=np.int32))]
    [[5, 2, 9], [0, 1, 0, 2]]
    """
    size, rows = int(codes.max(initial=-1)) + 1, len(codes)
    first = np.full(size, rows, dtype=np.int64)
    # Of several rows the one that is written last stays: the first.
    first[codes[::-1]] = np.arange(rows - 1, -1, -1)
    used = np.flatnonzero(first < rows)
    used = used[np.argsort(first[used])]
    rank = np.zeros(size, dtype=np.int32)
    rank[used] = np.arange(len(used))
    return used, rank[codes]


def count_codes(codes: Codes, size: int) -> NDArray[np.int64]:
    """Count the rows of each code from 0 to below ``size``; codes below 0 are left out.

    >>> count_codes(np.array([1, -1, 1], dtype=np.int8), 3).tolist()
    [0, 2, 0]
    """
    if codes.dtype == np.int8 and size <= _HALF_A_BYTE and codes.flags.c_contiguous:
        return _count_pairs(codes)[:size]
    found = np.zeros(size + 1, dtype=np.int64)
    for piece in pieces(len(codes), size):
        found += np.bincount(np.maximum(codes[piece].astype(np.int64) + 1, 0), minlength=size + 1)
    return found[1:]


def _count_pairs(codes: Codes) -> NDArray[np.int64]:
    """Count bytes two at a time, which takes half as long; those below 0 come behind the others."""
    even = len(codes) - len(codes) % 2
    pairs, found = codes[:even].view(np.uint16), np.zeros((_BYTES, _BYTES), dtype=np.int64)
    for piece in pieces(len(pairs), _BYTES * _BYTES * 4):
        found += np.bincount(pairs[piece], minlength=_BYTES * _BYTES).reshape(found.shape)
    counts: NDArray[np.int64] = found.sum(axis=0) + found.sum(axis=1)
    return counts + np.bincount(codes[even:].view(np.uint8), minlength=_BYTES)


_BYTES, _HALF_A_BYTE = 256, 128


def places(chosen: NDArray[np.bool_], start: int = 0) -> NDArray[np.int32]:
    """Give the numbers of the rows that are chosen, the first row being ``start``.

    >>> places(np.array([True, False, True]), 5).tolist()
    [5, 7]
    """
    number = np.count_nonzero(chosen)
    if number == len(chosen):
        return np.arange(start, start + number, dtype=np.int32)
    found = np.empty(number, dtype=np.int32)
    filled = 0
    for piece in pieces(len(chosen)):
        some = np.flatnonzero(chosen[piece])
        found[filled : filled + len(some)] = some + (piece.start + start)
        filled += len(some)
    return found


def narrowest(size: int) -> np.dtype[np.signedinteger]:
    """Give the smallest type that holds the places of so many texts, with room for a few more.

    >>> narrowest(50), narrowest(100)
    (dtype('int8'), dtype('int16'))
    """
    kinds = (np.int8, np.int16, np.int32)
    return np.dtype(next(kind for kind in kinds if size <= np.iinfo(kind).max * 3 // 4))
