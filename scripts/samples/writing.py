"""A sheet to the bytes of a CSV or xlsx file: the same sheet always gives the same bytes."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from xlsxwriter import Workbook

from samples.sheet import Cell, Page, Sheet, compose

__all__ = ["as_csv", "as_table", "as_xlsx"]

# The date in the properties of every workbook; those in its archive are fixed by the library.
STAMP = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_DAY = {"num_format": "dd/mm/yyyy"}
_CENTRED = {"bold": True, "align": "center", "valign": "vcenter", "font_name": "Times New Roman", "font_size": 12}


def as_csv(sheet: Sheet, *, delimiter: str = ",", bom: bool = False, newline: str = "\r\n") -> bytes:
    """Write a sheet as the CSV that a spreadsheet program saves: UTF-8, dates as dd/mm/yyyy, merged cells empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=newline)
    writer.writerows([_as_text(cell) for cell in row] for row in compose(sheet).rows)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else str(cell)


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as one workbook."""
    with _book() as (book, file):
        for sheet in sheets:
            _draw(book, sheet, compose(sheet))
    return file.getvalue()


def as_table(name: str, rows: Sequence[Sequence[Cell]], widths: Sequence[int], header: int) -> bytes:
    """Write plain rows as a workbook of one sheet; ``header`` is the number (from 1) of the row in bold."""
    with _book() as (book, file):
        tab = book.add_worksheet(name)
        wrapped = {"text_wrap": True, "valign": "top"}
        plain, bold = book.add_format(wrapped), book.add_format(wrapped | {"bold": True})
        for number, row in enumerate(rows):
            tab.write_row(number, 0, row, bold if number + 1 == header else plain)
        for column, width in enumerate(widths):
            tab.set_column(column, column, width)
    return file.getvalue()


@contextmanager
def _book() -> Iterator[tuple[Workbook, io.BytesIO]]:
    """Open a workbook that holds no trace of the moment it is written, and close it into the file."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "cadre-stats", "created": STAMP})
    yield book, file
    book.close()


def _draw(book: Workbook, sheet: Sheet, page: Page) -> None:
    tab = book.add_worksheet(sheet.name)
    first, last = page.header
    title = book.add_format(_CENTRED)
    header = book.add_format(_CENTRED | {"text_wrap": True, "border": 1})
    body, day, section = (book.add_format(look | {"border": 1}) for look in ({}, _DAY, {"bold": True}))
    for top, left, bottom, right in page.merges:
        look = title if top < first else header if top <= last else section
        tab.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", look)
    for number, row in enumerate(page.rows, start=1):
        is_filled = any(cell is not None for cell in row)
        for column, cell in enumerate(row):
            if number < first:
                look = title
            elif number <= last:
                look = header
            elif isinstance(cell, dt.date):
                look = day
            else:
                look = section if (number, 1, number, len(row)) in page.merges else body
            if cell is not None:
                tab.write(number - 1, column, cell, look)
            elif is_filled and last < number and look is body:
                tab.write_blank(number - 1, column, None, look)
    for column, described in enumerate(sheet.columns):
        tab.set_column(column, column, described.width)
