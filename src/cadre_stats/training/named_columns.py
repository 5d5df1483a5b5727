"""Columns that a person names by ``--column``: their fields and headings must be there."""

from __future__ import annotations

from difflib import get_close_matches

from cadre_stats.errors import UsageError
from cadre_stats.finding import Place, column_letter
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.fields import header_name, matching
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.text import fold
from cadre_stats.training.columns import Columns
from cadre_stats.vocabulary.field import roster_fields, training_fields

__all__ = ["check_columns", "check_fields"]


def check_columns(grid: Grid, columns: Columns, options: ReadOptions) -> None:
    """Refuse ``--column`` options that name no column of a table, or more than one."""
    for text in options.columns.values():
        found = matching(columns.band.paths, text)
        where = str(Place(grid.file, grid.sheet))
        if not found:
            headers = {fold(name): name for path in columns.band.paths if (name := header_name(path))}
            near = get_close_matches(fold(text), headers, n=1, cutoff=0.0)
            raise UsageError("reading.no_column", where, header=text, nearest=headers[near[0]] if near else "–")
        if len(found) > 1:
            raise UsageError("reading.many_columns", where, header=text, columns=", ".join(map(column_letter, found)))


def check_fields(options: ReadOptions) -> None:
    """Refuse ``--column`` options whose field is none."""
    fields = {**training_fields(), **roster_fields()}
    for field in options.columns:
        if field not in fields:
            (near,) = get_close_matches(field, fields, 1, 0.0)
            raise UsageError("reading.no_field", "--column", field=field, nearest=near)
