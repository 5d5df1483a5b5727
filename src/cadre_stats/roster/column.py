"""A roster's column: one field over all records, its distinct texts read once each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.codes import by_appearance, count_codes
from cadre_stats.reading.cells.grid import Cell, Codes
from cadre_stats.reading.cells.texts import Texts, joined_texts, texts_of
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import Record, replace
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.stretch import Stretch
from cadre_stats.vocabulary.reading import Reading

__all__ = ["MISSING", "Either", "RosterColumn", "Unread", "Value", "gather"]

# The code of a record whose roster has no such column: unknown, not blank.
MISSING = -1


class Either(Record):
    """The values of merged records that disagree; which one is right isn't known."""

    values: tuple[Value, ...]


class Unread(Record):
    """A cell that holds something which is not what its field asks for: unknown, not blank."""


_Coded = tuple[Codes, Sequence[Cell]]
# None: blank. Text and numbers stay cells as the file gives them.
Value = Reading | DateRange | AgeRange | Either | Unread | Cell


class RosterColumn(Record):
    """One field over all records: record i holds ``values[codes[i]]``, or nothing known where the code is ``MISSING``.

    ``cells`` are the distinct cells as the files give them, beside what each was read as. ``findings`` are
    the troubles met in reading. ``values`` may hold entries that no code uses.
    """

    name: str
    codes: Codes
    cells: Sequence[Cell]
    values: Sequence[Value]
    findings: tuple[Finding, ...] = ()
    _used: list[NDArray[np.int64]] = field(default_factory=list, init=False, repr=False, compare=False)

    def used(self) -> NDArray[np.int64]:
        """Count the records of each value."""
        if not self._used:
            self._used.append(count_codes(self.codes, len(self.values)))
        return self._used[0]

    def derive(self, name: str, read: Callable[[Value], Value]) -> RosterColumn:
        """Give the column whose values are read from this one's."""
        return replace(self, name=name, values=[read(value) for value in self.values], findings=())


def gather(name: str, stretches: Sequence[Stretch], find: Callable[[Table], Column | None]) -> RosterColumn:
    """Join the columns that ``find`` names in the table of each stretch; cells alike in type and text share a code."""
    found = [find(stretch.table) for stretch in stretches]
    if len(found) == 1 and found[0] is not None and stretches[0].is_single:
        return RosterColumn(name, found[0].codes, found[0].values, found[0].values)
    parts = [_part(column, stretch) for stretch, column in zip(stretches, found, strict=True)]
    if any(type(values) is Texts for _, values in parts) and (texts := _end_to_end(parts)) is not None:
        return RosterColumn(name, _over_all(parts), texts, texts)
    order: dict[tuple[type, Cell], int] = {}
    recoded = [_recode(codes, values, order) for codes, values in parts]
    cells = tuple(cell for _, cell in order)
    return RosterColumn(name, np.concatenate(recoded) if parts else np.empty(0, dtype=np.int32), cells, cells)


def _part(column: Column | None, stretch: Stretch) -> _Coded:
    """Give the codes of a stretch's rows and their cells in the order in which they come table by table."""
    if column is None:
        return np.full(stretch.records, MISSING, dtype=np.int32), ()
    if stretch.is_single:
        return column.codes, column.values
    codes, values = column.codes[stretch.start : stretch.stop], column.values
    if isinstance(values, Texts) and len(codes) and (np.diff(codes) > 0).all():
        # Each row has a text of its own.
        return codes - codes[0], values.between(int(codes[0]), int(codes[-1]) + 1)
    used, codes = by_appearance(codes)
    return codes, list(values.chosen(used)) if type(values) is Texts else [values[code] for code in used.tolist()]


def _end_to_end(parts: Sequence[_Coded]) -> Texts | None:
    """Lay cells end to end where some are very many texts; nothing where others are none, or have to be loaded."""
    found: list[Texts] = []
    for _, values in parts:
        texts = values if type(values) is Texts else None if isinstance(values, Texts) else texts_of(values)
        if texts is None:
            return None
        found.append(texts)
    return joined_texts(found)


def _over_all(parts: Sequence[_Coded]) -> NDArray[np.int32]:
    """Give the codes over the cells of all parts laid end to end."""
    starts = np.cumsum([0, *(len(values) for _, values in parts)])
    each = zip(parts, starts.tolist(), strict=False)
    return np.concatenate([np.where(codes == MISSING, MISSING, codes + np.int32(start)) for (codes, _), start in each])


def _recode(codes: Codes, values: Sequence[Cell], order: dict[tuple[type, Cell], int]) -> NDArray[np.int32]:
    # 1, 1.0 and True are equal and hash alike, yet are different cells: the type is part of the key.
    local = [order.setdefault((type(cell), cell), len(order)) for cell in values]
    return np.array(local, dtype=np.int32)[codes] if local else codes.astype(np.int32)
