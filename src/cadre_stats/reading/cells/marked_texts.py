"""Texts of which marks are held, a byte a row: what tells persons from other rows. The texts come when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.text_kinds import DIGITS, LETTERED, VACANT
from cadre_stats.reading.cells.texts import Texts

__all__ = ["MarkedTexts", "Marks"]


class Marks:
    """The kinds of some texts, and those texts that their kinds don't tell enough of, with their places."""

    def __init__(
        self, kinds: NDArray[np.uint8], places: NDArray[np.int64], kept: Texts, numbers: NDArray[np.int64] | None
    ) -> None:
        self.kinds, self.places, self.kept, self.numbers = kinds, places, kept, numbers

    @staticmethod
    def of(texts: Texts, *, numbered: bool = False) -> Marks:
        """Mark texts; ``numbered``: with the number of each.

        Kept are those unlike most: other than digits among numbers, other than words among names.
        """
        digits, lettered = texts.are(DIGITS), texts.are(LETTERED)
        plain = digits if np.count_nonzero(digits) >= np.count_nonzero(lettered) else lettered
        # What may stand for a vacant post is told from a name by the whole text.
        places = np.flatnonzero(~plain | texts.are(VACANT))
        return Marks(texts.kinds, places, texts.chosen(places), texts.numbers() if numbered else None)


class MarkedTexts(Texts):
    """Texts as marks. A text that wasn't kept is read again with all others, by ``load``, when it is asked for."""

    def __init__(self, marks: Marks, load: Callable[[], Texts]) -> None:
        self._marks, self._load = marks, load

    @cached_property
    def _whole(self) -> Texts:
        return self._load()

    @property
    def offsets(self) -> NDArray[np.int32] | NDArray[np.int64]:
        """Where each text begins and ends."""
        return self._whole.offsets

    @property
    def data(self) -> NDArray[np.uint8]:
        """The bytes of all texts."""
        return self._whole.data

    @property
    def kinds(self) -> NDArray[np.uint8]:
        """What is known of each text."""
        return self._marks.kinds

    def __reduce__(self) -> tuple[object, ...]:
        return Texts, (self.offsets, self.data)

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cell]: ...
    def __getitem__(self, place: int | slice) -> str | list[Cell]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = int(np.searchsorted(self._marks.places, place))
        if at < len(self._marks.places) and self._marks.places[at] == place:
            return self._marks.kept[at]
        return self._whole[place]

    def numbers(self) -> NDArray[np.int64]:
        """Give each text of digits a number of its own; see :meth:`Texts.numbers`."""
        return self._whole.numbers() if self._marks.numbers is None else self._marks.numbers
