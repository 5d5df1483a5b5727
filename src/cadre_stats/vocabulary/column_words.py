"""The word lists that a column's texts are looked up in."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.record import Record
from cadre_stats.vocabulary.names import Names
from cadre_stats.vocabulary.spelling import Spelling
from cadre_stats.vocabulary.wordlist import Entry, Match, WordList
from cadre_stats.vocabulary.words import Token

__all__ = ["ColumnWords"]

# A name of a subject, not an abbreviation, has as many letters.
_WHOLE_WORD = 4


class ColumnWords(Record):
    """The word lists a column is read with: its own, the common one, and those of glued abbreviations (ĐH + SP).

    ``capitals`` are abbreviations that small letters make another word: "MA" is a master, "Ma" a name. ``names``
    are those of fields of study, schools and places, where a text isn't read without.
    """

    own: WordList
    common: WordList
    glued_levels: WordList
    glued_subjects: WordList
    capitals: frozenset[str] = frozenset()
    names: Names | None = None

    def match(self, parts: Sequence[Token], start: int) -> Match | None:
        """Give the longest phrase at a token; of equal ones the exact, then the column's own."""
        books = (self.own, self.common) if self.names is None else (self.own, self.common, self.names)
        found = [match for book in books if (match := book.longest(parts, start)) is not None]
        best = max(found, key=lambda match: (match.end, match.exact), default=None)
        return best if best is None or self.written_so(best.entry, parts[start : best.end]) else None

    def written_so(self, entry: Entry, parts: Sequence[Token]) -> bool:
        """Tell whether an abbreviation that needs its capitals is written with them."""
        return entry.text not in self.capitals or all(part.text.isupper() for part in parts if part.spelling.base)

    def glued(self, spelled: Spelling) -> tuple[Entry, Entry] | None:
        """Give the level and the subject whose abbreviations are written together ("ĐHSP")."""
        for cut in range(2, len(spelled.base)):
            head = self.glued_levels.find(Spelling(spelled.base[:cut], spelled.marks[:cut]))
            tail = self._glued_subject(Spelling(spelled.base[cut:], spelled.marks[cut:])) if head else None
            if head is not None and tail is not None:
                return head, tail
        return None

    def _glued_subject(self, spelled: Spelling) -> Entry | None:
        """Give the subject of an abbreviation, or the last of two written together ("SPHN" in "ĐHSPHN")."""
        whole = self._abbreviated(spelled)
        for cut in range(2, len(spelled.base) - 1) if whole is None else ():
            first = self._abbreviated(Spelling(spelled.base[:cut], spelled.marks[:cut]))
            last = self._abbreviated(Spelling(spelled.base[cut:], spelled.marks[cut:]))
            if first is not None and last is not None:
                return last
        return whole

    def _abbreviated(self, spelled: Spelling) -> Entry | None:
        """Give the subject that an abbreviation stands for, or a subject's whole name ("ĐHLuật")."""
        found = self.glued_subjects.find(spelled)
        if found is None and self.names is not None:
            found = self.names.glued(spelled)
        if found is None and len(spelled.base) >= _WHOLE_WORD:
            word = self.common.find(spelled)
            found = word if word is not None and word.kind == "subject" else None
        return found
