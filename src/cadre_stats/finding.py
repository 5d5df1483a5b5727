"""A finding: something in the data that a person should look at, with its cell.

Findings are values. Reading, typing and counting return them; nothing is logged, raised or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field as with_default
from types import MappingProxyType
from typing import Literal

from cadre_stats.record import Record

__all__ = ["PLACES_KEPT", "Finding", "Place", "Severity", "aggregate", "cell_name", "column_letter"]

Severity = Literal["error", "warning", "info"]
PLACES_KEPT = 20


class Place(Record):
    """Where something stands: a file as the user named it, the sheet, the cell (``F12``) or row."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __lt__(self, other: Place) -> bool:
        return (self.file, self.sheet, self.cell) < (other.file, other.sheet, other.cell)

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.sheet, self.cell) if part)


class Finding(Record):
    """One trouble in the data: a code of ``docs/findings.md``, the field and value, how often, where.

    ``value`` is the text as written and empty for names, ID numbers and birth dates (they never leave
    in a report). ``places`` are the first 20. ``values`` fill in the sentence of ``wording/findings.toml``.
    """

    code: str
    severity: Severity
    places: tuple[Place, ...] = ()
    field: str | None = None
    value: str | None = None
    count: int = 1
    values: MappingProxyType[str, object] = with_default(default_factory=lambda: MappingProxyType({}))

    def __reduce__(self) -> tuple[Callable[..., Finding], tuple[object, ...]]:
        # A view of a mapping doesn't cross processes; the mapping does.
        parts = (self.code, self.severity, self.places, self.field, self.value, self.count)
        return _rebuilt, (*parts, dict(self.values))


def _rebuilt(
    code: str,
    severity: Severity,
    places: tuple[Place, ...],
    field: str | None,
    value: str | None,
    count: int,
    values: dict[str, object],
) -> Finding:
    return Finding(code, severity, places, field, value, count, MappingProxyType(values))


def aggregate(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings alike in code, field and value: counts add, the first 20 places stay."""
    joined: dict[tuple[str, str | None, str | None], Finding] = {}
    for one in findings:
        key = (one.code, one.field, one.value)
        seen = joined.get(key)
        joined[key] = one if seen is None else _join(seen, one)
    return tuple(joined.values())


def _join(a: Finding, b: Finding) -> Finding:
    places = (*a.places, *b.places)[:PLACES_KEPT]
    return Finding(a.code, a.severity, places, a.field, a.value, a.count + b.count, a.values)


def column_letter(index: int) -> str:
    """Give the spreadsheet letters of a column counted from 0.

    >>> column_letter(0), column_letter(26), column_letter(16383)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, row: int) -> str:
    """Give the name of a cell from a column counted from 0 and a row counted from 1: ``F12``."""
    return f"{column_letter(column)}{row}"
