"""Whole phrases in a header's words: asked as a pattern is, but made without one, which is compiled sign by sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

__all__ = ["Found", "WholePhrases"]


class Found(NamedTuple):
    """A phrase and where it begins in the words."""

    phrase: str
    start: int

    def end(self) -> int:
        """Give where it ends."""
        return self.start + len(self.phrase)


class WholePhrases:
    """Phrases whose words stand one space apart, looked for in texts of such words; of several the longest counts.

    >>> plans = WholePhrases(["quy hoạch", "quy hoạch chức danh"])
    >>> plans.search("được quy hoạch chức danh khác"), plans.match("được quy hoạch"), plans.search("quy hoạchs")
    (Found(phrase='quy hoạch chức danh', start=5), None, None)
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for phrase in sorted(filter(None, phrases), key=len, reverse=True):
            self._by_word.setdefault(phrase.partition(" ")[0], []).append(phrase)

    def match(self, words: str) -> Found | None:
        """Give the phrase that the words begin with."""
        return self._at(words, 0)

    def search(self, words: str, start: int = 0) -> Found | None:
        """Give the first phrase from a word's beginning on."""
        while not (found := self._at(words, start)):
            start = words.find(" ", start) + 1
            if not start:
                return None
        return found

    def replaced(self, words: str, by: Mapping[str, str]) -> str:
        """Give the words with each phrase replaced.

        >>> WholePhrases(["llct", "tr độ"]).replaced("tr độ llct", {"tr độ": "trình độ", "llct": "lý luận"})
        'trình độ lý luận'
        """
        return self._replaced(words, by.__getitem__)

    def without(self, words: str) -> str:
        """Give the words with each phrase left out; spaces around it stay."""
        return self._replaced(words, lambda _: "")

    def _replaced(self, words: str, by: Callable[[str], str]) -> str:
        if self._by_word.keys().isdisjoint(words.split()):
            return words
        pieces, start = [], 0
        while found := self.search(words, start):
            pieces += [words[start : found.start], by(found.phrase)]
            start = found.end()
            if start == len(words):
                break
        return "".join([*pieces, words[start:]])

    def _at(self, words: str, start: int) -> Found | None:
        end = words.find(" ", start)
        for phrase in self._by_word.get(words[start:end] if end >= 0 else words[start:], ()):
            behind = start + len(phrase)
            if words.startswith(phrase, start) and words[behind : behind + 1] in ("", " "):
                return Found(phrase, start)
        return None
