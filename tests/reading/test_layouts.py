"""Layouts of real rosters: people, sections, kinds of rows, dates and totals as written beside each."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.rosters import ReadOptions, read_tables
from cadre_stats.reading.tables.table import Table
from tests.reading.layouts import LAYOUTS, Layout, as_csv, as_xlsx

DELIMITERS = (",", ";", "\t", "|")
CASES = [
    pytest.param(layout, ending, id=f"{layout.name}-{ending}")
    for layout in LAYOUTS
    for ending in ("xlsx", "csv")
    if ending == "xlsx" or not layout.only_xlsx
]


@pytest.mark.parametrize(("layout", "ending"), CASES)
def test_a_layout_is_read_as_it_is_meant(layout: Layout, ending: str, tmp_path: Path) -> None:
    """Of people, rows, columns, dates, totals and findings all is as written down, and nothing else."""
    path = tmp_path / f"roster.{ending}"
    path.write_bytes(as_xlsx(layout) if ending == "xlsx" else as_csv(layout, ";"))
    (table,) = read_tables([str(path)]).tables
    assert read_of(table, layout) == meant(layout)


def meant(layout: Layout) -> dict[str, object]:
    """Give what is written beside a layout."""
    return {
        "people below their sections": list(layout.people),
        "kinds of rows": dict(layout.kinds),
        "rows": len(layout.rows),
        "header": layout.header,
        "cells": {field: list(texts) for field, texts in layout.holds.items()},
        "own columns": list(layout.own_columns),
        "as of": layout.as_of,
        "totals": list(layout.totals),
        "findings": list(layout.findings),
    }


def read_of(table: Table, layout: Layout) -> dict[str, object]:
    """Give the same of the table that was read; own columns only where those of the layout are written down."""
    paths = [" / ".join(table.sections[code]) for code in table.section_codes.tolist()]
    own = [column.name for column in table.columns if column.field is None]
    return {
        "people below their sections": list(zip(names(table), paths, strict=True)),
        "kinds of rows": {kind: number for kind, number in table.kinds.items() if number},
        "rows": sum(table.kinds.values()),
        "header": table.header_rows,
        "cells": {field: [shown_text(text) for text in cells(table, field)] for field in layout.holds},
        "own columns": own if layout.own_columns else [],
        "as of": table.as_of.date if table.as_of else None,
        "totals": [(total.people, total.cell) for total in table.totals],
        "findings": [(one.code, one.places[0].cell) for one in table.findings],
    }


def cells(table: Table, field: str) -> list[str]:
    """Give the texts of a field's cells, person by person."""
    column = table.column(field)
    return [] if column is None else [cell_text(column.values[code]) for code in column.codes.tolist()]


def names(table: Table) -> list[str]:
    """Give the names of the persons, split ones joined."""
    parts = [cells(table, field) for field in ("full_name", "family_name", "given_name") if table.column(field)]
    return [" ".join(part) for part in zip(*parts, strict=True)] if parts else [""] * len(table.rows)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if not layout.only_xlsx], ids=lambda one: one.name)
def test_the_delimiter_does_not_matter(layout: Layout) -> None:
    """A roster is the same with every delimiter."""
    people = [name for name, _ in layout.people]
    read = {one: read_tables(["-"], ReadOptions(), as_csv(layout, one)).tables for one in DELIMITERS}
    assert {one: list(map(names, tables)) for one, tables in read.items()} == {one: [people] for one in DELIMITERS}
