"""What is read of a large file in the first go, as its first rows tell."""

from __future__ import annotations

from cadre_stats.record import Record

__all__ = ["Foreseen"]


class Foreseen(Record):
    """The columns (from 0) that are read in the first go.

    ``texts`` are those whose cells are nearly all distinct; so are those of ``marks``, which nobody asks for: they only
    tell persons from other rows; and those of ``numbers``, in which equal digits are looked for.
    """

    columns: tuple[int, ...]
    texts: frozenset[int] = frozenset()
    marks: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
