"""The printed figures of an outcome: the strings that every format shows, in the notation of JSON."""

from __future__ import annotations

from fractions import Fraction

from cadre_stats.record import Record
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.outcome import Outcome
from cadre_stats.statistics.rounding import decimal_text, decimals_needed

__all__ = ["Figures", "bound_texts", "figures", "share_text"]


class Figures(Record):
    """Printed strings with a decimal point, without thousands marks, plus or percent sign; ``None`` where no figure is.

    ``percent`` and ``gap_points`` have the same decimals; ``gap_people`` (people, so whole) goes with a goal in people.
    """

    percent: str | None = None
    gap_points: str | None = None
    gap_people: int | None = None


def figures(outcome: Outcome, style: Style) -> Figures:
    """Print the share of an outcome and its gap to the goal."""
    if outcome.share is None:
        return Figures()
    percent, gap = outcome.share * 100, outcome.gap
    decimals = decimals_needed(percent, outcome.goal, style.decimals, style.rounding)
    printed = decimal_text(percent, decimals, style.rounding)
    if gap is None or outcome.goal is None:
        return Figures(printed)
    if outcome.goal.unit == "people":
        return Figures(printed, gap_people=int(gap))
    return Figures(printed, decimal_text(gap, decimals, style.rounding))


def bound_texts(outcome: Outcome, style: Style) -> tuple[str, str] | None:
    """Print the lowest and the highest share that the unknown leave possible, each on its side of the goal."""
    if outcome.bounds is None:
        return None
    percents = [bound * 100 for bound in outcome.bounds]
    decimals = max(decimals_needed(percent, outcome.goal, style.decimals, style.rounding) for percent in percents)
    low, high = (decimal_text(percent, decimals, style.rounding) for percent in percents)
    return low, high


def share_text(part: int, whole: int, style: Style) -> str | None:
    """Print the share part/whole as a percentage; ``None`` of nobody."""
    return decimal_text(Fraction(part * 100, whole), style.decimals, style.rounding) if whole else None
