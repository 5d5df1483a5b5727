"""Times of studies: columns that tell when a study ended, and whether a cell there says that it hasn't."""

from __future__ import annotations

from functools import lru_cache

from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.header_kinds import of_something_else
from cadre_stats.vocabulary.header_words import header_key, phrases, rewrite, without_instruction
from cadre_stats.vocabulary.item_numbers import is_late
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["is_of_study_time", "may_not_have_ended"]

# Years, days and what stands between them; a mark behind the last one leaves the end open: "9/2024 -".
_DATES = regex(r"[\d\s./,;()-]*")
_OPEN_END = regex(r"\d\s*[-–—][\s.…]*$")
# Why a level with such a remark isn't understood, other than for words that nobody knows.
_NOT_ENDED = frozenset({"unfinished", "doubt", "unclear", "late"})


def is_of_study_time(path: tuple[str, ...]) -> bool:
    """Tell whether a header is that of the years in which studies ended, or of the times that they took.

    >>> [is_of_study_time(path) for path in (("Năm tốt nghiệp",), ("Quá trình đào tạo", "Từ - đến"), ("Từ - đến",))]
    [True, True, False]
    """
    if not path or of_something_else(path):
        return False
    key = rewrite(header_key(without_instruction(path[-1])))
    return key in phrases("study_time") or (len(path) > 1 and key in phrases("study_time_under"))


@lru_cache(maxsize=1 << 12)
def may_not_have_ended(text: str) -> bool:
    """Tell whether the time of a study says, or leaves open, that it hasn't ended: "đang học", "2024 - nay", 2027.

    >>> [may_not_have_ended(text) for text in ("2016", "06/2016", "2010-2014", "", "VLVH")]
    [False, False, False, False, False]
    >>> [may_not_have_ended(text) for text in ("đang học", "2024 - nay", "2024-", "2027", "dự kiến 12/2026")]
    [True, True, True, True, True]
    """
    if not (time := tidy(text)):
        return False
    if _OPEN_END.search(time):
        return True
    if _DATES.fullmatch(time) and not is_late(time):
        return False
    reading = load_vocabulary().read("degree", f"Đại học ({time})")
    return not reading.recognised and reading.reason.key in _NOT_ENDED
