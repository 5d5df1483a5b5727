"""Assembly: a grid whose header is known becomes a table, every row of one kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, cell_name
from cadre_stats.reading.agency_unit import in_unit_of_agency, own_in_header
from cadre_stats.reading.birth_parts import join_birth_parts
from cadre_stats.reading.carried import carry_units, numbers_units
from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.cell_masks import filled_values, numbered_values
from cadre_stats.reading.codes import over_rows
from cadre_stats.reading.columns import make_columns, tell_apart
from cadre_stats.reading.diplomas import join_diplomas
from cadre_stats.reading.fields import Assignment, header_name, lone_parts, scale_over, sex_at_end, sex_headed
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.header import HEAD_ROWS, Band
from cadre_stats.reading.legend import explain_codes
from cadre_stats.reading.level_order import out_of_order
from cadre_stats.reading.listed_levels import join_listed
from cadre_stats.reading.misfits import find_misfits
from cadre_stats.reading.name_cells import part_names
from cadre_stats.reading.party_parts import join_party_parts
from cadre_stats.reading.positions import join_positions
from cadre_stats.reading.row_cells import Layout
from cadre_stats.reading.row_doubt import DOUBT_SEVERITY, Doubt
from cadre_stats.reading.rows import Body, read_body
from cadre_stats.reading.sections import check_totals, read_sections
from cadre_stats.reading.table import ROW_KINDS, Column, Table
from cadre_stats.reading.ticks import TickGroup, join_ticks
from cadre_stats.reading.titles import Titles, read_titles
from cadre_stats.record import replace
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["NAME_PARTS", "assemble", "layout_of"]

NAME_PARTS = ("family_name", "given_name")


def assemble(grid: Grid, band: Band, assignment: Assignment) -> tuple[Table, int | None]:
    """Read the body under a header. Gives the table and the row (from 0) where another table begins, if one does."""
    columns = [column for column, path in enumerate(band.paths) if path or column in assignment.fields]
    layout = layout_of(band, assignment.fields)
    body = read_body(grid, band.bottom + 1, layout, columns)
    if body.next_table is not None:
        table, _ = assemble(grid.part(0, body.next_table), band, assignment)
        return table, body.next_table
    sections = read_sections(body.others, body.persons)
    place = Place(grid.file, grid.sheet)
    columns_read = make_columns(grid, band, assignment.fields, columns, body)
    columns_read, explained = explain_codes(grid, band, columns_read, body)
    columns_read, carried = carry_units(columns_read, place, body.persons, grid.first_row)
    groups = tuple(join_ticks(columns_read))
    positions = join_positions(columns_read)
    birth = join_birth_parts(columns_read)
    party = join_party_parts(columns_read)
    diplomas = tuple(join_diplomas(columns_read, assignment.second))
    fields_taken = {column.field for column in (*columns_read, *(group.joined for group in groups))}
    listed = tuple(join_listed(columns_read, fields_taken | {joined.field for _, joined in diplomas}))
    used = frozenset().union(
        positions.columns if positions else (), birth[0] if birth else (), party[0] if party else ()
    )
    ticks = {column.index: column for group in groups for column in group.columns}
    marked = {column.index for column in (*columns_read, *ticks.values()) if column.tick or _is_of_one_sex(column)}
    totals, wrong_totals = check_totals(sections.without(marked), body.persons, place, grid.first_row)
    titles = read_titles([grid.row(row) for row in range(band.top)], grid.first_row)
    beside = _beside(grid, body, columns)
    joined = used | {column for columns, _ in (*diplomas, *listed) for column in columns}
    table = Table(
        file=grid.file,
        sheet=grid.sheet,
        format=grid.format,
        encoding=grid.encoding,
        header_rows=(grid.first_row + band.top, grid.first_row + band.bottom),
        columns=tell_apart([ticks.get(column.index, column) for column in columns_read], joined),
        rows=(body.persons + grid.first_row).astype(np.int32),
        section_codes=sections.codes,
        sections=sections.paths,
        row_kinds=_row_kinds(grid, band, body, columns),
        first_row=grid.first_row,
        agency=titles.agency,
        title=titles.title,
        as_of=titles.as_of,
        unit=titles.unit,
        totals=totals,
        joined=(
            *(group.joined for group in groups),
            *((positions.joined,) if positions else ()),
            *((birth[1],) if birth else ()),
            *((party[1],) if party else ()),
            *(joined for _, joined in (*diplomas, *listed)),
            *part_names(columns_read),
        ),
        findings=(
            *_second_columns(place, assignment, band, grid.first_row, joined),
            *_unclear_headings(place, assignment, band, grid),
            *_doubts(place, body, grid.first_row, numbers_units(columns_read, body)),
            *_unclear_dates(place, titles),
            *_numbers_for_names(place, columns_read, grid.first_row + band.bottom),
            *_names_in_part(place, columns_read, grid.first_row + band.bottom),
            *_nobody(place, body, grid.first_row + band.bottom),
            *wrong_totals,
            *beside,
            *_cut_rows(grid, body, assignment.fields),
            *_several_ticks(place, groups, body, grid.first_row),
            *_worded_ticks(place, groups, body, grid.first_row),
            *_unordered_levels(place, groups, grid.first_row + band.bottom),
            *explained,
            *carried,
        ),
    )
    misfits = find_misfits(grid, table, body.persons[:HEAD_ROWS].tolist(), joined)
    table = replace(table, findings=(*table.findings, *misfits))
    return in_unit_of_agency(table, titles.own or own_in_header(band, grid.first_row), place), None


def _is_of_one_sex(column: Column) -> bool:
    """Tell whether a column is that of the men or of the women: what a total has there counts those."""
    tell = {"birth_date": sex_at_end, "sex": sex_headed}.get(column.field or "")
    return tell is not None and tell(column.header[-1]) is not None


def layout_of(band: Band, fields: Mapping[int, str]) -> Layout:
    """Give the layout of the rows under a header."""
    of = {field: column for column, field in sorted(fields.items(), reverse=True)}
    names = [of[field] for field in ("full_name", "family_name", "given_name") if field in of]
    return Layout(
        names=tuple(names),
        ids=(of["id_number"],) if "id_number" in of else (),
        number=of.get("number"),
        note=of.get("note"),
        headers={column: frozenset(map(fold, path)) for column, path in enumerate(band.paths)},
        levels={column: field for column, field in fields.items() if roster_fields()[field].kind == "level"},
        dates=tuple(column for column, field in fields.items() if roster_fields()[field].kind == "date"),
    )


def _row_kinds(grid: Grid, band: Band, body: Body, columns: Sequence[int]) -> NDArray[np.int8]:
    """Give the kind of every row of the grid. A row with cells beside the table only is a note."""
    outside = np.zeros(grid.height, dtype=bool)
    for column in _other_columns(grid, columns):
        outside |= over_rows(filled_values(grid.columns[column].values), grid.columns[column].codes)
    kinds = np.full(grid.height, _BLANK, dtype=np.int8)
    kinds[outside] = ROW_KINDS.index("note")
    for row in range(band.top):
        kinds[row] = ROW_KINDS.index("title") if any(map(shown_text, grid.row(row))) else _BLANK
    kinds[band.top : band.bottom + 1] = ROW_KINDS.index("header")
    kinds[body.where] = ROW_KINDS.index("person")
    for row, reading in body.others.items():
        kinds[row] = ROW_KINDS.index(reading.kind)
    return kinds


_BLANK = ROW_KINDS.index("blank")


def _other_columns(grid: Grid, columns: Sequence[int]) -> list[int]:
    return sorted(set(range(grid.width)) - set(columns))


def _second_columns(
    place: Place, assignment: Assignment, band: Band, first_row: int, joined: Collection[int]
) -> Iterator[Finding]:
    for column, field in assignment.second:
        if column in joined:
            continue
        at = Place(place.file, place.sheet, cell_name(column, first_row + band.bottom))
        yield Finding("second_column", "warning", (at,), field, header_name(band.paths[column]))


def _unclear_headings(place: Place, assignment: Assignment, band: Band, grid: Grid) -> Iterator[Finding]:
    """Name the places in a header where a heading is missing, or where one part of a field isn't understood."""
    first_row = grid.first_row
    empty = [*band.empty, *((band.bottom, column) for column, path in enumerate(band.paths) if path and not path[-1])]
    empty += [(band.bottom, column) for column in _gaps(band.paths)]
    for row, column in empty:
        yield Finding("empty_heading", "warning", (Place(place.file, place.sheet, cell_name(column, first_row + row)),))
    for column in _without_header(grid, band, assignment.fields):
        at = Place(place.file, place.sheet, cell_name(column, first_row + band.bottom))
        yield Finding("column_without_header", "info", (at,))
    for column in lone_parts(band.paths, assignment.fields):
        at = Place(place.file, place.sheet, cell_name(column, first_row + band.bottom))
        yield Finding("column_not_understood", "warning", (at,), value=header_name(band.paths[column]))


