"""Telling people apart: which records are one person, and which only look alike.

Two records are one person only when their ID numbers are equal and their names agree, or, their IDs not
contradicting, when name, full birth date and sex agree within one unit. Sameness is transitive. Anything
less is a ``possible_duplicate`` and counts as different people: so do records alike in all of these that stand in
different units, or of which one stands in a table that names no unit, which may be a copy.

Numbers of different kinds (an identity card, a Party card, an agency's own code) don't contradict each other, and codes
of an agency are its own: of two schools each may have a GV01, who is another person where the birth dates differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Codes
from cadre_stats.roster.alike import alike, pack, perhaps_among, split
from cadre_stats.roster.id_agreement import IdNumbers, compatible, kinds_of
from cadre_stats.roster.id_keys import id_keys
from cadre_stats.roster.id_kind import OWN
from cadre_stats.roster.identity import Identity, Names, birth_keys, sex_keys, unit_keys, unstated
from cadre_stats.roster.people import People, Sameness

__all__ = ["tell_apart"]

Keys = NDArray[np.int64]
Mask = NDArray[np.bool_]


def tell_apart(identity: Identity) -> People:
    """Decide which records are one person; exact, independent of the order of the records."""
    ids = id_keys(identity.id_number)
    names = Names(identity.name)
    full, years = birth_keys(identity.born)
    same, suspects = Sameness(len(ids)), set[tuple[int, int]]()
    for records in alike(ids):
        _by_name(records, names, _births(records, full, identity.kind), same, suspects)
    sexes = sex_keys(identity.sex)
    kinds, odd = kinds_of(identity.kind, ids)
    # Records that have ID numbers are one person by these alone: others matter beside one that has none.
    without, vague = ((ids < 0) | odd) & (full >= 0), (years >= 0) & ((full < 0) | (sexes < 0))
    if without.any() or vague.any():
        where, numbers = unit_keys(identity), IdNumbers(ids, kinds)
        _within_units(numbers, pack(where, full, sexes + 1), full >= 0, without, names, same)
        suspects |= _uncertain(numbers, pack(where, years), years >= 0, vague, names)
        alone = pack(full, sexes + 1)
        suspects |= _elsewhere(numbers, alone, without, where, unstated(where, identity), names)
        suspects |= _in_other_units(numbers, alone, without, where, names)
    return same.people(suspects)


def _births(records: Sequence[int], full: Codes, kind: NDArray[np.int8] | None) -> list[int]:
    """Give the days of birth of records by which numbers of an agency's own are told apart; -1 for others."""
    if kind is None:
        return [-1] * len(records)
    return [int(full[record]) if kind[record] == OWN else -1 for record in records]


def _by_name(
    records: Sequence[int], names: Names, births: Sequence[int], same: Sameness, suspects: set[tuple[int, int]]
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


def _within_units(ids: IdNumbers, keys: Keys, known: Mask, without: Mask, names: Names, same: Sameness) -> None:
    """Join records of one unit with the same name, full birth date and sex (``keys``) whose IDs don't contradict."""
    for records in alike(keys, only=known & perhaps_among(keys, keys[without])):
        if without[records].any():
            for group in split(records, lambda record: names[record]):
                for a, b in compatible(group, ids):
                    same.join(a, b)


def _uncertain(ids: IdNumbers, keys: Keys, known: Mask, vague: Mask, names: Names) -> set[tuple[int, int]]:
    """Find pairs of one unit alike in name and year of birth (``keys``), one of them without a full date or a sex."""
    found = set[tuple[int, int]]()
    for records in alike(keys, only=known & perhaps_among(keys, keys[vague])):
        if vague[records].any():
            for group in split(records, lambda record: names[record]):
                found |= {pair for pair in combinations(group, 2) if vague[[*pair]].any() and ids.may_be_one(*pair)}
    return found


def _elsewhere(
    ids: IdNumbers, keys: Keys, without: Mask, where: Codes, unstated: Mask, names: Names
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


def _in_other_units(ids: IdNumbers, keys: Keys, without: Mask, where: Codes, names: Names) -> set[tuple[int, int]]:
    """Find pairs of different units alike in full birth date, sex (``keys``) and the name as it is written.

    They may be one person who serves in both, as who heads a commune's Party committee and its council does.
    """
    found = set[tuple[int, int]]()
    if not without.any() or (where == where[0]).all():
        return found
    for records in alike(keys, only=perhaps_among(keys, keys[without])):
        if without[records].any() and (where[records] != where[records[0]]).any():
            for group in split(records, names.written):
                first = {int(where[record]): record for record in reversed(group)}.values()
                found |= {pair for pair in combinations(sorted(first), 2) if ids.may_be_one(*pair)}
    return found


def _linked(records: Sequence[int], marked: Mask) -> Iterable[tuple[int, int]]:
    """Give pairs that link all records of which each has one that is marked; none where none is."""
    ones = [record for record in records if marked[record]]
    yield from pairwise(ones)
    if ones:
        yield from ((ones[0], record) for record in records if not marked[record])
