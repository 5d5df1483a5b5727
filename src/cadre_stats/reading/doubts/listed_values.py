"""Values that a header lists in brackets: "Mức đạt chuẩn (Đạt, Chưa đạt, Vượt)" stands over no others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cadre_stats.reading.tables.contents import Contents
from cadre_stats.regex import regex
from cadre_stats.text import fold

__all__ = ["lists_values_of_another"]

_LIST = regex(r"\(([^():]*[,;/][^():]*)\)")
_BETWEEN = regex(r"[,;/]")


def lists_values_of_another(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether none of a column's cells is one that its header lists, and most of another column's are."""
    leaf = contents.path[-1] if contents.path else ""
    if not _listed(leaf) or not contents.has_texts() or contents.any_text(_is_listed, leaf):
        return False
    return any(one.mostly_texts(_is_listed, leaf) for one in every if one is not contents)


@lru_cache(maxsize=1 << 10)
def _listed(header: str) -> frozenset[str]:
    """Give the values that a header lists, folded; none where it lists fewer than two.

    >>> sorted(_listed("Mức đạt chuẩn (Đạt, Vượt)")), sorted(_listed("Giới tính (1: Nam; 2: Nữ)"))
    (['vượt', 'đạt'], [])
    """
    found = _LIST.search(header)
    parts = _BETWEEN.split(found[1]) if found else []
    values = frozenset(fold(part.strip()) for part in parts if part.strip())
    return values if len(values) > 1 else frozenset()


def _is_listed(text: str, header: str) -> bool:
    return fold(text) in _listed(header)
