"""Verdicts hold whatever the unknown turn out to be: compared with brute force over every assignment."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product

import pytest

from cadre_stats.statistics.verdict import Counts, bounds, judge, short_by
from cadre_stats.targets.goal import Goal

ONE_BOUND = ("at_least", "more_than", "at_most", "less_than", "exactly")
DRAWS = 20_000


def _goal(rng: random.Random, unit: str) -> Goal:
    """Draw a goal in steps of 0.1 per cent, or of one person."""

    def bound() -> Fraction:
        return Fraction(rng.randint(0, 1000), 10) if unit == "percent" else Fraction(rng.randint(0, 12))

    relation = rng.choice((*ONE_BOUND, "between"))
    low, high = sorted((bound(), bound())) if relation == "between" else (bound(),) * 2
    return Goal(relation, unit, low, high)


def _holds(goal: Goal, k: int, n: int) -> bool:
    """Say by plain fractions whether k of n meets a goal."""
    actual = Fraction(k, n) * 100 if goal.unit == "percent" else Fraction(k)
    return {
        "at_least": actual >= goal.low,
        "more_than": actual > goal.low,
        "at_most": actual <= goal.low,
        "less_than": actual < goal.low,
        "exactly": actual == goal.low,
        "between": goal.low <= actual <= goal.high,
    }[goal.relation]


def _every_way(counts: Counts) -> set[tuple[int, int]]:
    """List (numerator, denominator) of every way in which the unknown people can turn out."""
    options = (
        [[(1, 1), (0, 1)]] * counts.unknown  # belongs; meets or misses
        + [[(1, 1), (0, 0)]] * counts.perhaps_meet
        + [[(0, 1), (0, 0)]] * counts.perhaps_miss
        + [[(1, 1), (0, 1), (0, 0)]] * counts.perhaps_unknown
    )
    return {
        (counts.meet + sum(way[0] for way in ways), counts.meet + counts.miss + sum(way[1] for way in ways))
        for ways in product(*options)
    }


def _draw(rng: random.Random) -> Counts:
    meet, miss = rng.randint(0, 12), rng.randint(0, 12)
    doubtful = [0, 0, 0, 0]
    for _ in range(rng.choice((0, 0, 0, 1, 2, 3, 4, 5))):
        doubtful[rng.randrange(4)] += 1
    return Counts(meet, miss, *doubtful)


def test_verdict_equals_brute_force_on_seeded_draws() -> None:
    """A verdict is met or missed exactly when every assignment of the unknown says so; bounds are its ends."""
    rng = random.Random(20201231)
    seen: dict[str, int] = {}
    for _ in range(DRAWS):
        counts, goal = _draw(rng), _goal(rng, rng.choice(("percent", "percent", "people")))
        ways = _every_way(counts)
        if not counts.certain:
            expected = "undetermined" if counts.perhaps else "no_data"
        else:
            verdicts = {_holds(goal, k, n) for k, n in ways}
            expected = "undetermined" if len(verdicts) == 2 else "met" if True in verdicts else "missed"
            assert bounds(counts) == (min(Fraction(k, n) for k, n in ways), max(Fraction(k, n) for k, n in ways))
        assert judge(counts, goal) == expected, (counts, goal)
        seen[expected] = seen.get(expected, 0) + 1
    assert min(seen[status] for status in ("met", "missed", "undetermined", "no_data")) > 20


@pytest.mark.parametrize("unknown", range(9))
def test_up_to_eight_unknown_people_are_tried_in_every_way(unknown: int) -> None:
    """With up to eight unknown people of every kind the verdict still equals brute force."""
    rng = random.Random(unknown)
    for _ in range(40):
        kinds = [rng.randrange(4) for _ in range(unknown)]
        counts = Counts(rng.randint(0, 6), rng.randint(0, 6), *(kinds.count(kind) for kind in range(4)))
        goal = _goal(rng, "percent")
        if not counts.certain:
            continue
        verdicts = {_holds(goal, k, n) for k, n in _every_way(counts)}
        expected = "undetermined" if len(verdicts) == 2 else "met" if True in verdicts else "missed"
        assert judge(counts, goal) == expected, (counts, goal)


def test_verdicts_without_unknown_people_equal_fractions_for_large_counts() -> None:
    """With everything known the verdict is the comparison of exact fractions, also at the very goal."""
    rng = random.Random(7)
    for _ in range(DRAWS):
        n = rng.randint(1, 5000)
        goal = _goal(rng, "percent")
        at_goal = goal.low * n / 100
        k = int(at_goal) if rng.random() < 0.5 else rng.randint(0, n)
        assert judge(Counts(k, n - k), goal) == ("met" if _holds(goal, k, n) else "missed")


def test_short_by_is_the_fewest_new_people_who_make_the_goal_hold() -> None:
    """Counting up from the known numerator finds the same number of people, or none where none helps."""
    rng = random.Random(11)
    for _ in range(5000):
        counts, goal = _draw(rng), _goal(rng, rng.choice(("percent", "people")))
        if not counts.certain:
            assert short_by(counts, goal) is None
            continue
        tries = range(counts.certain - counts.meet + 1)
        expected = next((extra for extra in tries if _holds(goal, counts.meet + extra, counts.certain)), None)
        assert short_by(counts, goal) == expected, (counts, goal)


@pytest.mark.parametrize(
    ("k", "n", "goal", "status", "short"),
    [
        pytest.param(104, 298, Goal("at_least", "percent", Fraction(40), Fraction(40)), "missed", 16, id="H1"),
        pytest.param(80, 200, Goal("more_than", "percent", Fraction(40), Fraction(40)), "missed", 1, id="strict"),
        pytest.param(80, 200, Goal("at_least", "percent", Fraction(40), Fraction(40)), "met", 0, id="at-goal"),
        pytest.param(71, 72, Goal("at_least", "percent", Fraction(100), Fraction(100)), "missed", 1, id="B6"),
        pytest.param(9, 20, Goal("between", "percent", Fraction(35), Fraction(40)), "missed", None, id="above-range"),
    ],
)
def test_published_and_contract_cases(k: int, n: int, goal: Goal, status: str, short: int | None) -> None:
    """The contract's own examples and figures from the articles come out as stated."""
    counts = Counts(k, n - k)
    assert (judge(counts, goal), short_by(counts, goal)) == (status, short)
