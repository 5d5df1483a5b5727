"""The nearest valid name to a wrong one, for error messages only: nothing is ever read as a name that it is not."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_stats.errors import UsageError
from cadre_stats.text import bare

__all__ = ["nearest", "unknown_name"]


def nearest(name: str, valid: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Give the valid name that looks most like a wrong one; ``None`` where none does.

    >>> nearest("degre", ["degree", "sex"]), nearest("Diện quản lí", ["Diện quản lý"]), nearest("xyz", ["degree"])
    ('degree', 'Diện quản lý', None)
    """
    # Most runs meet no wrong name.
    from difflib import get_close_matches

    by_key: dict[str, str] = {}
    for candidate in valid:
        by_key.setdefault(bare(candidate).replace("_", " "), candidate)
    found = get_close_matches(bare(name).replace("_", " "), by_key, n=1, cutoff=cutoff)
    return by_key[found[0]] if found else None


def unknown_name(key: str, where: str, name: str, options: Iterable[str], **values: object) -> UsageError:
    """Make the error of an unknown name: the sentence ``key``, or ``key_near`` where a valid name looks like it."""
    near = nearest(name, options)
    if near is None:
        return UsageError(key, where=where, name=name, **values)
    return UsageError(f"{key}_near", where=where, name=name, nearest=near, **values)
