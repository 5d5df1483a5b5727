"""The contents of a column in many files at once: a question is answered for all of them together.

Where files would answer differently they part, and the rule is asked again for each part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.cell import shown_texts
from cadre_stats.reading.cells.grid import Cells
from cadre_stats.reading.tables.cell_answers import CellAnswers
from cadre_stats.reading.tables.contents import SEVERAL, Contents
from cadre_stats.reading.tables.sample import LOOKED_AT
from cadre_stats.reading.tables.table import Column
from cadre_stats.record import Record

__all__ = ["Counts", "ManyContents", "Mask", "check_files", "over_files"]

Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]
# Files that part into more groups than this are left for a look at each.
_PARTINGS = 100


def over_files(answers: NDArray[np.bool_], starts: Counts) -> Counts:
    """Count in each file the rows of which something holds; ``starts`` are the files' first rows.

    >>> over_files(np.array([True, False, True]), np.array([0, 2])).tolist()
    [1, 1]
    """
    return np.add.reduceat(answers, starts, dtype=np.int64)


class _Group:
    """The files that a rule is being asked for."""

    def __init__(self, files: Counts) -> None:
        self.files = files


class _Parting(Exception):
    """The files of a group that answer yes, and those that answer no; of the rest it isn't certain."""

    def __init__(self, yes: Counts, no: Counts) -> None:
        super().__init__()
        self.parts = [part for part in (yes, no) if len(part)]


