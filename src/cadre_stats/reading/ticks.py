"""Tick groups: a scale's name over columns of its levels, a mark in the one that a person has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.fields import scale_over
from cadre_stats.reading.grid import Cell, CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["TickGroup", "TickHeading", "is_mark", "join_ticks"]

# Marks that stand for yes; an empty cell beside them means no.
_MARKS = frozenset({"x", "×", "✓", "✔", "√", "v", "1", "+", "●", "•", "■", "☒", "☑"})


# A year or a day instead of a mark tells since when.
_DATED = re.compile(r"(?:(?:\d{1,2}[/.-])?\d{1,2}[/.-])?(?:19|20)\d\d")


class TickHeading(str):
    """The heading of the column in which a mark stands: read as a heading, where a list of levels is a range."""

    __slots__ = ()


def is_mark(cell: Cell) -> bool:
    """Tell whether a cell holds a mark.

    >>> [is_mark(cell) for cell in ("X", 1.0, "✓", "", "2010")]
    [True, True, True, False, False]
    """
    return shown_text(cell).casefold() in _MARKS


def _is_dated(cell: Cell) -> bool:
    """Tell whether a cell holds the year or the day in which a level was reached.

    >>> [_is_dated(cell) for cell in (2010.0, "06/2015", "x", "12")]
    [True, True, False, False]
    """
    return isinstance(cell, dt.date) or _DATED.fullmatch(shown_text(cell)) is not None


def _marks(cell: Cell) -> bool:
    return is_mark(cell) or _is_dated(cell)


@dataclass(frozen=True)
class TickGroup:
    """The columns of one scale and what they say together.

    ``joined`` holds for each person row the heading that is ticked, the text of a cell that is no mark, or nothing.
    ``several`` are the person rows with marks in more than one column; of levels the highest counts.
    """

    columns: tuple[Column, ...]
    joined: Column
    several: tuple[int, ...]


def join_ticks(columns: Sequence[Column]) -> Iterator[TickGroup]:
    """Find the tick groups among the columns that are no field and join each; a field in one column goes before."""
    taken = {column.field for column in columns if column.field is not None}
    groups: dict[tuple[str, tuple[str, ...]], list[Column]] = {}
    for column in columns:
        field = scale_over(column.header) if column.field is None else None
        if field is not None:
            groups.setdefault((field, column.header[:-1]), []).append(column)
    for (field, _), group in groups.items():
        members = [column for column in group if not _tells_when(field, column)]
        if field not in taken and _is_group(field, members):
            taken.add(field)
            yield _join(field, members)


def _tells_when(field: str, column: Column) -> bool:
    """Tell whether a column beside those of levels holds the years in which these were reached."""
    used = [column.values[code] for code in np.flatnonzero(np.bincount(column.codes)).tolist()]
    filled = [cell for cell in used if shown_text(cell)]
    return (
        bool(filled)
        and all(map(_is_dated, filled))
        and not load_vocabulary().read_heading(field, column.header[-1]).recognised
    )


def _is_group(field: str, members: Sequence[Column]) -> bool:
    """Tell whether columns are ticked levels: a level known in a heading, and marks rather than texts below."""
    known = any(load_vocabulary().read_heading(field, column.header[-1]).recognised for column in members)
    marks = others = 0
    for column in members:
        counts = np.bincount(column.codes, minlength=len(column.values))
        for code in np.flatnonzero(counts).tolist():
            cell = column.values[code]
            marks += int(counts[code]) if _marks(cell) else 0
            others += 0 if _marks(cell) or not shown_text(cell) else int(counts[code])
    return known and marks > others


def _join(field: str, members: Sequence[Column]) -> TickGroup:
    """Join columns row by row; each distinct combination of cells is looked at once."""
    distinct, codes = np.unique(np.stack([column.codes for column in members], axis=1), axis=0, return_inverse=True)
    values: list[Cell] = []
    doubled: list[bool] = []
    for row in distinct.tolist():
        value, several = _value(
            field, [(column, column.values[code]) for column, code in zip(members, row, strict=True)]
        )
        values.append(value)
        doubled.append(several)
    places: NDArray[np.int32] = codes.reshape(-1).astype(np.int32)
    first = members[0]
    joined = Column(first.index, first.header[:-1], field, CellColumn(places, tuple(values)))
    several_rows = np.flatnonzero(np.array(doubled, dtype=bool)[places]) if doubled else np.empty(0, dtype=np.int64)
    columns = tuple(replace(column, field=field, tick=True) for column in members)
    return TickGroup(columns, joined, tuple(several_rows.tolist()))


def _value(field: str, row: Sequence[tuple[Column, Cell]]) -> tuple[Cell, bool]:
    """Give what a row of marks says, and whether more than one column is marked.

    What can't be read as a level is given as it stands: a text among the marks, or the marks themselves.
    """
    texts = [shown_text(cell) for _, cell in row if shown_text(cell) and not _marks(cell)]
    marks = [shown_text(cell) for _, cell in row if _marks(cell)]
    ticked = [TickHeading(column.header[-1]) for column, cell in row if _marks(cell)]
    if texts or not all(ticked):
        return "; ".join(texts or marks), False
    if len(ticked) < 2:
        return (ticked[0] if ticked else ""), False
    return _highest(field, ticked, load_vocabulary()) or "; ".join(marks), True


def _highest(field: str, ticked: Sequence[TickHeading], vocabulary: Vocabulary) -> TickHeading | None:
    """Give the highest of the ticked levels; none of categories and where a heading isn't understood."""
    readings = [vocabulary.read_heading(field, heading) for heading in ticked]
    if roster_fields()[field].kind != "level" or not all(reading.recognised for reading in readings):
        return None
    rank = vocabulary.scale(field).rank
    return max(zip(readings, ticked, strict=True), key=lambda one: rank(one[0].highest or ""))[1]
