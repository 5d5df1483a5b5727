"""What the text of a cell is about by itself: a day, a level, a post, a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.cells import spoken_of
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = [
    "BY_WORDS",
    "LONG_NUMBER",
    "day_speaks_of",
    "has_no_year",
    "has_year",
    "is_about",
    "number_speaks_of",
    "speaks_of",
    "texts_like",
]


_DAY = regex(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d(?: 00:00:00)?")
_ENDS_IN_YEAR = regex(r"(?:\d{1,2}\s*[/.-]\s*){0,2}(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d.*")
_ID = regex(r"\d{9}|\d{12}")
# Codes of ranks: 01.003, 13a.095, V.07.01.03; classes: Hạng II.
_RANK = regex(r"\d{1,2}[a-z]?\.\d{3}|[A-Z]\.\d{2}(?:\.\d{2}){1,2}|[Hh]ạng [IVX]{1,3}")
BY_WORDS = ("full_name", "position", "unit", "religion")


def texts_like(header: str, texts: Iterable[str]) -> Iterator[bool]:
    """Tell of each text whether it is a header's, written one way or another.

    >>> list(texts_like("Họ và tên", ["HỌ VÀ TÊN", "Hồ Văn An", "12"]))
    [True, False, False]
    """
    first, key = _first_letter(header), fold(header)
    # No folding makes one plain letter or digit of another at a text's beginning, but "i" of "y".
    starts = frozenset(first + first.upper() + ("iIyY" if first in ("i", "y") else "")) if first else None
    for text in texts:
        start = text[:1]
        if starts is not None and start not in starts and start.isascii() and start.isalnum():
            yield False
        else:
            yield fold(text) == key


def _first_letter(text: str) -> str:
    """Give the plain letter or digit that a text begins with, without its marks; empty where it begins otherwise."""
    letter = unicodedata.normalize("NFD", text[:1]).lower()[:1]
    return letter if letter == "đ" or (letter.isascii() and letter.isalnum()) else ""


def has_year(text: str) -> bool:
    """Tell whether a text is a day, a month or a year of our time.

    >>> [has_year(text) for text in ("1975", "08/1975", "5/8/1975", "12")]
    [True, True, True, False]
    """
    return _ENDS_IN_YEAR.fullmatch(text) is not None


def has_no_year(text: str) -> bool:
    """Tell whether a text is anything but a day, a month or a year of our time."""
    return not has_year(text)


def is_about(text: str, field: str) -> bool:
    """Tell whether a text speaks of a field by itself: a test of texts."""
    return speaks_of(field, text)


# A text of so many digits is no year, no code of a rank or a level.
LONG_NUMBER = 6


def number_speaks_of(field: str, length: int) -> bool:
    """Tell whether a text of so many digits, ``LONG_NUMBER`` or more, speaks of a field by itself.

    >>> number_speaks_of("id_number", 12), number_speaks_of("degree", 12)
    (True, False)
    """
    return field == "id_number" and _ID.fullmatch("0" * length) is not None


def day_speaks_of(field: str) -> bool | None:
    """Tell whether a day of our time speaks of a field by itself; ``None`` where it depends on the day.

    >>> day_speaks_of("birth_date"), day_speaks_of("unit"), day_speaks_of("party_member")
    (True, False, None)
    """
    kind = roster_fields()[field].kind
    # The day of joining says yes.
    return None if kind == "yes_no" else kind == "date"


# Files of a folder repeat names, posts and levels.
@lru_cache(maxsize=1 << 16)
def speaks_of(field: str, text: str) -> bool:
    """Tell whether a text speaks of a field by itself: a level other than none, a category, a day, words of posts.

    >>> speaks_of("degree", "ThS"), speaks_of("political_theory", "ThS"), speaks_of("position", "Chủ tịch UBND")
    (True, False, True)
    """
    if field in BY_WORDS:
        return spoken_of(text) == field
    if field == "id_number":
        return _ID.fullmatch(text) is not None
    if field == "rank":
        return _RANK.fullmatch(text) is not None
    if roster_fields()[field].kind == "date":
        return _DAY.fullmatch(text) is not None
    if field == "ethnicity":
        return load_vocabulary().is_minority(text) is not None
    if not load_vocabulary().has(field):
        return False
    reading = load_vocabulary().read(field, text)
    return reading.recognised and not reading.blank and reading.code != "none"
