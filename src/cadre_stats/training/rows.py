"""The rows of a table of counts: entries, headings, totals, parts, and what belongs to none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.tables.outline import Heading, parse_heading
from cadre_stats.text import tidy
from cadre_stats.training.amount import read_count, read_money
from cadre_stats.training.body_row import NESTING, BodyRow, RowKind
from cadre_stats.training.closing import is_closing
from cadre_stats.training.columns import Columns
from cadre_stats.training.headings import is_numbered, is_share
from cadre_stats.training.nesting import join_rows, set_aside
from cadre_stats.training.table_column import TableColumn
from cadre_stats.vocabulary.rows import begins
from cadre_stats.vocabulary.training_words import is_total, label_after

__all__ = ["read_rows"]


def read_rows(grid: Grid, columns: Columns, values: Sequence[TableColumn]) -> list[BodyRow]:
    """Read the rows under a header; ``values`` are the columns that hold counts or money."""
    numbers = {one.index for one in values}
    rows: list[BodyRow] = []
    headings: tuple[str, ...] = ()
    closed = False
    told = {
        one.index for one in columns.columns if one.role != "share" and one.field not in ("number", "note")
    } - numbers
    for row in range(columns.band.bottom + 1, grid.height):
        cells = _cells(grid, columns, row)
        texts = {index: shown_text(cell) for index, cell in cells.items()}
        filled = {index: text for index, text in texts.items() if text}
        if not filled or row in columns.passed or _is_index(filled, first=not rows):
            continue
        label = _label(columns, {index: text for index, text in filled.items() if index not in numbers})
        figures = any(_is_figure(filled[index]) for index in numbers & filled.keys())
        if not figures and (closed or is_closing(filled.values())):
            closed = True
            continue
        if closed:
            rows.append(BodyRow(row, "below", label, cells))
            continue
        if label and not numbers & filled.keys():
            if begins(label, "note.begin"):
                continue
            if len(filled) <= 2:
                headings = (parse_heading(label).label,)
                rows.append(BodyRow(row, "heading", label, cells, headings))
                continue
        kind = _kind(label) if not told or told & filled.keys() or is_total(label) else "unlabelled"
        rows.append(BodyRow(row, kind, label, cells, headings, *_numbering(columns, cells, label)))
    if columns.measured is None:
        set_aside(rows)
    join_rows(rows)
    return rows


def _label(columns: Columns, filled: Mapping[int, str]) -> str:
    """Give the first text of a row; one beside it in the column of numbers ("I", "chia ra") is its number."""
    number = columns.of("number")
    texts = {index: text for index, text in filled.items() if has_letter(text)}
    if number is not None and len(texts) > 1 and not is_total(texts.get(number.index, "")):
        texts.pop(number.index, None)
    return next(iter(texts.values()), "")


def _cells(grid: Grid, columns: Columns, row: int) -> dict[int, Cell]:
    """Give the cells of a row, a cell merged over several rows in each of them."""
    found: dict[int, Cell] = {}
    for one in columns.columns:
        at = row
        for merge in grid.merges:
            if merge.left <= one.index <= merge.right and merge.top < row <= merge.bottom and merge.left == one.index:
                at = merge.top
        cells = grid.columns[one.index]
        found[one.index] = cells.values[cells.codes[at]]
    return found


def _is_index(filled: Mapping[int, str], *, first: bool) -> bool:
    """Tell a row that numbers the columns ("1 2 3", "A B 1 2", "3=4+6+8") where it stands right under the header."""
    if not first or len(filled) < 3:
        return False
    starts = [text.split("=")[0].strip("() ") for text in filled.values()]
    numbers = [int(text) for text in starts if text.isdecimal()]
    rest = [text for text in starts if not text.isdecimal()]
    return (
        all(len(text) == 1 and text.isalpha() for text in rest)
        and numbers == list(range(numbers[0] if numbers else 1, (numbers[0] if numbers else 1) + len(numbers)))
        and len(numbers) > 1
    )


def _is_figure(text: str) -> bool:
    return read_count(text).trouble != "not_understood" or read_money(text, 1).trouble != "not_understood"


def _kind(label: str) -> RowKind:
    text = parse_heading(label).label
    if is_total(text):
        return "total"
    if is_share(text):
        return "aside"
    return "of_which" if label_after(text, "of_which") is not None else "entry"


def _numbering(columns: Columns, cells: Mapping[int, Cell], label: str) -> tuple[str, str]:
    """Give the way of numbering of a row and its number: from the column of numbers, else from its label."""
    number = next((one.index for one in columns.columns if one.field == "number"), None)
    if number is not None and (mark := tidy(cell_text(cells[number]))):  # a dash numbers a row, too
        heading = parse_heading(mark)
        if heading.style in NESTING:
            return _style(heading), heading.number
    if is_numbered(label):  # "4 lớp" is a label, "4. Lớp" a numbered one; "chia ra" is no number
        heading = parse_heading(label)
        if heading.style in NESTING:
            return _style(heading), heading.number
    return "plain", ""


def _style(heading: Heading) -> str:
    """Tell the marks apart: what begins with "+" is a part of what begins with "-"."""
    return "plus" if heading.number == "+" else heading.style
