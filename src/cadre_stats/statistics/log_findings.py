"""What a person should look at in a training log as a whole: people who may be one, repeats, courses not told."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from cadre_stats.finding import PLACES_KEPT, Finding
from cadre_stats.reading.cell_masks import filled_values
from cadre_stats.training.log import Log
from cadre_stats.training.namesakes import namesakes
from cadre_stats.vocabulary.field import training_fields

__all__ = ["log_findings"]

_LARGEST = 2**62


def log_findings(log: Log, asked: Collection[str]) -> Iterator[Finding]:
    """Name the people of whom it isn't sure that they are two, those twice in one class, and what isn't told.

    ``asked`` are the fields that groups and selections look at; the courses of people are always looked at.
    """
    people = log.people
    for pair in people.suspects:
        if log.person[pair[0]] and log.person[pair[1]]:
            places = tuple(log.roster.place("full_name", entry) for entry in pair)
            yield Finding("possible_duplicate", "warning", places, "full_name")
    alike = namesakes(log)
    if alike:
        places = tuple(log.roster.place("full_name", entry) for entry in alike[:PLACES_KEPT])
        yield Finding("namesakes", "warning", places, "full_name", count=len(alike))
    repeated, first = _twice(log)
    if repeated:
        places = tuple(log.roster.place("full_name", entry) for entry in first)
        yield Finding("twice_in_class", "warning", places, "full_name", count=repeated)
    for name in dict.fromkeys(["programme", *(name for name in asked if name in training_fields())]):
        yield from _untold(log, name, named_only=name not in asked)


def _twice(log: Log) -> tuple[int, list[int]]:
    """Count the entries that repeat a person in a course of an earlier one; give the first of them."""
    entries = np.flatnonzero(log.person)
    key = log.people.person[entries].astype(np.int64)
    for codes in (*log.occasions, log.roster.typed("training_field").codes.astype(np.int64)):
        codes = codes[entries] + 1
        size = int(codes.max(initial=0)) + 1
        if size > 1:
            if int(key.max(initial=0)) > _LARGEST // size:
                key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            key = key * size + codes
    ordered = np.sort(key)
    repeated = int((ordered[1:] == ordered[:-1]).sum())
    first: list[int] = []
    seen: set[int] = set()
    for place, one in enumerate(key.tolist() if repeated else ()):
        if one in seen:
            first.append(int(entries[place]))
            if len(first) == min(repeated, PLACES_KEPT):
                break
        seen.add(one)
    return repeated, first


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
