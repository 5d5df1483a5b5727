"""Ages in completed years at the as-of date; from a year of birth alone the age is a range."""

from __future__ import annotations

import datetime as dt

from cadre_stats.record import Record
from cadre_stats.roster.dates import DateRange

__all__ = ["AgeRange", "age_at"]


class AgeRange(Record):
    """The completed years of age that are possible, youngest and oldest, both inside."""

    youngest: int
    oldest: int

    def __str__(self) -> str:
        return str(self.youngest) if self.youngest == self.oldest else f"{self.youngest}..{self.oldest}"


def age_at(born: DateRange, as_of: dt.date) -> AgeRange | None:
    """Give the age on a day, in completed years; ``None`` for someone certainly not yet born then.

    >>> day = lambda text: dt.date.fromisoformat(text)
    >>> age_at(DateRange(day("1980-12-31"), day("1980-12-31")), day("2020-12-30"))
    AgeRange(youngest=39, oldest=39)
    >>> str(age_at(DateRange(day("1980-01-01"), day("1980-12-31")), day("2020-06-30")))
    '39..40'
    """
    oldest = _years(born.earliest, as_of)
    return None if oldest < 0 else AgeRange(max(0, _years(born.latest, as_of)), oldest)


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
