"""The words by which rows that are no person are known; the facts stand in ``data/rows.toml``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import permutations, product
from typing import Any

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, fold, fold_all
from cadre_stats.vocabulary.beginnings import Beginnings

__all__ = [
    "after",
    "any_word_begins",
    "begin",
    "begins",
    "ends",
    "ends_in_number",
    "folded_key",
    "is_nobody",
    "is_one_of",
    "is_relative",
    "is_vacancy",
    "key_begins",
    "made_of",
    "row_key",
    "vacancy_starts",
    "without_equals",
    "without_unit_label",
]

_NOT_WORD, _FIRST_WORD = regex(r"[^\w]+|_+"), regex(r"[^\W_]+")


@cache
def _data() -> dict[str, Any]:
    return shipped_toml("cadre_stats.vocabulary", "data/rows.toml")


# A text is asked for its words by several questions, one after the other.
@lru_cache(maxsize=1 << 12)
def row_key(text: str) -> str:
    """Give the folded words of a text, one space apart.

    >>> row_key("(Ký, ghi rõ họ tên)") == row_key("KÝ , ghi rõ  họ tên")
    True
    """
    return folded_key(fold(text))


def folded_key(folded: str) -> str:
    """Give the words of a text that is folded, one space apart."""
    return folded if folded.replace(" ", "").isalnum() else _NOT_WORD.sub(" ", folded).strip()


@cache
def _beginnings(*names: str) -> tuple[Beginnings, Beginnings]:
    phrases = {row_key(text) for name in names for text in _phrases(name)}
    return Beginnings(phrases), Beginnings(map(bare, phrases))


def _phrases(name: str) -> list[str]:
    table, _, entry = name.partition(".")
    found: list[str] = _data()[table][entry]
    return found


# Headers, headings and the words of cells recur.
@lru_cache(maxsize=1 << 14)
def _match(text: str, *names: str) -> tuple[str, int]:
    """Give the text's words and how many letters of them a phrase at their beginning takes, 0 for none.

    A text typed wholly without diacritics is compared without them.
    """
    key = row_key(text)
    return key, _length(key, *names)


def _length(key: str, *names: str) -> int:
    return _beginnings(*names)[1 if key.isascii() else 0].length(key)


def begins(text: str, *names: str) -> bool:
    """Tell whether a text begins with a phrase of one of the entries of the data file, at a word's end.

    >>> begins("TỔNG CỘNG: 25 người", "total.begin"), begins("Tống Văn Cộng", "total.begin")
    (True, False)
    """
    return _match(text, *names)[1] > 0


def key_begins(key: str, *names: str) -> bool:
    """Tell as :func:`begins` does of a text by its words, which are the :func:`row_key` of it.

    >>> key_begins(row_key("TỔNG CỘNG: 25"), "total.begin"), key_begins("tống văn cộng", "total.begin")
    (True, False)
    """
    return _length(key, *names) > 0


def begin(texts: Sequence[str], *names: str) -> Iterator[bool]:
    """Tell of each of many texts on one line whether it begins with a phrase of one of the entries.

    >>> list(begin(["Tổng cộng: 2", "Tống Văn Cộng"], "total.begin"))
    [True, False]
    """
    firsts = {word for phrases in _beginnings(*names) for word in phrases.first_words}
    for text, folded in zip(texts, fold_all(texts), strict=True):
        first = _FIRST_WORD.search(folded)
        yield first is not None and first[0] in firsts and begins(text, *names)


def after(text: str, name: str) -> str | None:
    """Give the folded words behind the phrase that a text begins with; ``None`` where it begins with none.

    >>> after("Tổng số: 25", "total.begin")
    '25'
    """
    key, end = _match(text, name)
    return key[end:].strip() if end else None


def without_equals(heading: str) -> str:
    """Give the words of a level's heading without those that add what is held to be equal to it.

    >>> without_equals("CVC và TĐ"), without_equals("CVC")
    ('cvc', 'cvc')
    """
    key = row_key(heading)
    return next((key.removesuffix(f" {end}") for end in _or_equal() if key.endswith(f" {end}")), key)


@cache
def _or_equal() -> list[str]:
    return sorted(map(row_key, _phrases("levels.or_equal")), key=len, reverse=True)


def ends(text: str, name: str) -> bool:
    """Tell whether a text has more words than a phrase of an entry, and ends with it.

    >>> ends("UBND xã An Đông (cũ)", "former.units"), ends("Cũ", "former.units")
    (True, False)
    """
    key = row_key(text)
    return any(key.endswith(f" {one}") for one in _endings(name))


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(map(row_key, _phrases(name)))


def ends_in_number(header: str) -> bool:
    """Tell whether a header says at its end that numbers stand below it.

    >>> ends_in_number("Đơn vị bầu cử số"), ends_in_number("Kỹ năng số"), ends_in_number("Số")
    (True, False, False)
    """
    before, space, last = row_key(header).rpartition(" ")
    told = space and last == _data()["numbered"]["end"]
    return bool(told) and not any(before == one or before.endswith(f" {one}") for one in _digital())


@cache
def _digital() -> tuple[str, ...]:
    return tuple(map(row_key, _phrases("numbered.digital")))


def without_unit_label(text: str) -> str:
    """Give the name of a unit without what says that it is one.

    >>> without_unit_label("Đơn vị: Xã Mường Bú"), without_unit_label("Đơn vị: 5 người")
    ('Xã Mường Bú', 'Đơn vị: 5 người')
    """
    label, colon, name = text.partition(":")
    named = colon and is_one_of(label, "stated.unit") and begins(name, "agency.begin", "section.begin")
    return name.strip() if named else text


@cache
def _vacancies() -> frozenset[str]:
    return frozenset(_phrases("vacant.names"))


def any_word_begins(text: str, name: str) -> bool:
    """Tell whether a phrase of an entry begins at any word of a text.

    >>> any_word_begins("Phó Bí thư", "party_posts.words"), any_word_begins("Nông dân", "party_posts.words")
    (True, False)
    """
    parts = row_key(text).split()
    return any(key_begins(" ".join(parts[start:]), name) for start in range(len(parts)))


def is_vacancy(name: str) -> bool:
    """Tell whether a text stands in place of a name because a post is vacant.

    >>> [is_vacancy(text) for text in ("(khuyết)", "Chưa có", "Khuyết Văn An")]
    [True, True, False]
    """
    return name.strip(" ()[].…-/*").lower() in _vacancies()


def is_relative(name: str) -> bool:
    """Tell whether a text names a person's relative and says so: no person of the roster.

    >>> is_relative("Vợ: Lê Thị An"), is_relative("Con: Lê An"), is_relative("Võ Thị An"), is_relative("Vợ Lê An")
    (True, True, False, False)
    """
    label, colon, behind = name.partition(":")
    return bool(colon and behind.strip()) and is_one_of(label, "relative.begin")


def is_nobody(name: str) -> bool:
    """Tell whether what stands in the place of a name is that of nobody in the roster: a vacant post, a relative."""
    return is_vacancy(name) or is_relative(name)


@cache
def vacancy_starts() -> frozenset[bytes]:
    """Give the first word of what stands for a vacant post or before a relative, as it may be typed, in small ASCII.

    >>> b"khuy" in {start[:4] for start in vacancy_starts()}, "đang".encode() in vacancy_starts()
    (True, True)
    """
    words = {text.split()[0] for text in (*_vacancies(), *_phrases("relative.begin"))}
    return frozenset("".join(signs).encode() for word in words for signs in product(*map(_typed, word)))


# Marks that Unicode holds for equal, and letters that are read as one.
_SAME_MARK = {"\u0300": "\u0340", "\u0301": "\u0341"}
_SAME_LETTER = {"đ": "đĐ\u00d0\u0189"}


def _typed(letter: str) -> set[str]:
    """Give the ways to type a letter: its marks in it or behind it, in any order; beyond ASCII small and large."""
    found = {*_SAME_LETTER.get(letter, letter)}
    for case in (letter.lower(), letter.upper()):
        base, marks = unicodedata.normalize("NFD", case)[0], unicodedata.normalize("NFD", case)[1:]
        for order in permutations(marks):
            for taken in range(len(order) + 1):
                composed = unicodedata.normalize("NFC", base + "".join(order[:taken]))
                behind = product(*({mark, _SAME_MARK.get(mark, mark)} for mark in order[taken:]))
                found |= {composed + "".join(one) for one in behind}
    return {one[0].lower() + one[1:] if one[0].isascii() else one for one in found}


def is_one_of(text: str, name: str) -> bool:
    """Tell whether a text is a phrase of an entry, nothing before or behind it."""
    key, end = _match(text, name)
    return end == len(key) > 0


def made_of(text: str, name: str, beside: str) -> bool:
    """Tell whether a text is made of phrases of an entry, and of nothing else but numbers and phrases of another.

    >>> made_of("Cán bộ và công chức (12)", "section.kinds", "section.kinds_beside")
    True
    """
    rest, found = row_key(text), False
    while rest:
        length = _length(rest, name)
        found = found or length > 0
        first = rest.partition(" ")[0]
        length = length or _length(rest, beside) or (len(first) if first.isdigit() else 0)
        if not length:
            return False
        rest = rest[length:].lstrip()
    return found
