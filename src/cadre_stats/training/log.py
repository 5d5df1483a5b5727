"""A training log: the entries of all tables that were read, with the people behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.id_keys import with_zeros
from cadre_stats.roster.id_number import id_key
from cadre_stats.roster.identity import Identity
from cadre_stats.roster.people import People
from cadre_stats.roster.roster import Roster
from cadre_stats.roster.telling_apart import tell_apart
from cadre_stats.text import fold
from cadre_stats.training.entry import Approximate, Measure

__all__ = ["Log"]


class Log(Record, slots=False):
    """Entries as the records of a roster, each with its figures; an entry is a person's attendance, a class or a group.

    ``sources`` are parts of the entries' costs by where the money comes from, in tables with a column for each source.
    ``roster`` holds what the entries are about, column by column. ``classed`` tells of each entry whether its programme
    is the name of a class. ``files`` counts the files read, ``skipped`` those of folders that hold no training table,
    ``unread`` those that could not be read.
    ``checked`` counts declared totals that agree with their parts. ``started``: a year is that of the start.
    """

    roster: Roster
    person: NDArray[np.bool_]
    measures: Mapping[str, Measure]
    of_which: Mapping[str, Measure]
    sources: Mapping[str, Measure]
    states: NDArray[np.int8]
    classed: NDArray[np.bool_]
    approximate: tuple[Approximate, ...] = ()
    checked: int = 0
    started: bool = False
    findings: tuple[Finding, ...] = ()
    files: int = 1
    skipped: tuple[str, ...] = ()
    unread: int = 0

    @property
    def entries(self) -> int:
        """The number of entries."""
        return len(self.person)

    @cached_property
    def occasions(self) -> tuple[NDArray[np.signedinteger], ...]:
        """What tells one course from the next: numbers of programme, start and year, -1 where it isn't told.

        Courses that start on one day are one, whatever year the sheet that lists them is of.
        """
        programme, start, year = (self.roster.typed(name).codes for name in ("programme", "start_date", "year"))
        told = start >= 0
        return programme, start, np.where(told, -1, year) if told.any() else year

    @cached_property
    def classes(self) -> NDArray[np.int64]:
        """The number of each entry's class: the name of a class and its start or year; -1 where none is named."""
        if not self.classed.any():
            return np.full(self.entries, -1, dtype=np.int64)
        codes = [each.astype(np.int64) for each in self.occasions]
        numbers = np.unique(np.stack(codes, axis=1), axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)
        return np.where(self.classed & (codes[0] >= 0), numbers, -1)

    @cached_property
    def _by_id(self) -> People | None:
        return _by_id_alone(self.roster.typed("id_number"), self.roster.typed("full_name"), self.person)

    @property
    def told_by_id(self) -> bool:
        """Whether every entry is a person's and has an ID number that belongs to one name."""
        return self._by_id is not None

    @cached_property
    def people(self) -> People:
        """Which entries are of one person; entries of tables of counts are nobody's.

        IDs that are equal with names that don't contradict are one person, else the rule of rosters; all files of a
        log are one place.
        """
        roster = self.roster
        column = {name: roster.typed(name) for name in ("id_number", "full_name", "birth_date", "sex", "unit")}
        if self._by_id is not None:
            return self._by_id
        return tell_apart(
            Identity(
                id_number=column["id_number"],
                name=column["full_name"],
                born=column["birth_date"],
                sex=column["sex"],
                unit=column["unit"],
                file=np.zeros(self.entries, dtype=np.int32),
            )
        )


def _by_id_alone(ids: RosterColumn, names: RosterColumn, person: NDArray[np.bool_]) -> People | None:
    """Tell people apart where every attendance has an ID number and no ID has two names; else ``None``."""
    if not person.all() or not len(person):
        return None
    numbered = _of_digits(ids)
    if numbered is None:
        keys = _keys(ids)
        numbers = np.append(keys, -1)[ids.codes]
        if numbers.min() < 0:
            return None
        used = np.zeros(int(keys.max()) + 1, dtype=bool)
        used[numbers] = True
        numbered = (np.cumsum(used) - 1)[numbers], int(used.sum())
    numbers, size = numbered
    # One name is remembered for each ID; where an ID has another, the two are compared as texts.
    remembered = np.full(size, MISSING, dtype=np.int32)
    remembered[numbers] = names.codes
    different = np.flatnonzero((remembered[numbers] != names.codes) & (names.codes != MISSING))
    pairs = numbers[different].astype(np.int64) * (len(names.cells) + 1) + names.codes[different]
    for pair in sorted(set(pairs.tolist())):
        owner, label = divmod(pair, len(names.cells) + 1)
        other = int(remembered[owner])
        if other == MISSING or _name(names, label) != _name(names, other):
            return None
    return People(numbers, size)


def _of_digits(ids: RosterColumn) -> tuple[NDArray[np.signedinteger], int] | None:
    """Number the records of a large text by their IDs, and count the IDs.

    ``None`` where some are no plain digits: those are compared as texts.
    """
    if not isinstance(ids.cells, Texts):
        return None
    numbers = with_zeros(ids.cells.numbers())[ids.codes]
    if not len(numbers) or int(ids.codes.min()) < 0 or int(numbers.min()) < 0:
        return None
    # np.unique would import numpy.ma, which takes as long as this.
    order = np.argsort(numbers)
    ordered = numbers[order]
    first = np.ones(len(numbers), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    places = np.empty(len(numbers), dtype=np.int32)
    places[order] = np.cumsum(first, dtype=np.int32) - 1
    return places, int(np.count_nonzero(first))


def _keys(ids: RosterColumn) -> NDArray[np.int64]:
    """Number the distinct cells so that one ID has one number; -1 for a cell without any."""
    numbers: dict[str, int] = {}
    keys = map(id_key, ids.cells)
    return np.array([-1 if key is None else numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def _name(names: RosterColumn, code: int) -> str:
    return fold(cell_text(names.cells[code]))
