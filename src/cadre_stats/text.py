"""Folding of Vietnamese text: when two spellings are the same.

Three strengths, weakest first. :func:`tidy` keeps what a person wrote, :func:`fold` is for comparing
names of units, people and columns, :func:`bare` is for the closed lists of a vocabulary, where a
missing diacritic cannot turn one entry into another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cadre_stats.regex import regex

__all__ = [
    "bare",
    "bare_all",
    "compact",
    "fold",
    "fold_all",
    "fold_entry",
    "is_blank",
    "sort_key",
    "tidy",
    "unaccented",
]

_SPACES = regex(r"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")
# Typed with the wrong key or the wrong code page: eth and African D stand for the Vietnamese letter.
_LOOKALIKES = str.maketrans(
    {
        "\u00d0": "Đ",
        "\u0110": "Đ",
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u0256": "đ",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        # Marks without a width that stand inside words: a soft hyphen, directions, the choice of a glyph.
        "\u00ad": None,
        "\u200e": None,
        "\u200f": None,
        "\ufe0e": None,
        "\ufe0f": None,
        # Those that stand between them.
        "\u200b": " ",
        "\u200c": " ",
        "\u200d": " ",
        "\u2060": " ",
        "\ufeff": " ",
    }
)
# Dots separate words.
_FOLDED_SIGNS = {**_LOOKALIKES, ord("."): " "}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Circumflex, breve and horn.
_SHAPES = "\u0302\u0306\u031b"
# hoà and hòa, thuý and thúy, uỷ and ủy: the tone mark belongs to the syllable, so it is moved behind the vowels.
_TONE_INSIDE = regex(rf"([aeiouy][{_SHAPES}]?)([{_TONES}])([aeiouy{_SHAPES}]+)")
# sĩ/sỹ, lý/lí, quý/quí are one sound; tay/tai and thuy/thui are not.
_FINAL_Y = regex(rf"y(?:(?<=[bcdđghklmnpqrstvx]y)|(?<=quy))(?=[{_TONES}]?(?![a-zđ\u0300-\u036f]))")
# Headers, aliases and values of one roster recur; names of people don't and must not fill the memory.
_REMEMBERED = 8192
# Empty, dashes of every kind, dots, N/A. Commas, ditto marks and slashes say something that isn't understood.
_BLANK = regex(r"[\s._…·\-–—―‐‑−\u2012\u00a0\u200b-\u200d\u2060\ufeff]*|n\s*/\s*a\.?|n\.\s*a\.?", re.IGNORECASE)


def plain(text: str) -> str:
    """Give the text in NFC with lookalikes of Đ, dashes and quotes replaced; case and spaces stay.

    >>> plain("Ðại học – ‘A’")
    "Đại học - 'A'"
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text.translate(_LOOKALIKES))


