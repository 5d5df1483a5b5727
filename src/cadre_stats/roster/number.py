"""Numbers as Vietnamese tables write them: a dot for thousands, a comma for decimals, and the reverse."""

from __future__ import annotations

from fractions import Fraction

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.regex import regex
from cadre_stats.text import tidy

__all__ = ["read_number"]

_PLAIN = regex(r"[+-]?\d+")
_THOUSANDS = regex(r"[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_DECIMAL = regex(r"([+-]?\d+)[.,](\d{1,2}|\d{4,})")
_BOTH = regex(r"([+-]?\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)")


def read_number(cell: Cell) -> Fraction | None:
    """Read a cell as an exact number; ``None`` where it is not one, or could be two ("1.234").

    >>> read_number("2,34"), read_number("1.250.000"), read_number(4.4)
    (Fraction(117, 50), Fraction(1250000, 1), Fraction(22, 5))
    >>> read_number("1.234") is None
    True
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return Fraction(str(cell))
    if not isinstance(cell, str):
        return None
    text = tidy(cell)
    if _PLAIN.fullmatch(text):
        return Fraction(text)
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", ""))
    if found := _DECIMAL.fullmatch(text):
        return Fraction(f"{found[1]}.{found[2]}")
    if found := _BOTH.fullmatch(text):
        return Fraction(f"{found[1].replace(found[2], '')}.{found[3]}")
    return None
