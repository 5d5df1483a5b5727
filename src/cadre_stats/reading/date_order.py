"""The order of dates: nobody is hired before birth, or joins the Party as a child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.contents import Contents, Sample
from cadre_stats.reading.fields import header_name
from cadre_stats.regex import regex
from cadre_stats.vocabulary.header_kinds import of_something_else

__all__ = ["DatedColumn", "compared_dates", "dates_before_birth", "year_of"]

# A column, its header and its field.
DatedColumn = tuple[int, tuple[str, ...], str | None]

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Nobody joins the Party at a younger age.
_YOUNGEST = 15


def dates_before_birth(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns whose dates lie before birth for most people, or too near it."""
    columns = [(one.index, one.path, one.field) for one in sample.contents]
    for index, births, least in compared_dates(columns):
        days = [(row[index], next(filter(None, (row[birth] for birth in births)), "")) for row in sample.rows]
        spans = [
            date - birth for date, birth in ((year_of(day), year_of(born)) for day, born in days) if date and birth
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
