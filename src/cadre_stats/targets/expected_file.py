"""The file of expected units (.csv, .xlsx): a row a unit, with the people that its roster should hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cadre_stats.errors import UsageError
from cadre_stats.finding import Place, cell_name
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.expected import ExpectedUnit
from cadre_stats.targets.nearest import nearest
from cadre_stats.targets.sheets import read_csv_grids, read_xlsx_grids
from cadre_stats.targets.table_cells import place_of, text_of
from cadre_stats.text import fold_entry, is_blank, tidy
from cadre_stats.vocabulary.phrases import means, words

__all__ = ["read_expected"]

_KEYS = ("unit", "people")
_WHOLE = regex(r"\d+|\d{1,3}(?:\.\d{3})+")


class _Layout(Record):
    """Where a sheet's header row is (counted from 0), and the columns of units and of people."""

    row: int
    unit: int
    people: int


def read_expected(path: str) -> tuple[ExpectedUnit, ...]:
    """Read the expected units of a file, its totals left out; an empty number of people is one that isn't known.

    Raises :class:`UsageError` with the cell for a header that is missing, a number that is none, a number without a
    unit, and a unit that two rows name.
    """
    if Path(path).suffix.lower() not in (".csv", ".xlsx") and Path(path).is_file():
        raise UsageError("statistics.expected_kind", where=path)
    grids = read_xlsx_grids(path) if Path(path).suffix.lower() == ".xlsx" else read_csv_grids(path)
    found = [(grid, layout) for grid in grids if (layout := _layout(grid)) is not None]
    if not found:
        raise _no_header(path, grids)
    units = tuple(one for grid, layout in found for one in _units(grid, layout))
    if not units:
        raise UsageError("statistics.expected_nobody", where=path)
    _refuse_twice(units)
    return units


def _key(cell: Cell) -> str | None:
    return next((key for key in _KEYS if means(cell_text(cell), "expected.header", key)), None)


def _layout(grid: Grid) -> _Layout | None:
    """Give the first row with both headers; other columns say nothing of it."""
    for number, row in enumerate(grid.rows):
        keys = [_key(cell) for cell in row]
        if set(_KEYS) <= set(keys):
            for key in _KEYS:
                if keys.count(key) > 1:
                    second = len(keys) - 1 - keys[::-1].index(key)
                    name = tidy(text_of(grid, number, second))
                    raise UsageError("targets.header_twice", where=place_of(grid, number, second), name=name)
            return _Layout(number, keys.index("unit"), keys.index("people"))
    return None


def _no_header(path: str, grids: list[Grid]) -> UsageError:
    """Say which of the two headers is missing, beside the one that is there, and what comes nearest to it."""
    for grid in grids:
        for number, row in enumerate(grid.rows):
            keys = {_key(cell) for cell in row} - {None}
            near = [_nearest(grid, number, keys)] if keys else []
            for place, name, valid in filter(None, near):
                return UsageError("statistics.expected_header_near", where=place, name=name, nearest=valid)
            if keys:
                missing = "people" if "unit" in keys else "unit"
                headers = ", ".join(words("expected.header", missing))
                return UsageError("statistics.expected_header", where=place_of(grid, number, 0), headers=headers)
    for grid in grids:
        for number, row in enumerate(grid.rows):
            filled = [cell for cell in row if not is_blank(cell_text(cell))]
            if filled:
                if (found := _nearest(grid, number, set())) is not None:
                    place, name, valid = found
                    return UsageError("statistics.expected_header_near", where=place, name=name, nearest=valid)
                break
    return UsageError("statistics.expected_no_table", where=path)


def _nearest(grid: Grid, number: int, known: set[str | None]) -> tuple[str, str, str] | None:
    """Give a header of a row that looks like one that is missing: its place, itself, and the valid one."""
    valid = [spelling for key in _KEYS if key not in known for spelling in words("expected.header", key)]
    for index, cell in enumerate(grid.rows[number]):
        text = tidy(cell_text(cell))
        if not is_blank(text) and _key(cell) is None and (near := nearest(text, valid)) is not None:
            return place_of(grid, number, index), text, near
    return None


def _units(grid: Grid, layout: _Layout) -> Iterator[ExpectedUnit]:
    for number in range(layout.row + 1, len(grid.rows)):
        name, count = tidy(text_of(grid, number, layout.unit)), text_of(grid, number, layout.people)
        if is_blank(name) and not is_blank(count):
            if not any(_is_total(cell) for cell in grid.rows[number]):
                raise UsageError("statistics.expected_no_unit", where=place_of(grid, number, layout.unit))
        elif not is_blank(name) and not _is_total(name):
            place = Place(grid.file, grid.sheet, cell_name(layout.unit, number + 1))
            yield ExpectedUnit(name, _people(grid, number, layout.people), place)


def _is_total(cell: Cell) -> bool:
    return means(cell_text(cell), "expected", "total")


def _people(grid: Grid, number: int, index: int) -> int | None:
    text = text_of(grid, number, index).strip()
    if is_blank(text):
        return None
    cell = grid.rows[number][index]
    if isinstance(cell, float) and cell.is_integer() and cell >= 0:
        return int(cell)
    if isinstance(cell, bool) or not _WHOLE.fullmatch(text):
        raise UsageError("statistics.expected_people", where=place_of(grid, number, index), text=text)
    return int(text.replace(".", ""))


def _refuse_twice(units: tuple[ExpectedUnit, ...]) -> None:
    places: dict[str, Place] = {}
    for one in units:
        first = places.setdefault(fold_entry(one.name), one.place)
        if first is not one.place:
            raise UsageError("statistics.expected_twice", where=str(one.place), name=one.name, first=str(first))
