"""A report as a table on a terminal of 60 to 200 columns; colour only repeats what the words say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import BinaryIO

from rich.cells import cell_len
from rich.console import Console, detect_legacy_windows
from rich.text import Text

from cadre_stats.record import replace
from cadre_stats.rendering.bullet import draw_bullet
from cadre_stats.rendering.layout import GAP, INDENT, Layout, lay_out, line_width, wrap
from cadre_stats.rendering.printable import printable
from cadre_stats.reporting.report import Bullet, Cell, Report, Row, Table

__all__ = ["render"]

_NARROWEST, _WIDEST = 60, 200
_VERDICT_STYLES = {"met": "green", "missed": "red", "undetermined": "yellow", "no_data": "yellow"}


def render(report: Report, out: BinaryIO, *, width: int = 80, colour: bool = False) -> None:
    """Draw a report in UTF-8 for a terminal of a width; with ``colour`` also in colour."""
    width = max(_NARROWEST, min(width, _WIDEST))
    text = StringIO()
    console = Console(
        file=text,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=colour,
        color_system="standard" if colour and not detect_legacy_windows() else None,
    )
    for line in _lines(report, width):
        line.rstrip()
        console.print(line, soft_wrap=True)
    out.write(text.getvalue().encode())


def _lines(report: Report, width: int) -> Iterator[Text]:
    yield from _paragraph(report.title, width, style="bold")
    for subtitle in report.subtitles:
        yield from _paragraph(subtitle, width)
    for table in map(_shown, report.tables):
        yield Text()
        if table.title:
            yield from _paragraph(table.title, width, style="bold")
        yield from _table(table, width)
    yield Text()
    for note in (*report.footnotes, *report.source_notes):
        yield from _paragraph(note, width, style="dim")
    if report.findings is not None:
        yield Text()
        yield from _paragraph(report.findings.heading, width, style="bold")
        for entry in report.findings.entries:
            yield from _paragraph(f"- {entry}", width, hanging=2)
        if report.findings.more:
            yield from _paragraph(report.findings.more, width)


def _paragraph(text: str, width: int, *, indent: int = 0, hanging: int = 0, style: str = "") -> Iterator[Text]:
    for number, line in enumerate(wrap(printable(text), width - indent - hanging)):
        yield Text(" " * (indent + (hanging if number else 0)) + line, style=style)


def _shown(table: Table) -> Table:
    """Give the table with nothing in its texts that acts instead of shows."""
    return replace(
        table,
        stub=printable(table.stub),
        title=printable(table.title),
        spanners=tuple(replace(span, title=printable(span.title)) for span in table.spanners),
        rows=tuple(replace(row, label=printable(row.label)) for row in table.rows),
    )


def _table(table: Table, width: int) -> Iterator[Text]:
    layout = lay_out(table, width)
    yield from _head(table, layout)
    for row in table.rows:
        if row.cells:
            yield from _row(row, table, layout)
        else:
            yield from _paragraph(row.label, width, indent=INDENT * row.depth, style="bold")
        for note in row.notes:
            yield from _paragraph(note, width, indent=INDENT * (row.depth + 1), style="dim")


def _head(table: Table, layout: Layout) -> Iterator[Text]:
    if layout.stub is None:
        yield from _paragraph(table.stub, layout.width)
    for line in layout.lines:
        spans = _headings(line, {span.first: (span.last, span.title) for span in table.spanners})
        titles = [(number, number, table.columns[number].title) for number in line]
        if any(title for _, _, title in spans):
            yield from _heading_lines(spans, "", table, layout)
        yield from _heading_lines(titles, table.stub, table, layout)
    yield Text("─" * _drawn_width(layout))


def _headings(line: Sequence[int], spans: Mapping[int, tuple[int, str]]) -> list[tuple[int, int, str]]:
    """Give for the columns of a line what spans them: first column, last column, title (or nothing)."""
    found: list[tuple[int, int, str]] = []
    for number in line:
        if found and number <= found[-1][1]:
            continue
        last, title = spans.get(number, (number, ""))
        found.append((number, last, title))
    return found


def _heading_lines(headings: Sequence[tuple[int, int, str]], stub: str, table: Table, layout: Layout) -> Iterator[Text]:
    """Set headings over their columns, wrapped, the last line of each at the bottom."""
    rooms = [line_width(range(first, last + 1), layout.columns) for first, last, _ in headings]
    wrapped = [wrap(title, room) for (_, _, title), room in zip(headings, rooms, strict=True)]
    beside = [] if layout.stub is None else wrap(stub, layout.stub)
    height = max(len(lines) for lines in (beside, *wrapped))
    for level in range(height):
        parts = [] if layout.stub is None else [_aligned(_from_bottom(beside, level, height), layout.stub, "left")]
        for (first, _, _), room, lines in zip(headings, rooms, wrapped, strict=True):
            parts.append(_aligned(_from_bottom(lines, level, height), room, table.columns[first].align))
        yield Text((" " * INDENT if layout.stub is None else "") + (" " * GAP).join(parts))


def _from_bottom(lines: Sequence[str], level: int, height: int) -> str:
    place = level - (height - len(lines))
    return lines[place] if place >= 0 else ""


def _drawn_width(layout: Layout) -> int:
    widest = max(line_width(line, layout.columns) for line in layout.lines)
    return widest + (INDENT if layout.stub is None else layout.stub + GAP)


def _row(row: Row, table: Table, layout: Layout) -> Iterator[Text]:
    indent = INDENT * row.depth
    style = "bold" if row.kind in ("total", "subtotal") else ""
    if layout.stub is None:
        yield from _paragraph(row.label, layout.width, indent=indent, style=style)
        for line in layout.lines:
            yield Text(" " * INDENT) + _figures(row.cells, line, table, layout)
        return
    labels = [" " * indent + text for text in wrap(row.label, layout.stub - indent)]
    for number, label in enumerate(labels):
        text = Text(label + " " * (layout.stub - cell_len(label) + GAP), style=style)
        yield text + _figures(row.cells, layout.lines[0], table, layout) if number == 0 else text


def _figures(cells: Sequence[Cell], line: Iterable[int], table: Table, layout: Layout) -> Text:
    parts = Text()
    for number in line:
        cell, column, room = cells[number], table.columns[number], layout.columns[number]
        text = draw_bullet(cell.value, room) if isinstance(cell.value, Bullet) else cell.text
        if parts:
            parts.append(" " * GAP)
        parts.append(_aligned(text, room, column.align), _VERDICT_STYLES.get(cell.status or "", ""))
    return parts


def _aligned(text: str, room: int, align: str) -> str:
    padding = " " * (room - cell_len(text))
    return padding + text if align == "right" else text + padding
