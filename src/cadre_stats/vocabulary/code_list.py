"""Lists of codes: "Trình độ (1: Tiến sĩ; 2: Thạc sĩ)" tells what numbers or letters in a column stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["CodeList", "is_code", "parse_code_list"]

_CODE = r"\d{1,2}|[A-ZĐ]{1,2}"
_WHOLE = regex(_CODE)
# "1: Tiến sĩ", "1 - Tiến sĩ", "1. Tiến sĩ", "T = Tiến sĩ".
_ENTRY = regex(rf"(?<![\w/.,])(?P<code>{_CODE})\s*(?:[:=.)]|[-–](?!\s*\d))\s*(?=[^\W\d_])")
# "Nam: 1; Nữ: 2".
_REVERSED = regex(r"(?P<text>[^\W\d_][^:=;,()\d]*?)\s*[:=–-]\s*(?P<code>\d{1,2})(?![\w/.])")
# One of these stands between a code and its meaning.
_SIGN = regex(r"[:=.)–-]")
_AROUND = " \t\n;,.:()[]-–*+"


class CodeList(Record):
    """What codes stand for, and what the text says before them: likely the name of their column."""

    label: str
    meanings: Mapping[str, str]


def is_code(text: str) -> bool:
    """Tell whether a text is short enough for a code: one or two digits, or capital letters."""
    return _WHOLE.fullmatch(text) is not None


def parse_code_list(text: str) -> CodeList | None:
    """Read a list of codes; ``None`` where a text holds none.

    >>> parse_code_list("Trình độ (1: Tiến sĩ; 2: Thạc sĩ)")
    CodeList(label='Trình độ', meanings={'1': 'Tiến sĩ', '2': 'Thạc sĩ'})
    >>> parse_code_list("Cột 6: A - Thạc sĩ; B - Đại học").label
    'Cột 6'
    >>> parse_code_list("Giới tính: Nam = 1, Nữ = 0").meanings, parse_code_list("Tính đến 31/12/2020")
    ({'1': 'Nam', '0': 'Nữ'}, None)
    """
    if _SIGN.search(text) is None:
        return None
    found = list(_ENTRY.finditer(text))
    ends = (*(one.start() for one in found[1:]), len(text))
    pairs = [(one["code"], text[one.end() : end].strip(_AROUND)) for one, end in zip(found, ends, strict=False)]
    # "Cột 6: A - Thạc sĩ": what stands before the list looks like an entry and explains nothing.
    while len(pairs) > 1 and not pairs[0][1]:
        found, pairs = found[1:], pairs[1:]
    if not pairs or any(not meaning or re.search("[:=]", meaning) for _, meaning in pairs):
        found = list(_REVERSED.finditer(text))
        pairs = [(one["code"], one["text"].strip(_AROUND)) for one in found]
    meanings = dict(pairs)
    return (
        CodeList(text[: found[0].start()].strip(_AROUND), meanings) if pairs and len(meanings) == len(pairs) else None
    )
