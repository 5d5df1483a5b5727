"""Lists side by side: one header twice in a row of headers, with other people below each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import CellColumn, CellRange, Cells, Grid, PendingColumns
from cadre_stats.reading.tables.header import Band
from cadre_stats.record import replace
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import begins

__all__ = ["lists_beside"]


def lists_beside(grid: Grid, band: Band) -> tuple[Grid, ...]:
    """Part a grid into one for each list, the cells of the others blank; one part where there is a single list.

    Every list has the same headers in the same order. What stands above them belongs to all, and so does a heading
    below that is merged over several lists; a total that is counts them all and goes to the last.
    """
    starts = _starts(band.paths)
    if len(starts) < 2 or isinstance(grid.columns, PendingColumns):
        return (grid,)
    ends = [*starts[1:], grid.width]
    over = [m for m in grid.merges if m.top > band.bottom and any(m.left < start <= m.right for start in starts[1:])]
    rows = {merge.top: shown_text(grid.row(merge.top)[merge.left]) for merge in over}
    alone = all(sum(bool(shown_text(cell)) for cell in grid.row(row)) == 1 for row, text in rows.items() if text)
    if not alone or any(merge.bottom > merge.top for merge in over):
        return (grid,)
    parts = []
    for start, end in zip(starts, ends, strict=True):
        first, last = start == starts[0], start == starts[-1]
        shared = {row: text for row, text in rows.items() if text and _belongs(text, first=first, last=last)}
        parts.append(_with_shared(_only(grid, band, start, end), shared, start, end))
    return tuple(parts)


def _belongs(text: str, *, first: bool, last: bool) -> bool:
    """Tell whether a line over all lists is read with one: a heading with each, a total with the last."""
    if begins(text, "total.begin"):
        return last
    return first or not begins(text, "signature.begin", "note.begin")


def _with_shared(grid: Grid, shared: Mapping[int, str], start: int, end: int) -> Grid:
    """Put lines into the first column of a list, merged over its columns."""
    if not shared:
        return grid
    cells = grid.columns[start]
    codes = np.array(cells.codes, dtype=np.int32)
    codes[list(shared)] = np.arange(len(shared), dtype=np.int32) + len(cells.values)
    columns = list(grid.columns)
    columns[start] = CellColumn(codes, (*cells.values, *shared.values()))
    columns[start + 1 : end] = [_blanked_at(cells, shared) for cells in columns[start + 1 : end]]
    merges = (*grid.merges, *(CellRange(row, start, row, end - 1) for row in shared))
    return replace(grid, columns=tuple(columns), merges=merges)


def _blanked_at(cells: Cells, rows: Collection[int]) -> CellColumn:
    codes = np.array(cells.codes, dtype=np.int32)
    codes[list(rows)] = len(cells.values)
    return CellColumn(codes, (*cells.values, ""))


def _starts(paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Give the first column of each list; of a single list nothing."""
    names = [column for column, path in enumerate(paths) if path and _is_names(path)]
    if len(names) < 2 or len({paths[column] for column in names}) > 1:
        return []
    period = names[1] - names[0]
    first = names[0]
    while first > 0 and paths[first - 1] and paths[first - 1] == paths[first - 1 + period]:
        first -= 1
    starts = list(range(first, first + period * len(names), period))
    headed = [tuple(filter(None, paths[start : start + period])) for start in starts]
    alike = names == [start + names[0] - first for start in starts] and len(set(headed)) == 1
    return starts if alike and len(headed[0]) > 1 and not any(paths[:first]) else []


def _is_names(path: tuple[str, ...]) -> bool:
    return any(claim.field == "full_name" for claim in roster_lexicon().claims(path))


def _only(grid: Grid, band: Band, start: int, end: int) -> Grid:
    """Blank what stands beside a list, from its header down."""
    inside = range(start, end)
    columns = tuple(cells if c in inside else _blanked(cells, band.top) for c, cells in enumerate(grid.columns))
    merges = tuple(m for m in grid.merges if m.bottom < band.top or (m.left in inside and m.right in inside))
    return replace(grid, columns=columns, merges=merges)


def _blanked(cells: Cells, top: int) -> CellColumn:
    codes = np.array(cells.codes, dtype=np.int32)
    codes[top:] = len(cells.values)
    return CellColumn(codes, (*cells.values, ""))
