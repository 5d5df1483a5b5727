"""Units written once, above blank cells that aren't merged with them: each is carried down to the next one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.rows import Body
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.text import fold

__all__ = ["CARRIED", "CARRIED_WITHIN", "carry_units", "may_be_carried", "numbers_units"]

# Nobody writes a longer list so; a column of more rows isn't looked at.
CARRIED_WITHIN = 2000
CARRIED = ("unit", "parent_unit")
_FEWEST = 2


def carry_units(
    columns: Sequence[Column], place: Place, persons: NDArray[np.int32], first_row: int
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """Carry units down over blank cells where each stands once, the first beside the first person.

    A finding names the cells. Where a unit stands twice, a blank cell is blank: nobody wrote each of them once.
    """
    read: list[Column] = []
    findings: list[Finding] = []
    for column in columns:
        if column.field not in CARRIED or not 0 < len(persons) <= CARRIED_WITHIN:
            read.append(column)
            continue
        codes = column.codes
        filled = over_rows(filled_values(column.values), codes)
        if not may_be_carried(filled) or not _each_once(column, filled):
            read.append(column)
            continue
        from_row = np.maximum.accumulate(np.where(filled, np.arange(len(codes)), 0))
        read.append(replace(column, cells=CellColumn(codes[from_row], column.values)))
        blank = (persons[~filled] + first_row).tolist()
        places = [Place(place.file, place.sheet, cell_name(column.index, row)) for row in blank[:PLACES_KEPT]]
        findings.append(Finding("unit_carried_down", "warning", tuple(places), column.field, count=len(blank)))
    return tuple(read), tuple(findings)


def numbers_units(columns: Sequence[Column], body: Body) -> bool:
    """Tell whether the running numbers are those of units: each stands beside another one, people below have none."""
    if not body.unnumbered or len(body.persons) > CARRIED_WITHIN:
        return False
    numbered = np.ones(len(body.persons), dtype=bool)
    numbered[np.searchsorted(body.persons, np.array(body.unnumbered, dtype=np.int32))] = False
    units = [column.codes[numbered].tolist() for column in columns if column.field == "unit"]
    return any(len(set(codes)) == len(codes) for codes in units)


def may_be_carried(filled: NDArray[np.bool_]) -> bool:
    """Tell whether the cells of a column that are filled may each stand for those below: the first, and no more."""
    count = int(filled.sum())
    return bool(filled[0]) and _FEWEST <= count <= len(filled) - count


def _each_once(column: Column, filled: NDArray[np.bool_]) -> bool:
    texts = [fold(shown_text(column.values[code])) for code in column.codes[filled].tolist()]
    return len(set(texts)) == len(texts)
