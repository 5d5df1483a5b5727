"""A header cell that is removed, swapped or moved never changes a figure without a word."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from cadre_stats.errors import CadreStatsError
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.grids import read_grids
from cadre_stats.reading.options import ReadOptions
from cadre_stats.reading.recognition import NoTable, recognise
from cadre_stats.reading.table import Table
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.structuring import describe
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reading.agencies import COUNTED, Agency
from tests.reading.header_mutations import mutations, wider_mutations
from tests.reading.layouts import LAYOUTS, as_xlsx, layout_named

AS_OF = dt.date(2020, 12, 31)
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
QUICK = (
    "names_in_two_columns_without_numbers",
    "number_column_without_a_header",
    "unit_cells_merged_over_people",
    "totals_with_parts_beside",
    "positions_in_the_party_and_in_the_administration",
    "header_repeated_after_gaps",
    "birth_dates_by_sex",
    "formulas_in_the_index_row",
    "two_row_header_without_merges",
)
# Fields by which people are counted or grouped.
GROUPS = ("unit", "position", "managed_by", "admin_level", "personnel_type", "leadership", "religion")


# Changes that nothing in their sheet tells, or that nobody looks for yet.
NOT_TOLD = {
    # The marks fit both headings, and levels fall over both scales before and after.
    ("veterans_association", "swap with J H4 Chưa qua ĐT"),
    # Whoever had more at the start of the term than now would tell it; levels of two times aren't compared.
    ("levels_at_the_start_of_the_term_and_now", "swap E3 Đầu nhiệm kỳ"),
}


def sheets() -> list[tuple[str, Sequence[Grid]]]:
    """Give the sheets of every layout and every sample roster."""
    layouts = [(layout.name, read_grids(as_xlsx(layout), "roster.xlsx")) for layout in LAYOUTS]
    files = sorted(path for ending in ("xlsx", "csv") for path in SAMPLES.rglob(f"*.{ending}"))
    rosters = [path for path in files if "training" not in path.parts and path.name != "chi-tieu.xlsx"]
    return [*layouts, *((path.name, read_grids(path.read_bytes(), path.name)) for path in rosters)]


def figures(tables: Sequence[Table]) -> tuple[dict[str, object], Counter[tuple[str, str | None, str]]]:
    """Give the structure of tables, whole and by each field that groups people, and the findings by their cells."""
    reading = tuple(one for table in tables for one in table.findings)
    roster = Roster(tuple(tables), load_vocabulary(), reading)
    found: dict[str, object] = {}
    for by in [(), *((name,) for name in GROUPS if roster.has(name))]:
        structure = describe(roster, by=by, as_of=AS_OF)
        found |= {f"{row.field} {row.group}": (row.people, row.unknown, row.levels) for row in structure.rows}
    told = (*structure.findings, *roster.findings)
    return found, Counter((one.code, one.field, place.cell) for one in told for place in one.places)


def silent(grid: Grid) -> list[str]:
    """Give the changes of a sheet's header that lead to other figures without a finding more or a refusal."""
    tables = recognise(grid, ReadOptions())
    assert isinstance(tables, tuple)
    before, told = figures(tables)
    found = []
    header = tables[0].header_rows
    for mutation in (*mutations(grid, header), *wider_mutations(grid, header)):
        try:
            after = recognise(mutation.grid, ReadOptions())
        except CadreStatsError:
            continue
        if isinstance(after, NoTable) or not any(len(table.rows) for table in after):
            continue
        now, says = figures(after)
        if now != before and not says - told:
            found.append(str(mutation))
    return found


@pytest.mark.parametrize("name", QUICK)
def test_a_moved_header_cell_is_never_silent(name: str) -> None:
    """Any one header cell removed, swapped or moved gives the same figures, a finding more, or a refusal."""
    (grid,) = read_grids(as_xlsx(layout_named(name)), "roster.xlsx")
    assert silent(grid) == []


@pytest.mark.slow
def test_none_of_any_sheet_is_silent() -> None:
    """The same holds for every layout and every sample roster."""
    found = {name: [one for grid in grids for one in silent(grid)] for name, grids in sheets()}
    assert {name: changes for name, changes in found.items() if changes} == {}


@pytest.mark.slow
@pytest.mark.parametrize("agency", COUNTED, ids=lambda agency: agency.name)
def test_none_of_an_agencys_headers_is_silent(agency: Agency) -> None:
    """It holds for the rosters of many agencies, too."""
    grids = [grid for grid in read_grids(agency.data, f"roster.{agency.ending}") if not grid.hidden]
    read = [grid for grid in grids if isinstance(recognise(grid, ReadOptions()), tuple)]
    found = [one for grid in read for one in silent(grid)]
    assert [one for one in found if (agency.name, one.partition(" / ")[0]) not in NOT_TOLD] == []
