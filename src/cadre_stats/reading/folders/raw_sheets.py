"""Sheets of small workbooks, scanned some at a time: each different cell of all of them is numbered by its XML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.folders.book_form import RawSheet
from cadre_stats.reading.folders.plain_xml import ATTRIBUTES, LETTERS, TEXT, is_utf8
from cadre_stats.reading.formats.cell_places import CellPlaces, Irregular, find_cells, refuse
from cadre_stats.reading.formats.eight_bytes import Places
from cadre_stats.reading.formats.sheet_cells import distinct_numbers
from cadre_stats.reading.tables.header import HEAD_ROWS
from cadre_stats.regex import regex

__all__ = ["RawCell", "RawSheets"]

# A shared text by its XML, another cell by its XML from behind its name on (the one begins with "<", the other with " "
# or ">"), a whole number by its key.
RawCell = bytes | int

_NUMBER = rb"-?[0-9]{1,17}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?"
_OTHER = regex(
    rb'(?: s="[0-9]+")?(?:(?: t="n")?><v>'
    + _NUMBER
    + rb'</v>| t="str"><v>'
    + LETTERS
    + rb'</v>| t="inlineStr"><is>'
    + TEXT
    + rb"</is>)"
)
_EMPTY = regex(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?/>')
_ROW_END = regex(ATTRIBUTES + rb" ?/?>")
_NOT_HIDDEN = (b' hidden="false"', b' hidden="0"')


class RawSheets:
    """The rows of sheets of the same width, one sheet behind the other, without the first ``deep`` of each."""

    def __init__(self, deep: int, width: int) -> None:
        self._deep, self._width = deep, width
        # Nothing stands in a cell without a number: 0.
        self._codes: defaultdict[RawCell, int] = defaultdict(count(1).__next__)
        self._blocks: list[NDArray[np.int32]] = []

    def take(self, sheets: Sequence[RawSheet]) -> list[int]:
        """Take sheets in; give the number of rows of each, 0 for one that wants a full parser or another header."""
        try:
            return self._take(sheets)
        except Irregular:
            return [0] if len(sheets) == 1 else [self.take([sheet])[0] for sheet in sheets]

    @property
    def cells(self) -> Sequence[RawCell]:
        """The different cells."""
        return tuple(self._codes)

    @property
    def codes(self) -> NDArray[np.int32]:
        """The number of each cell, column by column: its place among the different ones from 1 on, 0 for nothing."""
        return np.concatenate(self._blocks, axis=1)

    def _take(self, sheets: Sequence[RawSheet]) -> list[int]:
        """Scan sheets together. Raises :class:`Irregular`, before anything is kept."""
        text = b"".join([sheet.rows for sheet in sheets])
        begins = _starts([len(sheet.rows) for sheet in sheets])
        cells = find_cells(text, begins)
        refuse(cells is None, "no cells")
        assert cells is not None
        refuse(not _are_plain(text, cells), "rows or empty cells")
        of = np.searchsorted(begins, cells.starts, side="right") - 1
        held = np.bincount(of, minlength=len(sheets))
        refuse(not held.all(), "no cells")
        firsts = np.cumsum(held) - held
        heights, widths = cells.rows[firsts + held - 1] + 1, np.maximum.reduceat(cells.columns, firsts) + 1
        fits = (heights > self._deep) & (heights <= HEAD_ROWS) & (widths == self._width)
        refuse(not fits.all(), "another number of rows or columns")
        codes = self._numbered(text, cells, sheets, of)
        rows = heights - self._deep
        laid = np.zeros((self._width, int(rows.sum())), dtype=np.int32)
        below = cells.rows >= self._deep
        at = (np.cumsum(rows) - rows)[of] + cells.rows - self._deep
        laid[cells.columns[below], at[below]] = codes[below]
        self._blocks.append(laid)
        found: list[int] = rows.tolist()
        return found

    def _numbered(self, text: bytes, cells: CellPlaces, sheets: Sequence[RawSheet], of: Places) -> NDArray[np.int32]:
        """Give the number of each cell's XML."""
        sizes = [len(sheet.texts) for sheet in sheets]
        shared, numbered = cells.shared >= 0, cells.numbers >= 0
        refuse(not (cells.shared < np.array(sizes)[of]).all(), "texts that aren't there")
        plain = np.flatnonzero(~shared & ~numbered)
        places = zip(cells.starts[plain].tolist(), cells.ends[plain].tolist(), strict=True)
        others = [text[start:end] for start, end in places]
        new = [other for other in set(others) if other not in self._codes]
        refuse(not all(map(_OTHER.fullmatch, new)) or not is_utf8(text), "a cell")
        refuse(text.count(b"&") != sum(other.count(b"&") for other in others), "signs outside of cells")
        codes = np.zeros(len(of), dtype=np.int32)
        number = self._codes.__getitem__
        texts = np.fromiter(map(number, (one for sheet in sheets for one in sheet.texts)), np.int32, sum(sizes))
        codes[shared] = texts[_starts(sizes)[of[shared]] + cells.shared[shared]]
        codes[plain] = np.fromiter(map(number, others), np.int32, len(others))
        keys, at = distinct_numbers(cells.numbers[numbered])
        codes[numbered] = np.fromiter(map(number, keys.tolist()), np.int32, len(keys))[at]
        return codes


def _starts(sizes: Sequence[int]) -> Places:
    ends: Places = np.cumsum(sizes, dtype=np.int64)
    return ends - sizes


def _are_plain(text: bytes, cells: CellPlaces) -> bool:
    """Tell whether all tags of rows and empty cells are plain, and no row is hidden."""
    starts, ends = cells.row_tags
    tags = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    # The row's number stands between the first quotes.
    parted = [tag.split(b'"', 2) for tag in tags]
    if not all(len(parts) > 2 and parts[1].isdigit() for parts in parted):
        return False
    if not all(map(_is_plain_row, {(parts[0], parts[2]) for parts in parted})):
        return False
    return not cells.empty or len(_EMPTY.findall(text)) == cells.empty


@lru_cache(maxsize=1024)
def _is_plain_row(tag: tuple[bytes, bytes]) -> bool:
    """Tell whether the tag of a row, which is given before and behind its number, is plain."""
    begin, attributes = tag
    hidden = attributes.count(b"hidden=") - sum(attributes.count(one) for one in _NOT_HIDDEN)
    return begin == b"<row r=" and not hidden and bool(_ROW_END.fullmatch(attributes))
