"""People: which person each record is, and which records only look alike; and how that is gathered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record

__all__ = ["People", "Sameness"]


class People(Record):
    """Which person each record is (numbered from 0), and the records that may be one person but aren't counted so.

    ``twins`` are the record numbers of each person with more than one record, in order of the records.
    ``suspects`` are pairs of record numbers.
    """

    person: NDArray[np.signedinteger]
    count: int
    twins: tuple[tuple[int, ...], ...] = ()
    suspects: tuple[tuple[int, int], ...] = ()

    def among(self, chosen: NDArray[np.bool_]) -> int:
        """Count the people who have any of the chosen records."""
        if self.count == len(self.person):
            return int(np.count_nonzero(chosen))
        return int(np.count_nonzero(np.bincount(self.person[chosen])))

    def of_tables(self, starts: NDArray[np.int64]) -> list[int]:
        """Count the people of each table, each once in every table where they stand; ``starts`` are as a roster's."""
        people: list[int] = np.diff(starts).tolist()
        for records in self.twins:
            tables = (np.searchsorted(starts, records, side="right") - 1).tolist()
            for table in set(tables):
                people[table] -= tables.count(table) - 1
        return people

    def of_tables_among(self, starts: NDArray[np.int64], records: NDArray[np.int64]) -> list[int]:
        """Count the people of each table who have any of some records in it."""
        tables, count = np.searchsorted(starts, records, side="right") - 1, len(starts) - 1
        if self.count < len(self.person):
            keys = np.sort(self.person[records].astype(np.int64) * count + tables)
            tables = keys[np.flatnonzero(np.diff(keys, prepend=-1))] % count
        people: list[int] = np.bincount(tables, minlength=count).tolist()
        return people


class Sameness:
    """Records found to be one person, joined pair by pair into disjoint sets: sameness is transitive."""

    def __init__(self, records: int) -> None:
        self._records = records
        self._root: dict[int, int] = {}

    def _find(self, record: int) -> int:
        root = record
        while (above := self._root.get(root, root)) != root:
            root = above
        while record != root:
            self._root[record], record = root, self._root.get(record, record)
        return root

    def join(self, a: int, b: int) -> None:
        """Take two records for one person."""
        low, high = sorted((self._find(a), self._find(b)))
        self._root[low] = low
        self._root[high] = low

    def joined(self, a: int, b: int) -> bool:
        """Tell whether two records were found to be one person."""
        return self._find(a) == self._find(b)

    def people(self, suspects: set[tuple[int, int]]) -> People:
        """Number the people; of ``suspects`` those that turned out to be one person are left out."""
        twins: dict[int, list[int]] = {}
        for record in sorted(self._root):
            twins.setdefault(self._find(record), []).append(record)
        groups = tuple(tuple(group) for group in twins.values() if len(group) > 1)
        first = np.ones(self._records, dtype=bool)
        for group in groups:
            first[list(group[1:])] = False
        # Persons are numbered in the order in which they come.
        person = np.cumsum(first, dtype=np.int32)
        person -= 1
        for group in groups:
            person[list(group)] = person[group[0]]
        return People(
            person,
            int(np.count_nonzero(first)),
            groups,
            tuple(sorted(pair for pair in suspects if not self.joined(*pair))),
        )
