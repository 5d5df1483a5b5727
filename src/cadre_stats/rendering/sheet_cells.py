"""The cells of a sheet's XML by name; a cell that isn't there yet is made at its place."""

from __future__ import annotations

from bisect import bisect_left

from lxml import etree

from cadre_stats.finding import column_letter
from cadre_stats.regex import regex

__all__ = ["SheetCells"]

_CELL = regex(r"([A-Z]+)([0-9]+)")


class SheetCells:
    """The rows and cells of a worksheet; those that don't state their place are given it."""

    def __init__(self, sheet: etree._Element) -> None:
        self._sheet = sheet
        self._data = sheet.find("{*}sheetData")
        self._rows: dict[int, etree._Element] = {}
        number = 0
        for row in self._data.iterfind("{*}row"):
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self._rows[number] = row

    def at(self, name: str) -> etree._Element:
        """Give the cell of a name such as ``F12``."""
        found = _CELL.fullmatch(name)
        assert found is not None  # names come from the program
        number, column = int(found[2]), _column(found[1])
        row = self._row(number)
        cells = {_column_of(cell): cell for cell in _named(row)}
        if column not in cells:
            cell = etree.Element(f"{self._tag}c", r=name)
            if style := self._style(row, column):
                cell.set("s", style)
            row.insert(bisect_left(sorted(cells), column), cell)
            row.attrib.pop("spans", None)
            cells[column] = cell
        return cells[column]

    @property
    def _tag(self) -> str:
        return str(self._data.tag).removesuffix("sheetData")

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            row = etree.Element(f"{self._tag}row", r=str(number))
            self._data.insert(bisect_left(sorted(self._rows), number), row)
            self._rows[number] = row
        return self._rows[number]

    def _style(self, row: etree._Element, column: int) -> str | None:
        """Give the format that an empty cell has from its row or its column."""
        if row.get("customFormat") in ("1", "true"):
            return str(row.get("s") or 0)
        for about in self._sheet.iterfind("{*}cols/{*}col"):
            if int(about.get("min")) <= column + 1 <= int(about.get("max")):
                return str(about.get("style") or 0)
        return None


def _named(row: etree._Element) -> list[etree._Element]:
    cells = list(row.iterfind("{*}c"))
    column = -1
    for cell in cells:
        column = _column_of(cell) if cell.get("r") else column + 1
        if not cell.get("r"):
            cell.set("r", f"{column_letter(column)}{row.get('r')}")
    return cells


def _column_of(cell: etree._Element) -> int:
    found = _CELL.fullmatch(cell.get("r"))
    assert found is not None
    return _column(found[1])


def _column(letters: str) -> int:
    """Give the number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
