"""Plain command lines, which can be taken apart in one way only: importing Typer takes a tenth of a small report.

Plain is a command's name, then options in full, each with its value behind it, and other texts that don't begin with a
dash. ``parameters.txt`` holds what Typer makes of the commands' functions; ``python scripts/make_docs.py`` writes it.
Any other line is Typer's: help, ``--option=value``, ``-``, whatever is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

from cadre_stats.cli.commands import COMMANDS
from cadre_stats.cli.session import Session
from cadre_stats.shipped import shipped_text

__all__ = ["PARAMETERS", "Parameter", "plain_call"]

PARAMETERS = "parameters.txt"
# It asks Typer for what was typed.
_TYPERS_OWN = ("export",)


class Parameter(NamedTuple):
    """A parameter of a command: its option, or ``-`` for a text without one; it takes ``one`` text, ``many``, or none.

    One that takes none is a ``flag``.
    """

    command: str
    name: str
    kind: str
    option: str


class _Context:
    """What a command asks of Typer's context: the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ensure_object(self, _: type[Session]) -> Session:
        """Give the session."""
        return self._session


def plain_call(arguments: Sequence[str], session: Session) -> Callable[[], int] | None:
    """Give the call of a command that a plain line means, and note in the session what it says; else ``None``."""
    if not arguments or arguments[0] not in COMMANDS or arguments[0] in _TYPERS_OWN or os.name == "nt":
        # On Windows Typer expands *.xlsx.
        return None
    command, *rest = arguments
    values = _values(rest, _parameters(command))
    if values is None:
        return None
    # The language is chosen already.
    values.pop("lang", None)
    session.quiet, session.no_color = (values.pop(name, False) is True for name in ("quiet", "no_color"))
    return partial(getattr(import_module(f"cadre_stats.cli.{command}"), command), _Context(session), **values)


def _parameters(command: str) -> list[Parameter]:
    lines = shipped_text(__package__, PARAMETERS).splitlines()
    return [Parameter(*line.split()) for line in lines if line.startswith(f"{command} ")]


def _values(words: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any] | None:
    """Give the value of each parameter that is given one; ``None`` where the words aren't plain."""
    options = {one.option: one for one in parameters if one.option != "-"}
    values: dict[str, Any] = {}
    texts: list[str] = []
    left = iter(words)
    for word in left:
        if not word.startswith("-"):
            texts.append(word)
            continue
        option = options.get(word)
        if option is None or (option.kind != "many" and option.name in values):
            return None
        if option.kind == "flag":
            values[option.name] = True
            continue
        value = next(left, "-")
        if value.startswith("-"):
            return None
        values[option.name] = [*values.get(option.name, ()), value] if option.kind == "many" else value
    return values if _take(texts, parameters, values) else None


def _take(texts: list[str], parameters: Sequence[Parameter], values: dict[str, Any]) -> bool:
    """Give the texts to the parameters without an option, in order; tell whether each found its place."""
    for one in parameters:
        if one.option == "-" and texts:
            values[one.name] = texts[:] if one.kind == "many" else texts[0]
            texts = [] if one.kind == "many" else texts[1:]
    return not texts
