"""Sums and counts by group over many entries at once: exact, and quick where all entries are alike."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record
from cadre_stats.training.entry import ABSENT, BAD, KNOWN, Measure

__all__ = ["GroupSums"]

Item = TypeVar("Item", bound=np.generic)
Numbers = NDArray[np.signedinteger]
_LARGEST = 2**62
# Sums below are exact in numbers with a point.
_EXACT = 2**53
# Up to this many marks, a byte each, are set rather than pairs sorted.
_DENSE = 64_000_000


class GroupSums(Record, slots=False):
    """The entries of one grouping: ``codes`` number the group of each, of ``size`` groups.

    ``records`` are the entries among all that are counted; ``None`` where all are.
    """

    codes: NDArray[np.int64]
    size: int
    records: NDArray[np.int64] | None

    def of(self, values: NDArray[Item]) -> NDArray[Item]:
        """Give the values of the entries that are counted, of those of all."""
        return values if self.records is None else values[self.records]

    @cached_property
    def entries(self) -> NDArray[np.int64]:
        """The entries of each group."""
        return np.bincount(self.codes, minlength=self.size)

    def count(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count the entries that are marked, of those that are counted."""
        if mask.all():
            return self.entries
        return np.bincount(self.codes[mask], minlength=self.size) if mask.any() else np.zeros(self.size, dtype=np.int64)

    def total(self, measure: Measure) -> list[int | None]:
        """Add a measure up: ``None`` where nothing is known, or something there could not be read."""
        state = self.of(measure.state)
        if not (state != ABSENT).any():
            return [None] * self.size
        known, bad = self.count(state == KNOWN), self.count(state == BAD)
        totals = self._added(self.of(measure.values))
        return [
            total if good and not wrong else None
            for total, good, wrong in zip(totals, known.tolist(), bad.tolist(), strict=True)
        ]

    def _added(self, values: NDArray[np.int64]) -> list[int]:
        low, high = int(values.min(initial=0)), int(values.max(initial=0))
        one = int(values[0]) if len(values) else 0
        if (values == one).all():
            return [one * entries for entries in self.entries.tolist()]
        if low >= 0 and high * len(values) < _EXACT:
            sums = np.bincount(self.codes, weights=values, minlength=self.size)
            return [int(one) for one in sums.tolist()]
        # Python's integers have no end.
        wide: NDArray[np.generic] = values if high * len(values) <= _LARGEST else values.astype(object)
        totals = np.zeros(self.size, dtype=wide.dtype)
        np.add.at(totals, self.codes, wide)
        return [int(total) for total in totals.tolist()]

    def distinct(self, values: Numbers, most: int, among: NDArray[np.bool_]) -> list[int]:
        """Count the distinct values (numbers below ``most``) of each group, of the entries that are marked."""
        codes, values = (self.codes, values) if among.all() else (self.codes[among], values[among])
        if not len(codes):
            return [0] * self.size
        if self.size * most <= _DENSE:
            met = np.zeros(self.size * most, dtype=bool)
            met[codes * most + values] = True
            return [int(np.count_nonzero(row)) for row in met.reshape(self.size, most)]
        pairs = np.unique(codes * np.int64(most + 1) + values)
        found: list[int] = np.bincount(pairs // (most + 1), minlength=self.size).tolist()
        return found
