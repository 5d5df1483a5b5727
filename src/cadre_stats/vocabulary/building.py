"""A scale out of its data file, the user's files and the words common to all columns."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import get_args

from cadre_stats.errors import UsageError
from cadre_stats.text import plain
from cadre_stats.vocabulary.claims import NOTHING, ColumnRules
from cadre_stats.vocabulary.column_words import ColumnWords
from cadre_stats.vocabulary.common_words import CommonWords, common_words
from cadre_stats.vocabulary.scale import Level, Scale
from cadre_stats.vocabulary.scale_file import LevelEntry, ScaleFile, nearest
from cadre_stats.vocabulary.wordlist import Entry, EntryKind, WordList, entries, entry_key, listed_key
from cadre_stats.vocabulary.words import LIST_SIGNS, tokens

__all__ = ["build_scale"]


def build_scale(field: str, files: Sequence[ScaleFile]) -> Scale:
    """Build the scale of a field: the first file defines the levels, later ones add aliases and win over it.

    Raises :class:`UsageError` for a level that the scale doesn't have and for an alias that names two levels of it
    after folding.
    """
    first = files[0]
    if not first.levels:
        raise UsageError("vocabulary.no_levels", where=first.path, field=field)
    levels = list({entry.code: entry for entry in first.levels}.values())
    codes = tuple(entry.code for entry in levels)
    aliases: list[Entry] = []
    for file in files:
        aliases = _overridden(aliases, _aliases(file, codes))
    whole = [entry for entry in aliases if entry.spelling.base]
    nothing = [entry for entry in whole if entry.lowest == NOTHING == codes[0]]
    named = [entry for entry in whole if entry.lowest != NOTHING or codes[0] != NOTHING]
    any_subject = bool(_setting([file.any_subject for file in files]))
    ordered = _setting([file.ordered for file in files]) is not False
    common = common_words()
    return Scale(
        field=field,
        levels=tuple(_level(entry, aliases) for entry in levels),
        ordered=ordered,
        blank_is_none=bool(_setting([file.blank_is_none for file in files])) and NOTHING in codes,
        date_means=next((file.date_means for file in reversed(files) if file.date_means), ""),
        whole=WordList([*whole, *(one for code in codes for one in entries("level", [code], code))], common.guards),
        signs=MappingProxyType({listed_key(entry.text): entry.lowest for entry in aliases if _beyond_words(entry)}),
        words=_column_words(files, named, common, _words_of(common, any_subject=any_subject, ordered=ordered)),
        rules=ColumnRules(
            codes=codes,
            nothing=WordList(nothing),
            deniable=WordList(entries("negation", [*common.deniable, *_deniable(files, any_subject=any_subject)])),
            ambiguous_alone=common.ambiguous_alone,
            any_subject=any_subject,
            units=any_subject and not ordered,
        ),
    )


def _words_of(common: CommonWords, *, any_subject: bool, ordered: bool) -> WordList:
    """Give the common words of a column: fields of study mean something in some, places in every scale."""
    if any_subject:
        return common.words
    return common.words_without_subjects if ordered else common.words_without_names


def _column_words(
    files: Sequence[ScaleFile], named: Sequence[Entry], common: CommonWords, words: WordList
) -> ColumnWords:
    own = [entry for kind in get_args(EntryKind) for entry in entries(kind, _words(files, kind))]
    studies = [
        study for file in files for entry in file.levels for study in entries("unfinished", entry.studying, entry.code)
    ]
    glued = {text for file in files for text in file.glued}
    return ColumnWords(
        own=WordList([*named, *own, *studies], common.guards),
        common=words,
        glued_levels=WordList(entry for entry in named if entry.text in glued),
        glued_subjects=common.glued_subjects,
        capitals=frozenset(text for file in files for text in file.capitals),
    )


def _words(files: Sequence[ScaleFile], kind: str) -> list[str]:
    return [text for file in files for text in file.words.get(kind, ())]


def _deniable(files: Sequence[ScaleFile], *, any_subject: bool) -> list[str]:
    """Give what a column may deny altogether: what its files say and, where it has one subject, that."""
    return [*_words(files, "deniable"), *([] if any_subject else _words(files, "subject"))]


def _setting(said: Sequence[bool | None]) -> bool | None:
    return next((one for one in reversed(said) if one is not None), None)


def _level(entry: LevelEntry, aliases: Sequence[Entry]) -> Level:
    texts = tuple(alias.text for alias in aliases if alias.lowest == entry.code == alias.highest)
    return Level(entry.code, entry.label, texts)


def _aliases(file: ScaleFile, codes: Sequence[str]) -> list[Entry]:
    """Give a file's aliases. Raises :class:`UsageError` for a level that the scale doesn't have."""
    said = [(entry.code, entry.code, entry.aliases, entry.where) for entry in file.levels]
    said += [(entry.lowest, entry.highest, entry.aliases, entry.where) for entry in file.ranges]
    for code, where in ((code, where) for low, high, _, where in said for code in (low, high)):
        if code not in codes:
            raise UsageError("vocabulary.unknown_level", where=where, level=code, nearest=nearest(code, codes))
    found = [(entries("level", texts, low, high, file.flagged), where) for low, high, texts, where in said]
    _refuse_collisions(found)
    return [entry for listed, _ in found for entry in listed]


def _beyond_words(entry: Entry) -> bool:
    """Tell whether an alias is a sign or a list, which is found as a whole text only."""
    if entry.lowest != entry.highest:
        return False
    # To look for the tokens of all aliases takes a third of the time of building a scale.
    may_be_list = not LIST_SIGNS.isdisjoint(plain(entry.text))
    return not entry.spelling.base or (may_be_list and any(part.kind == "list" for part in tokens(entry.text)))


def _refuse_collisions(found: Sequence[tuple[Sequence[Entry], str]]) -> None:
    """Refuse two levels of one file for one spelling, or for two that are one when typed without diacritics."""
    seen: dict[str, Entry] = {}
    for entry, where in ((entry, where) for listed, where in found for entry in listed):
        other = seen.setdefault(entry.spelling.base or listed_key(entry.text), entry)
        if (other.lowest, other.highest) != (entry.lowest, entry.highest):
            names = {"first": _named(other), "second": _named(entry)}
            raise UsageError("vocabulary.collision", where=where, alias=entry.text, **names)


def _named(entry: Entry) -> str:
    return entry.lowest if entry.lowest == entry.highest else f"{entry.lowest}..{entry.highest}"


def _overridden(old: Sequence[Entry], new: Sequence[Entry]) -> list[Entry]:
    taken = {entry_key(entry) for entry in new}
    return [*new, *(entry for entry in old if entry_key(entry) not in taken)]
