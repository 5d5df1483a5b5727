"""Drawing the files of one unit: what a worker process does."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cadre_stats.errors import OutputError
from cadre_stats.exporting.manifest import sha256_of_bytes
from cadre_stats.exporting.writing import write_whole
from cadre_stats.record import Record
from cadre_stats.rendering.draw import Options, draw
from cadre_stats.reporting.report import Report

if TYPE_CHECKING:
    from cadre_stats.rendering.xlsx import Live

__all__ = ["Work", "draw_unit"]


def _frozen(values: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(values)


def _thawed(values: MappingProxyType[object, object]) -> tuple[object, ...]:
    return _frozen, (dict(values),)


# Read-only mappings stand in targets and notes; Python can't send them to another process unasked.
copyreg.pickle(MappingProxyType, _thawed)  # type: ignore[arg-type]  # typeshed knows classes of one's own alone


class Work(Record):
    """The reports of one unit and the files to be drawn of them, format → path; ``live`` for workbooks of formulas."""

    report: Report
    structure: Report | None
    files: Mapping[str, Path]
    options: Options
    live: Live | None = None


def draw_unit(work: Work) -> tuple[dict[str, str], OutputError | None]:
    """Draw and write the files of a unit; give the SHA-256 of those written by format, and what went wrong."""
    written: dict[str, str] = {}
    for name, path in work.files.items():
        data = draw(work.report, name, work.options, work.structure, work.live)
        try:
            write_whole(path, data)
        except OutputError as error:
            return written, error
        written[name] = sha256_of_bytes(data)
    return written, None
