"""The verdicts of ``check`` as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cadre_stats.rendering.printable import printable
from cadre_stats.reporting.verdicts import Verdicts

__all__ = ["render"]


def render(verdicts: Verdicts, out: BinaryIO) -> None:
    """Write a line per outcome, its verdict last, then the summary and the findings in short."""
    out.write("".join(f"{printable(line)}\n" for line in _lines(verdicts)).encode())


def _lines(verdicts: Verdicts) -> Iterator[str]:
    for one in verdicts.verdicts:
        yield f"{'+' if one.met else '-'} {one.name}: {one.sentence}"
    yield verdicts.summary
    if verdicts.findings is not None:
        yield verdicts.findings.heading
        yield from (f"  {entry}" for entry in verdicts.findings.entries)
        if verdicts.findings.more:
            yield f"  {verdicts.findings.more}"
