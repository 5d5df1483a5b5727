"""How the attendances of a log ended or stand: completed, studying, dropped."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.training.amount import read_count
from cadre_stats.training.columns import Columns
from cadre_stats.training.entry import BAD, KNOWN, STATES, Measure
from cadre_stats.training.log_cells import LogCells
from cadre_stats.vocabulary.training_words import status_of

__all__ = ["Endings", "read_endings"]

_COMPLETED, _, _DROPPED = (number + 1 for number in range(len(STATES)))
# What isn't understood; 0 where nothing is said.
_UNREAD = -1


class Endings:
    """The number of each attendance's state (0 where nothing is said), and which cells could not be read."""

    def __init__(self, states: NDArray[np.int8], findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.states = np.maximum(states, 0).astype(np.int8)
        self._unread = states == _UNREAD

    def measures(self) -> dict[str, Measure]:
        """Give the attendances in each state as figures: none is told where no state is."""
        if not (self.states.any() or self._unread.any()):
            return {name: Measure.absent(len(self.states)) for name in STATES}
        state = np.where(self._unread, BAD, KNOWN).astype(np.int8)
        return {
            name: Measure((self.states == number).astype(np.int64), state)
            for number, name in enumerate(STATES, start=1)
        }


def read_endings(columns: Columns, cells: LogCells) -> Endings:
    """Read how each attendance ended: from the columns of completions and the like, else from the status."""
    states = np.zeros(len(cells.rows), dtype=np.int8)
    findings: list[Finding] = []
    for field in (*STATES, "status"):
        one = columns.of(field)
        if one is None or (field == "status" and states.any()):
            continue
        table = np.array([_state(cell, field) for cell in cells.values(one)], dtype=np.int8)
        states = np.where(states == 0, table[cells.codes(one)], states)
        for code in np.flatnonzero(table == _UNREAD).tolist():
            findings += cells.told("unrecognised_value", "error", one, code)
    return Endings(states, tuple(findings))


def _state(cell: Cell, field: str) -> int:
    """Give the number of the state that a cell says; 0 where nothing is said, -1 where it isn't understood."""
    text = shown_text(cell)
    if not text:
        return 0
    found = status_of(text)
    if field in ("studying", "dropped"):  # a tick under "Đang học" says that; "không" says nothing
        ticked = found == "completed" or read_count(cell).value == 1
        return (
            STATES.index(field) + 1 if ticked else 0 if found == "dropped" or read_count(cell).value == 0 else _UNREAD
        )
    if found is None and field == "completed" and read_count(cell).value in (0, 1):
        return _COMPLETED if read_count(cell).value else _DROPPED
    return _UNREAD if found is None else STATES.index(found) + 1
