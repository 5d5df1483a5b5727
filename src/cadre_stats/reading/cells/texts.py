"""Many texts in one buffer, decoded only when asked for, and what can be told of them without decoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.text_kinds import DIGITS, ONE, kinds_of

__all__ = ["LONGEST_NUMBER", "NO_NUMBER", "ZERO", "Texts", "joined_texts", "text_number", "texts_of"]

# How many texts are taken out of the buffer at once: who looks at the first few doesn't pay for all.
_TAKEN = 1024
# Longer texts of digits, with their length, don't fit into a number of 62 bits.
LONGEST_NUMBER = 17
ZERO, NO_NUMBER = -1, -2
# The letters of a day, and where what stands in it.
_DAY, _SLASHES, _DIGITS, _YEAR = 10, [2, 5], [0, 1, 3, 4, 6, 7, 8, 9], slice(6, 10)


def text_number(text: str) -> int | None:
    """Give the number by which :meth:`Texts.numbers` knows a text of digits; ``None`` for other texts.

    >>> text_number("012"), text_number("12"), text_number("A1")
    (219, 218, None)
    """
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and text.strip("0")):
        return None
    return int(text) * (LONGEST_NUMBER + 1) + len(text)


class Texts(Sequence[Cell]):
    """Texts laid end to end in one buffer of UTF-8, text i from ``offsets[i]`` to ``offsets[i + 1]``."""

    def __init__(
        self,
        offsets: NDArray[np.int32] | NDArray[np.int64],
        data: NDArray[np.uint8],
        kinds: NDArray[np.uint8] | None = None,
    ) -> None:
        self._offsets, self._data, self._kinds = offsets, data, kinds

    @property
    def offsets(self) -> NDArray[np.int32] | NDArray[np.int64]:
        """Where each text begins, and behind the last one where it ends."""
        return self._offsets

    @property
    def data(self) -> NDArray[np.uint8]:
        """The bytes of all texts."""
        return self._data

    def chosen(self, places: NDArray[np.int64]) -> Texts:
        """Give some of the texts as a buffer of their own."""
        starts, lengths = self.offsets[:-1][places], np.diff(self.offsets)[places]
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)])
        letters = np.repeat(starts - offsets[:-1], lengths) + np.arange(offsets[-1])
        return Texts(offsets, self.data[letters])

    def between(self, first: int, stop: int) -> Texts:
        """Give the texts from one place to before another, in the same buffer."""
        return Texts(self.offsets[first : stop + 1], self.data, self.kinds[first:stop])

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Cell]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[Cell]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        offsets = self._offsets
        size = len(offsets) - 1
        if not -size <= place < size:
            raise IndexError(place)
        place %= size
        return str(self._data[offsets[place] : offsets[place + 1]].data, "utf-8")

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self), _TAKEN):
            bounds = self.offsets[first : first + _TAKEN + 1].tolist()
            data = self.data[bounds[0] : bounds[-1]].tobytes()
            for start, end in pairwise(bounds):
                yield data[start - bounds[0] : end - bounds[0]].decode()

    @property
    def is_ascii(self) -> bool:
        """Whether no text has a sign beyond ASCII."""
        return not (self.data & 0x80).any()

    @property
    def kinds(self) -> NDArray[np.uint8]:
        """What is known of each text; see :mod:`cadre_stats.reading.cells.text_kinds`."""
        if self._kinds is None:
            self._kinds = kinds_of(self.offsets, self.data)
        return self._kinds

    def are(self, kind: int) -> NDArray[np.bool_]:
        """Tell which texts are of a kind."""
        found: NDArray[np.bool_] = (self.kinds & kind) != 0
        return found

    def equal(self, text: str) -> NDArray[np.bool_]:
        """Tell which texts are a text, byte by byte."""
        if text == "1":
            return self.are(ONE)
        wanted = np.frombuffer(text.encode(), dtype=np.uint8)
        found: NDArray[np.bool_] = np.diff(self.offsets) == len(wanted)
        for place, byte in enumerate(wanted):
            found[found] = self.data[self.offsets[:-1][found] + place] == byte
        return found

    @cached_property
    def years(self) -> NDArray[np.int16]:
        """The year of each text that is a day of our time as most are written ("05/08/1975"); 0 for others."""
        places = np.flatnonzero(np.diff(self.offsets) == _DAY)
        letters = self._letters(self.offsets[:-1][places], _DAY) if len(places) else np.zeros((0, _DAY), dtype=np.uint8)
        digits = letters - np.uint8(ord("0"))
        is_day = (letters[:, _SLASHES] == ord("/")).all(axis=1) & (digits[:, _DIGITS] <= 9).all(axis=1)
        years = digits[:, _YEAR].astype(np.int16) @ np.array([1000, 100, 10, 1], dtype=np.int16)
        found = np.zeros(len(self), dtype=np.int16)
        found[places] = np.where(is_day & (years >= 1900) & (years < 2100), years, 0)
        return found

    def numbers(self) -> NDArray[np.int64]:
        """Give each text of up to ``LONGEST_NUMBER`` digits a number of its own, leading zeros and all.

        Texts of zeros alone get -1, other texts -2.
        """
        lengths = np.diff(self.offsets)
        short = self.are(DIGITS) & (lengths <= LONGEST_NUMBER)
        found = np.full(len(self), NO_NUMBER, dtype=np.int64)
        # np.unique would import numpy.ma, which takes as long as all the numbers of a large file.
        for length in np.flatnonzero(np.bincount(lengths[short])).tolist():
            places = np.flatnonzero(short & (lengths == length))
            for first in range(0, len(places), _TAKEN << 2):
                some = places[first : first + (_TAKEN << 2)]
                found[some] = _numbers(self._letters(self.offsets[some], length))
        return found

    def _letters(self, starts: NDArray[np.int32] | NDArray[np.int64], length: int) -> NDArray[np.uint8]:
        """Give the bytes of texts of one length, a row each."""
        if int(starts[-1]) - int(starts[0]) == length * (len(starts) - 1):
            # They stand end to end.
            return self.data[int(starts[0]) : int(starts[-1]) + length].reshape(len(starts), length)
        letters: NDArray[np.uint8] = self.data[starts[:, np.newaxis] + np.arange(length)]
        return letters


def texts_of(cells: Sequence[Cell]) -> Texts | None:
    """Lay cells end to end; nothing where some are no texts.

    >>> list(texts_of(["Nữ", ""])), texts_of([1])
    (['Nữ', ''], None)
    """
    if not all(type(cell) is str for cell in cells):
        return None
    encoded = [cell.encode() for cell in cells if isinstance(cell, str)]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    return Texts(ends, np.frombuffer(b"".join(encoded), dtype=np.uint8))


def joined_texts(parts: Sequence[Texts]) -> Texts:
    """Give the texts of several buffers in one."""
    if len(parts) == 1:
        return parts[0]
    data = [part.data[part.offsets[0] : part.offsets[-1]] for part in parts]
    starts = np.cumsum([0, *map(len, data)])
    offsets = [part.offsets[:-1] - part.offsets[0] + start for part, start in zip(parts, starts, strict=False)]
    kinds = np.concatenate([part.kinds for part in parts])
    return Texts(np.concatenate([*offsets, starts[-1:]]), np.concatenate(data), kinds)


def _numbers(letters: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Give the numbers of texts of digits of one length, a row each."""
    length, odd = letters.shape[1], letters.shape[1] % 2
    digits = np.ascontiguousarray(letters.T) - np.uint8(ord("0"))
    number = digits[0].astype(np.int64) if odd else np.zeros(len(letters), dtype=np.int64)
    # Two digits at a time, of which a byte holds the value.
    for two in digits[odd::2] * np.uint8(10) + digits[odd + 1 :: 2]:
        number *= 100
        number += two
    return np.where(number, number * (LONGEST_NUMBER + 1) + length, ZERO)
