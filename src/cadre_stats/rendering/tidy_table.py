"""The tidy table as CSV and as a worksheet: one header row, no merged cells, texts that stay texts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from cadre_stats.errors import OutputError
from cadre_stats.regex import regex
from cadre_stats.rendering.csv import defused
from cadre_stats.rendering.long_sheet import write_long_sheet
from cadre_stats.rendering.plain import one_line
from cadre_stats.statistics.normalising import TidyCell, TidyTable

__all__ = ["render_csv", "render_xlsx"]

_LONGEST_SHEET = 1_048_576
_LONGEST_TEXT = 32_767
_NUMBER = regex(r"[+-]?\d+(?:[.,]\d+)*")


def render_csv(table: TidyTable) -> bytes:
    """Give UTF-8 CSV with a byte order mark; texts that a spreadsheet would take for formulas are defused."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([defused(column.name) for column in table.columns])
    writer.writerows(zip(*(_each(_safe, column.cells) for column in table.columns), strict=True))
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """Defuse a text; one that is a number is left as it is."""
    return text if _NUMBER.fullmatch(text) else defused(text)


def render_xlsx(table: TidyTable) -> bytes:
    """Give a workbook of one sheet; every text is typed as text, its head stays in sight and can filter.

    Raises :class:`OutputError` for more records than a sheet holds, or a text longer than a cell.
    """
    rows = len(table.columns[0].cells)
    if rows >= _LONGEST_SHEET:
        raise OutputError("normalise.too_many", rows=rows)
    head = [_fitting(column.name) for column in table.columns]
    return write_long_sheet("normalised", head, [_each(_fitting, column.cells) for column in table.columns])


def _each(change: Callable[[str], str], cells: Sequence[TidyCell]) -> list[TidyCell]:
    """Change the texts among the cells, each different one once."""
    changed = {cell: change(cell) if isinstance(cell, str) else cell for cell in dict.fromkeys(cells)}
    return list(map(changed.__getitem__, cells))


def _fitting(text: str) -> str:
    line = one_line(text)
    if len(line) > _LONGEST_TEXT:
        raise OutputError("normalise.too_long", most=_LONGEST_TEXT)
    return line
