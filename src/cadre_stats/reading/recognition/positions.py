"""Positions in several columns: one for those in the Party, one for those in the administration."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.tables.joined import Joined, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.vocabulary.lexicon import is_neutral, roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["join_positions"]


def join_positions(columns: Sequence[Column]) -> Joined | None:
    """Join the columns "Chức vụ › Đảng" and "Chức vụ › Chính quyền", or "Chức vụ Đảng" and "Chức vụ chính quyền".

    "; " stands between posts, which are sorted by letters, so that neither the order of the columns nor swapped
    headings make two positions of one. ``None`` where there are no two, or another column is the position.
    """
    members = [column for column in columns if column.field in (None, "position") and _is_part(column.header)]
    own = [column for column in columns if column.field == "position" and column not in members]
    if len(members) < 2 or own:
        return None
    return join(members, members[0], "position", lambda texts: "; ".join(sorted(filter(None, texts))))


def _is_part(header: tuple[str, ...]) -> bool:
    """Tell whether a header says "position" in one of its two parts and in the other, in what; or both in one."""
    parts = tuple(filter(None, header))
    if all(map(is_neutral, parts[:-1])) and is_one_of(parts[-1], "position.headings"):
        return True
    return len(parts) == 2 and any(
        is_one_of(side, "position.sides")
        and any(claim.field == "position" for claim in roster_lexicon().claims((name,)))
        for side, name in (parts, parts[::-1])
    )
