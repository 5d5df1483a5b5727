"""Matching the people of a training log to those of a roster: by ID number, else by name and birth date."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.id_kind import kinds_among
from cadre_stats.roster.roster import Roster
from cadre_stats.text import compact, fold
from cadre_stats.training.log import Log

__all__ = ["UNMATCHED", "Matches", "match_people"]

UNMATCHED = -1


class Matches(Record):
    """The person (number in the roster) of each entry, or ``UNMATCHED``.

    ``candidates`` are the people of whom an unmatched entry may be: alike in name, no birth date or ID to tell by,
    or one ID under two names.
    """

    person: NDArray[np.int64]
    candidates: Mapping[int, frozenset[int]]


def match_people(log: Log, roster: Roster) -> Matches:
    """Match every entry of a person to the roster; IDs that are equal need names that don't contradict.

    Without an ID of one kind on both sides, name and full birth date must agree, of one person alone.
    """
    known = _Index(roster)
    comparable = bool(kinds_among(log.roster.stretches) & kinds_among(roster.stretches))
    ids, names, births = (log.roster.typed(name) for name in ("id_number", "full_name", "birth_date"))
    codes = np.stack([ids.codes, names.codes, births.codes], axis=1)
    triples, numbers = np.unique(codes, axis=0, return_inverse=True)
    found: list[int] = []
    maybe: dict[int, frozenset[int]] = {}
    for number, (one, two, three) in enumerate(triples.tolist()):
        person, candidates = known.find(_id(ids, one) if comparable else "", _name(names, two), _birth(births, three))
        found.append(person)
        if candidates:
            maybe[number] = candidates
    each = numbers.reshape(-1)
    matched = np.array([*found, UNMATCHED], dtype=np.int64)[each]
    matched[~log.person] = UNMATCHED
    unsure = np.flatnonzero(np.isin(each, list(maybe)) & log.person).tolist()
    return Matches(matched, {entry: maybe[int(each[entry])] for entry in unsure})


def _id(column: RosterColumn, code: int) -> str:
    text = "" if code == MISSING else cell_text(column.cells[code])
    return text if text.isdigit() else compact(text)


def _name(column: RosterColumn, code: int) -> str:
    return "" if code == MISSING else fold(cell_text(column.cells[code]))


def _birth(column: RosterColumn, code: int) -> DateRange | None:
    value = None if code == MISSING else column.values[code]
    return value if isinstance(value, DateRange) else None


class _Index:
    """The people of a roster by ID and by name."""

    def __init__(self, roster: Roster) -> None:
        ids, names, births = (roster.typed(name) for name in ("id_number", "full_name", "birth_date"))
        keys = [_id(ids, code) for code in range(len(ids.cells))]
        folded = [_name(names, code) for code in range(len(names.cells))]
        self._by_id: dict[str, set[int]] = {}
        self._by_name: dict[str, set[int]] = {}
        self._ids: dict[int, set[str]] = {}
        self._names: dict[int, set[str]] = {}
        self._births: dict[int, set[DateRange]] = {}
        people = roster.people.person.tolist()
        for person, one, two, three in zip(
            people, ids.codes.tolist(), names.codes.tolist(), births.codes.tolist(), strict=True
        ):
            if one != MISSING and keys[one]:
                self._by_id.setdefault(keys[one], set()).add(person)
                self._ids.setdefault(person, set()).add(keys[one])
            if two != MISSING and folded[two]:
                self._by_name.setdefault(folded[two], set()).add(person)
                self._names.setdefault(person, set()).add(folded[two])
            if (born := _birth(births, three)) is not None:
                self._births.setdefault(person, set()).add(born)

    def find(self, number: str, name: str, born: DateRange | None) -> tuple[int, frozenset[int]]:
        """Give the person, or those of whom it may be."""
        same_id = self._by_id.get(number, set()) if number else set()
        agreeing = {one for one in same_id if not name or not self._names.get(one) or name in self._names[one]}
        if len(agreeing) == 1:
            return next(iter(agreeing)), frozenset()
        if same_id:
            return UNMATCHED, frozenset(same_id)
        alike = {one for one in self._by_name.get(name, ()) if not (number and self._ids.get(one))}
        sure = {one for one in alike if born is not None and born.full and born in self._births.get(one, ())}
        if len(sure) == 1:
            return next(iter(sure)), frozenset()
        return UNMATCHED, frozenset(sure or {one for one in alike if self._may_be_born(one, born)})

    def _may_be_born(self, person: int, born: DateRange | None) -> bool:
        """Tell whether a birth date doesn't contradict what is known of a person's."""
        known = self._births.get(person)
        if born is None or not known:
            return True
        return any(one.earliest <= born.latest and born.earliest <= one.latest for one in known)
