"""The claims of a cell: levels completed and not; with the rules of its column, and a text that can't be read."""

from __future__ import annotations

from types import MappingProxyType

from cadre_stats.record import Record
from cadre_stats.vocabulary.item import Item
from cadre_stats.vocabulary.reading import Reason
from cadre_stats.vocabulary.wordlist import WordList

__all__ = ["NOTHING", "Claims", "ColumnRules", "NotUnderstood"]

NOTHING = "none"


class NotUnderstood(Exception):
    """A text that the rules can't read, with the reason."""

    def __init__(self, key: str, word: str = "") -> None:
        super().__init__(key)
        self.reason = Reason(key, MappingProxyType({"word": word}))


class Claims:
    """The completed levels in order, those said not to be completed, and the words that say there is nothing.

    ``school`` is what names a school, a post or a certificate, ``topic`` a field of study of unknown level,
    ``other`` a level of another scale.
    """

    def __init__(self) -> None:
        self.completed: list[Item] = []
        self.unfinished: list[Item] = []
        self.nothing: Item | None = None
        self.school: Item | None = None
        self.topic: Item | None = None
        self.other: Item | None = None


class ColumnRules(Record):
    """What the claims of a column rest on.

    ``codes`` are those of the scale, lowest first. ``nothing`` holds the aliases of its level none, which count only
    where they fill a segment; ``deniable`` what "chưa" and "không" deny without naming a level ("có bằng").
    ``ambiguous_alone`` are abbreviations that may mean something else where they stand alone behind a break.
    ``any_subject`` lets words that no list knows stand behind a level. ``units``: what stands behind one is the name of
    a unit, which may look like a word of doubt ("xã Tam Thanh").
    """

    codes: tuple[str, ...]
    nothing: WordList
    deniable: WordList
    ambiguous_alone: WordList
    any_subject: bool
    units: bool = False
