"""Standing: which standard the title of every record has, and whether its holder meets it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING
from cadre_stats.statistics.evaluation import Evaluation, Verdicts
from cadre_stats.statistics.testing import NO, UNKNOWN, YES, matches_text
from cadre_stats.targets.condition import Condition, Term, Test
from cadre_stats.targets.standard import Requirement, Standard, StandardSet
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.reading import Reading

__all__ = ["NO_STANDARD", "NO_TITLE", "UNSURE", "Standing", "least_level", "title_field"]

# In place of the number of a standard: none matches the title; no title is given; it isn't known which.
NO_STANDARD, NO_TITLE, UNSURE = -1, -2, -3


def title_field(planned: bool) -> str:
    """Give the field whose titles the standards are for."""
    return "planned_position" if planned else "position"


class Standing(Record, slots=False):
    """A roster beside standards: for every record its standard by number and the verdict on each requirement.

    The most specific pattern (longest literal part) wins, then the order of the file. A record whose title may fall
    under more than one standard because a field isn't known is ``UNSURE``. Records of one person have one standard.
    """

    evaluation: Evaluation
    standards: StandardSet
    planned: bool = False

    @cached_property
    def standard(self) -> NDArray[np.int64]:
        """The number of each record's standard, or ``NO_STANDARD``, ``NO_TITLE``, ``UNSURE``."""
        chosen, rank = self._choose()
        for records in self.evaluation.roster.people.twins:
            rows = np.asarray(records)
            chosen[rows] = chosen[rows[np.argmin(rank[rows])]]
        return chosen

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that standing rests on."""
        names = {title_field(self.planned)}
        for one in self.standards.standards:
            names |= {requirement.field for requirement in one.requires} | self.evaluation.fields(one.where)
            for alternative in one.alternatives:
                names |= self.evaluation.fields(alternative.by)
        return tuple(sorted(names))

    def meets(self) -> Verdicts:
        """Tell of every record whether it meets its standard; without a standard that isn't known."""
        return self._meets

    @cached_property
    def _meets(self) -> Verdicts:
        verdicts = np.full(len(self.standard), UNKNOWN, dtype=np.int8)
        for number, one in enumerate(self.standards.standards):
            mine = self.standard == number
            if mine.any():
                each = [self.verdicts(one, requirement)[mine] for requirement in one.requires]
                verdicts[mine] = np.minimum.reduce(each)
        return verdicts

    def exceeds(self) -> NDArray[np.bool_]:
        """Tell of every record whether it meets its standard and stands above it in some level."""
        return self._exceeds

    @cached_property
    def _exceeds(self) -> NDArray[np.bool_]:
        above = np.zeros(len(self.standard), dtype=bool)
        for number, one in enumerate(self.standards.standards):
            mine = self.standard == number
            for requirement in one.requires:
                above[mine] |= self._above(requirement)[mine]
        exceeding: NDArray[np.bool_] = above & (self.meets() == YES)
        return exceeding

    def verdicts(self, standard: Standard, requirement: Requirement) -> Verdicts:
        """Tell of every record whether it meets one requirement of a standard, in itself or by an alternative."""
        sets: list[tuple[Term, ...]] = [(Term(requirement.field, test),) for test in requirement.tests]
        for alternative in standard.alternatives:
            if alternative.meets == requirement.field:
                sets.extend(alternative.by.sets)
        return self.evaluation.holds(Condition(tuple(sets)))

    def _choose(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give every record's standard and how early it stands among the patterns."""
        column = self.evaluation.roster.typed(title_field(self.planned))
        patterns = list(self.standards.by_specificity(self.evaluation.as_of))
        blank = np.array([*(is_blank(cell_text(cell)) for cell in column.cells), False], dtype=bool)[column.codes]
        chosen = np.full(len(column.codes), NO_STANDARD, dtype=np.int64)
        rank = np.full(len(column.codes), len(patterns), dtype=np.int64)
        open_still = ~blank & (column.codes != MISSING)
        for place, (pattern, standard) in enumerate(patterns):
            hits = [matches_text(cell_text(cell), pattern) for cell in column.cells]
            mine = open_still & np.array([*hits, False], dtype=bool)[column.codes]
            if not mine.any():
                continue
            holds = self.evaluation.holds(standard.where)
            chosen[mine & (holds == YES)] = self.standards.standards.index(standard)
            chosen[mine & (holds == UNKNOWN)] = UNSURE
            settled = mine & (holds != NO)
            rank[settled] = place
            open_still &= ~settled
        chosen[blank] = NO_TITLE
        chosen[column.codes == MISSING] = UNSURE
        rank[chosen == NO_TITLE] += 1
        return chosen, rank

    def _above(self, requirement: Requirement) -> NDArray[np.bool_]:
        """Tell of every record whether it certainly stands above the least level that is required."""
        vocabulary = self.evaluation.roster.vocabulary
        least = least_level(requirement.tests, requirement.field, self.evaluation)
        if least is None:
            return np.zeros(len(self.standard), dtype=bool)
        scale = vocabulary.scale(requirement.field)
        column = self.evaluation.column(requirement.field)
        table = [
            isinstance(value, Reading) and value.lowest is not None and scale.rank(value.lowest) > scale.rank(least)
            for value in column.values
        ]
        return np.array([*table, False], dtype=bool)[column.codes]


def least_level(tests: Sequence[Test], field: str, evaluation: Evaluation) -> str | None:
    """Give the lowest level of an ordered scale that is enough; ``None`` for other fields."""
    vocabulary = evaluation.roster.vocabulary
    if not vocabulary.has(field) or not vocabulary.scale(field).ordered:
        return None
    levels = [level.code for level in vocabulary.scale(field).levels]
    ranks = [rank for test in tests if (rank := _least_rank(test, levels)) is not None]
    return levels[min(ranks)] if ranks else None


def _least_rank(test: Test, levels: Sequence[str]) -> int | None:
    ends = [levels.index(str(operand)) for operand in test.operands if str(operand) in levels]
    match test.relation:
        case "at_least" | "one_of" | "between":
            lowest = min(ends, default=None)
            return None if lowest is None else lowest + (test.relation == "between" and test.open_low)
        case "more_than":
            return ends[0] + 1 if ends and ends[0] + 1 < len(levels) else None
        case _:
            return None
