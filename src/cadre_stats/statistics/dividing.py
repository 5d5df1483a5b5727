"""Dividing exact figures: the assessment and the structure of every group as if it had been asked for alone.

Nothing is counted again: the figures of a part are those that the whole shows for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.roster.findings import unread_findings
from cadre_stats.statistics.outcome import Assessment, Group, Input, Note
from cadre_stats.statistics.remarks import roster_notes
from cadre_stats.statistics.run import Run
from cadre_stats.statistics.structure import Structure

__all__ = ["Division", "Part"]

# Findings that speak of a whole table; they belong to every group that has people in it.
_OF_A_TABLE = frozenset({"missing_field", "blank_column"})

_Source = TypeVar("_Source", Assessment, Structure)


@dataclass(frozen=True, slots=True)
class Part:
    """One group with its figures; the whole has the group ``{}``. Groups inside it are named without its own fields."""

    group: Group
    assessment: Assessment | None
    structure: Structure


@dataclass(frozen=True)
class Division:
    """A run with the figures of its whole, to be divided by its groups."""

    run: Run
    structure: Structure
    assessment: Assessment | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The whole, then every group that has people, in the order in which a report prints them."""
        return tuple(self._members)

    def __iter__(self) -> Iterator[Part]:
        """Give the part of every group."""
        yield Part({}, self.assessment, self.structure)
        for group, members in self._members.items():
            if group:
                yield self._part(dict(group), members)

    @cached_property
    def _members(self) -> dict[Group, NDArray[np.int64]]:
        raise NotImplementedError
