"""Dates as rosters hold them: a day, or only a month or a year.

Days come first, as Vietnamese documents write them; a date is never flipped to make it possible.
"""

from __future__ import annotations

import datetime as dt
import re

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import tidy

__all__ = ["DateRange", "read_date", "read_first_date"]


class DateRange(Record):
    """The days that a date as written can be: one day, a month or a year. Both ends are inside."""

    earliest: dt.date
    latest: dt.date

    @property
    def full(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        if self.full:
            return self.earliest.isoformat()
        if self.earliest.year == self.latest.year and self.earliest.month == self.latest.month:
            return f"{self.earliest:%Y-%m}"
        return f"{self.earliest.year}" if self.earliest.year == self.latest.year else f"{self.earliest}..{self.latest}"


_USUAL_DAY = regex(r"(\d\d)/(\d\d)/(\d{4})")
_DAY = regex(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_ISO = regex(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
_WORDS = regex(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_MONTH = regex(r"(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-]|năm|\s)\s*(\d{4})", re.IGNORECASE)
_YEAR = regex(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_BETWEEN_DATES = regex(r"[;,\n()]|\s[-–]\s")
# "CT: 03/02/2006", "dự bị 03/02/2005".
_LABEL = regex(r"^\s*(?:ngày\s+)?(?:chính thức|dự bị|kết nạp|CT|DB|KN)\s*:?\s*", re.IGNORECASE)
# Excel counts days from 30-12-1899 (which absorbs its leap-year error for dates after February 1900).
_SERIAL_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(7_000, 60_000)  # 1919 to 2064: above any year, so a number is a year or a serial, never both
_YEARS = range(1900, 2101)
_RUN_TOGETHER = range(1900_01_01, 2101_01_01)  # 19790209, as database programs write a day


def read_date(cell: Cell, *, century_turn: int) -> DateRange | None:
    """Read a cell as a date; ``None`` where it is not one.

    True dates, dd/mm/yyyy (also with dots, dashes, words), yyyymmdd, mm/yyyy, yyyy and Excel serials are read.
    A year of two digits is read only where one century is possible: ``century_turn`` is the last year of
    this century that it can be (``24`` for dates that may lie in 2024); above it lies the last century.

    >>> str(read_date("5/8/1975", century_turn=10)), str(read_date("08/1975", century_turn=10))
    ('1975-08-05', '1975-08')
    >>> str(read_date(1975.0, century_turn=10)), read_date("25/13/1975", century_turn=10)
    ('1975', None)
    """
    # Nearly all cells of a large roster are such texts.
    if type(cell) is str and (found := _USUAL_DAY.fullmatch(cell)):
        day, month, year = found.groups()
        return _day(int(year), int(month), int(day))
    if isinstance(cell, dt.datetime):
        return _day(cell.year, cell.month, cell.day)
    if isinstance(cell, dt.date):
        return _day(cell.year, cell.month, cell.day)
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _number(cell)
    if not isinstance(cell, str):
        return None
    return _text(tidy(cell), century_turn)


def read_first_date(cell: Cell, *, century_turn: int) -> DateRange | None:
    """Read a cell as a date, or as several of which the first counts: "03/02/2005; 03/02/2006", "3/2/2005 (3/2/2006)".

    >>> str(read_first_date("03/02/2005 (CT: 03/02/2006)", century_turn=10)), read_first_date("2 lần", century_turn=10)
    ('2005-02-03', None)
    """
    whole = read_date(cell, century_turn=century_turn)
    if whole is not None or not isinstance(cell, str):
        return whole
    parts = [_LABEL.sub("", part).strip() for part in _BETWEEN_DATES.split(cell) if part.strip()]
    dates = [read_date(part, century_turn=century_turn) for part in parts]
    return dates[0] if dates and None not in dates else None


def _number(number: float) -> DateRange | None:
    if number != int(number):
        return None
    whole = int(number)
    if whole in _YEARS:
        return _year(whole)
    if whole in _RUN_TOGETHER:
        return _day(whole // 10_000, whole // 100 % 100, whole % 100)
    if whole in _SERIALS:
        day = _SERIAL_ZERO + dt.timedelta(days=whole)
        return DateRange(day, day)
    return None


def _text(text: str, century_turn: int) -> DateRange | None:
    if found := _DAY.fullmatch(text) or _WORDS.fullmatch(text):
        year = _full_year(found[3], century_turn)
        return None if year is None else _day(year, int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := _YEAR.fullmatch(text):
        return _year(int(found[1]))
    if text.isascii() and text.isdigit() and int(text) in _RUN_TOGETHER:
        return _number(int(text))
    return None


def _full_year(digits: str, century_turn: int) -> int | None:
    if len(digits) == 4:
        return int(digits)
    short = int(digits)
    if short <= century_turn:
        return 2000 + short
    # Between the turn and 30 both centuries are conceivable: not guessed.
    return 1900 + short if short >= 30 else None


def _day(year: int, month: int, day: int) -> DateRange | None:
    if year not in _YEARS:
        return None
    try:
        exact = dt.date(year, month, day)
    except ValueError:
        return None
    return DateRange(exact, exact)


def _month(year: int, month: int) -> DateRange | None:
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    # The last day of a month is the one before the next begins.
    behind = dt.date(year + month // 12, month % 12 + 1, 1)
    return DateRange(dt.date(year, month, 1), behind - dt.timedelta(days=1))


def _year(year: int) -> DateRange | None:
    return DateRange(dt.date(year, 1, 1), dt.date(year, 12, 31)) if year in _YEARS else None
