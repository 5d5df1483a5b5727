"""Outcomes, structures, training and shortfalls as pandas tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from cadre_stats.statistics.outcome import Assessment
    from cadre_stats.statistics.shortfall import Shortfall
    from cadre_stats.statistics.structure import Structure
    from cadre_stats.statistics.training import Training

__all__ = ["outcome_frame", "shortfall_frame", "structure_frame", "training_frame"]


def outcome_frame(assessment: Assessment) -> pd.DataFrame:
    """Build the table: a row an outcome; the grouping fields, then the figures, unrounded.

    ``percent`` and ``gap_points`` are floats for plotting and sorting: verdicts come from exact fractions and stand
    in ``status``. Group values and figures that aren't known are missing.
    """
    rows = [
        {
            **{name: outcome.group.get(name) for name in assessment.by},
            "id": outcome.target.id,
            "label": outcome.target.label["vi"],
            "numerator": outcome.numerator,
            "denominator": outcome.denominator,
            "unknown": outcome.unknown,
            "population_unknown": outcome.population_unknown,
            "percent": None if outcome.share is None else float(outcome.share * 100),
            "goal_low": None if outcome.goal is None else float(outcome.goal.low),
            "goal_high": None if outcome.goal is None else float(outcome.goal.high),
            "goal_unit": None if outcome.goal is None else outcome.goal.unit,
            "gap": None if outcome.gap is None else float(outcome.gap),
            "short_by": outcome.short_by,
            "status": outcome.status,
        }
        for outcome in assessment.outcomes
    ]
    frame = pd.DataFrame(rows)
    return frame.astype({"short_by": "Int64"}) if rows else frame


def structure_frame(structure: Structure) -> pd.DataFrame:
    """Build the table: a row for each level of a field in a group, the whole first; who isn't known has no level.

    ``people`` have the level, ``of`` are all of the group. ``group_depth``, where there are groups, tells the group
    that isn't known from the whole: neither has a value in the grouping field.
    """
    depth = ["group_depth"] if structure.by else []
    rows = [
        {
            "field": row.field,
            **dict.fromkeys(depth, len(row.group)),
            **{name: row.group.get(name) for name in structure.by},
            "level": level,
            "people": people,
            "of": row.people,
        }
        for row in structure.rows
        for level, people in [*((one.level, one.people) for one in row.levels), (None, row.unknown)]
    ]
    return pd.DataFrame(rows, columns=["field", *depth, *structure.by, "level", "people", "of"])


def training_frame(training: Training) -> pd.DataFrame:
    """Build the table: a row a group, the whole first; the grouping fields, then exact whole numbers, money in đồng.

    Python integers, so that no sum is too large; figures that aren't known are missing. ``fulfilment_percent`` is a
    float for plotting.
    """
    figures = ("attendances", "people", "completed", "studying", "dropped", "classes", "planned")
    rows = [
        {
            **{name: row.group.get(name) for name in training.by},
            **{name: getattr(row, name) for name in figures},
            "fulfilment_percent": None if row.fulfilment is None else float(row.fulfilment * 100),
            "cost_vnd": row.cost,
            "hours": row.hours,
        }
        for row in training.rows
    ]
    frame = pd.DataFrame(rows).astype(dict.fromkeys(figures, "Int64"))
    return frame.astype({"cost_vnd": object, "hours": object, "fulfilment_percent": "float64"})


def shortfall_frame(shortfall: Shortfall) -> pd.DataFrame:
    """Build the table: a row a group, the whole first; the grouping fields, then the numbers of people."""
    figures = ("people", "with_standard", "meeting", "exceeding", "short", "unknown")
    apart = ("without_standard", "without_title", "standard_unknown")
    return pd.DataFrame(
        [
            {
                **{name: row.group.get(name) for name in shortfall.by},
                **{name: getattr(row, name) for name in (*figures, *apart)},
            }
            for row in shortfall.rows
        ]
    )
