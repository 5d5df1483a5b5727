"""Positions in several columns: one for those in the Party, one for those in the administration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.vocabulary.lexicon import is_neutral, roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["Positions", "join_positions"]


class Positions(NamedTuple):
    """The columns (counted from 0) that hold positions, and what they say together, by letters, "; " between.

    So neither the order of the columns nor swapped headings make two positions of one.
    """

    columns: frozenset[int]
    joined: Column


def join_positions(columns: Sequence[Column]) -> Positions | None:
    """Join the columns "Chức vụ › Đảng" and "Chức vụ › Chính quyền", or "Chức vụ Đảng" and "Chức vụ chính quyền".

    ``None`` where another column is the position.
    """
    members = [column for column in columns if column.field in (None, "position") and _is_part(column.header)]
    own = [column for column in columns if column.field == "position" and column not in members]
    if len(members) < 2 or own:
        return None
    distinct, codes = np.unique(np.stack([column.codes for column in members], axis=1), axis=0, return_inverse=True)
    values = tuple(
        "; ".join(sorted(filter(None, (shown_text(one.values[code]) for one, code in zip(members, row, strict=True)))))
        for row in distinct.tolist()
    )
    first = members[0]
    cells = CellColumn(codes.reshape(-1).astype(np.int32), values)
    joined = Column(first.index, first.header, "position", cells)
    return Positions(frozenset(column.index for column in members), joined)


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
