"""The files of a folder, one after the other: those under a header that is known are read together."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from stat import S_ISREG

from cadre_stats.errors import InputError
from cadre_stats.reading.bundle import Bundle, Member
from cadre_stats.reading.delimited import delimiter_of, is_delimited, plain_records, read_text
from cadre_stats.reading.encodings import decode
from cadre_stats.reading.files import STDIN, Found
from cadre_stats.reading.font_cells import decode_fonts
from cadre_stats.reading.grid import Cell, Grid, RowColumns
from cadre_stats.reading.grids import file_bytes, read_stored
from cadre_stats.reading.one_file import FileReading, read_as, read_one
from cadre_stats.reading.options import ReadOptions
from cadre_stats.reading.precedent import Precedent, precedent_of
from cadre_stats.reading.sniff import sniff

__all__ = ["read_each"]

# A larger file has more rows than are read together.
_LARGEST = 200_000
# So many headers are remembered; fewer files than this are not worth it.
_REMEMBERED = 16
# Fewer files than this are read one by one.
FEW = 4
# Cells of these types may equal ones of others, and yet each be itself in its own file.
_ODD = {int, bool}
_UNICODE = ("utf-8", "utf-8-sig")
_BOOKS = ("xlsx", "xlsb", "xls", "ods")


def read_each(
    files: Sequence[tuple[Found, str]], options: ReadOptions, stdin: bytes | None = None
) -> Iterator[tuple[Found, FileReading]]:
    """Read files, each with the place where it lies; what each gives is what it gives alone. In no certain order."""
    if len(files) < FEW or options.sheet or options.header_rows or options.columns or options.explained:
        yield from ((found, read_one(found, options, stdin, at)) for found, at in files)
        return
    yield from _Folder(options, stdin).read(files)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A small file: its text, or its sheets, as they are stored."""

    found: Found
    at: str
    text: str = ""
    encoding: str = ""
    grids: Sequence[Grid] = ()


@dataclass(slots=True)
class _Known:
    """A precedent's bundle of files that wait; a text is parted by its ``delimiter``."""

    bundle: Bundle
    delimiter: str


class _Folder:
    """What was learned of a folder so far: the headers that others may have, the latest first."""

    def __init__(self, options: ReadOptions, stdin: bytes | None) -> None:
        self._options, self._stdin = options, stdin
        self._known: deque[_Known] = deque()
        self._useful = self._made = 0

    def read(self, files: Iterable[tuple[Found, str]]) -> Iterator[tuple[Found, FileReading]]:
        """Read the files, some of them later than others."""
        for found, at in files:
            file = opened(found, at)
            if file is None:
                yield found, read_one(found, self._options, self._stdin, at)
            elif (known := self._taken_in(file)) is None:
                yield found, self._alone(file)
                if len(self._known) > _REMEMBERED:
                    yield from self._read_together(self._known.pop())
            elif known.bundle.is_full:
                yield from self._read_together(known)
        while self._known:
            yield from self._read_together(self._known.pop())

    def _taken_in(self, opened: _Opened) -> _Known | None:
        """Add a file to those that wait under its header, if that is known."""
        parted: dict[str, Sequence[Sequence[Cell]]] = {}
        for known in self._known:
            if known.delimiter not in parted:
                parted[known.delimiter] = _rows(opened, known.delimiter)
            rows, precedent = parted[known.delimiter], known.bundle.precedent
            if precedent.holds_for(rows) and _is_alike(opened, known.delimiter, precedent):
                columns = tuple(zip(*rows[len(precedent.head) :], strict=True))
                if opened.grids and any(_ODD & set(map(type, cells)) for cells in columns):
                    return None
                sheet = opened.grids[0].sheet if opened.grids else ""
                known.bundle.add(Member(opened.found, opened.at, len(columns[0]), sheet, opened.encoding), columns)
                self._useful += 1
                return known
        return None

    def _read_together(self, known: _Known) -> Iterator[tuple[Found, FileReading]]:
        bundle, known.bundle = known.bundle, Bundle(known.bundle.precedent)
        for member, table in bundle.read():
            if table is None:
                yield member.found, read_one(member.found, self._options, self._stdin, member.at)
            else:
                yield member.found, FileReading((table,))

    def _alone(self, opened: _Opened) -> FileReading:
        """Read a file by itself, and remember its header if others can be read by it."""
        try:
            stored = opened.grids or [read_text(opened.text, opened.encoding, opened.found.path)]
        except InputError as error:
            return FileReading(error=error)
        grids = list(map(decode_fonts, stored))
        reading = read_as(opened.found, self._options, lambda: grids)
        if len(grids) == len(reading.tables) == 1 and not reading.findings and self._is_worth_more:
            delimiter = delimiter_of(opened.text) if opened.text else ""
            made = precedent_of(grids[0], _rows(opened, delimiter), reading.tables[0], self._options)
            self._made += 1
            if made is not None:
                self._known.appendleft(_Known(Bundle(made), delimiter))
        return reading

    @property
    def _is_worth_more(self) -> bool:
        """Whether headers recur: where hardly any does, none is remembered any more."""
        return self._made < _REMEMBERED or self._useful > self._made


def opened(found: Found, at: str) -> _Opened | None:
    """Open a small file of one sheet; none where it has to be read by itself, also for what is wrong with it."""
    try:
        about = os.stat(at or found.path)  # noqa: PTH116 (a path as text is twice as fast)
        if not found.readable or found.path == STDIN or not S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            return None
        data = file_bytes(found.path, at)
        kind = sniff(data)
        if kind == "text":
            text, encoding = decode(data, found.path)
            return _Opened(found, at, text, encoding) if text and encoding in _UNICODE else None
        return _Opened(found, at, grids=read_stored(data, found.path, kind)) if kind in _BOOKS else None
    except (InputError, OSError):
        return None


def _rows(opened: _Opened, delimiter: str) -> Sequence[Sequence[Cell]]:
    """Give the rows as they stand, none where they can't be read together with others."""
    if bool(opened.text) != bool(delimiter):
        return ()
    if opened.text:
        return plain_records(opened.text, delimiter)
    if len(opened.grids) != 1 or opened.grids[0].hidden or opened.grids[0].findings:
        return ()
    columns = opened.grids[0].columns
    return columns.rows if isinstance(columns, RowColumns) else ()


def _is_alike(opened: _Opened, delimiter: str, precedent: Precedent) -> bool:
    if opened.text:
        return is_delimited(opened.text, delimiter, precedent.headers)
    grid = opened.grids[0]
    return grid.merges == precedent.merges and grid.format == precedent.table.format
