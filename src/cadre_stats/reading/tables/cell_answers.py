"""What the different cells of a column answer to a test, each asked once; of long numbers and days most is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_texts
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.text_kinds import DIGITS
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.tables.about import (
    BY_WORDS,
    LONG_NUMBER,
    day_speaks_of,
    is_about,
    number_speaks_of,
    speaks_of,
    texts_like,
)
from cadre_stats.reading.tables.sample import is_short_mark
from cadre_stats.vocabulary.cells import spoken_of_each

__all__ = ["CellAnswers"]

Mask = NDArray[np.bool_]


class CellAnswers:
    """The different cells of a column. Marks are no texts, and blanks pass no test.

    >>> answers = CellAnswers(("Nam", "x", "-", "Nữ"))
    >>> answers.are_texts.tolist(), answers.are_marks.tolist(), answers.to(str.isascii).tolist()
    ([True, False, False, True], [False, True, False, False], [True, False, False, False])
    """

    def __init__(self, values: Sequence[Cell]) -> None:
        self._values = values
        self._known: dict[tuple[object, ...], Mask] = {}

    @cached_property
    def are_filled(self) -> Mask:
        """Which cells say something."""
        return filled_values(self._values)

    @cached_property
    def are_marks(self) -> Mask:
        """Which cells are marks."""
        return self._over_others(lambda text: len(text) == 1 and is_short_mark(text))

    @cached_property
    def are_texts(self) -> Mask:
        """Which cells say something and are no marks."""
        return self.are_filled & ~self.are_marks

    def to(self, test: Callable[..., bool], *beside: str) -> Mask:
        """Give which texts pass a test, which is given what stands ``beside`` them, too."""
        if test is is_about:
            return self.speaking_of(*beside)
        if (test, *beside) not in self._known:
            found = self._over_others(lambda text: bool(text) and test(text, *beside))
            for place in np.flatnonzero(self._are_numbers | self._are_days).tolist():
                found[place] = test(self._values[place], *beside)
            self._known[test, *beside] = found & self.are_texts
        return self._known[test, *beside]

    def speaking_of(self, field: str) -> Mask:
        """Give which texts speak of a field by themselves."""
        if (field,) not in self._known:
            if field in BY_WORDS:
                found = np.zeros(len(self._values), dtype=bool)
                found[self._others] = [spoken == field for spoken in self._spoken]
            else:
                found = self._over_others(lambda text: bool(text) and speaks_of(field, text))
            self._tell_numbers(found, field)
            self._tell_days(found, field)
            self._known[field,] = found & self.are_texts
        return self._known[field,]

    def _tell_numbers(self, found: Mask, field: str) -> None:
        if isinstance(self._values, Texts) and self._are_numbers.any():
            lengths = np.diff(self._values.offsets)[self._are_numbers]
            speaking = np.array(
                [number_speaks_of(field, length) for length in range(int(lengths.max()) + 1)], dtype=bool
            )
            found[self._are_numbers] = speaking[lengths]

    def _tell_days(self, found: Mask, field: str) -> None:
        speaks = day_speaks_of(field)
        for place in np.flatnonzero(self._are_days).tolist() if speaks is None else ():
            found[place] = speaks_of(field, str(self._values[place]))
        if speaks is not None:
            found[self._are_days] = speaks

    def like(self, header: str) -> Mask:
        """Give which texts are a header's, written one way or another."""
        if any(map(str.isdigit, header)):
            return self.to(_is_like, header)
        if (texts_like, header) not in self._known:
            found = np.zeros(len(self._values), dtype=bool)
            found[self._others] = list(texts_like(header, self._shown))
            self._known[texts_like, header] = found & self.are_texts
        return self._known[texts_like, header]

    @cached_property
    def _are_numbers(self) -> Mask:
        """Which cells are texts of many digits, as IDs are."""
        if not isinstance(self._values, Texts):
            return np.zeros(len(self._values), dtype=bool)
        return self._values.are(DIGITS) & (np.diff(self._values.offsets) >= LONG_NUMBER)

    @cached_property
    def _are_days(self) -> Mask:
        if not isinstance(self._values, Texts):
            return np.zeros(len(self._values), dtype=bool)
        return self._values.years > 0

    @cached_property
    def _others(self) -> Mask | slice:
        known = self._are_numbers | self._are_days
        return ~known if known.any() else slice(None)

    @cached_property
    def _shown(self) -> Sequence[str]:
        """What the other cells show."""
        if isinstance(self._others, slice):
            return shown_texts(self._values)
        return shown_texts(self._values[place] for place in np.flatnonzero(self._others).tolist())

    @cached_property
    def _spoken(self) -> Sequence[str | None]:
        """What the other cells speak of by their words."""
        return spoken_of_each(self._shown)

    def _over_others(self, test: Callable[[str], bool]) -> Mask:
        """Give which of the other cells pass a test."""
        found = np.zeros(len(self._values), dtype=bool)
        found[self._others] = np.fromiter(map(test, self._shown), dtype=bool, count=len(self._shown))
        return found


def _is_like(text: str, header: str) -> bool:
    return any(texts_like(header, [text]))
