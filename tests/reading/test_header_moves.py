"""A header cell that is removed, swapped or moved never changes a figure without a word."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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
from tests.reading.agencies import AGENCIES, Agency
from tests.reading.header_mutations import Mutation, exchanges, mutations, renames, wider_mutations
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


READ = [agency for agency in AGENCIES if agency.people]
# So many changes of each agency's headers are tried in every run.
TRIED = 2

# Changes that nothing in their sheet tells.
NOT_TOLD = {
    # Marks fit both headings: levels fall over both scales before and after, and no other column tells of either.
    ("veterans_association", "swap with J H4 Chưa qua ĐT"),
    ("bm01_ticks", "swap E3 Đảng viên"),
    ("womens_union_plus_ticks", "swap with N H4 Chưa qua ĐT"),
    ("front_members_ranges", "swap with L H4 Chưa qua ĐT"),
    # Posts held now and formerly, or suggested, have no order; "Chuyên viên" is a post and a course.
    ("double_spaced", "swap E5 Chức vụ hiện nay"),
    ("name_and_birth", "swap D2 Chức vụ hiện tại"),
    ("quy_hoach", "swap with M F6 Chức vụ, đơn vị công tác hiện nay"),
    ("database", "swap with M H1 ChucVu"),
    ("old_unit_and_new_unit", "swap E3 Trước sắp xếp"),
    ("old_unit_and_new_unit", "swap with L G3 Sau sắp xếp"),
    # A unit and its part are both units, and so are courts and their panels, which stand where posts are not known.
    ("tax_branch_export", "swap G1 ten_don_vi"),
    ("court_titles_and_theory_codes", "swap with G E4 ĐƠN VỊ"),
    # Posts and units whose words aren't known stand under majors, grades and numbers of lines, and those under theirs.
    ("tax_branch_export", "swap with L I1 chuc_vu_hien_tai"),
    ("power_company_engineers", "swap with G A4 No."),
    ("power_company_engineers", "swap with I G4 Chức danh công việc"),
    ("portal_with_numbers_in_brackets", "swap with I F4 Phòng/BHXH cơ sở"),
    # Two columns of numbers may stand under one heading.
    ("portal_with_numbers_in_brackets", "swap with F A3 STT"),
    # What moves up into the header is the name of a unit, and headers of units are written like that.
    ("hospital", "shift up E4 Khoa, phòng"),
    # The last column holds nothing and is a remark's; without its header it is none.
    ("database", "shift left N1 NgayVaoDang"),
    ("database", "overwrite left O1 GhiChu"),
    # Years of diplomas fit the headings of both scales, and a unit and the one above it are both units.
    ("years_under_level_headings", "swap with J G4 Đại học"),
    ("years_under_level_headings", "swap with J H4 Thạc sĩ"),
    ("export_with_two_levels_of_units", "swap F1 Đơn vị cấp trên"),
    # Two scales of the agency run in different orders, which is told already; the swap puts them in the same one.
    ("health_titles_three_deep", "swap P6 TC"),
    ("kinds_of_personnel_as_ticks", "swap M3 SC"),
    ("kinds_of_personnel_as_ticks", "swap N3 TC"),
    ("kinds_of_personnel_as_ticks", "swap with O M3 SC"),
    # Marks or years fit either heading, and no other column tells of either.
    ("school_groups_and_ones", "swap with L E3 Nữ"),
    ("school_groups_and_ones", "swap with K I4 SC"),
    ("kinds_of_personnel_as_ticks", "swap E3 Cán bộ"),
    ("kinds_of_personnel_as_ticks", "swap F3 Công chức"),
    ("kinds_of_personnel_as_ticks", "swap with G E3 Cán bộ"),
    # Under a level stand titles, which come in no order; "CKII" is under "Sau đại học" as under "Đại học".
    ("health_titles_three_deep", "swap H7 CKII"),
    ("health_titles_three_deep", "copy right K6 Đại học"),
    ("health_titles_three_deep", "swap with J H7 CKII"),
    ("health_titles_three_deep", "swap with K H7 CKII"),
    ("health_titles_three_deep", "swap with L H7 CKII"),
    ("health_titles_three_deep", "swap with M H7 CKII"),
    ("health_titles_three_deep", "swap with K I7 ThS"),
    # A date tells a member as well as "Có" does, and nothing speaks against dates of retirement.
    ("leaving_after_the_merger", "swap with K I2 Là đảng viên"),
    # One of two languages' headers loses its cell, and the first person's moves up with all below: levels and sexes are
    # then the neighbours', which nothing tells yet.
    ("html_two_languages_in_two_rows", "shift up C2 Giới tính"),
    ("html_two_languages_in_two_rows", "shift up D2 Ngày sinh"),
    ("html_two_languages_in_two_rows", "shift up E2 Đơn vị"),
    ("html_two_languages_in_two_rows", "shift up F2 Chức vụ"),
    ("html_two_languages_in_two_rows", "shift up G2 Trình độ chuyên môn"),
    ("html_two_languages_in_two_rows", "shift up C3 Sex"),
    ("html_two_languages_in_two_rows", "shift up D3 Date of birth"),
    ("html_two_languages_in_two_rows", "shift up E3 Unit"),
    ("html_two_languages_in_two_rows", "shift up F3 Position"),
    ("html_two_languages_in_two_rows", "shift up G3 Degree"),
    # All are men, and "Nam" in place of the header reads as a column of marks of men, blank for the last.
    ("sheets_of_communes_and_a_summary", "shift up D2 Giới tính"),
    # "2. Nữ" in place of the header is understood as one of sexes; the last person's is blank then and unknown.
    ("code_before_the_level", "shift up D2 Giới tính"),
    # The header is lost and the field with it: no figure is wrong, one is missing, and nothing says so.
    ("spouse_in_the_row_below", "shift up H2 Trình độ LLCT"),
    ("lettered_parents", "move down M3 Ngày vào"),
    ("years_of_two_digits", "shift up C1 Ngày sinh"),
    ("years_of_two_digits", "shift up H1 Vào Đảng"),
    ("party_days_in_one_cell", "shift up F3 Ngày vào Đảng; ngày chính thức"),
    ("political_school_lecturers", "shift up K3 Ngoại ngữ"),
    ("planned_posts_as_sections", "shift up J3 Ngoại ngữ"),
    ("two_diplomas_below_one_another", "shift up H2 LLCT"),
    ("header_of_short_codes", "shift left K1 DANG_VIEN"),
    ("header_of_short_codes", "overwrite left L1 GHI_CHU"),
    # Running numbers move up a row, to the headings of delegations, which are then called by a number.
    ("delegations_with_sums_on_the_right", "shift up A3 STT"),
    # Posts, units, grades, duties, majors, addresses, terms and marks of age stand under one another's headers; no list
    # holds all their words, and of units before and after, above and below, either is one.
    ("promotion", "swap F3 Cơ quan, đơn vị đang làm việc"),
    ("birth_dates_as_serials", "swap E1 Đơn vị"),
    ("age_bands_beside", "swap D2 Đơn vị"),
    ("english_abbreviated", "swap G2 Dept."),
    ("english_abbreviated", "swap with G B2 Staff No."),
    ("english_abbreviated", "swap with G D2 Given name"),
    ("english_abbreviated", "swap with J G2 Dept."),
    ("teachers_with_standard_and_class", "swap with J B4 Trường"),
    ("teachers_with_standard_and_class", "swap with J F4 Nhiệm vụ được giao"),
    ("teachers_with_standard_and_class", "swap with I G4 Hạng CDNN"),
    ("teachers_with_standard_and_class", "swap with J G4 Hạng CDNN"),
    ("answers_to_a_web_form", "swap with J E1 4. Đơn vị công tác hiện nay"),
    ("answers_to_a_web_form", "swap with J F1 5. Chức vụ/chức danh"),
    ("blocks_and_departments_merged", "swap A1 KHỐI"),
    ("blocks_and_departments_merged", "swap with G A1 KHỐI"),
    ("clinic_with_practice_licences", "swap with I G3 Phạm vi hoạt động chuyên môn"),
    ("name_with_alias_in_brackets", "swap E2 Thôn, bản"),
    ("transfers_from_and_to", "swap F2 Đơn vị cũ"),
    ("transfers_from_and_to", "swap with G E2 Chức vụ cũ"),
    ("transfers_from_and_to", "swap with H E2 Chức vụ cũ"),
    ("transfers_from_and_to", "swap with H F2 Đơn vị cũ"),
    ("assignment_of_teachers", "swap with H E3 Hệ đào tạo"),
    ("answers_to_a_form", "swap with F B1 Địa chỉ email"),
    ("answers_to_a_form", "swap with K F1 4. Đơn vị đang công tác"),
    ("answers_to_a_form", "swap with K G1 5. Chức vụ hiện tại"),
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


Kind = Callable[[Grid, tuple[int, int]], Iterator[Mutation]]
MOVES: Sequence[Kind] = (mutations, wider_mutations)
# Columns renamed to what nobody knows, and columns in another order.
RENAMES_AND_EXCHANGES: Sequence[Kind] = (renames, exchanges)


def every_mutation(grid: Grid, tables: Sequence[Table], kinds: Sequence[Kind] = MOVES) -> list[Mutation]:
    """Give every change of some kinds of the headers of a sheet's tables."""
    headers = sorted({table.header_rows for table in tables})
    return [one for header in headers for kind in kinds for one in kind(grid, header)]


