"""Where the cells of whole rows of a sheet's XML stand, and what tells that they are alike; eight bytes at a time."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.formats.eight_bytes import PADDING, Places, Words, decimal, is_word, quote_after, words_of
from cadre_stats.record import Record

__all__ = ["CellPlaces", "Irregular", "find_cells", "number_cell", "refuse"]

_LETTER_A, _LETTER_Z = ord("A"), ord("Z")
_LETTERS = 26
_COLUMN_BITS, _ROW_BITS = 14, 24
_COLUMN_MASK = (1 << _COLUMN_BITS) - 1
# A number's key: its style, if it has one, above so many bits for its value.
_VALUE_BITS = 24
_C, _R, _V, _SLASH, _END = (ord(letter) for letter in "crv/>")


class Irregular(Exception):
    """The XML isn't written as spreadsheet programs write it; a full parser has to read it."""


def refuse(irregular: bool, what: str) -> None:
    """Raise :class:`Irregular` where something is."""
    if irregular:
        raise Irregular(what)


class CellPlaces(Record, slots=False):
    """The cells that hold something: row and column from 0, and the bounds of the XML from behind the name on.

    ``shared`` is the number of a cell's shared string, ``numbers`` the key of a whole number with its style (alike in
    cells that are alike, see :func:`number_cell`); -1 where it is none or written otherwise than usual. ``row_tags``
    bound the tags of rows, ``empty`` counts the cells that hold nothing.
    """

    rows: Places
    columns: Places
    shared: Places
    numbers: Places
    starts: Places
    ends: Places
    row_tags: tuple[Places, Places]
    empty: int


def number_cell(key: int) -> bytes:
    """Give the XML of a whole number by its key, from behind the cell's name to its end.

    >>> number_cell(7), number_cell((2 + 1 << 24) + 25075)
    (b'><v>7</v>', b' s="2"><v>25075</v>')
    """
    style, value = divmod(key, 1 << _VALUE_BITS)
    return b' s="%d"><v>%d</v>' % (style - 1, value) if style else b"><v>%d</v>" % value


def find_cells(text: bytes, sheets: Places | None = None) -> CellPlaces | None:
    """Find the cells of whole rows; ``None`` where all are empty.

    The rows may be those of several ``sheets``, which begin at places of the text. Raises :class:`Irregular` where
    anything else stands among them.
    """
    text += PADDING
    words = words_of(text)
    signs = np.frombuffer(text, dtype=np.uint8)
    tags = np.flatnonzero(signs == ord("<"))
    # Two letters tell the tags apart; that these are no others is made sure of where they are looked at.
    letters = signs.take(tags + 1), signs.take(tags + 2)
    begins, rows = letters[0] == _C, letters[0] == _R
    closing = letters[0] == _SLASH
    row_ends = closing & (letters[1] == _R)
    refuse(not _are_whole(words, tags, rows, row_ends), "rows that don't end")
    closers = np.flatnonzero(closing & (letters[1] == _C))
    first = np.flatnonzero(begins)
    outside = int(np.count_nonzero(rows) + np.count_nonzero(row_ends))
    if not len(first):
        refuse(outside != len(tags), "other elements")
        return None
    refuse(first[-1] + 1 == len(tags), "a cell that doesn't end")
    at = tags[first]
    names = words[at]
    refuse(not is_word(names, b'<c r="').all(), "cells without names")
    empty = (begins | row_ends)[first + 1]
    refuse(not is_word(words[tags[first[empty] + 1] - 2], b"/>").all(), "cells that don't end")
    row_tags = np.flatnonzero(rows)
    row, column, behind = _references(words, names, at + len(b'<c r="'), _Rows.of(words, tags, row_tags, first))
    order = (row << _COLUMN_BITS) | column
    if sheets is not None:
        order |= np.searchsorted(sheets, at, side="right") << (_COLUMN_BITS + _ROW_BITS)
    ordered = np.diff(order) > 0
    refuse(not ordered.all(), "cells out of order")
    none_empty = not empty.any()
    full = slice(None) if none_empty else ~empty
    opened = first[full]
    if not len(opened):
        refuse(outside + len(first) != len(tags), "other elements")
        return None
    refuse(len(closers) != len(opened), "cells in cells")
    refuse(bool((closers <= opened).any() or (closers[:-1] >= opened[1:]).any()), "cells in cells")
    inside = int((closers - opened).sum()) + len(opened)
    refuse(inside + len(first) - len(opened) + outside != len(tags), "other elements")
    start, end = behind[full], tags[closers]
    last = words[end - len(b"</v>")]
    refuse(not ((last >> np.uint64(32)) == _number(b"</c>")).all(), "other elements")
    # Three tags behind a cell's own: its value, the value's end, the cell's end.
    value = opened + 1
    usual = (closers - opened == 3) & (last == _number(b"</v></c>"))
    usual &= (letters[0].take(value) == _V) & (letters[1].take(value) == _END)
    shared, numbers = _values(words, usual, start, tags.take(value), end - len(b"</v>"))
    bounds = tags[row_tags], tags[np.minimum(row_tags + 1, len(tags) - 1)]
    return CellPlaces(row[full], column[full], shared, numbers, start, end, bounds, len(first) - len(opened))


def _number(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))


