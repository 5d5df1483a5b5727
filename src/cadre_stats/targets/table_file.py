"""Targets as a table (.xlsx, .csv): a header row, a row a target, and above them what holds for all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.dates import read_date
from cadre_stats.targets.nearest import nearest, unknown_name
from cadre_stats.targets.node import Node
from cadre_stats.targets.sheets import read_csv_grids, read_xlsx_grids
from cadre_stats.targets.table_cells import cell_node, is_passed_over, place_of, refuse_headless, text_of
from cadre_stats.text import is_blank, tidy
from cadre_stats.vocabulary.phrases import means, phrase_data, words

__all__ = ["read_table"]

_ABOVE = ("title", "basis", "as_of", "blank")
_ENOUGH_HEADERS = 3
# A label in a row above the header that is this near to a known one is a slip, not a heading.
_SLIP = 0.8


class _Layout(Record):
    """Where a sheet's header row is (counted from 0) and which column holds which key of a target."""

    row: int
    columns: dict[int, str]


def read_table(path: str) -> Node:
    """Read all targets tables of a file as one node. Raises :class:`UsageError` with the cell."""
    grids = read_xlsx_grids(path) if Path(path).suffix.lower() == ".xlsx" else read_csv_grids(path)
    found = [(grid, row) for grid in grids if (row := _header_row(grid)) is not None]
    if not found:
        headers = ", ".join(words("table.header", key)[1] for key in phrase_data()["table"]["header"])
        raise UsageError("targets.no_table", where=path, headers=headers)
    root: dict[str, Node] = {}
    targets: list[Node] = []
    for grid, row in found:
        layout = _Layout(row, _columns(grid, row))
        for key, node in _above(grid, row):
            if root.setdefault(key, node).value != node.value:
                raise UsageError("targets.above_twice", where=node.place, name=key)
        targets += _targets(grid, layout)
    root["target"] = Node(tuple(targets), path, "target")
    return Node(MappingProxyType(root), path)


def _header_row(grid: Grid) -> int | None:
    """Give the first row that holds at least three of the headers."""
    for number, row in enumerate(grid.rows):
        if len({key for cell in row if (key := _key(cell)) is not None}) >= _ENOUGH_HEADERS:
            return number
    return None


def _key(cell: Cell) -> str | None:
    text = cell_text(cell)
    return next((key for key in phrase_data()["table"]["header"] if means(text, "table.header", key)), None)


def _columns(grid: Grid, row: int) -> dict[int, str]:
    """Give the key of each column; serial numbers and notes are passed over, any other header is refused."""
    columns: dict[int, str] = {}
    for index, cell in enumerate(grid.rows[row]):
        text, key = cell_text(cell), _key(cell)
        place = place_of(grid, row, index)
        if key is None and is_blank(text):
            refuse_headless(grid, row, index)
        elif key is None and not is_passed_over(text):
            raise _unknown_header(tidy(text), place)
        elif key is not None and key in columns.values():
            raise UsageError("targets.header_twice", where=place, name=tidy(text))
        elif key is not None:
            columns[index] = key
    if "population" not in columns.values():
        raise UsageError("targets.no_population_column", where=place_of(grid, row, 0))
    return columns


def _unknown_header(name: str, place: str) -> UsageError:
    table = phrase_data()["table"]["header"]
    if name in ("count", "measure", "baseline", "per"):
        return UsageError("targets.reserved_key", where=place, name=name)
    valid = [spelling for spellings in table.values() for spelling in spellings]
    return unknown_name("targets.unknown_header", place, name, valid)


def _targets(grid: Grid, layout: _Layout) -> Iterator[Node]:
    for number in range(layout.row + 1, len(grid.rows)):
        cells = {key: index for index, key in layout.columns.items() if not is_blank(text_of(grid, number, index))}
        if cells:
            yield _target(grid, number, cells, layout)


def _target(grid: Grid, number: int, cells: dict[str, int], layout: _Layout) -> Node:
    place = place_of(grid, number, min(cells.values()))
    if "population" not in cells:
        index = next(index for index, key in layout.columns.items() if key == "population")
        raise UsageError("targets.empty_population", where=place_of(grid, number, index))
    table = {key: _node(grid, number, index, key) for key, index in cells.items()}
    if "label" in table:
        table["label"] = Node(tidy(table["label"].words()), table["label"].place, "label")
        table.setdefault("id", Node(table["label"].words().casefold(), place, "id"))
    if "id" not in table:
        raise UsageError("targets.no_label", where=place)
    table["id"] = Node(table["id"].words(), table["id"].place, "id")
    return Node(MappingProxyType(table), place, "target")


def _node(grid: Grid, number: int, index: int, key: str) -> Node:
    cell = grid.rows[number][index]
    if key == "goal" and isinstance(cell, dt.date):
        raise UsageError("targets.goal_is_date", where=place_of(grid, number, index), text=cell_text(cell))
    return cell_node(grid, number, index, key)


def _above(grid: Grid, header: int) -> Iterator[tuple[str, Node]]:
    """Give what the rows above the header say of all targets; other text there is a heading."""
    for number in range(header):
        filled = [index for index in range(len(grid.rows[number])) if not is_blank(text_of(grid, number, index))]
        if not filled:
            continue
        name, rest = _name_and_value(text_of(grid, number, filled[0]))
        key = next((key for key in _ABOVE if means(name, "table.above", key)), None)
        place = place_of(grid, number, filled[0])
        if key is None:
            _refuse_slip(name, place)
        elif not is_blank(rest):
            yield key, _general(key, Node(rest.strip(), place, key))
        elif len(filled) > 1:
            yield key, _general(key, _node(grid, number, filled[1], key))


def _name_and_value(text: str) -> tuple[str, str]:
    """Part "Căn cứ: Nghị quyết …", and "Tính đến ngày 31/12/2020", in which no colon stands."""
    name, colon, rest = text.partition(":")
    parts = text.split()
    if not colon and len(parts) > 1 and read_date(parts[-1], century_turn=-1) is not None:
        return " ".join(parts[:-1]), parts[-1]
    return name, rest


def _refuse_slip(name: str, place: str) -> None:
    spellings = [spelling for key in _ABOVE for spelling in words("table.above", key)]
    near = nearest(name, spellings, cutoff=_SLIP)
    if near is not None:
        raise UsageError(
            "targets.unknown_key_near", where=place, name=tidy(name), nearest=near, valid=", ".join(_ABOVE)
        )


def _general(key: str, node: Node) -> Node:
    """Give the node of one row above the header; ``Ô trống`` holds ``field = none`` or ``field = unknown``."""
    if key != "blank":
        return node
    fields: dict[str, Node] = {}
    for name, _, value in (part.partition("=") for part in node.words().split(";") if part.strip()):
        if tidy(name) in fields:
            raise UsageError("targets.blank_twice", where=node.place, name=tidy(name))
        fields[tidy(name)] = Node(value.strip(), node.place, tidy(name))
    return Node(MappingProxyType(fields), node.place, key)
