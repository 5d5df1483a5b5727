"""Assembly: a grid whose header is known becomes a table, every row of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Place
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import Layout
from cadre_stats.reading.doubts.misfits import find_misfits
from cadre_stats.reading.recognition.agency_unit import in_unit_of_agency, own_in_header
from cadre_stats.reading.recognition.as_above import repeat_above
from cadre_stats.reading.recognition.carried import carry_units
from cadre_stats.reading.recognition.joining import join_columns
from cadre_stats.reading.recognition.legend import explain_codes
from cadre_stats.reading.recognition.remarks import Parts, columns_beside, told_of
from cadre_stats.reading.recognition.sections import check_totals, read_sections
from cadre_stats.reading.recognition.titles import read_titles, with_unit_line
from cadre_stats.reading.tables.columns import make_columns, tell_apart
from cadre_stats.reading.tables.fields import Assignment, sex_at_end, sex_headed
from cadre_stats.reading.tables.header import HEAD_ROWS, Band
from cadre_stats.reading.tables.rows import Body, read_body
from cadre_stats.reading.tables.table import ROW_KINDS, Column, Table
from cadre_stats.record import replace
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["assemble", "layout_of"]


def assemble(grid: Grid, band: Band, assignment: Assignment) -> tuple[Table, int | None]:
    """Read the body under a header. Gives the table and the row (from 0) where another table begins, if one does."""
    columns = [column for column, path in enumerate(band.paths) if path or column in assignment.fields]
    body = read_body(grid, band.bottom + 1, layout_of(band, assignment.fields), columns)
    if body.next_table is not None:
        below = with_unit_line(grid, body.next_table)
        table, _ = assemble(grid.part(0, below), band, assignment)
        return table, below
    place = Place(grid.file, grid.sheet)
    columns_read = make_columns(grid, band, assignment.fields, columns, body)
    columns_read, explained = explain_codes(grid, band, columns_read, body)
    columns_read, repeated = repeat_above(
        columns_read, place, body.persons, grid.first_row, pending=isinstance(grid.columns, PendingColumns)
    )
    columns_read, carried = carry_units(columns_read, place, body.persons, grid.first_row)
    joining = join_columns(columns_read, assignment.second)
    sections = read_sections(body.others, body.persons)
    marked = {one.index for one in (*columns_read, *joining.ticks.values()) if one.tick or _is_of_one_sex(one)}
    totals, wrong_totals = check_totals(sections.without(marked), body.persons, place, grid.first_row)
    titles = read_titles([grid.row(row) for row in range(band.top)], grid.first_row)
    parts = Parts(grid, band, assignment, body, titles, columns_read, joining)
    table = Table(
        file=grid.file,
        sheet=grid.sheet,
        format=grid.format,
        encoding=grid.encoding,
        header_rows=(grid.first_row + band.top, grid.first_row + band.bottom),
        columns=tell_apart([joining.ticks.get(column.index, column) for column in columns_read], joining.members),
        rows=(body.persons + grid.first_row).astype(np.int32, copy=False),
        section_codes=sections.codes,
        sections=sections.paths,
        row_kinds=_row_kinds(grid, band, body, columns),
        first_row=grid.first_row,
        agency=titles.agency,
        title=titles.title,
        as_of=titles.as_of,
        unit=titles.unit,
        totals=totals,
        joined=joining.columns,
        findings=(*told_of(parts), *wrong_totals, *explained, *repeated, *carried),
    )
    misfits = find_misfits(grid, table, body.persons[:HEAD_ROWS].tolist(), joining.members)
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


_BLANK = ROW_KINDS.index("blank")


def _row_kinds(grid: Grid, band: Band, body: Body, columns: Sequence[int]) -> NDArray[np.int8]:
    """Give the kind of every row of the grid. A row with cells beside the table only is a note."""
    outside = np.zeros(grid.height, dtype=bool)
    for column in columns_beside(grid, columns):
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
