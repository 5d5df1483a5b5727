"""The farthest cell of a sheet, told from its XML: readers lay out every cell before it."""

from __future__ import annotations

from cadre_stats.finding import cell_name
from cadre_stats.regex import regex

__all__ = ["LARGEST_AREA", "FarthestCell", "FarthestRepeated"]

# The most cells from A1 to the farthest one: some 900 MB when laid out.
LARGEST_AREA = 12_500_000

# A cell that isn't written as spreadsheet programs write it, or lies beyond CZ119999: a sheet without one is small.
# Two patterns, each beginning with fixed letters, are searched many times faster than one with a choice in it.
_UNUSUAL_CELLS = (
    regex(rb'<c(?! r="[A-C]?[A-Z](?:[0-9]{1,5}|1[01][0-9]{4})")[\s/>]'),
    regex(rb":c[\s/>]"),
)
_ATTRIBUTES = rb"""((?:[^>"']|"[^"]*"|'[^']*')*?)"""
_TAG = regex(rb"<(?:\w+:)?(row|c)(?=[\s/>])" + _ATTRIBUTES + rb"(/?)>(</(?:\w+:)?c\s*>)?")
_REFERENCE = regex(rb"""(?<![\w:])r\s*=\s*["']([A-Za-z]{0,3})([0-9]{0,7})["']""")


class FarthestCell:
    """The farthest column and row (from 1) of cells that hold something; empty formatted ones take no room."""

    def __init__(self) -> None:
        self.column, self.row = 0, 0
        self._at_column, self._at_row = 0, 0
        self._usual = True

    def look(self, piece: bytes) -> None:
        """Look at the next piece of a sheet's XML, which holds whole tags."""
        if self._usual and not any(cell.search(piece) for cell in _UNUSUAL_CELLS):
            return
        if self._usual:
            # What came before lies within the usual bounds; how far in it, nobody has looked.
            self._usual, self.column, self.row = False, 1, 1
        for tag in _TAG.finditer(piece):
            self._step(*tag.groups())

    def _step(self, kind: bytes, attributes: bytes, closed: bytes, ended: bytes | None) -> None:
        letters, digits = found.groups() if (found := _REFERENCE.search(attributes)) else (b"", b"")
        self._at_row = int(digits) if digits else self._at_row + (kind == b"row")
        if kind == b"row":
            self._at_column = 0
            return
        self._at_column = _number(letters) if letters else self._at_column + 1
        if not closed and not ended:
            self.column, self.row = max(self.column, self._at_column), max(self.row, self._at_row)

    @property
    def is_too_far(self) -> bool:
        """Whether the cells from A1 on are more than can be laid out."""
        return self.column * self.row > LARGEST_AREA

    @property
    def name(self) -> str:
        """The name of the farthest cell: ``XFD1048576``."""
        return cell_name(self.column - 1, self.row)


_ODS_TAG = regex(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])" + _ATTRIBUTES + rb"(/?)>")
_REPEATED = regex(rb"""number-(?:columns|rows)-repeated\s*=\s*["']([0-9]{1,9})["']""")


class FarthestRepeated(FarthestCell):
    """The same for OpenDocument, where cells and rows are written once and repeated."""

    _row_repeats = 1

    def look(self, piece: bytes) -> None:
        """Look at the next piece of the document's XML, which holds whole tags."""
        for tag in _ODS_TAG.finditer(piece):
            kind, attributes, closed = tag.groups()
            repeats = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
            if kind == b"table":
                self._at_row, self._at_column, self._row_repeats = 0, 0, 0
            elif kind == b"table-row":
                self._at_row, self._at_column, self._row_repeats = self._at_row + self._row_repeats, 0, repeats
            else:
                self._at_column += repeats
                if not closed:
                    self.column = max(self.column, self._at_column)
                    self.row = max(self.row, self._at_row + self._row_repeats)
            if kind in (b"table", b"table-row") or b"formula" in attributes or b"error" in attributes:
                self.seen(kind, attributes, repeats, piece[tag.end() : tag.end() + _BEHIND])

    def seen(self, kind: bytes, attributes: bytes, repeats: int, behind: bytes) -> None:
        """Take note of a sheet, a row or a cell that may tell more than where it stands; here it doesn't matter."""


# How much behind a cell's tag shows its text.
_BEHIND = 400


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
