"""Conditions and goals written out as one line, to be compared with the tables of expectations."""

from __future__ import annotations

from cadre_stats.targets import condition as nouns
from cadre_stats.targets.goal import Goal, Milestones


def written(condition: nouns.Condition) -> str:
    """Give a condition as ``field relation operand, operand``; terms joined by ``&``, sets by ``OR``."""
    sets = [" & ".join(f"{term.field} {_test(term.test)}" for term in terms) for terms in condition.sets]
    return " OR ".join(sets) or "nobody" if any(sets) else "everyone"


def _test(test: nouns.Test) -> str:
    opening, closing = ["("] if test.open_low else [], [")"] if test.open_high else []
    operands = ", ".join(map(str, test.operands))
    return " ".join(
        [test.relation, *opening, *([operands] if operands else []), *closing, *(["bare"] if test.bare else [])]
    )


def written_goal(goal: Goal | Milestones | None) -> str:
    """Give a goal as ``relation low unit``, a range with both ends, milestones by year."""
    if isinstance(goal, Milestones):
        return "; ".join(f"{year}: {written_goal(step)}" for year, step in goal.path)
    if goal is None:
        return "none"
    ends = f"{goal.low} {goal.high}" if goal.relation == "between" else str(goal.low)
    return f"{goal.relation} {ends} {goal.unit}"
