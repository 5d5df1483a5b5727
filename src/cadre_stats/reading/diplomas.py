"""Several diplomas of a person, each in a column of its own: "Văn bằng 1" and "Văn bằng 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["join_diplomas"]

# "Văn bằng 2", "Bằng thứ hai", "Trình độ chuyên môn (1)".
_ORDINAL = re.compile(r"(.*?)[\s(.]*(?:số|thứ)?\s*(?:\d|nhất|hai|ba|I{1,3})\)?", re.IGNORECASE)


def join_diplomas(columns: Sequence[Column]) -> Iterator[tuple[frozenset[int], Column]]:
    """Join the columns of a level that are told apart by a number, where no column is the level's own.

    Gives the columns (counted from 0) and what they say together, "; " between: of several levels the highest counts.
    """
    taken = {column.field for column in columns}
    groups: dict[str, list[Column]] = {}
    for column in columns:
        field = _numbered_level(column.header) if column.field is None else None
        if field is not None and field not in taken:
            groups.setdefault(field, []).append(column)
    for field, members in groups.items():
        if len(members) > 1:
            yield frozenset(column.index for column in members), _joined(field, members)


def _numbered_level(header: tuple[str, ...]) -> str | None:
    """Give the level that a header means without the number at its end."""
    if not header or (found := _ORDINAL.fullmatch(tidy(header[-1]))) is None or not found[1]:
        return None
    claims = roster_lexicon().claims((*header[:-1], found[1]))
    return claims[0].field if claims and roster_fields()[claims[0].field].kind == "level" else None


def _joined(field: str, members: Sequence[Column]) -> Column:
    distinct, codes = np.unique(np.stack([column.codes for column in members], axis=1), axis=0, return_inverse=True)
    values = tuple(
        "; ".join(filter(None, (shown_text(one.values[code]) for one, code in zip(members, row, strict=True))))
        for row in distinct.tolist()
    )
    first = members[0]
    return Column(first.index, first.header, field, CellColumn(codes.reshape(-1).astype(np.int32), values))
