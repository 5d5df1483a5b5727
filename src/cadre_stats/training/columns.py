"""The header of a training table: which rows it is, and what every column holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.tables.header import Band, Head
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.record import Record, replace
from cadre_stats.text import fold
from cadre_stats.training.column_fields import column_fields
from cadre_stats.training.crossing import as_matrix, is_matrix, measure_column, year_columns
from cadre_stats.training.divisions import divided_columns
from cadre_stats.training.entry import STATES
from cadre_stats.training.header_fields import fields_meant
from cadre_stats.training.headings import is_share
from cadre_stats.training.part import is_part_of_people, known_part
from cadre_stats.training.table_column import IDENTITY, MEASURES, TableColumn
from cadre_stats.training.ticked import ticked_courses
from cadre_stats.vocabulary.phrases import words
from cadre_stats.vocabulary.training_words import (
    is_plain_total,
    label_after,
    of_learners,
)

__all__ = ["Columns", "find_columns"]

_SURE = 3
_PAIR = ("Kế hoạch", "Thực hiện")


class Columns(Record):
    """The header's first and last row (from 0) and the columns under it.

    ``kind``: ``people`` has a person a row, ``counts`` a class, programme or group, ``matrix`` crosses two of them.
    ``second`` pairs columns that lost a field to another with that field. ``passed`` are rows (from 0) of the body
    that repeat the header. ``measured`` is the column whose cells name figures, where the rows do.
    """

    band: Band
    columns: tuple[TableColumn, ...]
    kind: Literal["people", "counts", "matrix"]
    second: tuple[tuple[int, str], ...] = ()
    passed: frozenset[int] = frozenset()
    measured: int | None = None

    def of(self, field: str) -> TableColumn | None:
        """Give the column of a field."""
        return next((one for one in self.columns if one.field == field and one.role == "field"), None)


def find_columns(grid: Grid, options: ReadOptions | None = None, course: str = "") -> Columns | None:
    """Find the header of a training table; ``None`` where a grid is none.

    ``options`` name the header's rows or the columns of fields, ``course`` that of people whose list tells none.

    Raises :class:`InputError` for two columns of one spelling that claim one field.
    """
    options = options or ReadOptions()
    head = Head(grid)
    best: tuple[int, Columns] | None = None
    for band in _given(head, options) if options.header_rows else _bands(head):
        found = _columns(grid, band, options, course)
        if found is not None:
            score = len({one.field for one in found.columns if one.field})
            if best is None or score > best[0]:
                best = (score, found)
            if score > _SURE:
                break
    return best[1] if best else None


def _given(head: Head, options: ReadOptions) -> Iterator[Band]:
    """Give the band of the header rows that a person named."""
    assert options.header_rows is not None
    first, last = options.header_rows
    if last <= head.height:
        yield head.band(first - 1, last - 1)


def _bands(head: Head) -> Iterator[Band]:
    """Give the bands around the rows that hold a header that is understood."""
    for row in range(head.height):
        if any(fields_meant((head.texts[row][column],)) for column in head.filled(row)):
            yield _with_parts(head, head.grow(row))


def _with_parts(head: Head, band: Band) -> Band:
    """Take in the row below that names the parts under "Trong đó", be it a single one."""
    below = band.bottom + 1
    filled = head.filled(below) if below < head.height else []
    over = [band.paths[column] for column in filled]
    named = [path for path in over if path and label_after(path[-1], "of_which") == ""]
    words = all(has_letter(head.texts[below][column]) for column in filled)
    return head.band(band.top, below) if named and words and all(not p or p in named for p in over) else band


def _written_out(band: Band) -> Band:
    """Write "KH" and "TH" out where both stand in a header: plan and result. Alone "TH" may be a course (Tin học)."""
    pair = words("training.pair", "planned"), words("training.pair", "attendances")
    lasts = {fold(path[-1]) for path in band.paths if path}
    if not all(lasts & set(map(fold, short)) for short in pair):
        return band
    long = {fold(short): label for shorts, label in zip(pair, _PAIR, strict=True) for short in shorts}
    return replace(band, paths=tuple(tuple(long.get(fold(part), part) for part in path) for path in band.paths))


def _columns(grid: Grid, band: Band, options: ReadOptions, course: str) -> Columns | None:
    band = _written_out(band)
    identity = any(claim.field in IDENTITY for path in band.paths if any(path) for claim in fields_meant(path)[:1])
    years = frozenset() if identity else year_columns(band.paths)
    taken, second = column_fields(grid, band, options, years)
    of = {index: field for field, index in taken.items()}
    columns = [_column(index, path, of.get(index)) for index, path in enumerate(band.paths) if any(path)]
    measured = None if identity else measure_column(grid, band, columns)
    columns = [_words_alone(one) if one.index == measured else one for one in columns]
    taken = {one.field: one.index for one in columns if one.field and one.role == "field"}
    if not IDENTITY & taken.keys() and is_matrix(grid, band, columns, taken, years):
        return Columns(band, tuple(as_matrix(grid, band, columns)), "matrix", measured=measured)
    named = bool(IDENTITY & taken.keys())
    about = taken.keys() & {"programme", "training_field", "audience", "year", "start_date"}
    if named:
        ticked = ticked_courses(grid, band, columns)
        columns = [TableColumn(c.index, c.path, None, "course") if c.index in ticked else c for c in columns]
        told = ticked or taken.keys() & {"programme", "training_field", "hours", "start_date"} or course
        courses = told or _has_learners(grid, band)
        return Columns(band, tuple(columns), "people", second) if courses else None
    if "attendances" not in taken:
        columns = [_as_attendances(one) for one in columns]
    columns = divided_columns(grid, band, columns)
    counted = {one.field for one in columns if one.role in ("field", "source")} & set(MEASURES)
    if counted and (about or len(counted) > 1 or taken.keys() & {"funding_source", "unit"}):
        return Columns(band, tuple(columns), "counts", second, measured=measured)
    return None


def _words_alone(one: TableColumn) -> TableColumn:
    """Take a column of names of figures for no figure itself: "Chỉ tiêu" over "Kế hoạch", "Thực hiện"."""
    return replace(one, field=None, role="own") if one.field in MEASURES else one


def _has_learners(grid: Grid, band: Band) -> bool:
    """Tell whether a line above the header says that these are the people of a course."""
    lines = (shown_text(cell) for row in range(band.top) for cell in grid.row(row))
    return any(of_learners(line) for line in lines if line)


def _as_attendances(column: TableColumn) -> TableColumn:
    """Take a column headed "Tổng số" and nothing else for the attendances, and a result that is counted.

    "Tổng số CBCC" counts somebody else: all who work there.
    """
    whole = column.role == "own" and len(column.path) == 1 and is_plain_total(column.path[0])
    return TableColumn(column.index, column.path, "attendances") if whole else column


def _column(index: int, path: tuple[str, ...], field: str | None) -> TableColumn:
    if field is None and any(map(is_share, path)):
        return TableColumn(index, path, None, "share")
    inside = any(label_after(part, "of_which") is not None for part in path) or is_part_of_people(path)
    if inside and field not in (*STATES, "classes", "planned", "cost"):
        return TableColumn(index, path, known_part(label_after(path[-1], "of_which") or path[-1]), "of_which")
    return TableColumn(index, path, field, "field" if field else "own")
