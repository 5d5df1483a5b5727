"""Exact figures and how they are printed: what formats for programs are drawn from; a whole report has more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from cadre_stats.reporting.report import Source
    from cadre_stats.reporting.style import Style

__all__ = ["Exact", "Sourced"]


class Sourced(Protocol):
    """Anything that knows the exact figures and the printing rules, such as a report."""

    @property
    def source(self) -> Source:
        """The exact figures."""

    @property
    def style(self) -> Style:
        """The printing rules."""


class Exact(NamedTuple):
    """The exact figures with the printing rules, nothing composed."""

    source: Source
    style: Style
