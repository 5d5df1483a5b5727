"""The findings of expected units: which sent nothing, too few or too many people, twice, or weren't asked."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from cadre_stats.finding import PLACES_KEPT, Finding
from cadre_stats.roster.expected import Received, UnitReceived

__all__ = ["expected_findings"]


def expected_findings(received: Received) -> Iterator[Finding]:
    """Give a finding for each unit that isn't as expected, and one for people whose unit isn't stated."""
    for one in received.units:
        yield from _of_unit(one)
    for place, people in received.not_stated:
        yield Finding("unit_not_stated", "warning", (place,), "unit", count=people)


def _of_unit(one: UnitReceived) -> Iterator[Finding]:
    sheets = one.sheets[:PLACES_KEPT]
    if one.expected is None and sheets:
        yield Finding("unit_not_expected", "warning", sheets, "unit", one.name)
    elif one.expected is not None and not sheets:
        yield Finding("unit_missing", "error", (one.expected.place,), "unit", one.name)
    elif one.expected is not None and one.surplus:
        values = MappingProxyType({"found": one.people, "expected": one.expected.people})
        places = (one.expected.place, *sheets)[:PLACES_KEPT]
        if one.surplus < 0:
            yield Finding("unit_short", "error", places, "unit", one.name, values=values)
        else:
            yield Finding("unit_over", "warning", places, "unit", one.name, values=values)
    if len(one.sheets) > 1:
        sent = MappingProxyType({"sheets": len(one.sheets)})
        yield Finding("unit_doubled", "warning", sheets, "unit", one.name, values=sent)
