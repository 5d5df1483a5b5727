"""Printing shares: exact rounding, and decimals that never contradict a verdict."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.statistics.rounding import Rounding, decimal_text, decimals_needed, exact_text
from cadre_stats.targets.goal import Goal, GoalRelation

_WIDE = Context(prec=60)


def _by_decimal(k: int, n: int, decimals: int, rounding: str) -> str:
    """Print 100·k/n by long division in Decimal; k/n with small n is never so near a tie that 60 digits hide it."""
    exact = _WIDE.divide(Decimal(100 * k), Decimal(n))
    text = str(exact.quantize(Decimal(1).scaleb(-decimals), rounding, context=_WIDE))
    return text.removeprefix("-") if not text.strip("-0.") else text


@pytest.mark.parametrize(("rule", "decimal_rule"), [("half", ROUND_HALF_UP), ("truncate", ROUND_DOWN)])
@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_every_share_of_up_to_300_people_prints_as_long_division_says(
    rule: Rounding, decimal_rule: str, decimals: int
) -> None:
    """All k/n with n ≤ 300 agree with decimal arithmetic, and so do their negatives."""
    for n in range(1, 301):
        for k in range(n + 1):
            expected = _by_decimal(k, n, decimals, decimal_rule)
            assert decimal_text(Fraction(100 * k, n), decimals, rule) == expected
            assert decimal_text(Fraction(-100 * k, n), decimals, rule) == _by_decimal(-k, n, decimals, decimal_rule)


@pytest.mark.parametrize(
    ("value", "decimals", "rule", "printed"),
    [
        (Fraction(49, 4), 1, "half", "12.3"),
        (Fraction(-65, 4), 1, "half", "-16.3"),
        (Fraction(49, 4), 1, "truncate", "12.2"),
        (Fraction(-65, 4), 1, "truncate", "-16.2"),
        (Fraction(-1, 1000), 1, "half", "0.0"),
        (Fraction(-1, 1000), 0, "truncate", "0"),
        (Fraction(1, 20), 1, "half", "0.1"),
        (Fraction(-1, 20), 1, "half", "-0.1"),
        (Fraction(100), 1, "half", "100.0"),
        (Fraction(0), 3, "half", "0.000"),
    ],
)
def test_known_values(value: Fraction, decimals: int, rule: Rounding, printed: str) -> None:
    """Ties go away from zero, truncation goes towards it, and zero has no sign."""
    assert decimal_text(value, decimals, rule) == printed


def test_a_goal_prints_with_the_decimals_it_has() -> None:
    """40 stays 40 and 33.25 keeps both decimals."""
    assert [exact_text(Fraction(text)) for text in ("40", "33.25", "0.1", "-2.50")] == ["40", "33.25", "0.1", "-2.5"]


def _goal(relation: GoalRelation, low: str, high: str | None = None) -> Goal:
    return Goal(relation, "percent", Fraction(low), Fraction(high or low))


@pytest.mark.parametrize(
    ("share", "goal", "rule", "printed"),
    [
        # missed, and 40.0 would say met
        ("39.95", _goal("at_least", "40"), "half", "39.95"),
        ("39.996", _goal("at_least", "40"), "half", "39.996"),
        # truncated it doesn't contradict, but the gap of -0.05 must show
        ("39.95", _goal("at_least", "40"), "truncate", "39.95"),
        ("39.85", _goal("at_least", "40"), "truncate", "39.8"),
        # exactly at the goal there is nothing to show
        ("40", _goal("at_least", "40"), "half", "40.0"),
        ("40", _goal("more_than", "40"), "half", "40.0"),
        # a hair above a strict goal is met, and 40.0 would say missed
        ("40.04", _goal("more_than", "40"), "half", "40.04"),
        ("40.04", _goal("more_than", "40"), "truncate", "40.04"),
        # a hair above an upper limit is missed, and 40.0 would say met
        ("40.04", _goal("at_most", "40"), "half", "40.04"),
        ("40.04", _goal("at_most", "40"), "truncate", "40.04"),
        # a hair below a strict upper limit is met, and 40.0 would say missed
        ("39.96", _goal("less_than", "40"), "half", "39.96"),
        ("40", _goal("less_than", "40"), "half", "40.0"),
        # a third is not exactly 33.3%
        ("33.333", _goal("exactly", "33.3"), "half", "33.33"),
        ("40", _goal("exactly", "40"), "half", "40.0"),
        # just outside either end of a range; inside it any rounding is in order
        ("34.96", _goal("between", "35", "40"), "half", "34.96"),
        ("40.04", _goal("between", "35", "40"), "half", "40.04"),
        ("35.04", _goal("between", "35", "40"), "half", "35.0"),
        ("39.96", _goal("between", "35", "40"), "half", "40.0"),
        # a goal with more decimals than the share is printed with
        ("33.35", _goal("more_than", "33.35"), "half", "33.35"),
        ("33.35", _goal("at_least", "33.35"), "truncate", "33.35"),
        ("33.42", _goal("at_least", "33.35"), "half", "33.4"),
    ],
)
def test_the_printed_share_agrees_with_the_verdict(share: str, goal: Goal, rule: Rounding, printed: str) -> None:
    """As many decimals as it takes are printed, and no more."""
    decimals = decimals_needed(Fraction(share), goal, 1, rule)
    assert decimal_text(Fraction(share), decimals, rule) == printed


_RELATIONS: tuple[GoalRelation, ...] = ("at_least", "more_than", "at_most", "less_than", "exactly")


@given(
    n=st.integers(1, 20_000),
    part=st.fractions(0, 1),
    low=st.integers(0, 1000),
    width=st.integers(0, 300),
    relation=st.sampled_from((*_RELATIONS, "between")),
    decimals=st.integers(0, 2),
    rule=st.sampled_from(("half", "truncate")),
)
def test_nothing_printed_contradicts_and_no_decimal_is_wasted(
    n: int, part: Fraction, low: int, width: int, relation: GoalRelation, decimals: int, rule: Rounding
) -> None:
    """Reading back what is printed gives the exact verdict and a gap that shows; one decimal fewer would not do."""
    share = Fraction(int(part * n) * 100, n)
    goal = Goal(relation, "percent", Fraction(low, 10), Fraction(low + (width if relation == "between" else 0), 10))

    def agrees(places: int) -> bool:
        read_back = Fraction(decimal_text(share, places, rule))
        gap = goal.distance(share)
        shows = gap == 0 or Fraction(decimal_text(gap, places, rule)) != 0
        return shows and goal.holds(read_back) == goal.holds(share)

    needed = decimals_needed(share, goal, decimals, rule)
    assert agrees(needed)
    assert needed == decimals or not agrees(needed - 1)


def test_goals_in_people_and_indicators_take_no_more_decimals() -> None:
    """Only a goal in percent can be contradicted by a printed percentage."""
    people = Goal("at_least", "people", Fraction(5), Fraction(5))
    assert decimals_needed(Fraction("39.96"), people, 1) == 1
    assert decimals_needed(Fraction("39.96"), None, 1) == 1
