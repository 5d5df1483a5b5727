"""The words that mean the same in every column (``data/words.toml``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import get_args

from cadre_stats.shipped import shipped_toml
from cadre_stats.vocabulary.spelling import Spelling, spelling
from cadre_stats.vocabulary.wordlist import Entry, EntryKind, WordList, entries
from cadre_stats.vocabulary.words import tokens

__all__ = ["CommonWords", "FurtherWords", "common_words", "further_words"]

# Words that turn a text around: no misspelling of another word may pass for them, nor they for one.
_GUARDED: tuple[EntryKind, ...] = ("unfinished", "negation", "doubt", "sentence")
_SUBJECTS: tuple[EntryKind, ...] = ("subject", "titled")
# A shorter abbreviation of a field of study is one only together with a level's ("ĐHHN").
_STANDING_ALONE = 3


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The common word list, with and without fields of study or places, and the lists with a use of their own."""

    words: WordList
    words_without_subjects: WordList
    words_without_names: WordList
    glued_subjects: WordList
    deniable: tuple[str, ...]
    ambiguous_alone: WordList
    guards: frozenset[Spelling]


@dataclass(frozen=True, slots=True)
class FurtherWords:
    """Names of fields of study and of schools (``data/names.toml``), needed only where a text isn't read without.

    ``initials`` are the first letters of fields of study ("HCVT": hành chính văn thư); in capitals they stand for them.
    """

    words: WordList
    glued_subjects: WordList
    initials: frozenset[str] = frozenset()


def _lists(name: str) -> dict[str, list[str]]:
    return shipped_toml("cadre_stats.vocabulary", f"data/{name}.toml")


@cache
def further_words(*, subjects: bool) -> FurtherWords:
    """Load the names on first use: most rosters hold no text that needs them. ``subjects``: fields of study, too."""
    lists, guards = _lists("names"), common_words().guards
    found = [*entries("school", lists["school"]), *entries("place", lists["place"])]
    abbreviations: list[Entry] = []
    if subjects:
        abbreviations = [*entries("subject", lists["abbreviation"]), *entries("place", lists["place_abbreviation"])]
        found += entries("subject", lists["subject"])
        found += [entry for entry in abbreviations if len(entry.spelling.base) >= _STANDING_ALONE]
    initials = _initials([*_lists("words")["subject"], *lists["subject"]], lists["no_initials"]) if subjects else []
    known = {entry.spelling for entry in found}
    new = [entry for entry in entries("subject", initials) if entry.spelling not in known]
    return FurtherWords(WordList([*found, *new], guards), WordList(abbreviations), frozenset(one.text for one in new))


def _initials(subjects: Iterable[str], never: Collection[str]) -> list[str]:
    """Give the first letters of the words of subjects, each once; "và" leaves none."""
    found = (
        "".join(word[0] for word in text.split() if word[0].isalpha() and word != "và").upper() for text in subjects
    )
    return [one for one in dict.fromkeys(found) if len(one) >= _STANDING_ALONE and one not in never]


@cache
def common_words() -> CommonWords:
    """Load the common words on first use."""
    lists = _lists("words")
    guards = frozenset(spelling(text) for kind in _GUARDED for text in lists[kind] if len(tokens(text)) == 1)
    found = [entry for kind in get_args(EntryKind) for entry in entries(kind, lists.get(kind, ()))]
    abbreviations = entries("subject", lists["abbreviation"])
    return CommonWords(
        words=WordList([*found, *abbreviations], guards),
        words_without_subjects=WordList((entry for entry in found if entry.kind not in _SUBJECTS), guards),
        words_without_names=WordList((entry for entry in found if entry.kind not in (*_SUBJECTS, "place")), guards),
        glued_subjects=WordList([*abbreviations, *entries("place", lists["place"])]),
        deniable=tuple(lists["deniable"]),
        ambiguous_alone=WordList(entries("unclear", lists["ambiguous_alone"])),
        guards=guards,
    )
