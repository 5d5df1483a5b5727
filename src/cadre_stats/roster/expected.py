"""Expected units: who should have sent a roster, compared with the units whose people stand in the rosters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Place
from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.text import fold_entry, is_blank, tidy

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["ExpectedUnit", "Received", "UnitReceived", "receive"]

# The number of a record whose roster doesn't say its unit.
NOT_STATED = -1


class ExpectedUnit(Record):
    """A unit that should send a roster: its name, how many people that should hold if that is known, and its cell."""

    name: str
    people: int | None
    place: Place


class UnitReceived(Record):
    """A unit beside what was received of it: distinct people, and the sheets (file and sheet) they stand in.

    ``expected`` is ``None`` for a unit that nobody expects.
    """

    name: str
    expected: ExpectedUnit | None
    people: int = 0
    sheets: tuple[Place, ...] = ()

    @property
    def surplus(self) -> int:
        """How many people there are more than expected; below 0 how many are missing, 0 where no number is known."""
        return self.people - self.expected.people if self.expected and self.expected.people is not None else 0


class Received(Record, slots=False):
    """All units, the expected ones first; ``unit`` gives each record the place of its unit, or ``NOT_STATED``.

    ``not_stated`` are the sheets with people whose unit isn't said, with their number.
    """

    units: tuple[UnitReceived, ...]
    unit: NDArray[np.int64]
    not_stated: tuple[tuple[Place, int], ...] = ()

    @cached_property
    def expected(self) -> int:
        """The number of units that were expected."""
        return sum(one.expected is not None for one in self.units)


def receive(roster: Roster, expected: Sequence[ExpectedUnit]) -> Received:
    """Compare the units of a roster with those expected; names that are one entry (:func:`fold_entry`) are one unit.

    A file that names no unit is of the expected unit by whose name the file is called, else its people's unit isn't
    stated. People are counted whatever a report leaves out of them.
    """
    names = [one.name for one in expected]
    unit = _units(roster, names)
    table = np.repeat(np.arange(len(roster.tables)), np.diff(roster.starts))
    sheets = [Place(one.file, one.sheet) for one in roster.tables]
    stated = np.flatnonzero(unit != NOT_STATED)
    people = _distinct(unit[stated], roster.people.person[stated])
    seen: list[list[Place]] = [[] for _ in names]
    for number, at in _distinct_pairs(unit[stated], table[stated]):
        if sheets[at] not in seen[number]:
            seen[number].append(sheets[at])
    without = np.bincount(table[unit == NOT_STATED], minlength=len(sheets)).tolist()
    return Received(
        units=tuple(
            UnitReceived(
                name, expected[number] if number < len(expected) else None, people.get(number, 0), tuple(seen[number])
            )
            for number, name in enumerate(names)
        ),
        unit=unit,
        not_stated=tuple((place, count) for place, count in zip(sheets, without, strict=True) if count),
    )


def _units(roster: Roster, names: list[str]) -> NDArray[np.int64]:
    """Number the unit of every record by the place of its name; those that nobody expects are added to ``names``."""
    numbers, expected = {fold_entry(name): number for number, name in enumerate(names)}, len(names)
    column = roster.typed("unit")
    table = np.full(len(column.cells) + 1, NOT_STATED, dtype=np.int64)
    for code in np.flatnonzero(column.used()).tolist():
        text = cell_text(column.cells[code])
        if not is_blank(text):
            number = numbers.setdefault(fold_entry(text), len(names))
            if number == len(names):
                names.append(tidy(text))
            table[code] = number
    unit = table[column.codes]
    for one, start, end in zip(roster.tables, roster.starts[:-1], roster.starts[1:], strict=True):
        by_name, rows = numbers.get(fold_entry(Path(one.file).stem)), unit[start:end]
        # What names the unit of such a table is at most its sheet.
        stated = one.unit is not None and not one.unit.of_agency
        if by_name is not None and not stated and one.column("unit") is None and not any(one.unit_sections):
            rows[:] = np.where((rows >= 0) & (rows < expected), rows, by_name)
    return unit


def _distinct(units: NDArray[np.int64], people: NDArray[np.int64]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for number, _ in _distinct_pairs(units, people):
        counts[number] = counts.get(number, 0) + 1
    return counts


def _distinct_pairs(units: NDArray[np.int64], others: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Give each pair of a unit and another number once, in order."""
    width = int(others.max()) + 1 if len(others) else 1
    ordered = np.sort(units * width + others)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return [divmod(one, width) for one in ordered[first].tolist()]
