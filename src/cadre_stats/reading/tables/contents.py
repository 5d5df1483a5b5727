"""Contents: what the cells under a header speak of, told by the first persons of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from cadre_stats.reading.tables.about import speaks_of, texts_like
from cadre_stats.record import Record

__all__ = ["SEVERAL", "Contents", "FileContents"]

# How many numbers that go on by one are no chance, from 1 on or from any other; and how many cells that are alike.
_FEW, SEVERAL = 2, 5


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
        """Tell whether the cells are 1, 2, 3 … from row to row, or go on by one from another number."""

    def is_one_text(self) -> bool:
        """Tell whether all filled cells, of five persons or more, are one text."""

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
        """Tell whether the cells go on by one from row to row: 1, 2, 3 …, 101, 102 …; a 1 alone is a mark, too."""
        numbers = ([1] if self.marks == 1 else []) + [int(text) for text in self.texts if text.isdecimal()]
        if len(numbers) != self.filled or len(numbers) < (_FEW if numbers[:1] == [1] else SEVERAL):
            return False
        return numbers == list(range(numbers[0], numbers[0] + len(numbers)))

    def is_one_text(self) -> bool:
        """Tell whether all filled cells, of five persons or more, are one text."""
        return len(self.texts) == 1 and not self.marks and self.filled >= SEVERAL

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
