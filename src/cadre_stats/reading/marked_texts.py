"""Texts of which marks are held, a byte a row: what tells persons from other rows. The texts come when asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.grid import Cell
from cadre_stats.reading.texts import Texts
from cadre_stats.vocabulary.rows import vacancy_starts

__all__ = ["MarkedTexts", "Marks"]

_OPENED, _LETTERED, _DIGITS, _EMPTY, _ONE, _VACANT = 1, 2, 4, 8, 16, 32
_FIRST = "1"


class Marks:
    """The marks of some texts, and those texts that the marks don't tell enough of, with their places."""

    def __init__(
        self, flags: NDArray[np.uint8], places: NDArray[np.int64], kept: Texts, numbers: NDArray[np.int64] | None
    ) -> None:
        self.flags, self.places, self.kept, self.numbers = flags, places, kept, numbers

    @staticmethod
    def of(texts: Texts, *, numbered: bool = False) -> Marks:
        """Mark texts; ``numbered``: with the number of each.

        Kept are those unlike most: other than digits among numbers, other than words among names.
        """
        opened, lettered, digits = texts.opened(), texts.lettered(), texts.digits()
        flags = opened * np.uint8(_OPENED) | lettered * np.uint8(_LETTERED) | digits * np.uint8(_DIGITS)
        flags |= texts.empty() * np.uint8(_EMPTY) | texts.equal(_FIRST) * np.uint8(_ONE)
        # What may stand for a vacant post is told from a name by the whole text.
        perhaps = texts.begin_with(vacancy_starts())
        flags |= perhaps * np.uint8(_VACANT)
        plain = digits if np.count_nonzero(digits) >= np.count_nonzero(lettered) else lettered
        places = np.flatnonzero(~plain | perhaps)
        return Marks(flags, places, texts.chosen(places), texts.numbers(digits) if numbered else None)


class MarkedTexts(Texts):
    """Texts as marks. A text that wasn't kept is read again with all others, by ``load``, when it is asked for."""

    def __init__(self, marks: Marks, load: Callable[[], Texts]) -> None:
        self._flags, self._places, self._kept, self._numbers = marks.flags, marks.places, marks.kept, marks.numbers
        self._load = load

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

    def __reduce__(self) -> tuple[object, ...]:
        return Texts, (self.offsets, self.data)

    def zeros(self) -> NDArray[np.bool_]:
        """Tell which texts are zeros throughout."""
        return self._whole.zeros()

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._flags)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[Cell]: ...
    def __getitem__(self, place: int | slice) -> str | list[Cell]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = int(np.searchsorted(self._places, place))
        if at < len(self._places) and self._places[at] == place:
            return self._kept[at]
        return self._whole[place]

    def opened(self) -> NDArray[np.bool_]:
        """Tell which texts begin with a letter or a digit, and so are surely not blank."""
        return self._marked(_OPENED)

    def lettered(self) -> NDArray[np.bool_]:
        """Tell which texts begin with a letter and aren't blank, and so are surely no number."""
        return self._marked(_LETTERED)

    def digits(self) -> NDArray[np.bool_]:
        """Tell which texts are digits throughout."""
        return self._marked(_DIGITS)

    def begin_with(self, starts: Collection[bytes]) -> NDArray[np.bool_]:
        """Tell which texts begin with one of some starts; see :meth:`Texts.begin_with`."""
        return self._marked(_VACANT) if starts == vacancy_starts() else self._whole.begin_with(starts)

    def empty(self) -> NDArray[np.bool_]:
        """Tell which texts have no letter at all."""
        return self._marked(_EMPTY)

    def numbers(self, digits: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """Give each text of digits a number of its own; see :meth:`Texts.numbers`."""
        return self._whole.numbers(digits) if self._numbers is None else self._numbers

    def equal(self, text: str) -> NDArray[np.bool_]:
        """Tell which texts are a text, byte by byte."""
        return self._marked(_ONE) if text == _FIRST else self._whole.equal(text)

    def _marked(self, mark: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (self._flags & mark) != 0
        return found
