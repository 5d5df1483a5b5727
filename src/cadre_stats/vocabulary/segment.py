"""The segments of a cell's text: what stands between commas, brackets and dashes, word by word understood.

"ThS (2019), đang học NCS" has three segments: a level; a date, bracketed; an unfinished study.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import Entry, EntryKind, Match, WordList, joined
from cadre_stats.vocabulary.words import Token, tokens

__all__ = ["Break", "Item", "ItemKind", "Lexicons", "Segment", "segments"]

ItemKind = EntryKind | Literal["word", "date", "period", "count"]
Break = Literal["start", "list", "dash", "dot", "colon", "open", "close"]
_STUDY_YEARS, _COUNTED = 8, 4
_LIST_LETTERS = "abcd"
_COHORT = ("k", "khoa")
_NUMBERED = ("quan", "quanuy", "phuong")
_AFTER_AND = ("level", "completed", "introducing", "unfinished", "negation")


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase of the text and what it stands for. ``word`` is one that no list knows."""

    text: str
    kind: ItemKind
    spelling: Spelling
    lowest: str = ""
    highest: str = ""
    weak: bool = False
    school_like: bool = False
    form_too: bool = False
    degree_too: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Items between two breaks, the break before them and whether they stand in brackets."""

    items: tuple[Item, ...]
    opened_by: Break
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The word lists a column is read with: its own, the common one, and those of glued abbreviations (ĐH + SP)."""

    own: WordList
    common: WordList
    glued_levels: WordList
    glued_subjects: WordList

    def match(self, parts: Sequence[Token], start: int) -> Match | None:
        """Give the longest phrase at a token; of equal ones the exact, then the column's own."""
        found = [match for book in (self.own, self.common) if (match := book.longest(parts, start)) is not None]
        return max(found, key=lambda match: (match.end, match.exact), default=None)

    def glued(self, spelled: Spelling) -> tuple[Entry, Entry] | None:
        """Give the level and the subject whose abbreviations are written together ("ĐHSP")."""
        for cut in range(2, len(spelled.base)):
            head = self.glued_levels.find(Spelling(spelled.base[:cut], spelled.marks[:cut]))
            tail = self.glued_subjects.find(Spelling(spelled.base[cut:], spelled.marks[cut:]))
            if head is not None and tail is not None:
                return head, tail
        return None


def segments(text: str, lexicons: Lexicons) -> tuple[Segment, ...]:
    """Give the segments of a text."""
    parts = tokens(text)
    found: list[Segment] = []
    items: list[Item] = []
    opened_by: Break = "start"
    depth = at = 0
    while at < len(parts):
        part = parts[at]
        if part.kind in ("list", "dash", "colon", "open", "close") or _breaks(parts, at, lexicons):
            listed = part.kind == "word" or _is_list_mark(items, part, opened_by)
            if items and not (listed and part.kind != "word"):
                found.append(Segment(tuple(items), opened_by, depth > 0))
            items, opened_by = [], "list" if listed else part.kind  # type: ignore[assignment]
            depth = max(0, depth + (part.kind == "open") - (part.kind == "close"))
            at += 1
            continue
        read, at = _items(parts, at, lexicons)
        items += read
    if items:
        found.append(Segment(tuple(items), opened_by, depth > 0))
    numbered = tuple(Segment(_numbers(one.items), one.opened_by, one.bracketed) for one in found)
    return _with_other_levels(numbered, lexicons)


def _with_other_levels(found: tuple[Segment, ...], lexicons: Lexicons) -> tuple[Segment, ...]:
    """Mark what makes another scale's level of the one before it: "Trung cấp (chính trị)" is no degree."""
    read = list(found[:1])
    for before, segment in pairwise(found):
        last, first = before.items[-1], segment.items[0]
        together = lexicons.own.find(last.spelling + first.spelling) if last.kind == "level" else None
        if together is not None and together.kind == "other":
            segment = replace(segment, items=(replace(first, kind="unclear"), *segment.items[1:]))
        read.append(segment)
    return tuple(read)


