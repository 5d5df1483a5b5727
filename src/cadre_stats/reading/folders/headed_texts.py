"""Texts that begin with the same bytes, a header that is known: they wait for each other and are read together."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.folders.bundle import Member, read_together
from cadre_stats.reading.folders.precedent import Precedent
from cadre_stats.reading.folders.text_stack import TextStack
from cadre_stats.reading.formats.delimited import is_delimited
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.formats.sniff import sniff
from cadre_stats.reading.recognition.one_file import FileReading, read_one
from cadre_stats.reading.tables.header import HEAD_ROWS
from cadre_stats.reading.tables.options import ReadOptions

__all__ = ["HeadedTexts"]

# How many rows are read together: what is seen of them stays small, and progress can be told.
_ROWS = 200_000
# How much of a file is looked at for mark-up.
_START = 8192
# IDs and telephone numbers have so many digits, and seldom recur.
_LONG = 6


class HeadedTexts:
    """The texts that begin with ``start``, the bytes up to the first person of a precedent, ``found`` at ``at``.

    ``own`` is what the precedent gives alone: it is read with the others, too, if there are any.
    """

    def __init__(self, precedent: Precedent, start: bytes, delimiter: str) -> None:
        self._precedent, self._start, self._delimiter = precedent, start, delimiter
        self._own: FileReading | None = None
        self._begin()

    def _begin(self) -> None:
        self._files: list[tuple[Found, str]] = []
        deepest = HEAD_ROWS - len(self._precedent.head)
        self._stack = TextStack(self._delimiter, self._precedent.width, deepest, _numbers(self._precedent))

    def holds_for(self, data: bytes) -> bool:
        """Tell whether a file may be read with these: it begins alike, and is text that is delimited alike."""
        return (
            data.startswith(self._start)
            and len(data) < csv.field_size_limit()  # a longer cell is an error
            and b"\0" not in data
            and (data.find(b"<", 0, _START) < 0 or sniff(data) == "text")
            and is_delimited(data, self._delimiter, self._precedent.headers)
        )

    def add(self, found: Found, at: str, data: bytes, own: FileReading | None = None) -> None:
        """Have a file wait; ``own`` is what it gives alone where that is known."""
        self._own = own or self._own
        self._files.append((found, at))
        self._stack.add(data[len(self._start) :])

    @property
    def is_full(self) -> bool:
        """Whether it is time to read them."""
        return self._stack.rows >= _ROWS

    def read(self, options: ReadOptions) -> Iterator[tuple[Found, FileReading]]:
        """Read the files that wait; others may come after them."""
        files, stack, own = self._files, self._stack, self._own
        self._own = None
        self._begin()
        if own is not None and len(files) == 1:
            yield files[0][0], own
            return
        sizes, columns = stack.columns()
        encoding = self._precedent.table.encoding
        members = [Member(*file, size, "", encoding) for file, size in zip(files, sizes, strict=True) if size]
        tables = {member.found: table for member, table in read_together(self._precedent, members, columns)}
        for found, at in files:
            table = tables.get(found)
            if table is not None:
                yield found, FileReading((table,))
            else:
                yield found, own or read_one(found, options, at=at)
            own = None


def _numbers(precedent: Precedent) -> frozenset[int]:
    """Give the columns whose cells are long numbers, none of them twice."""
    columns = ((one.index, [one.values[code] for code in one.codes.tolist()]) for one in precedent.table.columns)
    return frozenset(index for index, cells in columns if len(set(cells)) == len(cells) and all(map(_is_long, cells)))


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.isascii() and cell.isdigit() and len(cell) >= _LONG
