"""Remarks: what is told of a table when it is assembled, but for what its cells say of their headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.finding import PLACES_KEPT, Finding, Place, Severity, cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values, numbered_values
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.doubts.level_order import out_of_order
from cadre_stats.reading.recognition.carried import numbers_units
from cadre_stats.reading.recognition.joining import Joining
from cadre_stats.reading.recognition.name_cells import NAME_PARTS
from cadre_stats.reading.recognition.titles import Titles
from cadre_stats.reading.tables.fields import Assignment, header_name, lone_parts
from cadre_stats.reading.tables.header import HEAD_ROWS, Band
from cadre_stats.reading.tables.row_doubt import DOUBT_SEVERITY, Doubt
from cadre_stats.reading.tables.rows import Body
from cadre_stats.reading.tables.scale_headings import scale_over, study_above
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import goes_with
from cadre_stats.vocabulary.rows import any_word_begins, begins

__all__ = ["Parts", "columns_beside", "told_of"]


# Fields of which rosters ordinarily have two columns, a day and a later one, a name and its code.
_TOLD_TWICE = ("party_date", "rank")
_BELOW_PERSONS = ("relative_row", "continued_row")


class Parts(Record):
    """What a table is assembled from; ``columns`` are those with a header, ``joining`` what they say together."""

    grid: Grid
    band: Band
    assignment: Assignment
    body: Body
    titles: Titles
    columns: tuple[Column, ...]
    joining: Joining

    def cell(self, row: int, column: int) -> Place:
        """Give the place of a cell; rows and columns are the grid's, from 0."""
        return Place(self.grid.file, self.grid.sheet, cell_name(column, self.grid.first_row + row))

    def header(self, column: int) -> Place:
        """Give the place of a column's cell in the last row of the header."""
        return self.cell(self.band.bottom, column)

    def row(self, row: int) -> Place:
        """Give the place of a row of the grid."""
        return Place(self.grid.file, self.grid.sheet, str(self.grid.first_row + row))


def told_of(parts: Parts) -> Iterator[Finding]:
    """Give what a person should look at in the header, the rows and the columns of a table."""
    for remarks in (
        _second_columns,
        _empty_headings,
        _columns_without_header,
        _lone_parts,
        _doubts,
        _people_who_left,
        _unclear_dates,
        _numbers_for_names,
        _names_in_part,
        _nobody,
        _beside,
        _cut_rows,
        _joined_levels,
        _several_ticks,
        _worded_ticks,
        _unordered_levels,
        _one_study,
    ):
        yield from remarks(parts)


def columns_beside(grid: Grid, columns: Sequence[int]) -> list[int]:
    """Give the columns of a grid that aren't those of its table."""
    return sorted(set(range(grid.width)) - set(columns))


def _second_columns(parts: Parts) -> Iterator[Finding]:
    holders = {field: column for column, field in parts.assignment.fields.items()}
    for column, field in parts.assignment.second:
        if column not in parts.joining.members:
            path, taken = parts.band.paths[column], parts.band.paths[holders[field]]
            severity: Severity = "info" if field in _TOLD_TWICE and goes_with(path[-1], taken[-1]) else "warning"
            yield Finding("second_column", severity, (parts.header(column),), field, header_name(path))


def _empty_headings(parts: Parts) -> Iterator[Finding]:
    """Name the places in a header where a heading is missing."""
    band = parts.band
    unnamed = [column for column, path in enumerate(band.paths) if path and not path[-1]]
    for row, column in (*band.empty, *((band.bottom, column) for column in (*unnamed, *_gaps(band.paths)))):
        yield Finding("empty_heading", "warning", (parts.cell(row, column),))


