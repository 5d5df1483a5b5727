"""The order of levels over marks: in a form every scale rises, or every scale falls, from column to column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.date_order import year_of
from cadre_stats.reading.table import Column
from cadre_stats.reading.ticks import TickGroup, level_heading
from cadre_stats.text import fold
from cadre_stats.vocabulary.cells import stands_apart
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_rest
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["out_of_order"]

_RISING, _FALLING = 1, -1
# "Trên đại học" may stand beside one of its parts.
_FEW = 2


def out_of_order(groups: Sequence[TickGroup]) -> Iterator[TickGroup]:
    """Give the groups whose levels neither rise nor fall, and those that go another way than the table's others do.

    Equivalences stand where the form likes. Where as many columns rise as fall, the groups of both kinds are given.
    """
    ways = [(group, _way(ranks)) for group in groups if len(ranks := _ranks(group)) > 1]
    columns = {way: sum(len(group.columns) for group, its in ways if its == way) for way in (_RISING, _FALLING)}
    usual = max(columns, key=lambda way: columns[way])
    for group, way in ways:
        against = way == -usual or columns[_RISING] == columns[_FALLING] > 0
        odd = _repeats(group) or _spans_all(group) or _falls_in_time(group) or _rest_comes_early(group)
        if way is None or (way and against) or odd:
            yield group


def _repeats(group: TickGroup) -> bool:
    """Tell whether one heading stands over two of a group's columns."""
    headings = [fold(column.header[-1]) for column in group.columns]
    return len(set(headings)) < len(headings)


def _rest_comes_early(group: TickGroup) -> bool:
    """Tell whether under one heading what is left over stands before one of the others."""
    paths = [column.header for column in group.columns]
    pairs = [(one, other) for one, other in pairwise(paths) if one[:-1] == other[:-1]]
    return any(is_rest(one[-1]) and not is_rest(other[-1]) for one, other in pairs)


def _spans_all(group: TickGroup) -> bool:
    """Tell whether one heading is a range that holds the levels of all others ("Trung cấp trở lên")."""
    field = group.joined.field or ""
    if roster_fields()[field].kind != "level" or len(group.columns) <= _FEW:
        return False
    scale = load_vocabulary().scale(field)
    readings = [scale.read_heading(column.header[-1]) for column in group.columns]
    known = [(scale.rank(one.lowest), scale.rank(one.highest)) for one in readings if one.lowest and one.highest]
    least, most = min(low for low, _ in known), max(high for _, high in known)
    ranges = [(low, high) for low, high in known if low < high]
    return any(low == least and high == most for low, high in ranges) and len(known) > _FEW


def _falls_in_time(group: TickGroup) -> bool:
    """Tell whether years stand instead of marks, and of most people that of a higher level before that of a lower."""
    if not group.worded:
        return False
    years = [
        (rank, _years(column)) for column, rank in zip(group.columns, _all_ranks(group), strict=False) if rank >= 0
    ]
    rising = falling = 0
    for (rank, here), (other, there) in combinations(years, 2):
        lower, higher = (here, there) if rank < other else (there, here)
        both = (lower > 0) & (higher > 0) & (rank != other)
        rising += int((both & (lower < higher)).sum())
        falling += int((both & (lower > higher)).sum())
    return falling > rising


def _years(column: Column) -> NDArray[np.int16]:
    """Give the year that each person's cell names, 0 where it names none."""
    used = np.bincount(column.codes, minlength=len(column.values)) > 0
    years = [year_of(shown_text(cell)) if is_used else 0 for cell, is_used in zip(column.values, used, strict=True)]
    return np.array(years, dtype=np.int16)[column.codes]


def _ranks(group: TickGroup) -> list[int]:
    """Give the ranks of the levels in a group's headings; -1 for what isn't understood ("Còn lại", "Khác").

    Such a heading may stand at either end and is left out there.
    """
    headings = [column.header[-1] for column in group.columns]
    every = zip(headings, _all_ranks(group), strict=False)
    ranks = [rank for heading, rank in every if not stands_apart(heading)]
    known = [place for place, rank in enumerate(ranks) if rank >= 0]
    return ranks[known[0] : known[-1] + 1] if known else []


def _all_ranks(group: TickGroup) -> list[int]:
    field = group.joined.field or ""
    if roster_fields()[field].kind != "level":
        return []
    scale = load_vocabulary().scale(field)
    codes = [scale.read_heading(level_heading(field, column.header)).highest for column in group.columns]
    return [-1 if code is None else scale.rank(code) for code in codes]


def _way(ranks: Sequence[int]) -> int | None:
    """Tell whether ranks rise or fall; 0 where nothing tells, ``None`` where they do neither.

    >>> _way([4, 3, 0]), _way([0, 1]), _way([2, 4, 3]), _way([2])
    (-1, 1, None, 0)
    """
    steps = {(after > before) - (after < before) for before, after in pairwise(ranks)}
    steps.discard(0)
    if len(steps) > 1:
        return None
    return steps.pop() if steps else 0
