"""Merging: the one value that a person holds whose records disagree (product rule: the range of both readings)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, Either, RosterColumn, Unread, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.text import fold_entry, is_blank
from cadre_stats.vocabulary.reading import Reading, Reason
from cadre_stats.vocabulary.scale import Scale

__all__ = ["merge_column"]

_MERGED = Reason("merged")


def merge_column(
    column: RosterColumn, twins: Sequence[Sequence[int]], scale: Scale | None
) -> tuple[RosterColumn, tuple[int, ...]]:
    """Give every record of one person the same value; also the first record of each person whose records disagree.

    ``twins`` are the record numbers of each person with more than one record. A known value wins over an
    unknown one; levels that differ become the range from the lowest to the highest; other values an ``Either``.
    """
    codes, values, disagreeing = column.codes, list(column.values), list[int]()
    added: dict[Value, int] = {}
    for records in twins:
        held = list(dict.fromkeys(int(codes[record]) for record in records))
        if len(held) == 1:
            continue
        candidates = [code for code in held if code != MISSING]
        known = [code for code in candidates if _known(values[code])] or candidates
        merged = _merge([values[code] for code in known], scale)
        if isinstance(merged, Either) or (isinstance(merged, Reading) and merged.reason == _MERGED):
            disagreeing.append(records[0])
        if codes is column.codes:
            codes = column.codes.astype(np.int32)
        code = known[0] if merged is values[known[0]] else added.setdefault(merged, len(values))
        if code == len(values):
            values.append(merged)
        codes[np.asarray(records)] = code
    if codes is column.codes:
        return column, ()
    cells = (*column.cells, *(None for _ in range(len(values) - len(column.cells))))
    return RosterColumn(column.name, codes, cells, values, column.findings), tuple(disagreeing)


def _known(value: Value) -> bool:
    if isinstance(value, Reading):
        return value.recognised and not value.blank
    if isinstance(value, DateRange | AgeRange | Either | Unread):
        return not isinstance(value, Unread)
    return not is_blank(cell_text(value))


def _merge(values: list[Value], scale: Scale | None) -> Value:
    readings = [value for value in values if isinstance(value, Reading)]
    if scale is not None and scale.ordered and readings and all(reading.recognised for reading in readings):
        low = min((reading.lowest for reading in readings if reading.lowest), key=scale.rank)
        high = max((reading.highest for reading in readings if reading.highest), key=scale.rank)
        agreed = next((r for r in readings if (r.lowest, r.highest) == (low, high)), None)
        if agreed is not None and all((r.lowest, r.highest) == (low, high) for r in readings):
            return readings[0]
        return Reading(low, high, _MERGED)
    if all(isinstance(value, DateRange) for value in values):
        return _hull([value for value in values if isinstance(value, DateRange)])
    by_meaning = {_meaning(value): value for value in reversed(values)}
    return values[0] if len(by_meaning) == 1 else Either(tuple(reversed(by_meaning.values())))


def _hull(dates: list[DateRange]) -> DateRange | Either:
    """Join dates: a full date inside a year says more than the year; two that exclude each other stay both."""
    narrowest = min(dates, key=lambda date: date.latest - date.earliest)
    if all(date.earliest <= narrowest.earliest and narrowest.latest <= date.latest for date in dates):
        return narrowest
    return Either(tuple(dates))


def _meaning(value: Value) -> object:
    if isinstance(value, Reading):
        return value.code
    return fold_entry(value) if isinstance(value, str) else value
