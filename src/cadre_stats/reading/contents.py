"""Contents: what the cells under a header speak of, told by the first persons of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.header import HEAD_ROWS
from cadre_stats.reading.table import Column
from cadre_stats.reading.ticks import is_mark
from cadre_stats.vocabulary.cells import spoken_of
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["Contents", "Sample", "has_year", "speaks_of", "take_sample"]

_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d(?: 00:00:00)?")
_ENDS_IN_YEAR = re.compile(r"(?:\d{1,2}\s*[/.-]\s*){0,2}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d.*")
_ID = re.compile(r"\d{9}|\d{12}")
_BY_WORDS = ("full_name", "position", "unit", "religion")
# Rows of so many different texts tell as much as all.
_LOOKED_AT = 40


@dataclass(frozen=True)
class Contents:
    """The column (from 0), its header and field, and how often each text stands in it; marks are counted apart.

    ``tick``: the column is for marks.
    """

    index: int
    path: tuple[str, ...]
    field: str | None
    texts: Mapping[str, int]
    marks: int
    tick: bool

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(self.texts.values()) + self.marks

    def speaking_of(self, field: str) -> int:
        """Count the cells that speak of a field by themselves."""
        return sum(count for text, count in self.texts.items() if speaks_of(field, text))

    def mostly(self, field: str) -> bool:
        """Tell whether more than half of the filled cells speak of a field."""
        return self.speaking_of(field) * 2 > self.filled


@dataclass(frozen=True)
class Sample:
    """The first persons of a table: the texts of their rows by column, and the contents of each column."""

    rows: Sequence[Mapping[int, str]]
    contents: Sequence[Contents]


def take_sample(grid: Grid, persons: Sequence[int], columns: Sequence[Column]) -> Sample:
    """Look at the persons among the first rows of a grid (``persons`` are its rows from 0)."""
    rows = [grid.row(row) for row in persons if row < HEAD_ROWS]
    texts = [{column.index: shown_text(row[column.index]) for column in columns} for row in rows]
    contents = []
    for column in columns:
        marked = [is_mark(row[column.index]) and shown_text(row[column.index]) != "" for row in rows]
        words = Counter(
            text[column.index] for text, mark in zip(texts, marked, strict=True) if text[column.index] and not mark
        )
        contents.append(
            Contents(
                column.index, column.header, column.field, dict(words.most_common(_LOOKED_AT)), sum(marked), column.tick
            )
        )
    return Sample(texts, contents)


def has_year(text: str) -> bool:
    """Tell whether a text is a day, a month or a year of our time.

    >>> [has_year(text) for text in ("1975", "08/1975", "5/8/1975", "12")]
    [True, True, True, False]
    """
    return _ENDS_IN_YEAR.fullmatch(text) is not None


@lru_cache(maxsize=1 << 12)
def speaks_of(field: str, text: str) -> bool:
    """Tell whether a text speaks of a field by itself: a level other than none, a category, a day, words of posts.

    >>> speaks_of("degree", "ThS"), speaks_of("political_theory", "ThS"), speaks_of("position", "Chủ tịch UBND")
    (True, False, True)
    """
    if field in _BY_WORDS:
        return spoken_of(text) == field
    if field == "id_number":
        return _ID.fullmatch(text) is not None
    if roster_fields()[field].kind == "date":
        return _DAY.fullmatch(text) is not None
    if field == "ethnicity":
        return load_vocabulary().is_minority(text) is not None
    if not load_vocabulary().has(field):
        return False
    reading = load_vocabulary().read(field, text)
    return reading.recognised and not reading.blank and reading.code != "none"
