"""A header apart from its data: it stands on one sheet of a workbook, the people on others without a header."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.errors import InputError, UsageError
from cadre_stats.finding import Finding, Place
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.recognition import NoTable, recognise
from cadre_stats.reading.recognition.stacking import stack
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace
from cadre_stats.regex import regex
from cadre_stats.text import fold

__all__ = ["header_elsewhere", "read_sheet"]

_CELL = regex(r"([A-Z]*)(-?\d+)")


def read_sheet(grid: Grid, grids: Sequence[Grid], options: ReadOptions) -> tuple[Table, ...] | NoTable:
    """Recognise one of a workbook's sheets (``grids``), under the header of another where ``options`` name one.

    A sheet with a header of its own is read by that. Raises what :func:`recognise` raises, and :class:`UsageError` for
    a sheet that isn't there.
    """
    if options.header_sheet is None:
        return recognise(grid, options)
    header = next((one for one in grids if fold(one.sheet) == fold(options.header_sheet)), None)
    if header is None:
        sheets = ", ".join(one.sheet for one in grids)
        raise UsageError("reading.no_sheet", grid.file, sheet=options.header_sheet, sheets=sheets)
    if grid is header:
        found = recognise(grid, replace(options, header_sheet=None))
        return found if _has_people(found) else NoTable("header")
    own = recognise(grid, replace(options, header_sheet=None, header_rows=None))
    if isinstance(own, tuple) or own.why != "no_header":
        return own
    return _read_below(header, grid, options)


def header_elsewhere(file: str, results: Sequence[tuple[Grid, tuple[Table, ...] | NoTable]]) -> InputError | None:
    """Give the error for a workbook in which nobody stands below a header and rows stand without one."""
    tables = [table for _, found in results if isinstance(found, tuple) for table in found]
    rest = [grid for grid, found in results if isinstance(found, NoTable) and found.why == "no_header"]
    if not tables or not rest or any(len(table.rows) for table in tables):
        return None
    first, last = tables[0].header_rows
    rows = str(first) if first == last else f"{first}-{last}"
    return InputError("reading.header_elsewhere", str(Place(file, rest[0].sheet)), header=tables[0].sheet, rows=rows)


def _has_people(found: tuple[Table, ...] | NoTable) -> bool:
    return isinstance(found, tuple) and any(len(table.rows) for table in found)


def _read_below(header: Grid, data: Grid, options: ReadOptions) -> tuple[Table, ...] | NoTable:
    assert options.header_rows is not None
    first, last = options.header_rows
    if not 1 <= first <= last <= header.height:
        where = str(Place(header.file, header.sheet))
        raise UsageError("reading.header_rows", where, rows=f"{first}-{last}", height=header.height)
    found = recognise(stack(header.part(0, last), data), replace(options, header_sheet=None))
    if isinstance(found, NoTable):
        return found
    return tuple(_put_back(table, header.sheet, last) if table.first_row < 1 else table for table in found)


def _put_back(table: Table, sheet: str, deep: int) -> Table:
    """Give a table its own rows alone: what was found in the ``deep`` rows above is found on the header's sheet."""
    first, last = table.header_rows
    at = table.as_of
    unit = table.unit
    return replace(
        table,
        header_rows=(first + deep, last + deep),
        header_sheet=sheet,
        first_row=1,
        row_kinds=table.row_kinds[deep:],
        as_of=at and replace(at, cell=_place(Place(table.file, "", at.cell), sheet, deep).cell),
        unit=unit and replace(unit, cell=_place(Place(table.file, "", unit.cell), sheet, deep).cell),
        findings=tuple(_told_there(finding, sheet, deep) for finding in table.findings),
    )


def _told_there(finding: Finding, sheet: str, deep: int) -> Finding:
    return replace(finding, places=tuple(_place(place, sheet, deep) for place in finding.places))


def _place(place: Place, sheet: str, deep: int) -> Place:
    found = _CELL.fullmatch(place.cell)
    if found is None or int(found[2]) > 0:
        return place
    return Place(place.file, sheet, f"{found[1]}{int(found[2]) + deep}")
