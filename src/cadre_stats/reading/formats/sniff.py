"""Sniffing: what a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Literal

from cadre_stats.regex import regex

__all__ = ["Format", "sniff"]

Format = Literal[
    "empty", "xlsx", "xlsb", "ods", "xls", "encrypted", "document", "html", "spreadsheetml", "xml", "binary", "text"
]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0", "WORKBOOK\0", "BOOK\0"))
# Records of xls ([MS-XLS] 2.4.21 BOF of the whole workbook, 2.4.117 FilePass, which follows within the first few).
_BOOK_BEGINS, _FILEPASS, _FIRST_RECORDS = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x2F, 6
_OTHER_FILES = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PAR1", b"{\\rtf"),
    *(b"MIME-Version:", b"From:"),
)
# A mark-up file begins with one of these, after a declaration and comments.
_PROLOG = regex(rb"(?:\s+|<\?[^>]*>|<!--.*?-->)*", re.DOTALL)
_HTML = regex(rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|style|table|center|div)[\s>/])", re.IGNORECASE)
_SPREADSHEETML = regex(rb"<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet")
_XML = regex(rb"<[?!A-Za-z]")
# How much of a file is looked at for its first element.
_START = 8192


def sniff(data: bytes) -> Format:
    """Tell the format of a file's bytes.

    >>> sniff("Họ và tên;Trình độ".encode()), sniff(b""), sniff(b"%PDF-1.7")
    ('text', 'empty', 'document')
    >>> sniff("<table><tr><td>STT".encode("utf-16")), sniff(b'<?xml version="1.0"?><a/>')
    ('html', 'xml')
    """
    if not data:
        return "empty"
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(_OTHER_FILES):
        return "document"
    return _marked_up(data[:_START])


def _compound(data: bytes) -> Format:
    """Tell what a compound file (the container of xls, doc and of encrypted workbooks) holds."""
    if _ENCRYPTED_STREAM in data or _has_password(data):
        return "encrypted"
    return "document" if _WORD_STREAM in data and not any(name in data for name in _BOOK_STREAMS) else "xls"


def _has_password(data: bytes) -> bool:
    """Tell whether the record that names the encryption stands among the first ones of an xls."""
    place = data.find(_BOOK_BEGINS)
    for _ in range(_FIRST_RECORDS):
        if place < 0 or place + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, place)
        if kind == _FILEPASS:
            return True
        place += 4 + size
    return False


def _marked_up(start: bytes) -> Format:
    """Tell HTML, SpreadsheetML and other XML from plain text; UTF-16 has a NUL byte beside each letter."""
    bare = start.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    prolog = _PROLOG.match(bare)
    root = bare[prolog.end() :] if prolog else bare
    if _HTML.match(root):
        return "html"
    if _SPREADSHEETML.search(root):
        return "spreadsheetml"
    return "xml" if bare.lstrip().startswith(b"<?xml") or (b"<!DOCTYPE" in root[:20] and _XML.match(root)) else "text"


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                return "xlsb"
            if any(name.startswith("xl/") for name in names):
                return "xlsx"
            if "content.xml" not in names or "mimetype" not in names:
                return "document"
            return "encrypted" if _is_locked(archive, names) else "ods"
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, RuntimeError):
        return "binary"


def _is_locked(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Tell whether the manifest of an OpenDocument says how its members are encrypted."""
    if _MANIFEST not in names:
        return False
    with archive.open(_MANIFEST) as stream:
        return b":encryption-data" in stream.read(_LONGEST_MANIFEST)


_MANIFEST, _LONGEST_MANIFEST = "META-INF/manifest.xml", 1 << 20