def tidy(text: str) -> str:
    r"""Give the text as written: NFC, one space between words, none around, Đ always U+0110.

    >>> tidy("  Ðại\n học ")
    'Đại học'
    """
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", composed.replace("\u00d0", "Đ").replace("\u0189", "Đ")).strip()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Give the key under which two spellings are the same text; diacritics count.

    Case, spaces, dots, the place of the tone mark (hoà/hòa), i and y (sĩ/sỹ), Unicode forms and
    lookalikes of Đ, dashes and quotes do not matter.

    >>> fold("Thạc  SỸ.") == fold("thạc sĩ"), fold("Hoà Bình") == fold("Hòa Bình")
    (True, True)
    >>> fold("Hòa") == fold("Hoa"), fold("Hay") == fold("Hai")
    (False, False)
    """
    return " ".join(_fold_signs(text).split())


def fold_entry(text: str) -> str:
    """Give :func:`fold` of what a cell names, without a comma, semicolon or colon left at its end.

    A text of such signs alone is one that isn't understood, and stays.

    >>> fold_entry("Phòng Nội vụ ;") == fold_entry("phòng nội vụ."), fold_entry(";")
    (True, ';')
    """
    folded = fold(text)
    return folded.rstrip(" ,;:") or folded


def fold_all(texts: Sequence[str]) -> list[str]:
    r"""Give :func:`fold` of each text, of many in half the time.

    >>> fold_all(["Thạc  SỸ.", "Hoà\nBình"])
    ['thạc sĩ', 'hoà bình']
    """
    lines = _fold_signs("\n".join(texts)).split("\n")
    return [" ".join(line.split()) for line in lines] if len(lines) == len(texts) else [fold(text) for text in texts]


def _fold_signs(text: str) -> str:
    """Fold all but the spaces."""
    folded = text.translate(_FOLDED_SIGNS).casefold()
    accented = not folded.isascii()
    if accented:
        folded = _TONE_INSIDE.sub(_tone_behind, unicodedata.normalize("NFD", folded))
    if "y" in folded:
        folded = _FINAL_Y.sub("i", folded)
    return unicodedata.normalize("NFC", folded) if accented else folded


def _tone_behind(vowels: re.Match[str]) -> str:
    return f"{vowels[1]}{vowels[3]}{vowels[2]}"


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """Give the folded text without any diacritics.

    >>> bare("Thạc sỹ"), bare("Đại học")
    ('thac si', 'dai hoc')
    """
    folded = fold(text)
    return folded if folded.isascii() else fold(_unmarked(folded))


def bare_all(texts: Sequence[str]) -> list[str]:
    """Give :func:`bare` of each text, of many in less time.

    >>> bare_all(["Thạc sỹ", "Đại học"])
    ['thac si', 'dai hoc']
    """
    return fold_all(_unmarked("\n".join(fold_all(texts))).split("\n")) if texts else []


def _unmarked(folded: str) -> str:
    return unicodedata.normalize("NFD", folded).translate(_UNMARKED)


class _Unmarked(dict[int, int | None]):
    """The letter of each sign that was looked up; nothing for a mark."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = letter = None if unicodedata.combining(chr(sign)) else sign
        return letter


_UNMARKED = _Unmarked({ord("đ"): ord("d")})


def compact(text: str) -> str:
    """Give the bare letters and digits alone: the key of abbreviations.

    >>> compact("Th. S"), compact("CC LLCT-HC")
    ('ths', 'ccllcthc')
    """
    return fold("".join(c for c in bare(text) if c.isalnum()))


def unaccented(text: str) -> bool:
    """Tell whether a text was typed without Vietnamese letters.

    >>> unaccented("Nam Dinh"), unaccented("Nam Định")
    (True, False)
    """
    return fold(text).isascii()


def is_blank(text: str) -> bool:
    """Tell whether a cell's text says nothing: empty, dashes, dots, N/A.

    >>> [is_blank(t) for t in ("", " - ", "……", "N/A", "0", "x")]
    [True, True, True, True, False, False]
    """
    return _BLANK.fullmatch(text.strip()) is not None


_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_RUNS = regex(r"\d+|.")
_TONE_ORDER = {tone: place for place, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}


def sort_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], tuple[int, ...], str]:
    """Give the key of Vietnamese alphabetical order: letters a ă â b c d đ …, then the tones ngang to nặng.

    Runs of digits sort as numbers.

    >>> sorted(["Đông", "Dung", "Ánh", "An", "Xã 10", "Xã 2"], key=sort_key)
    ['An', 'Ánh', 'Dung', 'Đông', 'Xã 2', 'Xã 10']
    """
    found = [
        ((1, int(piece), ""), 0) if piece.isdecimal() else _PLACES[piece]
        for piece in _RUNS.findall(unicodedata.normalize("NFC", text.casefold()))
    ]
    return tuple([letter for letter, _ in found]), tuple([tone for _, tone in found]), text


class _Places(dict[str, tuple[tuple[int, int, str], int]]):
    """The places of each sign that was looked up: of its letter, other signs before all letters, and of its tone."""

    def __missing__(self, sign: str) -> tuple[tuple[int, int, str], int]:
        parts = unicodedata.normalize("NFD", sign)
        letter = unicodedata.normalize("NFC", parts[0] + "".join(one for one in parts[1:] if one in _SHAPES))
        place = (2, _LETTERS[letter], "") if letter in _LETTERS else (0, ord(letter[0]), letter)
        self[sign] = found = place, max((_TONE_ORDER.get(one, 0) for one in parts[1:]), default=0)
        return found


_PLACES = _Places()
