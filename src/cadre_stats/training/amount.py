"""Counts and sums of money as people write them: exact whole numbers, approximate words kept beside."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.roster.number import read_number
from cadre_stats.text import fold, is_blank, tidy
from cadre_stats.vocabulary.training_words import count_units, money_units, without_approximate, zero_words

__all__ = ["Amount", "Trouble", "read_count", "read_money", "sum_of"]

Trouble = Literal["not_understood", "negative", "fractional", "ambiguous"]

_LEADING = regex(r"([+-]?\d[\d.,]*)\s*(.*)", re.DOTALL)
_THOUSANDS = regex(r"[+-]?\d{1,3}(?:[.,]\d{3})+")
_DOTS = regex(r"[+-]?\d{1,3}(?:\.\d{3})+")
_SPACED = regex(r"^[+-]?\d{1,3}(?: \d{3})+(?![\d.,])")
_MOST = 10**18


class Amount(Record):
    """A whole number read from a cell, or why none was: ``value`` is ``None`` for a blank and where there is trouble.

    ``approximate`` is the word that stood before it ("hơn"); ``as_text`` tells that words stood beside the number;
    ``no_unit`` that a sum of money names no unit anywhere and was taken as đồng.
    """

    value: int | None = None
    approximate: str = ""
    as_text: bool = False
    no_unit: bool = False
    trouble: Trouble | None = None


def sum_of(amounts: Sequence[Amount]) -> Amount:
    """Add amounts up; blank where all are, in trouble where one is.

    >>> sum_of([Amount(2), Amount()]).value, sum_of([Amount(2), Amount(trouble="negative")]).trouble
    (2, 'negative')
    """
    troubled = next((one for one in amounts if one.trouble is not None), None)
    known = [one for one in amounts if one.value is not None]
    if troubled is not None or not known:
        return troubled or Amount()
    return Amount(
        sum(one.value or 0 for one in known),
        next((one.approximate for one in known if one.approximate), ""),
        no_unit=any(one.no_unit for one in known),
    )


def read_count(cell: Cell, many: int = 1) -> Amount:
    """Read a number of people, attendances, classes or hours; one in the cell are so ``many``.

    >>> read_count("19.843").value, read_count("1070").value, read_count("25 người").value
    (19843, 1070, 25)
    >>> read_count(-3).trouble, read_count("2,5").trouble, read_count("nhiều").trouble
    ('negative', 'fractional', 'not_understood')
    """
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        return Amount(trouble="not_understood")
    if cell is None or isinstance(cell, int | float):
        return Amount() if cell is None else _times(read_number(cell), many)
    if is_blank(cell):
        return Amount()
    word, rest = without_approximate(fold_number(cell))
    if rest in zero_words():
        return Amount(0)
    found = _LEADING.fullmatch(rest)
    if found is None or (found[2] and found[2] not in count_units()):
        return Amount(trouble="not_understood")
    if many != 1 and _is_doubtful(found[1]):
        return Amount(trouble="ambiguous")
    read = _times(_count_number(found[1]) if many == 1 else read_number(found[1]), many)
    return Amount(read.value, word, bool(found[2]) or bool(word), trouble=read.trouble)


def _times(number: Fraction | None, many: int) -> Amount:
    return _whole(None if number is None else number * many)


def _is_doubtful(text: str) -> bool:
    """Tell whether a number in thousands or millions can be read in two ways: "1.234" is 1234 or a little over one."""
    return bool(_THOUSANDS.fullmatch(text)) and len(re.findall(r"[.,]", text)) == 1


def fold_number(text: str) -> str:
    """Give a text folded as :func:`~cadre_stats.text.fold` does, the dots and commas of its numbers kept.

    Spaces part thousands where nothing else can be meant: "1 250 lượt".
    """
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), tidy(text))
    return " ".join(fold(part) if not any(c.isdigit() for c in part) else part.casefold() for part in text.split())


def _count_number(text: str) -> Fraction | None:
    """Read a number that can only be whole: a dot or a comma before three digits parts thousands."""
    text = text.rstrip(".,")
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", "").replace(",", ""))
    return read_number(text)


def _whole(number: Fraction | None) -> Amount:
    if number is None or abs(number) > _MOST:
        return Amount(trouble="not_understood")
    if number < 0:
        return Amount(trouble="negative")
    if number.denominator != 1:
        return Amount(trouble="fractional")
    return Amount(int(number))


def read_money(cell: Cell, header_unit: int | None) -> Amount:
    """Read a sum of money in đồng; ``header_unit`` is what one of the heading's unit is in đồng.

    >>> read_money("hơn 24 tỷ", None).value, read_money("1.250.000 đ", None).value, read_money(24.5, 1_000_000).value
    (24000000000, 1250000, 24500000)
    >>> read_money("1 tỷ 250 triệu", None).value, read_money("1.234", 1_000_000).trouble
    (1250000000, 'ambiguous')
    """
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        return Amount(trouble="not_understood")
    if cell is None or isinstance(cell, int | float):
        number = None if cell is None else read_number(cell)
        return Amount() if number is None else _money(number, header_unit)
    if is_blank(cell):
        return Amount()
    word, rest = without_approximate(fold_number(cell))
    if rest in zero_words():
        return Amount(0)
    found = _LEADING.fullmatch(rest)
    if found is None:
        return Amount(trouble="not_understood")
    read = _parts(rest) if found[2] else _alone(found[1], header_unit)
    return Amount(read.value, word, bool(found[2]) or bool(word), read.no_unit, read.trouble)


def _alone(text: str, header_unit: int | None) -> Amount:
    """Read a number that no unit follows in the cell."""
    if header_unit in (None, 1):
        number = _count_number(text)
    elif _is_doubtful(text):
        return Amount(trouble="ambiguous")
    else:
        number = read_number(text)
    return Amount(trouble="not_understood") if number is None else _money(number, header_unit)


def _money(number: Fraction, header_unit: int | None) -> Amount:
    read = _whole(number * (header_unit or 1))
    return Amount(read.value, no_unit=header_unit is None and bool(read.value), trouble=read.trouble)


def _parts(text: str) -> Amount:
    """Read numbers each followed by its unit: "1 tỷ 250 triệu"."""
    total, smallest = Fraction(0), None
    while text:
        found = _LEADING.fullmatch(text)
        unit = None if found is None else next((w for w in money_units() if _begins(fold(found[2]), w)), None)
        if found is None or unit is None:
            return Amount(trouble="not_understood")
        value = money_units()[unit]
        if smallest is not None and value >= smallest:
            return Amount(trouble="not_understood")
        # With its unit beside it a number is written as Vietnamese is: the dot parts thousands.
        digits = found[1].rstrip(".,")
        number = Fraction(digits.replace(".", "")) if _DOTS.fullmatch(digits) else read_number(digits)
        if number is None:
            return Amount(trouble="ambiguous")
        total, smallest = total + number * value, value
        text = fold(found[2])[len(unit) :].strip(" ,.") if not _has_number(found[2]) else _behind(found[2], unit)
    return _whole(total)


def _has_number(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _behind(text: str, unit: str) -> str:
    """Give what stands behind a unit, its numbers as written."""
    words = text.split()
    return " ".join(words[len(unit.split()) :])


def _begins(text: str, word: str) -> bool:
    return text == word or text.startswith(word + " ")
