"""The words that mean the same in every column (``data/words.toml``)."""

from __future__ import annotations

from functools import cache
from typing import get_args

from cadre_stats.record import Record
from cadre_stats.shipped import shipped_toml
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import EntryKind, WordList, entries
from cadre_stats.vocabulary.words import tokens

__all__ = ["CommonWords", "common_texts", "common_words", "listed_words"]

# Words that turn a text around: no misspelling of another word may pass for them, nor they for one.
_GUARDED: tuple[EntryKind, ...] = ("unfinished", "negation", "doubt", "sentence")
_SUBJECTS: tuple[EntryKind, ...] = ("subject", "titled")


class CommonWords(Record):
    """The common word list, with and without fields of study or places, and the lists with a use of their own."""

    words: WordList
    words_without_subjects: WordList
    words_without_names: WordList
    glued_subjects: WordList
    deniable: tuple[str, ...]
    ambiguous_alone: WordList
    guards: frozenset[Spelling]


@cache
def _lists() -> dict[str, str]:
    return shipped_toml("cadre_stats.vocabulary", "data/words.toml")


def listed_words(name: str) -> tuple[str, ...]:
    """Give the words of one list of the file; none of a kind that it doesn't list.

    >>> listed_words("introducing")[:2]
    ('trình độ', 'TĐ')
    """
    return tuple(text for listed in _lists().get(name, "").replace("\n", ",").split(",") if (text := listed.strip()))


def common_texts() -> frozenset[str]:
    """Give the words of all lists of the file."""
    return frozenset(text for name in _lists() for text in listed_words(name))


@cache
def common_words() -> CommonWords:
    """Load the common words on first use."""
    found = [entry for kind in get_args(EntryKind) for entry in entries(kind, listed_words(kind))]
    alone = [entry for entry in found if entry.kind in _GUARDED and entry.words == 1]
    guards = frozenset(entry.spelling for entry in alone if entry.text.isalpha() or len(tokens(entry.text)) == 1)
    abbreviations = entries("subject", listed_words("abbreviation"))
    return CommonWords(
        words=WordList([*found, *abbreviations], guards),
        words_without_subjects=WordList((entry for entry in found if entry.kind not in _SUBJECTS), guards),
        words_without_names=WordList((entry for entry in found if entry.kind not in (*_SUBJECTS, "place")), guards),
        glued_subjects=WordList([*abbreviations, *entries("place", listed_words("place"))]),
        deniable=listed_words("deniable"),
        ambiguous_alone=WordList(entries("unclear", listed_words("ambiguous_alone"))),
        guards=guards,
    )
