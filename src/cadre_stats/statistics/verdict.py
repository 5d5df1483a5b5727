"""The verdict on a target: what holds whatever the unknown people turn out to be."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from cadre_stats.record import Record
from cadre_stats.statistics.outcome import Status
from cadre_stats.targets.goal import Goal

__all__ = ["Counts", "bounds", "judge", "short_by"]


class Counts(Record):
    """People by what is known of them; counts of disjoint people add.

    Of those who certainly belong to the population: how many ``meet`` the criterion, ``miss`` it, are ``unknown``.
    Of those of whom it isn't known whether they belong: the same as ``perhaps_meet``, ``perhaps_miss``,
    ``perhaps_unknown``.
    """

    meet: int = 0
    miss: int = 0
    unknown: int = 0
    perhaps_meet: int = 0
    perhaps_miss: int = 0
    perhaps_unknown: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.meet + other.meet,
            self.miss + other.miss,
            self.unknown + other.unknown,
            self.perhaps_meet + other.perhaps_meet,
            self.perhaps_miss + other.perhaps_miss,
            self.perhaps_unknown + other.perhaps_unknown,
        )

    @property
    def certain(self) -> int:
        """The people who certainly belong to the population (the denominator)."""
        return self.meet + self.miss + self.unknown

    @property
    def perhaps(self) -> int:
        """The people of whom it isn't known whether they belong."""
        return self.perhaps_meet + self.perhaps_miss + self.perhaps_unknown


def bounds(counts: Counts) -> tuple[Fraction, Fraction] | None:
    """Give the lowest and the highest share (0–1) that the unknown leave possible; ``None`` without people.

    >>> bounds(Counts(meet=3, miss=5, unknown=2))
    (Fraction(3, 10), Fraction(1, 2))
    """
    return _share_bounds(counts) if counts.certain else None


def _share_bounds(counts: Counts) -> tuple[Fraction, Fraction]:
    # One more who meets never lowers a share and one more who misses never raises it.
    low = Fraction(counts.meet, counts.certain + counts.perhaps_miss + counts.perhaps_unknown)
    joining = counts.perhaps_meet + counts.perhaps_unknown
    return low, Fraction(counts.meet + counts.unknown + joining, counts.certain + joining)


def judge(counts: Counts, goal: Goal | None) -> Status:
    """Give the verdict that holds for every way the unknown can turn out, else ``undetermined``.

    >>> at_least_40 = Goal("at_least", "percent", Fraction(40), Fraction(40))
    >>> judge(Counts(meet=40, miss=60), at_least_40), judge(Counts(meet=39, miss=60, unknown=1), at_least_40)
    ('met', 'undetermined')
    """
    if goal is None:
        return "no_goal"
    if not counts.certain:
        return "undetermined" if counts.perhaps else "no_data"
    if goal.unit == "people":
        lowest, highest = counts.meet, counts.meet + counts.unknown + counts.perhaps_meet + counts.perhaps_unknown
        holding = _people_within(goal, lowest, highest)
        return "met" if holding == highest - lowest + 1 else "missed" if not holding else "undetermined"
    low, high = (share * 100 for share in _share_bounds(counts))
    if goal.holds(low) and goal.holds(high):
        return "met"  # goals are intervals: what lies between two shares that hold, holds
    if goal.holds(low) or goal.holds(high):
        return "undetermined"
    within = goal.relation in ("exactly", "between") and low < goal.low and high > goal.high
    return "undetermined" if within and _reachable(counts, goal) else "missed"


def _people_within(goal: Goal, lowest: int, highest: int) -> int:
    """Count the whole numbers from lowest to highest for which the goal holds."""
    match goal.relation:
        case "at_least":
            return max(0, highest - max(lowest, ceil(goal.low)) + 1)
        case "more_than":
            return max(0, highest - max(lowest, floor(goal.low) + 1) + 1)
        case "at_most":
            return max(0, min(highest, floor(goal.high)) - lowest + 1)
        case "less_than":
            return max(0, min(highest, ceil(goal.high) - 1) - lowest + 1)
        case "exactly" | "between":
            return max(0, min(highest, floor(goal.high)) - max(lowest, ceil(goal.low)) + 1)


def _reachable(counts: Counts, goal: Goal) -> bool:
    """Tell whether some way the unknown can turn out gives a share inside a range that the bounds surround.

    Few people have few shares: 0/1 and 1/1 surround 50% and no way reaches it.
    """
    may_meet = counts.perhaps_meet + counts.perhaps_unknown
    may_miss = counts.perhaps_miss + counts.perhaps_unknown
    for joining in range(counts.perhaps + 1):
        people = counts.certain + joining
        fewest = counts.meet + max(0, joining - may_miss)
        most = counts.meet + counts.unknown + min(joining, may_meet)
        if max(fewest, ceil(goal.low * people / 100)) <= min(most, floor(goal.high * people / 100)):
            return True
    return False


def short_by(counts: Counts, goal: Goal) -> int | None:
    """Give the fewest people of the population who would have to newly qualify for the goal to hold.

    Counted from those known to meet it; 0 where it holds, ``None`` where newly qualifying can't help.

    >>> short_by(Counts(meet=104, miss=194), Goal("at_least", "percent", Fraction(40), Fraction(40)))
    16
    """
    people, meeting = counts.certain, counts.meet
    if not people:
        return None
    scale = Fraction(people, 100) if goal.unit == "percent" else Fraction(1)
    low, high = goal.low * scale, goal.high * scale
    match goal.relation:
        case "at_least":
            needed = ceil(low)
        case "more_than":
            needed = floor(low) + 1
        case "at_most":
            return 0 if meeting <= high else None
        case "less_than":
            return 0 if meeting < high else None
        case "exactly" | "between":
            needed = max(meeting, ceil(low))
            if needed > high:
                return None
    return max(0, needed - meeting) if needed <= people else None
