"""A report as JSON for scripts: fixed keys, exact order, the strings that every other format prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from cadre_stats.rendering.lines import Lines
from cadre_stats.reporting.figures import figures, share_text
from cadre_stats.reporting.labels import in_language
from cadre_stats.reporting.remarks import note_text
from cadre_stats.statistics.rounding import decimal_text, exact_text

if TYPE_CHECKING:
    from cadre_stats.finding import Finding, Place
    from cadre_stats.reporting.exact import Sourced
    from cadre_stats.reporting.style import Style
    from cadre_stats.statistics.outcome import Input, Outcome
    from cadre_stats.statistics.structure import StructureRow
    from cadre_stats.targets.goal import Goal

__all__ = ["SCHEMA", "finding_record", "goal_record", "render"]

SCHEMA = "cadre-stats/report/1"


def render(report: Sourced) -> bytes:
    """Give a report as one JSON object in UTF-8; lists of people, which are long, have a line each."""
    return b"".join(chain.from_iterable(_parts(_report(report))))


def _parts(record: Mapping[str, object]) -> Iterator[Iterable[bytes]]:
    """Give an object in JSON, a key a line, as the pieces of its parts one after another."""
    between = "{"
    for key, value in record.items():
        yield [f'{between}\n  "{key}": '.encode()]
        if isinstance(value, Lines):
            yield value.pieces()
        else:
            yield [json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ").encode()]
        between = ","
    yield [b"\n}\n"]


def _report(report: Sourced) -> dict[str, object]:
    source, style = report.source, report.style
    head: dict[str, object] = {
        "schema": SCHEMA,
        "as_of": source.as_of.isoformat() if source.as_of else None,
        "people": source.people,
        "inputs": [_input(one) for one in source.inputs],
    }
    if source.kind == "shortfall":
        from cadre_stats.rendering import shortfall

        head |= shortfall.json_record(source, style)
    elif source.kind == "training":
        from cadre_stats.rendering import training

        head |= training.json_record(source, style)
    elif source.kind == "assessment":
        head["outcomes"] = [_outcome(one, style) for one in source.outcomes]
    else:
        head["structure"] = [_structure(row, style) for row in source.rows]
    head["findings"] = [finding_record(one) for one in source.findings]
    head["notes"] = [note_text(note, style.lang) for note in source.notes]
    return head


def _input(one: Input) -> dict[str, object]:
    told = {"path": one.path, "sheet": one.sheet, "people": one.people, "sha256": one.sha256}
    return told if one.records is None else {**told, "records": one.records}


def _outcome(outcome: Outcome, style: Style) -> dict[str, object]:
    printed = figures(outcome, style)
    gap: dict[str, object] = {"gap_points": printed.gap_points}
    if outcome.goal is not None and outcome.goal.unit == "people":
        gap["gap_people"] = printed.gap_people
    return {
        "id": outcome.target.id,
        "label": in_language(outcome.target.label, style.lang),
        "group": dict(outcome.group),
        "numerator": outcome.numerator,
        "denominator": outcome.denominator,
        "unknown": outcome.unknown,
        "population_unknown": outcome.population_unknown,
        "percent": printed.percent,
        "goal": goal_record(outcome.goal),
        **gap,
        "short_by": outcome.short_by,
        "status": outcome.status,
        "notes": [note_text(note, style.lang) for note in outcome.notes],
    }


def goal_record(goal: Goal | None) -> Mapping[str, str] | None:
    """Give a goal as its keys and exact strings; a range has ``low`` and ``high`` instead of ``value``."""
    if goal is None:
        return None
    if goal.relation == "between":
        ends = {"low": exact_text(goal.low), "high": exact_text(goal.high)}
    else:
        ends = {"value": exact_text(goal.low)}
    return {"relation": goal.relation, **ends, "unit": goal.unit}


def _structure(row: StructureRow, style: Style) -> dict[str, object]:
    record: dict[str, object] = {
        "field": row.field,
        "group": dict(row.group),
        "people": row.people,
        "unknown": row.unknown,
        "levels": [
            {"level": one.level, "people": one.people, "percent": share_text(one.people, row.people, style)}
            for one in row.levels
        ],
    }
    if row.mean_age is not None:
        record["mean_age"] = decimal_text(row.mean_age, style.decimals, style.rounding)
        record["mean_age_people"] = row.mean_age_people
    return record


def finding_record(finding: Finding) -> dict[str, object]:
    """Give a finding as its keys; ``where`` is the first of its places."""
    places = [_place(place) for place in finding.places]
    return {
        "code": finding.code,
        "severity": finding.severity,
        "field": finding.field,
        "value": finding.value,
        "count": finding.count,
        "where": places[0] if places else None,
        "places": places,
    }


def _place(place: Place) -> dict[str, str]:
    return {"file": place.file, "sheet": place.sheet, "cell": place.cell}
