"""The spelling of a word as its letters and, apart from them, the marks on each letter.

Whoever types without diacritics, or forgets some, writes fewer marks, never other ones. So a text is a spelling
of an alias when the letters are the same and each letter's marks are among those of the alias: "thac sĩ" and
"Thac si" spell "thạc sĩ", but "chữa" does not spell "chưa". Hỏi and ngã count as one mark, as half the country
speaks them ("tiến sỉ").
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from cadre_stats.text import fold

__all__ = ["Spelling", "spelling"]

_STROKE = 8
_MARKS = {
    "\u0302": 1,  # circumflex
    "\u0306": 2,  # breve
    "\u031b": 4,  # horn
    "\u0300": 16,
    "\u0301": 32,
    "\u0309": 64,  # hỏi
    "\u0303": 64,  # ngã
    "\u0323": 128,
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Letters and digits without marks (``base``) and a byte of marks for each of them."""

    base: str
    marks: bytes

    def spells(self, alias: Spelling) -> bool:
        """Tell whether this is the alias, perhaps with marks left out.

        >>> spelling("Thac sỹ").spells(spelling("thạc sĩ")), spelling("chữa").spells(spelling("chưa"))
        (True, False)
        """
        return self.base == alias.base and not any(
            mine & ~theirs for mine, theirs in zip(self.marks, alias.marks, strict=True)
        )

    def __add__(self, other: Spelling) -> Spelling:
        return Spelling(self.base + other.base, self.marks + other.marks)


@lru_cache(maxsize=1 << 16)
def spelling(text: str) -> Spelling:
    r"""Give the spelling of a text; spaces, dots and every other sign are left out.

    >>> spelling("Đ.H")
    Spelling(base='dh', marks=b'\x08\x00')
    """
    folded = fold(text)
    if folded.isascii():
        base = folded if folded.isalnum() else "".join(filter(str.isalnum, folded))
        return Spelling(base, bytes(len(base)))
    letters: list[str] = []
    marks: list[int] = []
    for sign in folded:
        letter, mark = _apart(sign)
        if letter:
            letters.append(letter)
            marks.append(mark)
        elif mark and letters:
            marks[-1] |= mark
    return Spelling("".join(letters), bytes(marks))


@cache
def _apart(sign: str) -> tuple[str, int]:
    """Give the letter of a composed sign, and its marks; of what is neither letter nor digit only the marks."""
    first, *rest = list(unicodedata.normalize("NFD", sign))
    letter, marks = {"đ": ("d", _STROKE)}.get(first, (first if first.isalnum() else "", _MARKS.get(first, 0)))
    for mark in rest:
        marks |= _MARKS.get(mark, 0)
    return letter, marks
