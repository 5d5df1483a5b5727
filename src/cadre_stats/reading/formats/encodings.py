"""Encodings: bytes to text by their mark, their form or, for old Vietnamese code pages, by evidence."""

from __future__ import annotations

import codecs
import re
import unicodedata

from cadre_stats.errors import InputError
from cadre_stats.reading.formats.legacy_fonts import evidence_of_font
from cadre_stats.reading.formats.syllables import is_syllable
from cadre_stats.regex import regex

__all__ = ["decode", "decode_markup"]

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = regex(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]+")
# How much of a text shows how it is encoded.
_SAMPLE = 200_000
_DECLARATION = 4096


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Give the text of a file and the name of its encoding; the byte order mark is left out.

    What is not UTF-8 is taken for Windows code page 1258 (composed to NFC) where nearly all its words are
    Vietnamese then, and for Windows-1252 where they are Vietnamese typed in an old font. Raises
    :class:`InputError` naming the line for other bytes and for NUL bytes.
    """
    encoding = _by_form(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        old = _by_evidence(data) if encoding == "utf-8" else None
        if old is None:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError("reading.not_text", file, line=line) from error
        text, encoding = old
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise InputError("reading.nul_byte", file, line=text.count("\n", 0, text.index("\0")) + 1)
    return text, encoding


def decode_markup(data: bytes, file: str) -> tuple[str, str]:
    """Give the text of an HTML page, by the encoding that it declares where its bytes are so."""
    if _by_form(data) == "utf-8":
        declared = _DECLARED.search(data[:_DECLARATION])
        name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
        if name.startswith(("windows-", "cp125", "iso-8859-")):
            try:
                return unicodedata.normalize("NFC", data.decode(name)), name
            except (UnicodeDecodeError, LookupError):
                pass  # a declaration that is wrong: the bytes decide
    text, encoding = decode(data, file)
    return text, encoding


def _by_form(data: bytes) -> str:
    """Tell UTF-16 by its mark or the NUL bytes beside its letters; else it can only be UTF-8."""
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    start = data[: _SAMPLE & ~1]
    low, high = start[::2].count(0), start[1::2].count(0)
    if len(start) >= 4 and high * 4 > len(start[1::2]) and not low:
        return "utf-16-le"
    return "utf-16-be" if len(start) >= 4 and low * 4 > len(start[::2]) and not high else "utf-8"


def _by_evidence(data: bytes) -> tuple[str, str] | None:
    """Decode bytes of an old Vietnamese code page or font where the words are evidence enough; else give ``None``."""
    sample = data[:_SAMPLE]
    old_page = unicodedata.normalize("NFC", sample.decode("cp1258", "replace"))
    words = {word for word in _WORD.findall(old_page) if not word.isascii()}
    known = sum(map(is_syllable, words))
    try:
        if evidence_of_font(sample.decode("cp1252", "replace")):
            return data.decode("cp1252"), "cp1252"
        if known >= _ENOUGH and known * 10 >= len(words) * 9:
            return unicodedata.normalize("NFC", data.decode("cp1258")), "cp1258"
    except UnicodeDecodeError:
        return None
    return None


# How many different words that are Vietnamese in an encoding are evidence for it.
_ENOUGH = 3
