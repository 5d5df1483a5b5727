"""A scale or category: its levels with their aliases, and the reading of a cell's text on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType

from cadre_stats.record import Record, replace
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.claim_reader import claims
from cadre_stats.vocabulary.claims import NOTHING, Claims, ColumnRules, NotUnderstood
from cadre_stats.vocabulary.column_words import ColumnWords
from cadre_stats.vocabulary.header_words import without_instruction
from cadre_stats.vocabulary.item import Item
from cadre_stats.vocabulary.names import names
from cadre_stats.vocabulary.reading import Reading, Reason
from cadre_stats.vocabulary.segment import segments
from cadre_stats.vocabulary.wordlist import WordList, listed_key
from cadre_stats.vocabulary.words import Token, tokens

__all__ = ["LONGEST", "Level", "Scale"]

# Longer texts are notes, not levels.
LONGEST = 300
# So many readings are remembered: a text is asked for by its column and by what doubts it, and recurs in other files.
_REMEMBERED = 1 << 11
# Why a text isn't read that a name in it may account for.
_NAMED = frozenset({"unknown_word", "doubt", "unclear", "unfinished", "conflict"})
_WHOLE = frozenset({"word", "number", "dot", "dash", "open", "close", "colon"})


class Level(Record):
    """One level of a scale or one category: code, labels in ``vi`` and ``en``, aliases as written in the file."""

    code: str
    label: Mapping[str, str]
    aliases: tuple[str, ...]


class Scale(Record, slots=False):
    """The levels of a field, lowest first, and the words its column is read with.

    ``ordered`` is false for categories. ``blank_is_none`` tells how an empty cell counts. ``date_means`` is the code
    of a text that is a date and nothing else (empty: none). ``whole`` holds every alias as a whole text, ``signs`` by
    :func:`listed_key` those that words can't find: signs ("✓") and lists ("Quận/huyện").
    """

    field: str
    levels: tuple[Level, ...]
    ordered: bool
    blank_is_none: bool
    date_means: str
    whole: WordList
    signs: Mapping[str, str]
    words: ColumnWords
    rules: ColumnRules

    def rank(self, code: str) -> int:
        """Give the place of a level, 0 for the lowest. Raises :class:`KeyError` for an unknown code."""
        for place, level in enumerate(self.levels):
            if level.code == code:
                return place
        raise KeyError(code)

    def level_named(self, text: str) -> str | None:
        """Give the code of the one level that a text names by its code or by any alias."""
        if any(level.code == text.strip() for level in self.levels):
            return text.strip()
        reading = self._alias(text)
        return reading.lowest if reading is not None and reading.lowest == reading.highest else None

    def read(self, text: str | None) -> Reading:
        """Give the reading of a cell's text."""
        return self._known(text, heading=False)

    def read_heading(self, text: str | None) -> Reading:
        """Give the reading of a tick column's heading, where a list of levels is a range.

        What tells how to fill it in ("ghi rõ chuyên ngành") says nothing of the level.
        """
        reading = self._known(text, heading=True)
        if reading.recognised or text is None or (shorter := without_instruction(text)) == text:
            return reading
        return self._known(shorter, heading=True)

    def _known(self, text: str | None, *, heading: bool) -> Reading:
        """Remember what was read, but for notes, which are long and soon refused."""
        read = self._read if text and len(text) > LONGEST else self._remembered
        return read(text, heading=heading)

    @cached_property
    def _remembered(self) -> Callable[..., Reading]:
        return lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, text: str | None, *, heading: bool) -> Reading:
        if text is None or (is_blank(text) and listed_key(text) not in self.signs):
            return self._blank()
        if len(text) > LONGEST:
            return Reading(None, None, Reason("too_long"))
        alias = self._codes(text) or self._alias(text) or self._over_lines(text)
        if alias is not None:
            return alias
        try:
            return self._by_rule(text, self.words, heading=heading)
        except NotUnderstood as not_understood:
            reason = not_understood.reason
            if reason.key not in _NAMED or not (self.rules.any_subject or self.ordered):
                return Reading(None, None, reason)
        known = replace(self.words, names=names(subjects=self.rules.any_subject))
        try:
            return self._by_rule(text, known, heading=heading)
        except NotUnderstood as not_understood:
            return Reading(None, None, not_understood.reason)

    def _by_rule(self, text: str, words: ColumnWords, *, heading: bool) -> Reading:
        """Read a text word by word. Raises :class:`NotUnderstood`."""
        said = claims(segments(text, words), self.rules)
        return self._hull(said) if heading else self._judged(said)

    def _blank(self) -> Reading:
        if self.blank_is_none:
            return Reading(NOTHING, NOTHING, Reason("blank_none"), blank=True)
        return Reading(None, None, Reason("blank_unknown"), blank=True)

    def _codes(self, text: str) -> Reading | None:
        """Read a range of codes as the program itself writes it: ``master..doctorate``."""
        low, dots, high = text.strip().partition("..")
        codes = [level.code for level in self.levels] if dots and self.ordered else []
        if low not in codes or high not in codes or self.rank(low) > self.rank(high):
            return None
        return Reading(low, high, _reason("range", text.strip()))

    def _alias(self, text: str) -> Reading | None:
        """Read a text that is an alias as a whole."""
        sign = self.signs.get(listed_key(text))
        if sign is not None:
            return Reading(sign, sign, _reason("alias", text.strip()))
        parts = tokens(text)
        if self.date_means and [part.kind for part in parts] == ["date"]:
            return Reading(self.date_means, self.date_means, _reason("date", text.strip()))
        if any(part.kind not in _WHOLE for part in parts):
            return None
        entry = self.whole.named(parts)
        if entry is None or self._unclear(parts) or not self.words.written_so(entry, parts):
            return None
        return Reading(entry.lowest, entry.highest, _reason("alias", entry.text))

    def _over_lines(self, text: str) -> Reading | None:
        """Read an alias written over lines, of which none but the first says anything by itself: a guard's diploma."""
        lines = text.strip().split("\n") if "\n" in text else []
        alias = self._alias(" ".join(lines)) if len(lines) > 1 else None
        return None if alias is None or any(self.read(line).recognised for line in lines[1:]) else alias

    def _unclear(self, parts: Sequence[Token]) -> bool:
        """Tell whether a text is, more exactly than an alias, one that means different things: "TU", "CN KT"."""
        match = self.words.match(parts, 0)
        return match is not None and match.entry.kind == "unclear" and match.end == len(parts)

    def _judged(self, said: Claims) -> Reading:
        """Judge the claims of a cell: the highest completed level counts, a level inside a range wins."""
        ranges = [item for item in said.completed if item.lowest != item.highest]
        single = [item for item in said.completed if item.lowest == item.highest]
        if said.nothing is not None:
            single = self._with_nothing(said, said.nothing, single, ranges)
        if not single and not ranges:
            raise _nothing_completed(said)
        if not self.ordered and len({item.lowest for item in single}) > 1:
            raise NotUnderstood("conflict", single[-1].text)
        top = max(single, key=self._highest, default=None)
        chosen, key = (top, self._key(single)) if top is not None else (ranges[0], "range")
        if ranges:
            chosen, key = self._beside_ranges(top, ranges)
        assert chosen is not None
        if chosen.degree_too and said.other is not None:
            raise NotUnderstood("unclear", chosen.text)
        if any(self._not_above(item, chosen) for item in said.unfinished):
            raise NotUnderstood("unfinished", said.unfinished[-1].text)
        return Reading(
            chosen.lowest, chosen.highest, _reason("beside_unfinished" if said.unfinished else key, chosen.text)
        )

    def _with_nothing(self, said: Claims, nothing: Item, single: list[Item], ranges: list[Item]) -> list[Item]:
        denied_level = nothing.kind == "negation" and (single or ranges)
        beside = said.topic or (said.school if self.rules.any_subject else None)
        if denied_level or (beside is not None and not single and not ranges):
            raise NotUnderstood("conflict", nothing.text)
        return [*single, nothing]

    def _beside_ranges(self, top: Item | None, ranges: Sequence[Item]) -> tuple[Item, str]:
        first = ranges[0]
        if any((item.lowest, item.highest) != (first.lowest, first.highest) for item in ranges):
            raise NotUnderstood("conflict", ranges[-1].text)
        if top is None or self.rank(top.highest) < self.rank(first.lowest):
            return first, "range"
        if self.rank(top.highest) > self.rank(first.highest):
            raise NotUnderstood("conflict", top.text)
        return top, "inside_range"

    def _not_above(self, unfinished: Item, completed: Item) -> bool:
        if unfinished.kind == "unfinished" and unfinished.lowest:
            return unfinished.lowest == completed.highest  # "TS (NCS)"
        return unfinished.kind == "level" and self.rank(unfinished.lowest) <= self.rank(completed.highest)

    def _hull(self, said: Claims) -> Reading:
        """Give the range from the lowest to the highest level that a heading names."""
        named = [*said.completed, *([said.nothing] if said.nothing else [])]
        if not named or said.unfinished:
            raise _nothing_completed(said)
        low, high = min(named, key=self._lowest).lowest, max(named, key=self._highest).highest
        if not self.ordered and low != high:
            raise NotUnderstood("conflict", named[-1].text)
        return Reading(low, high, _reason("heading" if len(named) > 1 else "level", ", ".join(i.text for i in named)))

    def _key(self, single: Sequence[Item]) -> str:
        if single[0].lowest == NOTHING and len(single) == 1:
            return "nothing"
        return "highest" if len({item.lowest for item in single}) > 1 else "level"

    def _highest(self, item: Item) -> int:
        return self.rank(item.highest)

    def _lowest(self, item: Item) -> int:
        return self.rank(item.lowest)


def _nothing_completed(said: Claims) -> NotUnderstood:
    if said.unfinished:
        return NotUnderstood("unfinished", said.unfinished[-1].text)
    if said.school is not None:
        return NotUnderstood("school", said.school.text)
    return NotUnderstood("no_level")


def _reason(key: str, word: str) -> Reason:
    return Reason(key, MappingProxyType({"word": word}))
