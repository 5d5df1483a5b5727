"""Identity: what tells people apart, and the numbers by which records are compared in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.dates import DateRange
from cadre_stats.text import fold, fold_entry
from cadre_stats.vocabulary.reading import Reading

__all__ = ["Identity", "Names", "birth_keys", "sex_keys", "unit_keys", "unstated"]


class Identity(Record):
    """What tells people apart, a value a record: ID number, name, birth date, sex, unit and file.

    ``kind`` is that of the ID number (see :mod:`cadre_stats.roster.id_kind`), ``None`` where all are of identity cards.
    ``by_sheet`` tells which records have the name of their sheet for want of a unit, ``None`` where none has.
    ``agency`` numbers the agencies of which the units are parts, -1 where they aren't, ``None`` where none is.
    """

    id_number: RosterColumn
    name: RosterColumn
    born: RosterColumn
    sex: RosterColumn
    unit: RosterColumn
    file: NDArray[np.int32]
    kind: NDArray[np.int8] | None = None
    by_sheet: NDArray[np.bool_] | None = None
    agency: NDArray[np.int32] | None = None


def birth_keys(column: RosterColumn) -> tuple[Codes, Codes]:
    """Give for each record the day of birth and the year of birth as numbers; -1 where it isn't known."""
    days, years = [-1] * len(column.values), [-1] * len(column.values)
    for place, value in enumerate(column.values):
        if isinstance(value, DateRange):
            years[place] = value.earliest.year
            if value.full:
                days[place] = value.earliest.toordinal()
    return _of_records(days, column), _of_records(years, column)


def sex_keys(column: RosterColumn) -> Codes:
    """Number the sexes of the records; -1 where it isn't known."""
    return _keys(column, lambda value: value.code if isinstance(value, Reading) else None)


def unit_keys(identity: Identity) -> Codes:
    """Number the units; a roster that names none is one unit per file (negative numbers)."""
    units = _units(identity)
    if identity.agency is not None and len(units):
        agencies = identity.agency.astype(np.int64) + 1  # with the units more than 32 bits may hold
        units = np.where(units < 0, units, units + agencies * (int(units.max()) + 1))
    return np.where(units >= 0, units, -2 - identity.file)


def unstated(where: Codes, identity: Identity) -> NDArray[np.bool_]:
    """Tell which records stand in tables that name no unit, or one that several agencies have: "Khối Đảng"."""
    found: NDArray[np.bool_] = where < 0
    if identity.by_sheet is not None:
        found |= identity.by_sheet
    if identity.agency is not None:
        found |= _of_several(_units(identity), identity.agency)
    return found


def _units(identity: Identity) -> Codes:
    """Number the names of units, whatever they are parts of; -1 where there is none."""
    return _keys(identity.unit, lambda value: fold_entry(cell_text(value)) or None)  # type: ignore[arg-type]  # units are cells


def _of_several(units: Codes, agencies: Codes) -> NDArray[np.bool_]:
    """Tell which records have a unit whose name stands in more than one agency, or in one and outside of any."""
    lowest = np.full(int(units.max(initial=0)) + 2, np.iinfo(np.int32).max, dtype=np.int32)
    highest = np.full_like(lowest, -1)
    np.minimum.at(lowest, units, agencies)
    np.maximum.at(highest, units, agencies)
    found: NDArray[np.bool_] = (lowest != highest)[units] & (units >= 0)
    return found


class Names:
    """The folded name of a record, folded only where it is asked for: names are nearly all distinct."""

    def __init__(self, column: RosterColumn) -> None:
        self._column = column
        self._folded: dict[str, str | None] = {}

    def written(self, record: int) -> str | None:
        """Give the name as it is written, letters small: to fold millions would take its time."""
        code = int(self._column.codes[record])
        return None if code == MISSING else cell_text(self._column.cells[code]).casefold() or None

    def __getitem__(self, record: int) -> str | None:
        code = int(self._column.codes[record])
        if code == MISSING:
            return None
        text = cell_text(self._column.cells[code])
        if text not in self._folded:
            self._folded[text] = fold(text) or None
        return self._folded[text]


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
