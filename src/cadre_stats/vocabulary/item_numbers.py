"""Numbers among the items of a segment: years of study, cohorts, counts, years to come, numbers of diplomas."""

from __future__ import annotations

from cadre_stats.regex import regex
from cadre_stats.vocabulary.item import Item, ItemKind

__all__ = ["is_late", "with_numbers"]

_STUDY_YEARS, _COUNTED = 8, 4
# Beside a level, a later year may be one still to come when the roster was written.
_LATEST = 2025
_YEAR = regex(r"(?:19|20)\d\d")
_ROMAN = ("I", "II", "III", "IV")
_COHORT = ("k", "khoa")
_NUMBERED = ("quan", "quanuy", "phuong", "khuvuc", "kv", "coso")
# What the number of a diploma stands behind: "số bằng 012345", "số hiệu bằng B0123"; behind "số" a long one is one.
_DOCUMENT = ("sobang", "bangso", "sohieubang", "sovanbang", "sohieuvanbang", "sovaoso", "sochungchi", "sohieuchungchi")
_DOCUMENT_DIGITS = 5


def is_late(date: str) -> bool:
    """Tell whether a date beside a level may be later than the roster.

    >>> is_late("6/2027"), is_late("2014")
    (True, False)
    """
    return int(max(_YEAR.findall(date), default="0")) > _LATEST


def with_numbers(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give the items with their numbers understood; those that no rule knows cast doubt.

    "năm 3" is a year of study, "khóa 25" a cohort, "2 bằng ĐH" a count, "số bằng 0123" names a diploma.
    """
    read: list[Item] = []
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        after = items[at + 1] if at + 1 < len(items) else None
        kind = item.kind
        if before is not None and _is_document_number(item, before):
            kind = "neutral"
        elif item.kind == "word" and before is not None and _is_site(item, before):
            kind = "place"
        elif item.kind == "count":
            kind = _number(item, before, after)
        elif item.spelling.base in _COHORT and after is not None and after.kind in ("count", "period"):
            kind = "neutral"
        read.append(item._replace(kind=kind))
    return tuple(read)


def _is_site(item: Item, before: Item) -> bool:
    """Tell whether a Roman numeral tells schools of one name apart: "CĐ Phát thanh truyền hình I"."""
    return item.text in _ROMAN and before.kind in ("subject", "place")


def _is_document_number(item: Item, before: Item) -> bool:
    """Tell whether a number, perhaps with letters, is that of a diploma."""
    long_enough = len(item.spelling.base) >= _DOCUMENT_DIGITS
    named = before.spelling.base in _DOCUMENT or (before.spelling.base == "so" and long_enough)
    return item.kind in ("count", "sentence") and named


def _number(item: Item, before: Item | None, after: Item | None) -> ItemKind:
    """Tell what a number stands for between two items."""
    number = int(item.spelling.base)
    if before is not None and (before.spelling.base in _COHORT or before.spelling.base.endswith(_NUMBERED)):
        return "neutral"
    if before is not None and before.spelling.base == "nam" and number <= _STUDY_YEARS:
        return "unfinished"
    counted = ("neutral", "introducing", "completed", "level", "unfinished")
    if 0 < number <= _COUNTED and after is not None and after.kind in counted:
        return "neutral"
    return "count" if before is not None and before.kind == "unfinished" else "doubt"
