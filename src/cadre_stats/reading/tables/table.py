"""A table: one sheet in which the header, the columns and the kind of every row are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.grid import Cell, Cells, Codes
from cadre_stats.reading.tables.reason import Reason
from cadre_stats.record import Record
from cadre_stats.vocabulary.section_heading import heads_a_unit

__all__ = ["ROW_KINDS", "Column", "DeclaredTotal", "Part", "RowKind", "StatedDate", "StatedUnit", "Table"]

RowKind = Literal["title", "header", "index", "section", "person", "total", "note", "signature", "blank"]
ROW_KINDS: tuple[RowKind, ...] = get_args(RowKind)


class Column(Record):
    """One column of the person rows, dictionary-encoded: ``values[codes[i]]`` is the cell of person row i.

    ``index`` counts the sheet's columns from 0; ``header`` is the path of header texts, parents first;
    ``field`` is the canonical field it was taken for, else ``None``. ``tick``: the cells are marks.
    ``values`` may hold entries that no code uses, and may decode them only when they are asked for.
    """

    index: int
    header: tuple[str, ...]
    field: str | None
    cells: Cells
    tick: bool = False

    @property
    def codes(self) -> Codes:
        """The place of each person row's cell in ``values``."""
        return self.cells.codes

    @property
    def values(self) -> Sequence[Cell]:
        """The cells that person rows may hold."""
        return self.cells.values

    @property
    def name(self) -> str:
        """The header as one text: ``Trình độ đào tạo › Trình độ``."""
        return " › ".join(filter(None, self.header))


class Part(Record):
    """Where a table's rows stand among those of all tables that were read together: ``whole`` holds them all.

    Its columns are those of each, row by row; it has no file, and rows that say nothing.
    """

    whole: Table
    start: int
    stop: int


class DeclaredTotal(NamedTuple):
    """A number of people that the sheet itself states, and the cell in which it does.

    ``section`` is the section path whose people it counts; empty for the whole sheet.
    """

    people: int
    cell: str
    section: tuple[str, ...] = ()


class StatedDate(Record):
    """The sheet's own as-of date ("Tính đến ngày 31/12/2020") and its cell."""

    date: dt.date
    cell: str


class StatedUnit(Record):
    """The unit that the sheet names above its header ("Đơn vị: Phòng Nội vụ") and its cell.

    ``of_agency``: only the agency is named in whose name the sheet was made.
    """

    name: str
    cell: str
    of_agency: bool = False


class Table(Record):
    """A recognised sheet: person rows by column, and how every row of the sheet was taken.

    ``rows`` holds the spreadsheet row number (from 1) of each person row. ``section_codes`` names for each
    person row its entry in ``sections``, a path of section headings, outermost first (``()`` above any).
    ``joined`` are the tick groups, each as one column of the headings that are ticked. ``row_kinds`` gives every row
    of the sheet, from row ``first_row`` on, its place in ``ROW_KINDS``. ``header_rows`` are first and last, on
    the sheet ``header_sheet`` where the header stands apart. ``agency_of_sections`` is the agency of which the units
    that sections name are parts. ``begun_on`` is the sheet on which the list begins, where it goes on from another one.
    ``part``: the table was read together with others.
    """

    file: str
    sheet: str
    format: str
    encoding: str
    header_rows: tuple[int, int]
    columns: Sequence[Column]
    rows: NDArray[np.int32]
    section_codes: NDArray[np.int32]
    sections: tuple[tuple[str, ...], ...] = ((),)
    row_kinds: NDArray[np.int8] = field(default_factory=lambda: np.empty(0, dtype=np.int8))
    first_row: int = 1
    reason: Reason | None = None
    agency: str = ""
    title: str = ""
    as_of: StatedDate | None = None
    unit: StatedUnit | None = None
    totals: tuple[DeclaredTotal, ...] = ()
    joined: tuple[Column, ...] = ()
    findings: tuple[Finding, ...] = ()
    header_sheet: str = ""
    begun_on: str = ""
    agency_of_sections: str = ""
    part: Part | None = None

    @property
    def list_sheet(self) -> str:
        """The sheet on which the list begins: people's unit may be its name."""
        return self.begun_on or self.sheet

    @property
    def unit_sections(self) -> tuple[tuple[str, ...], ...]:
        """The paths of ``sections``, of which only the headings that name units are left."""
        if not any(self.sections):
            return self.sections
        return tuple(tuple(filter(heads_a_unit, path)) for path in self.sections)

    @property
    def kinds(self) -> Mapping[RowKind, int]:
        """The sheet's rows counted by kind; they add up to its rows."""
        counts = np.bincount(self.row_kinds, minlength=len(ROW_KINDS)).tolist()
        return dict(zip(ROW_KINDS, counts, strict=True))

    def column(self, field: str) -> Column | None:
        """Give the column taken for a field, if any; a tick group as one column."""
        return next((column for column in (*self.joined, *self.columns) if column.field == field), None)

    def place(self, column: Column | None, person: int) -> Place:
        """Give the place of a person row's cell; of the row where no column is given."""
        row = int(self.rows[person])
        return Place(self.file, self.sheet, cell_name(column.index, row) if column else str(row))
