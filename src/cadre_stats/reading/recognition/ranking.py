"""Ranking: several ways to read a sheet, each with what speaks for it; the best is taken, or a person is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from cadre_stats.errors import InputError
from cadre_stats.reading.doubts.contradicted import contradicting
from cadre_stats.reading.tables.about import has_year, speaks_of
from cadre_stats.reading.tables.contents import FileContents
from cadre_stats.reading.tables.fields import Assignment
from cadre_stats.reading.tables.header import Band, Head
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.reason import Reason, Score
from cadre_stats.record import Record
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["Ranked", "Reading", "refuse_rivals"]

# How many rows below a header are looked at; those with fewer filled cells are headings of sections.
_ROWS, _FEWEST = 12, 3
# Readings whose points differ by no more are close.
_CLOSE = 1
_UNCOUNTED = ("number", "note")


class Reading(Record, slots=False):
    """A way to read a grid: its header band and what the columns are.

    ``rows`` are the first and last row of the header that names the columns, as the spreadsheet numbers them.
    """

    head: Head
    band: Band
    assignment: Assignment
    rows: tuple[int, int]

    @cached_property
    def score(self) -> Score:
        """What speaks for it, told by the first rows below its header; looked for only where it is asked for."""
        fields = len(self.assignment.distinct)
        if not self.assignment.is_roster:
            return Score(self.rows, fields)
        contents = _contents(self.head, self.band, self.assignment)
        fitting = sum(_fits(one) for one in contents)
        against = sum(contradicting(one, contents) is not None for one in contents)
        return Score(self.rows, fields, fitting, against, self.head.merges_within(self.band.top, self.band.bottom))

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Order readings: a roster before none, more points, a flatter header."""
        return self.assignment.is_roster, self.score.points, self.band.top - self.band.bottom


class Ranked(Record, slots=False):
    """The best reading of a grid and the others, best first."""

    best: Reading
    others: tuple[Reading, ...] = ()

    @property
    def reason(self) -> Reason:
        """Why this reading was taken."""
        return Reason(
            tuple(sorted(self.best.assignment.distinct)), self.best.score, self.others[0].score if self.others else None
        )


def refuse_rivals(best: Reading, others: Sequence[Reading], where: str) -> None:
    """Refuse two headers over the same people that are about as likely and would give different figures.

    Raises :class:`InputError`, which asks for ``--header-rows``.
    """
    for other in others:
        overlap = other.band.top <= best.band.bottom and best.band.top <= other.band.bottom
        close = other.assignment.is_roster and best.score.points - other.score.points <= _CLOSE
        if overlap and close and _counted(best.assignment) != _counted(other.assignment):
            one, two = sorted((best.score.rows, other.score.rows))
            raise InputError("reading.two_readings", where, one=_rows_text(one), two=_rows_text(two))


def _rows_text(rows: tuple[int, int]) -> str:
    first, last = rows
    return str(first) if first == last else f"{first}-{last}"


def _counted(assignment: Assignment) -> set[tuple[int, str]]:
    return {(column, field) for column, field in assignment.fields.items() if field not in _UNCOUNTED}


def _contents(head: Head, band: Band, assignment: Assignment) -> Sequence[FileContents]:
    below = (row for row in range(band.bottom + 1, head.height) if len(head.filled(row)) >= _FEWEST)
    rows = list(islice((head.texts[row] for row in below if not head.is_half_headers(row)), _ROWS))
    found = []
    for column, field in assignment.fields.items():
        texts = [row[column] for row in rows if row[column]]
        marks = sum(map(is_mark, texts))
        words = Counter(text for text in texts if not is_mark(text))
        found.append(FileContents(column, band.paths[column], field, dict(words), marks, False))
    return found


def _fits(contents: FileContents) -> bool:
    """Tell whether more than half of a column's filled cells are what its field holds."""
    field = contents.field or ""
    kind = roster_fields()[field].kind
    if kind == "yes_no" and contents.marks:
        return contents.marks * 2 > contents.filled
    fitting = sum(
        count for text, count in contents.texts.items() if speaks_of(field, text) or (kind == "date" and has_year(text))
    )
    return fitting * 2 > contents.filled
