"""Which language to speak: ``--lang``, else CADRE_STATS_LANG, else Vietnamese if the locale is, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.wording import LANGUAGES

if TYPE_CHECKING:
    from cadre_stats.reporting.style import Language

__all__ = ["choose_language"]


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Choose before anything is parsed, so that help and errors are in the language, too.

    Raises :class:`UsageError` for a language that there isn't.

    >>> choose_language(["report", "--lang=vi"], {}), choose_language([], {"LANG": "vi_VN.UTF-8"})
    ('vi', 'vi')
    """
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and number + 1 < len(arguments):
            return _known(arguments[number + 1], "--lang")
        if argument.startswith("--lang="):
            return _known(argument.removeprefix("--lang="), "--lang")
    if stated := environment.get("CADRE_STATS_LANG"):
        return _known(stated, "CADRE_STATS_LANG")
    return "vi" if _locale(environment).casefold().startswith("vi") else "en"


def _known(text: str, where: str) -> Language:
    for language in LANGUAGES:
        if text.casefold() == language:
            return language  # type: ignore[return-value]  # one of the two
    raise UsageError("cli.unknown_language", where=where, name=text)


def _locale(environment: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    if os.name != "nt":
        return ""
    # Windows has no such variables; Python's own locale there is that of the user ("Vietnamese_Vietnam").
    import locale

    return locale.getlocale()[0] or ""
