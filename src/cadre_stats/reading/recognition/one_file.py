"""One file: a pure function from a file's bytes to its recognised tables, or to what is wrong with it.

It is called for file after file here, in worker processes and on the machines of a cluster; what it gives crosses
processes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from cadre_stats.errors import CadreStatsError, InputError, UsageError
from cadre_stats.finding import Finding, Place
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.formats.file_bytes import file_bytes
from cadre_stats.reading.formats.files import STDIN, Found
from cadre_stats.reading.formats.grids import WORKBOOK_ENDINGS, read_file, read_grids
from cadre_stats.reading.recognition.apart import header_elsewhere, read_sheet
from cadre_stats.reading.recognition.foresight import foresee
from cadre_stats.reading.recognition.going_on import join_pages, people_without_header
from cadre_stats.reading.recognition.list_sheets import explained_by_sheets
from cadre_stats.reading.recognition.recognition import NoTable
from cadre_stats.reading.tables.fields import refuse_unknown
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record
from cadre_stats.text import fold

__all__ = ["FileReading", "bytes_of", "chosen_sheets", "is_other", "no_table", "read_as", "read_one", "sheet_findings"]


class FileReading(Record, slots=False):
    """What one file gave: tables and findings, or the error that stands in their way, or that it is no roster."""

    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    error: CadreStatsError | None = None
    is_roster: bool = True

    @property
    def people(self) -> int:
        """The number of person records in all tables."""
        return sum(len(table.rows) for table in self.tables)


def read_one(found: Found, options: ReadOptions, stdin: bytes | None = None, at: str = "") -> FileReading:
    """Read one file; what is wrong with it is kept beside the others.

    ``at`` is where the file lies, for workers with another working folder than the one in which the user named it.
    """
    if not found.readable:
        return FileReading(is_roster=False)
    wanted = partial(foresee, options=options)
    if found.path == STDIN:
        return read_as(found, options, lambda: read_grids(bytes_of(found.path, stdin), found.path, foresee=wanted))
    return read_as(found, options, lambda: read_file(found.path, wanted, at))


def read_as(found: Found, options: ReadOptions, grids: Callable[[], Sequence[Grid]]) -> FileReading:
    """Recognise the tables of a file whose sheets are given; an error met on the way is what the file gives."""
    try:
        return _recognise(grids(), found, options)
    except (InputError, UsageError) as error:
        return FileReading(error=error)


def bytes_of(path: str, stdin: bytes | None) -> bytes:
    """Give the bytes of a file, or of standard input. Raises :class:`InputError` where there are none to be had."""
    if path != STDIN:
        return file_bytes(path)
    return sys.stdin.buffer.read() if stdin is None else stdin


def _recognise(grids: Sequence[Grid], file: Found, options: ReadOptions) -> FileReading:
    chosen = chosen_sheets(grids, file, options)
    results = join_pages([(grid, read_sheet(grid, grids, options)) for grid in chosen], options)
    tables = tuple(table for _, found in results if isinstance(found, tuple) for table in found)
    apart = header_elsewhere(file.path, results) or people_without_header(file.path, results, options)
    if apart is not None:
        return FileReading(error=apart)
    if tables:
        explained, by = explained_by_sheets(grids, results)
        tables = tuple(table for _, found in explained if isinstance(found, tuple) for table in found)
        return FileReading(tables, sheet_findings(grids, results, by))
    why = [(grid, result) for grid, result in results if isinstance(result, NoTable)]
    error = no_table(why, file, options)
    if not file.named and is_other(why):
        return FileReading(is_roster=False)
    return FileReading(error=error)


def is_other(results: Sequence[tuple[Grid, NoTable]]) -> bool:
    """Tell whether the sheets of a file have nothing of a roster: in a folder such a file is passed over.

    A workbook with a sheet of targets is a targets file, whatever its other sheets hold.
    """
    if any(result.why == "targets" for _, result in results):
        return True
    return all(result.why in ("empty", "targets", "training") or not result.fields for _, result in results)


def chosen_sheets(grids: Sequence[Grid], found: Found, options: ReadOptions) -> list[Grid]:
    """Give the visible sheets, or the one that ``--sheet`` names."""
    if options.sheet is None or not any(grid.sheet for grid in grids):
        return [grid for grid in grids if not grid.hidden]
    named = [grid for grid in grids if fold(grid.sheet) == fold(options.sheet)]
    if not named:
        names = ", ".join(grid.sheet for grid in grids)
        raise UsageError("reading.no_sheet", found.path, sheet=options.sheet, sheets=names)
    return named


# Why a sheet with something in it holds no roster, though it may be about people.
_UNCLEAR = ("no_header", "form")


def sheet_findings(
    grids: Sequence[Grid],
    results: Sequence[tuple[Grid, tuple[Table, ...] | NoTable]],
    explaining: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Tell what was done to cells, and name the sheets left out: hidden ones, and likely rosters not understood.

    Those ``explaining`` the codes of others are none.
    """
    chosen = [grid for grid, _ in results]
    hidden = (grid for grid in grids if grid.hidden and grid not in chosen)
    unclear = (
        grid
        for grid, result in results
        if isinstance(result, NoTable) and result.why in _UNCLEAR and grid.sheet not in explaining
    )
    return (
        *(finding for grid, result in results if isinstance(result, tuple) for finding in grid.findings),
        *(Finding("hidden_sheet", "info", (Place(one.file, one.sheet),), value=one.sheet) for one in hidden),
        *(Finding("sheet_not_read", "warning", (Place(one.file, one.sheet),), value=one.sheet) for one in unclear),
    )


def no_table(results: Sequence[tuple[Grid, NoTable]], found: Found, options: ReadOptions) -> InputError:
    """Say why a file holds no roster, with the sheet of targets or the one that comes nearest to a roster.

    Raises :class:`UsageError` where a ``--column`` option doesn't fit its header.
    """
    if not results or all(result.why == "empty" for _, result in results):
        return InputError("reading.empty_table", found.path)
    grid, best = max(results, key=lambda one: (one[1].why == "targets", len(one[1].fields)))
    place = str(Place(found.path, grid.sheet))
    refuse_unknown(best.headers, options.columns if best.headers else {}, place)
    if best.why in ("targets", "training", "form"):
        return InputError(f"reading.is_{best.why}", place)
    if grid.format == "csv" and Path(found.path).suffix.lower() in WORKBOOK_ENDINGS:
        return InputError("reading.not_a_workbook", found.path)
    if best.fields:
        return InputError("reading.no_person", place, row=best.row, fields=", ".join(best.fields))
    return InputError("reading.no_header", place)
