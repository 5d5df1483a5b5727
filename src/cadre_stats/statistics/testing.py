"""Testing one value against one test: yes, no, or not known.

A range reading passes if every level in it passes and fails if none does; else nothing is known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from cadre_stats.reading.grid import Cell
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import Either, Value
from cadre_stats.roster.dates import DateRange, read_date
from cadre_stats.roster.number import read_number
from cadre_stats.targets.condition import Operand, Test
from cadre_stats.text import bare, fold, is_blank, unaccented
from cadre_stats.vocabulary.reading import Reading
from cadre_stats.vocabulary.scale import Scale

__all__ = ["NO", "UNKNOWN", "YES", "test_value"]

# In this order "and" is the minimum, "or" the maximum and "not" the difference from YES.
NO, UNKNOWN, YES = 0, 1, 2


def test_value(value: Value, test: Test, scale: Scale | None) -> int:
    """Give ``YES``, ``NO`` or ``UNKNOWN``: whether a value passes a test."""
    if isinstance(value, Either):
        return _agreed(test_value(one, test, scale) for one in value.values)
    if test.relation in ("any", "blank"):
        return YES if _is_blank(value) == (test.relation == "blank") else NO
    if isinstance(value, Reading):
        return _test_reading(value, test, scale)
    if isinstance(value, AgeRange):
        return _agreed(_test_number(Fraction(age), test) for age in range(value.youngest, value.oldest + 1))
    if isinstance(value, DateRange):
        return _test_dates(value, test)
    return _test_cell(value, test)


def _agreed(verdicts: Iterable[int]) -> int:
    found = set(verdicts)
    return found.pop() if len(found) == 1 else UNKNOWN


def _is_blank(value: Value) -> bool:
    if isinstance(value, Reading):
        return value.blank
    return not isinstance(value, DateRange | AgeRange | Either) and is_blank(cell_text(value))


def _test_reading(reading: Reading, test: Test, scale: Scale | None) -> int:
    if reading.lowest is None or reading.highest is None:
        return UNKNOWN
    if scale is None:  # a text field in which one value is known by code: no religion
        return YES if (reading.lowest in test.operands) == (test.relation == "one_of") else NO
    ranks = range(scale.rank(reading.lowest), scale.rank(reading.highest) + 1)
    accepts = _over_ranks(test, scale)
    return _agreed(YES if accepts(rank) else NO for rank in ranks)


def _over_ranks(test: Test, scale: Scale) -> Callable[[int], bool]:
    operands = [scale.rank(_code(operand)) for operand in test.operands]
    return lambda rank: _compare(rank, test, operands)


def _code(operand: Operand) -> str:
    return str(operand).lower() if isinstance(operand, bool) else str(operand)


def _compare(value: Any, test: Test, operands: Sequence[Any]) -> bool:
    """Apply a relation to values of one ordered kind: ranks, numbers or days."""
    match test.relation:
        case "one_of":
            return value in operands
        case "not":
            return value not in operands
        case "at_least":
            return bool(value >= operands[0])
        case "more_than":
            return bool(value > operands[0])
        case "at_most":
            return bool(value <= operands[0])
        case "less_than":
            return bool(value < operands[0])
        case _:
            low, high = operands
            above = value > low if test.open_low else value >= low
            return bool(above and (value < high if test.open_high else value <= high))


def _test_number(number: Fraction, test: Test) -> int:
    operands = [operand for operand in test.operands if isinstance(operand, Fraction)]
    return (YES if _compare(number, test, operands) else NO) if len(operands) == len(test.operands) else UNKNOWN


def _test_dates(dates: DateRange, test: Test) -> int:
    """Test the days that a date can be; the tests are intervals or points, so the ends and the operands decide."""
    days = {dates.earliest, dates.latest}
    step = dt.timedelta(days=1)
    for operand in test.operands:
        if isinstance(operand, dt.date):
            days |= {day for day in (operand - step, operand, operand + step) if dates.earliest <= day <= dates.latest}
    return _agreed(YES if _compare(day, test, list(test.operands)) else NO for day in days)


def _test_cell(cell: Cell, test: Test) -> int:
    """Test a text; a comparison with a number or a day reads the text as one."""
    if is_blank(cell_text(cell)):
        return UNKNOWN
    if test.relation in ("one_of", "not"):
        found = any(_matches(cell, operand) for operand in test.operands)
        return YES if found == (test.relation == "one_of") else NO
    if all(isinstance(operand, dt.date) for operand in test.operands):
        dates = read_date(cell, century_turn=29)
        return UNKNOWN if dates is None else _test_dates(dates, test)
    if fold(cell_text(cell)) == fold(test.text):
        return YES  # the cell holds the range itself, as a text: "30-40"
    number = read_number(cell)
    return UNKNOWN if number is None else _test_number(number, test)


def _matches(cell: Cell, operand: Operand) -> bool:
    if isinstance(operand, Fraction):
        return read_number(cell) == operand
    if isinstance(operand, dt.date):
        dates = read_date(cell, century_turn=29)
        return dates is not None and dates.full and dates.earliest == operand
    number = read_number(str(operand))
    return matches_text(cell_text(cell), str(operand)) or (number is not None and read_number(cell) == number)


# Several posts or units in one cell (kiêm nhiệm) are parted by these.
_PARTS = re.compile(r"[,;/+\n]")


def matches_text(text: str, pattern: str) -> bool:
    """Tell whether a cell's text, or a part of it, matches a pattern in which ``*`` stands for anything.

    >>> matches_text("Phó Bí thư Đảng ủy, Chủ tịch UBND", "chủ tịch*")
    True
    """
    with_marks, without_marks = _pattern(fold(pattern)), _pattern(bare(pattern))
    plain = unaccented(pattern)
    for part in (text, *_PARTS.split(text)):
        if with_marks.fullmatch(fold(part)):
            return True
        # A text typed without any Vietnamese letter matches its accented spelling, and the reverse.
        if (plain or unaccented(part)) and without_marks.fullmatch(bare(part)):
            return True
    return False


@cache
def _pattern(folded: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(piece) for piece in folded.split("*")))
