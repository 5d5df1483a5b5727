"""A draft of entries: what rows of a table of counts give, gathered one by one before they become columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.grid import Cell, CellColumn, Grid
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.training.amount import Amount
from cadre_stats.training.columns import Columns
from cadre_stats.training.entry import BAD, KNOWN, STATES, Approximate, Entries, Measure
from cadre_stats.training.table_column import MEASURES
from cadre_stats.training.titles import Above

__all__ = ["Draft"]

Figures = Mapping[str, Amount]
_NONE: Figures = MappingProxyType({})


@dataclass(slots=True)
class Draft:
    """Entries being gathered: a row number (from 0), dimensions, figures, counts of parts and costs by source each."""

    rows: list[int] = field(default_factory=list)
    dimensions: list[Mapping[str, Cell]] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    parts: list[Figures] = field(default_factory=list)
    sources: list[Figures] = field(default_factory=list)

    def add(
        self,
        row: int,
        dimensions: Mapping[str, Cell],
        figures: Figures,
        parts: Figures,
        sources: Figures = _NONE,
    ) -> None:
        """Add an entry."""
        self.sources.append(sources)
        self.rows.append(row)
        self.dimensions.append(dimensions)
        self.figures.append(figures)
        self.parts.append(parts)

    def put(self, row: int, dimensions: Mapping[str, Cell], name: str, amount: Amount) -> None:
        """Put a figure to the first entry about the same that has none of it yet; make one where there is none."""
        for about, figures in zip(self.dimensions, self.figures, strict=True):
            if about == dimensions and name not in figures and isinstance(figures, dict):
                figures[name] = amount
                return
        self.add(row, dimensions, {name: amount}, _NONE)

    def entries(
        self,
        grid: Grid,
        columns: Columns,
        above: Above,
        *,
        checked: int,
        started: bool,
        findings: Sequence[Finding],
    ) -> Entries:
        """Make the entries of what was gathered, beside what is known of the table as a whole."""
        names = list(dict.fromkeys(name for one in self.dimensions for name in one))
        figures = {name: _measure([one.get(name) for one in self.figures]) for name in MEASURES}
        for name in STATES:  # where completions are counted, an empty cell says none
            if columns.of(name) is not None:
                given = figures[name]
                figures[name] = Measure(given.values, np.where(given.state == 0, KNOWN, given.state))
        table = Table(
            file=grid.file,
            sheet=grid.sheet,
            format=grid.format,
            encoding=grid.encoding,
            header_rows=(columns.band.top + 1, columns.band.bottom + 1),
            columns=tuple(_column(name, [one.get(name) for one in self.dimensions], columns) for name in names),
            rows=np.array(self.rows, dtype=np.int32) + grid.first_row,
            section_codes=np.zeros(len(self.rows), dtype=np.int32),
            title=above.title,
            as_of=above.as_of,
        )
        return Entries(
            table=table,
            person=np.zeros(len(self.rows), dtype=bool),
            measures=figures,
            of_which=_measures(self.parts),
            sources=_measures(self.sources),
            states=np.zeros(len(self.rows), dtype=np.int8),
            approximate=tuple(self._approximate()),
            checked=checked,
            started=started,
            findings=tuple(findings),
        )

    def _approximate(self) -> Iterator[Approximate]:
        for number, figures in enumerate(self.figures):
            for name, amount in figures.items():
                if amount.approximate:
                    yield Approximate(amount.approximate, number, name)


def _column(name: str, cells: Sequence[Cell], columns: Columns) -> Column:
    encoded = CellColumn.of(cells)
    source = next((one for one in columns.columns if (one.field or " › ".join(one.path)) == name), None)
    own = name if source is None or source.field else None
    at = source.index if source is not None else -1
    return Column(at, source.path if source else (name,), own, CellColumn(encoded.codes, tuple(encoded.values)))


def _measures(each: Sequence[Figures]) -> dict[str, Measure]:
    names = dict.fromkeys(name for one in each for name in one)
    return {name: _measure([one.get(name) for one in each]) for name in names}


def _measure(amounts: Sequence[Amount | None]) -> Measure:
    measure = Measure.absent(len(amounts))
    for number, amount in enumerate(amounts):
        if amount is not None and amount.value is not None:
            measure.values[number] = amount.value
            measure.state[number] = KNOWN
        elif amount is not None and amount.trouble is not None:
            measure.state[number] = BAD
    return measure
