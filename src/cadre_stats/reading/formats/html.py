"""HTML posing as a workbook: the common export of government software, laid out as a spreadsheet would show it."""

from __future__ import annotations

from collections.abc import Mapping

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.formats.encodings import decode_markup
from cadre_stats.reading.formats.page import Page, check_size
from cadre_stats.regex import regex

__all__ = ["read_html"]

_BLOCK = 1 << 16
_SPACES = regex(r"[ \t\r\n\f]+")
_SCIENTIFIC = regex(r"\d(?:[.,]\d+)?E\+\d{1,2}")
_WHOLE = regex(r"\d{1,20}")
_SILENT = frozenset({"script", "style", "title", "head", "noscript"})
# Outside of tables each of these is a line of its own.
_LINES = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "tr", "table", "body", "br"})
# The bounds that the HTML standard gives; zero rows mean all that follow.
_WIDEST_SPAN, _TALLEST_SPAN = 1000, 65534


def read_html(data: bytes, file: str) -> Grid:
    """Read a page as one grid: its tables below each other, lines of text outside of them as rows of one cell.

    Spans become merged ranges; every cell is text, so that ID numbers stay as they are. Raises :class:`InputError`
    for bytes that aren't text, a page without a table, and cells beyond the limits.
    """
    from lxml import etree

    check_size(data, file)
    text, encoding = decode_markup(data, file)
    layout = _Layout(Page(file, ""))
    parser = etree.HTMLParser(target=layout, remove_comments=True, remove_pis=True)
    try:
        for start in range(0, len(text), _BLOCK):
            parser.feed(text[start : start + _BLOCK])
        parser.close()
    except etree.LxmlError as error:
        raise InputError("reading.damaged", file) from error
    if not layout.tables:
        raise InputError("reading.html_without_table", file)
    return layout.page.grid("html", encoding, "")


class _Table:
    """A table that is being read: the cell's place and how far down cells from above reach into a column."""

    def __init__(self) -> None:
        # No row is open before the first one and behind a table inside this one.
        self.row, self.column = -1, 0
        self.busy: dict[int, int] = {}
        self.span = (0, 0)
        self.number = ""
        self.in_cell = False

    def begin_row(self, row: int) -> None:
        self.row, self.column = row, 0

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        while self.busy.get(self.column, -1) >= self.row:
            self.column += 1
        down = _span(attributes.get("rowspan"), _TALLEST_SPAN)
        across = max(_span(attributes.get("colspan"), _WIDEST_SPAN), 1)
        self.span = (down or _TALLEST_SPAN) - 1, across - 1
        self.number = attributes.get("x:num") or ""
        self.in_cell = True

    def end_cell(self) -> None:
        down, across = self.span
        if down:
            self.busy |= dict.fromkeys(range(self.column, self.column + across + 1), self.row + down)
        self.column += across + 1
        self.in_cell = False


class _Layout:
    """Follows the elements of a page and writes its cells; lxml calls its public methods."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tables = 0
        self._open: list[_Table] = []
        self._pieces: list[str] = []
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._write()
            self.tables += 1
            self._open.append(_Table())
        elif not self._open:
            if tag in _LINES:
                self._write()
        elif tag == "tr":
            self._write()
            self._begin_row(self._open[-1])
        elif tag in ("td", "th"):
            self._write()
            if self._open[-1].row < 0:
                self._begin_row(self._open[-1])
            self._open[-1].begin_cell(attributes)
        elif tag in _LINES and self._open[-1].in_cell:
            self._pieces.append("\n")

    def end(self, tag: str) -> None:
        """Come out of an element."""
        if tag in _SILENT:
            self._silent -= 1
        elif tag in ("td", "th") or (tag in _LINES and not self._open):
            self._write()
        elif tag == "table" and self._open:
            self._write()
            self._open.pop()
            if self._open:
                # What follows in the outer table stands below the inner one.
                self._open[-1].row = -1
                self._open[-1].busy.clear()
        elif tag in _LINES and self._open and self._open[-1].in_cell:
            self._pieces.append("\n")

    def data(self, text: str) -> None:
        """Keep a piece of text; line breaks of the source are spaces."""
        if not self._silent:
            self._pieces.append(_SPACES.sub(" ", text))

    def close(self) -> None:
        """Come to the end of the page."""
        self._write()

    def _begin_row(self, table: _Table) -> None:
        table.begin_row(self.page.height)
        self.page.end_row(table.row)

    def _write(self) -> None:
        """Write what was collected: as the open cell, else as a line of its own; between cells it joins the next."""
        text = "".join(self._pieces)
        if "\n" in text:
            lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
            text = "\n".join(line for line in lines if line)
        elif len(self._pieces) > 1:
            text = _SPACES.sub(" ", text)
        text = text.strip(" ")
        self._pieces.clear()
        table = self._open[-1] if self._open else None
        if table is not None and table.in_cell:
            self.page.put(table.row, table.column, _shown(text, table.number), *table.span)
            table.end_cell()
        elif text and table is not None and table.row >= 0:
            self._pieces.append(text)
        elif text:
            self.page.put(self.page.height, 0, text)


def _shown(text: str, number: str) -> str:
    """Give a cell's text; of a long number that is shown shortened, all digits, which stand beside it."""
    return number if _SCIENTIFIC.fullmatch(text) and _WHOLE.fullmatch(number) else text


def _span(text: str | None, most: int) -> int:
    if text is None or not (text := text.strip()).isascii() or not text.isdecimal() or len(text) > 9:
        return 1
    return min(int(text), most)
