"""A reading: what a text means on a scale or in a category, and why."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType

from cadre_stats.record import Record
from cadre_stats.wording import say

__all__ = ["Reading", "Reason"]


class Reason(Record):
    """Why a text was read as it was: a key of ``wording/reasons.toml`` and the values it names."""

    key: str
    values: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, lang: str) -> str:
        """Give the reason as a sentence in a language (``vi`` or ``en``)."""
        return say(f"reasons.{self.key}", lang, **self.values)


class Reading(Record):
    """The lowest and the highest code that a text can mean; both ``None`` where it is not understood.

    A known level has ``lowest == highest``; "trên đại học" is master..doctorate; a category has one code.
    ``blank`` tells an empty cell from a text, whether the scale counts blanks as ``none`` or as unknown.
    """

    lowest: str | None
    highest: str | None
    reason: Reason = field(compare=False)
    blank: bool = False

    @property
    def recognised(self) -> bool:
        """Whether the text was understood."""
        return self.lowest is not None

    @property
    def code(self) -> str | None:
        """The one code of a known reading, ``low..high`` of a range, ``None`` where nothing is known."""
        if self.lowest is None or self.lowest == self.highest:
            return self.lowest
        return f"{self.lowest}..{self.highest}"
