"""Tables that cross two things: audiences or programmes down, programmes, audiences or years across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.header import Band
from cadre_stats.text import is_blank
from cadre_stats.training.amount import read_count, read_money
from cadre_stats.training.headings import (
    figure_in_row,
    is_figure,
    is_sum,
    is_sum_of,
    measure_named,
    without_measures,
    year_named,
)
from cadre_stats.training.part import known_part
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.vocabulary.lexicon import training_lexicon
from cadre_stats.vocabulary.training_words import is_total

__all__ = [
    "STUBS",
    "adds_up",
    "as_matrix",
    "figures_in",
    "is_matrix",
    "measure_column",
    "unknown_figures",
    "year_columns",
]

# What the rows of a matrix may be about, the first that there is.
STUBS = ("audience", "programme", "training_field", "unit", "funding_source", "place")
_FEWEST = 3
_SAMPLE = 60
_YEARS = range(1950, 2051)
# Money under an unknown heading may be written in millions: "0,5" is a sum of money then.
_MILLION = 10**6


def year_columns(paths: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """Give the columns under headings that name years, where there are two years at least."""
    years = {index: _year(path) for index, path in enumerate(paths) if path}
    named = {index for index, year in years.items() if year is not None}
    return frozenset(named) if len({years[index] for index in named}) > 1 else frozenset()


def _year(path: Sequence[str]) -> int | None:
    return next((year for part in reversed(path) if (year := year_named(part)) is not None), None)


def is_matrix(
    grid: Grid, band: Band, columns: Sequence[TableColumn], taken: Mapping[str, int], years: frozenset[int]
) -> bool:
    """Tell a matrix: something in the rows, nobody by name, and counts under years or under several other headings."""
    if years:
        return bool(taken.keys() & set(STUBS)) and "year" not in taken
    if taken.keys() & set(STUBS) and not taken.keys() & {"attendances", "year", "start_date"} and _is_nested(columns):
        return True
    if not taken.keys() & {"audience", "programme"} or len(band.paths) < _FEWEST:
        return False
    if _counted_by_itself(columns) & {"attendances", "planned", "cost"} or taken.keys() & {"year", "start_date"}:
        return False
    stub = {taken.get("audience"), taken.get("programme"), taken.get("number"), taken.get("note")}
    rest = [one for one in columns if one.index not in stub and one.role not in ("of_which", "share")]
    counts = [one for one in rest if not is_sum(one.path[-1]) and figures_in(grid, band, one.index) in ("all", "")]
    others = unknown_figures(grid, band, columns)
    return sum(one.field not in MEASURES and one.index not in others for one in counts) > 1


def _counted_by_itself(columns: Sequence[TableColumn]) -> set[str]:
    """Give the figures that have a column of their own, which is no total of contents under the same heading."""
    over = {one.path[:-1] for one in columns if one.role == "own"}
    headings = {path[:depth] for path in over for depth in range(1, len(path) + 1)}
    return {
        one.field
        for one in columns
        if one.field is not None and one.role == "field" and not (is_sum_of(one.path) and one.path[:-1] in headings)
    }


def _is_nested(columns: Sequence[TableColumn]) -> bool:
    """Tell whether figures stand under headings of several contents: "LLCT › Số lớp", "QLNN › Số lớp"."""
    figures = [one for one in columns if one.role in ("own", "field") and measure_named(one.path[-1]) is not None]
    about = [without_measures(one.path[:-1]) for one in figures]
    return len({path for path in about if path and not any(is_sum(part) or is_figure(part) for part in path)}) > 1


def unknown_figures(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> frozenset[int]:
    """Give the columns whose headings name figures that aren't known, or that hold years: nothing is added up in them.

    Where a column of totals adds them to the others, they are contents whatever their names.
    """
    doubtful = {one.index for one in columns if _is_other_figure(grid, band, one)}
    if not doubtful:
        return frozenset()
    sums = [one.index for one in columns if one.role == "own" and is_sum(one.path[-1])]
    rest = [one.index for one in columns if one.index not in sums and _may_be_content(grid, band, one)]
    told = [adds_up(grid, band, one, rest) for one in sums]
    return frozenset() if any(told) else frozenset(doubtful)


def _is_other_figure(grid: Grid, band: Band, one: TableColumn) -> bool:
    if one.role == "field" and len(one.path) == 1 and known_part(one.path[-1]) is not None:
        return figures_in(grid, band, one.index) == "all"  # "Nữ" beside contents counts some of them
    return one.role == "own" and _is_doubtful(grid, band, one)


def _may_be_content(grid: Grid, band: Band, one: TableColumn) -> bool:
    """Tell whether a column of figures has no known figure: what rosters know ("Tin học") is a content, too."""
    known = one.field in MEASURES or one.field in ("number", "note", *STUBS)
    return one.role in ("own", "field") and not known and figures_in(grid, band, one.index) == "all"


def _is_doubtful(grid: Grid, band: Band, one: TableColumn) -> bool:
    about = without_measures(one.path)
    if about and all(is_figure(part) or _year((part,)) is not None for part in about) and _year(one.path) is None:
        return True
    numbers = [number for number in _numbers(grid, band, one.index) if number is not None]
    return len(numbers) > 1 and all(number in _YEARS for number in numbers)


def adds_up(grid: Grid, band: Band, total: int, parts: Sequence[int]) -> bool:
    """Tell whether a column of totals is the sum of others in every row that has one."""
    rows = [row for row in zip(*(_numbers(grid, band, one) for one in (total, *parts)), strict=True) if row[0]]
    return bool(rows) and all(row[0] == sum(number or 0 for number in row[1:]) for row in rows)


def _numbers(grid: Grid, band: Band, column: int) -> list[int | None]:
    cells = grid.columns[column]
    rows = range(band.bottom + 1, min(grid.height, band.bottom + 1 + _SAMPLE))
    return [read_count(cells.values[cells.codes[row]]).value for row in rows]


def figures_in(grid: Grid, band: Band, column: int) -> str:
    """Tell whether ``all``, ``some`` or ``none`` of a column's filled cells, of the first rows, are counts or money.

    A column without any filled cell has "".
    """
    cells = grid.columns[column]
    rows = range(band.bottom + 1, min(grid.height, band.bottom + 1 + _SAMPLE))
    found = [cell for row in rows if not is_blank(shown_text(cell := cells.values[cells.codes[row]]))]
    read = [read_count(cell).value is not None or read_money(cell, _MILLION).value is not None for cell in found]
    if not read:
        return ""
    return "all" if all(read) else "some" if any(read) else "none"


def as_matrix(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> Sequence[TableColumn]:
    """Give the columns of a matrix: the stub keeps its field, every heading over counts becomes content.

    The field of a content is the figure that it counts. Columns of words tell more of the rows.
    """
    of = {one.field: one for one in columns if one.role == "field"}
    stub = next(of[field] for field in STUBS if field in of)
    others = unknown_figures(grid, band, columns)
    return [
        _part(one) if one.index in others else one if _kept(grid, band, one, stub) else _content(one, stub)
        for one in columns
    ]


def _part(one: TableColumn) -> TableColumn:
    """Take a figure beside contents that counts women or the like for a part of the row's."""
    known = known_part(one.path[-1]) if len(one.path) == 1 else None
    return one if known is None else TableColumn(one.index, one.path, known, "of_which")