class ManyContents(Record, slots=False):
    """One column of many files, file i from row ``starts[i]`` on; what it answers holds for the files of the group.

    Of a file with more than ``LOOKED_AT`` different texts in the column only the commonest are looked at when it is
    read alone: an answer that would depend on which these are is none.
    """

    column: Column
    cells: Cells
    starts: Counts
    group: _Group

    @property
    def index(self) -> int:
        """The column, counted from 0."""
        return self.column.index

    @property
    def path(self) -> tuple[str, ...]:
        """The header."""
        return self.column.header

    @property
    def field(self) -> str | None:
        """The field that the column was taken for."""
        return self.column.field

    @property
    def tick(self) -> bool:
        """Whether the column is for marks."""
        return self.column.tick

    def is_filled(self) -> bool:
        """Tell whether any cell says something."""
        filled = self._filled_in > 0
        return self._answer(filled, ~filled)

    def has_marks(self) -> bool:
        """Tell whether any cell holds a mark."""
        marked = self._marks_in > 0
        return self._answer(marked, ~marked)

    def mostly_marks(self) -> bool:
        """Tell whether more than half of the filled cells are marks."""
        return self._answer(
            self._marks_in > self._texts_in,
            self._marks_in <= self._texts_in - self._left_out,
        )

    def has_texts(self) -> bool:
        """Tell whether any cell holds words."""
        worded = self._texts_in > 0
        return self._answer(worded, ~worded)

    def any_text(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether one of the texts passes a test, which is given what stands ``beside`` it, too."""
        return self._any(self._answers.to(test, *beside))

    def any_like(self, header: str) -> bool:
        """Tell whether one of the texts is a header's, written one way or another."""
        return self._any(self._answers.like(header))

    def mostly_texts(self, test: Callable[..., bool], *beside: str) -> bool:
        """Tell whether more than half of the filled cells are texts that pass a test."""
        return self._mostly(self._answers.to(test, *beside))

    def counts_rows(self) -> bool:
        """Tell whether the cells go on by one from row to row: not if one is no number, else uncertain."""
        others = self._count(self._answers.to(_is_no_number))
        sure = (others > self._left_out) | (self._texts_in == 0)
        return self._answer(np.zeros(len(sure), dtype=bool), sure)

    def is_one_text(self) -> bool:
        """Tell whether all filled cells, of five persons or more, are one text."""
        places: dict[str, int] = {}
        alike = np.array([places.setdefault(text, len(places)) for text in shown_texts(self.cells.values)])
        rows, filled = alike[self.cells.codes], self._answers.are_filled[self.cells.codes]
        least = np.minimum.reduceat(np.where(filled, rows, len(places)), self.starts)
        one = (least == np.maximum.reduceat(np.where(filled, rows, -1), self.starts)) & (self._marks_in == 0)
        found = one & (self._filled_in >= SEVERAL)
        return self._answer(found, ~found)

    def mostly(self, field: str) -> bool:
        """Tell whether more than half of the filled cells speak of a field by themselves."""
        return self._mostly(self._answers.speaking_of(field))

    def share(self, field: str, part: int, whole: int) -> bool:
        """Tell whether there are filled cells, and such a share of them speaks of a field."""
        passing, filled = self._answers.speaking_of(field), self._filled_in
        if not passing.any():
            return False
        speaking = self._count(passing)
        enough = -(-(filled - self._left_out) * part // whole)
        return self._answer((filled > 0) & (speaking - self._left_out >= enough), (filled == 0) | (speaking < enough))

    def _any(self, passing: Mask) -> bool:
        if not passing.any():
            return False
        found = self._count(passing)
        return self._answer(found > self._left_out, found == 0)

    def _mostly(self, passing: Mask) -> bool:
        if not passing.any():
            return False
        found, filled = self._count(passing), self._filled_in
        enough = (filled - self._left_out) // 2 + 1
        return self._answer(found - self._left_out >= enough, found < enough)

    def _answer(self, yes: Mask, no: Mask) -> bool:
        files = self.group.files
        sure, not_so = yes[files], no[files]
        if sure.all():
            return True
        if not_so.all():
            return False
        raise _Parting(files[sure], files[not_so])

    @cached_property
    def _answers(self) -> CellAnswers:
        return CellAnswers(self.cells.values)

    def _count(self, answers: Mask) -> Counts:
        """Count in each file the rows whose cells a mask over the different cells tells."""
        return over_files(answers[self.cells.codes], self.starts)

    @cached_property
    def _filled_in(self) -> Counts:
        return self._count(self._answers.are_filled)

    @cached_property
    def _marks_in(self) -> Counts:
        marks = self._answers.are_marks
        return self._count(marks) if marks.any() else np.zeros(len(self.starts), dtype=np.int64)

    @property
    def _texts_in(self) -> Counts:
        return self._filled_in - self._marks_in

    @cached_property
    def _left_out(self) -> Counts:
        """The rows of each file that may not be looked at when it is read alone, at most."""
        beyond = self._texts_in - LOOKED_AT
        found = np.zeros(len(self.starts), dtype=np.int64)
        if len(self.cells.values) <= LOOKED_AT or (beyond <= 0).all():
            return found
        several = (beyond > 0) & (self._different_in > LOOKED_AT)
        found[several] = beyond[several]
        return found

    @property
    def _different_in(self) -> Counts:
        """The number of different cells of each file."""
        rows = np.diff(np.append(self.starts, len(self.cells.codes)))
        files = np.repeat(np.arange(len(rows)), rows)
        both = np.sort(files * len(self.cells.values) + self.cells.codes)
        new = np.append(True, both[1:] != both[:-1])
        # Sorted by file, each file's rows stand where they stood.
        return over_files(new, self.starts)


def _is_no_number(text: str) -> bool:
    return not text.isdecimal()


def check_files(
    columns: Sequence[tuple[Column, Cells]],
    starts: Counts,
    checks: Callable[[Sequence[Contents]], Iterator[Callable[[], Iterable[tuple[Contents, Finding]]]]],
) -> tuple[Mask, Sequence[Sequence[tuple[Contents, Finding]]]]:
    """Give what the checks find in each file, in their order, and of which files that is certain."""
    group = _Group(np.arange(len(starts)))
    contents = [ManyContents(column, cells, starts, group) for column, cells in columns]
    certain = np.ones(len(starts), dtype=bool)
    found: list[list[tuple[Contents, Finding]]] = [[] for _ in starts]
    for check in checks(contents):
        waiting = [np.flatnonzero(certain)]
        certain[:] = False
        partings = 0
        while waiting and partings < _PARTINGS:
            group.files = waiting.pop()
            try:
                here = list(check())
            except _Parting as parting:
                partings += 1
                waiting += parting.parts
                continue
            certain[group.files] = True
            for file in group.files.tolist() if here else ():
                found[file] += here
    return certain, found
