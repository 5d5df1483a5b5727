"""Native Excel charts: the actual share as a bar with its goal as a mark, and levels stacked in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cadre_stats.rendering.book import Book
from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.worksheet import Drawn
from cadre_stats.reporting.report import Row, Table
from cadre_stats.wording import say

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

__all__ = ["chart_outcomes", "chart_structure"]

# More bars than this can't be told apart on a page.
_BARS_MOST = 40
_CHART_ROWS, _CHART_WIDTH, _CHART_HEIGHT = 18, 960, 340
_BLUES = ("#D6DDE8", "#B3C4DC", "#8FABD0", "#6B91C2", "#4A78B0", "#2F5F9E", "#1F477C", "#12305A")
_UNKNOWN = "#F3F3F3"
# From this one on the blues are darker than the middle between black and white letters.
_DARK_FROM = 4
_FONT = {"name": "Times New Roman", "size": 10}


def chart_outcomes(book: Book, drawn: Drawn, title: str) -> None:
    """Put a chart under the table for each run of rows that have figures: the whole, or the groups of one target."""
    if not {"percent", "goal"} <= drawn.places.keys():
        return
    at = drawn.end + 2
    for name, first, last in _runs(drawn.rows, title):
        if last - first < _BARS_MOST:
            _outcome_chart(book, drawn, name, (drawn.first_row + first, drawn.first_row + last), at)
            at += _CHART_ROWS


def _runs(rows: Sequence[Row], title: str) -> list[tuple[str, int, int]]:
    """Give the runs of rows with cells, each with the label of the group row above it."""
    runs: list[tuple[str, int, int]] = []
    name, start = title, 0
    for number, row in enumerate([*rows, Row("", kind="group")]):
        if row.cells:
            continue
        if number > start:
            runs.append((name, start, number - 1))
        name, start = row.label, number + 1
    return runs


def _outcome_chart(book: Book, drawn: Drawn, title: str, rows: tuple[int, int], at: int) -> None:
    first, last = rows
    name = drawn.sheet.get_name()
    labels = [name, first, 0, last, 0]
    percent, goal = drawn.places["percent"], drawn.places["goal"]
    bars = book.workbook.add_chart({"type": "column"})
    bars.add_series(
        {
            "name": say("documents.chart.actual", book.style.lang),
            "categories": labels,
            "values": [name, first, percent, last, percent],
            "fill": {"color": "#2F5F9E"},
            "gap": 60,
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    marks = book.workbook.add_chart({"type": "line"})
    marks.add_series(
        {
            "name": say("documents.chart.goal", book.style.lang),
            "categories": labels,
            "values": [name, first, goal, last, goal],
            "line": {"none": True},
            "marker": {"type": "long_dash", "size": 18, "fill": {"color": "#B3261E"}, "border": {"color": "#B3261E"}},
        }
    )
    bars.combine(marks)
    _finish(bars, title)
    drawn.sheet.insert_chart(at, 0, bars, {"description": one_line(title)})


def _finish(chart: Chart, title: str) -> None:
    chart.set_title({"name": one_line(title)[:250], "name_font": {**_FONT, "size": 12}, "overlay": False})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_y_axis({"num_format": "0%", "min": 0, "max": 1, "num_font": _FONT, "major_gridlines": _GRID})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})


def _on(shade: str) -> str:
    """Give the colour of letters that stand out on a shade."""
    return "#FFFFFF" if shade in _BLUES[_DARK_FROM:] else "#1A1C1F"


_GRID = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}


def chart_structure(book: Book, drawn: Drawn, table: Table) -> None:
    """Put a chart of stacked shares under a table of groups by level; the levels keep their order."""
    if not table.spanners or len(table.rows) > _BARS_MOST:
        return
    name, last = drawn.sheet.get_name(), drawn.end - 1
    chart = book.workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
    known = [segment.known for segment in table.stacks[0].segments] if table.stacks else []
    for number, span in enumerate(table.spanners):
        place = drawn.places[table.columns[span.first].key]
        shade = _BLUES[number % len(_BLUES)] if number >= len(known) or known[number] else _UNKNOWN
        chart.add_series(
            {
                "name": one_line(span.title),
                "categories": [name, drawn.first_row, 0, last, 0],
                "values": [name, drawn.first_row, place, last, place],
                "fill": {"color": shade},
                "border": {"color": "#FFFFFF"},
                "gap": 40,
                # The number of people; nothing where there are none.
                "data_labels": {"value": True, "num_format": "#,##0;;", "font": {**_FONT, "color": _on(shade)}},
            }
        )
    _finish(chart, table.title)
    # The groups run downwards, which moves the scale to the top; "high" is the far side, at the bottom.
    chart.set_x_axis({"num_format": "0%", "num_font": _FONT, "major_gridlines": _GRID, "label_position": "high"})
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    drawn.sheet.insert_chart(drawn.end + 2, 0, chart, {"description": one_line(table.title)})
