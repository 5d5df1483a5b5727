"""The report of targets against actuals: an assessment put into words and a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from cadre_stats.reporting.definitions import definitions
from cadre_stats.reporting.figures import Figures, bound_texts, figures
from cadre_stats.reporting.findings import findings_summary
from cadre_stats.reporting.goal import deadline_text, goal_text, path_text, verdict_text
from cadre_stats.reporting.labels import Labels, in_language, row_kind
from cadre_stats.reporting.number import count_text, people_text, percent_text, signed
from cadre_stats.reporting.remarks import as_of_text, note_text, people_line, source_notes
from cadre_stats.reporting.report import Bullet, Cell, Column, Report, Row, Table
from cadre_stats.reporting.sentences import outcome_sentences
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.targets.goal import Goal, Milestones
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["SMALL_DENOMINATOR", "compose_outcomes"]

# Below this a share moves by more than five points with one person; it is marked, and the count leads.
SMALL_DENOMINATOR = 20

# A table says these beside the verdict; of a group, also what would only be said again under every row.
_ELSEWHERE = frozenset({"due_not_reached"})
_OF_THE_WHOLE = _ELSEWHERE | {"population_empty", "above_range"}


def compose_outcomes(assessment: Assessment, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the report of an assessment: a row per target, or with groups a block per target."""
    lang, labels = style.lang, Labels(vocabulary, style.lang)
    basis = in_language(assessment.basis, lang)
    subtitles = (
        *((say("report.basis", lang, basis=basis),) if basis else ()),
        as_of_text(assessment.as_of, lang),
        people_line(assessment, lang),
    )
    return Report(
        title=in_language(assessment.title, lang) or say("report.title_outcomes", lang),
        subtitles=subtitles,
        tables=(_table(assessment, style, labels),),
        footnotes=tuple(_footnotes(assessment, style)),
        source_notes=source_notes(assessment.inputs, lang),
        findings=findings_summary(assessment.findings, labels),
        source=assessment,
        style=style,
        sentences=tuple(outcome_sentences(assessment, style)),
        definitions=tuple(definitions(assessment, lang)),
    )


def _table(assessment: Assessment, style: Style, labels: Labels) -> Table:
    columns = list(_columns(assessment.outcomes, style.lang))
    keys = [column.key for column in columns]
    stub = say("report.column.target", style.lang)
    if assessment.by:
        stub += " / " + ", ".join(labels.field(field) for field in assessment.by)
    return Table(stub, tuple(columns), tuple(_rows(assessment, keys, style, labels)))


def _columns(outcomes: Iterable[Outcome], lang: str) -> Iterator[Column]:
    """Give the columns; what no outcome has is left out."""
    kept = list(outcomes)
    goals = any(one.goal for one in kept)
    yield Column("count", say("report.column.count", lang))
    yield Column("percent", say("report.column.percent", lang))
    yield Column("bullet", "", "left", bullet=True)
    if any(one.unknown or one.population_unknown for one in kept):
        yield Column("unknown", say("report.column.unknown", lang))
    if goals:
        yield Column("goal", say("report.column.goal", lang), "left")
        yield Column("gap", say("report.column.gap", lang))
        yield Column("short_by", say("report.column.short_by", lang))
        yield Column("verdict", say("report.column.verdict", lang), "left")


def _rows(assessment: Assessment, keys: list[str], style: Style, labels: Labels) -> Iterator[Row]:
    order = {one.target.id: place for place, one in reversed(list(enumerate(assessment.outcomes)))}
    by_target = sorted(assessment.outcomes, key=lambda one: order[one.target.id])
    for _, same in groupby(by_target, key=lambda one: one.target.id):
        outcomes = list(same)
        target_label = in_language(outcomes[0].target.label, style.lang)
        target_notes = tuple(_target_notes(outcomes[0], style.lang))
        if assessment.by:
            yield Row(target_label, kind="group", notes=target_notes)
        for outcome in outcomes:
            cells = _cells(outcome, assessment.as_of, style)
            notes = tuple(_outcome_notes(outcome, style))
            yield Row(
                labels.group(outcome.group) if assessment.by else target_label,
                tuple(cells[key] for key in keys),
                row_kind(outcome.group, assessment.by),
                len(outcome.group),
                notes if assessment.by else (*target_notes, *notes),
                (outcome.target.id, tuple(outcome.group.values()), None),
            )


