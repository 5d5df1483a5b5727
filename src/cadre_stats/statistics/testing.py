"""Testing one value against one test: yes, no, or not known.

A range reading passes if every level in it passes and fails if none does; else nothing is known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import TypeVar

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.regex import regex
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import Either, Unread, Value
from cadre_stats.roster.dates import DateRange, read_date
from cadre_stats.roster.number import read_number
from cadre_stats.targets.condition import Operand, Test
from cadre_stats.text import bare, fold, fold_entry, is_blank, unaccented
from cadre_stats.vocabulary.reading import Reading
from cadre_stats.vocabulary.scale import Scale

__all__ = ["NO", "UNKNOWN", "YES", "Tests", "matches_text", "operand_code", "test_value"]

Ordered = TypeVar("Ordered", int, Fraction, dt.date)

# In this order "and" is the minimum, "or" the maximum and "not" the difference from YES.
NO, UNKNOWN, YES = 0, 1, 2
# Sets of tests of one field: all tests of one set must pass, for any of the sets.
Tests = tuple[tuple[Test, ...], ...]


def test_value(value: Value, sets: Tests, scale: Scale | None) -> int:
    """Give ``YES``, ``NO`` or ``UNKNOWN``: whether a value passes all tests of any set.

    A value that may be one of several (a range of levels, an age from a year of birth, records that disagree) is
    tried as each of them; the answer is known where all agree.
    """
    return _agreed(
        max(min(_test_one(one, test, scale) for test in tests) for tests in sets) for one in _possible(value, scale)
    )


def _possible(value: Value, scale: Scale | None) -> Iterable[Value]:
    """Give the exact values that a value can stand for."""
    if isinstance(value, Either):
        return [one for either in value.values for one in _possible(either, scale)]
    if isinstance(value, AgeRange):
        return [AgeRange(age, age) for age in range(value.youngest, value.oldest + 1)]
    if isinstance(value, Reading) and scale is not None and value.lowest is not None and value.highest is not None:
        codes = [level.code for level in scale.levels]
        levels = codes[scale.rank(value.lowest) : scale.rank(value.highest) + 1]
        return [Reading(code, code, value.reason, value.blank) for code in levels]
    return [value]


def _test_one(value: Value, test: Test, scale: Scale | None) -> int:
    if test.relation in ("any", "blank"):
        nothing = _is_blank(value) or (scale is None and isinstance(value, Reading))  # as of religion: "Không"
        return YES if nothing == (test.relation == "blank") else NO
    if isinstance(value, Reading):
        return _test_reading(value, test, scale)
    if isinstance(value, AgeRange):
        return _test_number(Fraction(value.youngest), test)
    if isinstance(value, DateRange):
        return _test_dates(value, test)
    return UNKNOWN if isinstance(value, Unread | Either) else _test_cell(value, test)


def _agreed(verdicts: Iterable[int]) -> int:
    found = set(verdicts)
    return found.pop() if len(found) == 1 else UNKNOWN


def _is_blank(value: Value) -> bool:
    if isinstance(value, Reading):
        return value.blank
    if isinstance(value, DateRange | AgeRange | Either | Unread):
        return False
    return is_blank(cell_text(value))


def _test_reading(reading: Reading, test: Test, scale: Scale | None) -> int:
    if reading.lowest is None:
        return UNKNOWN
    if scale is None:  # a text field in which one value is known by code: no religion
        return YES if (reading.lowest in test.operands) == (test.relation == "one_of") else NO
    operands = [scale.rank(operand_code(operand)) for operand in test.operands]
    return YES if _compare(scale.rank(reading.lowest), test, operands) else NO


def operand_code(operand: Operand) -> str:
    """Give the code of a level or category that an operand names; yes and no are codes, too."""
    return str(operand).lower() if isinstance(operand, bool) else str(operand)


def _compare(value: Ordered, test: Test, operands: Sequence[Ordered]) -> bool:
    """Apply a relation to values of one ordered kind: ranks, numbers or days."""
    match test.relation:
        case "one_of":
            return value in operands
        case "not":
            return value not in operands
        case "at_least":
            return value >= operands[0]
        case "more_than":
            return value > operands[0]
        case "at_most":
            return value <= operands[0]
        case "less_than":
            return value < operands[0]
        case _:
            low, high = operands
            above = value > low if test.open_low else value >= low
            return above and (value < high if test.open_high else value <= high)


def _test_number(number: Fraction, test: Test) -> int:
    operands = [operand for operand in test.operands if isinstance(operand, Fraction)]
    return (YES if _compare(number, test, operands) else NO) if len(operands) == len(test.operands) else UNKNOWN


def _test_dates(dates: DateRange, test: Test) -> int:
    """Test the days that a date can be; the tests are intervals or points, so the ends and the operands decide."""
    days = {dates.earliest, dates.latest}
    step = dt.timedelta(days=1)
    operands = [operand for operand in test.operands if isinstance(operand, dt.date)]
    if len(operands) < len(test.operands):
        return UNKNOWN
    for operand in operands:
        days |= {day for day in (operand - step, operand, operand + step) if dates.earliest <= day <= dates.latest}
    return _agreed(YES if _compare(day, test, operands) else NO for day in days)


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
_PARTS = regex(r"[,;/+\n]")


def matches_text(text: str, pattern: str) -> bool:
    """Tell whether a cell's text, or a part of it, matches a pattern in which ``*`` stands for anything.

    >>> matches_text("Phó Bí thư Đảng ủy, Chủ tịch UBND", "chủ tịch*")
    True
    """
    with_marks, without_marks = _pattern(fold_entry(pattern)), _pattern(bare(fold_entry(pattern)))
    plain = unaccented(pattern)
    for part in (text, *_PARTS.split(text)):
        if with_marks.fullmatch(fold_entry(part)):
            return True
        # A text typed without any Vietnamese letter matches its accented spelling, and the reverse.
        if (plain or unaccented(part)) and without_marks.fullmatch(bare(fold_entry(part))):
            return True
    return False


@cache
def _pattern(folded: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(piece) for piece in folded.split("*")))
