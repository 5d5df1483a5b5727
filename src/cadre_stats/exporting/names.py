"""File names from the names of units: safe on every system, and no two alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cadre_stats.regex import regex

__all__ = ["file_names"]

# Windows refuses these in a name, and these as a name whatever the ending.
_FORBIDDEN = regex(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"})
# A name is at most 255 bytes; the rest is for a number and an ending.
_MOST_BYTES = 200


def file_names(labels: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Give a file name, without its ending, for each label in order; names that differ only in case are told apart.

    >>> file_names(["Xã A/B", "xã a?b", "CON", "..."])
    ['Xã A_B', 'xã a_b (2)', 'CON_', '_']
    """
    used = {_key(name) for name in taken}
    names = []
    for label in labels:
        name, number = _safe(label), 2
        unique = name
        while _key(unique) in used:
            unique, number = f"{name} ({number})", number + 1
        used.add(_key(unique))
        names.append(unique)
    return names


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _safe(label: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(label.split()))
    name = _cut(_FORBIDDEN.sub("_", text)).strip(" .") or "_"
    return name + "_" if name.partition(".")[0].rstrip().casefold() in _RESERVED else name


def _cut(text: str) -> str:
    """Cut a text to the bytes that a name may have, between letters."""
    while len(text.encode()) > _MOST_BYTES:
        text = text[:-1]
    return text
