"""Tables turned on their side: the rows name the figures ("Kế hoạch", "Thực hiện", "Số lớp"), one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.record import Record
from cadre_stats.training.amount import Amount
from cadre_stats.training.body_row import BodyRow
from cadre_stats.training.draft import Draft
from cadre_stats.training.headings import figure_in_row
from cadre_stats.training.matrix import MatrixShape
from cadre_stats.training.table_column import TableColumn

__all__ = ["Turned"]


class Turned(Record, slots=False):
    """A table whose rows name figures in a column (from 0): what each row is about, and the entries of them all."""

    column: int
    columns: Sequence[TableColumn]

    def figure(self, row: BodyRow) -> str | None:
        """Give the figure of a row."""
        return figure_in_row(shown_text(row.cells.get(self.column)))

    def units(self, row: BodyRow) -> tuple[str, ...]:
        """Give the texts of a row that may name its unit: "Kinh phí" beside "triệu đồng"."""
        return tuple(shown_text(cell) for cell in row.cells.values())

    def gather(
        self,
        row: BodyRow,
        dimensions: Mapping[str, Cell],
        amounts: Mapping[tuple[int, int], Amount],
        shape: MatrixShape | None,
        draft: Draft,
    ) -> None:
        """Put the figures of a row to those of the rows about the same, under each heading across."""
        own = next(one for one in self.columns if one.index == self.column)
        about = {name: value for name, value in dimensions.items() if name != (own.field or " › ".join(own.path))}
        if own.field is not None and row.headings:
            about[own.field] = row.headings[-1]
        figure = self.figure(row)
        if shape is not None:
            given = [(dict(one.dimensions), one.measure, one.column) for one in shape.contents]
        else:
            given = [({}, one.field, one.index) for one in self.columns if one.role == "field" and one.field]
        for across, measure, column in given:
            name = _figure_of(figure, measure)
            if name is not None and (row.row, column) in amounts:
                draft.put(row.row, {**about, **across}, name, amounts[row.row, column])


def _figure_of(row: str | None, column: str) -> str | None:
    """Give the figure in a cell: that of its row, or the plan and the like of attendances; of others none is kept."""
    if column in ("attendances", "people"):
        return row
    return column if row == "attendances" else None
