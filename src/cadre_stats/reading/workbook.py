"""Workbooks: xlsx, xlsb, xls and ods through python-calamine."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import replace

from cadre_stats.errors import InputError
from cadre_stats.finding import PLACES_KEPT, Finding, Place, cell_name
from cadre_stats.reading.grid import CellRange, Grid
from cadre_stats.reading.preflight import check_workbook
from cadre_stats.reading.sheet_marks import SheetMarks, read_marks
from cadre_stats.reading.sniff import Format

__all__ = ["read_workbook"]

_Rows = list[list[int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta]]


def read_workbook(data: bytes, file: str, format: Format) -> Iterator[Grid]:
    """Read the worksheets of a workbook in their order, hidden ones marked.

    Raises :class:`InputError` for one that is damaged, password-protected or beyond the limits of the pre-flight.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if format != "xls":
        check_workbook(data, file)
    marks = read_marks(data, file) if format == "xlsx" else {}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                merges = tuple(
                    CellRange(top, left, bottom, right)
                    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ())
                )
                rows = sheet.to_python(skip_empty_area=False)
                findings = tuple(_marked(rows, marks[about.name], file, about.name)) if about.name in marks else ()
                hidden = about.visible != SheetVisibleEnum.Visible
                grid = Grid.of_rows(file, about.name, format, rows, merges=merges, hidden=hidden)
                yield replace(grid, findings=findings)
    except PasswordError as error:
        raise InputError("reading.encrypted", file) from error
    except CalamineError as error:
        raise InputError("reading.damaged", file) from error
    except BaseException as error:
        # What calamine doesn't foresee in a damaged file is a panic of Rust, whose class can't be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise InputError("reading.damaged", file) from error


def _marked(rows: _Rows, marks: SheetMarks, file: str, sheet: str) -> Iterator[Finding]:
    """Write errors and formulas without a value into their cells, which are empty; give the findings of the sheet."""
    for (row, column), text in (*marks.errors.items(), *marks.uncalculated.items()):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    if marks.uncalculated:
        places = tuple(Place(file, sheet, cell_name(c, r + 1)) for r, c in sorted(marks.uncalculated)[:PLACES_KEPT])
        yield Finding("formula_without_value", "error", places, count=len(marks.uncalculated))
    hidden = [row for row in marks.hidden_rows if row < len(rows) and any(cell != "" for cell in rows[row])]
    if hidden:
        places = tuple(Place(file, sheet, str(row + 1)) for row in hidden[:PLACES_KEPT])
        yield Finding("hidden_rows", "warning", places, count=len(hidden))
