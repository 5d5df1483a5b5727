"""The tidy table as CSV and as a worksheet: one header row, no merged cells, texts that stay texts."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO

from cadre_stats.errors import OutputError
from cadre_stats.rendering.csv import defused
from cadre_stats.rendering.moment import moment
from cadre_stats.rendering.plain import one_line
from cadre_stats.statistics.normalising import TidyTable

__all__ = ["render_csv", "render_xlsx"]

_LONGEST_SHEET = 1_048_576
_LONGEST_TEXT = 32_767
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def render_csv(table: TidyTable) -> bytes:
    """Give UTF-8 CSV with a byte order mark; texts that a spreadsheet would take for formulas are defused."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([defused(column.name) for column in table.columns])
    safe = ([_safe(cell) if isinstance(cell, str) else cell for cell in column.cells] for column in table.columns)
    writer.writerows(zip(*safe, strict=True))
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Defuse a text; one that is a number is left as it is."""
    return text if _NUMBER.fullmatch(text) else defused(text)


def render_xlsx(table: TidyTable) -> bytes:
    """Give a workbook of one sheet; every text is typed as text, its head stays in sight and can filter.

    Raises :class:`OutputError` for more records than a sheet holds, or a text longer than a cell.
    """
    from xlsxwriter.workbook import Workbook

    rows = len(table.columns[0].cells)
    if rows >= _LONGEST_SHEET:
        raise OutputError("normalise.too_many", rows=rows)
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"author": "", "created": moment()})
    sheet = workbook.add_worksheet("normalised")
    head = workbook.add_format({"bold": True})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _fitting(column.name), head)
        for row, cell in enumerate(column.cells, start=1):
            if isinstance(cell, str):
                sheet.write_string(row, place, _fitting(cell))
            elif cell is not None:
                sheet.write_number(row, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(table.columns) - 1)
    workbook.close()
    return out.getvalue()


def _fitting(text: str) -> str:
    line = one_line(text)
    if len(line) > _LONGEST_TEXT:
        raise OutputError("normalise.too_long", most=_LONGEST_TEXT)
    return line
