"""A word list: phrases of one or more words, each with what it stands for, found longest first in tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.list_spellings import written_together
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.words import Token

__all__ = ["Entry", "EntryKind", "Match", "WordList", "entries", "entry_key", "joined", "listed_key"]

EntryKind = Literal[
    "level",  # a level of the column's own scale
    "other",  # a level of another scale: says nothing here
    "unclear",  # means different things: the whole text is not read
    "doubt",  # casts doubt on the whole text
    "sentence",  # makes a sentence, which isn't read unless it tells of an unfinished study
    "unfinished",  # what follows (or what it is said of) is not completed
    "negation",  # the same, or, of deniable words alone, the level none
    "school",  # the rest names a school, a post or a certificate
    "titled",  # a profession, before a level
    "subject",  # a field of study
    "place",  # a place or a school's name: "ĐH Vinh" may be where, not what
    "word",  # means something elsewhere, but behind a level only a part of the subject: "cao cấp"
    "neutral",  # changes nothing: forms of study, "bằng", "tốt nghiệp"
    "introducing",  # neutral, and a level behind it outweighs a title: "cử nhân (hệ cao đẳng)"
    "completed",  # neutral, and says that what follows is completed
    "equivalent",  # "và tương đương"
    "from",
    "to",
    "above",
    "below",
    "or_higher",
    "or_lower",
    "at_least",
]
_WORDS_JOINED = 9
_NO_FLAGS: Mapping[str, Collection[str]] = MappingProxyType({})
_AROUND_LIST = regex(r"\s*([,;/+|-])\s*")


class Entry(NamedTuple):
    """A phrase of a word list: its spelling, what it stands for, its number of words and, for levels, the codes.

    ``weak`` is a professional title that a named level outweighs ("cử nhân cao đẳng"); ``school_like`` is a level
    whose word begins names of schools, too ("đại học"); ``form_too`` one that is a form of study, too ("TC");
    ``degree_too`` one of another scale than that of degrees that may be a degree in the wrong column ("Cử nhân").
    """

    text: str
    spelling: Spelling
    kind: EntryKind
    words: int = 1
    lowest: str = ""
    highest: str = ""
    weak: bool = False
    school_like: bool = False
    form_too: bool = False
    degree_too: bool = False


class Match(NamedTuple):
    """An entry found at tokens: up to which token it reaches and whether every mark agrees."""

    entry: Entry
    end: int
    exact: bool


def listed_key(text: str) -> str:
    """Give the folded text without spaces around the signs of a list: "quận / Huyện" is "quận/huyện"."""
    return _AROUND_LIST.sub(r"\1", fold(text))


def joined(parts: Iterable[Token]) -> Spelling:
    """Give the spelling of the words among some tokens, written together."""
    words = [part.spelling for part in parts]
    if len(words) == 1:
        return words[0]
    return Spelling("".join([word.base for word in words]), b"".join([word.marks for word in words]))


class WordList:
    """Phrases by their letters. Of several that a spelling can be, an exact one comes first, then the earlier."""

    def __init__(self, entries: Iterable[Entry], guards: frozenset[Spelling] = frozenset()) -> None:
        self._entries, self._guards = tuple(entries), guards

    # Most lists of a scale are for texts that few rosters have.
    @cached_property
    def _by_base(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self._entries:
            found.setdefault(entry.spelling.base, []).append(entry)
        return found

    def find(self, spelled: Spelling, words: int = 1) -> Entry | None:
        """Give the entry that a spelling of some words is, perhaps with marks left out.

        Of two that differ in nothing but their spaces the one with as many words: "CNKT" is not "CN KT".
        """
        fitting = [
            entry
            for entry in self._by_base.get(spelled.base, ())
            if spelled.spells(entry.spelling)
            and (entry.spelling not in self._guards or _all_or_nothing(spelled, entry))
        ]
        exact = [entry for entry in fitting if entry.spelling.marks == spelled.marks]
        return min(exact or fitting, key=lambda entry: entry.words != words, default=None)

    def named(self, parts: Sequence[Token]) -> Entry | None:
        """Give the entry that some tokens spell as a whole."""
        entry = self.find(joined(parts), _words(parts))
        return entry if entry is not None and self._allowed(parts, entry) else None

    def covers(self, spelled: Spelling) -> bool:
        """Tell whether a spelling is made of phrases of the list and nothing else."""
        size = len(spelled.base)
        reached = {0}
        for start in range(size):
            for end in range(start + 1, size + 1) if start in reached else ():
                if spelled.base[start:end] not in self._by_base:
                    continue
                if self.find(Spelling(spelled.base[start:end], spelled.marks[start:end])) is not None:
                    reached.add(end)
        return size in reached

    def longest(self, parts: Sequence[Token], start: int) -> Match | None:
        """Give the longest phrase that begins at a token; dots and dashes may stand inside it."""
        best: Match | None = None
        end, words = start, 0
        spelled = Spelling("", b"")
        while end < len(parts) and words < _WORDS_JOINED and parts[end].kind in ("word", "number", "dot", "dash"):
            token = parts[end]
            end += 1
            if not token.spelling.base:
                continue
            words += 1
            spelled = spelled.then(token.spelling)
            entry = self.find(spelled, words)
            if entry is not None and self._allowed(parts[start:end], entry):
                best = Match(entry, end, entry.spelling.marks == spelled.marks)
        return best

    def _allowed(self, parts: Sequence[Token], entry: Entry) -> bool:
        """Refuse a phrase when a guarded word ("đang") would have to be a misspelt part of it ("cao đẳng")."""
        at = 0
        for part in parts:
            size = len(part.spelling.base)
            if part.spelling in self._guards and entry.spelling.marks[at : at + size] != part.spelling.marks:
                return False
            at += size
        return True


def _all_or_nothing(spelled: Spelling, entry: Entry) -> bool:
    """Take a guarded word only with all of its marks or with none: "chuyên" is no careless "chuyển"."""
    return spelled.marks == entry.spelling.marks or not any(spelled.marks)


def entry_key(entry: Entry) -> Spelling | str:
    """Give the key under which an alias is the same as another: its spelling, or the sign itself."""
    return entry.spelling if entry.spelling.base else listed_key(entry.text)


def entries(
    kind: EntryKind,
    phrases: Iterable[str],
    lowest: str = "",
    highest: str = "",
    flagged: Mapping[str, Collection[str]] = _NO_FLAGS,
) -> list[Entry]:
    """Give the entries of phrases that stand for one thing; ``flagged`` lists those with a flag of :class:`Entry`."""
    texts = list(phrases)
    if not any(flagged.values()):
        return [
            Entry(text, spelled, kind, words, lowest, highest or lowest)
            for text, (spelled, words) in zip(texts, written_together(texts), strict=True)
        ]
    found = []
    for text, (spelled, words) in zip(texts, written_together(texts), strict=True):
        flags = {flag: True for flag, listed in flagged.items() if text in listed}
        found.append(Entry(text, spelled, kind, words, lowest, highest or lowest, **flags))
    return found


def _words(parts: Iterable[Token]) -> int:
    return len([part for part in parts if part.spelling.base])
