"""ID numbers: always text, compared without spaces and dots; what a spreadsheet did to them is mended or told."""

from __future__ import annotations

import re

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.regex import regex
from cadre_stats.roster.cell import cell_text
from cadre_stats.text import compact, is_blank

__all__ = ["id_key", "is_damaged", "is_padded"]

# Kept as a number, an ID loses its leading zero: CCCD numbers have 12 digits, CMND numbers 9.
_WITH_ZERO = {11: 12, 8: 9}
# "3,608E+10": the digits are gone.
_SCIENTIFIC = regex(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)


def id_key(cell: Cell) -> str | None:
    """Give the ID number by which records are compared; ``None`` for a cell that holds none.

    >>> id_key("036 080.001234"), id_key(36080001234.0), id_key("không có"), id_key("000"), id_key("3,6E+10")
    ('036080001234', '036080001234', None, None, None)
    """
    if isinstance(cell, str) and cell.isdigit():
        return cell if cell.strip("0") else None
    text = cell_text(cell)
    if is_padded(cell):
        return text.zfill(_WITH_ZERO[len(text)])
    key = compact(text)
    return None if is_damaged(cell) or not key.strip("0") else key


def is_padded(cell: Cell) -> bool:
    """Tell whether a cell is a number that has lost its leading zero."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and len(cell_text(cell)) in _WITH_ZERO


def is_damaged(cell: Cell) -> bool:
    """Tell whether a cell under an ID heading holds something that can't be one."""
    text = cell_text(cell).strip()
    if is_blank(text):
        return False
    return _SCIENTIFIC.fullmatch(text) is not None or not any(letter.isdigit() for letter in text)
