"""Recognition: a grid becomes a table, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cadre_stats.errors import UsageError
from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.assembly import assemble
from cadre_stats.reading.recognition.headerless import known_by_content, one_header_each
from cadre_stats.reading.recognition.personal_form import is_form
from cadre_stats.reading.recognition.ranking import Ranked, Reading, refuse_rivals
from cadre_stats.reading.recognition.sections import totals_over_all
from cadre_stats.reading.recognition.side_by_side import lists_beside
from cadre_stats.reading.recognition.titles import with_unit_line
from cadre_stats.reading.tables.about import speaks_of
from cadre_stats.reading.tables.fields import assign, header_name, refuse_ambiguous, refuse_clash, sex_headed
from cadre_stats.reading.tables.header import Band, Head
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import ROW_KINDS, Table
from cadre_stats.record import Record, replace
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import roster_lexicon, training_lexicon
from cadre_stats.vocabulary.phrases import is_targets_table

__all__ = ["NoTable", "only_reading", "read_head", "recognise", "unread_kinds"]


class NoTable(Record):
    """Why a grid is no roster: empty, targets, training, a form of one person, no header, or a header of other sheets.

    ``fields`` are those that the best header row has, with its number and its headers.
    """

    why: Literal["empty", "targets", "training", "form", "no_header", "header"]
    fields: tuple[str, ...] = ()
    row: int = 0
    headers: tuple[tuple[str, ...], ...] = ()


def recognise(grid: Grid, options: ReadOptions) -> tuple[Table, ...] | NoTable:
    """Find the header of a grid, name its columns and tell the kind of every row.

    Tables that stand below each other under headers of their own are read one by one. Raises :class:`UsageError`
    for header rows that don't fit the grid and :class:`InputError` for two columns of one spelling that claim one
    field.
    """
    where = str(Place(grid.file, grid.sheet))
    head = Head(grid)
    if not any(map(head.filled, range(head.height))):
        return NoTable("empty")
    if not options.header_rows and not options.columns and is_form(head):
        return NoTable("form", ("full_name",))
    ranked = _given(grid, head, options, where) if options.header_rows else _ranked(grid, head, options)
    if ranked is None:
        rows = range(min(HEADER_WITHIN, head.height))
        return NoTable("targets" if _is_targets(head, rows) else "training" if _is_log(head, rows) else "no_header")
    reading = ranked.best
    # A targets header need not be the best reading: a cell of a criterion ("party_committee") can be a header, too.
    own = range(reading.band.top, reading.band.bottom + 1)
    if not options.header_rows and _is_targets(head, own if reading.assignment.is_roster else range(head.height)):
        return NoTable("targets")
    if not options.header_rows and _is_training(reading):
        return NoTable("training")
    if not reading.assignment.is_roster:
        fields = tuple(sorted(reading.assignment.distinct))
        return NoTable("no_header", fields, grid.first_row + reading.band.top, reading.band.paths)
    lists = lists_beside(grid, reading.band)
    if len(lists) > 1:
        return _each(lists, options)
    top = with_unit_line(grid, reading.band.top) if reading.band.top else 0
    above = () if options.header_rows else _above(grid, top, options)
    if above:
        return _with_below(above, grid.part(top, grid.height), options)
    refuse_ambiguous(reading.band.paths, options.columns, where)
    refuse_clash(reading.assignment, reading.band.paths, where)
    refuse_rivals(reading, ranked.others, where)
    table, below = assemble(grid, reading.band, reading.assignment)
    named = _named_header(grid, head, reading, options) if options.header_rows else ()
    above_it = () if options.header_rows else _headers_above(grid, head, reading.band)
    table = replace(table, findings=(*table.findings, *named, *above_it, *_other_header(grid, reading)))
    if options.explained:
        table = replace(table, reason=ranked.reason)
    return (table,) if below is None else _with_below((table,), grid.part(below, grid.height), options)


def _each(lists: Sequence[Grid], options: ReadOptions) -> tuple[Table, ...]:
    """Read lists that stand beside each other, from left to right."""
    found = [recognise(grid, options) for grid in lists]
    return totals_over_all([table for tables in found if isinstance(tables, tuple) for table in tables])


def read_head(grid: Grid, options: ReadOptions) -> Reading | None:
    """Give the best reading of a grid's first rows, or that of the header rows which a person named."""
    head = Head(grid)
    if options.header_rows is None:
        ranked = _ranked(grid, head, options)
    elif options.header_rows[1] <= head.height:
        ranked = _given(grid, head, options, str(Place(grid.file, grid.sheet)))
    else:
        ranked = None
    return None if ranked is None else ranked.best


