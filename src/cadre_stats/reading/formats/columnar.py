"""One block of delimited text through pyarrow: the columns that are asked for, and proof that nothing was swallowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import narrowest
from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.cells.marked_texts import MarkedTexts, Marks
from cadre_stats.reading.cells.text_kinds import kinds_of
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.formats.blocks import Block, Unsplittable
from cadre_stats.reading.formats.parting import part_records
from cadre_stats.reading.formats.plain_utf8 import is_plainly_utf8
from cadre_stats.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

    # A column of a block: dictionary-encoded, a text for each row, or marks.
    Part: TypeAlias = pa.DictionaryArray | Texts | Marks

__all__ = [
    "EveryRow",
    "JoinedCodes",
    "JoinedMarks",
    "JoinedTexts",
    "Parsed",
    "Part",
    "Plan",
    "check_encoding",
    "codes_of",
    "column_of",
    "parse_block",
]

# No cell can hold it: texts with NUL bytes are refused.
_END = "\0end"
# From this many different texts on, each is decoded only where it is asked for.
_MANY = 1 << 15
# How many times as many texts as are known may wait to be joined with them.
_PATIENCE = 4
# How many rows may wait where each has a text of its own.
_ROWS_WAITING = 1 << 17
# A longer buffer needs wider numbers for its places.
_FOUR_BYTES = (1 << 31) - 1


class Plan(Record):
    """What is read of each block: of records of ``width`` cells the ``columns``.

    Some are read as plain texts, some as marks, some as marks with the number of each text of digits. Of the ``varied``
    most texts of a block are different: they are numbered when blocks are joined, several at once. ``mark`` is a
    record that no text holds; it stands behind every block.
    """

    delimiter: str
    width: int
    columns: tuple[int, ...]
    as_texts: frozenset[int] = frozenset()
    as_marks: frozenset[int] = frozenset()
    as_numbers: frozenset[int] = frozenset()
    varied: frozenset[int] = frozenset()

    @property
    def mark(self) -> bytes:
        """The record that stands behind every block."""
        return f"{_END}{self.delimiter * (self.width - 1)}\n".encode()


class Parsed(Record):
    """The rows of a block and its columns, dictionary-encoded, as a text for each row, or as marks."""

    rows: int
    columns: tuple[Part, ...]


def parse_block(block: Block, plan: Plan, *, checked: bool = False) -> Parsed:
    """Parse a block, whose bytes were ``checked`` if they are known to be UTF-8.

    Raises :class:`Unsplittable` where records differ in width, a quote is open, or bytes aren't UTF-8.
    """
    import pyarrow as pa

    whole = pa.py_buffer(block.data)
    # The first column shows the mark at the end.
    wanted = list(dict.fromkeys((0, *plan.columns)))
    plain = plan.as_texts | plan.as_marks | plan.as_numbers
    try:
        if not checked and not is_plainly_utf8(block.room, block.filled):
            check_encoding(whole)
        table = part_records(whole, plan.delimiter, plan.width, wanted, plain | plan.varied)
    except pa.ArrowInvalid as error:
        raise Unsplittable from error
    rows = table.num_rows - 1
    if rows < 0 or table.column(0)[rows].as_py() != _END:
        raise Unsplittable
    columns = table.columns if 0 in plan.columns else table.columns[1:]
    order = {column: place for place, column in enumerate(one for one in wanted if one in plan.columns)}
    arrays = {column: columns[order[column]].chunk(0) for column in plan.columns}
    for column in plan.varied & arrays.keys() - plain:
        arrays[column] = _each_its_own(arrays[column].slice(0, rows))
    parts = [column_of(arrays[column], rows) for column in plan.columns]
    marked = [
        Marks.of(part, numbered=column in plan.as_numbers)
        if column in plan.as_marks | plan.as_numbers and isinstance(part, Texts)
        else part
        for column, part in zip(plan.columns, parts, strict=True)
    ]
    return Parsed(rows, tuple(marked))


def _each_its_own(array: pa.StringArray) -> pa.DictionaryArray:
    """Give texts as a dictionary in which each row has a text of its own, equal to others or not."""
    import pyarrow as pa

    codes = pa.py_buffer(np.arange(len(array), dtype=np.int32))
    indices = pa.Array.from_buffers(pa.int32(), len(array), [None, codes])
    return pa.DictionaryArray.from_arrays(indices, array, safe=False)


def check_encoding(data: pa.Buffer) -> None:
    """Raise pyarrow's error where bytes aren't UTF-8, also in cells that nobody asks for."""
    import pyarrow as pa

    bounds = pa.py_buffer(np.array([0, data.size], dtype=np.int32))
    pa.Array.from_buffers(pa.string(), 1, [None, bounds, data]).validate(full=True)


def column_of(array: pa.Array, rows: int) -> pa.DictionaryArray | Texts:
    """Give a column without the mark in its last row; a dictionary holds the texts of its rows alone."""
    import pyarrow as pa

    if isinstance(array, pa.DictionaryArray):
        return array if rows == len(array) else _without_mark(array, rows)
    texts = _texts(array)
    return Texts(texts.offsets[: rows + 1], texts.data, kinds_of(texts.offsets[: rows + 1], texts.data))


def _without_mark(array: pa.DictionaryArray, rows: int) -> pa.DictionaryArray:
    import pyarrow as pa

    codes, last = codes_of(array), len(array.dictionary) - 1
    if codes[rows] < last or codes[:rows].max(initial=-1) == last:
        return array.slice(0, rows)
    # Texts stand in the order in which they come: the last one is the mark's own.
    return pa.DictionaryArray.from_arrays(array.indices.slice(0, rows), array.dictionary.slice(0, last), safe=False)


def _texts(array: pa.StringArray) -> Texts:
    _, offsets, data = array.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int32, count=len(array) + 1, offset=4 * array.offset)
    return Texts(bounds, np.frombuffer(data or b"", dtype=np.uint8))


class EveryRow(Record):
    """A column of texts in which each row has a place of its own."""

    values: Texts

    @property
    def codes(self) -> NDArray[np.int32]:
        """The place of each row's cell in ``values``: its own number."""
        return np.arange(len(self.values), dtype=np.int32)


