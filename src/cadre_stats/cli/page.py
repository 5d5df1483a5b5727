"""Help pages at their usual width, as Typer draws them: importing Typer takes longer than everything else they need.

They stand in ``pages/``, where ``python scripts/make_docs.py`` writes them from the words in ``wording/help.toml``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cadre_stats.cli.commands import COMMANDS
from cadre_stats.shipped import shipped_text

__all__ = ["PROGRAM", "WIDTH", "stored_page"]

# The program's own page, beside those of its commands.
PROGRAM = "cadre-stats"
# Typer's lines grow no further in wider terminals.
WIDTH = 80
_HELP = ("-h", "--help")


def stored_page(arguments: Sequence[str], language: str) -> str | None:
    """Give the page that arguments ask for; none where they ask for more, or Typer would write other bytes.

    It folds lines for narrow terminals and chooses letters for those that don't show UTF-8.
    """
    name = _asked(arguments)
    if name is None or _columns() < WIDTH or getattr(sys.stdout, "encoding", "") != "utf-8":
        return None
    return shipped_text(__package__, f"pages/{language}/{name}.txt")


def _columns() -> int:
    """Give the width of the terminal as ``shutil.get_terminal_size`` does, whose import takes longer than the page."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns > 0:
        return columns
    try:
        columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ is not None else 0
    except (ValueError, OSError):
        columns = 0
    return columns or WIDTH


def _asked(arguments: Sequence[str]) -> str | None:
    """Name the command of which nothing but the page is asked for."""
    match _without_language(arguments):
        case []:
            return PROGRAM
        case [option] if option in _HELP:
            return PROGRAM
        case [command, option] if command in COMMANDS and option in _HELP:
            return command
    return None


def _without_language(arguments: Sequence[str]) -> list[str]:
    """Give the arguments without the first ``--lang`` and its value; they are the language already."""
    for number, argument in enumerate(arguments):
        taken = 1 if argument.startswith("--lang=") else 2 if argument == "--lang" else 0
        if taken and number + taken <= len(arguments):
            return [*arguments[:number], *arguments[number + taken :]]
    return list(arguments)
