"""What a row of the body was taken for, and what is known of the rows above it."""

from __future__ import annotations

from cadre_stats.reading.tables.outline import Heading
from cadre_stats.reading.tables.row_doubt import Doubt
from cadre_stats.reading.tables.table import RowKind
from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["NAME", "RUNNING_NUMBER", "RowReading", "State"]

NAME = regex(r"[^\W\d_]+(?:[ '.-]+[^\W\d_]+){1,6}")
RUNNING_NUMBER = regex(r"\d+(?:\.\d+)*\.?")


class State:
    """What is known when a row is reached, reading downwards.

    ``signed``: a signature block has begun. ``numbered``: persons of this table have running numbers.
    ``last_person``: the last row that is plainly a person's. ``outer_numbers``: running numbers that others go on
    from ("1" where there is a "1.1"). ``starts``: the rows right above one with the running number 1.
    """

    def __init__(
        self,
        *,
        numbered: bool,
        last_person: int,
        outer_numbers: frozenset[str] = frozenset(),
        starts: frozenset[int] = frozenset(),
    ) -> None:
        self.numbered, self.last_person = numbered, last_person
        self.outer_numbers, self.starts = outer_numbers, starts
        self.signed = False


class RowReading(Record):
    """The kind of a row; for a section its heading (none for "Trong đó"), for a total or a section the people stated.

    ``column``: where the stated number stands. ``doubt``: the finding that the row gives. ``of_another``: a header
    unlike this table's.
    """

    kind: RowKind
    heading: Heading | None = None
    people: int | None = None
    column: int = 0
    doubt: Doubt | None = None
    of_another: bool = False
