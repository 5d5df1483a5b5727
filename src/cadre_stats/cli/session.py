"""What holds for a whole run, whatever the command: the language, how much to say, whether in colour."""

from __future__ import annotations

from dataclasses import dataclass

from cadre_stats.reporting.style import Language

__all__ = ["Session"]


@dataclass(slots=True)
class Session:
    """The language of a run and the options that every command has; parsing sets them, commands read them."""

    lang: Language = "en"
    quiet: bool = False
    no_color: bool = False