def silent(
    grid: Grid, chosen: Callable[[list[Mutation]], Sequence[Mutation]] = list, kinds: Sequence[Kind] = MOVES
) -> list[str]:
    """Give the changes of a sheet's headers that lead to other figures without a finding more or a refusal.

    ``chosen`` takes those that are looked at.
    """
    tables = recognise(grid, ReadOptions())
    assert isinstance(tables, tuple)
    before, told = figures(tables)
    found = []
    for mutation in chosen(every_mutation(grid, tables, kinds)):
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


def read_sheets(agency: Agency) -> list[Grid]:
    """Give the sheets of an agency's file that are rosters."""
    grids = [grid for grid in read_grids(agency.data, f"roster.{agency.ending}") if not grid.hidden]
    return [grid for grid in grids if isinstance(recognise(grid, ReadOptions()), tuple)]


def untold(agency: Agency, found: Sequence[str]) -> list[str]:
    """Leave out the changes that nothing can tell."""
    return [one for one in found if (agency.name, one.partition(" / ")[0]) not in NOT_TOLD]


@pytest.mark.parametrize("name", QUICK)
def test_a_moved_header_cell_is_never_silent(name: str) -> None:
    """Any one header cell removed, swapped or moved gives the same figures, a finding more, or a refusal."""
    (grid,) = read_grids(as_xlsx(layout_named(name)), "roster.xlsx")
    assert silent(grid) == []


