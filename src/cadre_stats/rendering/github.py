"""The verdicts of ``check`` as workflow commands, which GitHub shows as annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cadre_stats.rendering.printable import harmless
from cadre_stats.reporting.verdicts import Verdicts

__all__ = ["render"]

_LEVELS = {"missed": "error", "undetermined": "warning", "no_data": "warning"}


def render(verdicts: Verdicts, out: BinaryIO) -> None:
    """Write an annotation per outcome that isn't met, one for the findings, and the summary as a notice."""
    out.write("".join(f"{line}\n" for line in _commands(verdicts)).encode())


def _commands(verdicts: Verdicts) -> Iterator[str]:
    for one in verdicts.verdicts:
        if not one.met:
            yield f"::{_LEVELS[one.status]} title={_property(one.name)}::{_message(one.sentence)}"
    if verdicts.findings is not None:
        entries = "\n".join(verdicts.findings.entries)
        yield f"::warning title={_property(verdicts.findings.heading)}::{_message(entries)}"
    yield f"::notice title=cadre-stats::{_message(verdicts.summary)}"


def _message(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
