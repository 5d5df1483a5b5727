"""The order of dates: nobody is hired before birth, or joins the Party as a child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.regex import regex
from cadre_stats.vocabulary.header_kinds import of_something_else

__all__ = ["DatedColumn", "compared_dates", "dates_before_birth", "year_of", "year_of_date"]

# A column, its header and its field.
DatedColumn = tuple[int, tuple[str, ...], str | None]

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RUN_TOGETHER = regex(r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# Days as Excel numbers them, from 1919 on; only where a header speaks of dates, for sums of money look the same.
_SERIAL = regex(r"[1-5]\d{4}|[7-9]\d{3}")
_SERIAL_ZERO = dt.date(1899, 12, 30)
# Nobody joins the Party at a younger age (Điều lệ Đảng, điều 1).
_YOUNGEST = 18


def dates_before_birth(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns whose dates lie before birth for most people, or too near it."""
    columns = [(one.index, one.path, one.field) for one in sample.contents]
    fields = {index: field for index, _, field in columns}
    for index, births, least in compared_dates(columns):
        days = [(row[index], next(filter(None, (row[birth] for birth in births)), "")) for row in sample.rows]
        spans = [
            date - birth
            for date, birth in (
                (year_of_date(day, fields[index]), year_of_date(born, "birth_date")) for day, born in days
            )
            if date and birth
        ]
        if sum(span < least for span in spans) * 2 > len(spans):
            contents = next(one for one in sample.contents if one.index == index)
            yield contents, Finding("dates_out_of_order", "warning", (), contents.field, header_name(contents.path))


def compared_dates(columns: Sequence[DatedColumn]) -> Iterator[tuple[int, tuple[int, ...], int]]:
    """Give the columns that are compared with those of birth dates, and the fewest years between."""
    births = tuple(index for index, _, field in columns if field == "birth_date")
    for index, path, field in columns if births else ():
        if field in (None, "party_date") and not of_something_else(path):
            yield index, births, _YOUNGEST if field == "party_date" else 0


def year_of(text: str) -> int:
    """Give the one year that a text names; 0 where it names none or several.

    >>> year_of("03/02/1975"), year_of("12"), year_of("2016-2020")
    (1975, 0, 0)
    """
    found = _YEAR.findall(text)
    return int(found[0]) if len(found) == 1 else 0


def year_of_date(text: str, field: str | None) -> int:
    """Give the year of a text in the column of a field, in fields of dates of days run together and numbered, too.

    >>> year_of_date("19790209", "birth_date"), year_of_date("35594", "party_date"), year_of_date("35594", None)
    (1979, 1997, 0)
    """
    year = year_of(text)
    if year or field is None:
        return year
    if together := _RUN_TOGETHER.fullmatch(text):
        return int(together[1])
    return (_SERIAL_ZERO + dt.timedelta(days=int(text))).year if _SERIAL.fullmatch(text) else 0
