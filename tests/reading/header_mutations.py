"""A header with one cell emptied, removed, or in another place: what a person does to a roster by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cadre_stats.finding import cell_name
from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Cell, Grid

__all__ = ["Mutation", "mutations"]

_Row = list[Cell]


@dataclass(frozen=True)
class Mutation:
    """What was done to which cell, and the sheet as it is then."""

    kind: str
    cell: str
    texts: tuple[str, ...]
    grid: Grid

    def __str__(self) -> str:
        return f"{self.kind} {self.cell} {' / '.join(self.texts)}"


def mutations(grid: Grid, header: tuple[int, int]) -> Iterator[Mutation]:
    """Give every change of one cell of the header (first and last row from 1).

    Emptied; removed, so that the cells on its right or below move up to it; pushed to the right by an empty cell;
    swapped with the next cell; moved onto the next one. A cell inside a merged range is no cell of its own.
    """
    rows = [list(row) for row in grid.rows]
    top, bottom = header[0] - grid.first_row, header[1] - grid.first_row
    for row in range(top, bottom + 1):
        places = _places(grid, row)
        for at, column in enumerate(places):
            if shown_text(rows[row][column]):
                for kind, changed in _changed(rows, row, places, at, bottom):
                    texts = (shown_text(rows[row][column]), *_next_text(rows[row], places, at))
                    yield Mutation(kind, cell_name(column, row + grid.first_row), texts, _grid_of(grid, changed))


def _places(grid: Grid, row: int) -> list[int]:
    """Give the columns of a row that have a cell of their own."""
    inside = {
        column
        for merge in grid.merges
        if merge.top <= row <= merge.bottom
        for column in range(merge.left, merge.right + 1)
        if (merge.top, merge.left) != (row, column)
    }
    return [column for column in range(grid.width) if column not in inside]


def _next_text(row: _Row, places: Sequence[int], at: int) -> tuple[str, ...]:
    return (shown_text(row[places[at + 1]]),) if at + 1 < len(places) else ()


def _changed(
    rows: Sequence[_Row], row: int, places: Sequence[int], at: int, bottom: int
) -> Iterator[tuple[str, list[_Row]]]:
    here = [rows[row][column] for column in places]
    yield "blank", _with(rows, row, places, [*here[:at], "", *here[at + 1 :]])
    yield "shift left", _with(rows, row, places, [*here[:at], *here[at + 1 :], ""])
    yield "shift right", _with(rows, row, places, [*here[:at], "", *here[at:-1]])
    if at + 1 < len(places):
        following = here[at + 1]
        yield "overwrite right", _with(rows, row, places, [*here[:at], "", here[at], *here[at + 2 :]])
        if shown_text(following) and following != here[at]:
            yield "swap", _with(rows, row, places, [*here[:at], following, here[at], *here[at + 2 :]])
    if at and shown_text(here[at - 1]):
        yield "overwrite left", _with(rows, row, places, [*here[: at - 1], here[at], "", *here[at + 1 :]])
    upwards = [list(one) for one in rows]
    for below in range(row, len(rows)):
        upwards[below][places[at]] = rows[below + 1][places[at]] if below + 1 < len(rows) else ""
    yield "shift up", upwards


def _with(rows: Sequence[_Row], row: int, places: Sequence[int], texts: Sequence[Cell]) -> list[_Row]:
    changed = [list(one) for one in rows]
    for column, text in zip(places, texts, strict=True):
        changed[row][column] = text
    return changed


def _grid_of(grid: Grid, rows: Sequence[_Row]) -> Grid:
    new = Grid.of_rows(grid.file, grid.sheet, grid.format, rows, encoding=grid.encoding, merges=grid.merges)
    return replace(new, first_row=grid.first_row, findings=grid.findings)
