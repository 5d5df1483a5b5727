"""Several diplomas of a person in columns of their own: "Văn bằng 1" and "Văn bằng 2", "Chuyên môn" and "Học vị"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.tables.joined import Joined, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_academic, perhaps, stands_alone
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["join_diplomas"]

# "Văn bằng 2", "Bằng thứ hai", "Trình độ chuyên môn (1)".
_ORDINAL = regex(r"(.*?)[\s(.]*(?:số|thứ|lần)?\s*(?:\d|nhất|hai|ba|I{1,3})\)?", re.IGNORECASE)


def join_diplomas(columns: Sequence[Column], second: Sequence[tuple[int, str]] = ()) -> Iterator[Joined]:
    """Join the columns of a level that are told apart by a number, where no column is the level's own.

    Of the ``second`` columns of a field those of academic degrees ("Học hàm, học vị") are joined with the first: both
    hold what is completed. "; " stands between the cells of a row: of several levels the highest counts.
    """
    academic = {index: field for index, field in second if field == "degree"}
    more = [column for column in columns if column.index in academic and is_academic(column.header[-1])]
    own = [column for column in columns if more and column.field == "degree" and not column.tick]
    if own:
        yield _joined("degree", [*own, *more])
    taken = {column.field for column in columns}
    groups: dict[str, list[Column]] = {}
    for column in columns:
        field = _numbered_level(column) if column.field is None else None
        if field is not None and field not in taken:
            groups.setdefault(field, []).append(column)
    for field, members in groups.items():
        if len(members) > 1:
            yield _joined(field, members)


def _numbered_level(column: Column) -> str | None:
    """Give the level that a header means without the number at the end of one of its parts.

    "Đào tạo lần 1" over "Trình độ" only groups columns: then the cells have to be degrees.
    """
    parts = [_without_ordinal(part) for part in column.header]
    if tuple(parts) == column.header or not all(parts):
        return None
    claims = roster_lexicon().claims(tuple(parts))
    if claims:
        return claims[0].field if roster_fields()[claims[0].field].kind == "level" else None
    alone = stands_alone(tuple(parts)) and perhaps(parts[-1]) == ("degree",)
    return "degree" if alone and _mostly_degrees(column) else None


def _without_ordinal(part: str) -> str:
    found = _ORDINAL.fullmatch(tidy(part))
    return found[1] if found is not None else part


def _mostly_degrees(column: Column) -> bool:
    counts = np.bincount(column.codes, minlength=len(column.values)).tolist()
    texts = [(shown_text(cell), count) for cell, count in zip(column.values, counts, strict=True)]
    filled = sum(count for text, count in texts if text)
    read = sum(count for text, count in texts if text and load_vocabulary().read("degree", text).recognised)
    return bool(filled > 0 and read * 2 > filled)


def _joined(field: str, members: Sequence[Column]) -> Joined:
    return join(members, members[0], field, partial(_together, field))


def _together(field: str, texts: Sequence[str]) -> str:
    """Give what several cells say; one that says "none" only where no other says more."""
    filled = [text for text in texts if text]
    more = [text for text in filled if load_vocabulary().read(field, text).code != "none"]
    return "; ".join(more or filled[:1])