@pytest.mark.slow
@pytest.mark.parametrize("kinds", [MOVES, RENAMES_AND_EXCHANGES], ids=["moves", "renames and exchanges"])
def test_none_of_any_sheet_is_silent(kinds: Sequence[Kind]) -> None:
    """The same holds for every layout and every sample roster, and for columns renamed and in another order."""
    found = {name: [one for grid in grids for one in silent(grid, kinds=kinds)] for name, grids in sheets()}
    assert {name: changes for name, changes in found.items() if changes} == {}


@pytest.mark.slow
@pytest.mark.parametrize("agency", READ, ids=lambda agency: agency.name)
def test_none_of_an_agencys_headers_is_silent(agency: Agency) -> None:
    """It holds for the rosters of many agencies, too; what nothing can tell is listed, and nothing else."""
    found = [one for grid in read_sheets(agency) for one in silent(grid)]
    assert untold(agency, found) == []
    changes = {one.partition(" / ")[0] for one in found}
    assert {change for name, change in NOT_TOLD if name == agency.name} <= changes


@pytest.mark.slow
@pytest.mark.parametrize("agency", READ, ids=lambda agency: agency.name)
def test_no_unknown_name_and_no_order_of_an_agencys_columns_is_silent(agency: Agency) -> None:
    """A header that becomes "Cột 7", and two columns that change places, are told or change nothing."""
    assert [one for grid in read_sheets(agency) for one in silent(grid, kinds=RENAMES_AND_EXCHANGES)] == []


@pytest.mark.parametrize("agency", READ, ids=lambda agency: agency.name)
def test_some_of_an_agencys_headers_are_not_silent(agency: Agency) -> None:
    """Of each agency some changes are tried in every run, the same ones each time."""
    chance = random.Random(agency.name)
    grids = [grid for grid in read_grids(agency.data, f"roster.{agency.ending}") if not grid.hidden]
    chance.shuffle(grids)
    grid = next(one for one in grids if isinstance(recognise(one, ReadOptions()), tuple))
    kinds = chance.choice((MOVES, RENAMES_AND_EXCHANGES))
    assert untold(agency, silent(grid, lambda every: chance.sample(every, min(TRIED, len(every))), kinds)) == []
