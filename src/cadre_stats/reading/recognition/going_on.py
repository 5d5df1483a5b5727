"""Lists that go on, without a header, on a workbook's next sheets: read as one where that is certain, else refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from cadre_stats.errors import InputError
from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.next_page import Page, goes_on, may_be_name
from cadre_stats.reading.recognition.recognition import NoTable
from cadre_stats.reading.recognition.stacking import part_pages
from cadre_stats.reading.tables.about import has_year, speaks_of
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace

__all__ = ["join_pages", "people_without_header"]

Result = tuple[Table, ...] | NoTable
Results = Sequence[tuple[Grid, Result]]

# How many rows of a sheet are looked at for people, and how many cells beside a name make one a person's.
_LOOKED_AT, _TELLING = 200, 2
# How many words above them may be a header.
_HEADERS = 3
_TOLD_BY = ("sex", "degree", "political_theory", "state_management", "birth_date")


def join_pages(results: Results, options: ReadOptions) -> list[tuple[Grid, Result]]:
    """Read the sheets without a header on which the list of the sheet before certainly goes on, under its header.

    Not where a person named the header. A finding tells of each such sheet.
    """
    if options.header_rows or options.header_sheet:
        return list(results)
    runs: list[tuple[list[tuple[Grid, Result]], Page | None]] = []
    for grid, result in results:
        sheets, page = runs[-1] if runs else ([], None)
        headless = isinstance(result, NoTable) and result.why == "no_header"
        further = goes_on(page, grid, options) if page is not None and headless else None
        if further is None:
            runs.append(([(grid, result)], _first_page(grid, result)))
        else:
            runs[-1] = ([*sheets, (grid, result)], further)
    return [one for sheets, page in runs for one in (sheets if page is None or len(sheets) == 1 else _parted(page))]


def _first_page(grid: Grid, result: Result) -> Page | None:
    """Give the list that may go on behind a sheet: its only table, if it has people."""
    return Page((grid,), result[0]) if isinstance(result, tuple) and len(result) == 1 and len(result[0].rows) else None


def _parted(page: Page) -> list[tuple[Grid, Result]]:
    first, *others = part_pages(page.whole, page.grids)
    return [(grid, (table,)) for grid, table in zip(page.grids, (first, *map(_told, others)), strict=True)]


def _told(table: Table) -> Table:
    number = table.column("number")
    cell = cell_name(number.index if number else 0, int(table.rows[0]))
    at = Place(table.file, table.sheet, cell)
    told = Finding("header_of_sheet_before", "info", (at,), value=table.header_sheet)
    return replace(table, findings=(*table.findings, told))


def people_without_header(file: str, results: Results, options: ReadOptions) -> InputError | None:
    """Give the error for a workbook in which people stand on a sheet without a header, beside sheets with people."""
    if options.header_rows or options.header_sheet:
        return None
    tables = [table for _, found in results if isinstance(found, tuple) for table in found if len(table.rows)]
    rest = (grid for grid, found in results if isinstance(found, NoTable) and _shows_people(grid, found))
    grid = next(rest, None) if tables else None
    if grid is None:
        return None
    of_sheets = [one.sheet for one, _ in results]
    before = [one for one in tables if of_sheets.index(one.sheet) < of_sheets.index(grid.sheet)]
    header = before[-1] if before else tables[0]
    first, last = header.header_rows
    return InputError(
        "reading.people_without_header",
        str(Place(file, grid.sheet)),
        header=header.header_sheet or header.sheet,
        rows=str(first) if first == last else f"{first}-{last}",
    )


def _shows_people(grid: Grid, found: NoTable) -> bool:
    """Tell whether rows without a header are plainly people's; one that isn't understood makes a list of its own."""
    if found.why != "no_header":
        return False
    rows = ([shown_text(cell) for cell in grid.row(row)] for row in range(grid.height))
    for texts in islice(filter(any, rows), _LOOKED_AT):
        if _is_person(texts):
            return True
        if sum(map(bool, texts)) >= _HEADERS and not any(text.isdigit() or has_year(text) for text in texts):
            return False
    return False


def _is_person(texts: Sequence[str]) -> bool:
    """Tell whether a row holds a name, and beside it days, levels, a sex or marks; years may be among them."""
    if not any(map(may_be_name, texts)):
        return False
    words = (text for text in texts if not text.isdigit())
    telling = [text for text in words if is_mark(text) or any(speaks_of(field, text) for field in _TOLD_BY)]
    years = sum(has_year(text) for text in texts if text not in telling)
    return bool(telling) and len(telling) + years >= _TELLING
