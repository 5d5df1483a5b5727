"""What can go wrong, as a tree, and the exit code of each branch.

::

    CadreStatsError
    ├── UsageError        2  wrong options; a wrong or missing targets, standards or vocabulary file
    ├── InputError        3  a roster missing, unreadable, without a header
    ├── OutputError       5  the output exists or can't be written
    └── (any other exception is a bug: 70)

An error is one line, ``where: what is wrong``, and a hint. Its words stand in the files of ``wording/`` in
both languages; code names them by key (``InputError("reading.no_header", where=path)``).
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from cadre_stats.wording import say, says
from cadre_stats.wording.foreign import foreign_reason

__all__ = ["CadreStatsError", "ExitCode", "InputError", "OutputError", "UsageError"]


class ExitCode(IntEnum):
    """How a command ended; scripts rely on these numbers."""

    DONE = 0
    NOT_MET = 1
    USAGE = 2
    INPUT = 3
    STRICT = 4
    OUTPUT = 5
    BUG = 70
    INTERRUPTED = 130


class CadreStatsError(Exception):
    """An error that a person can act on: a place, a sentence and a hint, in either language."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, key: str, where: str = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.where, self.values = key, where, values

    def message(self, lang: str) -> str:
        """Give the line ``where: what is wrong`` in a language (``vi`` or ``en``)."""
        sentence = say(self.key, lang, **self._worded(lang))
        return f"{self.where}: {sentence}" if self.where else sentence

    def hint(self, lang: str) -> str:
        """Give the hint for the next line; empty where there is none."""
        return say(f"{self.key}.hint", lang, **self._worded(lang)) if says(f"{self.key}.hint") else ""

    def _worded(self, lang: str) -> dict[str, object]:
        """Give the values; one that is an error of the system or of a parser in words of the language."""
        return {
            name: foreign_reason(value, lang) if isinstance(value, OSError | ValueError) else value
            for name, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.message("en")


class UsageError(CadreStatsError):
    """Wrong options, or a wrong or missing file that the user wrote."""

    exit_code = ExitCode.USAGE


class InputError(CadreStatsError):
    """A roster that is missing, can't be read, or in which no table was found."""

    exit_code = ExitCode.INPUT


class OutputError(CadreStatsError):
    """An output that exists already or can't be written."""

    exit_code = ExitCode.OUTPUT
