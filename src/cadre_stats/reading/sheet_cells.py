"""The cells of a large sheet of an xlsx, told apart in its XML without reading any of them: where, and which alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import IO

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.farthest import LARGEST_AREA
from cadre_stats.reading.words import PADDING, Places, Words, decimal, is_word, quote_after, words_of

__all__ = ["EMPTY", "SheetCells", "scan_cells"]

_BLOCK = 1 << 20
# A piece without the end of a row is no table; neither is a sheet with so many different cells.
_LONGEST_ROW = 8 << 20
_MOST_KINDS = 2_000_000
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
EMPTY = np.int32(np.iinfo(np.int32).min)
_LETTER_A, _LETTER_Z = ord("A"), ord("Z")
_COLUMN_BITS = 14
# What a cell may be whose text isn't shared: its attributes behind the name, a formula, a value or a text of its own.
_ATTRIBUTES = rb'(?: [A-Za-z:]+="[^"<>&]*")*'
_CELL = re.compile(
    _ATTRIBUTES
    + rb"> *(?:<f"
    + _ATTRIBUTES
    + rb"(?:/>|>[^<>]*</f>))?(?:<v>[^<>]*</v>|<v/>|<v />|<is><t"
    + _ATTRIBUTES
    + rb"(?:/>|>[^<>]*</t>)</is>)?"
)
_HIDDEN_ROW = re.compile(rb'<row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?(?<![\w:])r="(\d{1,7})"')


class _Irregular(Exception):
    """The XML isn't written as spreadsheet programs write it; a full parser has to read it."""


@dataclass(frozen=True)
class _Band:
    """The cells of the rows from ``top`` on (from 0): ``codes[column, row - top]``."""

    top: int
    codes: NDArray[np.int32]


@dataclass(frozen=True)
class SheetCells:
    """Where the cells of a sheet stand, and which of them are alike.

    A code from 0 on is the number of a shared string, one below 0 the cell ``others[-1 - code]``: its XML from behind
    its name to its end. ``head`` and ``tail`` are the XML before and behind the cells. Rows and columns count from 0.
    """

    bands: Sequence[_Band]
    others: Sequence[bytes]
    head: bytes
    tail: bytes
    height: int
    width: int
    hidden_rows: Sequence[int]

    def column(self, index: int) -> NDArray[np.int32]:
        """Give the codes of a column."""
        codes = np.full(self.height, EMPTY, dtype=np.int32)
        for band in self.bands:
            if index < len(band.codes):
                codes[band.top : band.top + band.codes.shape[1]] = band.codes[index]
        return codes

    def where(self, others: Sequence[int]) -> Iterator[tuple[int, int, int]]:
        """Give the row, the column and the number of the cells that are certain ones of the others, row by row."""
        wanted = -1 - np.array(others, dtype=np.int32)
        for band in self.bands:
            rows, columns = np.nonzero(np.isin(band.codes, wanted).T)
            kinds = -1 - band.codes[columns, rows]
            yield from zip((rows + band.top).tolist(), columns.tolist(), kinds.tolist(), strict=True)


def scan_cells(stream: IO[bytes]) -> SheetCells | None:
    """Scan a sheet's XML; ``None`` where only a full parser can tell its cells."""
    scan = _Scan()
    try:
        return scan.sheet(stream)
    except _Irregular:
        return None


class _Scan:
    """Goes through the XML of a sheet piece by piece, each piece ending behind a row."""

    def __init__(self) -> None:
        self.others: defaultdict[bytes, int] = defaultdict(count().__next__)
        self.bands: list[_Band] = []
        self.hidden: list[int] = []
        self.height = self.width = 0

    def sheet(self, stream: IO[bytes]) -> SheetCells:
        """Scan the whole sheet. Raises :class:`_Irregular`."""
        head, rest = _until(stream, _BEGIN)
        _refuse(not _is_plain(head), "the sheet's head")
        while _END not in rest:
            block = stream.read(_BLOCK)
            _refuse(not block, "no end of the cells")
            whole = rest + block
            cut = whole.rfind(_ROW_END) + len(_ROW_END)
            if _END not in whole and cut >= len(_ROW_END):
                self._piece(whole[:cut])
                whole = whole[cut:]
            _refuse(len(whole) > _LONGEST_ROW and _END not in whole, "a row without an end")
            rest = whole
        cells, _, tail = rest.partition(_END)
        self._piece(cells)
        tail = _END + tail + stream.read(_LONGEST_ROW)
        _refuse(bool(stream.read(1)) or b"<!" in tail or b"<sheetData" in tail, "the sheet's tail")
        _refuse(not self.bands or not all(map(_CELL.fullmatch, self.others)), "a cell")
        others = list(self.others)
        return SheetCells(self.bands, others, head, tail, self.height, self.width, self.hidden)

    def _piece(self, text: bytes) -> None:
        """Scan whole rows."""
        if b"hidden=" in text:
            self.hidden += [int(row) - 1 for row in _HIDDEN_ROW.findall(text)]
        cells = _cells(text + PADDING)
        if cells is None:
            return
        rows, columns, shared, starts, ends = cells
        top, bottom, width = int(rows[0]), int(rows[-1]) + 1, int(columns.max()) + 1
        _refuse(top < self.height, "rows out of order")
        self.height, self.width = bottom, max(self.width, width)
        _refuse(self.height * self.width > LARGEST_AREA, "cells far out")
        codes = shared.astype(np.int32)
        plain = np.flatnonzero(shared < 0)
        if len(plain):
            pairs = zip(starts[plain].tolist(), ends[plain].tolist(), strict=True)
            kinds = map(self.others.__getitem__, [text[start:end] for start, end in pairs])
            codes[plain] = -1 - np.fromiter(kinds, dtype=np.int32, count=len(plain))
            _refuse(len(self.others) > _MOST_KINDS, "too many different cells")
        laid = np.full((width, bottom - top), EMPTY, dtype=np.int32)
        laid[columns, rows - top] = codes
        self.bands.append(_Band(top, laid))


