"""One block of delimited text through pyarrow: the columns that are asked for, and proof that nothing was swallowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.blocks import Block, Unsplittable
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.texts import Texts

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["JoinedCodes", "JoinedTexts", "Parsed", "Plan", "parse_block"]

# No cell can hold it: texts with NUL bytes are refused.
_END = "\0end"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read of each block: of records of ``width`` cells the ``columns``, some of them as plain texts.

    ``mark`` is a record that no text holds; it stands behind every block.
    """

    delimiter: str
    width: int
    columns: tuple[int, ...]
    as_texts: frozenset[int]
    mark: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", f"{_END}{self.delimiter * (self.width - 1)}\n".encode())


@dataclass(frozen=True, slots=True)
class Parsed:
    """The rows of a block and its columns, dictionary-encoded or as a text for each row."""

    rows: int
    columns: tuple[pa.DictionaryArray | Texts, ...]


def parse_block(block: Block, plan: Plan) -> Parsed:
    """Parse a block.

    Raises :class:`Unsplittable` where records differ in width, a quote is open, or bytes aren't UTF-8.
    """
    import pyarrow as pa
    from pyarrow import csv

    whole = pa.py_buffer(block.data)
    names = [str(column) for column in range(plan.width)]
    encoded, text = pa.dictionary(pa.int32(), pa.string()), pa.string()
    # The first column shows the mark at the end.
    wanted = list(dict.fromkeys((0, *plan.columns)))
    types = {names[column]: text if column in plan.as_texts else encoded for column in wanted}
    try:
        _check_encoding(whole)
        table = csv.read_csv(
            pa.BufferReader(whole),
            csv.ReadOptions(column_names=names, block_size=len(block.data) + 1, use_threads=False),
            csv.ParseOptions(delimiter=plan.delimiter, newlines_in_values=True, ignore_empty_lines=False),
            csv.ConvertOptions(
                check_utf8=False,
                column_types=types,
                include_columns=list(types),
                strings_can_be_null=False,
                null_values=[],
            ),
        )
    except pa.ArrowInvalid as error:
        raise Unsplittable from error
    rows = table.num_rows - 1
    if rows < 0 or table.column(0)[rows].as_py() != _END:
        raise Unsplittable
    columns = table.columns if 0 in plan.columns else table.columns[1:]
    order = {column: place for place, column in enumerate(one for one in wanted if one in plan.columns)}
    return Parsed(rows, tuple(_column(columns[order[column]].chunk(0), rows) for column in plan.columns))


def _check_encoding(data: pa.Buffer) -> None:
    """Raise pyarrow's error where bytes aren't UTF-8, also in cells that nobody asks for."""
    import pyarrow as pa

    bounds = pa.py_buffer(np.array([0, data.size], dtype=np.int32))
    pa.Array.from_buffers(pa.string(), 1, [None, bounds, data]).validate(full=True)


def _column(array: pa.Array, rows: int) -> pa.DictionaryArray | Texts:
    """Give a column without the mark in its last row."""
    import pyarrow as pa

    if isinstance(array, pa.DictionaryArray):
        return array.slice(0, rows)
    texts = _texts(array)
    return Texts(texts.offsets[: rows + 1], texts.data)


def _texts(array: pa.StringArray) -> Texts:
    _, offsets, data = array.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int32, count=len(array) + 1, offset=4 * array.offset)
    return Texts(bounds, np.frombuffer(data or b"", dtype=np.uint8))


class JoinedCodes:
    """A column of few texts, block by block: codes over one list of texts, in the order in which they come."""

    def __init__(self) -> None:
        self._blocks: list[pa.DictionaryArray] = []

    def add(self, block: pa.DictionaryArray | Texts) -> None:
        """Add the cells of the next block."""
        self._blocks.append(block)

    def cells(self) -> CellColumn:
        """Give the whole column; every text is used by some row."""
        import pyarrow as pa

        if not self._blocks:
            return CellColumn(np.empty(0, dtype=np.int32), ())
        blocks = pa.chunked_array(self._blocks).unify_dictionaries().chunks
        self._blocks.clear()
        codes = np.concatenate([_codes(block) for block in blocks])
        texts = tuple(_texts(blocks[0].dictionary))
        used = np.bincount(codes, minlength=len(texts)) > 0
        if not used.all():
            # The mark behind a block held an empty cell.
            codes = (np.cumsum(used) - 1).astype(np.int32)[codes]
            texts = tuple(text for text, one in zip(texts, used.tolist(), strict=True) if one)
        return CellColumn(codes, texts)


def _codes(block: pa.DictionaryArray) -> NDArray[np.int32]:
    # Array.to_numpy() would import pandas.
    indices = block.indices
    return np.frombuffer(indices.buffers()[1], dtype=np.int32, count=len(indices), offset=4 * indices.offset)


class JoinedTexts:
    """A column of texts nearly all distinct, block by block: each row has a place of its own."""

    def __init__(self) -> None:
        self._blocks: list[Texts] = []

    def add(self, block: pa.DictionaryArray | Texts) -> None:
        """Add the cells of the next block."""
        assert isinstance(block, Texts)
        self._blocks.append(block)

    def cells(self) -> CellColumn:
        """Give the whole column."""
        texts = Texts.joined(self._blocks)
        self._blocks.clear()
        return CellColumn(np.arange(len(texts), dtype=np.int32), texts)