def _are_whole(words: Words, tags: Places, rows: NDArray[np.bool_], row_ends: NDArray[np.bool_]) -> bool:
    """Tell whether each row's tag ends before the next tag, and each row has an end."""
    at = np.flatnonzero(rows)
    ends = tags[np.flatnonzero(row_ends)]
    if not (is_word(words[tags[at]], b"<row ").all() and is_word(words[ends], b"</row>").all()):
        return False
    last = words[tags[np.minimum(at + 1, len(tags) - 1)] - 2]
    closed = is_word(last, b"/>")
    ended = ((last >> np.uint64(8)) & np.uint64(255)) == np.uint64(ord(">"))
    return bool(ended.all()) and len(at) - int(closed.sum()) == len(ends)


@cache
def _columns_of_pairs() -> NDArray[np.int32]:
    """Give for each two bytes the column (from 1) that they name and, above its bits, the number of its letters.

    0 where they name none.
    """
    table = np.zeros(1 << 16, dtype=np.int32)
    letters = np.arange(1, _LETTERS + 1, dtype=np.int32)
    first = letters + _LETTER_A - 1
    for digit in range(ord("1"), ord("9") + 1):
        table[first + (digit << 8)] = letters + (1 << _COLUMN_BITS)
    pairs = first[:, None] + (first[None, :] << 8)
    table[pairs] = letters[:, None] * _LETTERS + letters[None, :] + (2 << _COLUMN_BITS)
    return table


class _Rows(Record, slots=False):
    """The numbers of rows as their tags tell them, ``<row r="12"``, spread over the cells that stand in each.

    ``numbers`` is 0 where a tag doesn't begin so; ``words`` are the digits and the quote, the rest of the word zeros.
    """

    numbers: Places
    digits: Places
    words: Words
    masks: Words

    @staticmethod
    def of(words: Words, tags: Places, row_tags: Places, cells: Places) -> _Rows:
        """Read the numbers in the tags of rows; these and the cells are places among the tags."""
        at = tags[row_tags]
        word = words[at + len(b'<row r="')]
        digits = quote_after(word)
        numbers, fits = decimal(word, digits)
        numbers[~(fits & is_word(words[at], b'<row r="'))] = 0
        bounds = np.searchsorted(cells, np.append(row_tags, len(tags)))
        counts = np.diff(bounds)
        refuse(bounds[0] != 0, "cells outside of rows")
        masks = ~np.uint64(0) >> (np.uint64(8) * (7 - np.minimum(digits, 7)).astype(np.uint64))
        return _Rows(*(np.repeat(one, counts) for one in (numbers, digits, word & masks, masks)))


def _references(words: Words, names: Words, places: Places, rows: _Rows) -> tuple[Places, Places, Places]:
    """Read cell names, "XFD1048576" and a quote, at places: rows and columns from 0, the places behind the quotes.

    ``names`` are the words that end with the first two bytes of each. A name that repeats the number of its row needs
    no reading of its digits.
    """
    named = _columns_of_pairs().take(names >> np.uint64(48))
    column, letters = (named & _COLUMN_MASK).astype(np.int64), (named >> _COLUMN_BITS).astype(np.int64)
    two = np.flatnonzero(letters == len("XF"))
    if len(two):
        third = words[places[two] + 2] & np.uint64(255)
        three, third = two[third >= _LETTER_A], third[third >= _LETTER_A].astype(np.int64)
        refuse(bool((third > _LETTER_Z).any()), "names of cells")
        column[three] = column[three] * _LETTERS + third - (_LETTER_A - 1)
        letters[three] += 1
    digits_at = places + letters
    digits = words[digits_at]
    row, length = rows.numbers, rows.digits
    fits = (digits & rows.masks) == rows.words
    if not fits.all() or not row.all():
        length = quote_after(digits)
        row, fits = decimal(digits, length)
    refuse(not ((letters > 0) & fits & (row >= 1) & (column <= 1 << _COLUMN_BITS)).all(), "names of cells")
    return row - 1, column - 1, digits_at + length + 1


def _values(
    words: Words, usual: NDArray[np.bool_], start: Places, value: Places, value_end: Places
) -> tuple[Places, Places]:
    """Give the number of the shared string of each cell, and the key of each whole number.

    In ``usual`` cells nothing but a value stands, between its tag and the tag of its end.
    """
    before = words[value - 7]
    is_shared = is_word(before, b' t="s"><')
    # Of a number the style's quote or nothing stands before the tag's end.
    style = value - 1 - start - np.where(is_shared, len(b' t="s"'), 0)
    usual = usual & (((before >> np.uint64(48)) & np.uint64(255)) == np.uint64(_END))
    styles = np.zeros(len(start), dtype=np.int64)
    styled = np.flatnonzero(usual & (style != 0))
    if len(styled):
        at = start[styled]
        digits = words[at + len(b' s="')]
        length = quote_after(digits)
        read, fits = decimal(digits, length)
        usual[styled] = is_word(words[at], b' s="') & fits & (length + 5 == style[styled])
        styles[styled] = read + 1
    number, fits = decimal(words[value + len(b"<v>")], value_end - value - len(b"<v>"))
    usual &= fits
    shared = np.where(usual & is_shared, number, -1)
    return shared, np.where(usual & ~is_shared, (styles << _VALUE_BITS) + number, -1)
