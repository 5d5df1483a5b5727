"""An output that is one of the files that are read: it is refused, and nobody is told to force it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cadre_stats.errors import OutputError

__all__ = ["refuse_own_inputs"]

_OUTPUTS = ("output", "annotate")
_INPUTS = ("rosters", "files", "targets", "training", "standards", "plan", "vocabulary", "expect")


def refuse_own_inputs(given: Mapping[str, object]) -> None:
    """Raise :class:`OutputError` where a command's parameters name one file both to read and to write."""
    for output in _files(given, _OUTPUTS):
        if any(one.samefile(output) for one in _files(given, _INPUTS)):
            raise OutputError("cli.output_is_input", where=str(output))


def _files(given: Mapping[str, object], names: Sequence[str]) -> Iterator[Path]:
    """Give the files that some parameters name and that are there."""
    for name in names:
        value = given.get(name)
        for text in [value] if isinstance(value, str) else value if isinstance(value, list | tuple) else ():
            if os.path.isfile(text):  # noqa: PTH113 (a name that can't be looked up is no file here, no error)
                yield Path(text)
