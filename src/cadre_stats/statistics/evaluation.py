"""Evaluating a condition over a roster: for every record yes, no, or not known."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cadre_stats.errors import UsageError
from cadre_stats.finding import Finding
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.record import Record, replace
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import RosterColumn
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.testing import NO, UNKNOWN, YES, Tests, operand_code, test_value
from cadre_stats.targets.condition import Condition, Define, Term, Test
from cadre_stats.targets.names import BESIDE
from cadre_stats.text import is_blank
from cadre_stats.vocabulary.field import roster_fields

__all__ = ["Beside", "Evaluation", "Verdicts"]

# One of NO, UNKNOWN, YES for every record.
Verdicts = NDArray[np.int8]


class Beside(Protocol):
    """What is read beside a roster (attendances, standards) as conditions ask of it; the names are ``BESIDE``."""

    def fields(self, name: str, evaluation: Evaluation) -> frozenset[str]:
        """Give the fields of the roster that a condition of this name rests on."""

    def dated(self, term: Term) -> bool:
        """Tell whether a term needs the as-of date."""

    def verdicts(self, term: Term, evaluation: Evaluation) -> Verdicts:
        """Tell of every record whether a term holds."""

    def findings(self, evaluation: Evaluation) -> Iterator[Finding]:
        """Give what is to be looked at in what was read."""


class Evaluation(Record, slots=False):
    """A roster with the defines, the as-of date and what is read beside it that conditions over it may use.

    Fields and terms that were asked for are kept, so that targets that share them cost nothing more.
    """

    roster: Roster
    defines: Mapping[str, Define] = field(default_factory=dict)
    as_of: dt.date | None = None
    beside: Beside | None = None
    _answers: dict[tuple[str, Tests], Verdicts] = field(default_factory=dict, repr=False, compare=False)

    def holds(self, condition: Condition) -> Verdicts:
        """Tell of every record whether a condition holds; records of one person get the same answer.

        Tests of one field are tried together on each value that it can have: "Trên đại học" is master or doctorate
        whichever of the two it is. Over several fields what isn't known of one stays unknown.
        """
        alone = next(iter(condition.fields)) if len(condition.fields) == 1 and all(condition.sets) else None
        if alone is not None and self._is_field(alone):
            return self._field(alone, tuple(tuple(term.test for term in terms) for terms in condition.sets))
        sets = [self._all(terms) for terms in condition.sets]
        return np.maximum.reduce(sets) if len(sets) > 1 else sets[0]

    def fields(self, condition: Condition | str | None) -> frozenset[str]:
        """Give the fields and own columns that a condition (or a name alone) rests on, through defines."""
        if condition is None:
            return frozenset()
        names: set[str] = set()
        for name in (condition,) if isinstance(condition, str) else condition.fields:
            if name in self.defines:
                names |= self.fields(self.defines[name].where)
            elif name in BESIDE:
                names |= self.asked(name).fields(name, self)
            else:
                names.add(name)
        return frozenset(names)

    def asked(self, name: str) -> Beside:
        """Give what a name of ``BESIDE`` asks of; :class:`UsageError` where nothing was read beside the roster."""
        if self.beside is None:
            key, option = ("standards", "--standards") if BESIDE[name] == "yes_no" else ("training", "--training")
            raise UsageError(f"statistics.needs_{key}", where=option, name=name)
        return self.beside

    def column(self, name: str) -> RosterColumn:
        """Give a field's column; ages need the as-of date (:class:`UsageError` without one)."""
        if name != "age":
            return self.roster.column(name)
        if self.as_of is None:
            raise UsageError("statistics.age_without_date")
        return self.roster.ages(self.as_of)

    def _is_field(self, name: str) -> bool:
        return name not in self.defines and name not in BESIDE

    def _all(self, terms: tuple[Term, ...]) -> Verdicts:
        if not terms:
            return self._everybody
        tests: dict[str, tuple[Test, ...]] = {}
        verdicts = []
        for term in terms:
            if self._is_field(term.field):
                tests[term.field] = (*tests.get(term.field, ()), term.test)
            else:
                verdicts.append(self._elsewhere(term))
        verdicts += (self._field(name, (together,)) for name, together in tests.items())
        return functools.reduce(np.minimum, verdicts)

    @functools.cached_property
    def _everybody(self) -> Verdicts:
        return np.full(self.roster.records, YES, dtype=np.int8)

    def _elsewhere(self, term: Term) -> Verdicts:
        """Answer a term over a define, or over what is read beside the roster."""
        key = (term.field, ((term.test,),))
        if key not in self._answers:
            beside = term.field not in self.defines
            self._answers[key] = self.asked(term.field).verdicts(term, self) if beside else self._define(term)
        return self._answers[key]

    def _define(self, term: Term) -> Verdicts:
        verdicts = self.holds(self.defines[term.field].where)
        wanted = True in term.test.operands
        return verdicts if wanted == (term.test.relation == "one_of") else (YES - verdicts).astype(np.int8)

    def _field(self, name: str, sets: Tests) -> Verdicts:
        if (name, sets) not in self._answers:
            self._answers[name, sets] = self._read(name, sets)
        return self._answers[name, sets]

    def _read(self, name: str, sets: Tests) -> Verdicts:
        column, vocabulary = self.column(name), self.roster.vocabulary
        operands = [operand for tests in sets for test in tests for operand in test.operands]
        scale = vocabulary.scale(name) if vocabulary.has(name) else None
        if scale is None and any(isinstance(operand, bool) for operand in operands):
            # A column of the user's own compared with yes or no.
            scale = vocabulary.scale("leadership")
            answers = [vocabulary.read("leadership", cell_text(cell)) for cell in column.cells]
            column = replace(column, values=answers)
        # A text field may have a scale besides (languages): a pattern then looks at the text, a level at the reading.
        codes = {level.code for level in scale.levels} if scale else set()
        by_text = scale is not None and not all(operand_code(operand) in codes for operand in operands)
        values = column.cells if by_text else column.values

        def verdicts(sets: Tests) -> Verdicts:
            table = [test_value(v, sets, scale) if n else NO for v, n in zip(values, column.used(), strict=True)]
            return over_rows(np.array([*table, UNKNOWN], dtype=np.int8), column.codes)

        about = roster_fields().get(name)
        if not (about and about.several and self.roster.people.twins):
            return verdicts(sets)
        found = np.full(len(column.codes), NO, dtype=np.int8)
        for tests in sets:
            each = [self._of_all_held(column, verdicts(((test,),)), test) for test in tests]
            found = np.maximum(found, functools.reduce(np.minimum, each))
        return found

    def _of_all_held(self, column: RosterColumn, verdicts: Verdicts, test: Test) -> Verdicts:
        """Answer a test for people who hold several posts or units: one of them is enough, "not" is none of them.

        A record that names a post wins over one whose cell is blank.
        """
        named = np.array([not is_blank(cell_text(cell)) for cell in column.cells] + [False], dtype=bool)
        join = np.min if test.relation in ("not", "blank") else np.max
        for records in self.roster.people.twins:
            rows = np.asarray(records)
            telling = rows[named[column.codes[rows]]]
            verdicts[rows] = join(verdicts[telling if len(telling) else rows])
        return verdicts
