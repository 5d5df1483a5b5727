"""Reading training tables: from files as a person named them to one log."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import numpy as np

from cadre_stats.errors import InputError
from cadre_stats.finding import aggregate
from cadre_stats.reading.files import STDIN, Found, find_files
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.grids import file_bytes, read_grids
from cadre_stats.roster.roster import Roster
from cadre_stats.text import fold
from cadre_stats.training.attendees import attendee_entries
from cadre_stats.training.columns import MEASURES, find_columns
from cadre_stats.training.counts import count_entries
from cadre_stats.training.entry import Approximate, Entries, Measure
from cadre_stats.training.log import Log
from cadre_stats.training.titles import read_above
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["read_log"]


def read_log(
    paths: Sequence[str], vocabulary: Vocabulary, *, sheet: str | None = None, stdin: bytes | None = None
) -> Log:
    """Read training tables of files, folders and standard input (``-``) into one log.

    Raises :class:`InputError` for a named file that is missing, unreadable or no training table, and for folders
    without any.
    """
    read: list[Entries] = []
    skipped: list[str] = []
    files = 0
    for found in find_files(paths):
        entries = list(_file(found, sheet, stdin))
        if entries:
            files += 1
        elif found.named:
            raise InputError("training.no_table", found.path)
        else:
            skipped.append(found.path)
        read += entries
    if not read:
        raise InputError("training.no_tables", ", ".join(paths))
    return _join(read, vocabulary, files, tuple(skipped))


def _file(found: Found, sheet: str | None, stdin: bytes | None) -> Iterator[Entries]:
    if not found.readable:
        return
    data = file_bytes(found.path) if found.path != STDIN else stdin
    grids = read_grids(sys.stdin.buffer.read() if data is None else data, found.path)
    for grid in grids:
        if not grid.hidden and (sheet is None or not grid.sheet or fold(grid.sheet) == fold(sheet)):
            entries = _grid(grid)
            if entries is not None and len(entries.person):
                yield entries


def _grid(grid: Grid) -> Entries | None:
    columns = find_columns(grid)
    if columns is None:
        return None
    above = read_above(grid, columns)
    return attendee_entries(grid, columns, above) if columns.kind == "people" else count_entries(grid, columns, above)


def _join(read: Sequence[Entries], vocabulary: Vocabulary, files: int, skipped: tuple[str, ...]) -> Log:
    starts = np.cumsum([0, *(len(one.person) for one in read)]).tolist()
    parts = list(dict.fromkeys(name for one in read for name in one.of_which))
    return Log(
        roster=Roster(tuple(one.table for one in read), vocabulary, assume_distinct=True, files=files),
        person=np.concatenate([one.person for one in read]),
        measures={name: Measure.joined([one.measures[name] for one in read]) for name in MEASURES},
        of_which={
            name: Measure.joined([one.of_which.get(name) or Measure.absent(len(one.person)) for one in read])
            for name in parts
        },
        states=np.concatenate([one.states for one in read]),
        approximate=tuple(
            Approximate(one.text, one.entry + start, one.measure)
            for entries, start in zip(read, starts, strict=False)
            for one in entries.approximate
        ),
        checked=sum(one.checked for one in read),
        findings=aggregate([finding for one in read for finding in one.findings]),
        files=files,
        skipped=skipped,
    )
