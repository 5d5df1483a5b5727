"""Party members by two columns, those in full and those on probation: "Đảng viên › Chính thức" and "› Dự bị"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["join_party_parts"]


def join_party_parts(columns: Sequence[Column]) -> tuple[frozenset[int], Column] | None:
    """Join the columns (counted from 0) of which either tells a Party member; ``None`` where there are no two.

    The first filled cell of a row counts; a table with a column of Party members needs none.
    """
    members = [column for column in columns if column.field in (None, "party_date") and _is_part(column.header)]
    if len(members) < 2 or any(column.field == "party_member" for column in columns):
        return None
    distinct, codes = np.unique(np.stack([column.codes for column in members], axis=1), axis=0, return_inverse=True)
    rows = ([shown_text(one.values[code]) for one, code in zip(members, row, strict=True)] for row in distinct.tolist())
    values = tuple(next(filter(None, row), "") for row in rows)
    first = members[0]
    cells = CellColumn(codes.reshape(-1).astype(np.int32), values)
    joined = Column(first.index, first.header[:-1], "party_member", cells)
    return frozenset(column.index for column in members), joined


def _is_part(header: tuple[str, ...]) -> bool:
    path = tuple(filter(None, header))
    if len(path) < 2 or not is_one_of(path[-1], "party.parts"):
        return False
    return any(claim.field == "party_member" for claim in roster_lexicon().claims(path[:-1]))
