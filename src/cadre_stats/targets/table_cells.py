"""The cells of a table that a user wrote: their place, their text, and the value that a node takes from them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from cadre_stats.errors import UsageError
from cadre_stats.finding import Place, cell_name
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.roster.cell import cell_text
from cadre_stats.targets.node import Node
from cadre_stats.text import fold, is_blank
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["cell_node", "is_passed_over", "place_of", "refuse_headless", "text_of"]

_PASSED_OVER = ("number", "note")


def place_of(grid: Grid, row: int, index: int) -> str:
    """Give file, sheet and cell; rows and columns count from 0."""
    return str(Place(grid.file, grid.sheet, cell_name(index, row + 1)))


def text_of(grid: Grid, row: int, index: int) -> str:
    """Give what a person sees in a cell; nothing beyond the end of a row."""
    cells = grid.rows[row]
    return cell_text(cells[index]) if index < len(cells) else ""


def cell_node(grid: Grid, row: int, index: int, key: str) -> Node:
    """Give a filled cell as a node: whole numbers without ".0", a date without its hour."""
    cell: Cell = grid.rows[row][index]
    place = place_of(grid, row, index)
    if isinstance(cell, dt.datetime):
        return Node(cell.date(), place, key)
    if isinstance(cell, float):
        return Node(int(cell) if cell.is_integer() else Decimal(repr(cell)), place, key)
    if cell is None or isinstance(cell, dt.timedelta):
        raise UsageError("targets.want_value", where=place, name=key)
    return Node(cell, place, key)


def is_passed_over(header: str) -> bool:
    """Tell whether a column says nothing of its rows: serial numbers and notes."""
    fields = roster_fields()
    return any(fold(header) == fold(one.path[0]) for code in _PASSED_OVER for one in fields[code].headers)


def refuse_headless(grid: Grid, row: int, index: int) -> None:
    """Refuse a column without a header in ``row`` if anything stands below it."""
    for number in range(row + 1, len(grid.rows)):
        if not is_blank(text_of(grid, number, index)):
            raise UsageError("targets.no_header", where=place_of(grid, number, index))
