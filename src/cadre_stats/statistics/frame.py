"""Outcomes as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from cadre_stats.statistics.outcome import Assessment

__all__ = ["outcome_frame"]


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
