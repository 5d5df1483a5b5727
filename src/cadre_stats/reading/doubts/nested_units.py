"""Nested units: one unit above has several below it; where it is the other way round, their headings are swapped."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.text import fold

__all__ = ["units_turned"]


def units_turned(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the column of units of which one belongs to several above it, and none of these has several below."""
    above = [one for one in sample.contents if one.field == "parent_unit"]
    for contents in (one for one in sample.contents if one.field == "unit"):
        for parent in above:
            rows = ((fold(row[contents.index]), fold(row[parent.index])) for row in sample.rows)
            pairs = {(unit, over) for unit, over in rows if unit and over and unit != over}
            units, parents = {unit for unit, _ in pairs}, {over for _, over in pairs}
            if len(pairs) == len(parents) > len(units):
                yield contents, Finding("units_turned_around", "info", (), "unit", header_name(contents.path))
