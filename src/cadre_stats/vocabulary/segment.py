"""The segments of a cell's text: what stands between commas, brackets and dashes, word by word understood.

"ThS (2019), đang học NCS" has three segments: a level; a date, bracketed; an unfinished study.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cadre_stats.vocabulary.column_words import ColumnWords
from cadre_stats.vocabulary.item import Break, Item, ItemKind, Segment
from cadre_stats.vocabulary.item_numbers import is_late, with_numbers
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import Entry, joined
from cadre_stats.vocabulary.words import Token, tokens

__all__ = ["segments"]

_LIST_LETTERS = "abcd"
# Sites of a school, with their number: cơ sở 2, khu vực 3, trung ương 1.
_SITES = frozenset({"cs", "kv", "tw"})
_FORMER = "cu"
_AFTER_AND = ("level", "completed", "introducing", "unfinished", "negation")


def segments(text: str, words: ColumnWords) -> tuple[Segment, ...]:
    """Give the segments of a text."""
    parts = tokens(text)
    found: list[Segment] = []
    items: list[Item] = []
    opened_by: Break = "start"
    depth = at = 0
    while at < len(parts):
        part = parts[at]
        if part.kind in ("list", "dash", "colon", "open", "close") or _breaks(parts, at, words):
            joining = part.kind in ("word", "number")
            listed = joining or _is_list_mark(items, part, opened_by)
            if items and (joining or not listed):
                found.append(Segment(tuple(items), opened_by, depth > 0))
            items, opened_by = [], "list" if listed else part.kind  # type: ignore[assignment]  # those that break
            depth = max(0, depth + (part.kind == "open") - (part.kind == "close"))
            at += 2 if part.kind == "number" else 1
            continue
        read, at = _items(parts, at, words)
        items += read
    if items:
        found.append(Segment(tuple(items), opened_by, depth > 0))
    numbered = tuple(
        Segment(_with_former_places(with_numbers(one.items)), one.opened_by, one.bracketed) for one in found
    )
    return _with_other_levels(numbered, words)


def _with_former_places(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Take "cũ" behind a school or a place for a word about these, not about the level: "TTBDCT huyện cũ"."""
    places = [at for at, item in enumerate(items) if item.kind in ("school", "place")]
    if not places:
        return items
    return tuple(
        item._replace(kind="neutral") if at > places[0] and item.spelling.base == _FORMER else item
        for at, item in enumerate(items)
    )


def _with_other_levels(found: tuple[Segment, ...], words: ColumnWords) -> tuple[Segment, ...]:
    """Mark what makes another scale's level of the one before it: "Trung cấp (chính trị)" is no degree."""
    read = list(found[:1])
    for before, segment in pairwise(found):
        last, first = before.items[-1], segment.items[0]
        together = words.own.find(last.spelling.then(first.spelling)) if last.kind == "level" else None
        if together is not None and together.kind == "other":
            segment = segment._replace(items=(first._replace(kind="unclear"), *segment.items[1:]))
        read.append(segment)
    return tuple(read)


def _breaks(parts: Sequence[Token], at: int, words: ColumnWords) -> bool:
    """Tell whether a dot, a number or "và" ends a segment.

    A dot does before a level ("BS.TS") and behind a number ("1. Luật"), "và" before a level or a study, a number with
    its dot or bracket before a level where the text begins with 1 ("1. ĐH Luật 2. ThS").
    """
    conjunction = parts[at].spelling.base == "va"
    if at + 1 == len(parts):
        return False
    if at and parts[at].kind == "number" == parts[0].kind and parts[at + 1].kind in ("dot", "close"):
        numbered = words.match(parts, at + 2) if at + 2 < len(parts) else None
        return (
            int(parts[at].text) > 1 == int(parts[0].text) and numbered is not None and numbered.entry.kind in _AFTER_AND
        )
    if not (conjunction or parts[at].kind == "dot"):
        return False
    if parts[at].kind == "dot" and at and parts[at - 1].kind == "number":
        return True
    here, following = words.match(parts, at), words.match(parts, at + 1)
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


def _items(parts: Sequence[Token], at: int, words: ColumnWords) -> tuple[tuple[Item, ...], int]:
    """Give the items at a token (none for a dot, two for "ĐHSP") and the token after them."""
    match, part = words.match(parts, at), parts[at]
    if match is not None:
        text = " ".join(token.text for token in parts[at : match.end] if token.spelling.base)
        return (_understood(match.entry, text, joined(parts[at : match.end])),), match.end
    if part.kind == "dot":
        return (), at + 1
    glued = words.glued(part.spelling) if part.kind == "word" else None
    if glued is not None:
        head, tail = glued
        return (_understood(head, part.text, part.spelling), _understood(tail, part.text, tail.spelling)), at + 1
    return (Item(part.text, _kind(part), part.spelling),), at + 1


def _understood(entry: Entry, text: str, spelled: Spelling) -> Item:
    flags = entry.weak, entry.school_like, entry.form_too, entry.degree_too
    return Item(text, entry.kind, spelled, entry.lowest, entry.highest, *flags)


def _kind(part: Token) -> ItemKind:
    """Tell what a token stands for that no list knows."""
    if part.kind == "date":
        return "late" if is_late(part.text) else "date"
    if part.kind == "period":
        return "period"
    if part.kind == "open_period":
        return "late"
    if part.kind == "number":
        return "count"
    if part.kind == "strange":
        return "doubt"
    if part.spelling.base.rstrip("0123456789") in _SITES:
        return "place"
    return "sentence" if any(sign.isdigit() for sign in part.spelling.base) else "word"
