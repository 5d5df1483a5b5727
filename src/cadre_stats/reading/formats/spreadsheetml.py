"""SpreadsheetML 2003: the XML that Excel wrote before xlsx and that many programs export under the name .xls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.parsers import expat

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.formats.page import Page, check_size

__all__ = ["read_spreadsheetml"]

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet "
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"
_BLOCK = 1 << 20
# No span of a sheet is longer; a larger number would only be worked with in vain.
_LONGEST_SPAN = 1 << 20


def read_spreadsheetml(data: bytes, file: str) -> tuple[Grid, ...]:
    """Read the worksheets of an XML workbook in their order, hidden ones marked.

    Raises :class:`InputError` for one that is cut off or not well-formed, that has a DOCTYPE (no entity is ever
    expanded), or whose cells reach beyond the limits.
    """
    check_size(data, file)
    workbook = _Workbook(file)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = workbook.start
    parser.EndElementHandler = workbook.end
    parser.CharacterDataHandler = workbook.text
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(file)
    try:
        for start in range(0, len(data), _BLOCK):
            parser.Parse(data[start : start + _BLOCK])
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = parser.CurrentLineNumber
        raise InputError("reading.damaged_xml", file, line=line) from error
    return tuple(page.grid("xml", "", page.name) for page in workbook.pages)


def _refuse_doctype(file: str) -> None:
    """Refuse a document type: only it can declare entities."""
    raise InputError("reading.doctype", file, member="XML")


class _Workbook:
    """Follows the elements of a workbook and writes its cells to pages."""

    def __init__(self, file: str) -> None:
        self.pages: list[Page] = []
        self._file = file
        self._path: list[str] = []
        self._row = self._column = -1
        self._rows_below = 0
        self._span = (0, 0)
        self._type = ""
        self._pieces: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == _VISIBLE:
            self._pieces = []
        kind = name.removeprefix(_SPREADSHEET)
        if kind == name:
            return
        if kind == "Worksheet":
            self.pages.append(Page(self._file, attributes.get(f"{_SPREADSHEET}Name", "")))
            self._row, self._rows_below = -1, 0
        elif not self.pages:
            return
        elif kind == "Row":
            self._row = _index(attributes, self._row + self._rows_below + 1)
            self._rows_below, self._column, self._span = _number(attributes, "Span"), -1, (0, 0)
            self.pages[-1].end_row(self._row)
            if attributes.get(f"{_SPREADSHEET}Hidden") == "1":
                self.pages[-1].hidden_rows.append(self._row)
        elif kind == "Cell" and self._row >= 0:
            self._column = _index(attributes, self._column + self._span[1] + 1)
            self._span = _number(attributes, "MergeDown"), _number(attributes, "MergeAcross")
            formula = attributes.get(f"{_SPREADSHEET}Formula", "")
            if self._span != (0, 0) or formula:
                self.pages[-1].put(self._row, self._column, formula, *self._span)
            if formula:
                self.pages[-1].uncalculated[self._row, self._column] = formula
        elif kind == "Data" and parent == f"{_SPREADSHEET}Cell" and self._column >= 0:
            # A comment of a cell has data, too, one element further in.
            self._type, self._pieces = attributes.get(f"{_SPREADSHEET}Type", "String"), []

    def text(self, text: str) -> None:
        """Keep the text of a cell, rich text with the rest."""
        if self._pieces is not None:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Come out of an element."""
        self._path.pop()
        if self._pieces is None:
            return
        if name == _VISIBLE:
            if self.pages:
                self.pages[-1].hidden = "".join(self._pieces).strip() in ("SheetHidden", "SheetVeryHidden")
            self._pieces = None
        elif name == f"{_SPREADSHEET}Data" and self._path[-1] == f"{_SPREADSHEET}Cell":
            self.pages[-1].uncalculated.pop((self._row, self._column), None)
            self.pages[-1].put(self._row, self._column, _typed("".join(self._pieces), self._type))
            self._pieces = None


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(_SPREADSHEET + name, "")
    return min(int(text), _LONGEST_SPAN) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _index(attributes: Mapping[str, str], next_one: int) -> int:
    """Give where an element stands (from 0): at its index, which counts from 1, else behind the one before it."""
    return _number(attributes, "Index") - 1 if _number(attributes, "Index") else next_one


def _typed(text: str, kind: str) -> Cell:
    """Give a cell its type; what doesn't fit it stays the text that it is, above all leading zeros.

    >>> _typed("036123456789", "Number"), _typed("12", "Number"), _typed("1975-03-12T00:00:00.000", "DateTime")
    ('036123456789', 12, datetime.date(1975, 3, 12))
    """
    if kind == "Number":
        if text.isascii() and text.isdecimal() and len(text) <= 15 and (text == "0" or not text.startswith("0")):
            return int(text)
        return _real(text)
    if kind == "Boolean" and text in ("0", "1"):
        return text == "1"
    if kind == "DateTime":
        return _moment(text)
    return text


def _real(text: str) -> Cell:
    whole, _, fraction = text.partition(".")
    if not fraction.isdecimal() or not whole.removeprefix("-").isdecimal() or not text.isascii() or len(text) > 40:
        return text
    return float(text)


def _moment(text: str) -> Cell:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if moment.time() == dt.time() else moment
