"""What is to be known of a training table's columns: those of a field that was taken, of figures nobody asked for."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.training.columns import Columns
from cadre_stats.training.crossing import figures_in
from cadre_stats.training.heading_unit import unit_named
from cadre_stats.training.headings import is_figure, measure_named, year_named
from cadre_stats.training.matrix import matrix_shape
from cadre_stats.training.table_column import TableColumn

__all__ = ["column_findings"]


def column_findings(grid: Grid, columns: Columns) -> Iterator[Finding]:
    """Name second columns of a field, columns of figures that are counted for nothing, contents without a total."""
    for column, field in columns.second:
        yield Finding("second_column", "warning", (_at(grid, columns, column),), field, _name(columns, column))
    told = {column for column, _ in columns.second}
    for one in columns.columns:
        if one.role != "own" or one.index in told or (columns.kind == "people" and not _is_of_figures(one)):
            continue
        if figures_in(grid, columns.band, one.index) == "all":
            at = (_at(grid, columns, one.index),)
            yield Finding("column_not_counted", "info", at, value=_name(columns, one.index))
    if columns.kind == "matrix":
        contents = [one for one in columns.columns if one.role == "content" and any(map(_is_about, one.path))]
        if contents and not matrix_shape(columns).totals:
            names = "; ".join(_name(columns, one.index) for one in contents)
            yield Finding("columns_as_contents", "warning", (_at(grid, columns, contents[0].index),), value=names)


def _is_of_figures(one: TableColumn) -> bool:
    """Tell whether a heading in a log names money or so many of something: others hold phone numbers and the like."""
    return any(is_figure(part) or unit_named(part) is not None for part in one.path)


def _is_about(heading: str) -> bool:
    """Tell whether a heading names what is counted, and not a year or a figure alone."""
    return year_named(heading) is None and measure_named(heading) is None


def _at(grid: Grid, columns: Columns, column: int) -> Place:
    return Place(grid.file, grid.sheet, cell_name(column, grid.first_row + columns.band.bottom))


def _name(columns: Columns, column: int) -> str:
    return header_name(columns.band.paths[column])
