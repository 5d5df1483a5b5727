"""What a reader of a total must know of the units behind it: who sent no roster, too few people, or twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.roster.expected import NOT_STATED, Received, UnitReceived
from cadre_stats.statistics.outcome import Note

__all__ = ["RECEIVED_NOTES", "received_notes"]

_SHOWN = 5
RECEIVED_NOTES = frozenset(
    {"units_received", "units_missing", "units_short", "units_over", "units_doubled", "units_not_expected"}
    | {"units_not_stated"}
)


def received_notes(
    received: Received, kept: NDArray[np.bool_] | None = None, fields: Collection[str] = ()
) -> Iterator[Note]:
    """Give the notes of a whole, or of the records ``kept`` that are a group by ``fields``.

    A group's own units are told; a unit that sent nothing could belong to any group that isn't itself a unit.
    """
    here = None if kept is None else set(received.unit[kept].tolist())
    units = [one for number, one in enumerate(received.units) if here is None or number in here or not one.sheets]
    missing = [one for one in units if one.expected is not None and not one.sheets]
    if here is None:
        yield Note("units_received", {"received": received.expected - len(missing), "expected": received.expected})
    if missing and "unit" not in fields:
        yield _note("units_missing", missing)
    told = [one for one in units if one.sheets]
    short = [one for one in told if one.surplus < 0]
    if short:
        yield _note("units_short", short, people=-sum(one.surplus for one in short))
    for key, chosen in (
        ("units_over", [one for one in told if one.surplus > 0]),
        ("units_doubled", [one for one in told if len(one.sheets) > 1]),
        ("units_not_expected", [one for one in told if one.expected is None]),
    ):
        if chosen:
            yield _note(key, chosen)
    if here is None or NOT_STATED in here:
        people = int(np.count_nonzero(received.unit[slice(None) if kept is None else kept] == NOT_STATED))
        if people:
            yield Note("units_not_stated", {"people": people})


def _note(key: str, units: Sequence[UnitReceived], **values: object) -> Note:
    """Name the first few units."""
    names = [f"“{one.name}”" for one in units[:_SHOWN]]
    more = ("…",) if len(units) > _SHOWN else ()
    return Note(key, {"n": len(units), "units": (*names, *more), **values})
