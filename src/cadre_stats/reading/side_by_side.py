"""Lists side by side: one header twice in a row of headers, with other people below each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cadre_stats.reading.grid import CellColumn, Cells, Grid, PendingColumns
from cadre_stats.reading.header import Band
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["lists_beside"]


def lists_beside(grid: Grid, band: Band) -> tuple[Grid, ...]:
    """Part a grid into one for each list, the cells of the others blank; one part where there is a single list.

    Every list has the same headers in the same order. What stands above them belongs to all; a row below that is
    merged over several lists would, too, so then they are not parted.
    """
    starts = _starts(band.paths)
    if len(starts) < 2 or isinstance(grid.columns, PendingColumns):
        return (grid,)
    ends = [*starts[1:], grid.width]
    across = any(m.top > band.bottom and any(m.left < start <= m.right for start in starts[1:]) for m in grid.merges)
    return (grid,) if across else tuple(_only(grid, band, *part) for part in zip(starts, ends, strict=True))


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
