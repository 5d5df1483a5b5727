"""The texts that the cells of a workbook share, taken from their XML where it can be read in one way only."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.regex import regex

__all__ = ["SHARED_TEXTS", "shared_texts"]

SHARED_TEXTS = "xl/sharedStrings.xml"
_BEGIN = regex(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1.0" encoding="(?:UTF|utf)-8"(?: standalone="(?:yes|no)")?\?>\s*)?'
    rb'<sst(?: [A-Za-z][\w:.-]*="[^"<>&]*")*><si>(?=<t(?: xml:space="preserve")?>)'
)
_END = b"</t></si></sst>"
_PRESERVED, _TEXT, _END_OF_ONE = '<t xml:space="preserve">', "<t>", "</t></si><si>"
_BETWEEN = _END_OF_ONE + _TEXT
# Signs by their names or numbers, line ends that XML changes, characters as Excel writes those that XML can't hold.
_CODED = ("&", "\r", "_x")


def shared_texts(xml: bytes) -> Sequence[str] | None:
    """Give the texts in their order; none where they are written otherwise than as plain letters.

    >>> shared_texts(b"<sst><si><t>Nam</t></si><si><t></t></si></sst>")
    ['Nam', '']
    """
    begin, end = _BEGIN.match(xml), xml.rfind(_END)
    if begin is None or end < begin.end() or xml[end + len(_END) :].strip():
        return None
    try:
        text = xml[begin.end() : end].decode()
    except UnicodeDecodeError:
        return None
    found = text.replace(_PRESERVED, _TEXT).removeprefix(_TEXT).split(_BETWEEN)
    # Between two texts stand four tags, before the first its own.
    if text.count("<") != 4 * len(found) - 3 or any(coded in text for coded in _CODED):
        return None
    # Unless they are to be preserved, spaces around a text are no part of it.
    spaced = [place for place, one in enumerate(found) if one != one.strip()]
    written = text.split(_END_OF_ONE) if spaced else []
    return found if all(written[place].startswith(_PRESERVED) for place in spaced) else None
