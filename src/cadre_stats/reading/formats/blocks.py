"""Blocks: a large text in pieces of whole records, so that a file of any size needs the memory of a few pieces."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import cycle
from typing import BinaryIO

import numpy as np

from cadre_stats.record import Record

__all__ = ["BLOCK", "Block", "Unsplittable", "read_blocks"]

# With larger blocks pyarrow takes longer over columns whose texts are nearly all distinct.
BLOCK = 4 << 20
_LF, _QUOTE = b"\n", b'"'
# Quotes are counted in pieces that stay in the processor's cache.
_PIECE = 1 << 16


class Unsplittable(Exception):
    """A text that has to be read as a whole: NUL bytes, a record longer than a block, no line ends as expected."""


class Block(Record):
    """Whole records of a text, followed by the mark that shows whether the last quote was closed.

    They are the first ``filled`` bytes of the ``room``. ``start`` counts the bytes before them in the file, ``size``
    their own without the mark.
    """

    room: bytearray
    filled: int
    start: int
    size: int

    @property
    def data(self) -> memoryview:
        """The records and the mark."""
        return memoryview(self.room)[: self.filled]


def read_blocks(stream: BinaryIO, mark: bytes, longest: int, size: int = BLOCK, buffers: int = 0) -> Iterator[Block]:
    """Give the rest of a stream in blocks; a record ends where the quotes before the line's end are paired.

    The ``mark`` is a record of as many cells as the others, empty but for the first. Whether blocks end where records
    do shows when they are parsed: a quote that is still open swallows the mark. With ``buffers`` that many blocks may
    be held at a time: the next one takes the first one's memory. Raises :class:`Unsplittable` for NUL bytes, a line of
    ``longest`` bytes or more, and a record longer than a block.
    """
    start = stream.tell()
    rooms = cycle([bytearray(size + len(mark) + 1) for _ in range(buffers)])
    rest = b""
    while True:
        room = next(rooms, None) or bytearray(size + len(mark) + 1)
        room[: len(rest)] = rest
        filled = len(rest) + _fill(stream, memoryview(room)[len(rest) : size])
        if filled == 0:
            return
        last = filled < size
        end = filled if last else _records_end(room, filled, mark)
        if end == 0 or room.find(0, 0, filled) >= 0:
            raise Unsplittable
        rest = bytes(memoryview(room)[end:filled])
        closing = (b"" if room[end - 1 : end] == _LF else _LF) + mark
        room[end : end + len(closing)] = closing
        _refuse_long_lines(room, end, longest)
        yield Block(room, end + len(closing), start, end)
        start += end
        if last:
            return


def _fill(stream: BinaryIO, room: memoryview) -> int:
    """Read until the room is full or the stream ends; give how many bytes were read."""
    filled = 0
    while filled < len(room) and (read := stream.readinto(room[filled:])):  # type: ignore[attr-defined]  # files have it
        filled += read
    return filled


def _records_end(data: bytearray, end: int, mark: bytes) -> int:
    """Give an end of a line before which the quotes are paired, as far as can be told; 0 where there is none.

    It is the last one of a line that is a record by itself; where the last lines are none the quotes are counted.
    """
    line = data.rfind(_LF, 0, end)
    for _ in range(_LINES):
        above = data.rfind(_LF, 0, max(line, 0))
        if above < 0:
            break
        if _is_record(bytes(data[above + 1 : line]), mark):
            return line + 1
        line = above
    return _counted_end(data, end)


# How many lines at the end of a block are looked at.
_LINES = 16


def _is_record(line: bytes, mark: bytes) -> bool:
    """Tell whether a line has as many cells as the mark, none with a quote inside: it neither goes on nor is the rest.

    What stands in one cell may still look so: whether it did shows when the block is parsed.
    """
    if len(line) > _PIECE or line.count(_QUOTE) % 2:
        return False
    delimiter = mark[-2:-1]
    cells = next(csv.reader([line.decode(errors="replace")], delimiter=delimiter.decode()), [])
    return len(cells) == mark.count(delimiter) + 1 and not any('"' in cell for cell in cells)


def _counted_end(data: bytearray, end: int) -> int:
    """Give the last end of a line before which the quotes are paired; 0 where there is none."""
    quotes = _count_quotes(data, end)
    place = end
    while (line := data.rfind(_LF, 0, place)) >= 0:
        quotes -= data.count(_QUOTE, line, place)
        if quotes % 2 == 0:
            return line + 1
        place = line
    return 0


def _count_quotes(data: bytearray, end: int) -> int:
    # bytearray.count takes four times as long.
    letters = np.frombuffer(data, dtype=np.uint8, count=end)
    pieces = range(0, end, _PIECE)
    return sum(int(np.count_nonzero(letters[one : one + _PIECE] == ord(_QUOTE))) for one in pieces)


def _refuse_long_lines(data: bytearray, end: int, longest: int) -> None:
    """Refuse a line so long that a cell in it may be longer than any cell can be."""
    place = 0
    while place + longest < end:
        line = data.rfind(_LF, place, place + longest)
        if line < 0:
            raise Unsplittable
        place = line + 1
