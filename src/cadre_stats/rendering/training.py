"""Training figures for scripts: the keys of their JSON and the rows of their CSV."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cadre_stats.reporting.figures import share_text
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.rounding import decimal_text
from cadre_stats.statistics.training import Training, TrainingRow

__all__ = ["SCHEMA", "csv_rows", "json_record"]

SCHEMA = "cadre-stats/training/1"


def json_record(training: Training, style: Style) -> dict[str, object]:
    """Give the keys of the JSON but for inputs, findings and notes, which every report has alike."""
    return {
        "schema": SCHEMA,
        # A row is no person: a table of counts has many people in one.
        "inputs": [{"path": x.path, "sheet": x.sheet, "rows": x.people, "sha256": x.sha256} for x in training.inputs],
        "entries": training.entries,
        "totals_checked": training.checked,
        "rows": [_row(row, style) for row in training.rows],
    }


def _row(row: TrainingRow, style: Style) -> dict[str, object]:
    return {
        "group": dict(row.group),
        **_figures(row, style),
        "of_which": [
            {"part": name, "attendances": number, "percent": share_text(number, row.attendances or 0, style)}
            for name, number in row.parts.items()
        ],
        "cost_by_source": [
            {"source": name, "cost_vnd": cost, "percent": share_text(cost, row.cost or 0, style)}
            for name, cost in row.sources.items()
        ],
        "approximate": {name: list(words) for name, words in row.approximate.items()},
    }


def _figures(row: TrainingRow, style: Style) -> dict[str, int | str | None]:
    return {
        "attendances": row.attendances,
        "people": row.people,
        "completed": row.completed,
        "studying": row.studying,
        "dropped": row.dropped,
        "classes": row.classes,
        "planned": row.planned,
        "fulfilment_percent": _percent(row.fulfilment, style),
        "cost_vnd": row.cost,
        "cost_per_attendance_vnd": _whole(row.cost_per_attendance, style),
        "hours": row.hours,
        "share_percent": _percent(row.share, style),
    }


def _percent(share: Fraction | None, style: Style) -> str | None:
    return None if share is None else decimal_text(share * 100, style.decimals, style.rounding)


def _whole(value: Fraction | None, style: Style) -> int | None:
    return None if value is None else int(decimal_text(value, 0, style.rounding))


def csv_rows(training: Training, style: Style) -> Iterator[dict[str, str | int | None]]:
    """Give a row a group; ``group_depth`` tells the group "not known" (an empty value) from a subtotal."""
    parts = list(dict.fromkeys(name for row in training.rows for name in row.parts))
    sources = list(dict.fromkeys(name for row in training.rows for name in row.sources))
    for row in training.rows:
        group = {name: row.group.get(name) for name in training.by}
        yield {
            **({"group_depth": len(row.group), **group} if training.by else {}),
            **_figures(row, style),
            **{f"of_which.{name}": row.parts.get(name) for name in parts},
            **{f"cost_vnd.{name or 'unknown'}": row.sources.get(name) for name in sources},
        }
