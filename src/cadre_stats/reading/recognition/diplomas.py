"""Several diplomas of a person in columns of their own: "Văn bằng 1" and "2", "Trong ngành" and "Ngoài ngành"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.tables.about import speaks_of
from cadre_stats.reading.tables.joined import Joined, SeveralTexts, join
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_academic, perhaps, stands_alone
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["join_diplomas"]

# "Văn bằng 2", "Bằng thứ hai", "Trình độ chuyên môn (1)".
_ORDINAL = regex(r"(.*?)[\s(.]*(?:số|thứ|lần)?\s*(?:\d|nhất|hai|ba|I{1,3})\)?", re.IGNORECASE)


def join_diplomas(
    columns: Sequence[Column], second: Sequence[tuple[int, str]] = (), ticked: Collection[str | None] = ()
) -> Iterator[Joined]:
    """Join the columns of a level that are told apart by a number or by which diploma it is, if none is its own.

    Of the ``second`` columns of a field those of academic degrees ("Học hàm, học vị") are joined with the first: both
    hold what is completed. "; " stands between the cells of a row: of several levels the highest counts. Levels that
    are ``ticked`` have no diplomas of their own.
    """
    academic = {index: field for index, field in second if field == "degree"}
    more = [column for column in columns if column.index in academic and is_academic(column.header[-1])]
    own = [column for column in columns if more and column.field == "degree" and not column.tick]
    if own:
        yield join([*own, *more], own[0], "degree", partial(_together, "degree"))
    taken = {column.field for column in columns}.union(ticked)
    groups: dict[str, list[Column]] = {}
    for column in columns:
        field = _numbered_level(column) if column.field is None else None
        if field is not None and field not in taken:
            groups.setdefault(field, []).append(column)
    kinds = _by_kind(columns) if "degree" not in taken and "degree" not in groups else {}
    if len(kinds) == 1:
        ((heading, members),) = kinds.items()
        groups["degree"] = [replace(member, header=heading) for member in members]
    for field, members in groups.items():
        if len(members) > 1:
            yield join(members, members[0], field, partial(_each, field))


def _by_kind(columns: Sequence[Column]) -> Mapping[tuple[str, ...], list[Column]]:
    """Give by heading the columns under one of degrees that only tell which diploma it is: "Trong ngành".

    Each is blank or holds degrees, one at least does, and nothing else under the heading speaks of a degree.
    """
    under: dict[tuple[str, ...], list[Column]] = {}
    for column in columns:
        if column.field is None and len(column.header) > 1 and _is_of_degrees(column.header[:-1]):
            under.setdefault(column.header[:-1], []).append(column)
    found: dict[tuple[str, ...], list[Column]] = {}
    for heading, beside in under.items():
        members = [column for column in beside if is_one_of(column.header[-1], "diploma.kinds")]
        filled = [column for column in members if any(text for text, _ in _texts(column))]
        others = [column for column in beside if column not in members]
        if len(members) > 1 and filled and all(map(_mostly_degrees, filled)) and not any(map(_speaks_of_any, others)):
            found[heading] = members
    return found


def _is_of_degrees(heading: tuple[str, ...]) -> bool:
    claims = roster_lexicon().claims(heading)
    return bool(claims) and claims[0].field == "degree"


def _speaks_of_any(column: Column) -> bool:
    return any(speaks_of("degree", text) for text, _ in _texts(column) if text)


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
    texts = _texts(column)
    filled = sum(count for text, count in texts if text)
    read = sum(count for text, count in texts if text and load_vocabulary().read("degree", text).recognised)
    return filled > 0 and read * 2 > filled


def _texts(column: Column) -> list[tuple[str, int]]:
    """Give what the cells that persons have show, and how many do."""
    counts = np.bincount(column.codes, minlength=len(column.values)).tolist()
    return [(shown_text(cell), count) for cell, count in zip(column.values, counts, strict=True) if count]


def _together(field: str, texts: Sequence[str]) -> str:
    """Give what several cells say; one that says "none" only where no other says more."""
    return "; ".join(_more(field, texts))


def _each(field: str, texts: Sequence[str]) -> str:
    """Give what several cells say, each of which has to be understood: "Luật" may be the higher of two diplomas."""
    more = _more(field, texts)
    return SeveralTexts.of(more) if len(more) > 1 else "".join(more)


def _more(field: str, texts: Sequence[str]) -> list[str]:
    filled = [text for text in texts if text]
    more = [text for text in filled if load_vocabulary().read(field, text).code != "none"]
    return more or filled[:1]
