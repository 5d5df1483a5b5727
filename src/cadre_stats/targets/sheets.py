"""The sheets of a targets table as grids in which every cell says what a person sees in it.

A merged cell stands in all its rows, a number formatted as a percentage is text with its sign ("40%").
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cadre_stats.errors import InputError, UsageError
from cadre_stats.finding import Place
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.formats.preflight import check_workbook
from cadre_stats.regex import regex
from cadre_stats.targets.text_file import read_bytes, read_text

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as OpenpyxlCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_csv_grids", "read_xlsx_grids"]

_SEVERAL = 2
# What a number format quotes or escapes is no percent sign.
_LITERAL = regex(r'"[^"]*"|\\.')


def read_xlsx_grids(path: str) -> list[Grid]:
    """Read the visible sheets of a workbook. Raises :class:`UsageError` for what is no workbook."""
    data = read_bytes(path)
    _check(data, path)
    values, formulas = _workbook(data, path, values=True), _workbook(data, path, values=False)
    visible = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    return [_grid(path, sheet, formulas[sheet.title]) for sheet in visible]


def _check(data: bytes, path: str) -> None:
    """Refuse what would harm the reading library: a targets file comes from elsewhere as often as a roster."""
    try:
        check_workbook(data, path)
    except InputError as error:
        raise UsageError(error.key, where=error.where, **error.values) from error


def _workbook(data: bytes, path: str, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it doesn't keep (extensions of drop-downs, styles); none of them is read.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(io.BytesIO(data), data_only=values)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, ElementTree.ParseError) as error:
        raise UsageError("targets.no_workbook", where=path) from error


def _grid(path: str, sheet: Worksheet, formulas: Worksheet) -> Grid:
    rows: list[list[Cell]] = []
    for shown, written in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        pairs = zip(shown, written, strict=True)
        rows.append([_cell(cell, source.data_type, path, sheet.title) for cell, source in pairs])
    for merged in sheet.merged_cells.ranges:
        for row in rows[merged.min_row : merged.max_row]:
            row[merged.min_col - 1] = rows[merged.min_row - 1][merged.min_col - 1]
    return Grid.of_rows(path, sheet.title, "xlsx", rows)


def _cell(cell: OpenpyxlCell | MergedCell, kind: str, path: str, sheet: str) -> Cell:
    value = cell.value
    if cell.data_type == "e" or (kind == "f" and value is None):
        raise UsageError("targets.no_value", where=str(Place(path, sheet, cell.coordinate)))
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in _LITERAL.sub("", cell.number_format):
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    return "" if value is None else value  # type: ignore[return-value]  # a formula's value


def read_csv_grids(path: str) -> list[Grid]:
    """Read a delimited file once for each delimiter that it can have; only one of the grids will show a header."""
    text = read_text(path)
    parsed = [rows for delimiter in ",;\t" if (rows := _rows(text, delimiter)) is not None]
    if all(len(row) < _SEVERAL for rows in parsed for row in rows):
        raise UsageError("targets.wrong_csv", where=path)
    return [Grid.of_rows(path, "", "csv", rows) for rows in parsed]


def _rows(text: str, delimiter: str) -> list[list[Cell]] | None:
    """Read rows; ``None`` where quotes don't fit the delimiter."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [list(line) for line in lines]
    except csv.Error:
        return None
