"""The rows of a table of counts: entries, headings, totals and parts, and which rows a total adds up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Literal

from cadre_stats.reading.cell import cell_text, shown_text
from cadre_stats.reading.grid import Cell, Grid
from cadre_stats.reading.outline import Heading, parse_heading
from cadre_stats.reading.row_cells import has_letter
from cadre_stats.text import fold, tidy
from cadre_stats.training.amount import read_count, read_money
from cadre_stats.training.closing import is_closing
from cadre_stats.training.columns import Columns
from cadre_stats.training.headings import is_share
from cadre_stats.training.table_column import TableColumn
from cadre_stats.vocabulary.rows import begins
from cadre_stats.vocabulary.training_words import is_total, label_after

__all__ = ["BodyRow", "RowKind", "read_rows", "unnumbered"]

# A ``parent`` is a row with counts whose parts follow below it: a declared total like a ``total`` row.
# An ``unlabelled`` row holds figures and nothing else; an ``aside`` compares figures ("Tỷ lệ"); one ``below`` the
# signatures belongs to no table that is understood.
RowKind = Literal["entry", "parent", "total", "of_which", "heading", "unlabelled", "aside", "below"]
# Ways of numbering that nest; a row without a number stands beside the row above it.
_NUMBERED = re.compile(r"\s*(?:[-–+*•●]|(?:[IVXLC]+|[A-ZĐa-zđ]|\d+(?:\.\d+)*)[.)]\s)")
_NESTING = ("roman", "letter", "arabic", "arabic.2", "arabic.3", "lower", "mark", "plus")


@dataclass(slots=True)
class BodyRow:
    """A row of the body (from 0): what it is, its label, its cells by column, and the entries that a total adds up.

    ``parts`` are numbers of entries in the list of rows; ``owner`` is the row of which an ``of_which`` row is a part.
    ``others`` are what else it may add up. Those of an ``unlabelled`` row are the ones since the total before it.
    ``above`` are the labels of the rows it nests under, the outermost first; ``name`` is its label without the number,
    behind as many of those as tell it from another entry's.
    """

    row: int
    kind: RowKind
    label: str
    cells: Mapping[int, Cell]
    headings: tuple[str, ...] = ()
    style: str = "plain"
    number: str = ""
    parts: list[int] = with_default(default_factory=list)
    owner: int | None = None
    above: tuple[str, ...] = ()
    name: str = ""
    others: list[list[int]] = with_default(default_factory=list)


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
    _nest(rows)
    _name(rows)
    _join_parts(rows)
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
        if heading.style in _NESTING:
            return _style(heading), heading.number
    if _NUMBERED.match(label):  # "4 lớp" is a label, "4. Lớp" a numbered one; "chia ra" is no number
        heading = parse_heading(label)
        if heading.style in _NESTING:
            return _style(heading), heading.number
    return "plain", ""


def _style(heading: Heading) -> str:
    """Tell the marks apart: what begins with "+" is a part of what begins with "-"."""
    return "plus" if heading.number == "+" else heading.style


def unnumbered(text: str) -> str:
    """Give a label without the number or mark before it; "4 lớp" keeps its number, "4. Lớp" doesn't."""
    return tidy(parse_heading(text).label if _NUMBERED.match(text) else text)


def _nesting(rows: Sequence[BodyRow]) -> tuple[str, ...]:
    """Give the ways of numbering that nest: where there are dashes alone, they are parts of the rows without any."""
    marks_alone = {row.style for row in rows if row.kind == "entry"} <= {"plain", "mark", "plus"}
    return ("plain", *_NESTING) if marks_alone else _NESTING


def _nest(rows: Sequence[BodyRow]) -> None:
    """Find the rows that others below add up to, by their numbering: "I" over "1" over "-"."""
    open_rows: list[int] = []
    nesting = _nesting(rows)
    for number, row in enumerate(rows):
        if row.kind == "heading":
            open_rows = []
        if row.kind != "entry" or row.style not in nesting:
            continue
        if row.style == "plain":
            open_rows = [number]
            continue
        if row.style == "roman" and any(_follows(rows[one], row) for one in open_rows):
            row.style = "letter"
        styles = [rows[one].style for one in open_rows]
        if row.style in styles:
            del open_rows[styles.index(row.style) :]
        elif row.style == "mark" and "plus" in styles:
            del open_rows[styles.index("plus") :]
        row.above = tuple(unnumbered(rows[one].label) for one in open_rows)
        for one in open_rows:
            rows[one].parts.append(number)
        open_rows.append(number)
    _settle_parents(rows)


def _settle_parents(rows: Sequence[BodyRow]) -> None:
    """Take the rows that others add up to for parents, with the entries among those as their parts."""
    for row in rows:
        if row.kind == "entry" and row.parts:
            row.kind = "parent"
    for row in rows:
        if row.kind == "parent":
            row.parts = [part for part in row.parts if rows[part].kind == "entry"]


def _name(rows: Sequence[BodyRow]) -> None:
    """Name the entries: what stands under several rows ("Cấp tỉnh") is told apart by the rows above it."""
    entries = [row for row in rows if row.kind == "entry"]
    for row in rows:
        row.name = unnumbered(row.label)
    for depth in range(1, max((len(row.above) for row in entries), default=0) + 1):
        above: dict[str, set[tuple[str, ...]]] = {}
        for row in entries:
            above.setdefault(fold(row.name), set()).add(row.above)
        for row in entries:
            if len(row.above) >= depth and len(above[fold(row.name)]) > 1:
                row.name = f"{row.above[-depth]} › {row.name}"


def _follows(before: BodyRow, row: BodyRow) -> bool:
    """Tell whether a row numbered C, D, I, L, M, V or X goes on with the letters of a row before it."""
    return before.style == "letter" and len(row.number) == 1 and ord(row.number) - ord(before.number[:1] or " ") == 1


def _join_parts(rows: Sequence[BodyRow]) -> None:
    """Give every total the entries it adds up, and every part the row it is a part of."""
    since: list[int] = []
    every = [number for number, row in enumerate(rows) if row.kind == "entry"]
    sections = any(row.kind == "heading" for row in rows) or sum(row.kind == "total" for row in rows) > 1
    for number, row in enumerate(rows):
        if row.kind == "heading":
            since = []
        elif row.kind == "entry":
            since.append(number)
        elif row.kind == "unlabelled":
            row.parts, row.others = list(since), [[one for one in every if one < number]]
        elif row.kind == "of_which":
            row.owner = next(
                (one for one in range(number - 1, -1, -1) if rows[one].kind in ("entry", "total", "parent")), None
            )
        elif row.kind == "total":
            whole = label_after(parse_heading(row.label).label, "total") is not None or not sections
            row.parts = every if whole else list(since)
            if every and number < every[-1]:  # inside the table it may be of what stands above it alone
                row.others = [list(since), [one for one in every if one < number]]
            if not whole:
                since = []
