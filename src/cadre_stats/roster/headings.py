"""What the headings between people tell of those below: the unit, or the type of personnel."""

from __future__ import annotations

import numpy as np

from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["headed_kinds", "headed_units", "is_by_sheet"]


def headed_units(table: Table, field: str, *, by_sheet: bool) -> Column | None:
    """Name units by section rows: the innermost is the unit, those around it its parents; posts and kinds are none.

    The unit that the sheet names above its header is that of people under no section, and the parent of all sections.
    A sheet's own name goes before that of the agency, which several sheets of a workbook share.
    """
    by_sheet = by_sheet and field == "unit" and not _names_no_unit(table.list_sheet)
    stated = (table.unit.name,) if table.unit is not None and not (by_sheet and table.unit.of_agency) else ()
    if any(table.sections) or stated:
        inner = field == "unit"
        paths = [(*stated, *path) for path in table.unit_sections]
        names = tuple((path[-1] if path else None) if inner else (" / ".join(path[:-1]) or None) for path in paths)
        if any(names):
            return Column(-1, (field,), field, CellColumn(table.section_codes, names))
    if by_sheet:
        return Column(-1, (field,), field, CellColumn(np.zeros(len(table.rows), dtype=np.int32), (table.list_sheet,)))
    return None


def is_by_sheet(table: Table, units: Column | None) -> bool:
    """Tell whether a table's units, as :func:`headed_units` gives them, are its sheet's name for want of others."""
    return units is not None and units.index < 0 and tuple(units.values) == (table.list_sheet,)


def headed_kinds(table: Table, vocabulary: Vocabulary) -> Column | None:
    """Name types of personnel by section rows where every person stands below one that tells it, and they differ.

    "Cán bộ" often means everybody, so it is an official only beside a heading of civil servants.
    """
    if not any(table.sections):
        return None
    told = [_kind(path, vocabulary) for path in table.sections]
    used = {told[code] for code in np.unique(table.section_codes).tolist()}
    codes = {vocabulary.read("personnel_type", text).code for text in used if text is not None}
    if None in used or len(codes) == 1 or ("official" in codes and "civil_servant" not in codes):
        return None
    return Column(-1, ("personnel_type",), "personnel_type", CellColumn(table.section_codes, tuple(told)))


def _kind(path: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """Give the innermost heading of a path that the vocabulary reads as one type of personnel."""
    return next((text for text in reversed(path) if vocabulary.read("personnel_type", text).recognised), None)


def _names_no_unit(sheet: str) -> bool:
    from cadre_stats.vocabulary.training_words import names_no_unit

    return names_no_unit(sheet)
