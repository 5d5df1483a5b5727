"""Workbooks of binary records written by hand: xls ([MS-XLS] in [MS-CFB]) and xlsb ([MS-XLSB])."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

__all__ = ["ERRORS", "xls", "xlsb"]

Rows = Mapping[tuple[int, int], str | float]
ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(cells: Rows, formulas: Sequence[tuple[int, int]] = (), hidden: Sequence[int] = ()) -> bytes:
    """Write one sheet. Texts that are errors become error cells, or formulas with an error at the places named."""
    sheet = _xls(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row in sorted({row for row, _ in cells}):
        sheet += _xls(0x208, struct.pack("<HHHHHHI", row, 0, 256, 255, 0, 0, 0x20 if row in hidden else 0))
    for (row, column), cell in sorted(cells.items()):
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(cell, float):
            sheet += _xls(0x203, place + struct.pack("<d", cell))
        elif cell not in ERRORS:
            sheet += _xls(0x204, place + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
        elif (row, column) in formulas:
            value = bytes((2, 0, ERRORS[cell], 0, 0, 0, 0xFF, 0xFF))
            sheet += _xls(0x06, place + value + struct.pack("<HIH", 0, 0, 2) + b"\x1c" + bytes((ERRORS[cell],)))
        else:
            sheet += _xls(0x205, place + bytes((ERRORS[cell], 1)))
    begin = _xls(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0)) + _xls(0x42, struct.pack("<H", 1200))
    at = len(begin) + 4 + 8 + len("DS") + 4
    book = begin + _xls(0x85, struct.pack("<IBBBB", at, 0, 0, 2, 0) + b"DS") + _xls(0x0A, b"")
    assert len(book) == at
    return _compound("Workbook", book + sheet + _xls(0x0A, b""))


def _xls(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(name: str, stream: bytes) -> bytes:
    """Write a compound file of one stream: one sector of allocation, one of directory, then the stream."""
    size = max(len(stream), 4096)
    count = -(-size // _SECTOR)
    assert count + 2 <= _SECTOR // 4
    following = [_FAT, _END, *range(3, count + 2), _END]
    following += [_FREE] * (_SECTOR // 4 - len(following))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0)
    header += struct.pack("<108I", *[_FREE] * 108)
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, size) + bytes(256)
    body = stream.ljust(count * _SECTOR, b"\0")
    return header + struct.pack("<128I", *following) + directory + body


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return entry + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", start, size)


def xlsb(cells: Rows, formulas: Sequence[tuple[int, int]] = (), hidden: Sequence[int] = ()) -> bytes:
    """Write one sheet as :func:`xls` does."""
    sheet = _xlsb(129) + _xlsb(148, struct.pack("<IIII", 0, 1, 0, 1)) + _xlsb(145)
    for row in sorted({row for row, _ in cells}):
        flags = 0x10 if row in hidden else 0
        sheet += _xlsb(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))
        for column in sorted(column for at, column in cells if at == row):
            cell, place = cells[row, column], struct.pack("<II", column, 0)
            if isinstance(cell, float):
                sheet += _xlsb(5, place + struct.pack("<d", cell))
            elif cell not in ERRORS:
                sheet += _xlsb(6, place + _wide(cell))
            elif (row, column) in formulas:
                sheet += _xlsb(11, place + bytes((ERRORS[cell],)) + struct.pack("<HIBBI", 0, 2, 0x1C, ERRORS[cell], 0))
            else:
                sheet += _xlsb(3, place + bytes((ERRORS[cell],)))
    sheet += _xlsb(146) + _xlsb(130)
    book = _xlsb(131) + _xlsb(143) + _xlsb(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("DS"))
    book += _xlsb(144) + _xlsb(132)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", rels)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb(kind: int, content: bytes = b"") -> bytes:
    name = bytes((kind,)) if kind < 128 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size = len(content)
    return name + (bytes((size,)) if size < 128 else bytes((size & 0x7F | 0x80, size >> 7))) + content
