"""The kind of every row of the body: plain persons and blanks at one go, the few others one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import (
    filled_values,
    numbered_values,
    places_of,
    unlike_whole_numbers,
    vacant_values,
)
from cadre_stats.reading.cells.codes import over_rows, places
from cadre_stats.reading.cells.grid import Cell, Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import Layout, RowCells, is_content
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.tables.row_kind import NO_PERSON, read_row, seems_person
from cadre_stats.reading.tables.row_reading import RowReading, State
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import begins

__all__ = ["ENOUGH", "FEW", "Body", "count_filled", "is_number_or_day", "read_body", "unlike_others"]

Mask = NDArray[np.bool_]
# How many cells of each row.
Counts = NDArray[np.integer]
Answer = TypeVar("Answer", bound=np.generic)

# How many cells with words of the table's own kind make a person beside a name or an ID number.
ENOUGH = 3
# A column with more distinct texts than this, and than a two hundredth of its rows, is not looked at text by text.
FEW = 200
# With more rows than this, and than a fiftieth of all, that aren't plainly persons, whole columns are read for them.
_MANY = 2000


class Body(Record, slots=False):
    """The rows below a header (numbered from 0 in the grid): which are persons, which blank, what the others are.

    ``continued`` maps a further line of a person, under one merged name, to the person's row. ``next_table`` is the
    row with the header of another table. ``unnumbered`` are the persons without a running number where most have one.
    """

    persons: NDArray[np.int32]
    blank: NDArray[np.int64]
    others: dict[int, RowReading]
    continued: dict[int, int] = field(default_factory=dict)
    next_table: int | None = None
    unnumbered: tuple[int, ...] = ()

    @property
    def where(self) -> slice | NDArray[np.int32]:
        """The person rows as an index: a slice, which copies nothing, where they stand one below the other."""
        return _as_index(self.persons)


def _as_index(rows: NDArray[np.int32], top: int = 0) -> slice | NDArray[np.int32]:
    """Give rows in order as an index, the first row being ``top``."""
    first, last = (int(rows[0]), int(rows[-1])) if len(rows) else (top, top - 1)
    if last - first + 1 == len(rows):
        return slice(first - top, last + 1 - top)
    return rows - np.int32(top) if top else rows


def read_body(grid: Grid, top: int, layout: Layout, columns: Sequence[int]) -> Body:
    """Read the rows from ``top`` on, looking at the table's own columns."""
    pending = grid.columns if isinstance(grid.columns, PendingColumns) else None
    whole, columns = columns, [c for c in columns if pending is None or c in pending.known]
    height = grid.height - top
    count, named, numbered = count_filled(grid, top, layout, columns)
    words, headings = _words(grid, top, layout, columns, max(FEW, grid.height // 200))
    plain = named & words & unlike_others(grid, top, layout, count, headings)
    if pending is not None and len(columns) < len(whole):
        unclear = np.flatnonzero(~plain) + top
        if len(unclear) > max(_MANY, height // 50):
            pending.read(range(grid.width))
            return read_body(grid, top, layout, whole)
        pending.read_rows(unclear.tolist())
    blank = count == 0
    if len(columns) < len(whole):
        seemingly = (np.flatnonzero(blank) + top).tolist()
        blank[blank] = [not any(map(shown_text, _cells_of(grid, row, whole))) for row in seemingly]
    continued = _continued(grid, top, layout)
    slow = [row for row in (np.flatnonzero(~plain & ~blank) + top).tolist() if row not in continued]
    if pending is not None:
        pending.read_rows(slow)
    cells = [_row_cells(grid, row, layout, whole) for row in slow]
    rows = places(plain, top)
    state = State(
        numbered=_is_numbered(cells, numbered & plain, plain, layout),
        last_person=-1,
        outer_numbers=_outer_numbers(grid, layout),
        starts=_starts(grid, layout),
    )
    others = _read_others(cells, rows, state)
    others |= {row: RowReading("note", doubt="continued_row") for row in continued}
    found = [row for row, reading in others.items() if reading.kind == "person"]
    persons = np.sort(np.concatenate([rows, np.array(found, dtype=np.int32)])) if found else rows
    empty = np.array([row for row in (np.flatnonzero(blank) + top).tolist() if row not in continued], dtype=np.int64)
    beyond = next((row for row, reading in others.items() if reading.kind == "header" and reading.of_another), None)
    return Body(
        persons, empty, others, continued, beyond, _unnumbered(persons, numbered[_as_index(persons, top)], others)
    )


def _is_numbered(cells: Sequence[RowCells], numbered: Mask, plain: Mask, layout: Layout) -> bool:
    """Tell whether most persons have a running number."""
    if layout.number is None:
        return False
    likely = [row for row in cells if seems_person(row, numbered=False)]
    found = int(np.count_nonzero(numbered)) + sum(row.number != "" for row in likely)
    return found > 0 and found * 2 >= int(np.count_nonzero(plain)) + len(likely)


def _unnumbered(persons: NDArray[np.int32], numbered: Mask, others: Mapping[int, RowReading]) -> tuple[int, ...]:
    """Give the persons without a running number where most have one; nothing is told twice of a row."""
    if int(np.count_nonzero(numbered)) * 2 <= len(persons):
        return ()
    rows: list[int] = persons[~numbered].tolist()
    return tuple(row for row in rows if row not in others or others[row].doubt is None)


def _continued(grid: Grid, top: int, layout: Layout) -> dict[int, int]:
    """Give the rows that only continue a person: their name is one cell merged over several rows.

    Over the rows of a repeated header its heading is merged likewise.
    """
    leading = (*layout.names, *layout.ids)[:1]
    return {
        row: merge.top
        for merge in grid.merges
        if merge.left in leading and merge.right == merge.left and merge.top >= top
        if fold(shown_text(grid.row(merge.top)[merge.left])) not in layout.headers.get(merge.left, ())
        for row in range(merge.top + 1, merge.bottom + 1)
    }


def _outer_numbers(grid: Grid, layout: Layout) -> frozenset[str]:
    """Give the running numbers that others go on from: "1" where there is a "1.1"."""
    if layout.number is None:
        return frozenset()
    texts = map(shown_text, unlike_whole_numbers(grid.columns[layout.number].values))
    return frozenset(text.rpartition(".")[0] for text in texts if _DECIMAL.fullmatch(text))


def _starts(grid: Grid, layout: Layout) -> frozenset[int]:
    """Give the rows above one whose running number is 1: where a numbering begins anew."""
    if layout.number is None:
        return frozenset()
    cells = grid.columns[layout.number]
    is_one = np.zeros(len(cells.values), dtype=bool)
    is_one[places_of(cells.values, "1", 1)] = True
    return frozenset((np.flatnonzero(_of_rows(grid, layout.number, 0, is_one)) - 1).tolist())


_DAY = regex(r"\d\d?/\d\d?/\d{4}")
_DECIMAL = regex(r"\d+(?:\.\d+)+")


def _read_others(cells: Sequence[RowCells], plain: NDArray[np.int32], state: State) -> dict[int, RowReading]:
    """Read the rows that are not plainly persons, downwards; persons below a signature end its block."""
    last = int(plain[-1]) if len(plain) else -1
    likely = (row.row for row in reversed(cells) if row.row > last and seems_person(row, state.numbered))
    state.last_person = next(likely, last)
    others: dict[int, RowReading] = {}
    signed_at = 0
    for row in cells:
        if state.signed and np.searchsorted(plain, signed_at) < np.searchsorted(plain, row.row):
            state.signed = False
        was_signed = state.signed
        others[row.row] = read_row(row, state)
        if state.signed and not was_signed:
            signed_at = row.row
    return others


def count_filled(grid: Grid, top: int, layout: Layout, columns: Sequence[int]) -> tuple[Counts, Mask, Mask]:
    """Count the filled cells of each row, and tell which rows have a name or an ID, and which a running number."""
    height = grid.height - top
    count, named, numbered = np.zeros(height, dtype=_counting(columns)), *np.zeros((2, height), dtype=bool)
    for column in columns:
        filled = _of_rows(grid, column, top, filled_values(grid.columns[column].values))
        count += filled
        if column in (*layout.names, *layout.ids):
            named |= filled
        if column == layout.number:
            numbered = filled
    return count, named, numbered


def _words(grid: Grid, top: int, layout: Layout, columns: Sequence[int], limit: int) -> tuple[Mask, Counts]:
    """Tell which rows hold enough words that only a person's row holds, and no word of another kind of row.

    Also gives how many cells of each row could be headers. Columns of more distinct texts than the ``limit`` are left
    out.
    """
    height = grid.height - top
    words, headings = np.zeros((2, height), dtype=_counting(columns))
    special = np.zeros(height, dtype=np.uint8)
    for column in columns:
        cells = grid.columns[column]
        if column in (*layout.names, *layout.ids, layout.number, layout.note):
            continue
        if len(cells.values) > limit:
            continue
        signs = np.fromiter((_signs(shown_text(cell)) for cell in cells.values), np.uint8, count=len(cells.values))
        found = _of_rows(grid, column, top, signs)
        words += found & _WORDS
        special |= found & _SPECIAL
        headings += found >> _HEADING
    return (words >= ENOUGH) & (special == 0), headings


def unlike_others(grid: Grid, top: int, layout: Layout, count: Counts, headings: Counts) -> Mask:
    """Tell which rows are not numbered otherwise than persons, no vacant post and no header."""
    # Twice as many headings may be more than the type holds.
    wanted: Mask = headings < count - headings
    if layout.number is not None:
        wanted &= _of_rows(grid, layout.number, top, numbered_values(grid.columns[layout.number].values))
    for column in layout.names:
        wanted &= ~_of_rows(grid, column, top, vacant_values(grid.columns[column].values))
    return wanted


_WORDS, _SPECIAL, _HEADING = np.uint8(1), np.uint8(2), np.uint8(2)


def _of_rows(grid: Grid, column: int, top: int, answers: NDArray[Answer]) -> NDArray[Answer]:
    """Give the answers for a column's distinct cells over the rows from ``top`` on."""
    cells = grid.columns[column]
    if isinstance(grid.columns, PendingColumns) and isinstance(cells.values, Texts) and len(answers) == grid.height:
        return answers[top:]  # a text for each row
    return over_rows(answers, cells.codes[top:])


def _counting(columns: Sequence[int]) -> np.dtype[np.unsignedinteger]:
    """Give the type in which cells of a row are counted: a byte unless there are very many columns."""
    return np.dtype(np.uint8 if len(columns) <= np.iinfo(np.uint8).max else np.uint16)


def is_number_or_day(text: str) -> bool:
    """Tell whether a text is a number or a day, and so no word about a person and none of another row."""
    return text.isdigit() or _DAY.fullmatch(text) is not None


@lru_cache(maxsize=1 << 14)
def _signs(text: str) -> int:
    """Tell, a bit each, whether a text is words about a person, begins like a row of another kind, or is a header."""
    if is_number_or_day(text):
        return 0
    heading = bool(text) and bool(roster_lexicon().claims((text,)))
    return is_content(text) * 1 + begins(text, *NO_PERSON) * 2 + heading * 4


def _cells_of(grid: Grid, row: int, columns: Sequence[int]) -> list[Cell]:
    if isinstance(grid.columns, PendingColumns):
        cells = grid.row(row)
        return [cells[column] for column in columns]
    return [grid.columns[column].values[grid.columns[column].codes[row]] for column in columns]


def _row_cells(grid: Grid, row: int, layout: Layout, columns: Sequence[int]) -> RowCells:
    texts = dict(zip(columns, map(shown_text, _cells_of(grid, row, columns)), strict=True))
    merges = tuple(merge for merge in grid.merges if merge.top <= row <= merge.bottom)
    return RowCells(row, {column: text for column, text in texts.items() if text}, layout, merges)
