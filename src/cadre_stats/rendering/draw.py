"""The formats of documents, and the drawing of a report in one of them; only what is asked for is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from cadre_stats.record import Record

if TYPE_CHECKING:
    from cadre_stats.rendering.xlsx import Live
    from cadre_stats.reporting.exact import Sourced
    from cadre_stats.reporting.report import Report
    from cadre_stats.reporting.style import LayoutName

__all__ = ["DATA", "DOCUMENTS", "Options", "check_installed", "draw", "draw_data"]

# The formats that are files by nature; the ending of a file is the name of its format.
DATA = ("csv", "json")
DOCUMENTS = ("csv", "json", "md", "html", "xlsx", "docx", "pdf")


class Options(Record):
    """What a drawing may be told besides its format: the layout of what is handed in, formulas in workbooks."""

    layout: LayoutName = "state"
    formulas: bool = False


def check_installed(names: Iterable[str]) -> None:
    """Raise :class:`~cadre_stats.errors.UsageError` where a format needs an extra that isn't installed."""
    if "pdf" in names:
        from cadre_stats.rendering.pdf import load_typst

        load_typst()


def draw_data(figures: Sourced, name: str) -> bytes:
    """Draw exact figures in a format of ``DATA``, which is for programs."""
    if name == "json":
        from cadre_stats.rendering import json

        return json.render(figures)
    from cadre_stats.rendering import csv

    out = BytesIO()
    csv.render(figures, out)
    return out.getvalue()


def draw(
    report: Report, name: str, options: Options, structure: Report | None = None, live: Live | None = None
) -> bytes:
    """Draw a report in a format of ``DOCUMENTS``.

    A workbook may also have ``structure``, the report of the same people without targets, and with ``live`` formulas.
    """
    if name in DATA:
        return draw_data(report, name)
    out = BytesIO()
    if name == "md":
        from cadre_stats.rendering import markdown

        markdown.render(report, out)
    elif name == "html":
        from cadre_stats.rendering import html

        html.render(report, out)
    elif name == "docx":
        from cadre_stats.rendering import docx

        docx.render(report, out, options.layout)
    elif name == "pdf":
        from cadre_stats.rendering import pdf

        pdf.render(report, out, options.layout)
    else:
        from cadre_stats.rendering import xlsx

        xlsx.render(report, out, structure, live)
    return out.getvalue()
