"""The order of levels over marks: in a form every scale rises, or every scale falls, from column to column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.doubts.date_order import year_of
from cadre_stats.reading.tables.scale_headings import level_heading
from cadre_stats.reading.tables.table import Column
from cadre_stats.reading.tables.ticks import TickGroup
from cadre_stats.vocabulary.cells import stands_apart
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_rest
from cadre_stats.vocabulary.rows import any_word_begins, row_key, without_equals
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["out_of_order"]

_RISING, _FALLING = 1, -1
# Cán bộ, công chức, viên chức, người hoạt động không chuyên trách: the order of the laws and of all forms.
_KINDS_IN_ORDER = ("personnel_type",)
# The most levels that exchanging two of them turns around.
_TURNED = 3
# "Trên đại học" may stand beside one of its parts, not beside two.
_FEW = 2


def out_of_order(groups: Sequence[TickGroup]) -> Iterator[tuple[TickGroup, Column]]:
    """Give the groups whose levels neither rise nor fall, and those that go another way than the table's others do.

    Each is given with the column in which its order turns, else its first. Equivalences stand where the form likes, but
    go the way of their group among themselves. Fields of study have each an order of their own. Where as many columns
    rise as fall, the groups of both kinds are given.
    """
    every = [part for group in groups for part in group.by_study]
    ways = [(group, _way(ranks)) for group in every if len(ranks := _ranks(group)) > 1]
    columns = {way: sum(len(group.columns) for group, its in ways if its == way) for way in (_RISING, _FALLING)}
    usual = max(columns, key=lambda way: columns[way])
    for group, way in ways:
        against = (way == -usual or columns[_RISING] == columns[_FALLING] > 0) and _may_be_turned(group)
        odd = _repeats(group) or _spans_others(group) or _falls_in_time(group) or _rest_comes_early(group)
        if way is None or (way and against) or odd:
            yield group, _turns_at(group) if way is None else group.columns[0]
        elif _equivalences_turn(group, way) or _has_two_for_none(group):
            yield group, group.columns[0]
    for group in groups:
        if group.joined.field in _KINDS_IN_ORDER and (column := _kind_out_of_order(group)) is not None:
            yield group, column


def _may_be_turned(group: TickGroup) -> bool:
    """Tell whether two headings exchanged may have turned a group around: of more than three levels they can't."""
    return len({rank for rank in _ranks(group) if rank >= 0}) <= _TURNED


def _turns_at(group: TickGroup) -> Column:
    """Give the first column whose level goes another way than those before it."""
    before, way = -1, 0
    for column, rank in zip(group.columns, _all_ranks(group), strict=True):
        if rank < 0 or stands_apart(column.header[-1]):
            continue
        step = (rank > before) - (rank < before) if before >= 0 else 0
        if step and way and step != way:
            return column
        before, way = rank, step or way
    return group.columns[0]


def _equivalences_turn(group: TickGroup, way: int) -> bool:
    """Tell whether equivalences (CKI, CKII) go another way than the levels of their group."""
    every = zip(group.columns, _all_ranks(group), strict=False)
    ranks = [rank for column, rank in every if rank >= 0 and stands_apart(column.header[-1])]
    its = _way(ranks) if len(ranks) > 1 else 0
    return its is None or bool(its and way and its != way)


def _has_two_for_none(group: TickGroup) -> bool:
    """Tell whether two headings say that a person has no level."""
    return sum(rank == 0 for rank in _all_ranks(group)) > 1 and _has_none(group.joined.field or "")


def _has_none(field: str) -> bool:
    return load_vocabulary().scale(field).rank("none") == 0


def _kind_out_of_order(group: TickGroup) -> Column | None:
    """Give the first column of a kind of personnel that stands behind one which laws and forms name later."""
    codes = [level.code for level in load_vocabulary().scale(group.joined.field or "").levels]
    read = load_vocabulary().read_heading
    last = -1
    for column in group.columns:
        code = read(group.joined.field or "", column.header[-1]).code
        place = codes.index(code) if code in codes else last
        if place < last:
            return column
        last = place
    return None


def _repeats(group: TickGroup) -> bool:
    """Tell whether one heading stands over two of a group's columns, or over some of them and in another."""
    headings = [without_equals(column.header[-1]) for column in group.columns]
    shared = len(group.joined.header)
    above = {row_key(part) for column in group.columns for part in column.header[shared:-1]}
    return len(set(headings)) < len(headings) or not above.isdisjoint(headings)


def _rest_comes_early(group: TickGroup) -> bool:
    """Tell whether under one heading what is left over stands before one of the others."""
    paths = [column.header for column in group.columns]
    pairs = [(one, other) for one, other in pairwise(paths) if one[:-1] == other[:-1]]
    return any(is_rest(one[-1]) and not is_rest(other[-1]) for one, other in pairs)


def _spans_others(group: TickGroup) -> bool:
    """Tell whether one heading is a range that holds the levels of several others ("Trung cấp trở lên")."""
    field = group.joined.field or ""
    if roster_fields()[field].kind != "level":
        return False
    scale = load_vocabulary().scale(field)
    readings = [scale.read_heading(column.header[-1]) for column in group.columns]
    known = [(scale.rank(one.lowest), scale.rank(one.highest)) for one in readings if one.lowest and one.highest]
    ranges = [(low, high) for low, high in known if low < high]
    open_ended = sum(any_word_begins(column.header[-1], "levels.and_above") for column in group.columns)
    within = [sum(low <= least and most <= high for least, most in known) - 1 for low, high in ranges]
    return any(others >= _FEW for others in within) or open_ended > 1


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
