"""People: which records are one person, and which only look alike.

Two records are one person only when their ID numbers are equal and their names agree, or, their IDs not
contradicting, when name, full birth date and sex agree within one unit. Sameness is transitive. Anything
less is a ``possible_duplicate`` and counts as different people.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.texts import LONGEST_NUMBER, Texts
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.id_number import id_key
from cadre_stats.text import fold
from cadre_stats.vocabulary.reading import Reading

__all__ = ["Identity", "People", "tell_apart"]

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells people apart, a value a record: ID number, name, birth date, sex, unit and file."""

    id_number: RosterColumn
    name: RosterColumn
    born: RosterColumn
    sex: RosterColumn
    unit: RosterColumn
    file: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class People:
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


def tell_apart(identity: Identity) -> People:
    """Decide which records are one person; exact, independent of the order of the records."""
    ids = _id_keys(identity.id_number)
    where = _unit_keys(identity)
    names = _Names(identity.name)
    same, suspects = _Groups(len(ids)), set[tuple[int, int]]()
    for records in _alike(ids):
        _by_name(records, names, same, suspects)
    full, years = _born(identity.born)
    _within_units(identity, ids, full, where, names, same)
    suspects |= _uncertain(identity, ids, full, years, where, names)
    return same.people({pair for pair in suspects if not same.joined(*pair)})


def _by_name(records: Sequence[int], names: _Names, same: _Groups, suspects: set[tuple[int, int]]) -> None:
    """Join records of one ID whose names agree; those whose names don't, or have none, are suspects."""
    first: dict[str, int] = {}
    apart = [record for record in records if names[record] is None]
    for record in records:
        name = names[record]
        if name is not None:
            same.join(first.setdefault(name, record), record)
    suspects |= set(pairwise(sorted([*apart, *first.values()])))


def _within_units(identity: Identity, ids: Codes, full: Codes, where: Codes, names: _Names, same: _Groups) -> None:
    """Join records of one unit with the same name, full birth date and sex whose IDs don't contradict."""
    sexes = _keys(identity.sex, _sex_key)
    for records in _alike(_pack(where, full, sexes + 1), only=full >= 0):
        for group in _split(records, lambda record: names[record]):
            for a, b in _compatible(group, ids):
                same.join(a, b)


def _uncertain(
    identity: Identity, ids: Codes, full: Codes, years: Codes, where: Codes, names: _Names
) -> set[tuple[int, int]]:
    """Find pairs of one unit alike in name and year of birth where a full birth date or a sex is missing."""
    sexes = _keys(identity.sex, _sex_key)
    vague = (years >= 0) & ((full < 0) | (sexes < 0))
    if not vague.any():
        return set()
    key = _pack(where, years)
    crowd = np.isin(key, key[vague])
    found = set[tuple[int, int]]()
    for records in _alike(key, only=crowd & (years >= 0)):
        for group in _split(records, lambda record: names[record]):
            found |= {pair for pair in combinations(group, 2) if vague[[*pair]].any() and _may_be_one(ids, *pair)}
    return found


def _may_be_one(ids: Codes, a: int, b: int) -> bool:
    return ids[a] < 0 or ids[b] < 0 or bool(ids[a] == ids[b])


def _compatible(records: Sequence[int], ids: Codes) -> Iterable[tuple[int, int]]:
    """Give pairs that chain all records whose IDs are equal or missing on one side."""
    without = [record for record in records if ids[record] < 0]
    yield from pairwise(without)
    if without:
        yield from ((without[0], record) for record in records if ids[record] >= 0)
    for group in _split([record for record in records if ids[record] >= 0], lambda record: str(ids[record])):
        yield from pairwise(group)


def _id_keys(column: RosterColumn) -> Codes:
    """Number the ID numbers; what is none ("không có", "0") tells nobody apart from anybody."""
    cells = column.cells
    if isinstance(cells, Texts):
        plain = cells.digits() & ~cells.zeros()
        others = np.flatnonzero(~plain & (column.used() > 0))
        short = bool((np.diff(cells.offsets)[plain] <= LONGEST_NUMBER).all())
        if short and all(id_key(cells[place]) is None for place in others.tolist()):
            return np.append(np.where(plain, cells.numbers(plain), -1), -1)[column.codes]
    return _numbered([id_key(cell) for cell in cells], column)


def _sex_key(value: object) -> str | None:
    return value.code if isinstance(value, Reading) else None


