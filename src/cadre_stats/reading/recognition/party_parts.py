"""Party members by two columns: "Đảng viên › Chính thức" and "› Dự bị", or the two days of joining the Party."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.tables.joined import Joined, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.vocabulary.header_kinds import goes_with
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["join_party_parts"]


def join_party_parts(columns: Sequence[Column], second: Sequence[tuple[int, str]]) -> Joined | None:
    """Join the columns of which either tells a Party member; ``None`` where there are no two.

    The first filled cell of a row counts; a table with a column of Party members needs none. ``second`` are further
    columns of a field that has one: the day of joining the Party beside that of becoming a member in full.
    """
    return _parts(columns) or _days(columns, [column for column, field in second if field == "party_date"])


def _parts(columns: Sequence[Column]) -> Joined | None:
    """Join what stands under a heading of Party members."""
    members = [column for column in columns if column.field in (None, "party_date") and _is_part(column.header)]
    if len(members) < 2 or any(column.field == "party_member" for column in columns):
        return None
    above = replace(members[0], header=members[0].header[:-1])
    return join(members, above, "party_member", lambda texts: next(filter(None, texts), ""))


def _days(columns: Sequence[Column], second: Sequence[int]) -> Joined | None:
    """Join the two days of joining the Party: who is on probation has the first one alone.

    Both stay what they are besides.
    """
    taken = next((column for column in columns if column.field == "party_date"), None)
    others = [column for column in columns if column.index in second]
    if taken is None or len(others) != 1 or any(column.field == "party_member" for column in columns):
        return None
    days = (taken, others[0])
    for official, first in (days, days[::-1]):
        if goes_with(official.header[-1], first.header[-1]):
            joined = join((first, official), first, "party_member", lambda texts: next(filter(None, texts), ""))
            return Joined(frozenset(), joined.column)
    return None


def _is_part(header: tuple[str, ...]) -> bool:
    path = tuple(filter(None, header))
    if len(path) < 2 or not is_one_of(path[-1], "party.parts"):
        return False
    return any(claim.field == "party_member" for claim in roster_lexicon().claims(path[:-1]))
