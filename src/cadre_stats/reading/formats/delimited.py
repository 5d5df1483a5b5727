"""Delimited text: CSV with comma, semicolon, tab or bar."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.formats.encodings import decode
from cadre_stats.reading.formats.font_cells import decode_fonts
from cadre_stats.record import replace
from cadre_stats.vocabulary.lexicon import roster_lexicon

if TYPE_CHECKING:
    from cadre_stats.reading.formats.foreseen import Foreseen

    Foresee = Callable[[Grid], Foreseen]

__all__ = [
    "DELIMITERS",
    "HEAD",
    "LARGE",
    "delimiter_of",
    "header_cells",
    "is_delimited",
    "plain_records",
    "read_delimited",
    "read_large",
    "read_text",
]

DELIMITERS = ",;\t|"
# From this many bytes on the column reader of pyarrow is worth its import.
LARGE = 3_000_000
# How much of a text shows how it is delimited.
_SAMPLE = 64_000
_SAMPLE_ROWS = 60
# By so many bytes the columns of a large text are chosen.
HEAD = 128_000

# Of a column of which so many of the first cells are different most cells of a block are.
_VARIED = 0.95

# No cell can hold it: texts with NUL bytes are refused.
_END = "\0end"


def read_delimited(data: bytes, file: str, large: int = LARGE, foresee: Foresee | None = None) -> Grid:
    """Read delimited text as one grid, row 1 being its first record.

    Files of ``large`` bytes and more go through the column reader, with the same result. Raises
    :class:`InputError` naming the line for bytes that aren't text, NUL bytes and an unclosed quote.
    """
    if len(data) >= large:
        grid = read_large(data[:HEAD], partial(io.BytesIO, data), file, foresee)
        if grid is not None:
            return grid
    return read_text(*decode(data, file), file)


def read_text(text: str, encoding: str, file: str) -> Grid:
    """Read decoded text as one grid. Raises :class:`InputError` for an unclosed quote and a cell that is too long."""
    records = list(_records(text, delimiter_of(text), file))
    grid = Grid.of_rows(file, "", "csv", records, encoding=encoding)
    return replace(grid, short={row: len(one) for row, one in enumerate(records) if 0 < len(one) < grid.width})


def read_large(start: bytes, stream: Callable[[], BinaryIO], file: str, foresee: Foresee | None) -> Grid | None:
    """Read UTF-8 text with equally long records by columns; leave everything else, and all errors, to the plain reader.

    ``start`` are the first bytes of the text, ``stream`` opens it. ``foresee`` tells by the first rows which columns
    are read at once; without it all are.
    """
    from cadre_stats.reading.formats.blocks import Unsplittable
    from cadre_stats.reading.formats.large_text import LargeText

    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    marked = start.startswith(codecs.BOM_UTF8)
    encoding, skipped = ("utf-8-sig", len(codecs.BOM_UTF8)) if marked else ("utf-8", 0)
    sample = start[skipped:].decode("utf-8", "ignore")
    delimiter = delimiter_of(sample)
    rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    head = Grid.of_rows(file, "", "csv", rows if len(start) < HEAD else rows[:-1], encoding=encoding)
    if head.width < 2 or decode_fonts(head).findings:
        return None
    foreseen = foresee(head) if foresee else None
    varied = [place for place, cells in enumerate(head.columns) if len(cells.values) > head.height * _VARIED]
    text = LargeText(file, partial(_opened, stream, skipped), delimiter, head.width, varied)
    try:
        if foreseen:
            text.read(foreseen.columns, foreseen.texts, foreseen.marks, foreseen.numbers)
        else:
            text.read(range(head.width))
    except Unsplittable:
        return None
    text.remember(head.rows)
    return replace(head, height=text.height, columns=text)


def _opened(stream: Callable[[], BinaryIO], skipped: int) -> BinaryIO:
    opened = stream()
    opened.seek(skipped)
    return opened


def _records(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    """Give the records of a text. A mark behind the end shows whether the last quote was closed.

    Raises :class:`InputError` naming the line for an open quote and for a cell that is too long.
    """
    closed = text if not text or text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(closed + _END, newline=""), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                raise InputError("reading.unclosed_quote", file, line=line)
            yield record
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError("reading.cell_too_long", file, line=line) from error


def plain_records(text: str, delimiter: str) -> list[list[str]]:
    """Give the records of a text in one go; none where anything is wrong with it."""
    closed = text if not text or text.endswith(("\n", "\r")) else text + "\n"
    try:
        records = list(csv.reader(io.StringIO(closed + _END, newline=""), delimiter=delimiter))
    except csv.Error:
        return []
    return records if records.pop() == [_END] else []


def delimiter_of(text: str) -> str:
    """Tell the delimiter by which the first records fall into the most header texts, else into the most columns.

    >>> delimiter_of('Ngày, tháng, năm sinh;Họ và tên')
    ';'
    """
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n")]
    others = any(delimiter in sample for delimiter in DELIMITERS[1:])
    return max(DELIMITERS, key=partial(_fit, sample)) if others else DELIMITERS[0]


def is_delimited(data: bytes, delimiter: str, headers: int) -> bool:
    """Tell whether a text, a row at whose beginning falls into so many header texts by a delimiter, is delimited by it.

    ``data`` are its bytes of UTF-8. No other delimiter can make more headers of a row than it makes cells.
    """
    for other in DELIMITERS:
        if other != delimiter and _cells_at_most(data, other.encode(), headers) >= headers:
            return delimiter_of(data.decode("utf-8-sig", "replace")) == delimiter
    return True


def _cells_at_most(data: bytes, delimiter: bytes, enough: int) -> int:
    """Give how many cells a delimiter makes of a row, at most; not closely where that is less than enough."""
    if delimiter not in data:
        return 1
    if (count := data.count(delimiter)) + 1 < enough:
        return count + 1
    lines = data.splitlines()
    # A row is a line unless a cell of it begins with a quote.
    if delimiter + b'"' in data or any(line.startswith(b'"') for line in lines):
        return count + 1
    return max(line.count(delimiter) for line in lines) + 1


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    if delimiter not in sample:
        return 0, 0
    rows: list[list[str]] = []
    for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
        rows.append(record)
        if len(rows) == _SAMPLE_ROWS:
            break
    width, often = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    return header_cells(rows), width * often if width > 1 else 0


def header_cells(rows: Sequence[Sequence[Cell]]) -> int:
    """Give how many cells of a row are headers by themselves, at most; only the first rows may be one."""
    lexicon = roster_lexicon()
    counts = (sum(bool(lexicon.claims((str(cell),))) for cell in row if cell) for row in rows[:_HEADER_ROWS])
    return max(counts, default=0)


_HEADER_ROWS = 30
