"""Sheets laid below each other: a header above the people of another sheet, or the pages of one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.finding import Finding, Place
from cadre_stats.reading.cells.grid import Cell, CellColumn, CellRange, Cells, Grid
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import replace
from cadre_stats.regex import regex

__all__ = ["part_pages", "stack", "stack_pages"]

_CELL = regex(r"([A-Z]*)(-?\d+)")


def stack(header: Grid, data: Grid) -> Grid:
    """Lay the rows of a header above those of the data, which keep their numbers."""
    width, deep = max(header.width, data.width), header.height
    columns = tuple(_joined(header, data, column) for column in range(width))
    below = (CellRange(m.top + deep, m.left, m.bottom + deep, m.right) for m in data.merges)
    merges = (*header.merges, *below)
    return replace(data, height=deep + data.height, columns=columns, merges=merges, first_row=1 - deep)


def stack_pages(pages: Sequence[Grid]) -> Grid:
    """Lay the sheets over which one list goes on below each other; rows are numbered from the first sheet's first."""
    whole, *others = pages
    for page in others:
        whole = replace(stack(whole, page), sheet=whole.sheet, first_row=1)
    return whole


def _joined(header: Grid, data: Grid, column: int) -> Cells:
    above, below = (_column(grid, column) for grid in (header, data))
    # 1.0 and True are equal and hash alike, yet are different cells.
    known: dict[tuple[type, Cell], int] = {}
    codes = [
        np.array([known.setdefault((type(cell), cell), len(known)) for cell in cells.values], np.int32)[cells.codes]
        for cells in (above, below)
    ]
    return CellColumn(np.concatenate(codes), tuple(cell for _, cell in known))


def _column(grid: Grid, column: int) -> Cells:
    return grid.columns[column] if column < grid.width else CellColumn.of([""] * grid.height)


def part_pages(whole: Table, pages: Sequence[Grid]) -> tuple[Table, ...]:
    """Give each sheet its own rows of a table that was read of all of them, stacked.

    The header stands on the first sheet. What was found is told with the sheet on which its first place lies.
    """
    return tuple(_page(whole, pages, number) for number in range(len(pages)))


def _page(whole: Table, pages: Sequence[Grid], number: int) -> Table:
    own, top = pages[number], sum(page.height for page in pages[:number])
    start, stop = np.searchsorted(whole.rows, [top + 1, top + own.height + 1]).tolist()
    findings = (replace(one, places=tuple(_on_page(at, pages) for at in one.places)) for one in whole.findings)
    page = replace(
        whole,
        sheet=own.sheet,
        rows=whole.rows[start:stop] - np.int32(top),
        section_codes=whole.section_codes[start:stop],
        columns=tuple(_rows_of(column, start, stop) for column in whole.columns),
        joined=tuple(_rows_of(column, start, stop) for column in whole.joined),
        row_kinds=whole.row_kinds[top : top + own.height],
        totals=tuple(
            total._replace(cell=at.cell)
            for total in whole.totals
            if (at := _on_page(Place(whole.file, whole.sheet, total.cell), pages)).sheet == own.sheet
        ),
        findings=tuple(_told_on(own.sheet, findings, pages[0].sheet)),
    )
    return replace(page, header_sheet=pages[0].sheet, begun_on=pages[0].sheet) if number else page


def _rows_of(column: Column, start: int, stop: int) -> Column:
    return replace(column, cells=CellColumn(column.codes[start:stop], column.values))


def _told_on(sheet: str, findings: Iterator[Finding], first: str) -> Iterator[Finding]:
    return (one for one in findings if (one.places[0].sheet if one.places else first) == sheet)


def _on_page(place: Place, pages: Sequence[Grid]) -> Place:
    """Give the place on its sheet of a cell that was named by its row among those of all sheets."""
    found = _CELL.fullmatch(place.cell)
    if found is None or place.sheet != pages[0].sheet:
        return place
    row = int(found[2])
    for page in pages:
        if row <= page.height:
            return Place(place.file, page.sheet, f"{found[1]}{row}")
        row -= page.height
    return place
