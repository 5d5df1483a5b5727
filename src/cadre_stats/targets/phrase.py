"""Phrases: a relation in words or symbols and the texts it relates ("từ X trở lên", ``>= X``).

The words stand in ``vocabulary/data/phrases.toml``; what X and Y are is for the reader of conditions or goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from cadre_stats.regex import regex
from cadre_stats.text import bare, fold, unaccented
from cadre_stats.vocabulary.phrases import means, phrase_data, words

__all__ = ["Phrase", "PhraseRelation", "both_sides_of_a_dash", "phrases", "split_values", "without_lead"]

PhraseRelation = Literal["at_least", "more_than", "at_most", "less_than", "exactly", "not", "between"]

# A symbol is a word of its own, whether or not a space was typed after it.
_SYMBOL = regex(r"^\s*(>=|=>|<=|<>|!=|[<>=≥≤≠])")
_DASH = regex(r"\s*[-‐‑–—−]\s*")
_QUOTED = regex(r'["“”„][^"“”„]*["“”„]')


class Phrase(NamedTuple):
    """A relation and its one text, or for ``between`` its two; ``open_low``/``open_high`` leave an end out.

    ``on_text``: said of a text, the words can hardly be part of the text itself.
    """

    relation: PhraseRelation
    texts: tuple[str, ...]
    open_low: bool = False
    open_high: bool = False
    on_text: bool = False


class _Pattern(NamedTuple):
    relation: PhraseRelation
    before: tuple[str, ...]
    between: tuple[str, ...]
    after: tuple[str, ...]
    open_low: bool
    open_high: bool
    on_text: bool

    @property
    def length(self) -> int:
        return len(self.before) + len(self.between) + len(self.after)


@cache
def _patterns(plain: bool) -> tuple[_Pattern, ...]:
    """Compile the patterns, those with the most words first; ``plain`` without diacritics."""
    key = bare if plain else fold
    made = []
    for entry in phrase_data()["phrase"]:
        for pattern in entry["patterns"]:
            tokens = pattern.split()
            x, y = tokens.index("X"), tokens.index("Y") if "Y" in tokens else None
            parts = (tokens[:x], tokens[x + 1 : y] if y else [], tokens[(y or x) + 1 :])
            before, between, after = (tuple(map(key, part)) for part in parts)
            flags = (bool(entry.get(flag)) for flag in ("open_low", "open_high", "on_text"))
            made.append(_Pattern(entry["relation"], before, between, after, *flags))
    return tuple(sorted(made, key=lambda pattern: -pattern.length))


def phrases(text: str) -> Iterator[Phrase]:
    """Give the phrases that a text can be, the one with the most words first; none for a plain value.

    >>> [(phrase.relation, phrase.texts) for phrase in phrases("Không dưới thạc sỹ")]
    [('at_least', ('thạc sỹ',))]
    >>> next(phrases("từ trên 40 đến 50 tuổi")).texts
    ('40', '50 tuổi')
    >>> list(phrases("Sở Nội vụ"))
    []
    """
    tokens = _SYMBOL.sub(r" \1 ", text).split()
    plain = unaccented(text)
    keys = [(bare if plain else fold)(token) for token in tokens]
    for pattern in _patterns(plain):
        texts = _match(pattern, tokens, keys)
        if texts is not None:
            yield Phrase(pattern.relation, texts, pattern.open_low, pattern.open_high, pattern.on_text)


def _match(pattern: _Pattern, tokens: list[str], keys: list[str]) -> tuple[str, ...] | None:
    start, end = len(pattern.before), len(keys) - len(pattern.after)
    if start >= end or tuple(keys[:start]) != pattern.before or tuple(keys[end:]) != pattern.after:
        return None
    if not pattern.between:
        return (" ".join(tokens[start:end]),)
    width = len(pattern.between)
    for cut in range(start + 1, end - width):
        if tuple(keys[cut : cut + width]) == pattern.between:
            return " ".join(tokens[start:cut]), " ".join(tokens[cut + width : end])
    return None


def both_sides_of_a_dash(text: str) -> Iterator[tuple[str, str]]:
    """Give every way to take a text as ``X–Y``.

    >>> list(both_sides_of_a_dash("35–40%"))
    [('35', '40%')]
    """
    for dash in _DASH.finditer(text):
        if text[: dash.start()] and text[dash.end() :]:
            yield text[: dash.start()], text[dash.end() :]


def split_values(text: str) -> list[str]:
    """Split the values of a list at ``|``, "hoặc", "or"; not inside quotes, nor in "or higher", "or more".

    >>> split_values('Bí thư* | "Chủ tịch hoặc Phó Chủ tịch" hoặc Ủy viên')
    ['Bí thư*', 'Chủ tịch hoặc Phó Chủ tịch', 'Ủy viên']
    """
    values, kept = [""], 0
    for quoted in [*_QUOTED.finditer(text), None]:
        plain = text[kept : quoted.start()] if quoted else text[kept:]
        first, *rest = _split_plain(plain)
        values[-1] += first
        values += rest
        if quoted:
            values[-1] += quoted[0][1:-1]
            kept = quoted.end()
    return [value.strip() for value in values]


def _split_plain(text: str) -> list[str]:
    parts, last = [], 0
    for mark in re.finditer(r"\||(?<!\S)\w+(?!\S)", text):
        if means(mark[0], "word", "or") and not _ends_a_phrase(text[mark.start() :]):
            parts.append(text[last : mark.start()])
            last = mark.end()
    return [*parts, text[last:]]


def _ends_a_phrase(text: str) -> bool:
    """Tell whether a text begins with the last words of a pattern: "or higher", "or lower"."""
    keys = tuple(map(fold, text.split()))
    return any(len(p.after) > 1 and keys[: len(p.after)] == p.after for p in _patterns(plain=False))


def without_lead(text: str, table: str, name: str) -> str:
    """Take words of an entry off the front of a text, as many as stand there.

    >>> without_lead("phấn đấu đạt ít nhất 40%", "goal", "lead")
    'ít nhất 40%'
    """
    key = bare if unaccented(text) else fold
    leads = sorted((key(lead).split() for lead in words(table, name)), key=len, reverse=True)
    rest = re.sub(r",(?=\s)", " , ", text).split()
    while True:
        keys = [key(token) for token in rest]
        lead = next((lead for lead in leads if keys[: len(lead)] == lead), None)
        if lead is None or len(rest) == len(lead):
            return " ".join(rest)
        rest = rest[len(lead) :]
