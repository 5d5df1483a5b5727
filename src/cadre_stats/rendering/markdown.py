"""A report as Markdown whose tables a forge shows: headings, pipe tables, lists; figures as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cadre_stats.regex import regex
from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.row_notes import row_notes
from cadre_stats.reporting.report import Report, Row, Table

__all__ = ["render"]

# Whatever Markdown or the HTML inside it gives a meaning to.
_SPECIAL = regex(r"([\\`*_{}\[\]<>#|~&$])")
# At the start of a paragraph these make a list or a heading.
_STARTS = regex(r"^(\d+)([.)])(?=\s)|^([-+=])(?=[\s-]|$)")


def render(report: Report, out: BinaryIO) -> None:
    """Write a report as UTF-8 Markdown; text of the data stays text."""
    out.write(("\n\n".join(_blocks(report)) + "\n").encode())


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {_text(report.title)}"
    yield "  \n".join(_paragraph(line) for line in report.subtitles)
    for table in report.tables:
        if table.title:
            yield f"## {_text(table.title)}"
        yield _table(table)
        if notes := [f"- {_text(note)}" for note in row_notes(table, report.style.lang)]:
            yield "\n".join(notes)
    yield "  \n".join(_paragraph(line) for line in (*report.footnotes, *report.source_notes))
    if report.findings is not None:
        yield f"## {_text(report.findings.heading)}"
        yield "\n".join(f"- {_text(entry)}" for entry in report.findings.entries)
        if report.findings.more:
            yield _paragraph(report.findings.more)


def _table(table: Table) -> str:
    shown = [number for number, column in enumerate(table.columns) if not column.bullet]
    titles = [_heading(table, number) for number in shown]
    marks = ["--:" if table.columns[number].align == "right" else ":--" for number in shown]
    lines = [[_text(table.stub), *titles], [":--", *marks]]
    lines += [[_label(row), *(_text(row.cells[n].text) if row.cells else "" for n in shown)] for row in table.rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _heading(table: Table, number: int) -> str:
    over = next((span.title for span in table.spanners if span.first <= number <= span.last), "")
    title = _text(table.columns[number].title)
    return f"{_text(over)}: {title}" if over else title


def _label(row: Row) -> str:
    label = _text(row.label)
    return f"**{label}**" if row.kind != "body" and label else "&nbsp;&nbsp;" * row.depth + label


def _text(text: str) -> str:
    """Give the text on one line with every sign of Markdown escaped."""
    return _SPECIAL.sub(r"\\\1", one_line(text))


def _paragraph(text: str) -> str:
    """Give the text of a paragraph, whose start must not make a list or a heading of it."""
    return _STARTS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _text(text))
