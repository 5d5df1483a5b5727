"""Layouts of real rosters: people, sections, kinds of rows, dates and totals as written beside each."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.rosters import ReadOptions, read_tables
from cadre_stats.reading.tables.table import Table
from tests.reading.layouts import LAYOUTS, Layout, as_csv, as_xlsx

CASES = [
    pytest.param(layout, ending, id=f"{layout.name}-{ending}")
    for layout in LAYOUTS
    for ending in ("xlsx", "csv")
    if ending == "xlsx" or not layout.only_xlsx
]


def read(layout: Layout, ending: str, folder: Path) -> Table:
    """Write a layout to a file and read it back."""
    path = folder / f"roster.{ending}"
    path.write_bytes(as_xlsx(layout) if ending == "xlsx" else as_csv(layout, ";"))
    (table,) = read_tables([str(path)]).tables
    return table


def cells(table: Table, field: str) -> list[str]:
    """Give the texts of a field's cells, person by person."""
    column = table.column(field)
    return [] if column is None else [cell_text(column.values[code]) for code in column.codes.tolist()]


def names(table: Table) -> list[str]:
    """Give the names of the persons, split ones joined."""
    parts = [cells(table, field) for field in ("full_name", "family_name", "given_name") if table.column(field)]
    return [" ".join(part) for part in zip(*parts, strict=True)] if parts else [""] * len(table.rows)


@pytest.mark.parametrize(("layout", "ending"), CASES)
def test_people_stand_under_their_sections(layout: Layout, ending: str, tmp_path: Path) -> None:
    """Every person is found, nobody else, each under the headings that stand above."""
    table = read(layout, ending, tmp_path)
    paths = [" / ".join(table.sections[code]) for code in table.section_codes.tolist()]
    assert list(zip(names(table), paths, strict=True)) == list(layout.people)


@pytest.mark.parametrize(("layout", "ending"), CASES)
def test_every_row_is_of_its_kind(layout: Layout, ending: str, tmp_path: Path) -> None:
    """The kinds of the rows are those written down, and they add up to the sheet's rows."""
    table = read(layout, ending, tmp_path)
    assert {kind: number for kind, number in table.kinds.items() if number} == dict(layout.kinds)
    assert sum(table.kinds.values()) == len(layout.rows)
    assert table.header_rows == layout.header


@pytest.mark.parametrize(("layout", "ending"), CASES)
def test_columns_hold_what_the_sheet_says(layout: Layout, ending: str, tmp_path: Path) -> None:
    """The columns of the fields hold the cells of the sheet; columns that are no field keep their header."""
    table = read(layout, ending, tmp_path)
    for field, texts in layout.holds.items():
        assert [shown_text(text) for text in cells(table, field)] == list(texts), field
    if layout.own_columns:
        assert [column.name for column in table.columns if column.field is None] == list(layout.own_columns)


@pytest.mark.parametrize(("layout", "ending"), CASES)
def test_dates_totals_and_findings(layout: Layout, ending: str, tmp_path: Path) -> None:
    """The stated date and totals are read at their cells, and nothing but the true troubles is a finding."""
    table = read(layout, ending, tmp_path)
    assert (table.as_of.date if table.as_of else None) == layout.as_of
    assert [(total.people, total.cell) for total in table.totals] == list(layout.totals)
    assert [(one.code, one.places[0].cell) for one in table.findings] == list(layout.findings)


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if not layout.only_xlsx], ids=lambda one: one.name)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_the_delimiter_does_not_matter(layout: Layout, delimiter: str) -> None:
    """A roster is the same with every delimiter."""
    (table,) = read_tables(["-"], ReadOptions(), as_csv(layout, delimiter)).tables
    assert names(table) == [name for name, _ in layout.people]