def _gaps(paths: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Give the columns without a header between two levels of one scale."""
    for column in range(1, len(paths) - 1):
        left, right = paths[column - 1], paths[column + 1]
        if not paths[column] and left[:-1] == right[:-1] and scale_over(left) is not None:
            yield column


def _columns_without_header(parts: Parts) -> Iterator[Finding]:
    """Name the columns among those of the table that have neither a header nor a person's cell: one may be lost.

    Where cells below are merged as wide, a column is only a part of the one on its left.
    """
    grid, band = parts.grid, parts.band
    headed = [column for column, path in enumerate(band.paths) if path]
    apart = set(_gaps(band.paths)) | set(parts.assignment.fields)
    apart |= {
        column for merge in grid.merges if merge.top > band.bottom for column in range(merge.left + 1, merge.right + 1)
    }
    for column in range(headed[0], headed[-1]):
        if band.paths[column] or column in apart:
            continue
        cells = grid.columns[column]
        # Sums below it are no cells of persons.
        if not over_rows(filled_values(cells.values), cells.codes)[parts.body.persons].any():
            yield Finding("column_without_header", "info", (parts.header(column),))


def _lone_parts(parts: Parts) -> Iterator[Finding]:
    """Name the columns beside one that is a part of a field, which are its other part and aren't understood."""
    for column in lone_parts(parts.band.paths, parts.assignment.fields):
        name = header_name(parts.band.paths[column])
        yield Finding("column_not_understood", "warning", (parts.header(column),), value=name)


def _doubts(parts: Parts) -> Iterator[Finding]:
    """Give a finding for every row that is not certainly what it was taken for."""
    body = parts.body
    signed = min((row for row, one in body.others.items() if one.kind == "signature"), default=None)
    doubts: dict[int, Doubt] = {row: one.doubt for row, one in body.others.items() if one.doubt is not None}
    if not numbers_units(parts.columns, body):
        doubts |= dict.fromkeys(body.unnumbered, "person_without_number")
    if signed is not None:
        doubts |= dict.fromkeys(body.persons[body.persons > signed].tolist(), "rows_after_signature")
    for row, doubt in sorted(doubts.items()):
        yield Finding(doubt, DOUBT_SEVERITY[doubt], (parts.row(row),))


def _people_who_left(parts: Parts) -> Iterator[Finding]:
    """Name the headings of people who have left: they count as all others do."""
    for row, one in sorted(parts.body.others.items()):
        if one.kind == "section" and one.heading is not None and any_word_begins(one.heading.label, "who_left.words"):
            yield Finding("people_who_left", "warning", (parts.row(row),))


def _unclear_dates(parts: Parts) -> Iterator[Finding]:
    for cell, text in parts.titles.unclear:
        at = Place(parts.grid.file, parts.grid.sheet, cell)
        yield Finding("as_of_unclear", "warning", (at,), value=text)


def _numbers_for_names(parts: Parts) -> Iterator[Finding]:
    """Tell of a column of names in which more than half of the filled cells are numbers."""
    for column in parts.columns:
        if column.field != "full_name":
            continue
        filled = filled_values(column.values)
        numbers = numbered_values(column.values) & filled
        if not numbers.any():
            continue
        rows_filled, rows_numbers = over_rows(filled, column.codes), over_rows(numbers, column.codes)
        if int(rows_numbers.sum()) * 2 > int(rows_filled.sum()):
            name = header_name(column.header)
            yield Finding("numbers_for_names", "error", (parts.header(column.index),), "full_name", name)


def _names_in_part(parts: Parts) -> Iterator[Finding]:
    """Tell of a column of family names or given names without the other part, where it doesn't hold whole names."""
    fields = {column.field: column for column in parts.columns if column.field in NAME_PARTS}
    if len(fields) != 1 or any(column.field == "full_name" for column in parts.columns):
        return
    (column,) = fields.values()
    texts = [tidy(shown_text(column.values[code])) for code in column.codes[:HEAD_ROWS].tolist()]
    filled = list(filter(None, texts))
    if column.field == "family_name" or sum(" " not in text for text in filled) * 2 > len(filled):
        at = parts.header(column.index)
        yield Finding("names_in_part", "warning", (at,), column.field, header_name(column.header))


def _nobody(parts: Parts) -> Iterator[Finding]:
    """Tell of a roster without anybody in it."""
    if not len(parts.body.persons):
        yield Finding("empty_roster", "warning", (parts.row(parts.band.bottom),))


def _beside(parts: Parts) -> Iterator[Finding]:
    """Name the cells in columns without a header that stand beside persons, in the row of a section or of a relative.

    Rows below a person's that go on with it are looked at, too. A list of abbreviations with its heading is no doubt.
    """
    grid, body = parts.grid, parts.body
    beside = columns_beside(grid, [one.index for one in parts.columns])
    if not beside:
        return
    others = [row for row, one in body.others.items() if one.kind == "section" or one.doubt in _BELOW_PERSONS]
    others += [row for row in body.continued if row not in body.others]
    looked_at = np.unique(np.concatenate([body.persons, np.array(others, dtype=np.int64)]))
    lists: set[int] = set()
    for column in beside:
        if column - 1 in lists or _explains_codes(parts, column):
            lists.add(column)
            continue
        cells = grid.columns[column]
        rows = looked_at[filled_values(cells.values)[cells.codes[looked_at]]]
        if len(rows):
            places = tuple(parts.cell(row, column) for row in rows[:PLACES_KEPT].tolist())
            yield Finding("extra_cells", "warning", places, count=len(rows))


def _explains_codes(parts: Parts, column: int) -> bool:
    """Tell whether the first cell of a column, from the header down, is the heading of a list of abbreviations."""
    cells = parts.grid.columns[column]
    codes = cells.codes[parts.band.top :]
    filled = np.flatnonzero(filled_values(cells.values)[codes])
    return bool(len(filled)) and begins(shown_text(cells.values[codes[filled[0]]]), "legend.begin")


def _cut_rows(parts: Parts) -> Iterator[Finding]:
    """Name the rows of persons that end before the last column that is a field; a missing note says nothing."""
    grid = parts.grid
    last = max(column for column, field in parts.assignment.fields.items() if field != "note")
    if not grid.short:
        return
    persons = set(parts.body.persons.tolist())
    rows = [row for row, cells in sorted(grid.short.items()) if cells <= last and row in persons]
    if rows:
        yield Finding("short_row", "warning", tuple(map(parts.row, rows[:PLACES_KEPT])), count=len(rows))


def _joined_levels(parts: Parts) -> Iterator[Finding]:
    """Name the columns of which the highest level counts."""
    for joined in parts.joining.others:
        column = joined.column
        if len(joined.members) > 1 and roster_fields()[column.field or ""].kind == "level":
            places = tuple(map(parts.header, sorted(joined.members)))
            name = header_name(column.header)
            yield Finding("levels_joined", "info", places, column.field, name, count=len(places))


def _several_ticks(parts: Parts) -> Iterator[Finding]:
    for group in parts.joining.groups:
        for person in group.several:
            at = parts.cell(int(parts.body.persons[person]), group.joined.index)
            yield Finding("several_ticks", "warning", (at,), group.joined.field)


def _worded_ticks(parts: Parts) -> Iterator[Finding]:
    for group in parts.joining.groups:
        if group.worded:
            rows = parts.body.persons[list(group.worded[:PLACES_KEPT])].tolist()
            places = tuple(parts.cell(row, group.joined.index) for row in rows)
            yield Finding("text_as_tick", "info", places, group.joined.field, count=len(group.worded))


def _one_study(parts: Parts) -> Iterator[Finding]:
    """Name the heading of degrees in one field of study, beside which no other stands."""
    for group in parts.joining.groups:
        study = study_above(group.columns[0].header)
        if study is not None and all(study_above(column.header) == study for column in group.columns):
            yield Finding(
                "levels_of_one_study", "warning", (parts.header(group.joined.index),), group.joined.field, study
            )


def _unordered_levels(parts: Parts) -> Iterator[Finding]:
    for group, column in out_of_order(parts.joining.groups):
        yield Finding("levels_out_of_order", "warning", (parts.header(column.index),), group.joined.field)
