"""Large delimited text through pyarrow: every column dictionary-encoded, its texts decoded only where asked for."""

from __future__ import annotations

import csv as csv_module
import io
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.grid import CellColumn, Grid
from cadre_stats.reading.texts import Texts

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["read_columnar"]

_BLOCK = 2 << 20


class _Joined(io.RawIOBase):
    """Byte strings one behind the other as one stream, none of them copied."""

    def __init__(self, *parts: bytes | memoryview) -> None:
        self._parts = [memoryview(part) for part in reversed(parts)]

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> memoryview:
        while self._parts:
            part = self._parts.pop()
            if 0 <= size < len(part):
                self._parts.append(part[size:])
                part = part[:size]
            if len(part):
                return part
        return memoryview(b"")


def read_columnar(data: memoryview, file: str, delimiter: str, width: int, encoding: str, end: str) -> Grid | None:
    """Read UTF-8 text of records that all have ``width`` cells; ``None`` where the plain reader has to.

    ``end`` is a text that no cell holds. It is written behind the data; where it doesn't come back as the last
    record, a quote swallowed it.
    """
    import pyarrow as pa
    from pyarrow import csv

    names = [str(column) for column in range(width)]
    gap = b"" if bytes(data[-1:]) in (b"\n", b"\r") else b"\n"
    last = end.encode() + delimiter.encode() * (width - 1) + b"\n"
    try:
        table = csv.read_csv(
            pa.PythonFile(_Joined(data, gap + last), mode="r"),
            csv.ReadOptions(column_names=names, block_size=_BLOCK),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
                null_values=[],
            ),
        ).unify_dictionaries()
    except pa.ArrowInvalid:
        return None
    height = table.num_rows - 1
    columns = tuple(_column(column, height) for column in table.columns)
    if columns[0][1] != end or max(_longest(column) for column, _ in columns) > csv_module.field_size_limit():
        return None
    return Grid(file, "", "csv", height, tuple(column for column, _ in columns), encoding)


def _column(chunked: pa.ChunkedArray, height: int) -> tuple[CellColumn, str]:
    """Give a column without its last cell, and that cell."""
    codes = np.concatenate([_codes(chunk) for chunk in chunked.chunks])
    texts = _texts(chunked.chunk(0).dictionary)
    last, codes = int(codes[height]), codes[:height]
    # Only the mark behind the end can be unused, and it is the last text met.
    used = texts if (codes == last).any() else Texts(texts.offsets[:-1], texts.data)
    return CellColumn(codes, used), texts[last]


def _longest(column: CellColumn) -> int:
    texts = column.values
    return int(np.diff(texts.offsets).max(initial=0)) if isinstance(texts, Texts) else 0


def _codes(chunk: pa.DictionaryArray) -> NDArray[np.int32]:
    # Array.to_numpy() would import pandas.
    indices = chunk.indices
    return np.frombuffer(indices.buffers()[1], dtype=np.int32, count=len(indices), offset=4 * indices.offset)


def _texts(array: pa.StringArray) -> Texts:
    _, offsets, data = array.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int32, count=len(array) + 1, offset=4 * array.offset)
    return Texts(bounds, np.frombuffer(data or b"", dtype=np.uint8))
