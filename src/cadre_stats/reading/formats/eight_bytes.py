"""Eight bytes of a text at once, at many places: names compared and whole numbers read without a loop over cells."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

__all__ = ["PADDING", "Places", "Words", "decimal", "is_word", "quote_after", "words_of"]

Words = NDArray[np.uint64]
Places = NDArray[np.int64]
# How many bytes must follow the last place that is looked at.
PADDING = b"\0" * 16

_ONES, _HIGH = 0x0101010101010101, 0x8080808080808080
_ZEROS, _QUOTES = 0x3030303030303030, 0x2222222222222222
# Added to a byte of 0 to 9 it stays below 128, to a larger one it doesn't.
_TO_HIGH = 0x7676767676767676
_MOST_DIGITS = 7


def words_of(text: bytes) -> Words:
    """Give the eight bytes from each byte of a padded text on as one number, the first byte the lowest."""
    words: Words = np.ndarray((len(text) - 7,), dtype="<u8", buffer=text, strides=(1,))
    return words if sys.byteorder == "little" else words.astype(np.uint64)


def is_word(words: Words, text: bytes) -> NDArray[np.bool_]:
    """Tell which words begin with a text of at most eight bytes."""
    wanted = _u8(int.from_bytes(text, "little"))
    found: NDArray[np.bool_] = (words if len(text) == 8 else words & _u8((1 << 8 * len(text)) - 1)) == wanted
    return found


def quote_after(words: Words) -> Places:
    """Give how many bytes stand before the first double quote of each word; 8 where there is none."""
    matched = words ^ _u8(_QUOTES)
    # The lowest bit that is set marks the first byte that became zero.
    marks = (matched - _u8(_ONES)) & ~matched & _u8(_HIGH)
    below = (marks & (~marks + _u8(1))) - _u8(1)
    return np.bitwise_count(below).astype(np.int64) >> 3


def decimal(words: Words, digits: Places) -> tuple[Places, NDArray[np.bool_]]:
    """Read so many digits at the beginning of each word; tell where these were 1 to 7 digits indeed."""
    fits = (digits >= 1) & (digits <= _MOST_DIGITS)
    # Digits go to the upper end, above them nothing is left; zeros stand before them.
    values = (words ^ _u8(_ZEROS)) << (_u8(64) - (digits.astype(np.uint64) << _u8(3)))
    fits &= ((values + _u8(_TO_HIGH)) | values) & _u8(_HIGH) == _u8(0)
    for factor, width, mask in ((10, 8, 0x00FF00FF00FF00FF), (100, 16, 0x0000FFFF0000FFFF), (10_000, 32, 0xFFFFFFFF)):
        lower = values >> _u8(width)
        values *= _u8(factor)
        values += lower
        values &= _u8(mask)
    return values.astype(np.int64), fits


def _u8(number: int) -> np.uint64:
    return np.uint64(number)
