"""An item of a cell's text, a phrase and what it stands for, and the segment of items between two breaks."""

from __future__ import annotations

from typing import Literal, NamedTuple

from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import EntryKind

__all__ = ["Break", "Item", "ItemKind", "Segment"]

# A ``word`` is one that no list knows, ``late`` a year that may be later than the roster.
ItemKind = EntryKind | Literal["word", "date", "late", "period", "count"]
Break = Literal["start", "list", "dash", "dot", "colon", "open", "close"]


class Item(NamedTuple):
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


class Segment(NamedTuple):
    """Items between two breaks, the break before them and whether they stand in brackets."""

    items: tuple[Item, ...]
    opened_by: Break
    bracketed: bool
