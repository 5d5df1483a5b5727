"""Delimited text: CSV with comma, semicolon, tab or bar."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from cadre_stats.errors import InputError
from cadre_stats.reading.encodings import decode
from cadre_stats.reading.grid import Grid
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["DELIMITERS", "LARGE", "delimiter_of", "read_delimited"]

DELIMITERS = ",;\t|"
# From this many bytes on the column reader of pyarrow is worth its import.
LARGE = 3_000_000
# So much of a text shows how it is delimited.
_SAMPLE = 64_000
_SAMPLE_ROWS = 60

# No cell can hold it: texts with NUL bytes are refused.
_END = "\0end"


def read_delimited(data: bytes, file: str, large: int = LARGE) -> Grid:
    """Read delimited text as one grid, row 1 being its first record.

    Files of ``large`` bytes and more go through the column reader, with the same result. Raises
    :class:`InputError` naming the line for bytes that aren't text, NUL bytes and an unclosed quote.
    """
    if len(data) >= large and (grid := _read_large(data, file)) is not None:
        return grid
    text, encoding = decode(data, file)
    records = list(_records(text, delimiter_of(text), file))
    return Grid.of_rows(file, "", "csv", records, encoding=encoding)


def _read_large(data: bytes, file: str) -> Grid | None:
    """Read UTF-8 with equally long records by columns; leave everything else, and all errors, to the plain reader."""
    if b"\0" in data or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    from cadre_stats.reading.columnar import read_columnar

    marked = data.startswith(codecs.BOM_UTF8)
    encoding, body = ("utf-8-sig", memoryview(data)[len(codecs.BOM_UTF8) :]) if marked else ("utf-8", memoryview(data))
    sample = bytes(body[: 2 * _SAMPLE]).decode("utf-8", "ignore")
    delimiter = delimiter_of(sample)
    width = len(next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), ()))
    return read_columnar(body, file, delimiter, width, encoding, _END) if width > 1 else None


def _records(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    """Give the records of a text. A mark behind the end shows whether the last quote was closed."""
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


def delimiter_of(text: str) -> str:
    """Tell the delimiter by which the first records fall into the most header texts, else into the most columns.

    >>> delimiter_of('Ngày, tháng, năm sinh;Họ và tên')
    ';'
    """
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n")]
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    if delimiter not in sample:
        return 0, 0
    rows: list[list[str]] = []
    for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
        rows.append(record)
        if len(rows) == _SAMPLE_ROWS:
            break
    width, often = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    lexicon = roster_lexicon()
    hits = max((sum(bool(lexicon.claims((cell,))) for cell in row if cell) for row in rows[:_HEADER_ROWS]), default=0)
    return hits, width * often if width > 1 else 0


_HEADER_ROWS = 30
