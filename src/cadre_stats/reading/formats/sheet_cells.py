"""The cells of a large sheet of an xlsx, told apart in its XML without reading any of them: where, and which alike."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import IO

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.formats.cell_places import CellPlaces, Irregular, find_cells, number_cell, refuse
from cadre_stats.reading.formats.eight_bytes import Places
from cadre_stats.reading.formats.farthest import LARGEST_AREA
from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["EMPTY", "SheetCells", "distinct_numbers", "scan_cells"]

_BLOCK = 1 << 20
_THREADS = 2
# A piece without the end of a row is no table; neither is a sheet with so many different cells.
_LONGEST_ROW = 8 << 20
_MOST_KINDS = 2_000_000
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
EMPTY = np.int32(np.iinfo(np.int32).min)
# While a sheet is scanned, the codes from here down to EMPTY are places among the numbers of a band.
_NUMBERS = np.int32(-(1 << 30))
# What a cell may be whose text isn't shared: its attributes behind the name, a formula, a value or a text of its own.
_ATTRIBUTES = rb'(?: [A-Za-z:]+="[^"<>&]*")*'
_CELL = regex(
    _ATTRIBUTES
    + rb"> *(?:<f"
    + _ATTRIBUTES
    + rb"(?:/>|>[^<>]*</f>))?(?:<v>[^<>]*</v>|<v/>|<v />|<is><t"
    + _ATTRIBUTES
    + rb"(?:/>|>[^<>]*</t>)</is>)?"
)
_HIDDEN = b"hidden="
_HIDDEN_ROW = regex(rb'<row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?(?<![\w:])r="(\d{1,7})"')


class _Band(Record, slots=False):
    """The cells of the rows from ``top`` on (from 0): ``codes[column, row - top]``; ``numbers`` are those in them."""

    top: int
    codes: NDArray[np.int32]
    numbers: Places


class SheetCells(Record, slots=False):
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

    @property
    def most_shared(self) -> int:
        """The highest number of a shared string; -1 where there is none."""
        return max((int(band.codes.max(initial=-1)) for band in self.bands), default=-1)

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
    except Irregular:
        return None


class _Scan:
    """Goes through the XML of a sheet piece by piece, each piece ending behind a row."""

    def __init__(self) -> None:
        self.others: defaultdict[bytes, int] = defaultdict(count().__next__)
        self.bands: list[_Band] = []
        self.hidden: list[int] = []
        self.height = self.width = 0

    def sheet(self, stream: IO[bytes]) -> SheetCells:
        """Scan the whole sheet. Raises :class:`Irregular`."""
        head, rest = _until(stream, _BEGIN)
        refuse(not _is_plain(head), "the sheet's head")
        tails: list[bytes] = []
        for rows, cells in _looked_at(_pieces(stream, rest, tails)):
            if cells is not None:
                self._take(rows, cells)
        tail = _END + tails[0] + stream.read(_LONGEST_ROW)
        refuse(bool(stream.read(1)) or b"<!" in tail or b"<sheetData" in tail, "the sheet's tail")
        refuse(not self.bands or not all(map(_CELL.fullmatch, self.others)), "a cell")
        others = [*self.others, *self._numbers()]
        refuse(len(others) > _MOST_KINDS, "too many different cells")
        return SheetCells(self.bands, others, head, tail, self.height, self.width, self.hidden)

    def _take(self, text: bytes, cells: CellPlaces) -> None:
        """Take the cells of whole rows, which stand below those before."""
        if _HIDDEN in text:
            tags = _cut(text, *cells.row_tags)
            self.hidden += [int(found[1]) - 1 for tag in tags if (found := _HIDDEN_ROW.match(tag))]
        top, bottom, width = int(cells.rows[0]), int(cells.rows[-1]) + 1, int(cells.columns.max()) + 1
        refuse(top < self.height, "rows out of order")
        self.height, self.width = bottom, max(self.width, width)
        refuse(self.height * self.width > LARGEST_AREA, "cells far out")
        codes = cells.shared.astype(np.int32)
        numbered = np.flatnonzero(cells.numbers >= 0)
        numbers, places = distinct_numbers(cells.numbers[numbered])
        codes[numbered] = _NUMBERS - places
        plain = np.flatnonzero(codes == -1)
        if len(plain):
            kinds = map(self.others.__getitem__, _cut(text, cells.starts[plain], cells.ends[plain]))
            codes[plain] = -1 - np.fromiter(kinds, dtype=np.int32, count=len(plain))
        refuse(len(self.others) > _MOST_KINDS, "too many different cells")
        laid = np.full((width, bottom - top), EMPTY, dtype=np.int32)
        laid[cells.columns, cells.rows - top] = codes
        self.bands.append(_Band(top, laid, numbers))

    def _numbers(self) -> Iterator[bytes]:
        """Give the different numbers of all bands, and the codes of their cells the places behind the other cells."""
        keys, _ = distinct_numbers(np.concatenate([band.numbers for band in self.bands]))
        for band in self.bands:
            places = -1 - len(self.others) - np.searchsorted(keys, band.numbers).astype(np.int32)
            here = (band.codes <= _NUMBERS) & (band.codes != EMPTY)
            band.codes[here] = places[_NUMBERS - band.codes[here]]
        yield from map(number_cell, keys.tolist())


def _cut(text: bytes, starts: Places, ends: Places) -> list[bytes]:
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _looked_at(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, CellPlaces | None]]:
    """Find the cells of pieces beside each other, while the next ones are unpacked; give both in their order."""
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[tuple[bytes, Future[CellPlaces | None]]] = deque()
        for rows in pieces:
            waiting.append((rows, pool.submit(find_cells, rows)))
            if len(waiting) > _THREADS:
                text, cells = waiting.popleft()
                yield text, cells.result()
        for text, cells in waiting:
            yield text, cells.result()


def _pieces(stream: IO[bytes], rest: bytes, tails: list[bytes]) -> Iterator[bytes]:
    """Read a sheet in pieces that end behind a row; what follows the cells goes to ``tails``."""
    while _END not in rest:
        block = stream.read(_BLOCK)
        refuse(not block, "no end of the cells")
        whole = rest + block
        cut = whole.rfind(_ROW_END) + len(_ROW_END)
        if _END not in whole and cut >= len(_ROW_END):
            yield whole[:cut]
            whole = whole[cut:]
        refuse(len(whole) > _LONGEST_ROW and _END not in whole, "a row without an end")
        rest = whole
    cells, _, tail = rest.partition(_END)
    tails.append(tail)
    yield cells


def distinct_numbers(keys: Places) -> tuple[Places, NDArray[np.int32]]:
    """Give the different keys in their order, and the place of each key among them."""
    # numpy.unique would import numpy.ma.
    order = np.argsort(keys, kind="stable")
    in_order = keys[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = in_order[1:] != in_order[:-1]
    places = np.empty(len(keys), dtype=np.int32)
    places[order] = np.cumsum(new, dtype=np.int32) - 1
    return in_order[new], places


def _until(stream: IO[bytes], mark: bytes) -> tuple[bytes, bytes]:
    """Read up to a mark; give what stands up to its end, and what was read behind it."""
    text = b""
    while mark not in text:
        block = stream.read(_BLOCK)
        refuse(not block or len(text) > _LONGEST_ROW, "no beginning of the cells")
        text += block
    cut = text.index(mark) + len(mark)
    return text[:cut], text[cut:]


def _is_plain(head: bytes) -> bool:
    """Tell whether a sheet begins as UTF-8 without comments, the elements without prefixes."""
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<worksheet[\s>]", head)
    encoding = re.search(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", head)
    return bool(declared) and b"<!" not in head and (encoding is None or encoding[1].lower() == b"utf-8")
