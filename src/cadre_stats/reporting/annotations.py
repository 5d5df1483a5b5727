"""What is written at which cell of a workbook: its findings, worded, by sheet and cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.finding import Finding, Place, Severity, cell_name
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.reporting.findings import finding_text
from cadre_stats.reporting.inspection import FileInspection
from cadre_stats.reporting.labels import Labels
from cadre_stats.reporting.number import count_text
from cadre_stats.wording import say

__all__ = ["Annotation", "annotations_of"]

_GRAVEST: Sequence[Severity] = ("error", "warning", "info")
_CELL = regex(r"[A-Z]+[0-9]+")


class Annotation(Record):
    """What is said at one cell, a line for each finding, and the gravest severity among them."""

    severity: Severity
    lines: tuple[str, ...]


def annotations_of(file: FileInspection, labels: Labels) -> Mapping[str, Mapping[str, Annotation]]:
    """Give the annotations of a file: sheet → cell (``F12``) → what is said there.

    A finding of a row stands at the row's first cell of the table, one of a whole column at the column's header, one
    of a sheet at A1. Where a finding has more places than are kept, each says how many there are.
    """
    found: dict[str, dict[str, Annotation]] = {}
    for finding in file.findings:
        line = _line(finding, labels)
        for place in finding.places:
            if place.sheet:
                sheet = found.setdefault(place.sheet, {})
                cell = _cell(place, finding, file.look.tables)
                known = sheet.get(cell, Annotation(finding.severity, ()))
                gravest = min(known.severity, finding.severity, key=_GRAVEST.index)
                sheet[cell] = Annotation(gravest, (*known.lines, line))
    return found


def _line(finding: Finding, labels: Labels) -> str:
    lang = labels.lang
    severity = say(f"report.severity.{finding.severity}", lang)
    line = f"{severity}: {finding_text(finding, labels)}"
    if finding.count > len(finding.places):
        return say("inspect.note_of_many", lang, line=line, n=count_text(finding.count, lang))
    return line


def _cell(place: Place, finding: Finding, tables: Sequence[Table]) -> str:
    """Give the cell at which a finding is told."""
    if _CELL.fullmatch(place.cell):
        return place.cell
    table = next((one for one in tables if one.sheet == place.sheet), None)
    if table is None:
        return "A1"
    if place.cell.isdecimal():
        return cell_name(min(column.index for column in table.columns), int(place.cell))
    column = table.column(finding.field) if finding.field else None
    row = table.first_row if table.header_sheet else table.header_rows[0]
    return cell_name(column.index, row) if column is not None and column.index >= 0 else "A1"
