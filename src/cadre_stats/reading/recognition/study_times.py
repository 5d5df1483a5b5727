"""Levels beside the times of their studies: "Thạc sĩ" with "đang học" under "Năm tốt nghiệp" isn't completed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.cells.codes import count_codes
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.tables.joined import Joined, SeveralTexts, UnlistedText, combinations
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import replace
from cadre_stats.vocabulary.study_times import is_of_study_time, may_not_have_ended
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["STUDIED", "join_study_times"]

# What people study for, and with it ends.
STUDIED = ("degree", "political_theory", "state_management")


def join_study_times(columns: Sequence[Column], taken: Collection[str | None]) -> Iterator[Joined]:
    """Join a column of levels with those that say of somebody's study that it may not have ended.

    The time stands behind the level in brackets, as people write it in one cell. Levels that are ``taken`` are made of
    other columns; the columns themselves stay what they are.
    """
    times: dict[int, list[Column]] = {}
    for column in columns:
        if column.field is None and is_of_study_time(column.header) and _may_be_open(column):
            level = _level_beside(column, columns)
            if level is not None and level.field not in taken:
                times.setdefault(level.index, []).append(column)
    for level in columns:
        if level.index in times:
            rows, codes = combinations([level, *times[level.index]])
            values = tuple(_with_times(level.field or "", row[0], list(map(cell_text, row[1:]))) for row in rows)
            yield Joined(frozenset(), replace(level, cells=CellColumn(codes, values)))


def _may_be_open(column: Column) -> bool:
    """Tell whether a person's cell in a column of times may say that a study hasn't ended; each is looked at once."""
    used = np.flatnonzero(count_codes(column.codes, len(column.values))).tolist()
    return any(may_not_have_ended(cell_text(column.values[code])) for code in used)


def _level_beside(time: Column, columns: Sequence[Column]) -> Column | None:
    """Give the column of the level that a time belongs to: the next on its left, under the heading that it has.

    Where none stands there, the next on its right.
    """
    levels = [one for one in columns if one.field in STUDIED and not one.tick and _are_of_one_study(one, time)]
    left = [one for one in levels if one.index < time.index]
    return left[-1] if left else next(iter(levels), None)


def _are_of_one_study(level: Column, time: Column) -> bool:
    return len(time.header) == 1 or level.header[:-1] == time.header[:-1] or level.header == time.header[:-1]


def _with_times(field: str, level: Cell, times: Sequence[str]) -> Cell:
    """Give a level with the times that leave its end open; of several lines each time stands behind its own."""
    lines = cell_text(level).strip().split("\n")
    doubtful = [time.strip().split("\n") for time in times if any(map(may_not_have_ended, time.split("\n")))]
    if not doubtful or not any(lines):
        return level
    if len(lines) == 1 and all(len(one) == 1 for one in doubtful):
        return _unless_ended(field, lines[0], f"{lines[0]} ({'; '.join(one for (one,) in doubtful)})")
    if len(doubtful) > 1 or len(doubtful[0]) != len(lines):
        return UnlistedText(cell_text(level))
    pairs = zip(lines, doubtful[0], strict=True)
    return SeveralTexts.of([f"{line} ({time})" if may_not_have_ended(time) else line for line, time in pairs])


def _unless_ended(field: str, alone: str, beside: str) -> Cell:
    """Refuse a text that its time leaves the level which it is without it."""
    reading = load_vocabulary().read(field, beside)
    same = reading.recognised and reading.code == load_vocabulary().read(field, alone).code
    return UnlistedText(beside) if same else beside
