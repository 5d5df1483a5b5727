"""People: which records are one person, and which only look alike.

Two records are one person only when their ID numbers are equal and their names agree, or, their IDs not
contradicting, when name, full birth date and sex agree within one unit. Sameness is transitive. Anything
less is a ``possible_duplicate`` and counts as different people: so do records alike in all of these of which one stands
in a table that names no unit, which may be a copy.

Numbers of different kinds (an identity card, a Party card, an agency's own code) don't contradict each other, and codes
of an agency are its own: of two schools each may have a GV01, who is another person where the birth dates differ.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record
from cadre_stats.roster.alike import alike, pack, perhaps_among, split
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.id_keys import id_keys
from cadre_stats.roster.id_kind import OWN
from cadre_stats.text import fold, fold_entry
from cadre_stats.vocabulary.reading import Reading

__all__ = ["Identity", "People", "tell_apart"]

Keys = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Identity(Record):
    """What tells people apart, a value a record: ID number, name, birth date, sex, unit and file.

    ``kind`` is that of the ID number (see :mod:`cadre_stats.roster.id_kind`), ``None`` where all are of identity cards.
    ``by_sheet`` tells which records have the name of their sheet for want of a unit, ``None`` where none has.
    """

    id_number: RosterColumn
    name: RosterColumn
    born: RosterColumn
    sex: RosterColumn
    unit: RosterColumn
    file: NDArray[np.int32]
    kind: NDArray[np.int8] | None = None
    by_sheet: NDArray[np.bool_] | None = None


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


def tell_apart(identity: Identity) -> People:
    """Decide which records are one person; exact, independent of the order of the records."""
    ids = id_keys(identity.id_number)
    names = _Names(identity.name)
    full, years = _born(identity.born)
    same, suspects = _Groups(len(ids)), set[tuple[int, int]]()
    for records in alike(ids):
        _by_name(records, names, _births(records, full, identity.kind), same, suspects)
    sexes = _keys(identity.sex, _sex_key)
    kinds, odd = _kinds(identity.kind, ids)
    # Records that have ID numbers are one person by these alone: others matter beside one that has none.
    without, vague = ((ids < 0) | odd) & (full >= 0), (years >= 0) & ((full < 0) | (sexes < 0))
    if without.any() or vague.any():
        where, numbers = _unit_keys(identity), _Ids(ids, kinds)
        _within_units(numbers, pack(where, full, sexes + 1), full >= 0, without, names, same)
        suspects |= _uncertain(numbers, pack(where, years), years >= 0, vague, names)
        suspects |= _elsewhere(numbers, pack(full, sexes + 1), without, where, _unstated(where, identity), names)
    return same.people({pair for pair in suspects if not same.joined(*pair)})


def _births(records: Sequence[int], full: Codes, kind: NDArray[np.int8] | None) -> list[int]:
    """Give the days of birth of records by which numbers of an agency's own are told apart; -1 for others."""
    if kind is None:
        return [-1] * len(records)
    return [int(full[record]) if kind[record] == OWN else -1 for record in records]


def _kinds(kind: NDArray[np.int8] | None, ids: Codes) -> tuple[NDArray[np.int8] | None, Mask]:
    """Give the kinds of ID numbers where there are several, and which records have another than most."""
    none = np.zeros(len(ids), dtype=bool)
    if kind is None or not (ids >= 0).any():
        return None, none
    found = np.bincount(kind[ids >= 0])
    if np.count_nonzero(found) < 2:
        return None, none
    return kind, (kind != found.argmax()) & (ids >= 0)


def _by_name(
    records: Sequence[int], names: _Names, births: Sequence[int], same: _Groups, suspects: set[tuple[int, int]]
) -> None:
    """Join records of one ID whose names agree, and their ``births`` so far as they count (-1: not).

    Those whose names or births don't agree, or have no name, are suspects.
    """
    born: dict[str, dict[int, int]] = {}
    for record, birth in zip(records, births, strict=True):
        name = names[record]
        if name is not None:
            same.join(born.setdefault(name, {}).setdefault(birth, record), record)
    first = [record for record in records if names[record] is None]
    for by_birth in born.values():
        known = [record for birth, record in by_birth.items() if birth >= 0]
        if len(known) < 2:
            for a, b in pairwise(by_birth.values()):
                same.join(a, b)
        first += by_birth.values()
    suspects |= set(pairwise(sorted(first)))


