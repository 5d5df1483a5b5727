"""Party members by two columns, those in full and those on probation: "Đảng viên › Chính thức" and "› Dự bị"."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.tables.joined import Joined, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["join_party_parts"]


def join_party_parts(columns: Sequence[Column]) -> Joined | None:
    """Join the columns of which either tells a Party member; ``None`` where there are no two.

    The first filled cell of a row counts; a table with a column of Party members needs none.
    """
    members = [column for column in columns if column.field in (None, "party_date") and _is_part(column.header)]
    if len(members) < 2 or any(column.field == "party_member" for column in columns):
        return None
    above = replace(members[0], header=members[0].header[:-1])
    return join(members, above, "party_member", lambda texts: next(filter(None, texts), ""))


def _is_part(header: tuple[str, ...]) -> bool:
    path = tuple(filter(None, header))
    if len(path) < 2 or not is_one_of(path[-1], "party.parts"):
        return False
    return any(claim.field == "party_member" for claim in roster_lexicon().claims(path[:-1]))
