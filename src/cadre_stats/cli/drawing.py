"""Drawing a report for where it goes: a terminal's table, or a document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cadre_stats.rendering.draw import Options
from cadre_stats.rendering.draw import draw as draw_document

if TYPE_CHECKING:
    from cadre_stats.rendering.xlsx import Live
    from cadre_stats.reporting.report import Report

__all__ = ["draw"]


def draw(
    report: Report,
    chosen: str,
    *,
    to_file: bool,
    no_color: bool,
    options: Options | None = None,
    structure: Report | None = None,
    live: Live | None = None,
) -> bytes:
    """Draw a report in a format; a table is as wide as the terminal it goes to."""
    if chosen != "table":
        return draw_document(report, chosen, options or Options(), structure, live)
    from cadre_stats.cli.output import FILE_WIDTH, on_colour_terminal, terminal_width
    from cadre_stats.rendering import terminal

    out = BytesIO()
    width = FILE_WIDTH if to_file else terminal_width()
    terminal.render(report, out, width=width, colour=not to_file and on_colour_terminal(no_color=no_color))
    return out.getvalue()
