"""Birth dates in three columns: day, month and year, each under a heading of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.reading.tables.joined import Joined, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["join_birth_parts"]

_PARTS = ("day", "month", "year")


def join_birth_parts(columns: Sequence[Column]) -> Joined | None:
    """Join "Ngày sinh › Ngày", "› Tháng" and "› Năm", or "Ngày sinh", "Tháng sinh" and "Năm sinh" beside each other.

    Together they say "21/12/1981"; ``None`` where there are no three.
    """
    parts = _under_one_heading(columns) or _beside_each_other(columns)
    if parts is None:
        return None
    members = [parts[name] for name in _PARTS]
    return join(members, parts["year"], "birth_date", lambda texts: "/".join(filter(None, texts)))


def _under_one_heading(columns: Sequence[Column]) -> Mapping[str, Column] | None:
    """Find the parts under a heading that means the date of birth."""
    found: dict[str, Column] = {}
    for column in columns:
        path = tuple(filter(None, column.header))
        if len(path) > 1 and any(claim.field == "birth_date" for claim in roster_lexicon().claims(path[:-1])):
            found.update({name: column for name in _PARTS if is_one_of(path[-1], f"birth.{name}")})
    return found if len(found) == len(_PARTS) else None


def _beside_each_other(columns: Sequence[Column]) -> Mapping[str, Column] | None:
    """Find three columns that name day, month and year of birth."""
    found = {
        name: column
        for column in columns
        for name in _PARTS
        if column.header and is_one_of(column.header[-1], f"birth.own_{name}")
    }
    indexes = [found[name].index for name in _PARTS] if len(found) == len(_PARTS) else []
    return found if indexes and indexes == list(range(indexes[0], indexes[0] + len(_PARTS))) else None
