"""The figures that the rows of a log hold: costs, hours, numbers of attendances, beside what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.finding import Finding
from cadre_stats.training.amount import Amount, read_count, read_money
from cadre_stats.training.columns import Columns
from cadre_stats.training.entry import BAD, KNOWN, STATES, Approximate, Measure
from cadre_stats.training.log_cells import LogCells
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.training.titles import Above

__all__ = ["LogFigures"]


class LogFigures:
    """The figures of a log by field; ``findings`` name the cells that could not be read or were read from words."""

    def __init__(self, columns: Columns, cells: LogCells, above: Above) -> None:
        self._columns, self._cells, self._above = columns, cells, above
        self._amounts = {
            one.field: self._read(one)
            for name in MEASURES
            if name not in STATES and (one := columns.of(name)) is not None and one.field is not None
        }
        self.findings = tuple(finding for name in self._amounts for finding in self._told(name))

    def measure(self, field: str) -> Measure:
        """Give a figure of every attendance; how an attendance ended is no figure of a log."""
        one = self._columns.of(field)
        if one is None or field not in self._amounts:
            return Measure.absent(len(self._cells.rows))
        amounts, codes = self._amounts[field], self._cells.codes(one)
        values = np.array([amount.value or 0 for amount in amounts], dtype=np.int64)
        state = [KNOWN if a.value is not None else BAD if a.trouble else 0 for a in amounts]
        return Measure(values[codes], np.array(state, dtype=np.int8)[codes])

    def attendances(self) -> tuple[Measure, tuple[Finding, ...]]:
        """Give the attendances, one a row where no column counts them; and name the cells that are left empty."""
        measure, one = self.measure("attendances"), self._columns.of("attendances")
        if one is None or not (measure.state != 0).any():
            rows = len(self._cells.rows)
            return Measure(np.ones(rows, dtype=np.int64), np.full(rows, KNOWN, dtype=np.int8)), ()
        empty = self._cells.rows[measure.state == 0]
        if not len(empty):
            return measure, ()
        places = self._cells.places(one, empty)
        return measure, (Finding("count_missing", "warning", places, one.field, count=len(empty)),)

    def approximate(self) -> Iterator[Approximate]:
        """Give the numbers that stand with a word such as "hơn"."""
        for field, amounts in self._amounts.items():
            for code, amount in enumerate(amounts):
                one = self._columns.of(field) if amount.approximate else None
                for entry in np.flatnonzero(self._cells.codes(one) == code).tolist() if one is not None else ():
                    yield Approximate(amount.approximate, entry, field)

    def _read(self, one: TableColumn) -> Sequence[Amount]:
        if one.field == "cost":
            unit = self._above.money_unit(one.path)
            return [read_money(cell, unit) for cell in self._cells.values(one)]
        many = self._above.many(one.path)
        return [read_count(cell, many) for cell in self._cells.values(one)]

    def _told(self, field: str) -> Iterator[Finding]:
        one = self._columns.of(field)
        assert one is not None
        kind = "money" if field == "cost" else "count"
        for code, amount in enumerate(self._amounts[field]):
            if amount.trouble is not None:
                yield from self._cells.told(f"{kind}_{amount.trouble}", "error", one, code)
            elif amount.as_text and field != "cost":
                yield from self._cells.told("count_as_text", "info", one, code)
            elif amount.no_unit:
                yield from self._cells.told("money_without_unit", "warning", one, code)
