"""The words that mean the same in every column (``data/words.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from cadre_stats.shipped import shipped_toml
from cadre_stats.vocabulary.spelling import Spelling, spelling
from cadre_stats.vocabulary.wordlist import EntryKind, WordList, entries
from cadre_stats.vocabulary.words import tokens

__all__ = ["CommonWords", "common_words"]

# Words that turn a text around: no misspelling of another word may pass for them, nor they for one.
_GUARDED: tuple[EntryKind, ...] = ("unfinished", "negation", "doubt", "sentence")
_SUBJECTS: tuple[EntryKind, ...] = ("subject", "titled")


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


@cache
def common_words() -> CommonWords:
    """Load the common words on first use."""
    lists: dict[str, list[str]] = shipped_toml("cadre_stats.vocabulary", "data/words.toml")
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
