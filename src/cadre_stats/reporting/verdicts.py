"""What ``check`` says: a sentence per judged outcome and one over all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cadre_stats.record import Record
from cadre_stats.reporting.figures import figures
from cadre_stats.reporting.findings import findings_summary
from cadre_stats.reporting.goal import goal_text, verdict_text
from cadre_stats.reporting.labels import Labels, in_language
from cadre_stats.reporting.number import count_text, people_text, percent_text
from cadre_stats.reporting.report import FindingsSummary
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.outcome import Assessment, Outcome, Status
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["Verdict", "Verdicts", "compose_verdicts", "judged"]


class Verdict(Record):
    """One judged outcome in words: the target's id, its name with the group, the figures and the verdict."""

    id: str
    name: str
    sentence: str
    status: Status

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.status == "met"


class Verdicts(Record):
    """All judged outcomes of a run, the sentence that sums them up, and what is wrong with the data."""

    verdicts: tuple[Verdict, ...]
    summary: str
    findings: FindingsSummary | None = None


def compose_verdicts(assessment: Assessment, style: Style, vocabulary: Vocabulary) -> Verdicts:
    """Word the verdicts of an assessment."""
    labels = Labels(vocabulary, style.lang)
    verdicts = tuple(
        Verdict(outcome.target.id, _name(outcome, labels), _sentence(outcome, assessment.as_of, style), outcome.status)
        for outcome in judged(assessment)
    )
    met = sum(verdict.met for verdict in verdicts)
    key = "report.check_summary" if verdicts else "report.check_nothing"
    summary = say(key, style.lang, met=count_text(met, style.lang), n=count_text(len(verdicts), style.lang))
    return Verdicts(verdicts, summary, findings_summary(assessment.findings, labels))


def judged(assessment: Assessment) -> list[Outcome]:
    """Give the outcomes that have a verdict; an indicator without a goal has none."""
    return [outcome for outcome in assessment.outcomes if outcome.status != "no_goal"]


def _name(outcome: Outcome, labels: Labels) -> str:
    """Name an outcome by its target and group."""
    name = in_language(outcome.target.label, labels.lang) or outcome.target.id
    return f"{name} ({labels.path(outcome.group)})" if outcome.group else name


def _sentence(outcome: Outcome, as_of: dt.date | None, style: Style) -> str:
    """Word an outcome: ``104/298 (34,9%), ít nhất 40%: chưa đạt chỉ tiêu, còn thiếu 16 người``."""
    lang, printed = style.lang, figures(outcome, style)
    count = f"{count_text(outcome.numerator, lang)}/{count_text(outcome.denominator, lang)}"
    share = f"{count} ({percent_text(printed.percent, lang)})" if printed.percent is not None else count
    goal = f", {goal_text(outcome.goal, lang)}" if outcome.goal else ""
    sentence = f"{share}{goal}: {verdict_text(outcome, as_of, lang)}"
    if outcome.short_by:
        sentence += ", " + say("report.short_by", lang, people=people_text(outcome.short_by, lang))
    if outcome.unknown or outcome.population_unknown:
        unknown = people_text(outcome.unknown + outcome.population_unknown, lang)
        sentence += ", " + say("report.unknown_people", lang, people=unknown)
    return sentence
