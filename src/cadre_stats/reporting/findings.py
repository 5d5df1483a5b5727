"""The findings in words: each in a line, the gravest in short, all of them as a table."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.finding import Finding, Severity
from cadre_stats.reporting.labels import Labels
from cadre_stats.reporting.number import count_text
from cadre_stats.reporting.remarks import plain_value
from cadre_stats.reporting.report import Cell, Column, FindingsSummary, Row, Table
from cadre_stats.wording import say

__all__ = ["finding_entries", "finding_text", "findings_summary"]

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_FINDINGS_SHOWN = 5


def finding_text(finding: Finding, labels: Labels) -> str:
    """Word a finding without its place: ``không hiểu "ĐHSP" trong cột Trình độ chuyên môn``."""
    values: dict[str, object] = {name: plain_value(value, labels.lang) for name, value in finding.values.items()}
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