def _cells(outcome: Outcome, as_of: dt.date | None, style: Style) -> dict[str, Cell]:
    lang, printed, goal, share = style.lang, figures(outcome, style), outcome.goal, outcome.share
    count = f"{count_text(outcome.numerator, lang)}/{count_text(outcome.denominator, lang)}"
    small = "*" if 0 < outcome.denominator < SMALL_DENOMINATOR else ""
    gap = ""
    if printed.gap_points is not None:
        gap = signed(printed.gap_points, lang)
    elif printed.gap_people is not None:
        gap = say("report.people", lang, n=signed(str(printed.gap_people), lang))
    return {
        "count": Cell(count, outcome.numerator, of=outcome.denominator),
        "percent": Cell("–" if printed.percent is None else percent_text(printed.percent, lang) + small, share),
        "bullet": Cell(value=None if share is None else Bullet(share, _marks(outcome), _said(outcome, printed, lang))),
        "unknown": Cell(_unknown_text(outcome, lang), outcome.unknown),
        "goal": Cell(goal_text(goal, lang) if goal else "–", _bound(goal)),
        "gap": Cell(gap or "–", outcome.gap),
        "short_by": Cell(count_text(outcome.short_by, lang) if outcome.short_by else "–", outcome.short_by),
        "verdict": Cell(verdict_text(outcome, as_of, lang), status=outcome.status),
    }


def _bound(goal: Goal | None) -> Fraction | None:
    """Give the one number of a goal, a share as 0–1; a range has none."""
    if goal is None or goal.low != goal.high:
        return None
    return goal.low / 100 if goal.unit == "percent" else goal.low


def _said(outcome: Outcome, printed: Figures, lang: str) -> str:
    """Say what a bullet graph shows: the share, and the goal where it has a mark."""
    actual = percent_text(printed.percent or "", lang)
    if outcome.goal is None or outcome.goal.unit != "percent":
        return say("documents.picture", lang, actual=actual)
    return say("documents.picture_goal", lang, actual=actual, goal=goal_text(outcome.goal, lang))


def _unknown_text(outcome: Outcome, lang: str) -> str:
    """Print the people whose answer isn't known, and after a plus those who may belong to the population."""
    text = count_text(outcome.unknown, lang)
    return f"{text}+{count_text(outcome.population_unknown, lang)}" if outcome.population_unknown else text


def _marks(outcome: Outcome) -> tuple[Fraction, ...]:
    goal = outcome.goal
    if goal is None or goal.unit != "percent":
        return ()
    return tuple(dict.fromkeys((goal.low / 100, goal.high / 100)))


def _target_notes(outcome: Outcome, lang: str) -> Iterator[str]:
    if isinstance(outcome.target.goal, Milestones):
        yield say("report.path", lang, path=path_text(outcome.target.goal, lang))
        if outcome.milestone is not None:
            yield say("report.milestone", lang, year=str(outcome.milestone))
    if outcome.target.due is not None:
        yield deadline_text(outcome.target.due, lang)


def _outcome_notes(outcome: Outcome, style: Style) -> Iterator[str]:
    lang = style.lang
    if outcome.status == "undetermined":
        yield from _bounds(outcome, style)
    if outcome.population_unknown:
        yield say("report.population_unknown", lang, people=people_text(outcome.population_unknown, lang))
    for note in outcome.notes:
        if note.key not in (_OF_THE_WHOLE if outcome.group else _ELSEWHERE):
            yield note_text(note, lang)


def _bounds(outcome: Outcome, style: Style) -> Iterator[str]:
    """Say between which figures the truth lies: shares, or people for a goal in people."""
    lang, open_people = style.lang, outcome.unknown + outcome.population_unknown
    unknown = people_text(open_people, lang)
    if outcome.goal is not None and outcome.goal.unit == "people":
        low, high = (count_text(people, lang) for people in (outcome.numerator, outcome.numerator + open_people))
        yield say("report.bounds_people", lang, unknown=unknown, low=low, high=high)
    elif (bounds := bound_texts(outcome, style)) is not None:
        low, high = (percent_text(bound, lang) for bound in bounds)
        yield say("report.bounds", lang, unknown=unknown, low=low, high=high)


def _footnotes(assessment: Assessment, style: Style) -> Iterator[str]:
    lang = style.lang
    if any(0 < one.denominator < SMALL_DENOMINATOR for one in assessment.outcomes):
        yield say("report.small_denominator", lang, limit=SMALL_DENOMINATOR)
    if any(one.unknown or one.population_unknown for one in assessment.outcomes):
        yield say("report.unknown_counts", lang)
    yield say(f"report.rounding.{style.rounding}", lang)
    for note in assessment.notes:
        yield note_text(note, lang)
