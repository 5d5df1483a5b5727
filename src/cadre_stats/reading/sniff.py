"""Sniffing: what a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

__all__ = ["Format", "sniff"]

Format = Literal["empty", "xlsx", "xlsb", "ods", "xls", "encrypted", "document", "html", "xml", "binary", "text"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PAR1", b"{\\rtf")


def sniff(data: bytes) -> Format:
    """Tell the format of a file's bytes.

    >>> sniff("Họ và tên;Trình độ".encode()), sniff(b""), sniff(b"%PDF-1.7")
    ('text', 'empty', 'document')
    """
    if not data:
        return "empty"
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED_STREAM in data else "xls"
    if data.startswith(_OTHER_FILES):
        return "document"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "html"
    if start.startswith(b"<?xml"):
        return "xml"
    return "text"


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        return "binary"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    return "document"
