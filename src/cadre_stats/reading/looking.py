"""Looking at files: every sheet with how it was read or why it wasn't, and its first rows as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from cadre_stats.errors import CadreStatsError, InputError, UsageError
from cadre_stats.finding import Finding
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.formats.files import Found, find_files
from cadre_stats.reading.formats.grids import read_grids
from cadre_stats.reading.formats.unreadable import unreadable
from cadre_stats.reading.recognition.apart import header_elsewhere, read_sheet
from cadre_stats.reading.recognition.going_on import join_pages, people_without_header
from cadre_stats.reading.recognition.list_sheets import explained_by_sheets
from cadre_stats.reading.recognition.one_file import bytes_of, chosen_sheets, is_other, no_table, sheet_findings
from cadre_stats.reading.recognition.recognition import NoTable, unread_kinds
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import ROW_KINDS, RowKind, Table
from cadre_stats.record import Record, replace

__all__ = ["FileLook", "HeadRow", "SheetLook", "look_at"]

# How many rows are shown below a header, and at most before it.
_BELOW, _ABOVE = 8, 8


class HeadRow(Record):
    """A row of the sheet as it stands: its number in the spreadsheet, its kind, its filled cells by column (from 0)."""

    number: int
    kind: RowKind
    cells: Mapping[int, str]


class SheetLook(Record):
    """A sheet, or one of the tables that stand below each other in it; ``table`` is ``None`` where it wasn't used.

    ``why`` says why it wasn't: a key of ``wording/inspect.toml``, or the error that stood in the way. ``kinds``
    count its rows and add up to them; ``head`` are the first rows of a table.
    """

    name: str
    kinds: Mapping[RowKind, int]
    table: Table | None = None
    why: str | CadreStatsError = ""
    head: tuple[HeadRow, ...] = ()


class FileLook(Record):
    """A file: its format and sheets, the findings of its sheets, and the error where it gave no table.

    ``skipped``: the file lies in a folder and has nothing of a roster.
    """

    path: str
    format: str = ""
    encoding: str = ""
    sheets: tuple[SheetLook, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: CadreStatsError | None = None
    skipped: bool = False
    named: bool = True

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that were recognised."""
        return tuple(sheet.table for sheet in self.sheets if sheet.table is not None)


def look_at(paths: Sequence[str], options: ReadOptions, stdin: bytes | None = None) -> tuple[FileLook, ...]:
    """Look at files, at the files of folders that may hold a roster, and at ``-``.

    What is wrong with a file is told beside the others. Raises :class:`InputError` for a path that doesn't exist.
    """
    options = replace(options, explained=True)
    return tuple(_look(found, options, stdin) for found in find_files(paths) if found.readable)


def _look(found: Found, options: ReadOptions, stdin: bytes | None) -> FileLook:
    try:
        grids = read_grids(bytes_of(found.path, stdin), found.path)
        chosen = chosen_sheets(grids, found, options)
    except (InputError, UsageError) as error:
        return FileLook(found.path, findings=_told(found, error), error=error, named=found.named)
    read = [(grid, _read(grid, grids, options) if grid in chosen else None) for grid in grids]
    results = [(grid, result) for grid, result in read if isinstance(result, tuple | NoTable)]
    results = join_pages(results, options)
    results, explaining = explained_by_sheets(grids, results)
    explained = {grid.sheet: result for grid, result in results}
    read = [(grid, explained.get(grid.sheet, result)) for grid, result in read]
    unread = [(grid, result) for grid, result in results if isinstance(result, NoTable)]
    stops = next((result for _, result in read if isinstance(result, CadreStatsError)), None)
    stops = stops or header_elsewhere(found.path, results) or people_without_header(found.path, results, options)
    of_targets = any(result.why == "targets" for _, result in unread)
    skipped = False
    if stops is None and len(unread) == len(results):
        stops = _why_none(unread, found, options)
        skipped = not found.named and is_other(unread)
    return FileLook(
        path=found.path,
        format=grids[0].format if grids else "",
        encoding=grids[0].encoding if grids else "",
        sheets=tuple(sheet for grid, result in read for sheet in _sheets(grid, result, found, options, of_targets)),
        findings=sheet_findings(grids, results, explaining)
        if stops is None
        else ()
        if skipped
        else _told(found, stops),
        error=stops,
        skipped=skipped,
        named=found.named,
    )


_Result = tuple[Table, ...] | NoTable | CadreStatsError | None


def _read(grid: Grid, grids: Sequence[Grid], options: ReadOptions) -> _Result:
    """Read a sheet; an error is kept, so that the other sheets are shown, too."""
    try:
        return read_sheet(grid, grids, options)
    except (InputError, UsageError) as error:
        return error


def _why_none(unread: Sequence[tuple[Grid, NoTable]], found: Found, options: ReadOptions) -> CadreStatsError:
    """Give the error that sheets without a table make; a ``--column`` that doesn't fit them is one, too."""
    try:
        return no_table(unread, found, options)
    except UsageError as error:
        return error


def _sheets(grid: Grid, result: _Result, found: Found, options: ReadOptions, of_targets: bool) -> Iterator[SheetLook]:
    """Give the entries of a sheet: one for each table in it, else one that says why there is none.

    ``of_targets``: the workbook has a sheet of targets, so that its other sheets go with it.
    """
    match result:
        case None:
            yield _unused(grid, "hidden" if grid.hidden else "not_asked")
        case NoTable(why="no_header") if of_targets:
            yield _unused(grid, "of_targets")
        case NoTable():
            yield _unused(grid, _why_none([(grid, result)], found, options) if result.fields else result.why)
        case CadreStatsError():
            yield _unused(grid, result)
        case _:
            for table in result:
                yield SheetLook(grid.sheet, table.kinds, table, head=_head(grid, table))


def _told(found: Found, error: CadreStatsError | None) -> tuple[Finding, ...]:
    """Give what is wrong with a file of a folder as a finding; for a named one it is the command's error."""
    return () if error is None or found.named else (unreadable(found.path, error),)


def _unused(grid: Grid, why: str | CadreStatsError) -> SheetLook:
    counts = np.bincount(unread_kinds(grid), minlength=len(ROW_KINDS)).tolist()
    return SheetLook(grid.sheet, dict(zip(ROW_KINDS, counts, strict=True)), why=why)


def _head(grid: Grid, table: Table) -> tuple[HeadRow, ...]:
    """Give the rows around a table's header; numbers count from the sheet's first row."""
    top, bottom = (1, 0) if table.header_sheet else table.header_rows
    first = max(table.first_row, top - _ABOVE)
    last = min(table.first_row + len(table.row_kinds) - 1, bottom + _BELOW)
    return tuple(_head_row(grid, number, table) for number in range(first, last + 1))


def _head_row(grid: Grid, number: int, table: Table) -> HeadRow:
    cells = {column: shown_text(cell) for column, cell in enumerate(grid.row(number - grid.first_row))}
    kind = ROW_KINDS[table.row_kinds[number - table.first_row]]
    return HeadRow(number, kind, {column: text for column, text in cells.items() if text})