def _born(column: RosterColumn) -> tuple[Codes, Codes]:
    """Give for each record the day of birth and the year of birth as numbers; -1 where it isn't known."""
    days, years = [-1] * len(column.values), [-1] * len(column.values)
    for place, value in enumerate(column.values):
        if isinstance(value, DateRange):
            years[place] = value.earliest.year
            if value.full:
                days[place] = value.earliest.toordinal()
    return _of_records(days, column), _of_records(years, column)


def _keys(column: RosterColumn, key: Callable[[object], Hashable | None]) -> Codes:
    """Number the records so that equal keys share a number; -1 where there is no key."""
    return _numbered([key(value) for value in column.values], column)


def _numbered(keys: Sequence[Hashable | None], column: RosterColumn) -> Codes:
    numbers: dict[Hashable, int] = {}
    table = [-1 if one is None else numbers.setdefault(one, len(numbers)) for one in keys]
    return _of_records(table, column)


def _of_records(numbers: Sequence[int], column: RosterColumn) -> Codes:
    """Give each record the number of its value; -1 to a record without one."""
    return np.array([*numbers, -1], dtype=np.int64)[column.codes]


def _unit_keys(identity: Identity) -> Codes:
    """Number the units; a roster that names none is one unit per file (negative numbers)."""
    units = _keys(identity.unit, lambda value: fold(cell_text(value)) or None)  # type: ignore[arg-type]
    return np.where(units >= 0, units, -2 - identity.file.astype(np.int64))


def _pack(*parts: Codes) -> Codes:
    """Give one number for each distinct combination of numbers, each of which is of the order of the records."""
    packed = np.zeros_like(parts[0])
    for part in parts:
        low, high = (int(part.min()), int(part.max())) if len(part) else (0, 0)
        packed = packed * (high - low + 1) + (part - low)
    return packed


def _alike(keys: Codes, only: NDArray[np.bool_] | None = None) -> Iterable[list[int]]:
    """Give the record numbers of each key that more than one record has; keys below 0 are no key."""
    records = np.flatnonzero(keys >= 0 if only is None else only)
    ordered = np.sort(keys[records])
    repeated = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(repeated):
        return
    # numpy.isin would import numpy.ma, which takes longer than the search.
    places = np.minimum(np.searchsorted(repeated, keys[records]), len(repeated) - 1)
    records = records[repeated[places] == keys[records]]
    order = np.argsort(keys[records], kind="stable")
    for group in np.split(records[order], np.flatnonzero(np.diff(keys[records][order])) + 1):
        if len(group):
            yield group.tolist()


def _split(records: Sequence[int], key: Callable[[int], str | None]) -> Iterable[list[int]]:
    """Part records by a key; those without one, and those alone, are left out."""
    groups: dict[str, list[int]] = {}
    for record in records:
        if (text := key(record)) is not None:
            groups.setdefault(text, []).append(record)
    return (group for group in groups.values() if len(group) > 1)


class _Names:
    """The folded name of a record, folded only where it is asked for: names are nearly all distinct."""

    def __init__(self, column: RosterColumn) -> None:
        self._column = column
        self._folded: dict[int, str | None] = {}

    def __getitem__(self, record: int) -> str | None:
        code = int(self._column.codes[record])
        if code == MISSING:
            return None
        if code not in self._folded:
            self._folded[code] = fold(cell_text(self._column.cells[code])) or None
        return self._folded[code]


class _Groups:
    """Disjoint sets of records: sameness is transitive."""

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
        low, high = sorted((self._find(a), self._find(b)))
        self._root[low] = low
        self._root[high] = low

    def joined(self, a: int, b: int) -> bool:
        return self._find(a) == self._find(b)

    def people(self, suspects: set[tuple[int, int]]) -> People:
        twins: dict[int, list[int]] = {}
        for record in sorted(self._root):
            twins.setdefault(self._find(record), []).append(record)
        groups = tuple(tuple(group) for group in twins.values() if len(group) > 1)
        roots = np.arange(self._records, dtype=np.int64)
        for group in groups:
            roots[list(group)] = group[0]
        # A group's root is its first record: persons are numbered in the order in which they come.
        numbers = np.cumsum(roots == np.arange(self._records)) - 1
        count = int(numbers[-1]) + 1 if self._records else 0
        return People(numbers[roots], count, groups, tuple(sorted(suspects)))
