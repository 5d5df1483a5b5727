"""Headers below the first one: a repeated one is passed over, another one begins a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.record import replace
from cadre_stats.text import fold
from cadre_stats.training.amount import read_count
from cadre_stats.training.columns import Columns, find_columns
from cadre_stats.training.header_fields import fields_meant
from cadre_stats.vocabulary.field import roster_fields, training_fields

__all__ = ["tables_of"]

# What no cell of a row that counts something or tells of a person holds: headings of figures, names and IDs.
_SURE = frozenset({"attendances", "people", "classes", "planned", "cost", "full_name", "id_number"})
# Columns of more different cells tell nothing that those of fewer don't, and take long to look through.
_MOST = 500
# A line above a header that is no part of a table fills so many cells.
_TITLE = 2


def tables_of(grid: Grid, options: ReadOptions, course: str = "") -> Iterator[tuple[Grid, Columns]]:
    """Give the tables of a sheet, those that stand below each other one by one, with their columns."""
    columns = find_columns(grid, options, course)
    if columns is None:
        return
    start = _first_title(grid, columns.band.top)
    if start and not options.header_rows:
        yield from tables_of(_rows(grid, start), options, course)
    headed = _headed(grid, columns)
    passed = _passed_rows(grid, columns, headed)
    others = [] if options.header_rows else [row for row in headed if row not in passed and _is_header(grid, row)]
    if not others:
        yield grid, replace(columns, passed=passed)
        return
    end = _first_title(grid, others[0])
    yield grid.part(0, end), replace(columns, passed=frozenset(row for row in passed if row < end))
    yield from tables_of(grid.part(end, grid.height), options, course)


def _rows(grid: Grid, rows: int) -> Grid:
    """Give the first rows of a grid, its columns left unread."""
    first = Grid.of_rows(grid.file, grid.sheet, grid.format, [grid.row(row) for row in range(rows)])
    return replace(first, encoding=grid.encoding, merges=tuple(one for one in grid.merges if one.bottom < rows))


def _first_title(grid: Grid, header: int) -> int:
    """Give the first of the lines without figures right above a header; the first row where there are no others."""
    row = header
    while row and _is_title(grid.row(row - 1)):
        row -= 1
    return row


def _is_title(cells: Sequence[Cell]) -> bool:
    texts = [text for cell in cells if (text := shown_text(cell))]
    return len(texts) <= _TITLE and all(read_count(text).value is None for text in texts)


def _headed(grid: Grid, columns: Columns) -> list[int]:
    """Give the rows below the header with a cell that is its column's heading, or a heading that no row has."""
    top = columns.band.bottom + 1
    found = np.zeros(grid.height - top, dtype=bool)
    known = grid.columns.known if isinstance(grid.columns, PendingColumns) else range(grid.width)
    for one in columns.columns:
        if one.index not in known and one.field not in _SURE:
            continue
        cells = grid.columns[one.index]
        if len(cells.values) > _MOST:
            continue
        own = {fold(part) for part in one.path}
        heads = [
            isinstance(cell, str) and cell != "" and ((key := fold(cell)) in own or key in _sure())
            for cell in cells.values
        ]
        if any(heads):
            found |= np.array([*heads, False], dtype=bool)[cells.codes[top:]]
    return (np.flatnonzero(found) + top).tolist()


@cache
def _sure() -> frozenset[str]:
    """Give the folded headings of figures, names and IDs, as they are listed."""
    fields = {**roster_fields(), **training_fields()}
    return frozenset(
        fold(text)
        for name in _SURE
        for text in (
            *(one.path[-1] for one in fields[name].headers if len(one.path) == 1),
            *fields[name].label.values(),
        )
    )


def _passed_rows(grid: Grid, columns: Columns, headed: Sequence[int]) -> frozenset[int]:
    """Give the rows that repeat the header as it stands, with the numbers of columns under it."""
    band = [_texts(grid, row) for row in range(columns.band.top, columns.band.bottom + 1)]
    found: set[int] = set()
    for row in headed:
        if row not in found and _texts(grid, row) == band[0] and len(band[0]) > 1:
            block = range(row, row + len(band))
            if block.stop <= grid.height and [_texts(grid, one) for one in block] == band:
                found |= {*block, *_index_below(grid, block.stop)}
    return frozenset(found)


def _index_below(grid: Grid, row: int) -> Iterator[int]:
    if row < grid.height:
        starts = [text.split("=")[0].strip("() ") for text in _texts(grid, row).values()]
        numbers = [int(text) for text in starts if text.isdecimal()]
        others = [text for text in starts if not text.isdecimal()]
        counting = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if counting and all(len(text) == 1 for text in others):
            yield row


def _texts(grid: Grid, row: int) -> dict[int, str]:
    return {index: fold(text) for index, cell in enumerate(grid.row(row)) if (text := shown_text(cell))}


def _is_header(grid: Grid, row: int) -> bool:
    """Tell whether a row is a header whatever stands above it: words alone, half of them headings, a sure one."""
    texts = [text for cell in grid.row(row) if (text := shown_text(cell))]
    if len(texts) < _TITLE or not all(map(has_letter, texts)):
        return False
    named = [fields_meant((text,))[:1] for text in texts]
    fields = {claim.field for found in named for claim in found}
    return bool(fields & _SURE) and len(fields) > 1 and sum(map(bool, named)) * 2 >= len(texts)
