"""Printing exact fractions as decimals: rounded once, at the very end, with integers alone.

Half away from zero is what Excel shows and what Vietnamese reports expect (49/400 is 12.3%, not 12.2%);
truncation is how many old documents were made. No binary fraction is involved, so no figure is off by one.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from cadre_stats.targets.goal import Goal

__all__ = ["Rounding", "decimal_text", "decimals_needed", "exact_text"]

Rounding = Literal["half", "truncate"]


def decimal_text(value: Fraction | int, decimals: int, rounding: Rounding = "half") -> str:
    """Print an exact number with a decimal point and so many decimals; never ``-0.0``.

    >>> decimal_text(Fraction(49, 4), 1), decimal_text(Fraction(49, 4), 1, "truncate")
    ('12.3', '12.2')
    >>> decimal_text(Fraction(-65, 4), 1), decimal_text(Fraction(-1, 100), 1), decimal_text(7, 0)
    ('-16.3', '0.0', '7')
    """
    units = _units(Fraction(value), decimals, rounding)
    digits = str(abs(units)).rjust(decimals + 1, "0")
    whole, part = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    return ("-" if units < 0 else "") + whole + ("." + part if decimals else "")


def exact_text(value: Fraction) -> str:
    """Print an exact number with the decimals that it has: ``40``, ``33.5``.

    A number that no decimal prints keeps its fraction.

    >>> exact_text(Fraction(40)), exact_text(Fraction(67, 2)), exact_text(Fraction(1, 3))
    ('40', '33.5', '1/3')
    """
    decimals = _terminates_after(value)
    return str(value) if decimals is None else decimal_text(value, decimals)


def decimals_needed(percent: Fraction, goal: Goal | None, decimals: int, rounding: Rounding = "half") -> int:
    """Give the decimals with which a share (0–100) and its gap are printed: those asked for, or as many as it takes.

    More are taken until the printed share is on the side of the goal where the exact share is, so that it cannot
    contradict the verdict, and until a gap that is not 0 shows. Goals in people and indicators take none.

    >>> forty = Goal("at_least", "percent", Fraction(40), Fraction(40))
    >>> decimals_needed(Fraction("39.95"), forty, 1), decimals_needed(Fraction("55.26"), forty, 1)
    (2, 1)
    """
    if goal is None or goal.unit != "percent":
        return decimals
    if percent in (goal.low, goal.high) and _terminates_after(percent) is None:
        return decimals
    holds, gap = goal.holds(percent), goal.distance(percent)
    while not _shows(gap, decimals, rounding) or goal.holds(_printed(percent, decimals, rounding)) != holds:
        decimals += 1
    return decimals


def _shows(gap: Fraction, decimals: int, rounding: Rounding) -> bool:
    return gap == 0 or _units(gap, decimals, rounding) != 0


def _printed(value: Fraction, decimals: int, rounding: Rounding) -> Fraction:
    return Fraction(_units(value, decimals, rounding), 10**decimals)


def _units(value: Fraction, decimals: int, rounding: Rounding) -> int:
    """Give the value in units of its last printed decimal."""
    scaled: int = abs(value.numerator) * 10**decimals
    if rounding == "half":
        units = (2 * scaled + value.denominator) // (2 * value.denominator)
    else:
        units = scaled // value.denominator
    return -units if value < 0 else units


def _terminates_after(value: Fraction) -> int | None:
    """Give the decimals that print the number exactly; ``None`` where none do."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
