"""The words of training tables: money, counts, totals, how a course ended.

The facts stand in ``data/training.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, fold, tidy, unaccented

__all__ = [
    "Status",
    "count_units",
    "counts_attendees",
    "course_named",
    "is_mark",
    "is_plain_total",
    "is_total",
    "label_after",
    "many_words",
    "money_units",
    "names_class",
    "names_no_unit",
    "of_learners",
    "status_of",
    "without_approximate",
    "without_time",
    "zero_words",
]

Status = Literal["completed", "studying", "dropped"]

_COUNTED = regex(r"^\d+ ?")
_ROMAN = regex(r"[ivx]+|[a-e]")
_NOT_WORD = regex(r"[^\w]+|_+")


@cache
def _data() -> dict[str, Any]:
    return shipped_toml("cadre_stats.vocabulary", "data/training.toml")


def _words(text: str) -> str:
    return _NOT_WORD.sub(" ", fold(text)).strip()


@cache
def _pattern(table: str, name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    phrases = sorted(map(_words, _data()[table][name]), key=len, reverse=True)
    plain = sorted({bare(text) for text in phrases}, key=len, reverse=True)
    return _any_of(phrases), _any_of(plain)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def label_after(text: str, name: str) -> str | None:
    """Give the folded words behind a label's phrase (``total``, ``of_which`` …); ``None`` where it has none.

    >>> label_after("Trong đó: nữ", "of_which"), label_after("Nữ", "of_which")
    ('nữ', None)
    """
    key = _words(text)
    found = _pattern("label", name)[1 if key.isascii() else 0].match(key)
    return key[found.end() :].strip() if found else None


def is_total(text: str) -> bool:
    """Tell whether a label is that of a total.

    >>> [is_total(text) for text in ("Tổng số = 4+6+8", "Cộng quý I", "Cộng (I+II)", "Tổng cục Thuế", "Cộng tác viên")]
    [True, True, True, False, False]
    """
    if label_after(text, "total") is not None:
        return True
    rest = label_after(text, "total_alone")
    if rest is None:
        return False
    parts = {_words(part) for part in _data()["label"]["total_part"]}
    rest = _COUNTED.sub("", rest)  # "Cộng: 2 người"
    if not rest:
        return True
    named = any(rest == part or rest.startswith(part + " ") for part in parts)
    return all(word.isdigit() or _ROMAN.fullmatch(word) for word in rest.split()) or named or rest in count_units()


def is_plain_total(text: str) -> bool:
    """Tell whether a label is that of a total and names nothing else but people or attendances.

    >>> [is_plain_total(text) for text in ("Tổng số", "Tổng số lượt", "Tổng", "Tổng số CBCC")]
    [True, True, True, False]
    """
    rest = label_after(text, "total")
    rest = label_after(text, "total_alone") if rest is None else rest
    return rest is not None and (not rest or rest in {_words(unit) for unit in count_units()})


@cache
def money_units() -> Mapping[str, int]:
    """Give what the units of money are in đồng, by folded word, the longest first."""
    units = {fold(word): int(value) for word, value in _data()["money"]["unit"].items()}
    return dict(sorted(units.items(), key=lambda item: -len(item[0])))


@cache
def count_units() -> frozenset[str]:
    """Give the folded words that may stand behind a count."""
    return frozenset(map(fold, _data()["count"]["units"]))


@cache
def many_words() -> Mapping[str, int]:
    """Give the folded words by which a heading counts thousands or millions."""
    return {fold(word): int(value) for word, value in _data()["count"]["many"].items()}


@cache
def zero_words() -> frozenset[str]:
    """Give the folded texts that say zero."""
    return frozenset(map(fold, _data()["count"]["zero"]))


@cache
def _approximate() -> tuple[str, ...]:
    return tuple(sorted(map(fold, _data()["approximate"]["words"]), key=len, reverse=True))


def without_approximate(text: str) -> tuple[str, str]:
    """Part a folded text into the word that makes it approximate, if any, and the rest.

    >>> without_approximate("hơn 24 tỷ")
    ('hơn', '24 tỷ')
    """
    for word in _approximate():
        if text.startswith(word + " "):
            return word, text[len(word) :].strip()
    return "", text


@cache
def counts_attendees(heading: str) -> bool:
    """Tell whether a heading counts those who were trained, whatever it calls them.

    >>> [counts_attendees(text) for text in ("Số CBCC được bồi dưỡng", "Lượt tham gia", "Số CBCC chưa được bồi dưỡng")]
    [True, True, False]
    """
    counted = label_after(heading, "figure") is not None or is_total(heading)
    return counted and _holds(heading, "attended") is not None and _holds(heading, "attended_not") is None


def without_time(heading: str) -> tuple[str, int]:
    """Part a heading from what it says of the time of its figures; the number is lower the more telling that is.

    >>> without_time("Kế hoạch cả năm")[0], without_time("Thực hiện đến 30/6/2023")[0], without_time("Thực hiện quý I")
    ('kế hoạch', 'thực hiện', ('thực hiện quí i', 0))
    """
    key = _words(heading)
    spans = _data()["time"]["span"]
    found = _time().fullmatch(key)
    if found is None:
        return key, 0
    return found["name"], 1 + next(place for place, span in enumerate(spans) if _words(span) == found["span"])


@cache
def _time() -> re.Pattern[str]:
    spans = "|".join(sorted(map(re.escape, map(_words, _data()["time"]["span"])), key=len, reverse=True))
    return re.compile(rf"(?P<name>.+?) (?P<span>{spans})(?: (?:{spans}|\d+))*")


@cache
def names_class(header: str) -> bool:
    """Tell whether a heading names classes: each name under it, with its start, is one class."""
    return fold(header) in map(fold, _data()["label"]["class_header"])


@cache
def names_no_unit(sheet: str) -> bool:
    """Tell whether the name of a sheet says when, or names a course, or is the one that a program gives it.

    >>> [names_no_unit(sheet) for sheet in ("2021", "Quý I", "Lớp 2", "Sheet1", "Huyện A")]
    [True, True, True, True, False]
    """
    name = re.sub(r"\d+", " ", sheet).strip()
    called = any(label_after(name, kind) is not None for kind in ("period", "time_name", "sheet_name"))
    return not name or called or course_named(name) is not None


def of_learners(title: str) -> bool:
    """Tell whether a title is that of a list of people who attend or attended a course.

    >>> of_learners("DANH SÁCH HỌC VIÊN LỚP A"), of_learners("Danh sách đăng ký học lớp A")
    (True, False)
    """
    return _holds(title, "learners") is not None and _holds(title, "not_yet") is None


def course_named(text: str) -> str | None:
    """Give what a title or a heading says from the name of a course on; ``None`` where it names none or several.

    >>> course_named("DANH SÁCH HỌC VIÊN LỚP TIN HỌC"), course_named("Danh sách các lớp"), course_named("Xã Bình An")
    ('LỚP TIN HỌC', None, None)
    """
    words = tidy(text).split()
    for place in range(len(words)):
        rest = " ".join(words[place:])
        if label_after(rest, "course") is not None:
            return rest
        if label_after(rest, "plural") is not None:
            return None
    return None


def _holds(text: str, name: str) -> int | None:
    """Give where a text holds one of the phrases as words."""
    key = _words(text)
    found = _anywhere(name)[1 if key.isascii() else 0].search(key)
    return None if found is None else found.start()


@cache
def _anywhere(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){one.pattern}") for one in _pattern("label", name))


@cache
def is_mark(text: str) -> bool:
    """Tell whether a cell holds the mark of somebody who attended the course of its column."""
    return fold(text) in map(fold, _data()["status"]["marks"])


@cache
def status_of(text: str) -> Status | None:
    """Tell whether a course was completed, is going on, or was left; ``None`` where a text says nothing of it.

    >>> status_of("Đã tốt nghiệp"), status_of("đang học"), status_of("Hà Nội")
    ('completed', 'studying', None)
    """
    key = fold(text)
    states: tuple[Status, ...] = ("completed", "studying", "dropped")
    for state in states:
        listed = _data()["status"][state]
        if key in map(fold, listed) or (unaccented(text) and bare(text) in map(bare, listed)):
            return state
    return None
