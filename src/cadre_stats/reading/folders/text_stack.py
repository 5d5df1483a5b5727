"""A stack of small texts of one width, laid end to end and parted into columns in one go.

A mark stands before each text and behind the last. Which marks come out as records of their own shows of which texts no
quote swallowed anything; a text with a record of another width, or with a quote left open, isn't taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.formats.blocks import BLOCK
from cadre_stats.reading.formats.columnar import JoinedCodes, JoinedTexts, check_encoding, codes_of, column_of
from cadre_stats.reading.formats.parting import part_records
from cadre_stats.record import Record

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.csv import InvalidRow

    from cadre_stats.reading.formats.columnar import Part

__all__ = ["TextStack"]

# No text has it: those with NUL bytes aren't stacked.
_MARK = "\0"
# From this many different texts on, each is decoded only where it is asked for.
_MANY = 1000
# How many blocks are parted beside each other, and how many are held: files are read sooner than parted.
_BESIDE, _WAITING = 2, 5


class _Parted(Record):
    """The columns of a block, which of their rows are those of texts taken, and how many of these each text has."""

    columns: Sequence[Part]
    kept: NDArray[np.bool_]
    sizes: Sequence[int]


class TextStack:
    """Texts whose records have ``width`` cells and are parted by a ``delimiter``; none has more than ``deepest``.

    The columns ``as_texts`` hold a text for each row, equal or not: those of many texts nearly all distinct. Blocks of
    texts are parted beside reading others.
    """

    def __init__(self, delimiter: str, width: int, deepest: int, as_texts: frozenset[int]) -> None:
        self._delimiter, self._width, self._deepest = delimiter, width, deepest
        self._as_texts = as_texts - {0}  # the first column shows the marks
        self._joined = [JoinedTexts() if column in self._as_texts else JoinedCodes() for column in range(width)]
        self._kept: list[NDArray[np.bool_]] = []
        self._sizes: list[int] = []
        self._block: list[bytes] = []
        self._bytes = 0
        self._waiting: deque[Future[_Parted]] = deque()
        self._pool = ThreadPoolExecutor(_BESIDE)
        self.count = 0

    def add(self, text: bytes) -> None:
        """Lay a text of UTF-8 without NUL bytes on top."""
        self._block.append(text)
        self._bytes += len(text)
        self.count += 1
        if self._bytes >= BLOCK:
            self._part()

    @property
    def rows(self) -> int:
        """The number of rows so far, without those of the last blocks."""
        return sum(self._sizes)

    def columns(self) -> tuple[Sequence[int], Sequence[CellColumn]]:
        """Give the number of rows of each text, 0 where it isn't taken, and the columns of all rows."""
        if self._block:
            self._part()
        while self._waiting:
            self._join()
        self._pool.shutdown()
        kept = np.concatenate(self._kept)
        return self._sizes, [
            CellColumn(np.flatnonzero(kept).astype(np.int32), joined.texts())
            if isinstance(joined, JoinedTexts)
            else _used(joined.cells(_MANY), kept)
            for joined in self._joined
        ]

    def _part(self) -> None:
        """Have the block parted that is full."""
        self._waiting.append(self._pool.submit(self._parted, self._block))
        self._block, self._bytes = [], 0
        if len(self._waiting) > _WAITING:
            self._join()

    def _join(self) -> None:
        parted = self._waiting.popleft().result()
        self._sizes += parted.sizes
        self._kept.append(parted.kept)
        for joined, part in zip(self._joined, parted.columns, strict=True):
            joined.add(part)

    def _parted(self, texts: Sequence[bytes]) -> _Parted:
        """Part a block of texts."""
        data = self._marked(texts)
        if not _is_unicode(data):
            texts = [text if _is_unicode(text) else b"" for text in texts]
            data = self._marked(texts)
        table, skipped = self._table(data)
        rows = [column.chunk(0) for column in table.columns]
        marks, numbers = _marks(rows[0])
        # Of a record that was skipped its place among all is known, and so how many others stand before it.
        before = np.searchsorted(marks, np.array(skipped, dtype=np.int64) - np.arange(len(skipped))) - 1
        sizes = np.diff(marks) - 1
        fine = (np.diff(numbers) == 1) & (sizes <= self._deepest)
        fine[before[before < len(fine)]] = False
        taken = np.zeros(len(texts), dtype=np.int64)
        taken[numbers[:-1][fine]] = sizes[fine]
        kept = np.repeat(np.append(fine, False), np.diff(np.append(marks, table.num_rows)))
        kept[marks] = False
        return _Parted([column_of(one, len(one)) for one in rows], kept, taken.tolist())

    def _marked(self, texts: Sequence[bytes]) -> bytes:
        """Lay texts end to end with numbered marks between them."""
        behind = f"{self._delimiter * (self._width - 1)}\n".encode()
        parts: list[bytes] = []
        for number, text in enumerate(texts):
            parts += (f"{_MARK}{number}".encode(), behind, text)
            if text and text[-1] not in b"\r\n":
                parts.append(b"\n")
        return b"".join((*parts, f"{_MARK}{len(texts)}".encode(), behind))

    def _table(self, data: bytes) -> tuple[pa.Table, list[int]]:
        """Give the records of the right width by columns, and the places (from 0) of the others among all."""
        import pyarrow as pa

        skipped: list[int] = []

        def skip(row: InvalidRow) -> str:
            skipped.append(row.number - 1)
            return "skip"

        buffer = pa.py_buffer(data)
        return part_records(buffer, self._delimiter, self._width, range(self._width), self._as_texts, skip), skipped


def _marks(column: pa.DictionaryArray) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the rows of the marks and their numbers."""
    numbers = np.array(
        [int(text[1:]) if text.startswith(_MARK) else -1 for text in column.dictionary.to_pylist()], dtype=np.int64
    )
    each = numbers[codes_of(column)]
    rows = np.flatnonzero(each >= 0)
    return rows, each[rows]


def _is_unicode(text: bytes) -> bool:
    import pyarrow as pa

    try:
        check_encoding(pa.py_buffer(text))
    except pa.ArrowInvalid:
        return False
    return True


def _used(cells: CellColumn, kept: NDArray[np.bool_]) -> CellColumn:
    """Give the rows that are kept, and of the texts those that they hold."""
    codes, values = cells.codes[kept], cells.values
    used = np.bincount(codes, minlength=len(values)) > 0
    if used.all():
        return CellColumn(codes, values)
    places = np.flatnonzero(used)
    chosen = values.chosen(places) if isinstance(values, Texts) else tuple(values[place] for place in places.tolist())
    return CellColumn((np.cumsum(used) - 1).astype(codes.dtype)[codes], chosen)
