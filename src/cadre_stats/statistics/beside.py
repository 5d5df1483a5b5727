"""What is read beside a roster, a training log and standards of titles, and what conditions ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from cadre_stats.errors import UsageError
from cadre_stats.finding import Finding
from cadre_stats.record import Record
from cadre_stats.statistics.attendance import Attendance
from cadre_stats.statistics.evaluation import Evaluation, Verdicts
from cadre_stats.statistics.falling_short import settle_columns
from cadre_stats.statistics.standing import Standing
from cadre_stats.statistics.testing import YES
from cadre_stats.targets.attended import hours_alone
from cadre_stats.targets.condition import Attended, Term
from cadre_stats.targets.standard import StandardSet
from cadre_stats.training.log import Log

__all__ = ["BesideRoster"]

_PLANNED = "meets_planned_standard"


class BesideRoster(Record, slots=False):
    """The log and the standards of a run; either may be absent."""

    log: Log | None = None
    standards: StandardSet | None = None
    _attendance: dict[int, Attendance] = field(default_factory=dict, repr=False, compare=False)

    def fields(self, name: str, evaluation: Evaluation) -> frozenset[str]:
        """Give the fields of the roster that a condition of this name rests on."""
        if name in ("attended", "hours"):
            self._known_log(name)
            return frozenset()
        return frozenset(self._standing(name, evaluation).fields)

    def dated(self, term: Term) -> bool:
        """Tell whether a term needs the as-of date."""
        if term.field in ("meets_standard", _PLANNED):
            return self.standards is not None and self.standards.dated
        return any(isinstance(one, Attended) and one.year == "as_of" for one in term.test.operands)

    def verdicts(self, term: Term, evaluation: Evaluation) -> Verdicts:
        """Tell of every record whether a term about attendances or standards holds."""
        if term.field == "attended":
            (asked,) = term.test.operands
            assert isinstance(asked, Attended)
            return self._joined("attended", evaluation).holds(asked)
        if term.field == "hours":
            return self._joined("hours", evaluation).holds(hours_alone(term.test))
        verdicts = self._standing(term.field, evaluation).meets()
        wanted = True in term.test.operands
        return verdicts if wanted == (term.test.relation == "one_of") else (YES - verdicts).astype(verdicts.dtype)

    def findings(self, evaluation: Evaluation) -> Iterator[Finding]:
        """Give what is to be looked at in the log, and who of it isn't in the roster."""
        if self.log is not None:
            yield from self._joined("attended", evaluation).findings()

    def _known_log(self, name: str) -> Log:
        if self.log is None:
            raise UsageError("statistics.needs_training", where="--training", name=name)
        return self.log

    def _joined(self, name: str, evaluation: Evaluation) -> Attendance:
        log = self._known_log(name)
        key = id(evaluation)
        if key not in self._attendance:
            self._attendance[key] = Attendance(log, evaluation)
        return self._attendance[key]

    def _standing(self, name: str, evaluation: Evaluation) -> Standing:
        if self.standards is None:
            raise UsageError("statistics.needs_standards", where="--standards", name=name)
        standards = settle_columns(self.standards, evaluation.roster)
        return Standing(evaluation, standards, planned=name == _PLANNED)
