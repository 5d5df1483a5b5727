"""The words of headers: when two spellings are one, which add nothing, which are English (``data/headers.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, bare_all, fold, fold_all
from cadre_stats.vocabulary.code_list import parse_code_list
from cadre_stats.vocabulary.whole_phrases import WholePhrases

__all__ = [
    "any_of",
    "bare_key",
    "bare_keys",
    "date_in_words",
    "distinct",
    "has_foreign",
    "header_data",
    "header_key",
    "header_keys",
    "phrases",
    "rewrite",
    "rewrite_bare",
    "variants",
    "without_english",
    "without_instruction",
    "without_number",
    "without_term",
]

Path = tuple[str, ...]

_BRACKETS = regex(r"\([^()]*\)|\[[^\[\]]*\]|\([^()]*$")
_NOT_WORD = regex(r"[^\w]+|[_\u00b9\u00b2\u00b3\u2070-\u2079]+")
_YEAR = regex(r"\b(?:năm|nam) \d{4}\b(?: \d{4}\b)?")
# The years of a plan.
_TERM = regex(r"\b(?:(?:giai đoạn|gđ|nhiệm kì|nk|khóa|thời kì) )?(?:nhiệm kì )?\d{4}(?: \d{4})?\b")
_SPACED_OUT = regex(r"\w(?: \w)+")
_EMPTY_BRACKETS = regex(r"\s*\(\s*\)")
# How headers are numbered: "2)Ngày sinh", "(3) Giới tính", "15.2) Chuyên môn", "15.3 LLCT", "II.4. Tin học".
_NUMBERED = regex(
    r"^\s*\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}[a-zđ]?(?:[.)/:]|\s*[-–])\s*|\d{1,2}(?:\.\d{1,2}){1,2}\s+"
    r"|(?:[A-ZĐ]|[IVX]{1,4})(?:\.\d{1,2}){0,2}(?:[.)/:]|\s*[-–])\s+|[a-zđ]\)\s*)(?=[^\W\d_])"
)
# Where a word begins in a name that programs give to columns: "TrinhDoChuyenMon", "MaNV".
_HUMP = regex(r"(?<=[a-zđ])(?=[A-ZĐ])")
# A cell is looked up in several ways, and each way begins with its words.
_REMEMBERED = 1 << 12
# The most words of a remark in brackets; a longer one is an instruction.
_SHORT_REMARK = 4


@cache
def header_data() -> dict[str, Any]:
    """Give the lists of the data file."""
    return shipped_toml("cadre_stats.vocabulary", "data/headers.toml")


@lru_cache(maxsize=_REMEMBERED)
def header_key(text: str) -> str:
    """Give a header's words apart by one space: what two ways of writing one spelling share.

    >>> header_key("TrinhDoChuyenMon") == header_key("Trinh_do chuyen  mon")
    True
    """
    return _words_of(fold(_parted(text)))


def header_keys(texts: Sequence[str]) -> list[str]:
    """Give :func:`header_key` of each text, of many in less time."""
    return list(map(_words_of, fold_all(list(map(_parted, texts)))))


def _parted(text: str) -> str:
    return _HUMP.sub(" ", text) if text.isascii() and text.isalpha() and not text.istitle() else text


def _words_of(folded: str) -> str:
    words = folded if folded.replace(" ", "").isalpha() else _NOT_WORD.sub(" ", folded).strip()
    return words.replace(" ", "") if words[1:2] == " " and _SPACED_OUT.fullmatch(words) else words


def without_number(text: str) -> str:
    """Give a header without the number or letter that it begins with.

    >>> without_number("2. Ngày sinh"), without_number("15.2) Chuyên môn"), without_number("Đ.V công tác")
    ('Ngày sinh', 'Chuyên môn', 'Đ.V công tác')
    """
    return _NUMBERED.sub("", text)


def bare_key(text: str) -> str:
    """Give a header's words without diacritics."""
    return header_key(bare(text))


def bare_keys(texts: Sequence[str]) -> list[str]:
    """Give :func:`bare_key` of each text, of many in less time."""
    return header_keys(bare_all(texts))


@cache
def _rewriting() -> tuple[WholePhrases, Mapping[str, str], WholePhrases]:
    """Give the abbreviations, what they stand for, and the words that add nothing."""
    shorts = header_data()["abbreviations"]
    long_forms = dict(zip(header_keys([*shorts]), header_keys([*shorts.values()]), strict=True))
    return WholePhrases(long_forms), long_forms, WholePhrases(header_keys(header_data()["filler"]))


@lru_cache(maxsize=_REMEMBERED)
def rewrite(key: str) -> str:
    """Write abbreviations out and leave out the words that add nothing.

    >>> rewrite(header_key("Tr.độ LLCT hiện nay"))
    'trình độ lí luận chính trị'
    """
    abbreviation, long_forms, filler = _rewriting()
    key = abbreviation.replaced(abbreviation.replaced(key, long_forms), long_forms)
    shorter = filler.without(key if key.replace(" ", "").isalpha() else _YEAR.sub(" ", key))
    return " ".join(shorter.split()) or key


@cache
def _bare_rewriting() -> tuple[WholePhrases, Mapping[str, str], WholePhrases]:
    """Give the same without diacritics."""
    shorts = header_data()["abbreviations"]
    long_forms = dict(zip(bare_keys([*shorts]), bare_keys([*shorts.values()]), strict=True))
    return WholePhrases(long_forms), long_forms, WholePhrases(bare_keys(header_data()["filler"]))


