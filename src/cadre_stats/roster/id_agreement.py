"""Agreement of ID numbers: which two of them may be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Codes
from cadre_stats.roster.alike import split

__all__ = ["IdNumbers", "compatible", "kinds_of"]


class IdNumbers(NamedTuple):
    """The numbers that stand for ID numbers, below 0 where there is none, and their kinds where there are several."""

    numbers: Codes
    kinds: NDArray[np.int8] | None

    def may_be_one(self, a: int, b: int) -> bool:
        """Tell whether two ID numbers don't contradict."""
        numbers = self.numbers
        return numbers[a] < 0 or numbers[b] < 0 or bool(numbers[a] == numbers[b]) or self._kind(a) != self._kind(b)

    def _kind(self, record: int) -> int:
        return 0 if self.kinds is None else int(self.kinds[record])

    def parted(self, records: Sequence[int]) -> tuple[list[int], list[list[int]]]:
        """Give the records without a number, and those with one by its kind."""
        kinds: dict[int, list[int]] = {}
        without: list[int] = []
        for record in records:
            (without if self.numbers[record] < 0 else kinds.setdefault(self._kind(record), [])).append(record)
        return without, list(kinds.values())


def kinds_of(kind: NDArray[np.int8] | None, ids: Codes) -> tuple[NDArray[np.int8] | None, NDArray[np.bool_]]:
    """Give the kinds of ID numbers where there are several, and which records have another than most."""
    none = np.zeros(len(ids), dtype=bool)
    if kind is None or not (ids >= 0).any():
        return None, none
    found = np.bincount(kind[ids >= 0])
    if np.count_nonzero(found) < 2:
        return None, none
    return kind, (kind != found.argmax()) & (ids >= 0)


def compatible(records: Sequence[int], ids: IdNumbers) -> Iterable[tuple[int, int]]:
    """Give pairs that chain all records whose IDs are equal, of different kinds or missing on one side."""
    without, kinds = ids.parted(records)
    yield from pairwise(without)
    if without:
        yield from ((without[0], record) for kind in kinds for record in kind)
    for one, other in permutations(kinds, 2):
        yield from ((one[0], record) for record in other)
    for kind in kinds:
        for group in split(kind, lambda record: str(ids.numbers[record])):
            yield from pairwise(group)
