"""Bytes to grids: the one place that chooses a reader for a format."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.formats.delimited import HEAD, LARGE, read_delimited, read_large
from cadre_stats.reading.formats.file_bytes import file_bytes
from cadre_stats.reading.formats.font_cells import decode_fonts
from cadre_stats.reading.formats.sniff import Format, sniff

if TYPE_CHECKING:
    from cadre_stats.reading.formats.delimited import Foresee

__all__ = ["WORKBOOK_ENDINGS", "read_file", "read_grids", "read_stored"]

WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})


def read_file(path: str, foresee: Foresee | None = None, at: str = "") -> tuple[Grid, ...]:
    """Read every sheet of a file on disk as a grid; of large texts only what is needed is held in memory.

    ``at`` is where the file lies, if that isn't the path by which it is named. Raises :class:`InputError` as
    :func:`file_bytes` and :func:`read_grids` do.
    """
    try:
        size = Path(at or path).stat().st_size
    except OSError:
        size = 0  # what is wrong is told where it is read
    if size >= LARGE:
        with _open(path, at) as stream:
            start = stream.read(HEAD)
        if sniff(start) == "text" and (grid := read_large(start, partial(_open, path, at), path, foresee)) is not None:
            return (grid,)
    return read_grids(file_bytes(path, at), path, foresee=foresee)


def _open(path: str, at: str) -> BinaryIO:
    try:
        return Path(at or path).open("rb", buffering=0)
    except OSError as error:
        raise InputError("reading.no_access", path, reason=error) from error


def read_grids(data: bytes, file: str, *, large: int = LARGE, foresee: Foresee | None = None) -> tuple[Grid, ...]:
    """Read every sheet of a file as a grid, whatever its name ends in; cells of old fonts are decoded.

    ``foresee`` tells by the first rows of a large text which columns will be asked for. Raises :class:`InputError`
    for what is no table of cells or can't be read.
    """
    return tuple(map(decode_fonts, _grids(data, file, sniff(data), large, foresee)))


def read_stored(data: bytes, file: str, kind: Format) -> tuple[Grid, ...]:
    """Read every sheet of a small file with its cells as they are stored, whatever font they were typed in."""
    return tuple(_grids(data, file, kind, LARGE, None))


def _grids(data: bytes, file: str, kind: Format, large: int, foresee: Foresee | None) -> Iterable[Grid]:
    # Each family of formats has its own patterns and libraries: only the one at hand is loaded.
    match kind:
        case "xlsx" | "xlsb" | "xls" | "ods":
            from cadre_stats.reading.formats.workbook import read_workbook

            return read_workbook(data, file, kind)
        case "text":
            return (read_delimited(data, file, large, foresee),)
        case "html":
            from cadre_stats.reading.formats.html import read_html

            return (read_html(data, file),)
        case "spreadsheetml":
            from cadre_stats.reading.formats.spreadsheetml import read_spreadsheetml

            return read_spreadsheetml(data, file)
        case "empty" | "encrypted" | "xml" | "document" | "binary":
            raise InputError(f"reading.{_KEYS[kind]}", file)


_KEYS = {
    "empty": "empty_file",
    "encrypted": "encrypted",
    "xml": "other_format",
    "document": "other_format",
    "binary": "damaged",
}