def _kept(grid: Grid, band: Band, one: TableColumn, stub: TableColumn) -> bool:
    if one is stub or one.field in ("number", "note") or one.role in ("of_which", "share"):
        return True
    return one.field not in MEASURES and figures_in(grid, band, one.index) == "none" and _year(one.path) is None


def _content(one: TableColumn, stub: TableColumn) -> TableColumn:
    """Give the column as content: its figure is named by its last heading, else by the outermost."""
    named = [field for part in (one.path[-1], *one.path) if (field := measure_named(part)) is not None]
    if any(claim.field == "classes" for claim in training_lexicon().claims(one.path[:1])):
        named = ["classes"]
    usual = "cost" if stub.field == "funding_source" else "attendances"
    figure = named[0] if named else usual
    # People beside contents that are about something are their sum, or none of them.
    alone = figure == "people" and not without_measures(one.path)
    return TableColumn(one.index, one.path, usual if alone else figure, "content")


def measure_column(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> int | None:
    """Give the column whose cells name figures, two different ones at least; ``None`` where there is none."""
    rows = range(band.bottom + 1, min(grid.height, band.bottom + 1 + _SAMPLE))
    for one in columns:
        cells = grid.columns[one.index]
        texts = [text for row in rows if not is_blank(text := cell_text(cells.values[cells.codes[row]]))]
        named = [figure_in_row(text) for text in texts if not is_total(text)]
        if None not in named and len(set(named)) > 1:
            return one.index
    return None
