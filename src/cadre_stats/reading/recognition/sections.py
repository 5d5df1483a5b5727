"""Sections and totals of a body: under which headings a person stands, and whether stated numbers are right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

import numpy as np

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.reading.tables.outline import Outline
from cadre_stats.reading.tables.row_reading import RowReading
from cadre_stats.reading.tables.table import DeclaredTotal, Table
from cadre_stats.record import Record, replace

__all__ = ["Sections", "check_totals", "read_sections", "totals_over_all"]

Path = tuple[str, ...]


class Sections(NamedTuple):
    """The heading paths of a table, the path of each person row, and where the sheet states numbers of people."""

    paths: tuple[Path, ...]
    codes: Codes
    stated: tuple[Stated, ...] = ()

    def without(self, marked: Collection[int]) -> Sections:
        """Leave out the numbers that stand in columns of marks: they count the marks, not the people."""
        return self._replace(stated=tuple(one for one in self.stated if one.column not in marked))


class Stated(Record):
    """A number of people that a row states: how many, where, under which path, and whether in a heading."""

    row: int
    column: int
    people: int
    path: Path
    heading: bool = field(default=False)


def read_sections(others: Mapping[int, RowReading], persons: Codes) -> Sections:
    """Follow the headings downwards; ``persons`` are the rows of persons in order."""
    outline = Outline()
    paths: dict[Path, int] = {(): 0}
    starts, codes = [-1], [0]
    stated: list[Stated] = []
    path: Path = ()
    for row, reading in sorted(others.items()):
        if reading.kind == "section" and reading.heading is not None:
            path = outline.enter(reading.heading)
            starts.append(row)
            codes.append(paths.setdefault(path, len(paths)))
        if reading.people is not None and reading.kind in ("section", "total"):
            stated.append(Stated(row, reading.column, reading.people, path, reading.kind == "section"))
    if len(starts) == 1:
        return Sections(tuple(paths), np.zeros(len(persons), dtype=np.int32), tuple(stated))
    place = np.searchsorted(np.array(starts), persons, side="right") - 1
    return Sections(tuple(paths), np.array(codes, dtype=np.int32)[place], tuple(stated))


def check_totals(
    sections: Sections, persons: Codes, place: Place, first_row: int
) -> tuple[tuple[DeclaredTotal, ...], tuple[Finding, ...]]:
    """Compare the stated numbers with the persons counted; a difference is a finding at the number's cell.

    The number in a heading counts its section. A total counts the whole table, a section that is open where it
    stands, or the persons since the total before; it is right if one of them has as many.
    """
    totals: list[DeclaredTotal] = []
    findings: list[Finding] = []
    before = -1
    for stated in sections.stated:
        scopes = list(_scopes(stated, sections, persons, before))
        scope, counted = next(((s, n) for s, n in scopes if n == stated.people), scopes[0])
        cell = cell_name(stated.column, first_row + stated.row)
        totals.append(DeclaredTotal(stated.people, cell, scope))
        if counted != stated.people:
            at = Place(place.file, place.sheet, cell)
            findings.append(Finding("declared_total", "warning", (at,), value=f"{stated.people} ≠ {counted}"))
        if not stated.heading:
            before = stated.row
    return tuple(totals), tuple(findings)


def totals_over_all(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Take a total under tables that stand below each other for right where it counts the people of them all."""
    people = 0
    checked: list[Table] = []
    for table in tables:
        people += len(table.rows)
        right = {total.cell for total in table.totals if total.people == people and not total.section}
        left = tuple(one for one in table.findings if one.code != "declared_total" or one.places[0].cell not in right)
        checked.append(table if len(left) == len(table.findings) else replace(table, findings=left))
    return tuple(checked)


def _scopes(stated: Stated, sections: Sections, persons: Codes, before: int) -> Iterator[tuple[Path, int]]:
    """Give the scopes that a number may count, the likeliest first."""
    under = {path: _under(path, sections) for path in (stated.path[:depth] for depth in range(len(stated.path), 0, -1))}
    whole = ((), len(persons))
    if stated.heading:
        yield stated.path, under[stated.path]
        return
    above = int(np.searchsorted(persons, stated.row))
    if above in (0, len(persons)) or not under:
        yield whole
    yield from under.items()
    yield whole
    yield stated.path, above - int(np.searchsorted(persons, before))


def _under(path: Path, sections: Sections) -> int:
    """Count the persons under a heading and the headings inside it."""
    inside = np.array([known[: len(path)] == path for known in sections.paths])
    return int(inside[sections.codes].sum())
