"""What a person says about how a training log is to be read, and what will be asked of it."""

from __future__ import annotations

from dataclasses import field

from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.record import Record

__all__ = ["LogOptions"]


class LogOptions(Record):
    """``reading`` says which sheet and header; ``course`` names that of learners whose list tells none.

    ``numbered``: running numbers, which tell nothing of a course, are asked for. ``told_apart``: ID numbers are only
    asked who is who, so that those of large texts are read as numbers.
    """

    reading: ReadOptions = field(default_factory=ReadOptions)
    course: str = ""
    numbered: bool = False
    told_apart: bool = False
