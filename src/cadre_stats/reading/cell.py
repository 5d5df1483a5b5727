"""A cell's text: what a person sees in it, whatever type the file gave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from cadre_stats.reading.grid import Cell
from cadre_stats.text import is_blank, tidy

__all__ = ["cell_text", "shown_text", "shown_texts"]


def cell_text(cell: Cell) -> str:
    """Give a cell as text: whole numbers without ".0", dates as dd/mm/yyyy, empty cells as "".

    >>> cell_text(36123456789.0), cell_text(dt.date(1975, 8, 5)), cell_text(None)
    ('36123456789', '05/08/1975', '')
    """
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return str(cell)


# Files of a folder repeat most of their texts: levels, sexes, units, headers.
@lru_cache(maxsize=1 << 14, typed=True)
def shown_text(cell: Cell) -> str:
    r"""Give a cell's text on one line, nothing for one that holds only dots or dashes.

    >>> shown_text(" Trình\nđộ "), shown_text("....")
    ('Trình độ', '')
    """
    text = cell_text(cell)
    return "" if is_blank(text) else tidy(text)


def shown_texts(cells: Iterable[Cell]) -> list[str]:
    """Give the text of each cell as :func:`shown_text` does; digits, which seldom recur, are shown as they are."""
    return [cell if type(cell) is str and cell.isascii() and cell.isdigit() else shown_text(cell) for cell in cells]
