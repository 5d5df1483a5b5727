"""The way from exact figures to a report; what composes a kind of figures is loaded when there are some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_stats.reporting.report import Report, Source
    from cadre_stats.reporting.style import Style
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["compose"]


def compose(source: Source, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the report of an assessment, a structure, a shortfall or of training in the language of the style."""
    if source.kind == "assessment":
        from cadre_stats.reporting.outcomes import compose_outcomes

        return compose_outcomes(source, style, vocabulary)
    if source.kind == "structure":
        from cadre_stats.reporting.structure import compose_structure

        return compose_structure(source, style, vocabulary)
    if source.kind == "shortfall":
        from cadre_stats.reporting.shortfall import compose_shortfall

        return compose_shortfall(source, style, vocabulary)
    from cadre_stats.reporting.training import compose_training

    return compose_training(source, style, vocabulary)