def _without_header(grid: Grid, band: Band, fields: Mapping[int, str]) -> Iterator[int]:
    """Give the columns among those of the table that have neither a header nor any cell: one may have been lost.

    Where cells below are merged as wide, a column is only a part of the one on its left.
    """
    headed = [column for column, path in enumerate(band.paths) if path]
    apart = set(_gaps(band.paths)) | set(fields)
    parts = {
        column for merge in grid.merges if merge.top > band.bottom for column in range(merge.left + 1, merge.right + 1)
    }
    for column in range(headed[0], headed[-1]):
        if band.paths[column] or column in apart or column in parts:
            continue
        cells = grid.columns[column]
        if not over_rows(filled_values(cells.values), cells.codes)[band.bottom + 1 :].any():
            yield column


def _gaps(paths: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Give the columns without a header between two levels of one scale."""
    for column in range(1, len(paths) - 1):
        left, right = paths[column - 1], paths[column + 1]
        if not paths[column] and left[:-1] == right[:-1] and scale_over(left) is not None:
            yield column


def _doubts(place: Place, body: Body, first_row: int, units_numbered: bool) -> Iterator[Finding]:
    """Give a finding for every row that is not certainly what it was taken for."""
    signed = min((row for row, one in body.others.items() if one.kind == "signature"), default=None)
    doubts: dict[int, Doubt] = {row: one.doubt for row, one in body.others.items() if one.doubt is not None}
    if not units_numbered:
        doubts |= dict.fromkeys(body.unnumbered, "person_without_number")
    if signed is not None:
        doubts |= dict.fromkeys(body.persons[body.persons > signed].tolist(), "rows_after_signature")
    for row, doubt in sorted(doubts.items()):
        at = Place(place.file, place.sheet, str(first_row + row))
        yield Finding(doubt, DOUBT_SEVERITY[doubt], (at,))


def _unclear_dates(place: Place, titles: Titles) -> Iterator[Finding]:
    for cell, text in titles.unclear:
        yield Finding("as_of_unclear", "warning", (Place(place.file, place.sheet, cell),), value=text)


def _numbers_for_names(place: Place, columns: Sequence[Column], header: int) -> Iterator[Finding]:
    """Tell of a column of names in which more than half of the filled cells are numbers."""
    for column in columns:
        if column.field != "full_name":
            continue
        filled = over_rows(filled_values(column.values), column.codes)
        numbers = over_rows(numbered_values(column.values), column.codes) & filled
        if int(numbers.sum()) * 2 > int(filled.sum()):
            at = Place(place.file, place.sheet, cell_name(column.index, header))
            yield Finding("numbers_for_names", "error", (at,), "full_name", header_name(column.header))


def _names_in_part(place: Place, columns: Sequence[Column], header: int) -> Iterator[Finding]:
    """Tell of a column of family names or given names without the other part, where it doesn't hold whole names."""
    fields = {column.field: column for column in columns if column.field in NAME_PARTS}
    if len(fields) != 1 or any(column.field == "full_name" for column in columns):
        return
    (column,) = fields.values()
    texts = [tidy(shown_text(column.values[code])) for code in column.codes[:HEAD_ROWS].tolist()]
    filled = list(filter(None, texts))
    if column.field == "family_name" or sum(" " not in text for text in filled) * 2 > len(filled):
        at = Place(place.file, place.sheet, cell_name(column.index, header))
        yield Finding("names_in_part", "warning", (at,), column.field, header_name(column.header))


def _nobody(place: Place, body: Body, header: int) -> Iterator[Finding]:
    """Tell of a roster without anybody in it."""
    if not len(body.persons):
        yield Finding("empty_roster", "warning", (Place(place.file, place.sheet, str(header)),))


def _several_ticks(place: Place, groups: Sequence[TickGroup], body: Body, first_row: int) -> Iterator[Finding]:
    for group in groups:
        for person in group.several:
            at = cell_name(group.joined.index, first_row + int(body.persons[person]))
            yield Finding("several_ticks", "warning", (Place(place.file, place.sheet, at),), group.joined.field)


def _worded_ticks(place: Place, groups: Sequence[TickGroup], body: Body, first_row: int) -> Iterator[Finding]:
    for group in groups:
        if group.worded:
            rows = [first_row + int(body.persons[person]) for person in group.worded[:PLACES_KEPT]]
            places = tuple(Place(place.file, place.sheet, cell_name(group.joined.index, row)) for row in rows)
            yield Finding("text_as_tick", "info", places, group.joined.field, count=len(group.worded))


def _unordered_levels(place: Place, groups: Sequence[TickGroup], header: int) -> Iterator[Finding]:
    for group in out_of_order(groups):
        at = Place(place.file, place.sheet, cell_name(group.joined.index, header))
        yield Finding("levels_out_of_order", "warning", (at,), group.joined.field)


def _cut_rows(grid: Grid, body: Body, fields: Mapping[int, str]) -> Iterator[Finding]:
    """Name the rows of persons that end before the last column that is a field; a missing note says nothing."""
    last = max(column for column, field in fields.items() if field != "note")
    if not grid.short:
        return
    persons = set(body.persons.tolist())
    rows = [row for row, cells in sorted(grid.short.items()) if cells <= last and row in persons]
    if rows:
        places = tuple(Place(grid.file, grid.sheet, str(grid.first_row + row)) for row in rows[:PLACES_KEPT])
        yield Finding("short_row", "warning", places, count=len(rows))


def _beside(grid: Grid, body: Body, columns: Sequence[int]) -> Iterator[Finding]:
    """Name the cells that stand beside persons, or in the row of a section, in columns without a header."""
    if not _other_columns(grid, columns):
        return
    sections = [row for row, one in body.others.items() if one.kind == "section"]
    looked_at = np.sort(np.concatenate([body.persons, np.array(sections, dtype=np.int64)]))
    for column in _other_columns(grid, columns):
        cells = grid.columns[column]
        rows = looked_at[filled_values(cells.values)[cells.codes[looked_at]]]
        if len(rows):
            names = [cell_name(column, grid.first_row + row) for row in rows[:PLACES_KEPT].tolist()]
            places = tuple(Place(grid.file, grid.sheet, name) for name in names)
            yield Finding("extra_cells", "warning", places, count=len(rows))
