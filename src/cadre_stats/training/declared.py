"""Declared totals beside their parts: what agrees, what differs, and rows of figures that may be totals."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.training.amount import Amount, sum_of
from cadre_stats.training.body_row import BodyRow
from cadre_stats.training.divisions import Division
from cadre_stats.training.headings import measure_named
from cadre_stats.training.matrix import MatrixShape
from cadre_stats.training.table_column import TableColumn

__all__ = ["Declared"]


class Declared:
    """The check of one table's totals: ``amounts`` are its figures by row and column (from 0).

    ``checked`` counts the totals that agree with their parts, ``findings`` name those that differ.
    """

    def __init__(self, grid: Grid, values: Sequence[TableColumn], amounts: dict[tuple[int, int], Amount]) -> None:
        self._grid, self._values, self._amounts = grid, values, amounts
        self._counts_attendances = any(one.field == "attendances" for one in values)
        self.checked = 0
        self.findings: list[Finding] = []

    def settle_unlabelled(self, rows: Sequence[BodyRow]) -> None:
        """Take a row of figures alone for a total where it is one; else it can't be told what it counts.

        Then it is an entry whose figures are not known, so that no sum holds it twice or leaves it out.
        """
        for row in rows:
            if row.kind != "unlabelled":
                continue
            figures = [one for one in self._values if self._amounts[row.row, one.index].value is not None]
            for parts in (row.parts, *row.others):
                if self._adds_up(rows, row, parts, figures):
                    row.kind, row.parts = "total", list(parts)
                    break
            else:
                row.kind, row.parts = "entry", []
                where = (Place(self._grid.file, self._grid.sheet, str(row.row + self._grid.first_row)),)
                self.findings.append(Finding("row_without_label", "error", where))
                for one in figures:
                    self._amounts[row.row, one.index] = Amount(trouble="not_understood")

    def _adds_up(
        self, rows: Sequence[BodyRow], row: BodyRow, parts: Sequence[int], figures: Sequence[TableColumn]
    ) -> bool:
        sums = [sum(self._amounts[rows[part].row, one.index].value or 0 for part in parts) for one in figures]
        return bool(parts and figures) and sums == [self._amounts[row.row, one.index].value for one in figures]

    def check_totals(self, rows: Sequence[BodyRow]) -> None:
        """Compare every declared total, column by column, with the entries it adds up."""
        for row in rows:
            if row.kind in ("total", "parent") and row.parts:
                figures = [one for one in self._values if self._amounts[row.row, one.index].value is not None]
                of = next((one for one in row.others if self._adds_up(rows, row, one, figures)), row.parts)
                for one in self._values:
                    parts = [self._amounts[rows[part].row, one.index] for part in of]
                    self._compare(row.row, one.index, one.field, parts)

    def check_crosswise(self, rows: Sequence[BodyRow], shape: MatrixShape) -> None:
        """Compare the totals of a matrix with the columns that they add up, row by row."""
        for row in rows:
            for total, parts in shape.totals if row.kind in ("entry", "total", "parent") else ():
                self._compare(row.row, total, self._field_of(total), [self._amounts[row.row, part] for part in parts])

    def check_division(self, rows: Sequence[BodyRow], division: Division) -> None:
        """Compare a figure with the columns that it is divided into, row by row."""
        whole = division.whole
        for row in rows if whole is not None else ():
            if row.kind not in ("entry", "total", "parent") or whole is None:
                continue
            parts = [self._amounts[row.row, one.index] for one in division.parts]
            if division.complete:
                self._compare(row.row, whole.index, division.measure, parts)
            else:
                self._within(row.row, whole, parts)

    def check_parts(self, rows: Sequence[BodyRow]) -> None:
        """Compare every part under "Trong đó" with the attendances that it is a part of."""
        whole = next((one for one in self._values if one.field == "attendances" and one.role == "field"), None)
        for one in self._values if whole is not None else ():
            of_others = any(measure_named(part) not in (None, "attendances", "people") for part in one.path)
            for row in rows if one.role == "of_which" and not of_others else ():
                if whole is not None and row.kind in ("entry", "total", "parent"):
                    self._within(row.row, whole, [self._amounts[row.row, one.index]])

    def _within(self, row: int, whole: TableColumn, parts: Sequence[Amount]) -> None:
        """Name a whole that is less than some of its parts."""
        declared, added = self._amounts[row, whole.index], sum_of(parts)
        if declared.value is None or added.value is None or declared.approximate or added.approximate:
            return
        if added.value > declared.value:
            values = MappingProxyType[str, object]({"whole": declared.value, "parts": added.value})
            where = (Place(self._grid.file, self._grid.sheet, cell_name(whole.index, row + self._grid.first_row)),)
            field, text = whole.field or "attendances", str(declared.value)
            self.findings.append(Finding("parts_exceed_whole", "error", where, field, text, values=values))

    def _compare(self, row: int, column: int, field: str | None, parts: Sequence[Amount]) -> None:
        declared = self._amounts[row, column]
        if declared.value is None or any(part.trouble is not None for part in parts):
            return
        added = sum(part.value for part in parts if part.value is not None)
        rough = declared.approximate or any(part.approximate for part in parts)
        if not any(part.value is not None for part in parts) or (rough and declared.value != added):
            return
        if field == "people" and self._counts_attendances and declared.value < added:
            return  # who took two courses is one person of the whole
        if declared.value == added:
            self.checked += 1
            return
        values = MappingProxyType[str, object]({"declared": declared.value, "parts": added})
        where = (Place(self._grid.file, self._grid.sheet, cell_name(column, row + self._grid.first_row)),)
        self.findings.append(
            Finding("total_differs", "error", where, field or "attendances", str(declared.value), values=values)
        )

    def _field_of(self, column: int) -> str | None:
        return next((one.field for one in self._values if one.index == column), None)
