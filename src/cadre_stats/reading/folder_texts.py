"""The delimited texts of a folder: those under a header that is known wait for each other and are read together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cadre_stats.errors import InputError
from cadre_stats.reading.bundle import Bundle, Member
from cadre_stats.reading.delimited import delimiter_of, is_delimited, plain_records, read_text
from cadre_stats.reading.encodings import decode
from cadre_stats.reading.files import Found
from cadre_stats.reading.font_cells import decode_fonts
from cadre_stats.reading.known_headers import KnownHeaders
from cadre_stats.reading.one_file import FileReading, read_as, read_one
from cadre_stats.reading.options import ReadOptions
from cadre_stats.reading.precedent import precedent_of

__all__ = ["FolderTexts"]

_UNICODE = ("utf-8", "utf-8-sig")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A small file, its text and the encoding of it."""

    found: Found
    at: str
    text: str
    encoding: str


@dataclass(slots=True)
class _Known:
    """A precedent's bundle of files that wait; their texts are parted by its ``delimiter``."""

    bundle: Bundle
    delimiter: str


class FolderTexts:
    """The texts met so far; those that wait come out later than others."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._known = KnownHeaders[_Known]()

    def read(self, found: Found, at: str, data: bytes) -> Iterator[tuple[Found, FileReading]]:
        """Read a file, or have it wait for others; give those that were read."""
        try:
            text, encoding = decode(data, found.path)
        except InputError:
            text, encoding = "", ""
        if not text or encoding not in _UNICODE:
            yield found, read_one(found, self._options, at=at)
            return
        file = _Opened(found, at, text, encoding)
        known = self._taken_in(file)
        if known is None:
            yield from self._alone(file)
        elif known.bundle.is_full:
            yield from self._read_together(known)

    def rest(self) -> Iterator[tuple[Found, FileReading]]:
        """Read the files that wait."""
        for known in self._known.forget():
            yield from self._read_together(known)

    def _taken_in(self, file: _Opened) -> _Known | None:
        """Add a file to those that wait under its header, if that is known."""
        parted: dict[str, Sequence[Sequence[str]]] = {}
        for known in self._known:
            delimiter, precedent = known.delimiter, known.bundle.precedent
            if delimiter not in parted:
                parted[delimiter] = plain_records(file.text, delimiter)
            rows = parted[delimiter]
            if precedent.holds_for(rows) and is_delimited(file.text, delimiter, precedent.headers):
                columns = tuple(zip(*rows[len(precedent.head) :], strict=True))
                known.bundle.add(Member(file.found, file.at, len(columns[0]), "", file.encoding), columns)
                self._known.recurred()
                return known
        return None

    def _read_together(self, known: _Known) -> Iterator[tuple[Found, FileReading]]:
        bundle, known.bundle = known.bundle, Bundle(known.bundle.precedent)
        for member, table in bundle.read():
            if table is None:
                yield member.found, read_one(member.found, self._options, at=member.at)
            else:
                yield member.found, FileReading((table,))

    def _alone(self, file: _Opened) -> Iterator[tuple[Found, FileReading]]:
        """Read a file by itself, and remember its header if others can be read by it."""
        try:
            grid = decode_fonts(read_text(file.text, file.encoding, file.found.path))
        except InputError as error:
            yield file.found, FileReading(error=error)
            return
        reading = read_as(file.found, self._options, lambda: [grid])
        yield file.found, reading
        if len(reading.tables) == 1 and not reading.findings and self._known.is_worth_more:
            delimiter = delimiter_of(file.text)
            made = precedent_of(grid, plain_records(file.text, delimiter), reading.tables[0], self._options)
            forgotten = self._known.learn(None if made is None else _Known(Bundle(made), delimiter))
            if forgotten is not None:
                yield from self._read_together(forgotten)
