"""The structure of a roster: people by level of every scale, by category, by age band."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal

from cadre_stats.finding import Finding
from cadre_stats.record import Record
from cadre_stats.statistics.outcome import Group, Input, Note

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LevelCount", "Structure", "StructureRow"]


class LevelCount(Record):
    """The people of one level, category, value or age band; a range reading is a row of its own."""

    level: str
    people: int


class StructureRow(Record):
    """How the people of one group spread over one field. ``people`` = ``unknown`` + the sum of ``levels``.

    ``levels`` are in the order of the scale (lowest first). ``mean_age`` (years, exact) goes with field ``age``
    and counts only people whose age is known to the year, ``mean_age_people`` of them.
    """

    field: str
    group: Group
    people: int
    unknown: int
    levels: tuple[LevelCount, ...]
    mean_age: Fraction | None = None
    mean_age_people: int = 0


class Structure(Record):
    """The spread of a roster's people over every field that it has, by group, with what it rests on."""

    kind: ClassVar[Literal["structure"]] = "structure"
    rows: tuple[StructureRow, ...]
    people: int
    by: tuple[str, ...] = ()
    as_of: dt.date | None = None
    inputs: tuple[Input, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    title: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def frame(self) -> pd.DataFrame:
        """The people by field, group and level as a pandas table; see :mod:`cadre_stats.statistics.frame`."""
        from cadre_stats.statistics.frame import structure_frame

        return structure_frame(self)
