"""What a cell speaks of, whatever its header says: a person, a post, a unit, a religion (``data/cells.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, fold_all, tidy
from cadre_stats.vocabulary.beginnings import Beginnings
from cadre_stats.vocabulary.rows import folded_key, key_begins, row_key

__all__ = [
    "RANK_OF_STAFF",
    "addressed",
    "is_mostly_of_man",
    "is_of_minority_family",
    "is_own_school",
    "is_post_above",
    "rank_of_post",
    "sex_of_name",
    "sexes_of_names",
    "spoken_of",
    "spoken_of_each",
    "stands_apart",
    "without_short_address",
]

_WORD = regex(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# "Hạng II": a class and its number.
_ROMAN = regex("[IVX]+")
_BETWEEN_LEVELS = regex("[,;/]")
# The fewest and the most words of a name.
_SHORTEST, _LONGEST = 2, 6


@cache
def _data() -> dict[str, Any]:
    return shipped_toml("cadre_stats.vocabulary", "data/cells.toml")


@cache
def _beginnings(field: str) -> tuple[Beginnings, Beginnings]:
    phrases = {row_key(text) for text in _data()[field]}
    return Beginnings(phrases), Beginnings(map(bare, phrases))


# Of several that a text begins with the longest counts, of two as long the first.
_SPOKEN = ("position", "unit", "religion")


@cache
def _spoken() -> tuple[dict[str, list[tuple[str, str]]], ...]:
    """Give by their first words what posts, units and religions begin with, with diacritics and without."""
    found: tuple[dict[str, list[tuple[str, str]]], ...] = ({}, {})
    for field in _SPOKEN:
        for text in _data()[field]:
            for table, phrase in zip(found, (row_key(text), bare(row_key(text))), strict=True):
                table.setdefault(phrase.partition(" ")[0], []).append((phrase, field))
    return found


@cache
def _family_names() -> frozenset[str]:
    names = {row_key(name) for name in _data()["family_names"].split()}
    return frozenset(names | set(map(bare, names)))


@lru_cache(maxsize=1 << 14)
def spoken_of(text: str) -> str | None:
    """Give the field of rosters that a text speaks of by its words; ``None`` where they tell none for certain.

    >>> [spoken_of(text) for text in ("Lê Thị An", "Phó Chủ tịch UBND", "Phòng Nội vụ", "Phật giáo", "Luật")]
    ['full_name', 'position', 'unit', 'religion', None]
    >>> [spoken_of(text) for text in ("Văn phòng - thống kê", "Văn phòng UBND", "Phó Văn Sáu", "Xã Văn Lang")]
    ['position', 'unit', 'full_name', 'unit']
    """
    return _spoken_by(text, row_key(text))


def spoken_of_each(texts: Sequence[str]) -> list[str | None]:
    """Give what each of many texts on one line speaks of, as :func:`spoken_of` does.

    >>> spoken_of_each(["Lê Thị An", "Luật"])
    ['full_name', None]
    """
    return [_spoken_by(text, folded_key(folded)) for text, folded in zip(texts, fold_all(texts), strict=True)]


def _spoken_by(text: str, key: str) -> str | None:
    found, longest = None, 0
    phrases = _spoken()[1 if key.isascii() else 0].get(key.partition(" ")[0], ())
    for phrase, field in phrases:
        if len(phrase) > longest and f"{key} ".startswith(f"{phrase} "):
            found, longest = field, len(phrase)
    if _is_name(text, key, known=found is None) and not key_begins(key, "section.sure"):
        return "full_name"
    return found


def is_own_school(text: str) -> bool:
    """Tell whether a text is the name of a school for children, where people work rather than graduate.

    >>> is_own_school("THCS Nà Mèo"), is_own_school("Trường ĐH Vinh")
    (True, False)
    """
    return _length(row_key(text), "own_school") > 0


@lru_cache(maxsize=1 << 12)
def sex_of_name(text: str) -> str | None:
    """Give the sex that a name tells by its middle word, "Nam" or "Nữ", or by a form of address before it.

    ``None`` where nothing tells it.

    >>> [sex_of_name(text) for text in ("Lê Thị An", "Trần Văn Bá", "Lê Minh Châu", "LE THI AN")]
    ['Nữ', 'Nam', None, 'Nữ']
    >>> [sex_of_name(text) for text in ("Bà Lê Minh Châu", "Ông Lê Minh Châu", "Ông Thị An", "Ông Minh Châu")]
    ['Nữ', 'Nam', 'Nữ', None]
    """
    return _sex_of_middle(row_key(text)) or _sex_of_address(text)


def is_mostly_of_man(text: str) -> bool:
    """Tell whether a name's middle word is one that nearly only men have, if it is written with its marks.

    >>> [is_mostly_of_man(text) for text in ("Lê Quốc Việt", "Lê Minh Châu", "LE QUOC VIET", "Quốc Việt")]
    [True, False, False, False]
    """
    parts = row_key(text).split()
    return _SHORTEST < len(parts) <= _LONGEST and parts[1] in _data()["mostly_male"]


def is_of_minority_family(text: str) -> bool:
    """Tell whether a name begins with a family name that nearly only ethnic minorities have, written with its marks.

    >>> [is_of_minority_family(text) for text in ("Giàng A Chống", "Nguyễn Văn An", "LO VAN AN", "Quàng Thị")]
    [True, False, False, True]
    """
    first, _, rest = row_key(text).partition(" ")
    return bool(rest) and first in _minority_families()


@cache
def _minority_families() -> frozenset[str]:
    return frozenset(map(row_key, _data()["minority_family_names"].split()))


def sexes_of_names(texts: Sequence[str]) -> list[str]:
    """Give what each of many names on one line tells, as :func:`sex_of_name` does; nothing where that tells none.

    >>> sexes_of_names(["Lê Thị An", "Lê Minh Châu"])
    ['Nữ', '']
    """
    folded = zip(texts, fold_all(texts), strict=True)
    return [_sex_of_middle(folded_key(key)) or _sex_of_address(text) or "" for text, key in folded]


def _sex_of_address(text: str) -> str | None:
    """Give the sex of a form of address; "Ông" is a family name, too, where no whole name follows."""
    sex, name = addressed(text) or ("", "")
    return None if sex == "Nam" and len(name.split()) <= _SHORTEST else sex or None


def _sex_of_middle(key: str) -> str | None:
    words = key.split()
    if not _SHORTEST < len(words) <= _LONGEST:
        return None
    return _middle_words()[1 if key.isascii() else 0].get(words[1])


@cache
def _middle_words() -> tuple[dict[str, str], dict[str, str]]:
    """Give the sexes by the middle words that tell them, with diacritics and without."""
    middle = {_data()["female"]: "Nữ", _data()["male"]: "Nam"}
    return middle, {bare(word): sex for word, sex in middle.items()}


# The first name of each file is asked for twice.
@lru_cache(maxsize=1 << 12)
def addressed(text: str) -> tuple[str, str] | None:
    """Part a name behind a form of address into the sex that this tells, or nothing, and the name.

    >>> addressed("Bà Lê Thị An"), addressed("Đ/c Lê An"), addressed("Lê Thị An"), addressed("Ông Tùng")
    (('Nữ', 'Lê Thị An'), ('', 'Lê An'), None, None)
    """
    found = _addresses().match(tidy(text))
    if found is None or len(found["name"].split()) < _SHORTEST:
        return None
    return "Nam" if found["male"] else "Nữ" if found["female"] else "", found["name"]


def without_short_address(text: str) -> str | None:
    """Give a name without the "Đ/c" before it, as no name begins; ``None`` where none stands there.

    >>> without_short_address("Đ/c Lê An"), without_short_address("Đồng Chí Thanh"), without_short_address("Bà Lê An")
    ('Lê An', None, None)
    """
    found = _addresses().match(tidy(text))
    return found["name"] if found is not None and found["short"] else None


@cache
def _addresses() -> re.Pattern[str]:
    words = _data()["address"].items()
    groups = "|".join(f"(?P<{told}>{'|'.join(map(re.escape, texts))})" for told, texts in words)
    return re.compile(rf"(?:{groups})[.:]?\s+(?P<name>.+)", re.IGNORECASE)


RANK_OF_STAFF, _DEPUTY, _HEAD = 1, 2, 3


def rank_of_post(text: str) -> int | None:
    """Give 3 for the post of a head, 2 for a deputy's, 1 for staff; ``None`` for what isn't known as a post.

    >>> [rank_of_post(text) for text in ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Luật")]
    [3, 2, 1, None]
    """
    key = row_key(text)
    ranks = {"deputy": _DEPUTY, "head": _HEAD, "staff": RANK_OF_STAFF}
    return next((rank for name, rank in ranks.items() if _length(key, name)), None)


def is_post_above(planned: str, held: str) -> bool | None:
    """Tell whether a post is above another: a head's above the deputy's of the same, any of them above staff.

    ``None`` for other posts: who leads a commune may be planned as a deputy of a district.

    >>> is_post_above("Trưởng phòng", "Phó Trưởng phòng"), is_post_above("Chuyên viên", "Phó Giám đốc")
    (True, False)
    >>> is_post_above("Phó Bí thư Huyện ủy", "Bí thư Đảng ủy xã")
    """
    ranks = [rank_of_post(post) for post in (planned, held)]
    if None in ranks or ranks[0] == ranks[1]:
        return None
    keys = [row_key(post).removeprefix(f"{row_key(_data()['deputy'][0])} ") for post in (planned, held)]
    comparable = RANK_OF_STAFF in ranks or keys[0] == keys[1]
    return (ranks[1] == RANK_OF_STAFF or ranks[0] == _HEAD) if comparable else None


def stands_apart(heading: str) -> bool:
    """Tell whether a heading of a level is an equivalence, which stands outside the order of the others.

    >>> [stands_apart(text) for text in ("Chuyên khoa II", "CKI", "Thạc sĩ", "TSKH, TS")]
    [True, True, False, False]
    """
    parts = list(filter(None, map(row_key, _BETWEEN_LEVELS.split(heading))))
    return bool(parts) and all(_length(part, "beside_the_order") > 0 for part in parts)


def _length(key: str, field: str) -> int:
    """Count the letters that a phrase of a field takes at the beginning of a text's words."""
    return _beginnings(field)[1 if key.isascii() else 0].length(key)


def _is_name(text: str, key: str, *, known: bool) -> bool:
    """Tell whether a text, whose words are the key, is written like a person's name.

    ``known``: its family name counts, too, not only the middle word that tells the sex.
    """
    words = text.split()
    if not _SHORTEST <= len(words) <= _LONGEST or not all(word[0].isupper() for word in words):
        return False
    if not all(word.isalpha() or _WORD.fullmatch(word) for word in words):
        return False
    if _ROMAN.fullmatch(words[-1]) and not text.isupper():
        return False
    if _sex_of_middle(key) is not None:
        return True
    return known and (key.partition(" ")[0] if words[0].isalpha() else row_key(words[0])) in _family_names()
