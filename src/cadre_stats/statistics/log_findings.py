"""What a person should look at in a training log as a whole: people who may be one, repeats, courses not told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import pieces
from cadre_stats.roster.findings import mended_ids
from cadre_stats.training.entry import KNOWN
from cadre_stats.training.log import Log
from cadre_stats.training.namesakes import namesakes
from cadre_stats.vocabulary.field import training_fields

__all__ = ["log_findings"]

_LARGEST = 2**62
# In đồng, a bound of this program's own: far above what officials' courses cost, far below what a mistaken unit makes.
_DEAREST = 3_000_000_000
# Up to this many marks, a byte each, are set rather than numbers sorted.
_DENSE = 64_000_000


def log_findings(log: Log, asked: Collection[str]) -> Iterator[Finding]:
    """Name the people of whom it isn't sure that they are two, those twice in one class, and what isn't told.

    ``asked`` are the fields that groups and selections look at; the courses of people are always looked at.
    """
    people = log.people
    for pair in people.suspects:
        if log.person[pair[0]] and log.person[pair[1]]:
            places = tuple(log.roster.place("full_name", entry) for entry in pair)
            yield Finding("possible_duplicate", "warning", places, "full_name")
    yield from mended_ids(log.roster)
    alike = namesakes(log)
    if alike:
        places = tuple(log.roster.place("full_name", entry) for entry in alike[:PLACES_KEPT])
        yield Finding("namesakes", "warning", places, "full_name", count=len(alike))
    repeated, first = _twice(log)
    if repeated:
        places = tuple(log.roster.place("full_name", entry) for entry in first)
        yield Finding("twice_in_class", "warning", places, "full_name", count=repeated)
    yield from _dear(log)
    for name in dict.fromkeys(["programme", *(name for name in asked if name in training_fields())]):
        yield from _untold(log, name, named_only=name not in asked)


def _dear(log: Log) -> Iterator[Finding]:
    """Name the costs that no attendance can have: full amounts of đồng under a heading of thousands or millions."""
    cost, counted = log.measures["cost"], log.measures["attendances"]
    if not len(cost.values) or int(cost.values.max()) <= _DEAREST:
        return
    attendances = np.where(log.person, 1, np.where(counted.state == KNOWN, counted.values, 0))
    each = cost.values // np.maximum(attendances, 1)
    entries = np.flatnonzero((attendances > 0) & (cost.state == KNOWN) & (each > _DEAREST))
    if len(entries):
        places = tuple(log.roster.place("cost", entry) for entry in entries[:PLACES_KEPT].tolist())
        yield Finding("money_implausible", "warning", places, "cost", count=len(entries))


def _twice(log: Log) -> tuple[int, list[int]]:
    """Count the entries that repeat a person in a course of an earlier one; give the first of them."""
    entries = None if log.person.all() else np.flatnonzero(log.person)
    key = _among(log.people.person, entries).astype(np.int64)
    for codes in (*log.occasions, log.roster.typed("training_field").codes):
        size = int(codes.max(initial=-1)) + 2
        if size > 1:
            if int(key.max(initial=0)) > _LARGEST // size:
                key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            key *= size
            key += _among(codes, entries)
            key += 1
    repeated = len(key) - _count_distinct(key)
    found = _repeats(key, min(repeated, PLACES_KEPT))
    return repeated, [one if entries is None else int(entries[one]) for one in found]


def _among(values: NDArray[np.signedinteger], entries: NDArray[np.int64] | None) -> NDArray[np.signedinteger]:
    return values if entries is None else values[entries]


def _count_distinct(key: NDArray[np.int64]) -> int:
    """Count different numbers, by marks where few enough of them are possible, else in their order."""
    if len(key) and int(key.max()) < _DENSE:
        met = np.zeros(int(key.max()) + 1, dtype=bool)
        met[key] = True
        return int(np.count_nonzero(met))
    ordered = np.sort(key)
    return int(len(key) > 0) + int(np.count_nonzero(ordered[1:] != ordered[:-1]))


def _repeats(key: NDArray[np.int64], wanted: int) -> list[int]:
    """Give the first places whose number stands at an earlier one, too; no more are looked at than it takes."""
    found: list[int] = []
    seen: set[int] = set()
    for piece in pieces(len(key)) if wanted else ():
        for place, one in enumerate(key[piece].tolist(), start=piece.start):
            if one in seen:
                found.append(place)
                if len(found) == wanted:
                    return found
            seen.add(one)
    return found


def _untold(log: Log, name: str, *, named_only: bool) -> Iterator[Finding]:
    """Name the empty cells of a column that other rows fill: what they should say isn't guessed from the row above."""
    for table, start in zip(log.roster.tables, log.roster.starts.tolist(), strict=False):
        column = table.column(name)
        if column is None or column.index < 0 or (named_only and not log.person[start : start + 1].all()):
            continue
        filled = filled_values(column.values)[column.codes]
        empty = np.flatnonzero(~filled)
        if len(empty) and filled.any():
            places = tuple(table.place(column, record) for record in empty[:PLACES_KEPT].tolist())
            yield Finding("cell_untold", "warning", places, name, count=len(empty))
