"""The figures of a whole in running text, as the body of a document says them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cadre_stats.reporting.figures import Figures, figures, share_text
from cadre_stats.reporting.goal import goal_text, verdict_text
from cadre_stats.reporting.labels import Labels, in_language
from cadre_stats.reporting.number import count_text, localised, people_text, percent_text
from cadre_stats.reporting.style import Style
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.statistics.structure import Structure, StructureRow
from cadre_stats.wording import say

__all__ = ["outcome_sentences", "structure_sentences"]


def outcome_sentences(assessment: Assessment, style: Style) -> Iterator[str]:
    """Give a sentence per target of the whole: ``… 21/38 người, đạt 55,3%, cao hơn chỉ tiêu 15,3 điểm phần trăm``."""
    for outcome in assessment.outcomes:
        if not outcome.group:
            yield _sentence(outcome, assessment.as_of, style)


def _sentence(outcome: Outcome, as_of: dt.date | None, style: Style) -> str:
    lang, printed = style.lang, figures(outcome, style)
    parts = [_actual(outcome, printed, lang)]
    if outcome.goal is not None:
        parts += [*_distance(outcome, printed, lang), verdict_text(outcome, as_of, lang)]
    if outcome.short_by:
        parts.append(say("report.short_by", lang, people=people_text(outcome.short_by, lang)))
    if outcome.unknown or outcome.population_unknown:
        unknown = people_text(outcome.unknown + outcome.population_unknown, lang)
        parts.append(say("report.unknown_people", lang, people=unknown))
    return ", ".join(parts) + "."


def _actual(outcome: Outcome, printed: Figures, lang: str) -> str:
    """Say n/N and the share."""
    label = in_language(outcome.target.label, lang)
    if printed.percent is None:
        nobody = "perhaps_somebody" if outcome.population_unknown else "nobody"
        return say(f"documents.{nobody}", lang, label=label)
    return say(
        "documents.actual" if outcome.goal else "documents.share",
        lang,
        label=label,
        part=count_text(outcome.numerator, lang),
        whole=people_text(outcome.denominator, lang),
        percent=percent_text(printed.percent, lang),
    )


def _distance(outcome: Outcome, printed: Figures, lang: str) -> Iterator[str]:
    """Say how far above or below the goal; nothing where it stands at it, or inside a range."""
    assert outcome.goal is not None  # only asked for a goal
    goal = goal_text(outcome.goal, lang)
    if not outcome.gap:
        yield say("documents.goal", lang, goal=goal)
        return
    side = "above" if outcome.gap > 0 else "below"
    if printed.gap_people is not None:
        distance = people_text(abs(printed.gap_people), lang)
    else:
        assert printed.gap_points is not None  # a gap is in points or in people
        distance = say("documents.points", lang, n=localised(printed.gap_points.removeprefix("-"), lang))
    yield say(f"documents.{side}", lang, goal=goal, distance=distance)


def structure_sentences(structure: Structure, style: Style, labels: Labels) -> Iterator[str]:
    """Give a sentence per field of the whole: every level that has people, with its share."""
    for row in structure.rows:
        if not row.group and row.people:
            yield say("documents.spread", style.lang, field=labels.field(row.field), parts=_parts(row, style, labels))


def _parts(row: StructureRow, style: Style, labels: Labels) -> str:
    counts: list[tuple[str | None, int]] = [(one.level, one.people) for one in row.levels]
    if {level for level, _ in counts} <= {"true", "false"}:
        # The field's own name says what the people are; "không" before a number would say nothing.
        counts = [("true", dict(counts).get("true", 0))]
    parts = (
        (level, say("documents.counted", style.lang, people=people_text(people, style.lang), percent=percent))
        for level, people in [*counts, (None, row.unknown)]
        if people or level == "true"
        for percent in [percent_text(share_text(people, row.people, style) or "", style.lang)]
    )
    return "; ".join(
        text if level == "true" else f"{_inside(row.field, level, labels)} {text}" for level, text in parts
    )


def _inside(field: str, level: str | None, labels: Labels) -> str:
    """Name a level within a sentence: names of peoples, religions and columns keep their capital letter."""
    name = labels.value(field, level)
    proper = level is not None and (field in _PROPER or not (field == "age" or labels.vocabulary.has(field)))
    return name if proper else " – ".join(_uncapitalised(part) for part in name.split(" – "))


def _uncapitalised(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


_PROPER = frozenset({"ethnicity", "religion"})
