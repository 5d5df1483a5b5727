"""The text of a file that a user wrote: UTF-8, or what Excel calls Unicode text."""

from __future__ import annotations

import codecs
from pathlib import Path

from cadre_stats.errors import UsageError

__all__ = ["read_bytes", "read_text"]


def read_bytes(path: str) -> bytes:
    """Give a file's bytes. Raises :class:`UsageError` for a file that is missing or can't be opened."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError("targets.missing_file", where=path, reason=error) from error


def read_text(path: str) -> str:
    """Give a file's text with plain line feeds. Raises :class:`UsageError` for another encoding, too."""
    data = read_bytes(path)
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError("targets.not_utf8", where=path) from error
