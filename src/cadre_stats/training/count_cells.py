"""The figures in the cells of a table of counts, and what about them a person should look at."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.finding import Finding, Place, Severity, cell_name
from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.text import is_blank, tidy
from cadre_stats.training.amount import Amount, read_count, read_money
from cadre_stats.training.body_row import BodyRow
from cadre_stats.training.columns import Columns
from cadre_stats.training.days import read_course_day
from cadre_stats.training.table_column import TableColumn
from cadre_stats.training.titles import Above
from cadre_stats.training.turned import Turned

__all__ = ["CountCells"]

_UNCOUNTED = ("heading", "aside", "other", "below")


class CountCells:
    """The figures of one table: ``amounts`` by row and column (from 0); ``findings`` name the cells in question."""

    def __init__(self, grid: Grid, columns: Columns, above: Above) -> None:
        self._grid, self._columns, self._above = grid, columns, above
        self.amounts: dict[tuple[int, int], Amount] = {}
        self.findings: list[Finding] = []

    def read(self, rows: Sequence[BodyRow], values: Sequence[TableColumn], turned: Turned | None) -> None:
        """Read the figures of the rows that hold any; those of a table turned on its side are named by the rows."""
        for row in rows:
            if row.kind in _UNCOUNTED:
                continue
            for one in values:
                if turned is None:
                    cost = one.field == "cost" and one.role in ("field", "content", "source")
                    self.amounts[row.row, one.index] = self._read(row.row, one, self._units(one), cost=cost)
                else:
                    units, cost = (*one.path, *turned.units(row)), turned.figure(row) == "cost"
                    self.amounts[row.row, one.index] = self._read(row.row, one, units, cost=cost)

    def _units(self, one: TableColumn) -> tuple[str, ...]:
        """Give the headings that may name a column's unit: those of a source, and of the money that it is a part of."""
        whole = self._columns.of("cost") if one.role == "source" else None
        return one.path if whole is None else (*whole.path, *one.path)

    def _read(self, row: int, one: TableColumn, units: tuple[str, ...], *, cost: bool) -> Amount:
        cells = self._grid.columns[one.index]
        cell = cells.values[cells.codes[row]]
        amount = read_money(cell, self._above.money_unit(units)) if cost else read_count(cell, self._above.many(units))
        kind, text = "money" if cost else "count", tidy(cell_text(cell))
        if amount.trouble is not None:
            self._tell(f"{kind}_{amount.trouble}", "error", row, one, text)
        elif amount.no_unit:
            self._tell("money_without_unit", "warning", row, one, text)
        elif amount.as_text and not cost:
            self._tell("count_as_text", "info", row, one, text)
        if one.field == "planned" and amount.value == 0:
            self._tell("plan_of_zero", "warning", row, one)
        return amount

    def _tell(self, code: str, severity: Severity, row: int, one: TableColumn, value: str | None = None) -> None:
        where = Place(self._grid.file, self._grid.sheet, cell_name(one.index, row + self._grid.first_row))
        self.findings.append(Finding(code, severity, (where,), one.field or "attendances", value))

    def _tell_row(self, code: str, severity: Severity, row: BodyRow, value: str | None = None) -> None:
        where = Place(self._grid.file, self._grid.sheet, str(row.row + self._grid.first_row))
        self.findings.append(Finding(code, severity, (where,), value=value))

    def tell_uncounted(self, rows: Sequence[BodyRow]) -> None:
        """Name the rows that are no part of the table's figures: shares and averages, and what stands below it."""
        for row in rows:
            if row.kind == "aside":
                self._tell_row("row_of_shares", "info", row, tidy(row.label))
            elif row.kind == "other":
                self._tell_row("row_of_other_figure", "warning", row, tidy(row.label))
            elif row.kind == "below":
                self._tell_row("row_not_read", "warning", row)

    def tell_unnumbered(self, rows: Sequence[BodyRow]) -> None:
        """Name the rows without a number where numbers nest: it can't be told what they are a part of."""
        if any(row.kind == "parent" for row in rows):
            for row in rows:
                if row.kind == "entry" and not row.number:
                    self._tell_row("row_without_number", "warning", row)

    def tell_missing(self, kept: Sequence[BodyRow]) -> None:
        """Name the entries whose attendances are left empty: they count as none."""
        one = self._columns.of("attendances") or self._columns.of("people")
        if one is None or self._columns.kind == "matrix":
            return
        for row in kept:
            cell = row.cells[one.index]
            if self.amounts[row.row, one.index].value is None and (cell is None or not str(cell).strip()):
                self._tell("count_missing", "warning", row.row, one)

    def check_days(self, kept: Sequence[BodyRow]) -> None:
        """Name the days that can't be read and the entries that end before they start."""
        first, last = self._columns.of("start_date"), self._columns.of("end_date")
        for one in (first, last):
            for row in kept if one is not None else ():
                text = shown_text(row.cells[one.index]) if one is not None else ""
                if one is not None and not is_blank(text) and read_course_day(row.cells[one.index]) is None:
                    self._tell("unrecognised_date", "error", row.row, one, text)
        for row in kept if first is not None and last is not None else ():
            assert first is not None
            assert last is not None
            start, end = (read_course_day(row.cells[one.index]) for one in (first, last))
            if start is not None and end is not None and end.latest < start.earliest:
                self._tell("ends_before_start", "error", row.row, last)
