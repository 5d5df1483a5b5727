"""One table on one worksheet: title, headings, rows of real numbers, ready for A4 landscape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.record import Record, replace
from cadre_stats.rendering.book import Book, check_rows, set_up
from cadre_stats.rendering.number_format import excel_number, usual_format
from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.report import Cell, Column, Row, Spanner, Table
from cadre_stats.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Drawn", "draw_table"]

_STUB_WIDTH, _FIGURE_WIDTH, _TEXT_WIDTH, _NOTES_WIDTH, _INDENT_MOST = 46, 12, 20, 40, 15
_LINE_HEIGHT = 15
_TITLE_ROW_LETTERS = 110
_KINDS: Mapping[str, Mapping[str, object]] = {
    "body": {},
    "group": {"bold": True, "bg_color": "#EEF2F7"},
    "subtotal": {"bold": True},
    "total": {"bold": True},
}
_STATUS: Mapping[str, str] = {"met": "#14532D", "missed": "#9B1C1C", "undetermined": "#6B4E00", "no_data": "#6B4E00"}
_LINE = {"border": 1, "border_color": "#9AA3AF"}


class Drawn(Record):
    """Where a table stands in its sheet: sheet name, first and last data row, the place of each column, the end."""

    sheet: Worksheet
    first_row: int
    end: int
    places: Mapping[str, int]
    rows: tuple[Row, ...]


def draw_table(book: Book, sheet: Worksheet, table: Table, heading: Sequence[str]) -> Drawn:
    """Draw a table under its heading lines (the first is the title), with panes frozen and its head repeated."""
    table = _split_counts(table, book.style.lang)
    shown = [number for number, column in enumerate(table.columns) if not column.bullet]
    noted = any(row.notes for row in table.rows)
    last = len(shown) + noted
    top = _heading(book, sheet, heading, last)
    first_row = _head(book, sheet, table, shown, top, noted=noted)
    check_rows(first_row + len(table.rows))
    for offset, row in enumerate(table.rows):
        _row(book, sheet, first_row + offset, row, table, shown, noted=noted)
    _widths(sheet, table, shown, noted=noted)
    set_up(sheet)
    sheet.freeze_panes(first_row, 1)
    sheet.repeat_rows(top, first_row - 1)
    places = {table.columns[number].key: place for place, number in enumerate(shown, start=1)}
    return Drawn(sheet, first_row, first_row + len(table.rows), places, table.rows)


def _split_counts(table: Table, lang: str) -> Table:
    """Give a column of "n/N" as two, for a workbook counts with each of them."""
    wide = {n for row in table.rows for n, cell in enumerate(row.cells) if cell.of is not None}
    if not wide:
        return table
    columns: list[Column] = []
    spanners: list[Spanner] = []
    moved: dict[int, int] = {}
    for number, column in enumerate(table.columns):
        moved[number] = len(columns)
        if number not in wide:
            columns.append(column)
            continue
        spanners.append(Spanner(column.title, len(columns), len(columns) + 1))
        columns.append(replace(column, title=say("documents.column.part", lang)))
        columns.append(replace(column, key=f"{column.key}.of", title=say("documents.column.whole", lang)))
    spanners += [Spanner(one.title, moved[one.first], moved[one.last]) for one in table.spanners]
    rows = tuple(replace(row, cells=_split_cells(row.cells, wide)) for row in table.rows)
    return replace(table, columns=tuple(columns), rows=rows, spanners=tuple(spanners))


def _split_cells(cells: Sequence[Cell], wide: set[int]) -> tuple[Cell, ...]:
    split: list[Cell] = []
    for number, cell in enumerate(cells):
        if number not in wide or cell.of is None:
            split.append(cell)
            continue
        part, _, whole = cell.text.partition("/")
        split += [Cell(part, cell.value), Cell(whole, cell.of)]
    return tuple(split)


def _heading(book: Book, sheet: Worksheet, lines: Sequence[str], last: int) -> int:
    """Write the heading lines over the columns up to ``last``; give the next free row."""
    for number, line in enumerate(lines):
        look = book.format(bold=True, font_size=14, text_wrap=True) if not number else book.format(text_wrap=True)
        text = one_line(line)
        if last:
            sheet.merge_range(number, 0, number, last, "", look)
        sheet.write_string(number, 0, text, look)
        height = (20 if not number else _LINE_HEIGHT) * -(-max(len(text), 1) // _TITLE_ROW_LETTERS)
        sheet.set_row(number, height)
    return len(lines) + 1


def _head(book: Book, sheet: Worksheet, table: Table, shown: Sequence[int], top: int, *, noted: bool) -> int:
    """Write the headings, in two rows where columns have spanners; give the first row of data."""
    look = book.format(bold=True, text_wrap=True, align="center", valign="vcenter", bg_color="#DCE4EF", **_LINE)
    deep = 1 if table.spanners else 0
    titles = [table.stub, *(table.columns[n].title for n in shown)]
    titles += [say("documents.column.notes", book.style.lang)] if noted else []
    place_of = {number: place for place, number in enumerate(shown, start=1)}
    spanned = {place_of[n] for span in table.spanners for n in range(span.first, span.last + 1) if n in place_of}
    for place, title in enumerate(titles):
        if deep and place not in spanned:
            sheet.merge_range(top, place, top + 1, place, "", look)
            sheet.write_string(top, place, one_line(title), look)
        else:
            sheet.write_string(top + deep, place, one_line(title), look)
    for span in table.spanners:
        first, last = place_of[span.first], place_of[span.last]
        sheet.merge_range(top, first, top, last, "", look)
        sheet.write_string(top, first, one_line(span.title), look)
    return top + deep + 1


def _row(book: Book, sheet: Worksheet, at: int, row: Row, table: Table, shown: Sequence[int], *, noted: bool) -> None:
    kind = {**_KINDS[row.kind], **_LINE}
    label, notes = one_line(row.label), one_line("; ".join(row.notes))
    sheet.set_row(at, _height(label, notes, row, table, shown))
    sheet.write_string(at, 0, label, book.format(text_wrap=True, indent=min(row.depth, _INDENT_MOST), **kind))
    for place, number in enumerate(shown, start=1):
        if row.cells:
            _cell(book, sheet, (at, place), row, row.cells[number], table.columns[number])
        else:
            sheet.write_blank(at, place, None, book.format(**kind))
    if noted:
        sheet.write_string(at, len(shown) + 1, notes, book.format(text_wrap=True, indent=1, **kind))


def _height(label: str, notes: str, row: Row, table: Table, shown: Sequence[int]) -> int:
    """Give the height that the longest text of a row needs, for a workbook has no row that fits by itself."""
    letters = [(label, _STUB_WIDTH - row.depth), (notes, _NOTES_WIDTH)]
    letters += [(row.cells[n].text, _width(table, n)) for n in shown if row.cells]
    return _LINE_HEIGHT * max(-(-max(len(text), 1) // (width - 1)) for text, width in letters)


def _cell(book: Book, sheet: Worksheet, at: tuple[int, int], row: Row, cell: Cell, column: Column) -> None:
    """Write a figure as a real number or a formula, everything else as text."""
    looks = {**_KINDS[row.kind], **_LINE, "align": column.align, **({"indent": 1} if column.align == "left" else {})}
    if cell.status is not None and cell.status in _STATUS:
        looks |= {"font_color": _STATUS[cell.status], "bold": True}
    number = excel_number(cell, book.style)
    formula = book.formula_of(row.about, column.key, cell) if book.formula_of and row.about else None
    if formula is not None:
        value, shape = number or (cell.text, usual_format(column.key, book.style))
        sheet.write_formula(*at, formula, book.format(num_format=shape, **looks), value)
    elif number is not None:
        sheet.write_number(*at, number[0], book.format(num_format=number[1], **looks))
    else:
        sheet.write_string(*at, one_line(cell.text), book.format(text_wrap=True, **looks))


def _width(table: Table, number: int) -> int:
    return _FIGURE_WIDTH if table.columns[number].align == "right" else _TEXT_WIDTH


def _widths(sheet: Worksheet, table: Table, shown: Sequence[int], *, noted: bool) -> None:
    sheet.set_column(0, 0, _STUB_WIDTH)
    for place, number in enumerate(shown, start=1):
        sheet.set_column(place, place, _width(table, number))
    if noted:
        sheet.set_column(len(shown) + 1, len(shown) + 1, _NOTES_WIDTH)
