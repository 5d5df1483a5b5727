"""A workbook in the making: its sheets, their names and set-up for printing, and the cell formats made so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cadre_stats.errors import OutputError
from cadre_stats.regex import regex
from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.report import About, Cell
from cadre_stats.reporting.style import Style

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Book", "add_sheet", "check_rows", "set_up", "write_heads"]

_A4 = 9
_MARGIN_CM = {"left": 1.5, "right": 1.5, "top": 2.0, "bottom": 2.0}
_CM_PER_INCH = 2.54
_HEAD_WIDTH = 16
_NAME_MOST = 31
_ROWS_MOST = 1_048_576
_NOT_IN_A_NAME = regex(r"[\[\]:*?/\\\x00-\x1f]")
FormulaOf = Callable[[About, str, Cell], str | None]
_BASE: Mapping[str, object] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}


@dataclass
class Book:
    """A workbook in the making: its style, the sheet names used and the formats made so far.

    ``formula_of`` gives the formula of a figure, by what its row is about and its column, where figures are formulas.
    """

    workbook: Workbook
    style: Style
    names: set[str] = field(default_factory=set)
    formula_of: FormulaOf | None = None
    _formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def format(self, **properties: object) -> Format:
        """Give the cell format with some properties; alike ones are one format."""
        key = tuple(sorted({**_BASE, **properties}.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(dict(key))
        return self._formats[key]


def check_rows(rows: int) -> None:
    """Raise :class:`OutputError` for more rows than a sheet can hold: a workbook would leave them out in silence."""
    if rows > _ROWS_MOST:
        raise OutputError("documents.too_many_rows", where="xlsx", rows=rows, most=_ROWS_MOST)


def add_sheet(book: Book, name: str) -> Worksheet:
    """Add a sheet whose name Excel takes and no other sheet has."""
    plain = one_line(_NOT_IN_A_NAME.sub(" ", name)).strip("'") or "-"
    chosen, number = plain[:_NAME_MOST], 2
    while chosen.casefold() in book.names:
        ending = f" ({number})"
        chosen, number = plain[: _NAME_MOST - len(ending)] + ending, number + 1
    book.names.add(chosen.casefold())
    return book.workbook.add_worksheet(chosen)


def set_up(sheet: Worksheet) -> None:
    """Set a sheet up for printing: A4 landscape, one page wide, page numbers at the foot."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(**{side: width / _CM_PER_INCH for side, width in _MARGIN_CM.items()})
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    sheet.hide_gridlines(2)


def write_heads(book: Book, sheet: Worksheet, titles: Sequence[str]) -> None:
    """Write the headings of a sheet that has no title above them."""
    for place, title in enumerate(titles):
        sheet.write_string(0, place, one_line(title), book.format(bold=True, text_wrap=True))
    sheet.set_column(0, len(titles) - 1, _HEAD_WIDTH)
