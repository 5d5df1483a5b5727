"""What stands around the tables: notes, sources, the line of people and dates, the findings in short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cadre_stats.finding import Finding, Severity
from cadre_stats.reporting.labels import Labels, field_label
from cadre_stats.reporting.number import count_text, date_text, localised, people_text
from cadre_stats.reporting.report import Cell, Column, FindingsSummary, Row, Table
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.rounding import exact_text
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.reporting.report import Source

__all__ = [
    "as_of_text",
    "finding_entries",
    "finding_text",
    "findings_summary",
    "note_text",
    "people_line",
    "source_notes",
]

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_FINDINGS_SHOWN = 5
_SOURCES_SHOWN = 5


def as_of_text(day: dt.date | None, lang: str) -> str:
    """Give the line that no table goes without: its as-of date, or that none is stated."""
    return say("report.as_of", lang, date=date_text(day, lang)) if day else say("report.as_of_none", lang)


def people_line(source: Source, lang: str) -> str:
    """Give the line with the number of people behind a report and of the tables they stand in."""
    return say("report.people_line", lang, people=people_text(source.people, lang), inputs=len(source.inputs))


def note_text(note: Note, lang: str) -> str:
    """Word a note: numbers and dates as the language writes them, ``people`` with their word, fields by name."""
    values = {name: _plain(value, lang) for name, value in note.values.items()}
    if isinstance(people := note.values.get("people"), int):
        values["people"] = people_text(people, lang)
    if "field" in values:
        values["field"] = field_label(values["field"], lang)
    if "unit" in values:
        values["unit"] = say(f"report.unit.{values['unit']}", lang)
    return say(f"report.note.{note.key}", lang, **values)


def _plain(value: object, lang: str) -> str:
    match value:
        case bool():
            return say(f"report.value.{str(value).lower()}", lang)
        case int():
            return count_text(value, lang)
        case Fraction():
            printed = exact_text(value)
            return printed if "/" in printed else localised(printed, lang)
        case dt.date():
            return date_text(value, lang)
        case tuple() | list():
            return ", ".join(_plain(one, lang) for one in value)
        case _:
            return str(value)


def source_notes(inputs: Sequence[Input], lang: str) -> tuple[str, ...]:
    """Name the files and sheets that were read, the first five of them, each with its people."""
    shown = tuple(
        say(
            "report.source",
            lang,
            path=f"{one.path} [{one.sheet}]" if one.sheet else one.path,
            people=people_text(one.people, lang),
        )
        for one in inputs[:_SOURCES_SHOWN]
    )
    rest = len(inputs) - len(shown)
    return (*shown, say("report.more_sources", lang, n=count_text(rest, lang))) if rest else shown


def finding_text(finding: Finding, labels: Labels) -> str:
    """Word a finding without its place: ``không hiểu "ĐHSP" trong cột Trình độ chuyên môn``."""
    values: dict[str, object] = {name: _plain(value, labels.lang) for name, value in finding.values.items()}
    values |= {
        "field": labels.field(finding.field) if finding.field else "",
        "value": finding.value or "",
        "count": count_text(finding.count, labels.lang),
    }
    return say(f"findings.{finding.code}", labels.lang, **values)


def findings_summary(findings: Sequence[Finding], labels: Labels) -> FindingsSummary | None:
    """Say how many findings of each severity there are, word the gravest five, and say where the rest is told."""
    if not findings:
        return None
    heading, *entries = finding_entries(findings, labels, _FINDINGS_SHOWN)
    shown = min(len(findings), _FINDINGS_SHOWN)
    return FindingsSummary(
        heading=heading,
        entries=tuple(entries[:shown]),
        more="".join(entries[shown:]),
        table=_findings_table(findings, labels),
    )


def finding_entries(findings: Sequence[Finding], labels: Labels, most: int) -> tuple[str, ...]:
    """Give the heading with the counts and a line for each of the gravest findings, at most so many."""
    lang = labels.lang
    counts = {severity: sum(one.severity == severity for one in findings) for severity in _SEVERITIES}
    heading = say("report.findings", lang, counts=", ".join(_counted(s, n, lang) for s, n in counts.items() if n))
    gravest = sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))[:most]
    rest = len(findings) - len(gravest)
    more = (say("report.more_findings", lang, n=count_text(rest, lang)),) if rest else ()
    return (heading, *(_entry(one, labels) for one in gravest), *more)


def _findings_table(findings: Sequence[Finding], labels: Labels) -> Table:
    """Compose the table of all findings, the gravest first, each with its first places."""
    lang = labels.lang
    columns = (
        Column("severity", say("documents.column.severity", lang), "left"),
        Column("times", say("documents.column.times", lang)),
        Column("places", say("documents.column.places", lang), "left"),
    )
    rows = tuple(
        Row(
            finding_text(one, labels),
            (
                Cell(say(f"report.severity.{one.severity}", lang)),
                Cell(count_text(one.count, lang), one.count),
                Cell("; ".join(str(place) for place in one.places)),
            ),
        )
        for one in sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))
    )
    return Table(say("documents.column.finding", lang), columns, rows)


def _counted(severity: Severity, number: int, lang: str) -> str:
    key = f"report.severity.{severity}" + (".one" if number == 1 else ".many")
    return say(key, lang, n=count_text(number, lang))


def _entry(finding: Finding, labels: Labels) -> str:
    lang = labels.lang
    text = finding_text(finding, labels)
    severity = say(f"report.severity.{finding.severity}", lang)
    places = ""
    if finding.places:
        more = finding.count - 1 if finding.count > 1 else 0
        first = str(finding.places[0])
        places = say("report.places", lang, first=first, n=count_text(more, lang)) if more else first
    return say("report.finding", lang, severity=severity, text=text, places=places) if places else f"{severity}: {text}"
