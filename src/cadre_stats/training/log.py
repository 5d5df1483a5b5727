"""A training log: the entries of all tables that were read, with the people behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.people import Identity, People, tell_apart
from cadre_stats.roster.roster import Roster
from cadre_stats.text import compact, fold
from cadre_stats.training.entry import Approximate, Measure

__all__ = ["Log"]


@dataclass(frozen=True)
class Log:
    """Entries as the records of a roster, each with its figures; an entry is a person's attendance, a class or a group.

    ``roster`` holds what the entries are about, column by column. ``files`` counts the files read, ``skipped`` those of
    folders that hold no training table. ``checked`` counts declared totals that agree with their parts.
    """

    roster: Roster
    person: NDArray[np.bool_]
    measures: Mapping[str, Measure]
    of_which: Mapping[str, Measure]
    states: NDArray[np.int8]
    approximate: tuple[Approximate, ...] = ()
    checked: int = 0
    findings: tuple[Finding, ...] = ()
    files: int = 1
    skipped: tuple[str, ...] = ()

    @property
    def entries(self) -> int:
        """The number of entries."""
        return len(self.person)

    @cached_property
    def people(self) -> People:
        """Which entries are of one person; entries of tables of counts are nobody's.

        IDs that are equal with names that don't contradict are one person, else the rule of rosters; all files of a
        log are one place.
        """
        roster = self.roster
        column = {name: roster.typed(name) for name in ("id_number", "full_name", "birth_date", "sex", "unit")}
        quick = _by_id_alone(column["id_number"], column["full_name"], self.person)
        if quick is not None:
            return quick
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
    keys = _numbered([_id(cell_text(cell)) for cell in ids.cells])
    numbers = np.array([*keys, -1], dtype=np.int64)[ids.codes]
    if not person.all() or (numbers < 0).any():
        return None
    known = names.codes != MISSING
    pairs = np.unique(numbers[known] * (len(names.cells) + 1) + names.codes[known])
    owners, labels = pairs // (len(names.cells) + 1), pairs % (len(names.cells) + 1)
    several = np.isin(owners, owners[1:][owners[1:] == owners[:-1]])
    first: dict[int, str] = {}
    for owner, label in zip(owners[several].tolist(), labels[several].tolist(), strict=True):
        name = fold(cell_text(names.cells[label]))
        if name and first.setdefault(owner, name) != name:
            return None
    distinct, each = np.unique(numbers, return_inverse=True)
    return People(each.astype(np.int64), len(distinct))


def _id(text: str) -> str:
    return text if text.isdigit() else compact(text)


def _numbered(keys: list[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(key, len(numbers)) if key else -1 for key in keys]
