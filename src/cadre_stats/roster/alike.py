"""Records that are alike in a key: found among millions, of which few share one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import pieces
from cadre_stats.reading.cells.grid import Codes

__all__ = ["alike", "pack", "perhaps_among", "split"]

Keys = NDArray[np.int64]
Mask = NDArray[np.bool_]


def pack(*parts: Codes) -> Keys:
    """Give one number for each distinct combination of numbers, each of which is of the order of the records."""
    ends = [(int(part.min()), int(part.max())) if len(part) else (0, 0) for part in parts]
    packed = np.zeros(len(parts[0]), dtype=np.int64)
    for piece in pieces(len(packed)):
        for part, (low, high) in zip(parts, ends, strict=True):
            packed[piece] *= high - low + 1
            packed[piece] += part[piece].astype(np.int64) - low
    return packed


def alike(keys: Keys, only: Mask | None = None) -> Iterable[list[int]]:
    """Give the record numbers of each key that more than one record has; keys below 0 are no key."""
    ordered = keys[keys >= 0 if only is None else only]
    ordered.sort()
    repeated = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    if not len(repeated):
        return
    sieve = _sieve(repeated)
    records = np.concatenate([_among(keys, piece, repeated, sieve) for piece in pieces(len(keys))])
    if only is not None:
        records = records[only[records]]
    order = np.argsort(keys[records], kind="stable")
    for group in np.split(records[order], np.flatnonzero(np.diff(keys[records][order])) + 1):
        if len(group):
            yield group.tolist()


def _among(keys: Keys, piece: slice, wanted: Keys, sieve: Mask) -> Keys:
    """Give the records of a piece whose key is one of those wanted, which are in order; few others pass the sieve."""
    likely = np.flatnonzero(sieve[_sieved(keys[piece])])
    some = keys[piece][likely]
    # numpy.isin would import numpy.ma, which takes longer than the search.
    places = np.minimum(np.searchsorted(wanted, some), len(wanted) - 1)
    found: Keys = likely[wanted[places] == some] + piece.start
    return found


def perhaps_among(keys: Keys, wanted: Keys) -> Mask:
    """Tell which keys may be among those wanted: all that are, and few others where few are wanted."""
    sieve, found = _sieve(wanted), np.empty(len(keys), dtype=bool)
    for piece in pieces(len(keys)):
        found[piece] = sieve[_sieved(keys[piece])]
    return found


def _sieve(keys: Keys) -> Mask:
    sieve = np.zeros(_SIEVE, dtype=bool)
    sieve[_sieved(keys)] = True
    return sieve


def _sieved(keys: Keys) -> Keys:
    """Give the place of each key in a sieve: its hash by multiplication with the golden ratio (Knuth, TAOCP 6.4)."""
    return ((keys.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _SIEVE.bit_length() + 1)).view(
        np.int64
    )


_SIEVE = 1 << 20


def split(records: Sequence[int], key: Callable[[int], str | None]) -> Iterable[list[int]]:
    """Part records by a key; those without one, and those alone, are left out."""
    groups: dict[str, list[int]] = {}
    for record in records:
        if (text := key(record)) is not None:
            groups.setdefault(text, []).append(record)
    return (group for group in groups.values() if len(group) > 1)
