"""Tick groups: a scale's name over columns of its levels, a mark in the one that a person has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.tables.joined import combinations
from cadre_stats.reading.tables.mark import answers_yes, is_dated, is_mark, says_yes, year_of
from cadre_stats.reading.tables.scale_headings import level_heading, scale_above, study_above
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record, replace
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_ordinary, is_rest, of_something_else
from cadre_stats.vocabulary.study_headings import heads_other_studies
from cadre_stats.vocabulary.study_times import is_of_study_time
from cadre_stats.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["TickGroup", "TickHeading", "join_ticks"]


class TickHeading(str):
    """The heading of the column in which a mark stands: read as a heading, where a list of levels is a range."""

    __slots__ = ()


class TickGroup(Record, slots=False):
    """The columns of one scale and what they say together.

    ``joined`` holds for each person row the heading that is ticked, the text of a cell that is no mark, or nothing.
    ``several`` are the person rows with marks in more than one column; of levels the highest counts. ``worded`` are
    those in which a text or a year stands instead of a mark and a level is understood.
    """

    columns: tuple[Column, ...]
    joined: Column
    several: tuple[int, ...]
    worded: tuple[int, ...] = ()

    @property
    def by_study(self) -> tuple[TickGroup, ...]:
        """Give the group parted by the fields of study that stand above its levels, in order; whole without any."""
        parts: dict[str | None, list[Column]] = {}
        for column in self.columns:
            parts.setdefault(study_above(column.header), []).append(column)
        return (self,) if len(parts) == 1 else tuple(replace(self, columns=tuple(part)) for part in parts.values())


def join_ticks(columns: Sequence[Column]) -> Iterator[TickGroup]:
    """Find the tick groups among the columns that are no field and join each; a field in one column goes before."""
    taken = {column.field for column in columns if column.field is not None}
    groups: dict[tuple[str, tuple[str, ...]], list[Column]] = {}
    for column in columns:
        above = scale_above(column.header) if column.field is None else None
        if above is not None:
            groups.setdefault((above[0], _shared(column.header, above[1])), []).append(column)
    for (field, shared), group in groups.items():
        members = _as_marks([column for column in group if not _is_about_levels(field, column)])
        if field not in taken and _is_group(field, members) and _are_all_studies(shared, members, columns):
            taken.add(field)
            yield _join(field, members)


def _shared(header: tuple[str, ...], above: int) -> tuple[str, ...]:
    """Give what the columns of a scale have above them: all that names it but for the fields of study in its name."""
    return header[: above - 1] if above == len(header) - 1 and study_above(header) is not None else header[:above]


def _are_all_studies(shared: tuple[str, ...], members: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Tell whether the headings between a scale and its levels, if there are any, are fields of study, all of them.

    What stands beside them may be of levels to come, and "Khác" what is left over of something else.
    """
    studies = {study for column in members if (study := study_above(column.header)) is not None}
    if not studies:
        return True
    others = [study for study in studies if heads_other_studies(study)]
    if len(others) == len(studies):
        return False
    # What is left over ("Khác") is so of everything beside it, else what is plainly of another time is no doubt.
    taken = {column.index for column in members}
    beside = [column for column in columns if column.field is None and column.index not in taken]
    return not any(
        column.header[: len(shared)] == shared
        and len(column.header) > len(shared) + 1
        and load_vocabulary().read_heading("degree", column.header[-1]).recognised
        and (others or not of_something_else(column.header))
        for column in beside
    )


def _is_about_levels(field: str, column: Column) -> bool:
    """Tell whether a column beside those of levels is none: the years in which they were reached, or "Đang học"."""
    if load_vocabulary().read_heading(field, level_heading(field, column.header)).recognised:
        return False
    if is_rest(column.header[-1]):
        return False
    filled = [cell for cell in _used(column) if shown_text(cell)]
    # Under a heading that isn't understood the years may be those of a level.
    of_times = is_ordinary(column.header[-1]) or is_of_study_time(column.header)
    return of_something_else(column.header[-1:]) or (of_times and bool(filled) and all(map(is_dated, filled)))


def _as_marks(members: Sequence[Column]) -> list[Column]:
    """Give columns in which cells answer with yes or no ("Có", FALSE, 0) as such in which yes alone is marked.

    Where more cells are empty than say no, a "K" is something that somebody should look at.
    """
    answers, empty = Counter[bool](), 0
    for column in members:
        for cell, count in zip(column.values, np.bincount(column.codes, minlength=len(column.values)), strict=True):
            if not shown_text(cell):
                empty += int(count)
            elif count:
                if (yes := answers_yes(cell)) is None:
                    return list(members)
                answers[yes] += int(count)
    if not answers[True] or answers[False] <= empty:
        return list(members)
    return [
        replace(one, cells=CellColumn(one.codes, tuple("x" if answers_yes(cell) else "" for cell in one.values)))
        for one in members
    ]


def _used(column: Column) -> list[Cell]:
    return [column.values[code] for code in np.flatnonzero(np.bincount(column.codes)).tolist()]


