"""A header with one cell emptied, removed, or in another place: what a person does to a roster by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cadre_stats.finding import cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, CellRange, Grid
from cadre_stats.record import replace

__all__ = ["UNKNOWN", "Mutation", "exchanges", "mutations", "renames", "wider_mutations"]

_Row = list[Cell]

# Texts that name no field, for the header of any column.
UNKNOWN = ("Cột 7", "Nội dung", "Khác")


@dataclass(frozen=True)
class Mutation:
    """What was done to which cell of a sheet, and its rows and merged ranges as they are then."""

    kind: str
    cell: str
    texts: tuple[str, ...]
    before: Grid
    rows: Sequence[_Row]
    merges: tuple[CellRange, ...]

    @property
    def grid(self) -> Grid:
        """The sheet as it is then."""
        old = self.before
        new = Grid.of_rows(old.file, old.sheet, old.format, self.rows, encoding=old.encoding, merges=self.merges)
        return replace(new, first_row=old.first_row, findings=old.findings)

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
                    yield Mutation(kind, cell_name(column, row + grid.first_row), texts, grid, changed, grid.merges)


def wider_mutations(grid: Grid, header: tuple[int, int]) -> Iterator[Mutation]:
    """Give every change of two cells of the header that aren't neighbours, and of its merged ranges.

    Swapped with a cell further right; copied onto the next one; moved into the row above or below, where that cell is
    empty or of the header; a merged range split
    with its text in the first cell; two ranges of one height merged, of which the left one's text stays.
    """
    rows = [list(row) for row in grid.rows]
    top, bottom = header[0] - grid.first_row, header[1] - grid.first_row
    for row in range(top, bottom + 1):
        places = _places(grid, row)
        for at, column in enumerate(places):
            text = shown_text(rows[row][column])
            if not text:
                continue
            name = cell_name(column, row + grid.first_row)
            for kind, other, changed in _changed_further(rows, row, places, at):
                yield Mutation(kind, name, (text, other), grid, changed, grid.merges)
            for kind, to in (("move up", row - 1), ("move down", row + 1)):
                if 0 <= to < len(rows) and (top <= to <= bottom or not shown_text(rows[to][column])):
                    moved = _with(rows, row, [column], [""])
                    moved[to][column] = rows[row][column]
                    yield Mutation(kind, name, (text, shown_text(rows[to][column])), grid, moved, grid.merges)
    yield from _merged_otherwise(grid, top, bottom)


def renames(grid: Grid, header: tuple[int, int]) -> Iterator[Mutation]:
    """Give every change of one cell of the header into a text that names nothing."""
    rows = [list(row) for row in grid.rows]
    for row in range(header[0] - grid.first_row, header[1] - grid.first_row + 1):
        for column in _places(grid, row):
            for text in UNKNOWN if shown_text(rows[row][column]) else ():
                name, texts = cell_name(column, row + grid.first_row), (shown_text(rows[row][column]), text)
                yield Mutation("rename", name, texts, grid, _with(rows, row, [column], [text]), grid.merges)


def exchanges(grid: Grid, header: tuple[int, int]) -> Iterator[Mutation]:
    """Give every exchange of two whole columns, from the header down, that no heading or cell ties to others.

    Where headings run on over empty cells the columns below them are tied, too.
    """
    top, bottom = header[0] - grid.first_row, header[1] - grid.first_row
    wide = [merge for merge in grid.merges if merge.right > merge.left and merge.bottom >= top]
    tied = {column for merge in wide for column in range(merge.left, merge.right + 1)}
    headed = [column for column in range(grid.width) if column not in tied and shown_text(grid.rows[top][column])]
    free = [column for column in headed if column + 1 == grid.width or column + 1 in tied or column + 1 in headed]
    for left, right in combinations(free, 2):
        other = {left: right, right: left}
        rows = [list(row) for row in grid.rows]
        for row in rows[top:]:
            row[left], row[right] = row[right], row[left]
        merges = tuple(_in_column(one, other) if one.bottom >= top else one for one in grid.merges)
        texts = (shown_text(grid.rows[top][left]), shown_text(grid.rows[top][right]))
        yield Mutation(f"exchange with {cell_name(right, 0)[:-1]}", cell_name(left, bottom), texts, grid, rows, merges)


def _in_column(merge: CellRange, other: Mapping[int, int]) -> CellRange:
    """Give a merged range where its column stands after an exchange."""
    column = other.get(merge.left, merge.left) if merge.left == merge.right else merge.left
    return CellRange(merge.top, column, merge.bottom, column + merge.right - merge.left)


def _changed_further(
    rows: Sequence[_Row], row: int, places: Sequence[int], at: int
) -> Iterator[tuple[str, str, list[_Row]]]:
    column = places[at]
    for other in places[at + 2 :]:
        if shown_text(rows[row][other]) and rows[row][other] != rows[row][column]:
            swapped = _with(rows, row, [column, other], [rows[row][other], rows[row][column]])
            yield f"swap with {cell_name(other, 0)[:-1]}", shown_text(rows[row][other]), swapped
    for other in places[at + 1 : at + 2]:
        if rows[row][other] != rows[row][column]:
            yield "copy right", shown_text(rows[row][other]), _with(rows, row, [other], [rows[row][column]])


def _merged_otherwise(grid: Grid, top: int, bottom: int) -> Iterator[Mutation]:
    inside = [merge for merge in grid.merges if top <= merge.top and merge.bottom <= bottom]
    ranges = {(merge.top, merge.left): merge for merge in inside}
    for merge in inside:
        name = cell_name(merge.left, merge.top + grid.first_row)
        text = shown_text(grid.rows[merge.top][merge.left])
        others = tuple(one for one in grid.merges if one != merge)
        yield Mutation("split", name, (text,), grid, [list(row) for row in grid.rows], others)
        following = ranges.get((merge.top, merge.right + 1))
        if following is not None and following.bottom == merge.bottom:
            yield _joined(grid, merge, following)
    for row in range(top, bottom + 1):
        alone = [column for column in _places(grid, row) if (row, column) not in ranges]
        for column in alone:
            if column + 1 in alone and shown_text(grid.rows[row][column]) and shown_text(grid.rows[row][column + 1]):
                left, right = (CellRange(row, one, row, one) for one in (column, column + 1))
                yield _joined(grid, left, right)


def _joined(grid: Grid, left: CellRange, right: CellRange) -> Mutation:
    rows = [list(row) for row in grid.rows]
    texts = tuple(shown_text(rows[one.top][one.left]) for one in (left, right))
    rows[right.top][right.left] = ""
    whole = CellRange(left.top, left.left, right.bottom, right.right)
    merges = (*(one for one in grid.merges if one not in (left, right)), whole)
    name = cell_name(left.left, left.top + grid.first_row)
    return Mutation("merge right", name, texts, grid, rows, merges)


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
