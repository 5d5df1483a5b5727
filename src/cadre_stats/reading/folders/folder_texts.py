"""The delimited texts of a folder: those that begin with a known header wait for each other and are read together."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from cadre_stats.errors import InputError
from cadre_stats.reading.folders.headed_texts import HeadedTexts
from cadre_stats.reading.folders.known_headers import KnownHeaders
from cadre_stats.reading.folders.precedent import precedent_of
from cadre_stats.reading.formats.delimited import delimiter_of, plain_records, read_text
from cadre_stats.reading.formats.encodings import decode
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.formats.font_cells import decode_fonts
from cadre_stats.reading.recognition.one_file import FileReading, read_as
from cadre_stats.reading.tables.options import ReadOptions

__all__ = ["FolderTexts"]

_UNICODE = ("utf-8", "utf-8-sig")
# What begins with more bytes before its first person has no header that others share.
_LONGEST = 16_000


class FolderTexts:
    """The texts met so far; those that wait come out later than others."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._known = KnownHeaders[HeadedTexts]()

    def known(self, data: bytes) -> HeadedTexts | None:
        """Give those with which a file may be read, by its bytes."""
        return next((known for known in self._known if known.holds_for(data)), None)

    def join(self, known: HeadedTexts, found: Found, at: str, data: bytes) -> Iterator[tuple[Found, FileReading]]:
        """Have a file wait with others; give those that were read."""
        known.add(found, at, data)
        self._known.recurred()
        if known.is_full:
            yield from known.read(self._options)

    def read(self, found: Found, at: str, data: bytes) -> Iterator[tuple[Found, FileReading]]:
        """Read a text of another header by itself; where others may have that, too, it waits for them."""
        try:
            text, encoding = decode(data, found.path)
            grid = decode_fonts(read_text(text, encoding, found.path))
        except InputError as error:
            yield found, FileReading(error=error)
            return
        reading = read_as(found, self._options, lambda: [grid])
        if len(reading.tables) != 1 or reading.findings or not self._known.is_worth_more or encoding not in _UNICODE:
            yield found, reading
            return
        delimiter = delimiter_of(text)
        made = precedent_of(grid, plain_records(text, delimiter), reading.tables[0], self._options)
        start = _start(data, text, delimiter, len(made.head)) if made is not None else b""
        if made is not None and 0 < len(start) <= _LONGEST:
            known = HeadedTexts(made, start, delimiter)
            known.add(found, at, data, reading)
            forgotten = self._known.learn(known)
        else:
            yield found, reading
            forgotten = self._known.learn(None)
        if forgotten is not None:
            yield from forgotten.read(self._options)

    def rest(self) -> Iterator[tuple[Found, FileReading]]:
        """Read the files that wait."""
        for known in self._known.forget():
            yield from known.read(self._options)


def _start(data: bytes, text: str, delimiter: str, records: int) -> bytes:
    """Give the bytes of so many records at the beginning of a text, a mark before it included."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in islice(reader, records):
        pass
    rest = "".join(islice(io.StringIO(text, newline=""), reader.line_num, None))
    return data[: len(data) - len(rest.encode())]