@lru_cache(maxsize=_REMEMBERED)
def rewrite_bare(key: str) -> str:
    """Rewrite the words of a header that is typed without any diacritics.

    >>> rewrite_bare("chuc vu hien tai"), rewrite_bare("tdcm")
    ('chuc vu', 'trinh do chuyen mon')
    """
    abbreviation, long_forms, filler = _bare_rewriting()
    key = abbreviation.replaced(abbreviation.replaced(key, long_forms), long_forms)
    return " ".join(filler.without(key).split()) or key


@cache
def phrases(name: str) -> frozenset[str]:
    """Give the phrases of a list of the data file as keys."""
    return frozenset(header_keys(header_data()[name]))


def has_foreign(text: str) -> bool:
    """Tell whether a word of a header makes it one of another person, place or time.

    >>> has_foreign("Trình độ theo yêu cầu"), has_foreign("Văn bằng, chứng chỉ theo yêu cầu của ngạch")
    (True, False)
    """
    key = header_key(text)
    return any_of("foreign").search(key) is not None and key not in phrases("neutral")


@cache
def any_of(name: str) -> WholePhrases:
    """Give the phrases of a list, to be found in a header's words."""
    return WholePhrases(phrases(name))


def distinct(path: Path) -> Path:
    """Leave out empty parts and those that repeat the one above."""
    parts: list[str] = []
    for text in path:
        if header_key(text) and (not parts or header_key(text) != header_key(parts[-1])):
            parts.append(text)
    return tuple(parts)


def _turned_around(text: str) -> bool:
    """Tell whether a short remark in brackets makes the column one of something else: "LLCT (quy hoạch)".

    A long one explains how to fill the column in ("ghi rõ, nếu chưa có thì ghi không").
    """
    remarks = (header_key(remark) for remark in _BRACKETS.findall(text))
    return any(len(remark.split()) <= _SHORT_REMARK and has_foreign(remark) for remark in remarks)


def variants(path: Path) -> Iterator[Path]:
    """Give the ways to take a path's texts: with what stands in brackets, and without it."""
    options = []
    for text in path:
        keys = [header_key(text)]
        if (shorter := header_key(_BRACKETS.sub(" ", text))) and shorter not in keys and not _turned_around(text):
            keys.append(shorter)
        if (unnumbered := header_key(_BRACKETS.sub(" ", without_number(text)))) and unnumbered not in keys:
            keys += [unnumbered] if not _turned_around(text) else []
        codes = parse_code_list(text)
        if codes is not None and len(codes.meanings) > 1 and (name := header_key(codes.label)) and name not in keys:
            keys.append(name)
        options.append(keys)
    yield from product(*options)


def without_instruction(text: str) -> str:
    """Give a heading without the remarks that tell how to fill it in.

    >>> without_instruction("Sau đại học (ThS, TS - ghi rõ chuyên ngành)"), without_instruction("Đại học (ghi ngành)")
    ('Sau đại học (ThS, TS)', 'Đại học')
    """
    return _EMPTY_BRACKETS.sub("", _instruction().sub("", text)).strip()


@cache
def _instruction() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(header_data()["instruction"], key=len, reverse=True)))
    return re.compile(rf"[\s,;:–-]*(?<!\w)(?:{words})(?!\w)[^()]*(?=\)|$)", re.IGNORECASE)


def date_in_words(path: Path) -> str:
    """Give the field of a header made of the words of one kind of date alone, in any order; "" for any other.

    The words of two parts count together where neither is such a header by itself.

    >>> date_in_words(("Sinh ngày, tháng, năm",)), date_in_words(("D. ĐẢNG", "Ngày vào"))
    ('birth_date', 'party_date')
    """
    parts = [frozenset(header_key(without_number(text)).split()) for text in path]
    if len(parts) > 1:
        parts = [] if any(map(_date_of, parts)) else [frozenset().union(*parts)]
    return next(filter(None, map(_date_of, parts)), "")


def _date_of(words: frozenset[str]) -> str:
    return next((field for field, (needed, every) in _date_words().items() if needed <= words <= every), "")


@cache
def _date_words() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Give by field the words that a date's header must have, and all that it may have."""
    found = {}
    for field, lists in header_data()["date_words"].items():
        needed, others = (frozenset(map(header_key, words)) for words in lists)
        found[field] = (needed, needed | others)
    return found


def without_english(text: str) -> tuple[str, str] | None:
    """Part a header in two languages into its words and those in English, which stand at either end of it.

    >>> without_english("Dân tộc / Ethnic group")
    ('dân tộc', 'ethnic group')
    """
    words = header_key(text).split()
    english = [word in phrases("english") for word in words]
    if not any(english) or all(english):
        return None
    before = english.index(False)
    behind = english[::-1].index(False)
    size = len(words)
    own = words[before : size - behind]
    if bool(before) == bool(behind):
        return None
    return " ".join(own), " ".join(words[:before] or words[size - behind :])


def without_term(text: str) -> str:
    """Give a header of plans without the years that they are for; nothing for any other header.

    >>> without_term("Chức danh quy hoạch (2025-2030)"), without_term("Giai đoạn 2020-2025")
    ('chức danh qui hoạch', '')
    """
    key = header_key(text)
    shorter = " ".join(_TERM.sub(" ", key).split())
    return shorter if shorter != key and any_of("plan").match(key) else ""