def only_reading(grid: Grid, head: Head, options: ReadOptions) -> Reading | None:
    """Give the reading of a grid if its header can be read in one way only and nothing more is looked for below it."""
    ranked = _ranked(grid, head, options)
    return None if ranked is None or ranked.others or not _is_sure(ranked.best) else ranked.best


def _is_sure(reading: Reading) -> bool:
    """Tell whether a reading has so many fields that no header is looked for further down."""
    return reading.assignment.is_roster and len(reading.assignment.distinct) > _SURE


def _above(grid: Grid, top: int, options: ReadOptions) -> tuple[Table, ...]:
    """Read the tables with people above the one that has the richest header of a sheet and begins at ``top``."""
    found = recognise(grid.part(0, top), options) if top > 1 else ()
    return found if isinstance(found, tuple) and any(len(table.rows) for table in found) else ()


def _headers_above(grid: Grid, head: Head, band: Band) -> Iterator[Finding]:
    """Name a row above the header taken that holds headers, too: what stands below it was not read."""
    above = next((row for row in range(band.top) if head.hits(row) >= _HEADERS and _lies_apart(head, row, band)), None)
    if above is not None:
        place = Place(grid.file, grid.sheet, str(grid.first_row + above))
        first, last = str(grid.first_row + above), str(grid.first_row + band.top - 1)
        yield Finding("rows_above_not_read", "error", (place,), value=f"{first}-{last}")


def _named_header(grid: Grid, head: Head, reading: Reading, options: ReadOptions) -> Iterator[Finding]:
    """Tell of header rows that a person named and that hold no header: a person may stand there."""
    rows = range(reading.band.top, reading.band.bottom + 1)
    texts = {fold(head.texts[row][column]) for row in rows for column in head.filled(row)}
    if not any(map(head.hits, rows)) and not texts & set(map(fold, options.columns.values())):
        place = Place(grid.file, grid.sheet, str(grid.first_row + reading.band.top))
        yield Finding("unknown_header_rows", "warning", (place,))


def _other_header(grid: Grid, reading: Reading) -> Iterator[Finding]:
    """Name the cells of a second header over the same people that are what people have: they have moved up."""
    first, last = (row - grid.first_row for row in reading.rows)
    others = [row for row in range(reading.band.top, reading.band.bottom + 1) if not first <= row <= last]
    for row in others:
        for column in () if reading.head.is_index(row) else reading.head.filled(row):
            text, path = reading.head.texts[row][column], reading.band.paths[column]
            field = reading.assignment.fields.get(column)
            one_sex = sex_headed(text) is not None and sex_headed(path[-1] if path else "") is None
            if field is not None and (one_sex or (speaks_of(field, text) and not roster_lexicon().claims((text,)))):
                at = Place(grid.file, grid.sheet, cell_name(column, grid.first_row + row))
                yield Finding("header_among_cells", "warning", (at,), field, header_name(path))


def _lies_apart(head: Head, row: int, band: Band) -> bool:
    return any(head.filled(between) for between in range(row + 1, band.top))


def _with_below(tables: tuple[Table, ...], rest: Grid, options: ReadOptions) -> tuple[Table, ...]:
    """Read the table that begins below others under a header of its own."""
    found = recognise(rest, replace(options, header_rows=None))
    if isinstance(found, tuple):
        return totals_over_all((*tables, *found))
    *before, table = tables
    kinds = np.concatenate([table.row_kinds, unread_kinds(rest)])
    at = Place(rest.file, rest.sheet, str(rest.first_row))
    second = Finding("second_table", "error", (at,))
    return (*before, replace(table, row_kinds=kinds, findings=(*table.findings, second)))


def unread_kinds(grid: Grid) -> NDArray[np.int8]:
    """Give the kinds of rows that are not read: a note where something stands, else blank."""
    filled = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        filled |= filled_values(column.values)[column.codes]
    return np.where(filled, ROW_KINDS.index("note"), ROW_KINDS.index("blank")).astype(np.int8)


