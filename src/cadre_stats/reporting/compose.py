"""The way from exact figures to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadre_stats.reporting.outcomes import compose_outcomes
from cadre_stats.reporting.report import Report, Source
from cadre_stats.reporting.shortfall import compose_shortfall
from cadre_stats.reporting.structure import compose_structure
from cadre_stats.reporting.style import Style
from cadre_stats.reporting.training import compose_training
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.statistics.shortfall import Shortfall
from cadre_stats.statistics.training import Training

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["compose"]


def compose(source: Source, style: Style, vocabulary: Vocabulary) -> Report:
    """Compose the report of an assessment or of a structure in the language of the style."""
    if isinstance(source, Assessment):
        return compose_outcomes(source, style, vocabulary)
    if isinstance(source, Shortfall):
        return compose_shortfall(source, style, vocabulary)
    if isinstance(source, Training):
        return compose_training(source, style, vocabulary)
    return compose_structure(source, style, vocabulary)
