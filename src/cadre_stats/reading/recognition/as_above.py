"""Marks that stand for the cell above them ("nt", "như trên", quotation marks) under units, posts and other texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.recognition.carried import CARRIED, CARRIED_WITHIN
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["may_say_as_above", "repeat_above", "says_as_above"]

# Signs that nothing else is written with; dots and dashes are a blank.
_SIGNS = frozenset({'"', "''", '""', "“", "”", "“”", "″", "〃", "//", ",,", "„"})
_AROUND = " -–—.()"
_LONGEST = 14


def says_as_above(cell: Cell) -> bool:
    """Tell whether a cell says that it holds what the one above does.

    In capitals "NT" may be the abbreviation of something else.

    >>> [says_as_above(cell) for cell in ("nt", "-nt-", "Như trên", '"', "//", "NT", "-", "", "Sở Y tế")]
    [True, True, True, True, True, False, False, False, False]
    """
    text = shown_text(cell)
    if not text or len(text) > _LONGEST:
        return False
    bare = text.strip(_AROUND)
    return bare in _SIGNS or (bare != "NT" and is_one_of(bare, "as_above.words"))


def may_say_as_above(field: str | None) -> bool:
    """Tell whether such marks are looked for under a field: under texts that aren't names."""
    about = roster_fields().get(field or "")
    return about is not None and about.kind == "text" and not about.private


def repeat_above(
    columns: Sequence[Column], place: Place, persons: NDArray[np.int32], first_row: int, *, pending: bool
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """Give each cell that says so what the one above it holds; a finding names the cells. The first has none above.

    Of a large text whose columns are read when they are asked for (``pending``) only units are looked at.
    """
    read: list[Column] = []
    findings: list[Finding] = []
    for column in columns:
        asked = may_say_as_above(column.field) and (not pending or column.field in CARRIED)
        marks = _marks(column) if asked and 0 < len(persons) <= CARRIED_WITHIN else None
        if marks is None:
            read.append(column)
            continue
        rows = np.maximum.accumulate(np.where(marks, 0, np.arange(len(column.codes))))
        read.append(replace(column, cells=CellColumn(column.codes[rows], column.values)))
        told = (persons[marks] + first_row).tolist()
        places = tuple(Place(place.file, place.sheet, cell_name(column.index, row)) for row in told[:PLACES_KEPT])
        findings.append(Finding("same_as_above", "info", places, column.field, count=len(told)))
    return tuple(read), tuple(findings)


def _marks(column: Column) -> NDArray[np.bool_] | None:
    """Tell which rows below the first hold a mark; ``None`` where none does, or the first does."""
    each = np.array([says_as_above(cell) for cell in column.values], dtype=bool)
    if not each.any():
        return None
    marks = over_rows(each, column.codes)
    return marks if marks.any() and not marks[0] else None
