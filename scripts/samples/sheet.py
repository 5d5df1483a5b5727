"""A sheet as such units lay it out: agency and motto, title, date, header band, sections, total, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from samples.people import Official

__all__ = ["Block", "Cell", "Column", "Merge", "Page", "Sheet", "compose", "sections"]

Cell = str | int | dt.date | None
# First row, first column, last row, last column; counted from 1.
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, parents first, and the cell it shows of a person. ``None`` shows the running number."""

    header: tuple[str, ...]
    cell: Callable[[Official], Cell] | None
    width: int = 14


@dataclass(frozen=True, slots=True)
class Block:
    """People under one section row; no heading, no row."""

    people: Sequence[Official]
    heading: str = ""


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def sections(people: Sequence[Official], units: Iterable[str], numerals: Sequence[str] = ROMAN) -> tuple[Block, ...]:
    """Give a numbered section for each unit, with its people in their order."""
    return tuple(
        Block([person for person in people if person.unit == unit], f"{numeral}. {unit}")
        for numeral, unit in zip(numerals, units, strict=False)
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a roster.

    ``agency`` stands on the left of the motto. ``index`` puts a row of column numbers under the header.
    ``total`` names the row with the number of people, ``notes`` stand below it. ``signature``: two posts, left
    and right, and the name under the right one.
    """

    name: str
    columns: Sequence[Column]
    blocks: Sequence[Block]
    agency: Sequence[str] = ()
    motto: Sequence[str] = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    title: Sequence[str] = ()
    index: bool = False
    total: str = ""
    notes: Sequence[str] = ()
    signature: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The cells of a sheet in place, the merged ranges, the header's first and last row (from 1)."""

    rows: list[list[Cell]]
    merges: list[Merge]
    header: tuple[int, int]


def compose(sheet: Sheet) -> Page:
    """Put a sheet's parts in their rows and columns."""
    canvas = _Canvas(len(sheet.columns))
    _letterhead(canvas, sheet)
    header = _header(canvas, sheet.columns)
    if sheet.index:
        canvas.add(*enumerate(range(1, canvas.width + 1)))
    people = _body(canvas, sheet)
    _foot(canvas, sheet, people)
    return Page(canvas.rows, canvas.merges, header)


@dataclass(slots=True)
class _Canvas:
    """Rows that are being filled from the top."""

    width: int
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    @property
    def middle(self) -> int:
        """The first column of the right half, from 0."""
        return self.width // 2

    def add(self, *cells: tuple[int, Cell]) -> int:
        """Add a row with cells at columns from 0; give its number."""
        row: list[Cell] = [None] * self.width
        for column, cell in cells:
            row[column] = cell
        self.rows.append(row)
        return len(self.rows)

    def span(self, text: str) -> None:
        """Add a row whose text runs over all columns."""
        number = self.add((0, text))
        self.merges.append((number, 1, number, self.width))


def _letterhead(canvas: _Canvas, sheet: Sheet) -> None:
    if sheet.agency:
        for left, right in zip_longest(sheet.agency, sheet.motto):
            number = canvas.add((0, left), (canvas.middle, right))
            canvas.merges += [(number, 1, number, canvas.middle), (number, canvas.middle + 1, number, canvas.width)]
        canvas.add()
    for text in sheet.title:
        canvas.span(text)
    if sheet.title:
        canvas.add()


def _header(canvas: _Canvas, columns: Sequence[Column]) -> tuple[int, int]:
    """Add the header band: a parent over the first of its children, a single header in the top row."""
    depth = max(len(column.header) for column in columns)
    first = len(canvas.rows) + 1
    for level in range(depth):
        before: tuple[str, ...] = ()
        cells = []
        for index, column in enumerate(columns):
            path = column.header[: level + 1]
            if len(path) > level and path != before:
                cells.append((index, path[level]))
            before = path
        canvas.add(*cells)
    canvas.merges += _header_merges(columns, depth, first)
    return first, first + depth - 1


def _header_merges(columns: Sequence[Column], depth: int, first: int) -> Iterator[Merge]:
    """Give the merged ranges of the header: parents over their children, single headers over the whole depth."""
    numbered = enumerate((column.header for column in columns), start=1)
    for parent, family in groupby(numbered, key=lambda item: item[1][0] if len(item[1]) > 1 else item[0]):
        places = [number for number, _ in family]
        if isinstance(parent, str):
            if len(places) > 1:
                yield first, places[0], first, places[-1]
        elif depth > 1:
            yield first, parent, first + depth - 1, parent


def _body(canvas: _Canvas, sheet: Sheet) -> int:
    """Add the sections and the people; give the number of people."""
    number = 0
    for block in sheet.blocks:
        if block.heading:
            canvas.span(block.heading)
        for person in block.people:
            number += 1
            canvas.rows.append([column.cell(person) if column.cell else number for column in sheet.columns])
    return number


def _foot(canvas: _Canvas, sheet: Sheet, people: int) -> None:
    if sheet.total:
        canvas.add((1, sheet.total), (2, people))
    for text in sheet.notes:
        canvas.add((1, text))
    if sheet.signature:
        left, right, name = sheet.signature
        canvas.add()
        canvas.add((1, left), (canvas.middle + 1, right))
        canvas.add((1, "(Ký, ghi rõ họ tên)"), (canvas.middle + 1, "(Ký, đóng dấu, ghi rõ họ tên)"))
        canvas.add()
        canvas.add()
        canvas.add((canvas.middle + 1, name))
