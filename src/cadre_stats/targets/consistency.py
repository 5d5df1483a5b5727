"""Conditions that nobody can meet: two ends the wrong way round, terms that exclude each other.

Only what is certain from the words alone is refused. Texts are never compared with each other: a person may hold
several positions, and a pattern may match any of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import Condition, Operand, Term, Test
from cadre_stats.targets.names import FieldNames, NamedField
from cadre_stats.targets.operand import is_pattern, on_scale

__all__ = ["check_condition", "possible"]

_Number = Fraction | dt.date


def check_condition(condition: Condition, names: FieldNames, where: str) -> None:
    """Raise :class:`UsageError` where one of a condition's sets can't hold for anybody."""
    for terms in condition.sets:
        field = impossible_field(terms, names, where)
        if field is not None:
            text = "; ".join(term.test.text for term in terms if term.field == field)
            raise UsageError("targets.contradiction", where=where, field=field, text=text)


def possible(condition: Condition, names: FieldNames, where: str) -> bool:
    """Tell whether any of a condition's sets can hold for somebody, as far as its words tell."""
    return any(impossible_field(terms, names, where) is None for terms in condition.sets)


def impossible_field(terms: Sequence[Term], names: FieldNames, where: str) -> str | None:
    """Give the first field whose tests exclude each other."""
    by_field: dict[str, list[Test]] = {}
    for term in terms:
        by_field.setdefault(term.field, []).append(term.test)
    return next((field for field, tests in by_field.items() if not _some_value(tests, names.named(field, where))), None)


def _some_value(tests: list[Test], field: NamedField) -> bool:
    """Tell whether some value meets all tests of one field."""
    if any(test.relation == "blank" for test in tests):
        # A blank may count as the lowest level, so only "any value" is sure to exclude it.
        return all(test.relation != "any" for test in tests)
    if on_scale(field) and field.scale is not None:
        codes = [level.code for level in field.scale.levels]
        return any(all(_meets(code, test, codes) for test in tests) for code in codes) or _on_texts(tests)
    if field.kind == "yes_no":
        return any(all(_meets(value, test, [False, True]) for test in tests) for value in (False, True))
    return _interval(tests)


def _on_texts(tests: list[Test]) -> bool:
    return any(is_pattern(o) for test in tests for o in test.operands if isinstance(o, str))


def _meets(value: Operand, test: Test, order: Sequence[Operand]) -> bool:
    """Tell whether one of an ordered few values meets a test."""
    if test.relation in ("any", "blank"):
        return test.relation == "any"
    if test.relation in ("one_of", "not"):
        return (value in test.operands) == (test.relation == "one_of")
    rank, ends = order.index(value), [order.index(operand) for operand in test.operands]
    match test.relation:
        case "at_least":
            return rank >= ends[0]
        case "more_than":
            return rank > ends[0]
        case "at_most":
            return rank <= ends[0]
        case "less_than":
            return rank < ends[0]
    low, high = ends
    return (rank > low if test.open_low else rank >= low) and (rank < high if test.open_high else rank <= high)


def _interval(tests: list[Test]) -> bool:
    """Tell whether the numbers or days that meet all bounds are any; texts are never compared."""
    lows: list[tuple[_Number, bool]] = []
    highs: list[tuple[_Number, bool]] = []
    for test in tests:
        ends = [operand for operand in test.operands if isinstance(operand, Fraction | dt.date)]
        if test.relation in ("at_least", "more_than"):
            lows.append((ends[0], test.relation == "more_than"))
        elif test.relation in ("at_most", "less_than"):
            highs.append((ends[0], test.relation == "less_than"))
        elif test.relation == "between":
            lows.append((ends[0], test.open_low))
            highs.append((ends[1], test.open_high))
        elif test.relation == "one_of" and len(ends) == len(test.operands):
            lows.append((min(ends), False))
            highs.append((max(ends), False))
    return all(_apart(low, high) for low in lows for high in highs)


def _apart(low: tuple[_Number, bool], high: tuple[_Number, bool]) -> bool:
    if isinstance(low[0], Fraction) and isinstance(high[0], Fraction):
        return low[0] < high[0] or (low[0] == high[0] and not (low[1] or high[1]))
    if isinstance(low[0], dt.date) and isinstance(high[0], dt.date):
        return low[0] < high[0] or (low[0] == high[0] and not (low[1] or high[1]))
    return False
