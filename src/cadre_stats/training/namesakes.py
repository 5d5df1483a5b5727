"""Attendances under one name with neither ID number nor birth date: they count as different people, perhaps wrongly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import RosterColumn
from cadre_stats.roster.id_number import id_key
from cadre_stats.text import fold, is_blank
from cadre_stats.training.log import Log

__all__ = ["namesakes"]


def namesakes(log: Log) -> list[int]:
    """Give the entries whose name stands in an earlier one, both of them with nothing else to tell them by."""
    if log.told_by_id:
        return []
    bare = log.person & _unidentified(log.roster.typed("id_number"))
    if not bare.any():
        return []
    entries = np.flatnonzero(bare & _blank(log.roster.typed("birth_date")))
    names = log.roster.typed("full_name")
    seen: set[str] = set()
    found: list[int] = []
    for entry in entries.tolist():
        name = fold(cell_text(names.cells[names.codes[entry]])) if names.codes[entry] >= 0 else ""
        if name and name in seen:
            found.append(entry)
        seen.add(name)
    return found


def _unidentified(column: RosterColumn) -> NDArray[np.bool_]:
    """Tell of every entry whether it has no ID number that tells anybody apart."""
    used = column.used() > 0
    table = [not used[code] or id_key(cell) is None for code, cell in enumerate(column.cells)]
    without: NDArray[np.bool_] = np.array([*table, True], dtype=bool)[column.codes]
    return without


def _blank(column: RosterColumn) -> NDArray[np.bool_]:
    """Tell of every entry whether it has nothing in a column."""
    used = column.used() > 0
    table = [not used[code] or is_blank(cell_text(cell)) for code, cell in enumerate(column.cells)]
    blank: NDArray[np.bool_] = np.array([*table, True], dtype=bool)[column.codes]
    return blank
