"""Beginnings: phrases by their first word, which a text's words may begin with; made and asked without a pattern."""

from __future__ import annotations

from collections.abc import Collection, Iterable

__all__ = ["Beginnings"]


class Beginnings:
    """Phrases whose words stand one space apart, looked for at the beginning of texts of such words.

    >>> Beginnings(["phó", "phó trưởng ban"]).length("phó trưởng ban tổ chức")
    14
    >>> Beginnings(["ban"]).length("bang hội"), Beginnings(["ban"]).length("ban")
    (0, 3)
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for phrase in phrases:
            self._by_word.setdefault(phrase.partition(" ")[0], []).append(phrase)

    @property
    def first_words(self) -> Collection[str]:
        """The words with which a phrase begins."""
        return self._by_word.keys()

    def length(self, words: str) -> int:
        """Count the letters of the longest phrase that the words begin with; 0 where they begin with none."""
        phrases = self._by_word.get(words.partition(" ")[0], ())
        return max((len(phrase) for phrase in phrases if f"{words} ".startswith(f"{phrase} ")), default=0)
