"""ID numbers: always text, compared without spaces and dots; what a spreadsheet did to them is mended or told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.regex import regex
from cadre_stats.roster.cell import cell_text
from cadre_stats.text import compact, is_blank

__all__ = ["FORMER_LENGTH", "WITH_ZEROS", "id_key", "is_damaged", "is_padded"]

# Once kept as a number, an ID lacks its leading zeros, in a text file made of it, too: CMND numbers have 9 digits, CCCD
# numbers 12, of which the first three are the province's (001 Hà Nội … 096 Cà Mau, Circular 59/2021/TT-BCA).
WITH_ZEROS: Mapping[int, int] = {8: 9, 10: 12, 11: 12}
# Digits of a former card (CMND) and of a citizen's number (CCCD, số định danh).
FORMER_LENGTH, _LONGEST = 9, 12
# A number with words beside it: "036080001234 (cấp 01/01/2020)", "CMND: 123456789".
_CITIZEN, _FORMER = (regex(rf"(?<!\w)\d{{{length}}}(?!\w)") for length in (_LONGEST, FORMER_LENGTH))
# Letters that are typed for digits.
_LIKE_DIGITS = str.maketrans("oOiIlL", "001111")
# "3,608E+10": the digits are gone.
_SCIENTIFIC = regex(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)


def id_key(cell: Cell) -> str | None:
    """Give the ID number by which records are compared; ``None`` for a cell that holds none.

    >>> id_key("036 080.001234"), id_key(36080001234.0), id_key("không có"), id_key("000"), id_key("3,6E+10")
    ('036080001234', '036080001234', None, None, None)
    >>> id_key("1080001234"), id_key("CMND 123456789, CCCD 036080001234"), id_key("O36O80001234"), id_key("GV-01")
    ('001080001234', '036080001234', '036080001234', 'gv01')
    """
    if isinstance(cell, str) and cell.isdigit() and cell.isascii():
        return _padded(cell) if cell.strip("0") else None
    if is_damaged(cell):
        return None
    text = unicodedata.normalize("NFKC", cell_text(cell))
    key = compact(text)
    if not key.isdigit() or len(key) > _LONGEST:
        key = _digits_of(text, key)
    return _padded(key) if key.strip("0") else None


def _padded(digits: str) -> str:
    return digits if digits[0] == "0" or not digits.isdigit() else digits.zfill(WITH_ZEROS.get(len(digits), 0))


def _digits_of(text: str, key: str) -> str:
    """Give the only number of its length among words, that of a citizen before a former one, or letters as digits."""
    for numbers in (_CITIZEN.findall(text), _FORMER.findall(text)):
        if len(numbers) == 1:
            return str(numbers[0])
        if numbers:
            return key
    digits = key.translate(_LIKE_DIGITS)
    return digits if digits.isdigit() and len(digits) in (FORMER_LENGTH, _LONGEST) else key


def is_padded(cell: Cell) -> bool:
    """Tell whether a cell holds a number, or digits, that lack the leading zeros of an identity card."""
    if isinstance(cell, str):
        return cell.isdigit() and cell[0] != "0" and len(cell) in WITH_ZEROS
    return isinstance(cell, int | float) and not isinstance(cell, bool) and len(cell_text(cell)) in WITH_ZEROS


def is_damaged(cell: Cell) -> bool:
    """Tell whether a cell under an ID heading holds something that can't be one."""
    text = cell_text(cell).strip()
    if is_blank(text):
        return False
    return _SCIENTIFIC.fullmatch(text) is not None or not any(letter.isdigit() for letter in text)
