"""The spelling of a word as its letters and, apart from them, the marks on each letter.

Whoever types without diacritics, or forgets some, writes fewer marks, never other ones. So a text is a spelling
of an alias when the letters are the same and each letter's marks are among those of the alias: "thac sĩ" and
"Thac si" spell "thạc sĩ", but "chữa" does not spell "chưa". Hỏi and ngã count as one mark, as half the country
speaks them ("tiến sỉ").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cadre_stats.text import fold, fold_all

__all__ = ["Spelling", "spelling", "spellings"]

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


class Spelling(NamedTuple):
    """Letters and digits without marks (``base``) and a byte of marks for each of them."""

    base: str
    marks: bytes

    def spells(self, alias: Spelling) -> bool:
        """Tell whether this is the alias, perhaps with marks left out.

        >>> spelling("Thac sỹ").spells(spelling("thạc sĩ")), spelling("chữa").spells(spelling("chưa"))
        (True, False)
        """
        mine, theirs = int.from_bytes(self.marks, "big"), int.from_bytes(alias.marks, "big")
        return self.base == alias.base and not mine & ~theirs

    def then(self, other: Spelling) -> Spelling:
        """Give the spelling of two texts written together."""
        return Spelling(self.base + other.base, self.marks + other.marks)


@lru_cache(maxsize=1 << 16)
def spelling(text: str) -> Spelling:
    r"""Give the spelling of a text; spaces, dots and every other sign are left out.

    >>> spelling("Đ.H")
    Spelling(base='dh', marks=b'\x08\x00')
    """
    return _of_folded(fold(text))


def spellings(texts: Sequence[str]) -> list[Spelling]:
    """Give :func:`spelling` of each text, of many in less time."""
    lines = fold_all(texts)
    folded = "\n".join(lines)
    bases, marks = folded.translate(_LETTERS).split("\n"), folded.translate(_MARKS_ON).split(_NEXT)
    return [
        Spelling(base, on.encode("latin-1")) if len(base) == len(on) else _of_folded(line)
        for base, on, line in zip(bases, marks, lines, strict=False)
    ]


def _of_folded(folded: str) -> Spelling:
    base, marks = folded.translate(_LETTERS), folded.translate(_MARKS_ON)
    if len(base) == len(marks):
        return Spelling(base, marks.encode("latin-1"))
    # A mark that no letter is composed with belongs to the letter before it.
    found = bytearray()
    for sign in folded:
        letter, mark = _apart(sign)
        if letter:
            found.append(mark)
        elif found:
            found[-1] |= mark
    return Spelling(base, bytes(found))


def _apart(sign: str) -> tuple[str, int]:
    """Give the letter of a composed sign, and its marks; of what is neither letter nor digit only the marks."""
    first, *rest = list(unicodedata.normalize("NFD", sign))
    letter, marks = {"đ": ("d", _STROKE)}.get(first, (first if first.isalnum() else "", _MARKS.get(first, 0)))
    for mark in rest:
        marks |= _MARKS.get(mark, 0)
    return letter, marks


class _Letters(dict[int, str]):
    """The letter of each sign that was looked up; nothing for what is neither letter nor digit."""

    def __missing__(self, sign: int) -> str:
        self[sign] = letter = _apart(chr(sign))[0]
        return letter


class _MarksOn(dict[int, str]):
    """The marks on each sign that was looked up, as the sign of that number; nothing where there is nothing to mark."""

    def __missing__(self, sign: int) -> str:
        letter, marks = _apart(chr(sign))
        self[sign] = on = chr(marks) if letter or marks else ""
        return on


# Of texts that are spelled together, each on its line; a folded text has no line ends, and no marks are this sign.
_NEXT = "\u0100"
_LETTERS, _MARKS_ON = _Letters({ord("\n"): "\n"}), _MarksOn({ord("\n"): _NEXT})
