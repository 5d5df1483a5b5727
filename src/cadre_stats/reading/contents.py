"""Contents: what the cells under a header speak of, told by the first persons of a table."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Cell, Grid, PendingColumns
from cadre_stats.reading.header import HEAD_ROWS
from cadre_stats.reading.table import Column
from cadre_stats.reading.ticks import is_mark
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.cells import spoken_of
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = [
    "BY_WORDS",
    "LONG_NUMBER",
    "LOOKED_AT",
    "Contents",
    "FileContents",
    "Sample",
    "day_speaks_of",
    "has_no_year",
    "has_year",
    "is_about",
    "is_short_mark",
    "number_speaks_of",
    "speaks_of",
    "take_sample",
    "texts_like",
]

_DAY = regex(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d(?: 00:00:00)?")
_ENDS_IN_YEAR = regex(r"(?:\d{1,2}\s*[/.-]\s*){0,2}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d.*")
_ID = regex(r"\d{9}|\d{12}")
# Codes of ranks: 01.003, 13a.095, V.07.01.03; classes: Hạng II.
_RANK = regex(r"\d{1,2}[a-z]?\.\d{3}|[A-Z]\.\d{2}(?:\.\d{2}){1,2}|[Hh]ạng [IVX]{1,3}")
BY_WORDS = ("full_name", "position", "unit", "religion")
# Rows of so many different texts tell as much as all.
LOOKED_AT = 40


class Contents(Protocol):
    """A column (from 0), its header and field, and what may be asked of the cells below; marks are no texts.

    ``tick``: the column is for marks. Rules ask in these words alone, so that they hold for one file and for many.
    """

    @property
    def index(self) -> int:
        """The column, counted from 0."""

    @property
    def path(self) -> tuple[str, ...]:
        """The header."""

    @property
    def field(self) -> str | None:
        """The field that the column was taken for."""

    @property
    def tick(self) -> bool:
        """Whether the column is for marks."""

    def is_filled(self) -> bool:
        """Tell whether any cell says something."""

    def has_marks(self) -> bool:
        """Tell whether any cell holds a mark."""

    def mostly_marks(self) -> bool:
        """Tell whether more than half of the filled cells are marks."""

    def has_texts(self) -> bool:
        """Tell whether any cell holds words."""

    def any_text(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether one of the texts passes a test, which is given what stands ``beside`` it, too."""

    def any_like(self, header: str) -> bool:
        """Tell whether one of the texts is a header's, written one way or another."""

    def mostly_texts(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether more than half of the filled cells are texts that pass a test."""

    def counts_rows(self) -> bool:
        """Tell whether the cells are 1, 2, 3 … from row to row."""

    def mostly(self, field: str) -> bool:
        """Tell whether more than half of the filled cells speak of a field by themselves."""

    def share(self, field: str, part: int, whole: int) -> bool:
        """Tell whether there are filled cells, and such a share of them speaks of a field."""


class FileContents(Record, slots=False):
    """The contents of a column in one file: how often each text stands in it, and how many marks."""

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

    def is_filled(self) -> bool:
        """Tell whether any cell says something."""
        return bool(self.texts) or self.marks > 0

    def has_marks(self) -> bool:
        """Tell whether any cell holds a mark."""
        return self.marks > 0

    def mostly_marks(self) -> bool:
        """Tell whether more than half of the filled cells are marks."""
        return self.marks * 2 > self.filled

    def has_texts(self) -> bool:
        """Tell whether any cell holds words."""
        return bool(self.texts)

    def any_text(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether one of the texts passes a test, which is given what stands ``beside`` it, too."""
        return any(test(text, *beside) for text in self.texts)

    def any_like(self, header: str) -> bool:
        """Tell whether one of the texts is a header's, written one way or another."""
        return any(texts_like(header, self.texts))

    def mostly_texts(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether more than half of the filled cells are texts that pass a test."""
        return sum(count for text, count in self.texts.items() if test(text, *beside)) * 2 > self.filled

    def counts_rows(self) -> bool:
        """Tell whether the cells are 1, 2, 3 … from row to row; a 1 alone is a mark, too."""
        numbers = ([1] if self.marks == 1 else []) + [int(text) for text in self.texts if text.isdecimal()]
        return len(numbers) == self.filled > 1 and numbers == list(range(1, len(numbers) + 1))

    def mostly(self, field: str) -> bool:
        """Tell whether more than half of the filled cells speak of a field by themselves."""
        return self._at_least(field, self.filled // 2 + 1)

    def share(self, field: str, part: int, whole: int) -> bool:
        """Tell whether there are filled cells, and such a share of them speaks of a field."""
        return self.filled > 0 and self._at_least(field, -(-self.filled * part // whole))

    def _at_least(self, field: str, enough: int) -> bool:
        """Tell whether so many cells speak of a field; no more texts are looked at than it takes."""
        left = sum(self.texts.values())
        for text, count in self.texts.items():
            if enough <= 0 or left < enough:
                break
            left -= count
            if speaks_of(field, text):
                enough -= count
        return enough <= 0


class Sample(Record, slots=False):
    """The first persons of a table: the texts of their rows by column, and the contents of each column."""

    rows: Sequence[Mapping[int, str]]
    contents: Sequence[FileContents]


def take_sample(grid: Grid, persons: Sequence[int], columns: Sequence[Column]) -> Sample:
    """Look at the persons among the first rows of a grid (``persons`` are its rows from 0)."""
    rows = [row for row in persons if row < HEAD_ROWS]
    cells = _cells(grid, rows, columns)
    contents = []
    for column in columns:
        codes, values = cells[column.index]
        marks = 0
        words: dict[str, int] = {}
        # Counted by code, then looked at text by text, in the order in which they come.
        for code, count in Counter(codes).items():
            cell = values[code]
            if not (text := shown_text(cell)):
                continue
            if is_short_mark(text):
                marks += count
            else:
                words[text] = words.get(text, 0) + count
        texts = words if len(words) <= LOOKED_AT else dict(Counter(words).most_common(LOOKED_AT))
        contents.append(FileContents(column.index, column.header, column.field, texts, marks, column.tick))
    return Sample(_Rows(cells, len(rows)), contents)


def is_short_mark(text: str) -> bool:
    """Tell whether a text, as it is shown, is a mark rather than words."""
    return len(text) == 1 and is_mark(text)


# The codes of some rows in a column and the cells that they stand for.
_Coded = tuple[Sequence[int], Sequence[Cell]]


def _cells(grid: Grid, rows: Sequence[int], columns: Sequence[Column]) -> Mapping[int, _Coded]:
    """Give the cells of some rows by column."""
    if isinstance(grid.columns, PendingColumns):
        whole = [grid.row(row) for row in rows]
        every = range(len(whole))
        return {column.index: (every, [row[column.index] for row in whole]) for column in columns}
    found: dict[int, _Coded] = {}
    where = np.array(rows, dtype=np.int64)
    for column in columns:
        cells = grid.columns[column.index]
        found[column.index] = cells.codes[where].tolist(), cells.values
    return found


class _Rows(Sequence[Mapping[int, str]]):
    """The texts of rows by column, each looked at when it is asked for."""

    def __init__(self, cells: Mapping[int, _Coded], count: int) -> None:
        self._cells, self._count = cells, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: int) -> Mapping[int, str]:  # type: ignore[override]
        if not 0 <= row < self._count:
            raise IndexError(row)
        return _Row(self._cells, row)


class _Row(Mapping[int, str]):
    def __init__(self, cells: Mapping[int, _Coded], row: int) -> None:
        self._cells, self._row = cells, row

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[int]:
        return iter(self._cells)

    def __getitem__(self, column: int) -> str:
        codes, values = self._cells[column]
        return shown_text(values[codes[self._row]])


def texts_like(header: str, texts: Iterable[str]) -> Iterator[bool]:
    """Tell of each text whether it is a header's, written one way or another.

    >>> list(texts_like("Họ và tên", ["HỌ VÀ TÊN", "Hồ Văn An", "12"]))
    [True, False, False]
    """
    first, key = _first_letter(header), fold(header)
    # No folding makes one plain letter or digit of another at a text's beginning, but "i" of "y".
    starts = frozenset(first + first.upper() + ("iIyY" if first in ("i", "y") else "")) if first else None
    for text in texts:
        start = text[:1]
        if starts is not None and start not in starts and start.isascii() and start.isalnum():
            yield False
        else:
            yield fold(text) == key


def _first_letter(text: str) -> str:
    """Give the plain letter or digit that a text begins with, without its marks; empty where it begins otherwise."""
    letter = unicodedata.normalize("NFD", text[:1]).lower()[:1]
    return letter if letter == "đ" or (letter.isascii() and letter.isalnum()) else ""


def has_year(text: str) -> bool:
    """Tell whether a text is a day, a month or a year of our time.

    >>> [has_year(text) for text in ("1975", "08/1975", "5/8/1975", "12")]
    [True, True, True, False]
    """
    return _ENDS_IN_YEAR.fullmatch(text) is not None


def has_no_year(text: str) -> bool:
    """Tell whether a text is anything but a day, a month or a year of our time."""
    return not has_year(text)


def is_about(text: str, field: str) -> bool:
    """Tell whether a text speaks of a field by itself: a test of texts."""
    return speaks_of(field, text)


# A text of so many digits is no year, no code of a rank or a level.
LONG_NUMBER = 6


def number_speaks_of(field: str, length: int) -> bool:
    """Tell whether a text of so many digits, ``LONG_NUMBER`` or more, speaks of a field by itself.

    >>> number_speaks_of("id_number", 12), number_speaks_of("degree", 12)
    (True, False)
    """
    return field == "id_number" and _ID.fullmatch("0" * length) is not None


def day_speaks_of(field: str) -> bool | None:
    """Tell whether a day of our time speaks of a field by itself; ``None`` where it depends on the day.

    >>> day_speaks_of("birth_date"), day_speaks_of("unit"), day_speaks_of("party_member")
    (True, False, None)
    """
    kind = roster_fields()[field].kind
    # The day of joining says yes.
    return None if kind == "yes_no" else kind == "date"


# Files of a folder repeat names, posts and levels.
@lru_cache(maxsize=1 << 16)
def speaks_of(field: str, text: str) -> bool:
    """Tell whether a text speaks of a field by itself: a level other than none, a category, a day, words of posts.

    >>> speaks_of("degree", "ThS"), speaks_of("political_theory", "ThS"), speaks_of("position", "Chủ tịch UBND")
    (True, False, True)
    """
    if field in BY_WORDS:
        return spoken_of(text) == field
    if field == "id_number":
        return _ID.fullmatch(text) is not None
    if field == "rank":
        return _RANK.fullmatch(text) is not None
    if roster_fields()[field].kind == "date":
        return _DAY.fullmatch(text) is not None
    if field == "ethnicity":
        return load_vocabulary().is_minority(text) is not None
    if not load_vocabulary().has(field):
        return False
    reading = load_vocabulary().read(field, text)
    return reading.recognised and not reading.blank and reading.code != "none"
