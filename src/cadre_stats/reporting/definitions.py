"""What was counted, in words: the population, the criterion and the goal of every target."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_stats.reporting.goal import goal_text, path_text
from cadre_stats.reporting.labels import field_label, in_language
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.goal import Milestones
from cadre_stats.targets.target import Target
from cadre_stats.wording import say

__all__ = ["definitions"]


def definitions(assessment: Assessment, lang: str) -> Iterator[str]:
    """Give a line per target; conditions stand as the user wrote them."""
    targets = {outcome.target.id: outcome.target for outcome in assessment.outcomes}
    for target in targets.values():
        yield say(
            "documents.definition",
            lang,
            label=in_language(target.label, lang),
            parts="; ".join(_parts(target, lang)),
        )


def _parts(target: Target, lang: str) -> Iterator[str]:
    yield say("documents.population", lang, condition=_condition_text(target.population, lang))
    if target.criterion is not None:
        yield say("documents.criterion", lang, condition=_condition_text(target.criterion, lang))
    if isinstance(target.goal, Milestones):
        yield say("documents.goal_is", lang, goal=path_text(target.goal, lang))
    elif target.goal is not None:
        yield say("documents.goal_is", lang, goal=goal_text(target.goal, lang))


def _condition_text(condition: Condition, lang: str) -> str:
    sets = [
        say("documents.and", lang).join(f"{field_label(term.field, lang)} = {term.test.text}" for term in terms)
        for terms in condition.sets
        if terms
    ]
    return say("documents.or", lang).join(sets) or say("documents.everyone", lang)