class JoinedCodes:
    """A column of few texts, block by block: codes over one list of texts, in the order in which they come.

    Each row takes as few bytes as the number of texts allows; the blocks themselves are not kept.
    """

    def __init__(self) -> None:
        self._codes, self._type = bytearray(), np.dtype(np.int8)
        self._texts = 0
        self._known: pa.DictionaryArray | None = None
        self._waiting: list[pa.DictionaryArray] = []
        self._texts_waiting = 0

    def add(self, block: Part) -> None:
        """Add the cells of the next block, whose dictionary holds no other texts than theirs."""
        assert not isinstance(block, Texts | Marks)
        self._waiting.append(block)
        self._texts_waiting += len(block.dictionary)
        # Joining goes over all texts known: it waits until some more are new, or as many where they are very many.
        enough = self._texts * (_PATIENCE if self._texts < _MANY else 1)
        if self._texts_waiting >= (max(enough, _ROWS_WAITING) if len(block.dictionary) >= len(block) else enough):
            self._join()

    def _join(self) -> None:
        import pyarrow as pa

        known = [] if self._known is None else [self._known]
        blocks = pa.chunked_array([*known, *self._waiting]).unify_dictionaries().chunks[len(known) :]
        self._known = blocks[-1].slice(0, 0)
        self._waiting.clear()
        self._texts_waiting = 0
        self._texts = len(self._known.dictionary)
        self._widen(narrowest(self._texts))
        for block in blocks:
            self._codes += codes_of(block).astype(self._type).data

    def _widen(self, wanted: np.dtype[np.signedinteger]) -> None:
        if wanted != self._type:
            self._codes = bytearray(np.frombuffer(self._codes, dtype=self._type).astype(wanted).data)
            self._type = wanted

    def cells(self, many: int = _MANY) -> CellColumn:
        """Give the whole column; every text is used by some row. So ``many`` are decoded when they are asked for."""
        if self._waiting:
            self._join()
        if self._known is None:
            return CellColumn(np.empty(0, dtype=np.int8), ())
        codes = np.frombuffer(self._codes, dtype=self._type)
        texts = _texts(self._known.dictionary)
        return CellColumn(codes, tuple(texts) if len(texts) < many else texts)


def codes_of(block: pa.DictionaryArray) -> NDArray[np.int32]:
    """Give the place of each row's text in the dictionary."""
    # Array.to_numpy() would import pandas.
    indices = block.indices
    return np.frombuffer(indices.buffers()[1], dtype=np.int32, count=len(indices), offset=4 * indices.offset)


class JoinedTexts:
    """A column of texts nearly all distinct, block by block: each row has a place of its own."""

    def __init__(self) -> None:
        self._data, self._offsets, self._wide = bytearray(), bytearray(4), False
        self._kinds = bytearray()

    def add(self, block: Part) -> None:
        """Add the cells of the next block."""
        assert isinstance(block, Texts)
        start, end = int(block.offsets[0]), int(block.offsets[-1])
        if not self._wide and len(self._data) + end - start > _FOUR_BYTES:
            self._offsets, self._wide = bytearray(self._bounds().astype(np.int64).data), True
        kind = np.int64 if self._wide else np.int32
        self._offsets += (block.offsets[1:] + kind(len(self._data) - start)).astype(kind, copy=False).data
        self._data += block.data[start:end].data
        self._kinds += block.kinds.data

    def cells(self) -> CellColumn:
        """Give the whole column."""
        texts = self.texts()
        return CellColumn(np.arange(len(texts), dtype=np.int32), texts)

    def texts(self) -> Texts:
        """Give a text for each row."""
        data, kinds = np.frombuffer(self._data, dtype=np.uint8), np.frombuffer(self._kinds, dtype=np.uint8)
        return Texts(self._bounds(), data, kinds)

    def _bounds(self) -> NDArray[np.int32] | NDArray[np.int64]:
        if self._wide:
            return np.frombuffer(self._offsets, dtype=np.int64)
        return np.frombuffer(self._offsets, dtype=np.int32)


class JoinedMarks:
    """A column of texts nearly all distinct, of which marks are enough: each row has a place of its own."""

    def __init__(self, load: Callable[[], Texts]) -> None:
        self._kinds, self._places, self._kept, self._load = bytearray(), bytearray(), JoinedTexts(), load
        self._numbers = bytearray()

    def add(self, block: Part) -> None:
        """Add the cells of the next block."""
        assert isinstance(block, Marks)
        self._places += (block.places + len(self._kinds)).astype(np.int64, copy=False).data
        self._kept.add(block.kept)
        self._kinds += block.kinds.data
        if block.numbers is not None:
            self._numbers += block.numbers.data

    def cells(self) -> EveryRow:
        """Give the whole column."""
        kinds, places = np.frombuffer(self._kinds, dtype=np.uint8), np.frombuffer(self._places, dtype=np.int64)
        numbers = np.frombuffer(self._numbers, dtype=np.int64) if self._numbers else None
        texts = MarkedTexts(Marks(kinds, places, self._kept.texts(), numbers), self._load)
        return EveryRow(texts)
