"""Names of fields of study, schools and places, looked up only in a text that isn't read without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.vocabulary.common_words import common_words, listed_words
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import Entry, EntryKind, Match, WordList, entries
from cadre_stats.vocabulary.words import Token

__all__ = ["Names", "fields_of_study", "names"]

# A shorter abbreviation of a field of study is one only together with a level's ("ĐHHN"), a shorter word no name.
_STANDING_ALONE, _WHOLE_WORD = 3, 4
_FIRST = regex(r"^\W*([^\W_]+)", re.MULTILINE)
_MARKS = regex("[\u0300-\u036f']")
_KINDS: tuple[EntryKind, ...] = ("school", "place", "subject")


class Names:
    """The names of ``data/names.toml`` by their first word; only those that a text may hold are taken apart.

    ``kinds`` are those of the names that mean something in a column.
    """

    def __init__(self, kinds: Collection[EntryKind]) -> None:
        self._kinds = kinds
        self._lists: dict[str, WordList] = {}
        self._glued: WordList | None = None

    def longest(self, parts: Sequence[Token], start: int) -> Match | None:
        """Give the longest name that begins at a token; initials of a field of study are one in capitals."""
        part = parts[start]
        if part.kind != "word" or not part.spelling.base:
            return None
        first = part.spelling.base.replace("y", "i")
        if first in _by_first():
            match = self._beginning(first).longest(parts, start)
            if match is not None:
                return match
        return self._abbreviated(part, start) if "subject" in self._kinds else None

    def glued(self, spelled: Spelling) -> Entry | None:
        """Give the field of study or the place written together with a level ("ĐHSPHN", "ĐHLuật")."""
        if self._glued is None:
            found = [entry for text, kind in _abbreviations().items() for entry in entries(kind, [text])]
            self._glued = WordList(found)
        entry = self._glued.find(spelled)
        first = spelled.base.replace("y", "i")
        if entry is None and len(first) >= _WHOLE_WORD and first in _by_first():
            entry = self._beginning(first).find(spelled)
        return entry

    def _beginning(self, first: str) -> WordList:
        """Give the names that begin with a word."""
        if first not in self._lists:
            named = [(kind, name) for kind, name in _by_first()[first] if kind in self._kinds]
            found = [entry for kind, name in named for entry in entries(kind, [name])]
            self._lists[first] = WordList(found, common_words().guards)
        return self._lists[first]

    def _abbreviated(self, part: Token, start: int) -> Match | None:
        if len(part.text) < _STANDING_ALONE:
            return None
        kind: EntryKind | None = _abbreviations().get(part.text.upper())
        if kind is None and part.text.isupper() and part.text in _initials():
            kind = "subject"
        return None if kind is None else Match(Entry(part.text, part.spelling, kind), start + 1, True)


@cache
def names(*, subjects: bool) -> Names:
    """Give the names on first use. ``subjects``: those of fields of study, too."""
    return Names(_KINDS if subjects else _KINDS[:-1])


def fields_of_study() -> list[str]:
    """Give the names of fields of study as they are listed."""
    return _texts()["subject"].strip().splitlines()


@cache
def _texts() -> dict[str, str]:
    found: dict[str, str] = shipped_toml("cadre_stats.vocabulary", "data/names.toml")
    return found


@cache
def _by_first() -> dict[str, list[tuple[EntryKind, str]]]:
    """Give the names by the bare letters of their first word, y as i."""
    found: dict[str, list[tuple[EntryKind, str]]] = {}
    for kind in _KINDS:
        text = _texts()[kind].strip()
        bare = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("đ", "d").replace("y", "i")
        for first, name in zip(_FIRST.findall(bare), text.splitlines(), strict=True):
            found.setdefault(first, []).append((kind, name))
    return found


@cache
def _abbreviations() -> dict[str, EntryKind]:
    places: dict[str, EntryKind] = dict.fromkeys(_texts()["place_abbreviation"].split(), "place")
    return places | dict.fromkeys(_texts()["abbreviation"].split(), "subject")


@cache
def _initials() -> frozenset[str]:
    """Give the first letters of the words of fields of study, without "và": "HCVT" is hành chính văn thư."""
    subjects = [*listed_words("subject"), *_texts()["subject"].splitlines()]
    found = ("".join(word[0] for word in name.split() if word[0].isalpha() and word != "và") for name in subjects)
    long_enough = (letters.upper() for letters in found if len(letters) >= _STANDING_ALONE)
    return frozenset(long_enough).difference(_texts()["no_initials"].split())
