"""A cell's text: what a person sees in it, whatever type the file gave it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.regex import regex
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
    r"""Give the text of each cell as :func:`shown_text` does, of many in a fraction of the time.

    >>> shown_texts(["Đại học", "-", "12", "Cao\n đẳng"]), shown_texts([12.0, None])
    (['Đại học', '', '12', 'Cao đẳng'], ['12', ''])
    """
    every = list(cells)
    texts = [cell for cell in every if type(cell) is str]
    if len(texts) < len(every) or not _are_tidy(texts):
        return list(map(shown_text, every))
    return [text if text[:1].isalnum() and text[0] not in "nN" else "" if is_blank(text) else text for text in texts]


def _are_tidy(texts: Sequence[str]) -> bool:
    """Tell whether each text is on one line with one space between words, in NFC, and Đ is the Vietnamese letter."""
    lines = "\n".join(texts)
    return (
        lines.count("\n") == len(texts) - 1
        and _UNTIDY.search(lines) is None
        and unicodedata.is_normalized("NFC", lines)
    )


# Spaces but a single one between words, what has no width, and lookalikes of Đ.
_UNTIDY = regex(r"[^\S\n ]|[\u200b-\u200d\u2060\ufeff\u00d0\u0189]|  |^ | $", re.MULTILINE)
