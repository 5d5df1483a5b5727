"""Cross counts: how many people stand in each group with each label, counted in one pass over the records."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record

__all__ = ["CrossCounts", "cross_counts"]

# As many pairs as this for each record, and some, are counted in a table of all of them; more of them are sorted.
_DENSE, _FEW = 4, 1024


class CrossCounts(Record):
    """The pairs that occur, as ``group * width + label`` in order, with their counts, and where each group begins."""

    width: int
    pairs: NDArray[np.int64]
    counts: NDArray[np.int64]
    starts: NDArray[np.int64]

    def of(self, group: int) -> Iterator[tuple[int, int]]:
        """Give the labels that occur in a group, in order, with their people."""
        part = slice(int(self.starts[group]), int(self.starts[group + 1]))
        return zip((self.pairs[part] - group * self.width).tolist(), self.counts[part].tolist(), strict=True)


def cross_counts(groups: Codes, labels: Codes, sizes: tuple[int, int]) -> CrossCounts:
    """Count the pairs of a record's group and label; ``sizes`` are the numbers of groups and of labels.

    >>> list(cross_counts(np.array([1, 0, 1]), np.array([2, 0, 2]), (2, 3)).of(1))
    [(2, 2)]
    """
    size, width = sizes
    keys = groups.astype(np.int64) * width + labels
    if size * width <= _DENSE * len(keys) + _FEW:
        every = np.bincount(keys, minlength=size * width)
        pairs = np.flatnonzero(every)
        counts = every[pairs]
    else:
        keys.sort()
        ends = np.append(np.flatnonzero(np.diff(keys)), len(keys) - 1) if len(keys) else np.zeros(0, dtype=np.int64)
        pairs, counts = keys[ends], np.diff(ends, prepend=-1)
    return CrossCounts(width, pairs, counts, np.searchsorted(pairs, np.arange(size + 1) * width))
