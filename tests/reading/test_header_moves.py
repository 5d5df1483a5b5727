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
from tests.reading.header_mutations import mutations
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

# What nothing in the sheet contradicts, each place with the reason.
TWO_LEVELS = "two levels over marks: forms have them rising and falling, and the marks fit both headings"
TWO_TIMES = "what is now and what is wished for, planned or still learnt hold the same words: only the heading tells"
EITHER_ORDER = "cao cấp and cử nhân stand in either order"
NO_DEGREE = "people of secondary school and untrained people have no degree both, and nobody is marked there"
FORMS_OF_ADDRESS = "no middle word tells a sex where it is compared: a form of address stands before the names"
CODES = "ranks and pay are free texts: codes and coefficients fit both headings, and so do codes and names of units"
FEW_CELLS = "the cells of one or two people moved up: too few are left to tell what they speak of"
UNDETECTABLE = {
    ("ticks_as_ones_under_three_rows", "swap C3"): TWO_LEVELS,
    ("ticks_as_ones_under_three_rows", "swap F3"): TWO_LEVELS,
    ("words_instead_of_marks_and_one_that_denies", "swap C2"): TWO_LEVELS,
    ("another_person_in_the_header", "swap E1"): TWO_TIMES,
    ("people_below_the_signatures", "shift up E1"): FEW_CELLS,
    ("recipients_and_signature_below", "shift up D1"): FEW_CELLS,
    ("words_of_signatures_and_notes_without_running_numbers", "shift up A1"): FEW_CELLS,
    ("trade_union_ticks", "swap M4"): TWO_LEVELS,
    ("sections_that_carry_sums", "swap G3"): TWO_LEVELS,
    ("sections_that_carry_sums", "swap I3"): TWO_LEVELS,
    ("commune_ticks_as_unicode_text", "swap G5"): TWO_LEVELS,
    ("commune_ticks_as_unicode_text", "swap P5"): TWO_LEVELS,
    ("commune_ticks_as_unicode_text", "swap H5"): NO_DEGREE,
    ("commune_ticks_as_unicode_text", "overwrite right I4"): NO_DEGREE,
    ("finished_and_still_learning", "swap E3"): TWO_TIMES,
    ("planning_list", "swap E3"): TWO_TIMES,
    ("learning_as_a_column_of_the_scale", "swap G3"): TWO_TIMES,
    ("years_instead_of_ticks", "swap F4"): EITHER_ORDER,
    ("retirement_and_pay_columns_around", "swap G5"): CODES,
    ("retirement_and_pay_columns_around", "swap H5"): CODES,
    ("level_when_hired_and_now", "swap M1"): CODES,
    ("yes_no_words_for_courses", "swap C2"): CODES,
    ("veterans_association", "swap H4"): TWO_LEVELS,
    ("veterans_association", "swap I4"): TWO_LEVELS,
    ("legend_above_and_forms_of_address", "swap D3"): FORMS_OF_ADDRESS,
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


def silent(name: str, grid: Grid) -> list[str]:
    """Give the changes of a sheet's header that lead to other figures without a finding more or a refusal."""
    tables = recognise(grid, ReadOptions())
    assert isinstance(tables, tuple)
    before, told = figures(tables)
    found = []
    for mutation in mutations(grid, tables[0].header_rows):
        try:
            after = recognise(mutation.grid, ReadOptions())
        except CadreStatsError:
            continue
        if isinstance(after, NoTable) or not any(len(table.rows) for table in after):
            continue
        now, says = figures(after)
        if now != before and not says - told and (name, f"{mutation.kind} {mutation.cell}") not in UNDETECTABLE:
            found.append(str(mutation))
    return found


@pytest.mark.parametrize("name", QUICK)
def test_a_moved_header_cell_is_never_silent(name: str) -> None:
    """Any one header cell removed, swapped or moved gives the same figures, a finding more, or a refusal."""
    (grid,) = read_grids(as_xlsx(layout_named(name)), "roster.xlsx")
    assert silent(name, grid) == []


@pytest.mark.slow
def test_none_of_any_sheet_is_silent() -> None:
    """The same holds for every layout and every sample roster, but for the changes that nothing contradicts."""
    found = {name: [one for grid in grids for one in silent(name, grid)] for name, grids in sheets()}
    assert {name: changes for name, changes in found.items() if changes} == {}


@pytest.mark.slow
@pytest.mark.parametrize("agency", COUNTED, ids=lambda agency: agency.name)
def test_none_of_an_agencys_headers_is_silent(agency: Agency) -> None:
    """It holds for the rosters of many agencies, too; there, of cells that move up with the people below them, not all.

    Rosters of three or four people with sections between them have too few cells left to tell that.
    """
    grids = [grid for grid in read_grids(agency.data, f"roster.{agency.ending}") if not grid.hidden]
    read = [grid for grid in grids if isinstance(recognise(grid, ReadOptions()), tuple)]
    found = [one for grid in read for one in silent(agency.name, grid) if not one.startswith("shift up")]
    assert found == []
