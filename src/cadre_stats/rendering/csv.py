"""A report as tidy CSV: one header row of canonical names, a row per figure, the same in every language."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, BinaryIO

from cadre_stats.rendering.json import goal_record
from cadre_stats.rendering.printable import harmless
from cadre_stats.reporting.figures import figures, share_text
from cadre_stats.reporting.labels import in_language
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.outcome import Assessment, Group
from cadre_stats.statistics.structure import Structure

if TYPE_CHECKING:
    from cadre_stats.reporting.exact import Sourced
    from cadre_stats.reporting.report import Source

__all__ = ["defused", "render"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Value = str | int | None


def render(report: Sourced, out: BinaryIO) -> None:
    """Write a report as UTF-8 CSV with a byte order mark (so that Excel reads it) and lines ended by LF."""
    source = report.source
    rows = _rows(source, report.style)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    header: list[str] = []
    for row in rows:
        if not header:
            header = list(row)
            writer.writerow([defused(name) for name in header])
        writer.writerow([_cell(row[name]) for name in header])
    out.write(text.getvalue().encode("utf-8-sig"))


def _rows(source: Source, style: Style) -> Iterator[dict[str, Value]]:
    if source.kind == "assessment":
        return _outcomes(source, style)
    if source.kind == "structure":
        return _structure(source, style)
    if source.kind == "shortfall":
        from cadre_stats.rendering import shortfall

        return shortfall.csv_rows(source)
    from cadre_stats.rendering import training

    return training.csv_rows(source, style)


def defused(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: an apostrophe goes before a character that starts one.

    A character that would steer the terminal which shows the file becomes a mark.

    >>> defused("=1+1"), defused("Xã A")
    ("'=1+1", 'Xã A')
    """
    text = harmless(text)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


class Printed(str):
    """A printed number: it may start with a minus sign and is not to be touched."""


def _cell(value: Value) -> Value:
    if not isinstance(value, str) or isinstance(value, Printed):
        return value
    # The csv module quotes a text for the line end it writes itself, not for a lone CR.
    return defused(value).replace("\r\n", "\n").replace("\r", "\n")


def _printed(number: str | None) -> Value:
    return None if number is None else Printed(number)


def _outcomes(assessment: Assessment, style: Style) -> Iterator[dict[str, Value]]:
    for one in assessment.outcomes:
        printed, goal = figures(one, style), goal_record(one.goal) or {}
        yield {
            "id": one.target.id,
            "label": in_language(one.target.label, style.lang),
            **_group(one.group, assessment.by),
            "numerator": one.numerator,
            "denominator": one.denominator,
            "unknown": one.unknown,
            "population_unknown": one.population_unknown,
            "percent": _printed(printed.percent),
            "goal_relation": goal.get("relation"),
            **{f"goal_{end}": _printed(goal.get(end)) for end in ("value", "low", "high")},
            "goal_unit": goal.get("unit"),
            "gap_points": _printed(printed.gap_points),
            "gap_people": printed.gap_people,
            "short_by": one.short_by,
            "status": one.status,
        }


def _structure(structure: Structure, style: Style) -> Iterator[dict[str, Value]]:
    for row in structure.rows:
        counts: list[tuple[str | None, int]] = [(one.level, one.people) for one in row.levels]
        for level, people in [*counts, (None, row.unknown)]:
            yield {
                "field": row.field,
                **_group(row.group, structure.by),
                "level": level,
                "people": people,
                "of": row.people,
                "percent": _printed(share_text(people, row.people, style)),
            }


def _group(group: Group, by: Sequence[str]) -> Mapping[str, Value]:
    """Give the group's values; ``group_depth`` tells the group "not known" (an empty value) from a subtotal."""
    return {"group_depth": len(group), **{field: group.get(field) for field in by}} if by else {}
