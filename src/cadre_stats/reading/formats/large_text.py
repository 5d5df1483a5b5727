"""Large delimited text: which columns are read is decided by who asks for them, several in one go through the file."""

from __future__ import annotations

import csv as csv_module
import io
import os
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, overload

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Cell, Cells, PendingColumns
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.formats.blocks import BLOCK, Block, Unsplittable, read_blocks
from cadre_stats.reading.formats.bytes_ahead import FileState, bytes_checked, end_check, state_of
from cadre_stats.reading.formats.columnar import (
    EveryRow,
    JoinedCodes,
    JoinedMarks,
    JoinedTexts,
    Parsed,
    Plan,
    parse_block,
)
from cadre_stats.record import Record

__all__ = ["LargeText"]

# Reading, and parsing without the interpreter's lock, go on beside each other on so many processors.
_THREADS = 2
# One block waits until a thread is free.
_AHEAD = _THREADS + 1


class _Span(Record):
    """Where a block stands: its first row, its rows, its bytes in the file."""

    first: int
    rows: int
    start: int
    size: int


class LargeText(PendingColumns):
    """The columns of a text whose records all have ``width`` cells. A column is read when it is first asked for.

    ``open_stream`` opens the file's bytes at the first record. Of the columns ``varied`` most texts near each other are
    different: they are read otherwise, with the same result. Raises :class:`Unsplittable` where the text has to be
    read by the plain reader, which also names what is wrong with it and where; once a column was read, what doesn't fit
    it is an :class:`InputError`: the file has changed.
    """

    def __init__(
        self,
        file: str,
        open_stream: Callable[[], BinaryIO],
        delimiter: str,
        width: int,
        varied: Collection[int] = (),
    ) -> None:
        self._file, self._open, self._delimiter, self._width = file, open_stream, delimiter, width
        self._varied = frozenset(varied)
        self._cells: dict[int, Cells] = {}
        self._spans: list[_Span] = []
        self._rows: dict[int, list[Cell]] = {}
        self._state: FileState | None = None

    def __len__(self) -> int:
        return self._width

    @overload
    def __getitem__(self, place: int) -> Cells: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Cells]: ...
    def __getitem__(self, place: int | slice) -> Cells | Sequence[Cells]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._width))]
        if place not in self._cells:
            # Whoever asks for one that wasn't foreseen may ask for others.
            self.read(range(self._width))
        return self._cells[place]

    def __iter__(self) -> Iterator[Cells]:
        self.read(range(self._width))
        return iter([self._cells[column] for column in range(self._width)])

    @property
    def known(self) -> Set[int]:
        """The columns that were read."""
        return self._cells.keys()

    def is_light(self, column: int) -> bool:
        """Tell whether a column wasn't read, or only marks of it are held."""
        return column not in self._cells or isinstance(self._cells[column], EveryRow)

    def remember(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Take the first rows as already read."""
        self._rows.update(enumerate(map(list, rows)))

    def read(
        self,
        columns: Collection[int],
        as_texts: Collection[int] = (),
        as_marks: Collection[int] = (),
        as_numbers: Collection[int] = (),
    ) -> None:
        """Read columns that weren't yet, in one go.

        Those of ``as_texts`` hold a text for each row, equal or not; so do those of ``as_marks``, but of their texts
        only what tells persons from other rows stays in memory, and of those of ``as_numbers`` also which digits they
        are.
        """
        wanted = [column for column in dict.fromkeys(columns) if column not in self._cells]
        if not wanted:
            return
        joined = [
            JoinedMarks(partial(self._texts, column))
            if column in (*as_marks, *as_numbers)
            else JoinedTexts()
            if column in as_texts
            else JoinedCodes()
            for column in wanted
        ]
        how = (frozenset(as_texts), frozenset(as_marks), frozenset(as_numbers), self._varied)
        self._join(Plan(self._delimiter, self._width, tuple(wanted), *how), joined)
        self._cells.update((column, one.cells()) for column, one in zip(wanted, joined, strict=True))

    def _texts(self, column: int) -> Texts:
        """Read a column of which only marks are held."""
        joined = JoinedTexts()
        self._join(Plan(self._delimiter, self._width, (column,), frozenset([column])), [joined])
        return joined.texts()

    def _join(self, plan: Plan, joined: Sequence[JoinedCodes | JoinedMarks | JoinedTexts]) -> None:
        """Go through the file and add each block's columns to those ``joined``."""
        spans: list[_Span] = []
        with self._unchanged():
            for block, parsed in self._parsed(plan):
                first = spans[-1].first + spans[-1].rows if spans else 0
                spans.append(_Span(first, parsed.rows, block.start, block.size))
                for one, part in zip(joined, parsed.columns, strict=True):
                    one.add(part)
            if self._spans and spans != self._spans:
                raise Unsplittable
        self._spans = spans

    @property
    def height(self) -> int:
        """The number of records, known once a column was read."""
        return self._spans[-1].first + self._spans[-1].rows if self._spans else 0

    def read_rows(self, rows: Collection[int]) -> None:
        """Read whole rows, counted from 0: the blocks in which they stand, once more."""
        plan = Plan(self._delimiter, self._width, tuple(range(self._width)), frozenset(range(self._width)))
        wanted = sorted(row for row in rows if row not in self._rows)
        if not wanted:
            return
        with self._opened() as stream, self._unchanged():
            for span in self._spans:
                inside = wanted[bisect_left(wanted, span.first) : bisect_left(wanted, span.first + span.rows)]
                if inside:
                    columns = self._block_again(stream, span, plan)
                    for row in inside:
                        self._rows[row] = [texts[row - span.first] for texts in columns]

    def _block_again(self, stream: BinaryIO, span: _Span, plan: Plan) -> list[Texts]:
        stream.seek(span.start)
        data = io.BytesIO(stream.read(span.size))
        parsed = [parse_block(block, plan) for block in read_blocks(data, plan.mark, _longest(), span.size + 1)]
        if [one.rows for one in parsed] != [span.rows]:
            raise Unsplittable
        return [part for part in parsed[0].columns if isinstance(part, Texts)]

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        """Open the file, which must be as it was the first time until it has been read."""
        with self._open() as stream:
            state = _state_of(stream)
            if self._state is None:
                self._state = state
            try:
                yield stream
            finally:
                end_check(state)
            if not self._state == state == _state_of(stream):
                raise InputError("reading.changed", self._file)

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        """Say that the file has changed where it can no longer be read as it could before."""
        try:
            yield
        except Unsplittable as error:
            if not self._spans:
                raise
            raise InputError("reading.changed", self._file) from error

    def row(self, row: int) -> list[Cell]:
        """Give the cells of a row."""
        if row not in self._rows:
            self.read_rows([row])
        return self._rows[row]

    def _parsed(self, plan: Plan) -> Iterator[tuple[Block, Parsed]]:
        """Parse the blocks beside each other and give them in their order."""
        waiting: deque[tuple[Block, Future[Parsed]]] = deque()
        with self._opened() as stream, ThreadPoolExecutor(_THREADS) as pool:
            state = _state_of(stream)
            for block in read_blocks(stream, plan.mark, _longest(), BLOCK, buffers=_AHEAD + 1):
                checked = block.start + block.size <= bytes_checked(state)
                waiting.append((block, pool.submit(parse_block, block, plan, checked=checked)))
                if len(waiting) > _AHEAD:
                    first, parsed = waiting.popleft()
                    yield first, parsed.result()
            while waiting:
                first, parsed = waiting.popleft()
                yield first, parsed.result()


def _state_of(stream: BinaryIO) -> FileState:
    """Give the state of the file that a stream reads; nothing of what lies in memory."""
    try:
        return state_of(os.fstat(stream.fileno()))
    except io.UnsupportedOperation:
        return ()


def _longest() -> int:
    """The limit of the plain reader: a longer cell is an error there."""
    return csv_module.field_size_limit()
