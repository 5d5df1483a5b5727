"""A report as a workbook: summary, a sheet per grouping, structure, findings, notes; figures are real numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from xlsxwriter.workbook import Workbook

from cadre_stats.record import Record, replace
from cadre_stats.rendering.book import Book, add_sheet, set_up
from cadre_stats.rendering.charts import chart_outcomes, chart_structure
from cadre_stats.rendering.formulas import Formulas
from cadre_stats.rendering.moment import moment
from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.worksheet import draw_table
from cadre_stats.reporting.labels import Labels
from cadre_stats.reporting.report import Report, Row
from cadre_stats.statistics.ledger import Ledger
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.wording import say

__all__ = ["Live", "render"]

_NOTES_WIDTH = 120
_TITLE_MOST = 250


class Live(Record):
    """What a workbook of formulas counts: the ledger of the people, and the names of fields and levels."""

    ledger: Ledger
    labels: Labels

    def inside(self, group: tuple[str | None, ...]) -> Live:
        """Give what the workbook of one group counts."""
        return Live(self.ledger.inside(group), self.labels)


def render(report: Report, out: BinaryIO, structure: Report | None = None, live: Live | None = None) -> None:
    """Write a report as .xlsx; ``structure`` (the report of the same people) adds its sheets to an assessment's.

    With ``live`` every figure is a formula over a sheet of the data, its present value beside it.
    """
    workbook = Workbook(out, {"in_memory": True})
    title = one_line(report.title)[:_TITLE_MOST]
    workbook.set_properties({"title": title, "author": "", "created": moment()})
    book = Book(workbook, report.style)
    formulas = None
    if live is not None:
        assessment = report.source if isinstance(report.source, Assessment) else None
        formulas = Formulas(book, live.ledger, live.labels, assessment)
        book.formula_of = formulas.of
    if isinstance(report.source, Assessment):
        _outcome_sheets(book, report, report.source)
    for one in (report, structure):
        if one is not None and not isinstance(one.source, Assessment):
            _structure_sheets(book, one)
    _findings_sheet(book, report)
    _notes_sheet(book, report)
    if formulas is not None:
        formulas.write()
    workbook.close()


def _outcome_sheets(book: Book, report: Report, assessment: Assessment) -> None:
    table = report.tables[0]
    by = table.stub.partition(" / ")[2].split(", ") if assessment.by else []
    heading = (report.title, *report.subtitles)
    drawn = draw_table(
        book,
        add_sheet(book, say("documents.sheet.summary", report.style.lang)),
        replace(table, rows=tuple(_whole(table.rows)), stub=table.stub.partition(" / ")[0]) if by else table,
        heading,
    )
    chart_outcomes(book, drawn, report.title)
    for depth in range(1, len(by) + 1):
        rows = tuple(row for row in table.rows if row.depth <= depth)
        drawn = draw_table(book, add_sheet(book, ", ".join(by[:depth])), replace(table, rows=rows), heading)
        chart_outcomes(book, drawn, report.title)


def _whole(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the row of the whole of each target, under the target's own name."""
    target = Row("")
    for row in rows:
        if not row.cells:
            target = row
        elif not row.depth:
            yield replace(row, label=target.label, kind="body", notes=(*target.notes, *row.notes))


def _structure_sheets(book: Book, report: Report) -> None:
    lang = report.style.lang
    for table in report.tables:
        name = table.title or say("documents.sheet.structure", lang)
        heading = (f"{report.title}: {table.title}" if table.title else report.title, *report.subtitles)
        drawn = draw_table(book, add_sheet(book, name), table, heading)
        chart_structure(book, drawn, table)


def _findings_sheet(book: Book, report: Report) -> None:
    if report.findings is None or report.findings.table is None:
        return
    sheet = add_sheet(book, say("documents.sheet.findings", report.style.lang))
    draw_table(book, sheet, report.findings.table, (report.findings.heading,))


def _notes_sheet(book: Book, report: Report) -> None:
    """Write what the figures rest on: results in words, definitions, rounding, sources."""
    lang = report.style.lang
    sheet = add_sheet(book, say("documents.sheet.notes", lang))
    sections = (
        (report.title, report.subtitles),
        (say("documents.heading.sentences", lang), report.sentences),
        (say("documents.heading.definitions", lang), report.definitions),
        (say("documents.notes", lang), report.footnotes),
        (say("documents.heading.sources", lang), report.source_notes),
    )
    at = 0
    for title, lines in sections:
        if not lines:
            continue
        sheet.write_string(at, 0, one_line(title), book.format(bold=True, font_size=12, text_wrap=True))
        for number, line in enumerate(lines, start=1):
            sheet.write_string(at + number, 0, one_line(line), book.format(text_wrap=True))
        at += len(lines) + 2
    sheet.set_column(0, 0, _NOTES_WIDTH)
    set_up(sheet)