def _until(stream: IO[bytes], mark: bytes) -> tuple[bytes, bytes]:
    """Read up to a mark; give what stands up to its end, and what was read behind it."""
    text = b""
    while mark not in text:
        block = stream.read(_BLOCK)
        _refuse(not block or len(text) > _LONGEST_ROW, "no beginning of the cells")
        text += block
    cut = text.index(mark) + len(mark)
    return text[:cut], text[cut:]


def _is_plain(head: bytes) -> bool:
    """Tell whether a sheet begins as UTF-8 without comments, the elements without prefixes."""
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<worksheet[\s>]", head)
    encoding = re.search(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", head)
    return bool(declared) and b"<!" not in head and (encoding is None or encoding[1].lower() == b"utf-8")


_Found = tuple[Places, Places, Places, Places, Places]


def _cells(text: bytes) -> _Found | None:
    """Find the cells of whole rows that hold something: rows, columns, shared strings (-1: none), bounds of the XML.

    Raises :class:`_Irregular` where anything else stands among them.
    """
    words = words_of(text)
    tags = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord("<"))
    names = words[tags]
    begins = is_word(names, b'<c r="')
    row_ends = is_word(names, _ROW_END)
    rows = is_word(names, b"<row ")
    _refuse(not _are_whole(words, tags, rows, row_ends), "rows that don't end")
    closers = np.flatnonzero(is_word(names, b"</c>"))
    first = np.flatnonzero(begins)
    _refuse(int(is_word(names, b"<c ").sum()) != len(first), "cells without names")
    if not len(first):
        _refuse(int(rows.sum() + row_ends.sum()) != len(tags), "other elements")
        return None
    empty = (begins | row_ends)[first + 1]
    before = words[tags[first + 1] - 2]
    _refuse(not is_word(before[empty], b"/>").all(), "cells that don't end")
    row, column, behind = _references(words, tags[first] + len(b'<c r="'))
    ordered = np.diff((row << _COLUMN_BITS) | column) > 0
    _refuse(not ordered.all(), "cells out of order")
    full = ~empty
    opened = first[full]
    if not len(opened):
        _refuse(int(rows.sum() + row_ends.sum()) + len(first) != len(tags), "other elements")
        return None
    _refuse(len(closers) != len(opened), "cells in cells")
    _refuse(bool((closers <= opened).any() or (closers[:-1] >= opened[1:]).any()), "cells in cells")
    inside = int((closers - opened + 1).sum())
    _refuse(inside + int(empty.sum() + rows.sum() + row_ends.sum()) != len(tags), "other elements")
    start, end = behind[full], tags[closers]
    return row[full], column[full], _shared(words, tags, names, opened, closers, start), start, end


def _are_whole(words: Words, tags: Places, rows: NDArray[np.bool_], row_ends: NDArray[np.bool_]) -> bool:
    """Tell whether each row's tag ends before the next tag, and each row has an end."""
    following = np.append(tags[1:], tags[-1:])[rows]
    last = words[following - 2]
    closed = is_word(last, b"/>")
    ended = ((last >> np.uint64(8)) & np.uint64(255)) == np.uint64(ord(">"))
    return bool(ended.all()) and int(rows.sum() - closed.sum()) == int(row_ends.sum())


def _references(words: Words, places: Places) -> tuple[Places, Places, Places]:
    """Read cell names, "XFD1048576" and a quote, at places: rows and columns from 0, the places behind the quotes."""
    word = words[places]
    letters = [((word >> np.uint64(8 * place)) & np.uint64(255)).astype(np.int64) for place in range(3)]
    second = letters[1] >= _LETTER_A
    third = second & (letters[2] >= _LETTER_A)
    column = letters[0] - (_LETTER_A - 1)
    column = np.where(second, column * 26 + letters[1] - (_LETTER_A - 1), column)
    column = np.where(third, column * 26 + letters[2] - (_LETTER_A - 1), column)
    named = (letters[0] >= _LETTER_A) & (letters[0] <= _LETTER_Z)
    named &= (~second | (letters[1] <= _LETTER_Z)) & (~third | (letters[2] <= _LETTER_Z))
    digits_at = places + 1 + second + third
    digits = words[digits_at]
    length = quote_after(digits)
    row, fits = decimal(digits, length)
    _refuse(not (named & fits & (row >= 1) & (column <= 1 << _COLUMN_BITS)).all(), "names of cells")
    return row - 1, column - 1, digits_at + length + 1


def _shared(words: Words, tags: Places, names: Words, opened: Places, closers: Places, start: Places) -> Places:
    """Give the number of the shared string of each cell, -1 where it is none or written otherwise than usual."""
    # Three tags behind a cell's own: its value, the value's end, the cell's end.
    usual = closers - opened == 3
    value, value_end = tags[opened + 1], tags[np.minimum(opened + 2, len(tags) - 1)]
    usual &= is_word(names[opened + 1], b"<v>") & is_word(words[value - 7], b' t="s"><')
    style = value - 7 - start
    styled = usual & (style != 0)
    if styled.any():
        at = start[styled]
        length = quote_after(words[at + 4])
        _, fits = decimal(words[at + 4], length)
        usual[styled] = is_word(words[at], b' s="') & fits & (length + 5 == style[styled])
    number, fits = decimal(words[value + 3], value_end - value - 3)
    return np.where(usual & fits, number, -1)


def _refuse(irregular: bool, what: str) -> None:
    if irregular:
        raise _Irregular(what)
