"""What the lines above a training table and its headings say of all entries: the year, the unit of money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.titles import read_titles
from cadre_stats.reading.tables.table import StatedDate
from cadre_stats.record import Record, replace
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.training.columns import Columns
from cadre_stats.training.heading_unit import many_named, unit_named
from cadre_stats.vocabulary.training_words import course_named, of_learners

__all__ = ["Above", "read_above"]

_YEAR = regex(r"(?<!\w)năm (\d{4})(?!\d)(?!\s*-\s*\d)", re.IGNORECASE)
_SHEET = regex(r"(?:năm |nam )?((?:19|20)\d{2})")
_UNIT_LINE = regex(r"(?:đơn vị tính|đvt|unit)", re.IGNORECASE)


class Above(Record):
    """The title, the course it names if these are its learners, the as-of date, the one year, the unit of money.

    ``counted`` is how many one in a column of counts is, where the unit of all of them is thousands.
    """

    title: str = ""
    course: str = ""
    as_of: StatedDate | None = None
    year: int | None = None
    unit: int | None = None
    counted: int | None = None
    has_year: bool = False
    _none: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    def money_unit(self, path: Sequence[str]) -> int | None:
        """Give what one in a column of money is in đồng: as its heading says, else as the lines above the table do."""
        return next((unit for part in reversed(path) if (unit := unit_named(part)) is not None), self.unit)

    def many(self, path: Sequence[str]) -> int:
        """Give how many one in a column of counts is: as its heading says, else as the lines above the table do."""
        return next((many for part in reversed(path) if (many := many_named(part)) is not None), self.counted or 1)

    def within(self, above: Above | None) -> Above:
        """Take the year and the unit of money of the lines above the whole sheet where this table has none."""
        if above is None:
            return self
        return replace(
            self,
            year=self.year or above.year,
            unit=self.unit or above.unit,
            counted=self.counted or above.counted,
        )

    def dimensions(self, headings: Sequence[str]) -> Mapping[str, int]:
        """Give the year that the heading over an entry names, else the table's title, unless a column tells it."""
        if self.has_year:
            return self._none
        year = next((y for text in reversed(headings) if (y := _year(text)) is not None), self.year)
        return self._none if year is None else {"year": year}


def read_above(grid: Grid, columns: Columns, course: str = "") -> Above:
    """Read the lines above a header; ``course`` is that of its learners where they name none."""
    lines = [grid.row(row) for row in range(columns.band.top)]
    titles = read_titles(lines, grid.first_row)
    texts = [shown_text(cell) for line in lines for cell in line]
    units = [unit for text in texts if _UNIT_LINE.search(fold(text)) and (unit := unit_named(text)) is not None]
    return Above(
        title=titles.title,
        course=next((named for text in texts if of_learners(text) and (named := course_named(text))), course),
        as_of=titles.as_of,
        year=_one_year(texts) or _year_of_sheet(grid.sheet),
        unit=units[0] if units else None,
        counted=next((many for text in texts if _UNIT_LINE.search(fold(text)) and (many := many_named(text))), None),
        has_year=columns.of("year") is not None,
    )


def _one_year(texts: Sequence[str]) -> int | None:
    """Give the one year that the lines above a table name; the days on which papers were signed are left out."""
    years = {year for text in texts if not re.search(r"(?:ngày|tháng) \d", fold(text)) and (year := _year(text))}
    return years.pop() if len(years) == 1 else None


def _year_of_sheet(name: str) -> int | None:
    """Give the year after which a sheet is named and nothing else: "2021", "Năm 2021"."""
    return int(found[1]) if (found := _SHEET.fullmatch(fold(name))) else None


def _year(text: str) -> int | None:
    """Read the one year that a text names; a span of years is none."""
    years = {int(found) for found in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 and not re.search(r"\d{4}\s*[-–]\s*\d{4}", text) else None
