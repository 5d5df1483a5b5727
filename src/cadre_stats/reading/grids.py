"""Bytes to grids: the one place that chooses a reader for a format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cadre_stats.errors import InputError
from cadre_stats.reading.delimited import LARGE, read_delimited
from cadre_stats.reading.font_cells import decode_fonts
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.html import read_html
from cadre_stats.reading.sniff import sniff
from cadre_stats.reading.spreadsheetml import read_spreadsheetml
from cadre_stats.reading.workbook import read_workbook

__all__ = ["WORKBOOK_ENDINGS", "file_bytes", "read_grids"]

WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})


def file_bytes(path: str) -> bytes:
    """Read a file; raises :class:`InputError` where it is missing or can't be read."""
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError("reading.missing", path) from error
    except OSError as error:
        raise InputError("reading.no_access", path, reason=error.strerror or "") from error


def read_grids(data: bytes, file: str, *, large: int = LARGE) -> tuple[Grid, ...]:
    """Read every sheet of a file as a grid, whatever its name ends in; cells of old fonts are decoded.

    Raises :class:`InputError` for what is no table of cells or can't be read.
    """
    return tuple(map(decode_fonts, _grids(data, file, large)))


def _grids(data: bytes, file: str, large: int) -> Iterable[Grid]:
    kind = sniff(data)
    match kind:
        case "xlsx" | "xlsb" | "xls" | "ods":
            return read_workbook(data, file, kind)
        case "text":
            return (read_delimited(data, file, large),)
        case "html":
            return (read_html(data, file),)
        case "spreadsheetml":
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
