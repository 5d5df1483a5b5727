"""What the binary records of xls and xlsb tell of cells and the reading library doesn't: errors and hidden rows.

The library gives a cell with an error as an empty one, which may count as "none". Sources: [MS-XLS] 2.4 (BoolErr,
Formula, Row, BoundSheet8), [MS-XLSB] 2.4 (BrtRowHdr, BrtCellError, BrtFmlaError, BrtBundleSh).
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Sequence
from html import unescape

from cadre_stats.errors import InputError
from cadre_stats.finding import cell_name
from cadre_stats.reading.formats.compound import stream_of
from cadre_stats.reading.formats.farthest import LARGEST_AREA
from cadre_stats.reading.formats.sheet_marks import SheetMarks
from cadre_stats.regex import regex

__all__ = ["xls_marks", "xlsb_marks"]

# [MS-XLS] 2.5.10 BErr, [MS-XLSB] 2.5.97.2.
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_UNKNOWN_ERROR = "#ERROR"

_BOOK_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_XLS_BOUND_SHEET, _XLS_BEGIN, _XLS_END = 0x85, 0x809, 0x0A
_XLS_FORMULA, _XLS_BOOL_OR_ERROR, _XLS_ROW = 0x06, 0x205, 0x208
_XLS_ROW_HIDDEN = 0x20
_XLS_ERROR_VALUE = 2
# Number, Label, RK, RString, LabelSst and MulRk, whose last column stands at its end.
_XLS_MANY = 0xBD
_XLS_CELLS = frozenset({_XLS_FORMULA, _XLS_BOOL_OR_ERROR, 0x203, 0x204, 0x27E, 0xD6, 0xFD, _XLS_MANY})


def xls_marks(data: bytes, where: str) -> list[SheetMarks]:
    """Read the marks of the sheets of an xls in their order.

    Raises :class:`InputError` where it is damaged, or naming a cell too far out to be laid out.
    """
    try:
        book = stream_of(data, _BOOK_STREAMS)
        starts = [
            struct.unpack_from("<I", book, at)[0] for kind, at, _ in _xls_records(book, 0) if kind == _XLS_BOUND_SHEET
        ]
        return [_xls_sheet(book, start, where) for start in starts]
    except (ValueError, struct.error) as error:
        raise InputError("reading.damaged", where) from error


def _xls_records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Give the kind, place and size of the records of one part of a workbook, without those of parts inside it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        at += 4
        depth += (kind == _XLS_BEGIN) - (kind == _XLS_END)
        if depth <= 1 and at + size <= len(book):
            yield kind, at, size
        if depth <= 0:
            return
        at += size


def _xls_sheet(book: bytes, start: int, where: str) -> SheetMarks:
    errors: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    far_row = far_column = 0
    for kind, at, size in _xls_records(book, start):
        if kind in _XLS_CELLS and size >= 6:
            row, column = struct.unpack_from("<HH", book, at)
            if kind == _XLS_MANY:
                (column,) = struct.unpack_from("<H", book, at + size - 2)
            far_row, far_column = max(row, far_row), max(column, far_column)
        if kind == _XLS_BOOL_OR_ERROR and size >= 8 and book[at + 7]:
            errors[struct.unpack_from("<HH", book, at)] = _ERRORS.get(book[at + 6], _UNKNOWN_ERROR)
        elif kind == _XLS_FORMULA and size >= 14 and book[at + 12 : at + 14] == b"\xff\xff":
            if book[at + 6] == _XLS_ERROR_VALUE:
                errors[struct.unpack_from("<HH", book, at)] = _ERRORS.get(book[at + 8], _UNKNOWN_ERROR)
        elif kind == _XLS_ROW and size >= 14 and book[at + 12] & _XLS_ROW_HIDDEN:
            hidden.append(struct.unpack_from("<H", book, at)[0])
    _refuse_far(far_row, far_column, "Workbook", where)
    return SheetMarks(errors, {}, tuple(hidden))


def _refuse_far(row: int, column: int, member: str, where: str) -> None:
    if (row + 1) * (column + 1) > LARGEST_AREA:
        cell = cell_name(min(column, 1 << 16), row + 1)
        raise InputError("reading.far_cell", where, cell=cell, member=member)


_RELATION = regex(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = regex(rb"""\bId=["']([^"']*)"""), regex(rb"""\bTarget=["']([^"']*)""")
_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _LAST_CELL, _BUNDLE_SHEET = 0, 1, 3, 11, 11, 156
_ROW_HIDDEN = 0x10


def xlsb_marks(archive: zipfile.ZipFile, where: str) -> list[SheetMarks]:
    """Read the marks of the sheets of an xlsb in their order.

    Raises :class:`InputError` naming a cell too far out to be laid out, :class:`ValueError` for damaged records.
    """
    names = set(archive.namelist())
    targets = {}
    if "xl/_rels/workbook.bin.rels" in names:
        for relation in _RELATION.findall(archive.read("xl/_rels/workbook.bin.rels")):
            if (name := _ID.search(relation)) and (target := _TARGET.search(relation)):
                path = unescape(target[1].decode("utf-8", "replace"))
                targets[name[1].decode("utf-8", "replace")] = path[1:] if path.startswith("/") else f"xl/{path}"
    sheets = [targets.get(name, "") for name in _sheet_relations(archive.read("xl/workbook.bin"))]
    marks = {name: _xlsb_sheet(archive.read(name), name, where) for name in names if _is_sheet(name, sheets)}
    return [marks.get(name, SheetMarks({}, {}, ())) for name in sheets]


def _is_sheet(name: str, sheets: Sequence[str]) -> bool:
    """Tell members with cells: those that the workbook names, and any other of that folder."""
    return name in sheets or (name.startswith("xl/worksheets/") and name.endswith(".bin") and name.count("/") == 2)


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give the kind, place and size of records, whose kind and size are numbers of 7 bits a byte."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, at, size
        at += size


def _sheet_relations(book: bytes) -> Iterator[str]:
    """Give the relation of every sheet in the workbook's order."""
    try:
        for kind, at, _ in _records(book):
            if kind == _BUNDLE_SHEET:
                length = min(struct.unpack_from("<I", book, at + 8)[0], 255)
                yield book[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace")
    except (IndexError, struct.error) as error:
        raise ValueError("damaged records") from error


def _xlsb_sheet(data: bytes, member: str, where: str) -> SheetMarks:
    errors: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    row = far_row = far_column = 0
    number = struct.Struct("<I").unpack_from
    try:
        for kind, at, _ in _records(data):
            if kind > _LAST_CELL:
                continue
            (first,) = number(data, at)
            if kind == _ROW:
                row = first
                if data[at + 11] & _ROW_HIDDEN:
                    hidden.append(row)
                continue
            if kind in (_ERROR, _FORMULA_ERROR):
                errors[row, first] = _ERRORS.get(data[at + 8], _UNKNOWN_ERROR)
            if kind != _BLANK and (first > far_column or row > far_row):
                far_column, far_row = max(first, far_column), max(row, far_row)
                _refuse_far(far_row, far_column, member, where)
    except (IndexError, struct.error) as error:
        raise ValueError("damaged records") from error
    return SheetMarks(errors, {}, tuple(hidden))