def _within_units(ids: _Ids, keys: Keys, known: Mask, without: Mask, names: _Names, same: _Groups) -> None:
    """Join records of one unit with the same name, full birth date and sex (``keys``) whose IDs don't contradict."""
    for records in alike(keys, only=known & perhaps_among(keys, keys[without])):
        if without[records].any():
            for group in split(records, lambda record: names[record]):
                for a, b in _compatible(group, ids):
                    same.join(a, b)


def _uncertain(ids: _Ids, keys: Keys, known: Mask, vague: Mask, names: _Names) -> set[tuple[int, int]]:
    """Find pairs of one unit alike in name and year of birth (``keys``), one of them without a full date or a sex."""
    found = set[tuple[int, int]]()
    for records in alike(keys, only=known & perhaps_among(keys, keys[vague])):
        if vague[records].any():
            for group in split(records, lambda record: names[record]):
                found |= {pair for pair in combinations(group, 2) if vague[[*pair]].any() and ids.may_be_one(*pair)}
    return found


def _elsewhere(
    ids: _Ids, keys: Keys, without: Mask, where: Codes, unstated: Mask, names: _Names
) -> set[tuple[int, int]]:
    """Find pairs alike in name, full birth date and sex (``keys``) of which one's table names no unit.

    It may list people of the other's: a copy of the list, or those of them who are women.
    """
    found = set[tuple[int, int]]()
    if not (unstated & without).any() or (where == where[0]).all():
        return found
    for records in alike(keys, only=perhaps_among(keys, keys[without]) & perhaps_among(keys, keys[unstated])):
        if without[records].any():
            for group in split(records, lambda record: names[record]):
                first = {int(where[record]): record for record in reversed(group)}.values()
                found |= {(min(pair), max(pair)) for pair in _linked(sorted(first), unstated) if ids.may_be_one(*pair)}
    return found


def _linked(records: Sequence[int], marked: Mask) -> Iterable[tuple[int, int]]:
    """Give pairs that link all records of which each has one that is marked; none where none is."""
    ones = [record for record in records if marked[record]]
    yield from pairwise(ones)
    if ones:
        yield from ((ones[0], record) for record in records if not marked[record])


class _Ids(NamedTuple):
    """The numbers of ID numbers, below 0 where there is none, and their kinds where there are several."""

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


def _compatible(records: Sequence[int], ids: _Ids) -> Iterable[tuple[int, int]]:
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
    return over_rows(np.array([*numbers, -1], dtype=np.int32), column.codes)


def _unstated(where: Codes, identity: Identity) -> Mask:
    """Tell which records stand in tables that name no unit."""
    return where < 0 if identity.by_sheet is None else (where < 0) | identity.by_sheet


def _unit_keys(identity: Identity) -> Codes:
    """Number the units; a roster that names none is one unit per file (negative numbers)."""
    units = _keys(identity.unit, lambda value: fold_entry(cell_text(value)) or None)  # type: ignore[arg-type]
    return np.where(units >= 0, units, -2 - identity.file)


class _Names:
    """The folded name of a record, folded only where it is asked for: names are nearly all distinct."""

    def __init__(self, column: RosterColumn) -> None:
        self._column = column
        self._folded: dict[str, str | None] = {}

    def __getitem__(self, record: int) -> str | None:
        code = int(self._column.codes[record])
        if code == MISSING:
            return None
        text = cell_text(self._column.cells[code])
        if text not in self._folded:
            self._folded[text] = fold(text) or None
        return self._folded[text]


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
        first = np.ones(self._records, dtype=bool)
        for group in groups:
            first[list(group[1:])] = False
        # Persons are numbered in the order in which they come.
        person = np.cumsum(first, dtype=np.int32)
        person -= 1
        for group in groups:
            person[list(group)] = person[group[0]]
        return People(person, int(np.count_nonzero(first)), groups, tuple(sorted(suspects)))
