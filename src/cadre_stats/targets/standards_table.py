"""Standards as a table (.xlsx, .csv): a header row, a row a standard, a column for each field that is required."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.finding import Place, cell_name
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.roster.cell import cell_text
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node
from cadre_stats.targets.sheets import read_csv_grids, read_xlsx_grids
from cadre_stats.text import fold, is_blank, tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.phrases import means, phrase_data, words

__all__ = ["read_standards_table"]

# A comma parts titles where the next begins with a capital: "Trưởng phòng Tổ chức, cán bộ" is one.
_TITLES = regex(r"[|;\n]|,(?=\s*[^\W\d_a-zà-ỹđ])")
_TERMS = regex(r"[;\n]")
_PASSED_OVER = ("number", "note")


class _Layout(Record):
    """Where the header row is (from 0), which column holds which key, and which what is required of a field."""

    row: int
    keys: Mapping[str, int]
    fields: Mapping[str, int]


def read_standards_table(path: str) -> Node:
    """Read all standards tables of a file as one node. Raises :class:`UsageError` with the cell."""
    grids = read_xlsx_grids(path) if Path(path).suffix.lower() == ".xlsx" else read_csv_grids(path)
    found = [(grid, row) for grid in grids if (row := _header_row(grid)) is not None]
    if not found:
        raise UsageError("shortfall.no_table", where=path)
    standards = tuple(one for grid, row in found for one in _standards(grid, _layout(grid, row)))
    return Node(MappingProxyType({"standard": Node(standards, path, "standard")}), path)


def _header_row(grid: Grid) -> int | None:
    """Give the first row that names the titles and something that is required."""
    for number, row in enumerate(grid.rows):
        keys = {_key(cell) for cell in row}
        if "position" in keys and ("requires" in keys or any(_field(cell) for cell in row)):
            return number
    return None


def _key(cell: Cell) -> str | None:
    text = cell_text(cell)
    return next((key for key in phrase_data()["standards"]["header"] if means(text, "standards.header", key)), None)


def _field(cell: Cell) -> str | None:
    """Give the field that can be required and that a header names."""
    key = fold(cell_text(cell))
    for code, about in roster_fields().items():
        spellings = [code, *about.label.values(), *(" › ".join(header.path) for header in about.headers)]
        if about.kind in ("level", "yes_no", "number") and key in map(fold, spellings):
            return code
    return None


def _layout(grid: Grid, row: int) -> _Layout:
    keys: dict[str, int] = {}
    fields: dict[str, int] = {}
    for index, cell in enumerate(grid.rows[row]):
        key = _key(cell)
        field = _field(cell) if key is None else None
        named, found = (key, keys) if key is not None else (field, fields)
        if named is None:
            _refuse_unknown(grid, row, index)
        elif named in found:
            raise UsageError("targets.header_twice", where=_place(grid, row, index), name=tidy(cell_text(cell)))
        else:
            found[named] = index
    return _Layout(row, keys, fields)


def _refuse_unknown(grid: Grid, row: int, index: int) -> None:
    """Refuse a header that is not understood; serial numbers, notes and empty columns are passed over."""
    text = cell_text(grid.rows[row][index])
    passed = [header.path[0] for code in _PASSED_OVER for header in roster_fields()[code].headers]
    if fold(text) in map(fold, passed):
        return
    if is_blank(text):
        below = range(row + 1, len(grid.rows))
        filled = next((number for number in below if not is_blank(_text(grid, number, index))), None)
        if filled is not None:
            raise UsageError("targets.no_header", where=_place(grid, filled, index))
        return
    names = phrase_data()["standards"]["header"]
    valid = [spelling for name in names for spelling in words("standards.header", name)]
    raise unknown_name("shortfall.unknown_header", _place(grid, row, index), tidy(text), valid)


def _standards(grid: Grid, layout: _Layout) -> Iterator[Node]:
    for number in range(layout.row + 1, len(grid.rows)):
        cells = {key: at for key, at in layout.keys.items() if not is_blank(_text(grid, number, at))}
        fields = {key: at for key, at in layout.fields.items() if _asks(_text(grid, number, at))}
        if cells or fields:
            yield _standard(grid, number, cells, fields, layout)


def _asks(text: str) -> bool:
    """Tell whether a cell under a field requires anything: a blank and "Không yêu cầu" don't."""
    return not is_blank(text) and not means(text, "standards", "nothing_required")


def _standard(grid: Grid, number: int, cells: Mapping[str, int], fields: Mapping[str, int], layout: _Layout) -> Node:
    place = _place(grid, number, min([*cells.values(), *fields.values()]))
    if "position" not in cells:
        raise UsageError("shortfall.empty_title", where=_place(grid, number, layout.keys["position"]))
    table = {key: _node(grid, number, at, key) for key, at in cells.items() if key != "requires"}
    titles = [title.strip() for title in _TITLES.split(cell_text(grid.rows[number][cells["position"]]))]
    at = table["position"].place
    table["position"] = Node(tuple(Node(title, at, "position") for title in titles if title), at, "position")
    required = {field: _node(grid, number, index, field) for field, index in fields.items()}
    if "requires" in cells:
        required |= _terms(grid, number, cells["requires"])
    table["requires"] = Node(MappingProxyType(required), place, "requires")
    told = "; ".join(filter(None, titles)) + (f" ({table['where'].words()})" if "where" in table else "")
    name = table.get("id") or table.get("label") or Node(told, at, "id")
    table["id"] = Node(name.words(), name.place, "id")
    if "source" in table:
        table["source"] = Node(table["source"].words(), table["source"].place, "source")
    return Node(MappingProxyType(table), place, "standard")


def _terms(grid: Grid, number: int, index: int) -> dict[str, Node]:
    """Read "Trình độ chuyên môn = từ đại học trở lên; LLCT = từ trung cấp trở lên" as a table."""
    place = _place(grid, number, index)
    found: dict[str, Node] = {}
    for part in _TERMS.split(_text(grid, number, index)):
        if part.strip():
            name, sign, value = part.partition("=")
            if not sign or not name.strip() or not value.strip():
                raise UsageError("shortfall.not_a_requirement", where=place, text=part.strip())
            found[tidy(name)] = Node(value.strip(), place, tidy(name))
    return found


def _node(grid: Grid, number: int, index: int, key: str) -> Node:
    cell = grid.rows[number][index]
    place = _place(grid, number, index)
    if isinstance(cell, dt.datetime):
        return Node(cell.date(), place, key)
    if isinstance(cell, float):
        return Node(int(cell) if cell.is_integer() else Decimal(repr(cell)), place, key)
    if cell is None or isinstance(cell, dt.timedelta):
        raise UsageError("targets.want_value", where=place, name=key)
    return Node(cell, place, key)


def _text(grid: Grid, number: int, index: int) -> str:
    row = grid.rows[number]
    return cell_text(row[index]) if index < len(row) else ""


def _place(grid: Grid, number: int, index: int) -> str:
    return str(Place(grid.file, grid.sheet, cell_name(index, number + 1)))
