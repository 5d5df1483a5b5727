"""Tables that cross two things: audiences or programmes down, programmes, audiences or years across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.header import Band
from cadre_stats.text import is_blank
from cadre_stats.training.amount import read_count, read_money
from cadre_stats.training.headings import is_sum, measure_named, without_measures, year_named
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.vocabulary.lexicon import training_lexicon

__all__ = ["STUBS", "as_matrix", "figures_in", "is_matrix", "year_columns"]

# What the rows of a matrix may be about, the first that there is.
STUBS = ("audience", "programme", "training_field", "unit", "funding_source", "place")
_FEWEST = 3
_SAMPLE = 60
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
    if not taken.keys() & {"audience", "programme"} or len(band.paths) < _FEWEST:
        return False
    if taken.keys() & {"attendances", "planned", "cost", "year", "start_date"}:
        return False
    stub = {taken.get("audience"), taken.get("programme"), taken.get("number"), taken.get("note")}
    rest = [one for one in columns if one.index not in stub and one.role not in ("of_which", "share")]
    counts = [one for one in rest if not is_sum(one.path[-1]) and figures_in(grid, band, one.index) in ("all", "")]
    known = [one for one in counts if one.field in MEASURES]
    return len(counts) - len(known) > 1


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
    return [one if _kept(grid, band, one, stub) else _content(one, stub) for one in columns]


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
