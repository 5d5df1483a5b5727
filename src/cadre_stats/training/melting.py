"""Rows of a matrix to entries: one for each content that a row has figures of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cadre_stats.reading.cells.grid import Cell
from cadre_stats.training.amount import Amount
from cadre_stats.training.body_row import BodyRow
from cadre_stats.training.draft import Draft
from cadre_stats.training.entry import STATES
from cadre_stats.training.headings import unnumbered
from cadre_stats.training.matrix import Content, MatrixShape
from cadre_stats.training.table_column import TableColumn

__all__ = ["Melting"]

Amounts = Mapping[tuple[int, int], Amount]
# Gives the counts of parts that some columns, and the rows below, tell of a row.
Parts = Callable[[Sequence[TableColumn]], dict[str, Amount]]


class Melting:
    """The melting of one matrix: ``amounts`` are its figures by row and column, ``values`` its columns of figures."""

    def __init__(
        self, shape: MatrixShape, amounts: Amounts, values: Sequence[TableColumn], rows: Sequence[BodyRow]
    ) -> None:
        self._shape, self._amounts, self._values = shape, amounts, values
        self._deepest = max((len(one.above) for one in rows), default=0)
        self._about: dict[tuple[tuple[str, str | int], ...], list[Content]] = {}
        for content in shape.contents:
            self._about.setdefault(tuple(content.dimensions.items()), []).append(content)

    def melt(self, row: BodyRow, dimensions: Mapping[str, Cell], parts_of: Parts, draft: Draft) -> None:
        """Make an entry of the filled cells of a row that are about one content; the rest is about the row."""
        stub = {**dimensions, self._shape.stub: row.name, **self._field_above(row)}
        inside = {index for content in self._shape.contents for index in content.of_which}
        parts = parts_of([one for one in self._values if one.index not in inside])
        for about, contents in self._about.items():
            if not any(self._says(row, one, more_than_none=True) for one in contents):
                continue
            within = {index for content in contents for index in content.of_which}
            own = parts_of([one for one in self._values if one.index in within]) if within else {}
            if not about:
                own, parts = own | parts, {}
            for figures in self._figures_of(row, contents):
                draft.add(row.row, stub | dict(about), figures, own)
                own = {}
        if any(part.value is not None for part in parts.values()):
            draft.add(row.row, dict(stub), {}, parts)

    def _says(self, row: BodyRow, content: Content, *, more_than_none: bool = False) -> bool:
        """Tell whether a content's cell holds a figure; where completions are counted, an empty cell says none."""
        amount = self._amounts[row.row, content.column]
        if more_than_none:
            return bool(amount.value) or amount.trouble is not None
        return amount.value is not None or amount.trouble is not None or content.measure in STATES

    def _figures_of(self, row: BodyRow, contents: Sequence[Content]) -> list[dict[str, Amount]]:
        """Give the figures about one content; a second column of one figure is an entry of its own."""
        found: list[dict[str, Amount]] = []
        for content in (one for one in contents if self._says(row, one)):
            figures = next((one for one in found if content.measure not in one), None)
            if figures is None:
                figures = {}
                found.append(figures)
            amount = self._amounts[row.row, content.column]
            none = content.measure in STATES and amount == Amount()
            figures[content.measure] = Amount(0) if none else amount
        return found

    def _field_above(self, row: BodyRow) -> dict[str, Cell]:
        """Give the field of a programme that nests: "Đào tạo chuyên môn" under "I Đào tạo", or "I" of two levels."""
        if self._shape.stub != "programme" or not self._deepest:
            return {}
        path = (*row.above, unnumbered(row.label))
        return {"training_field": path[min(1 if self._deepest > 1 else 0, len(path) - 1)]}