def _given(grid: Grid, head: Head, options: ReadOptions, where: str) -> Ranked:
    """Take the header rows that a person named."""
    assert options.header_rows is not None
    first, last = options.header_rows
    if not 1 <= first <= last <= head.height:
        raise UsageError("reading.header_rows", where, rows=f"{first}-{last}", height=grid.height)
    band = head.band(first - 1, last - 1)
    # Another header right below would else begin a table of its own, with all the people.
    below = _next_header(head, band)
    bottom = band.bottom if below is None else below.bottom
    return Ranked(_read_as(grid, head, replace(band, bottom=bottom), options))


def _read_as(grid: Grid, head: Head, band: Band, options: ReadOptions) -> Reading:
    """Name the columns under a band."""
    band = one_header_each(grid, band)
    assignment = assign(band.paths, options.columns)
    fields = assignment.fields | known_by_content(grid, band, assignment.fields)
    assignment = replace(assignment, fields=fields)
    return Reading(head, band, assignment, (grid.first_row + band.top, grid.first_row + band.bottom))


def _ranked(grid: Grid, head: Head, options: ReadOptions) -> Ranked | None:
    """Rank the readings of a grid's head; none where no row has a header that is understood."""
    readings: list[Reading] = []
    wanted = {fold(text) for text in options.columns.values()}
    row = 0
    while row < head.height:
        if head.hits(row) or wanted & {fold(head.texts[row][column]) for column in head.filled(row)}:
            reading = _read_as(grid, head, head.grow(row), options)
            readings.append(reading)
            if _is_sure(reading):
                break
            row = max(row, reading.band.bottom if reading.assignment.is_roster else row)
        row += 1
    if not readings:
        return None
    # A reading that is the only one needs no score.
    best = max(readings, key=lambda one: one.rank) if len(readings) > 1 else readings[0]
    if two_headers := tuple(_with_next_header(grid, head, best, options)):
        readings = [*(one for one in readings if one is not best), *two_headers]
    if len(readings) == 1:
        return Ranked(best)
    best, *others = sorted(readings, key=lambda one: one.rank, reverse=True)
    return Ranked(best, tuple(others))


def _with_next_header(grid: Grid, head: Head, reading: Reading, options: ReadOptions) -> Iterator[Reading]:
    """Read the people below two headers with nobody between them: by the upper, by the lower, by both joined.

    So headers stand in two languages, or in two forms; a header repeated as it is makes no other reading.
    """
    upper, lower = reading.band, _next_header(head, reading.band)
    if lower is None or not reading.assignment.is_roster:
        return
    both = head.band(upper.top, lower.bottom)
    for named_by in (upper, lower, both):
        rows = (grid.first_row + named_by.top, grid.first_row + named_by.bottom)
        band = replace(both, paths=named_by.paths, empty=named_by.empty)
        yield replace(_read_as(grid, head, band, options), rows=rows)


def _next_header(head: Head, band: Band) -> Band | None:
    """Give the header of people that follows a header with nobody between them, if it isn't the same again."""
    below = band.bottom + 1
    while below < head.height and head.is_index(below):
        below += 1
    if below >= head.height or not head.is_header(below):
        return None
    lower = head.grow(below)
    return None if lower.top != below or lower.paths == band.paths else lower


# A sheet without any roster header is looked at so far for the header of another table.
HEADER_WITHIN = 30
# How many cells of a row that are headers by themselves make it a header.
_HEADERS = 2
# A header with more fields is not looked for further down.
_SURE = 3


def _is_targets(head: Head, rows: range) -> bool:
    return any(is_targets_table([head.texts[row][column] for column in head.filled(row)]) for row in rows)


# What only a training table has; a roster has a level of some scale.
_OF_TRAINING = {"programme", "attendances", "classes", "planned", "completed", "cost", "hours"}


def _training_fields(paths: Sequence[tuple[str, ...]]) -> set[str]:
    return {claim.field for path in paths if path for claim in training_lexicon().claims(path)}


def _is_training(reading: Reading) -> bool:
    """Tell a log or a table of training from a roster: its own fields, and no level of any scale."""
    levels = {code for code, about in roster_fields().items() if about.kind == "level"}
    if reading.assignment.distinct & levels:
        return False
    return bool(_training_fields(reading.band.paths) & _OF_TRAINING)


def _is_log(head: Head, rows: range) -> bool:
    return any(
        len(_training_fields([(head.texts[row][column],) for column in head.filled(row)]) & _OF_TRAINING) > 1
        for row in rows
    )
