"""The words of conditions and goals: relations, yes and no, blanks, units, headers of a targets table.

The facts stand in ``data/phrases.toml``.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, fold, unaccented

__all__ = ["is_targets_table", "means", "phrase_data", "words"]


@cache
def phrase_data() -> dict[str, Any]:
    """Give the data file as it stands."""
    return shipped_toml("cadre_stats.vocabulary", "data/phrases.toml")


def words(table: str, name: str) -> tuple[str, ...]:
    """Give the words of one entry: ``words("word", "yes")``, ``words("table.header", "goal")``."""
    found: Any = phrase_data()
    for part in (*table.split("."), name):
        found = found[part]
    return tuple(found)


@cache
def _keys(table: str, name: str) -> tuple[frozenset[str], frozenset[str]]:
    listed = words(table, name)
    return frozenset(map(fold, listed)), frozenset(map(bare, listed))


def means(text: str, table: str, name: str) -> bool:
    """Tell whether a text is one of the words of an entry; without diacritics if it has none at all.

    >>> means("Tất  cả", "word", "everyone"), means("tat ca", "word", "everyone"), means("cả", "word", "everyone")
    (True, True, False)
    """
    folded, plain = _keys(table, name)
    return fold(text) in folded or (unaccented(text) and bare(text) in plain)


def is_targets_table(headers: Collection[str]) -> bool:
    """Tell whether a sheet with these headers holds targets, and so is never a roster.

    >>> is_targets_table(["Mã", "Tên", "Đối tượng", "Tiêu chí", "Mức chỉ tiêu"])
    True
    >>> is_targets_table(["STT", "Họ và tên", "Đối tượng"])
    False
    """
    return all(any(means(header, "table.header", key) for header in headers) for key in ("criterion", "goal"))
