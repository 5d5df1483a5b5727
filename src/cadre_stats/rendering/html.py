"""A report as one self-contained page: no script, no request; pictures are inline and say in text what they show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import BinaryIO

from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.svg import draw_bullet, draw_stack, tint
from cadre_stats.reporting.report import Bullet, Cell, Column, FindingsSummary, Report, Row, Stack, Table
from cadre_stats.shipped import shipped_text
from cadre_stats.wording import say

__all__ = ["page", "render", "table_start"]

# The deepest indent that the style sheet knows.
_DEEPEST = 3
# The most columns of figures that stand beside each other at their usual distance on a sheet.
_SPACIOUS = 9
_DENSE = ' class="dense"'


def render(report: Report, out: BinaryIO) -> None:
    """Write a report as one HTML file in UTF-8; text of the data stays text."""
    out.write(page(report.title, report.style.lang, "\n".join(_body(report))).encode())


def page(title: str, lang: str, body: str) -> str:
    """Give a whole page of a body; the style sheet stands in it."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="generator" content="cadre-stats">\n<title>{_text(title)}</title>\n'
        f"<style>\n{_style_sheet()}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


@cache
def _style_sheet() -> str:
    return shipped_text("cadre_stats.rendering", "data/page.css")


def _body(report: Report) -> Iterator[str]:
    lang = report.style.lang
    yield f"<h1>{_text(report.title)}</h1>"
    yield '<div class="subtitles">' + "".join(f"<p>{_text(line)}</p>" for line in report.subtitles) + "</div>"
    for table in report.tables:
        yield from _stacks(table)
        yield from _table(table, lang)
    notes = (*_legend(report, lang), *report.footnotes, *report.source_notes)
    yield '<div class="notes">' + "".join(f"<p>{_text(note)}</p>" for note in notes) + "</div>"
    if report.findings is not None:
        yield from _findings(report.findings)


def _legend(report: Report, lang: str) -> Iterator[str]:
    cells = (cell.value for table in report.tables for row in table.rows for cell in row.cells)
    if any(isinstance(value, Bullet) and value.marks for value in cells):
        yield say("documents.legend", lang)


def _findings(findings: FindingsSummary) -> Iterator[str]:
    yield f"<h2>{_text(findings.heading)}</h2>"
    yield "<ul>" + "".join(f"<li>{_text(entry)}</li>" for entry in findings.entries) + "</ul>"
    if findings.more:
        yield f"<p>{_text(findings.more)}</p>"


def _table(table: Table, lang: str) -> Iterator[str]:
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(one_line(table.title or table.stub))}">'
    yield table_start(len(table.columns))
    if table.title:
        yield f"<caption>{_text(table.title)}</caption>"
    yield '<thead role="rowgroup">'
    yield from _head(table, lang)
    yield '</thead>\n<tbody role="rowgroup">'
    labels = [_label_of(table, number) for number in range(len(table.columns))]
    for row in table.rows:
        yield _row(row, table, labels)
    yield "</tbody>\n</table>\n</div>"


def table_start(columns: int) -> str:
    """Give the tag of a table with so many columns of figures; many stand closer."""
    return f'<table role="table"{_DENSE if columns > _SPACIOUS else ""}>'


def _head(table: Table, lang: str) -> Iterator[str]:
    titles = [column.title or say("documents.column.picture", lang) for column in table.columns]
    if not table.spanners:
        cells = (_heading(title, column) for title, column in zip(titles, table.columns, strict=True))
        yield f'<tr role="row">{_heading(table.stub, None)}{"".join(cells)}</tr>'
        return
    first_of = {span.first: span for span in table.spanners}
    covered = {n for span in table.spanners for n in range(span.first, span.last + 1)}
    upper, lower = _heading(table.stub, None, rows=2), ""
    for number, (title, column) in enumerate(zip(titles, table.columns, strict=True)):
        if number not in covered:
            upper += _heading(title, column, rows=2)
            continue
        if span := first_of.get(number):
            upper += (
                f'<th role="columnheader" scope="colgroup" class="span" colspan="{span.last - span.first + 1}">'
                f"{_text(span.title)}</th>"
            )
        lower += _heading(title, column)
    yield f'<tr role="row">{upper}</tr>\n<tr role="row">{lower}</tr>'


def _heading(title: str, column: Column | None, rows: int = 1) -> str:
    right = ' class="right"' if column is not None and column.align == "right" else ""
    deep = f' rowspan="{rows}"' if rows > 1 else ""
    return f'<th role="columnheader" scope="col"{deep}{right}>{_text(title)}</th>'


def _label_of(table: Table, number: int) -> str:
    over = next((f"{span.title} – " for span in table.spanners if span.first <= number <= span.last), "")
    return over + table.columns[number].title


def _row(row: Row, table: Table, labels: list[str]) -> str:
    notes = "".join(f'<span class="row-note">{_text(note)}</span>' for note in row.notes)
    depth = f" d{min(row.depth, _DEEPEST)}" if row.depth else ""
    wide = f' colspan="{len(table.columns) + 1}"' if not row.cells else ""
    head = f'<th role="rowheader" scope="row" class="{depth.strip()}"{wide}>{_text(row.label)}{notes}</th>'
    cells = "".join(
        _cell(cell, column, label) for cell, column, label in zip(row.cells, table.columns, labels, strict=False)
    )
    return f'<tr role="row" class="{row.kind}{depth}">{head}{cells}</tr>'


def _cell(cell: Cell, column: Column, label: str) -> str:
    if isinstance(cell.value, Bullet):
        return f'<td role="cell" class="picture">{draw_bullet(cell.value)}</td>'
    if column.bullet:
        return '<td role="cell" class="picture"></td>'
    classes = " ".join(filter(None, ("right" if column.align == "right" else "", cell.status or "")))
    marked = f' class="{classes}"' if classes else ""
    return f'<td role="cell"{marked} data-label="{escape(one_line(label))}">{_text(cell.text)}</td>'


def _stacks(table: Table) -> Iterator[str]:
    """Draw the divisions of a table: the groups of one field together, or fields each with their own legend."""
    kinds = {tuple(segment.label for segment in stack.segments) for stack in table.stacks}
    if len(kinds) == 1 and len(table.stacks) > 1:
        title = f"<figcaption>{_text(table.title)}</figcaption>" if table.title else ""
        bars = "".join(f"<span>{_text(stack.label)}</span>{_stack(stack)}" for stack in table.stacks)
        yield f'<figure>{title}<div class="bars">{bars}</div>{_keys(table.stacks[0], shares=False)}</figure>'
        return
    for stack in table.stacks:
        title = f"<figcaption>{_text(stack.label)}</figcaption>"
        yield f"<figure>{title}{_stack(stack)}{_keys(stack, shares=True)}</figure>"


def _stack(stack: Stack) -> str:
    return draw_stack(stack, f"{stack.label}: " + "; ".join(f"{one.label} {one.text}" for one in stack.segments))


def _keys(stack: Stack, *, shares: bool) -> str:
    items = (
        f'<li><svg aria-hidden="true" viewBox="0 0 10 10">'
        f'<rect class="{tint(one, number)}" width="10" height="10"/></svg>'
        f"{_text(f'{one.label} {one.text}' if shares else one.label)}</li>"
        for number, one in enumerate(stack.segments)
    )
    return f'<ul class="legend">{"".join(items)}</ul>'


def _text(text: str) -> str:
    return escape(one_line(text), quote=False)
