"""Vietnamese syllables: whether a word can be one, which tells decoded text from garbage."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from cadre_stats.shipped import shipped_toml

__all__ = ["is_syllable"]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Syllables that end in a stop have one of two tones: sắc or nặng.
_STOPS = ("c", "ch", "p", "t")
_TONES_OF_STOPS = frozenset("\u0301\u0323")


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Tell whether a word is formed as a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("Nguyễn", "quốc", "NguyÔn", "học", "hoc", "Müller")]
    [True, True, False, True, False, False]
    """
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in parts if c in _TONES]
    plain = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    if len(tones) > 1 or (plain.endswith(_STOPS) and not _TONES_OF_STOPS.issuperset(tones or "0")):
        return False
    return any(plain.startswith(onset) and plain[len(onset) :] in rimes for onset, rimes in _parts().items())


@cache
def _parts() -> dict[str, frozenset[str]]:
    """Give the rimes that may follow each onset."""
    about = shipped_toml("cadre_stats.reading", "data/syllables.toml")
    rimes = frozenset(about["rimes"].split())
    return dict.fromkeys(["", *about["onsets"].split()], rimes)
