"""Workbooks: xlsx, xlsb, xls and ods through python-calamine."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cadre_stats.errors import InputError
from cadre_stats.finding import Finding
from cadre_stats.reading.cells.grid import Cell, CellRange, Grid
from cadre_stats.reading.formats.archive import Archive
from cadre_stats.reading.formats.marks_found import marks_found
from cadre_stats.reading.formats.panics import is_panic, panics_unprinted
from cadre_stats.reading.formats.preflight import DAMAGE, LARGE_SHEET, Flight, check_archive
from cadre_stats.reading.formats.sheet_marks import SheetMarks, marks_of, read_marks, sheet_members
from cadre_stats.reading.formats.sniff import Format
from cadre_stats.record import replace

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from cadre_stats.reading.formats.sheet_cells import SheetCells

__all__ = ["read_workbook"]

_Rows = list[list[int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta]]


def read_workbook(data: bytes, file: str, format: Format, *, large: int = LARGE_SHEET) -> tuple[Grid, ...]:
    """Read the worksheets of a workbook in their order, hidden ones marked.

    Sheets of an xlsx with ``large`` bytes of XML and more have each of their different cells read once, with the same
    result. Raises :class:`InputError` for one that is damaged, password-protected or beyond the limits of the
    pre-flight.
    """
    from python_calamine import CalamineError, PasswordError

    flight, marks = _looked_through(data, file, format, large)
    by_name: dict[str, SheetCells] = {}
    texts: Sequence[str] | None = None
    if flight.cells:
        data, by_name, texts = _condensed(data, flight.cells, file)
    try:
        with panics_unprinted():
            return tuple(_grids(data, file, format, marks, by_name, texts))
    except PasswordError as error:
        raise InputError("reading.encrypted", file) from error
    except (CalamineError, OSError) as error:
        # OSError: members or records that end too early.
        raise InputError("reading.damaged", file) from error
    except BaseException as error:
        # What calamine doesn't foresee in a damaged file is a panic of Rust.
        if not is_panic(error):
            raise
        raise InputError("reading.damaged", file) from error


def _looked_through(data: bytes, file: str, format: Format, large: int) -> tuple[Flight, dict[str | int, SheetMarks]]:
    """Make the pre-flight, and give the marks of the sheets by name or by place."""
    if format == "xls":
        from cadre_stats.reading.formats.record_marks import xls_marks

        flight = Flight({}, xls_marks(data, file))
        return flight, dict(enumerate(flight.marks))
    try:
        with Archive(data) as archive:
            flight = check_archive(archive, file, large)
            marks = dict[str | int, SheetMarks](enumerate(flight.marks))
            if format == "xlsx":
                marks.update(read_marks(archive, file, flight.sheets, flight.cells).items())
            return flight, marks
    except DAMAGE as error:
        raise InputError("reading.damaged", file) from error


def _condensed(
    data: bytes, scanned: Mapping[str, SheetCells], file: str
) -> tuple[bytes, dict[str, SheetCells], Sequence[str] | None]:
    """Give the workbook with each different cell of the scanned sheets once, their cells by the sheets' names.

    The shared strings come beside it where they are plain, and are not read in these sheets then.
    """
    from cadre_stats.reading.formats.condensed import condensed
    from cadre_stats.reading.formats.shared_texts import SHARED_TEXTS, shared_texts

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = dict(sheet_members(archive))
            names = {name: scanned[member] for name, member in members.items() if member in scanned}
            # The library looks for the part whatever the case of its letters.
            parts = [name for name in archive.namelist() if name.lower() == SHARED_TEXTS.lower()]
            texts = shared_texts(archive.read(SHARED_TEXTS)) if parts == [SHARED_TEXTS] else None
            if texts is not None and any(cells.most_shared >= len(texts) for cells in scanned.values()):
                texts = None
            others = not scanned.keys() >= set(members.values())
            return condensed(archive, scanned, with_texts=texts is None, others=others), names, texts
    except DAMAGE as error:
        raise InputError("reading.damaged", file) from error


def _grids(
    data: bytes,
    file: str,
    format: Format,
    marks: Mapping[str | int, SheetMarks],
    scanned: Mapping[str, SheetCells],
    texts: Sequence[str] | None,
) -> Iterator[Grid]:
    """Read the sheets; their marks are known by name or by place, perhaps the shared strings of scanned ones."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for place, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            known = marks.get(about.name) or marks.get(place)
            if about.name in scanned:
                grid = _expanded(sheet, scanned[about.name], file, format, texts)
            else:
                rows = sheet.to_python(skip_empty_area=False)
                findings = tuple(_marked(rows, known, file, about.name)) if known else ()
                grid = Grid.of_rows(file, about.name, format, rows, findings=findings)
            hidden = about.visible != SheetVisibleEnum.Visible
            merges = _merges(sheet) if about.name in scanned or known is None or known.merges else ()
            yield replace(grid, merges=merges, hidden=hidden)


def _merges(sheet: CalamineSheet) -> tuple[CellRange, ...]:
    return tuple(
        CellRange(top, left, bottom, right) for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
    )


def _expanded(sheet: CalamineSheet, cells: SheetCells, file: str, format: Format, texts: Sequence[str] | None) -> Grid:
    """Spread the different cells of a condensed sheet over its rows and columns."""
    from cadre_stats.reading.formats.condensed import Expansion

    expansion = Expansion.of(cells)
    values: list[Cell] = expansion.values(sheet.to_python(skip_empty_area=False), texts)
    told, marks = marks_of(cells)
    for number, text in told.items():
        values[expansion.place(number)] = text
    columns = expansion.columns(values)
    filled = np.zeros(cells.height, dtype=bool)
    if marks.hidden_rows:
        for column in columns:
            filled |= np.array([value != "" for value in column.values], dtype=bool)[column.codes]
    hidden = [row for row in marks.hidden_rows if row < cells.height and filled[row]]
    findings = tuple(marks_found(marks.uncalculated, hidden, file, sheet.name))
    return Grid(file, sheet.name, format, cells.height, columns, findings=findings)


def _marked(rows: _Rows, marks: SheetMarks, file: str, sheet: str) -> Iterator[Finding]:
    """Write errors and formulas without a value into their cells, which are empty; give the findings of the sheet."""
    for (row, column), text in (*marks.errors.items(), *marks.uncalculated.items()):
        # The library leaves out empty rows and columns at the end.
        rows.extend([] for _ in range(len(rows), row + 1))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    hidden = [row for row in marks.hidden_rows if row < len(rows) and any(cell != "" for cell in rows[row])]
    yield from marks_found(marks.uncalculated, hidden, file, sheet)