def _breaks(parts: Sequence[Token], at: int, lexicons: Lexicons) -> bool:
    """Tell whether a dot or "và" ends a segment.

    A dot does before a level ("BS.TS") and behind a number ("1. Luật"), "và" before a level or a study.
    """
    conjunction = parts[at].spelling.base == "va"
    if at + 1 == len(parts) or not (conjunction or parts[at].kind == "dot"):
        return False
    if parts[at].kind == "dot" and at and parts[at - 1].kind == "number":
        return True
    here, following = lexicons.match(parts, at), lexicons.match(parts, at + 1)
    if following is None or (conjunction and here is not None and at + 1 < here.end >= following.end):
        return False
    return following.entry.kind in (_AFTER_AND if conjunction else ("level",))


def _is_list_mark(items: list[Item], part: Token, opened_by: Break) -> bool:
    """Tell whether a segment is the number of a list's line ("1) Đại học", "2- Cao đẳng", "b) Luật")."""
    return (
        opened_by != "open"
        and len(items) == 1
        and (
            (items[0].kind == "count" and part.kind in ("close", "dash", "dot", "colon"))
            or (items[0].kind == "word" and items[0].text in _LIST_LETTERS and part.kind == "close")
        )
    )


def _items(parts: Sequence[Token], at: int, lexicons: Lexicons) -> tuple[tuple[Item, ...], int]:
    """Give the items at a token (none for a dot, two for "ĐHSP") and the token after them."""
    match, part = lexicons.match(parts, at), parts[at]
    if match is not None:
        text = " ".join(token.text for token in parts[at : match.end] if token.spelling.base)
        return (_understood(match.entry, text, joined(parts[at : match.end])),), match.end
    if part.kind == "dot":
        return (), at + 1
    glued = lexicons.glued(part.spelling) if part.kind == "word" else None
    if glued is not None:
        head, tail = glued
        return (_understood(head, part.text, part.spelling), _understood(tail, part.text, tail.spelling)), at + 1
    return (Item(part.text, _kind(part), part.spelling),), at + 1


def _understood(entry: Entry, text: str, spelled: Spelling) -> Item:
    flags = entry.weak, entry.school_like, entry.form_too, entry.degree_too
    return Item(text, entry.kind, spelled, entry.lowest, entry.highest, *flags)


def _kind(part: Token) -> ItemKind:
    """Tell what a token stands for that no list knows."""
    if part.kind == "date" or part.kind == "period":
        return part.kind
    if part.kind == "number":
        return "count"
    if part.kind == "strange":
        return "doubt"
    return "sentence" if any(sign.isdigit() for sign in part.spelling.base) else "word"


def _numbers(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Read numbers: "năm 3" is a year of study, "khóa 25" a cohort, "2 bằng ĐH" a count; others cast doubt."""
    read: list[Item] = []
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        after = items[at + 1] if at + 1 < len(items) else None
        kind = item.kind
        if item.kind == "count":
            kind = _number(item, before, after)
        elif item.spelling.base in _COHORT and after is not None and after.kind in ("count", "period"):
            kind = "neutral"
        read.append(replace(item, kind=kind))
    return tuple(read)


def _number(item: Item, before: Item | None, after: Item | None) -> ItemKind:
    """Tell what a number stands for between two items."""
    number = int(item.spelling.base)
    if before is not None and (before.spelling.base in _COHORT or before.spelling.base.endswith(_NUMBERED)):
        return "neutral"
    if before is not None and before.spelling.base == "nam" and number <= _STUDY_YEARS:
        return "unfinished"
    counted = ("neutral", "introducing", "completed", "level", "unfinished")
    if number <= _COUNTED and after is not None and after.kind in counted:
        return "neutral"
    return "count" if before is not None and before.kind == "unfinished" else "doubt"
