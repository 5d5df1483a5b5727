"""Legends: what a sheet says that codes stand for, in a header or around its table, and the columns read by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import count_codes, over_rows
from cadre_stats.reading.cells.grid import CellColumn, Grid, PendingColumns
from cadre_stats.reading.tables.columns import PendingCells
from cadre_stats.reading.tables.header import Band
from cadre_stats.reading.tables.rows import Body
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record, replace
from cadre_stats.vocabulary.code_list import CodeList, is_code, parse_code_list
from cadre_stats.vocabulary.header_kinds import listed_under
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["Legend", "explain_codes", "explain_columns", "has_legend"]

# The rows of persons as an index of all rows.
Persons = slice | NDArray[np.int32]

# No column of codes holds more different texts.
_MOST = 64


class Legend(Record):
    """A list of codes, its cell, and its sheet where that is another than the table's."""

    codes: CodeList
    cell: str
    sheet: str = ""


def explain_codes(
    grid: Grid, band: Band, columns: Sequence[Column], body: Body
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """Put what codes stand for into the columns that hold them, each with a finding that tells so.

    A code list belongs to the column in whose header it stands or whose name it gives; one without a name to the only
    column of codes on whose scale all its meanings are. What no list explains stays as it is.
    """
    around: list[Legend] | None = None
    looked_at = columns
    if isinstance(grid.columns, PendingColumns):
        # Columns that nobody asked for are read only where a list may be about them.
        around = list(_legends(grid, band, body.where))
        light = grid.columns.is_light
        looked_at = [one for one in columns if around or not light(one.index) or _header_list(one) is not None]
    coded = [column for column in looked_at if _holds_codes(column)]
    if not coded:
        return tuple(columns), ()
    numbers = _column_numbers(grid, body)
    read: dict[int, Column] = {}
    findings: list[Finding] = []
    for column in coded:
        legend = _in_header(grid, band, column)
        if legend is None:
            around = list(_legends(grid, band, body.where)) if around is None else around
            legend = next((one for one in around if _is_for(one.codes, column, coded, numbers)), None)
        if legend is not None:
            read[column.index] = _explained(column, legend.codes.meanings)
            findings.append(_told(column, legend, Place(grid.file, grid.sheet, legend.cell)))
    return tuple(read.get(column.index, column) for column in columns), tuple(findings)


def explain_columns(
    columns: Sequence[Column], lists: Sequence[Legend], file: str
) -> tuple[tuple[Column, ...], tuple[Finding, ...]]:
    """Put what codes stand for into columns by lists on other sheets, each with a finding at the list."""
    coded = [column for column in columns if not isinstance(column.cells, PendingCells) and _holds_codes(column)]
    read: dict[int, Column] = {}
    findings: list[Finding] = []
    for column in coded:
        fit = [one for one in lists if _is_for(one.codes, column, coded, {}) and _covers(one.codes, column)]
        if len({tuple(sorted(one.codes.meanings.items())) for one in fit}) == 1:
            read[column.index] = _explained(column, fit[0].codes.meanings)
            findings.append(_told(column, fit[0], Place(file, fit[0].sheet, fit[0].cell)))
    return tuple(read.get(column.index, column) for column in columns), tuple(findings)


def _told(column: Column, legend: Legend, at: Place) -> Finding:
    pairs = ", ".join(f"{code} = {meaning}" for code, meaning in legend.codes.meanings.items())
    return Finding("codes_explained", "info", (at,), column.field, pairs)


def _covers(codes: CodeList, column: Column) -> bool:
    """Tell whether a list explains some of the codes of a column that aren't levels by themselves."""
    texts = {shown_text(column.values[code]) for code in set(column.codes.tolist())}
    return any(text in codes.meanings for text in texts)


def has_legend(grid: Grid, band: Band, columns: Sequence[Column], persons: Persons) -> bool:
    """Tell whether a list of codes stands in a header or around a table, whatever its columns hold."""
    in_header = any(_header_list(column) is not None for column in columns)
    return in_header or next(_legends(grid, band, persons), None) is not None


def _holds_codes(column: Column) -> bool:
    """Tell whether more than half of a field's filled cells are codes."""
    if column.field in (None, "number") or column.tick or len(column.values) > _MOST:
        return False
    if not any(is_code(shown_text(cell)) for cell in column.values):
        return False
    filled = codes = 0
    counts = count_codes(column.codes, len(column.values)).tolist()
    for cell, count in zip(column.values, counts, strict=True):
        if count and (text := shown_text(cell)):
            filled += count
            codes += count if is_code(text) else 0
    return codes * 2 > filled


def _in_header(grid: Grid, band: Band, column: Column) -> Legend | None:
    found = _header_list(column)
    if found is None or not _explains(found, column):
        return None
    return Legend(found, cell_name(column.index, grid.first_row + band.bottom))


def _header_list(column: Column) -> CodeList | None:
    return parse_code_list(" ".join(column.header))


def _explains(codes: CodeList, column: Column) -> bool:
    """Tell whether a list gives levels or categories of the column's field, or of another field a name to each cell."""
    field = column.field or ""
    if len(codes.meanings) < 2:
        return False
    if load_vocabulary().has(field):
        return all(load_vocabulary().read(field, meaning).recognised for meaning in codes.meanings.values())
    used = np.flatnonzero(count_codes(column.codes, len(column.values))).tolist()
    texts = {shown_text(column.values[code]) for code in used}
    return texts - {""} <= set(codes.meanings)


def _column_numbers(grid: Grid, body: Body) -> Mapping[str, int]:
    """Give the columns by the numbers that an index row gives them; without one they are counted from 1."""
    row = next((row for row, reading in body.others.items() if reading.kind == "index"), None)
    if row is None:
        return {str(column + 1): column for column in range(grid.width)}
    return {shown_text(cell).strip("()[]"): column for column, cell in enumerate(grid.row(row))}


def _is_for(codes: CodeList, column: Column, coded: Sequence[Column], numbers: Mapping[str, int]) -> bool:
    """Tell whether a list that stands outside the header is about a column."""
    field = column.field or ""
    if not load_vocabulary().has(field) or not _explains(codes, column):
        return False
    if (name := listed_under(codes.label)).isdigit():
        return numbers.get(name) == column.index
    if name:
        return field in {claim.field for claim in roster_lexicon().claims((name,))}
    return not any(
        _explains(codes, other) for other in coded if other is not column and load_vocabulary().has(other.field or "")
    )


def _legends(grid: Grid, band: Band, persons: Persons) -> Iterator[Legend]:
    """Give the lists around a table: one in a cell, or an entry a row under their name."""
    label, cell = "", ""
    entries: dict[str, str] = {}
    for cell_here, text in _texts_around(grid, band, persons):
        found = parse_code_list(text)
        if found is not None and len(found.meanings) == 1 and not found.label:
            entries |= found.meanings
            cell = cell or cell_here
            continue
        yield from _listed(label, entries, cell)
        entries, cell = {}, ""
        if found is None:
            label = text
        elif len(found.meanings) > 1:
            yield Legend(found if found.label else CodeList(_label(label), found.meanings), cell_here)
    yield from _listed(label, entries, cell)


def _listed(label: str, entries: Mapping[str, str], cell: str) -> Iterator[Legend]:
    if entries:
        yield Legend(CodeList(_label(label), dict(entries)), cell)


def _label(text: str) -> str:
    """Take the line above a list for its name where it names a column."""
    name = listed_under(text)
    return name if name.isdigit() or roster_lexicon().claims((name,)) else ""


def _texts_around(grid: Grid, band: Band, persons: Persons) -> Iterator[tuple[str, str]]:
    """Give the cells of rows that are no person's, and those beside the table, with their texts, row by row."""
    outside = [column for column, path in enumerate(band.paths) if not path]
    is_person, rows = np.zeros(grid.height, dtype=bool), np.ones(grid.height, dtype=bool)
    is_person[persons] = True
    rows[persons] = rows[band.top : band.bottom + 1] = False
    for column in outside:
        cells = grid.columns[column]
        rows |= is_person & over_rows(filled_values(cells.values), cells.codes)
    wanted: list[int] = np.flatnonzero(rows).tolist()
    if isinstance(grid.columns, PendingColumns):
        grid.columns.read_rows(wanted)
    for row in wanted:
        cells_here = grid.row(row)
        where = outside if is_person[row] else range(len(cells_here))
        texts = [
            (cell_name(column, grid.first_row + row), text)
            for column in where
            if (text := shown_text(cells_here[column]))
        ]
        if len(texts) == 2 and is_code(texts[0][1]):
            texts = [(texts[0][0], f"{texts[0][1]}: {texts[1][1]}")]
        yield from texts


def _explained(column: Column, meanings: Mapping[str, str]) -> Column:
    values = tuple(meanings.get(shown_text(cell), cell) for cell in column.values)
    return replace(column, cells=CellColumn(column.codes, values))
