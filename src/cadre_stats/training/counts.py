"""A table of counts, or a matrix, to entries: totals are checked against their parts, and the parts count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.tables.outline import parse_heading
from cadre_stats.text import fold, tidy
from cadre_stats.training.amount import Amount, sum_of
from cadre_stats.training.body_row import BodyRow
from cadre_stats.training.columns import Columns
from cadre_stats.training.count_cells import CountCells
from cadre_stats.training.days import start_year
from cadre_stats.training.declared import Declared
from cadre_stats.training.divisions import divisions, source_name
from cadre_stats.training.draft import Draft
from cadre_stats.training.entry import Entries
from cadre_stats.training.headings import unnumbered
from cadre_stats.training.matrix import MatrixShape, matrix_shape
from cadre_stats.training.melting import Melting
from cadre_stats.training.merged import merged_figures
from cadre_stats.training.part import part_code
from cadre_stats.training.rows import read_rows
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.training.titles import Above
from cadre_stats.training.turned import Turned
from cadre_stats.vocabulary.training_words import label_after, names_class

__all__ = ["count_entries"]


def count_entries(grid: Grid, columns: Columns, above: Above, *, numbered: bool = False) -> Entries:
    """Read the entries of a table of counts or of a matrix; with their numbers where those are asked for."""
    return _Counts(grid, columns, above, numbered=numbered).entries()


class _Counts:
    def __init__(self, grid: Grid, columns: Columns, above: Above, *, numbered: bool) -> None:
        self._left_out = ("note",) if numbered else ("number", "note")
        self._grid, self._columns, self._above = grid, columns, above
        self._shape: MatrixShape | None = matrix_shape(columns) if columns.kind == "matrix" else None
        self._divisions = tuple(divisions(columns.columns))
        self._cells = CountCells(grid, columns, above)
        self._amounts = self._cells.amounts
        self._one_class_each = self._started = False

    def entries(self) -> Entries:
        values = [one for one in self._columns.columns if self._is_value(one)]
        rows = read_rows(self._grid, self._columns, values)
        turned = None if self._columns.measured is None else Turned(self._columns.measured, self._columns.columns)
        self._cells.read(rows, values, turned)
        declared = Declared(self._grid, values, self._amounts)
        declared.settle_unlabelled(rows)
        self._cells.tell_uncounted(rows)
        declared.check_totals(rows)
        if self._shape is not None:
            declared.check_crosswise(rows, self._shape)
        for division in self._divisions:
            declared.check_division(rows, division)
        declared.check_parts(rows)
        kept = self._kept(rows)
        if turned is None:
            self._cells.tell_missing(kept)
        self._cells.check_days(kept)
        self._cells.tell_unnumbered(rows)
        self._one_class_each = self._is_class_each(kept)
        draft = Draft()
        melting = None if self._shape is None else Melting(self._shape, self._amounts, values, rows)
        for row in kept:
            if turned is not None:
                turned.gather(row, self._dimensions(row), self._amounts, self._shape, draft)
            elif melting is None:
                parts = self._parts(row, values, rows)
                draft.add(row.row, self._dimensions(row), self._figures(row, values), parts, self._sources(row))
            else:
                melting.melt(row, self._dimensions(row), partial(self._parts, row, rows=rows), draft)
        return draft.entries(
            self._grid,
            self._columns,
            self._above,
            checked=declared.checked,
            started=self._started,
            findings=[*merged_figures(self._grid, self._columns), *declared.findings, *self._cells.findings],
        )

    def _is_class_each(self, kept: Sequence[BodyRow]) -> bool:
        """Tell whether each row is a class: its heading says so, none counts them, no two have one name and time."""
        programme = self._columns.of("programme")
        if programme is None or not names_class(programme.path[-1]) or self._columns.of("classes") is not None:
            return False
        if any(row.above for row in kept):
            return False
        apart = [
            one.index
            for one in self._columns.columns
            if one.field in ("programme", "year", "start_date", "end_date", "place") or one.role == "own"
        ]
        classes = [tuple(fold(shown_text(row.cells[index])) for index in apart) for row in kept]
        return len(set(classes)) == len(classes)

    def _is_value(self, one: TableColumn) -> bool:
        return one.role in ("of_which", "content", "part", "source") or (one.role == "field" and one.field in MEASURES)

    def _kept(self, rows: Sequence[BodyRow]) -> list[BodyRow]:
        """Give the entries; where there are none, the totals are all that the table tells."""
        entries = [row for row in rows if row.kind == "entry"]
        return entries or [row for row in rows if row.kind == "total"]

    def _dimensions(self, row: BodyRow) -> dict[str, Cell]:
        """Give what an entry is about, its label without the numbering."""
        found: dict[str, Cell] = {}
        for one in self._columns.columns:
            named = one.role == "own" or (one.role == "field" and one.field not in MEASURES)
            if named and one.field not in self._left_out:
                cell = row.cells[one.index]
                name = one.field or " › ".join(one.path)
                if one.field in ("programme", "audience") and row.above and cell == row.label:
                    found[name] = row.name
                else:
                    found[name] = unnumbered(cell) if isinstance(cell, str) else cell
        for name, value in self._above.dimensions(row.headings).items():
            if not shown_text(found.get(name)):
                found[name] = value
        first = self._columns.of("start_date")
        if first is not None and "year" not in found:
            found["year"] = start_year(row.cells[first.index])
            self._started = True
        return found

    def _figures(self, row: BodyRow, values: Sequence[TableColumn]) -> dict[str, Amount]:
        found = {
            one.field: self._amounts[row.row, one.index]
            for one in values
            if one.role == "field" and one.field is not None
        }
        for division in self._divisions:  # the parts count, whatever the whole is declared to be
            whole = sum_of([self._amounts[row.row, one.index] for one in division.parts])
            if whole != Amount() and (division.complete or division.whole is None):
                found[division.measure] = whole
        if self._one_class_each:
            found["classes"] = Amount(1)
        return found

    def _sources(self, row: BodyRow) -> dict[str, Amount]:
        """Give what came from each source of money."""
        found: dict[str, Amount] = {}
        for division in self._divisions:
            for one in division.parts if division.measure == "cost" else ():
                name, amount = source_name(one.path), self._amounts[row.row, one.index]
                found[name] = sum_of([found[name], amount]) if name in found else amount
        return found

    def _parts(self, row: BodyRow, values: Sequence[TableColumn], rows: Sequence[BodyRow]) -> dict[str, Amount]:
        """Give the counts of parts of an entry: from columns under "Trong đó" and from rows that begin so below it."""
        found = self._sums([one for one in values if one.role in ("of_which", "part")], row)
        measure = next((one for one in values if one.field == "attendances" and one.role == "field"), None)
        for below in rows:
            if (
                below.kind == "of_which"
                and below.owner is not None
                and rows[below.owner] is row
                and measure is not None
            ):
                found[part_code(_part_name(below.label))] = self._amounts[below.row, measure.index]
        return found

    def _sums(self, columns: Sequence[TableColumn], row: BodyRow) -> dict[str, Amount]:
        """Give the counts of parts by the part's name; columns of one name add up."""
        found: dict[str, Amount] = {}
        for one in columns:
            known = one.field if one.role == "of_which" else None
            name, amount = known or part_code(_part_name(one.path[-1])), self._amounts[row.row, one.index]
            found[name] = sum_of([found[name], amount]) if name in found else amount
        return found


def _part_name(label: str) -> str:
    text = parse_heading(label).label
    rest = label_after(text, "of_which")
    return tidy(text.partition(":")[2]) or (rest or text)