def _is_group(field: str, members: Sequence[Column]) -> bool:
    """Tell whether columns are ticked levels: a level known in a heading, and marks rather than texts below."""
    known = any(
        load_vocabulary().read_heading(field, level_heading(field, column.header)).recognised for column in members
    )
    marks, others, beside = 0, 0, _has_marks(members)
    for column in members:
        counts = np.bincount(column.codes, minlength=len(column.values))
        for code in np.flatnonzero(counts).tolist():
            cell = column.values[code]
            if says_yes(field, column, cell, beside_marks=beside):
                marks += int(counts[code])
            elif shown_text(cell):
                others += int(counts[code])
    return known and marks > others


def _has_marks(members: Sequence[Column]) -> bool:
    """Tell whether a mark stands in any of the columns; a figure may be a count or a code."""
    return any(is_mark(cell) and shown_text(cell) != "1" for column in members for cell in _used(column))


def _join(field: str, members: Sequence[Column]) -> TickGroup:
    """Join columns row by row; each distinct combination of cells is looked at once."""
    rows, places = combinations(members)
    values: list[Cell] = []
    doubled: list[bool] = []
    worded: list[bool] = []
    beside_marks = _has_marks(members)
    for row in rows:
        cells = list(zip(members, row, strict=True))
        value, several = _value(field, cells, beside_marks=beside_marks)
        values.append(value)
        doubled.append(several)
        worded.append(_is_understood(field, value) and not all(_is_plain(cell) for _, cell in cells))
    first = members[0]
    above = scale_above(first.header)
    joined = Column(first.index, first.header[: above[1] if above else -1], field, CellColumn(places, tuple(values)))
    columns = tuple(replace(column, field=field, tick=True) for column in members)
    return TickGroup(columns, joined, _rows_of(doubled, places), _rows_of(worded, places))


def _is_understood(field: str, value: Cell) -> bool:
    """Tell whether a row says that somebody has a level: by a heading, or by a text that is a level itself."""
    if isinstance(value, TickHeading):
        return True
    reading = load_vocabulary().read(field, shown_text(value))
    return reading.recognised and not reading.blank and reading.code != "none"


def _is_plain(cell: Cell) -> bool:
    return is_mark(cell) or not shown_text(cell)


def _rows_of(answers: Sequence[bool], places: NDArray[np.int32]) -> tuple[int, ...]:
    """Give the person rows for whose combination of cells the answer is yes."""
    return tuple(np.flatnonzero(np.array(answers, dtype=bool)[places]).tolist()) if answers else ()


def _value(field: str, row: Sequence[tuple[Column, Cell]], *, beside_marks: bool) -> tuple[Cell, bool]:
    """Give what a row of marks says, and whether more than one column is marked.

    What can't be read as a level is given as it stands: a text among the marks, or the marks themselves.
    """
    filled = [
        (column, shown_text(cell), says_yes(field, column, cell, beside_marks=beside_marks))
        for column, cell in row
        if shown_text(cell)
    ]
    texts = [text for _, text, yes in filled if not yes]
    marks = [text for _, text, yes in filled if yes]
    ticked = [TickHeading(level_heading(field, column.header)) for column, _, yes in filled if yes]
    if texts and ticked and all(ticked):
        return _above_all(field, ticked, texts), False
    if texts or not all(ticked):
        return "; ".join(texts or marks), False
    if len(ticked) < 2:
        return (ticked[0] if ticked else ""), False
    # Words of two levels are the subjects of two diplomas; marks of two levels contradict each other.
    worded = all(map(has_letter, marks)) and not any(map(is_mark, marks))
    several = not worded and not _rises_in_time(field, list(zip(ticked, marks, strict=True)))
    return _highest(field, ticked, load_vocabulary()) or "; ".join(marks), several


def _rises_in_time(field: str, dated: Sequence[tuple[str, str]]) -> bool:
    """Tell whether each level was reached in a later year than those below it: several diplomas, each of its time."""
    if roster_fields()[field].kind != "level" or not all(is_dated(text) for _, text in dated):
        return False
    rank, read = load_vocabulary().scale(field).rank, load_vocabulary().read_heading
    highest = [read(field, heading).highest for heading, _ in dated]
    steps = sorted((rank(code), year_of(text)) for code, (_, text) in zip(highest, dated, strict=True) if code)
    return len(steps) == len(dated) and all(
        lower < higher and here < there for (lower, here), (higher, there) in pairwise(steps)
    )


def _above_all(field: str, ticked: Sequence[TickHeading], texts: Sequence[str]) -> Cell:
    """Give the highest ticked heading where it is above all that texts in other columns say, else the texts."""
    highest, vocabulary = _highest(field, ticked, load_vocabulary()), load_vocabulary()
    readings = [vocabulary.read(field, text) for text in texts]
    if highest is None or not all(reading.recognised for reading in readings):
        return "; ".join(texts)
    rank = vocabulary.scale(field).rank
    above = rank(vocabulary.read_heading(field, highest).highest or "") > max(
        rank(one.highest or "") for one in readings
    )
    return highest if above else "; ".join(texts)


def _highest(field: str, ticked: Sequence[TickHeading], vocabulary: Vocabulary) -> TickHeading | None:
    """Give the highest of the ticked levels; none of categories and where a heading isn't understood."""
    readings = [vocabulary.read_heading(field, heading) for heading in ticked]
    if roster_fields()[field].kind != "level" or not all(reading.recognised for reading in readings):
        return None
    rank = vocabulary.scale(field).rank
    return max(zip(readings, ticked, strict=True), key=lambda one: rank(one[0].highest or ""))[1]
