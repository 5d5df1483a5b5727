"""Tables and rosters made from plain rows, for tests that start after recognition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.tables.table import Column, StatedDate, Table
from cadre_stats.roster.roster import Roster
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

Row = Mapping[str, Cell]


def make_table(rows: Sequence[Row], file: str = "a.csv", *, sheet: str = "", as_of: dt.date | None = None) -> Table:
    """Make a table whose columns are the keys of the first row; a key that is no field is an own column."""
    names = list(rows[0]) if rows else []
    columns = []
    for index, name in enumerate(names):
        cells = [row[name] for row in rows]
        values: list[Cell] = []
        codes = []
        for cell in cells:
            found = next((i for i, one in enumerate(values) if one == cell and type(one) is type(cell)), len(values))
            if found == len(values):
                values.append(cell)
            codes.append(found)
        field = name if name in roster_fields() else None
        columns.append(Column(index, (name,), field, CellColumn(np.array(codes, dtype=np.int32), tuple(values))))
    return Table(
        file=file,
        sheet=sheet,
        format="csv",
        encoding="utf-8",
        header_rows=(1, 1),
        columns=tuple(columns),
        rows=np.arange(2, len(rows) + 2, dtype=np.int32),
        section_codes=np.zeros(len(rows), dtype=np.int32),
        as_of=StatedDate(as_of, "A1") if as_of else None,
    )


def make_roster(*tables: Sequence[Row] | Table, assume_distinct: bool = False) -> Roster:
    """Make a roster of tables, or of rows a file (``1.csv``, ``2.csv`` …)."""
    made = [
        one if isinstance(one, Table) else make_table(one, f"{number}.csv")
        for number, one in enumerate(tables, start=1)
    ]
    return Roster(tuple(made), load_vocabulary(), assume_distinct=assume_distinct)
