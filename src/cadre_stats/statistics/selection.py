"""Selecting people by ``--where``: who is kept, who is left out because it isn't known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.outcome import Note
from cadre_stats.statistics.testing import UNKNOWN, YES
from cadre_stats.targets.condition import Condition

__all__ = ["Selection", "select"]


class Selection(NamedTuple):
    """The records that a command counts, the distinct people in them, and what a reader must know of it."""

    kept: NDArray[np.bool_]
    people: int
    notes: tuple[Note, ...] = ()


def select(evaluation: Evaluation, where: Condition | None) -> Selection:
    """Keep the people of whom the condition certainly holds; the unknown are left out and counted in a note."""
    people = evaluation.roster.people
    if where is None:
        return Selection(np.ones(len(people.person), dtype=bool), people.count)
    verdicts = evaluation.holds(where)
    kept = verdicts == YES
    unknown = people.among(verdicts == UNKNOWN)
    notes = (Note("left_out_unknown", {"people": unknown}),) if unknown else ()
    return Selection(kept, people.among(kept), notes)
