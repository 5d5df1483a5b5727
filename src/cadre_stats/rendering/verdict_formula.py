"""The verdict and what is short as Excel formulas: goals are compared by cross-multiplication, in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from cadre_stats.record import Record
from cadre_stats.targets.goal import Goal

__all__ = ["CountCells", "gap_formula", "short_by_formula", "verdict_formula"]

_SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "exactly": "="}


class CountCells(Record):
    """The cells of the counts of one outcome, as in :class:`cadre_stats.statistics.verdict.Counts`."""

    meet: str
    certain: str
    unknown: str
    perhaps_meet: str
    perhaps_miss: str
    perhaps_unknown: str


def verdict_formula(at: CountCells, goal: Goal, words: Mapping[str, str]) -> str:
    """Give the formula of a verdict; ``words`` are those for each status, and for ``exceeded``."""
    said = {key: '"' + text.replace('"', '""') + '"' for key, text in words.items()}
    met = said["met"]
    if goal.relation in ("at_least", "more_than"):
        met = f"IF({_exceeds(at, goal)},{said['exceeded']},{met})"
    decided = _people(at, goal, met, said) if goal.unit == "people" else _share(at, goal, met, said)
    perhaps = f"{at.perhaps_meet}+{at.perhaps_miss}+{at.perhaps_unknown}"
    return f"IF({at.certain}=0,IF({perhaps}>0,{said['undetermined']},{said['no_data']}),{decided})"


def _exceeds(at: CountCells, goal: Goal) -> str:
    bound = goal.low / 100 if goal.unit == "percent" else goal.low
    whole = at.certain if goal.unit == "percent" else "1"
    return f"{at.meet}*{bound.denominator}>{bound.numerator}*{whole}"


def _share(at: CountCells, goal: Goal, met: str, said: Mapping[str, str]) -> str:
    joining = f"{at.perhaps_meet}+{at.perhaps_unknown}"
    low = (at.meet, f"({at.certain}+{at.perhaps_miss}+{at.perhaps_unknown})")
    high = (f"({at.meet}+{at.unknown}+{joining})", f"({at.certain}+{joining})")
    below, above = _holds(low, goal), _holds(high, goal)
    missed = said["missed"]
    if goal.relation in ("exactly", "between"):
        surrounds = f"{_compared(low, goal.low, '<')},{_compared(high, goal.high, '>')}"
        missed = f"IF(AND({surrounds},{_reachable(at, goal)}>0),{said['undetermined']},{missed})"
    return f"IF(AND({below},{above}),{met},IF(OR({below},{above}),{said['undetermined']},{missed}))"


def _holds(share: tuple[str, str], goal: Goal) -> str:
    if goal.relation == "between":
        return f"AND({_compared(share, goal.low, '>=')},{_compared(share, goal.high, '<=')})"
    return _compared(share, goal.low, _SIGNS[goal.relation])


def _compared(share: tuple[str, str], percent: Fraction, sign: str) -> str:
    bound = percent / 100
    return f"{share[0]}*{bound.denominator}{sign}{bound.numerator}*{share[1]}"


def _reachable(at: CountCells, goal: Goal) -> str:
    """Count the numbers of joining people with which some way of the unknown gives a share inside the range."""
    low, high = goal.low / 100, goal.high / 100
    joining = f'(ROW(INDIRECT("1:"&({at.perhaps_meet}+{at.perhaps_miss}+{at.perhaps_unknown}+1)))-1)'
    people = f"({at.certain}+{joining})"
    needed = f"INT(({low.numerator}*{people}+{low.denominator - 1})/{low.denominator})"
    allowed = f"INT({high.numerator}*{people}/{high.denominator})"
    may_miss, may_meet = f"({at.perhaps_miss}+{at.perhaps_unknown})", f"({at.perhaps_meet}+{at.perhaps_unknown})"
    fewest = f"({at.meet}+({joining}>{may_miss})*({joining}-{may_miss}))"
    most = f"({at.meet}+{at.unknown}+({joining}<{may_meet})*{joining}+({joining}>={may_meet})*{may_meet})"
    pairs = ((fewest, most), (fewest, allowed), (needed, most), (needed, allowed))
    return f"SUMPRODUCT({'*'.join(f'({one}<={other})' for one, other in pairs)})"


def _people(at: CountCells, goal: Goal, met: str, said: Mapping[str, str]) -> str:
    least, most = _whole_bounds(goal)
    highest = f"({at.meet}+{at.unknown}+{at.perhaps_meet}+{at.perhaps_unknown})"
    inside, outside = [], []
    if least is not None:
        inside.append(f"{at.meet}>={least}")
        outside.append(f"{highest}<{least}")
    if most is not None:
        inside.append(f"{highest}<={most}")
        outside.append(f"{at.meet}>{most}")
    if least is not None and most is not None and least > most:
        return said["missed"]
    return f"IF(AND({','.join(inside)}),{met},IF(OR({','.join(outside)}),{said['missed']},{said['undetermined']}))"


def _whole_bounds(goal: Goal) -> tuple[int | None, int | None]:
    """Give the fewest and the most people with whom a goal in people holds."""
    match goal.relation:
        case "at_least":
            return ceil(goal.low), None
        case "more_than":
            return floor(goal.low) + 1, None
        case "at_most":
            return None, floor(goal.high)
        case "less_than":
            return None, ceil(goal.high) - 1
        case "exactly" | "between":
            return ceil(goal.low), floor(goal.high)


def short_by_formula(at: CountCells, goal: Goal) -> str:
    """Give the formula of the fewest people who would have to newly qualify; a dash where none, or where none can."""
    if goal.relation in ("at_most", "less_than"):
        return '"–"'
    whole = at.certain if goal.unit == "percent" else "1"
    low, high = (bound / 100 if goal.unit == "percent" else bound for bound in (goal.low, goal.high))
    if goal.relation == "more_than":
        needed = f"(INT({low.numerator}*{whole}/{low.denominator})+1)"
    else:
        needed = f"INT(({low.numerator}*{whole}+{low.denominator - 1})/{low.denominator})"
    impossible = [f"{at.certain}=0", f"{needed}>{at.certain}", f"{at.meet}>={needed}"]
    if goal.relation in ("exactly", "between"):
        impossible.append(f"{needed}*{high.denominator}>{high.numerator}*{whole}")
    return f'IF(OR({",".join(impossible)}),"–",{needed}-{at.meet})'


def gap_formula(at: CountCells, goal: Goal) -> str:
    """Give the formula of actual minus goal, in percentage points or people; 0 inside a range."""
    if goal.unit == "people":
        distances = [f"{at.meet}-{_number(bound)}" for bound in (goal.low, goal.high)]
    else:
        distances = [
            f"({at.meet}*{100 * bound.denominator}-{bound.numerator}*{at.certain})/({bound.denominator}*{at.certain})"
            for bound in (goal.low, goal.high)
        ]
    if goal.low == goal.high:
        distance = distances[0]
    else:
        distance = f"IF({distances[0]}<0,{distances[0]},IF({distances[1]}>0,{distances[1]},0))"
    return f'IF({at.certain}=0,"–",{distance})'


def _number(bound: Fraction) -> str:
    return f"({bound.numerator}/{bound.denominator})"
