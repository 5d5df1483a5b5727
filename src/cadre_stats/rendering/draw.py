"""The formats of documents, and the drawing of a report in one of them; only what is asked for is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_stats.rendering.official import LayoutName
    from cadre_stats.reporting.report import Report

__all__ = ["DOCUMENTS", "Options", "draw"]

# The formats that are files by nature; the ending of a file is the name of its format.
DOCUMENTS = ("csv", "json", "md", "html", "xlsx", "docx")


@dataclass(frozen=True, slots=True)
class Options:
    """What a drawing may be told besides its format: the layout of documents that are handed in."""

    layout: LayoutName = "state"


def draw(report: Report, name: str, options: Options, structure: Report | None = None) -> bytes:
    """Draw a report in a format of ``DOCUMENTS``; ``structure`` is the same people's, for a workbook's sheets."""
    out = BytesIO()
    if name == "json":
        from cadre_stats.rendering import json

        json.render(report, out)
    elif name == "csv":
        from cadre_stats.rendering import csv

        csv.render(report, out)
    elif name == "md":
        from cadre_stats.rendering import markdown

        markdown.render(report, out)
    elif name == "html":
        from cadre_stats.rendering import html

        html.render(report, out)
    elif name == "docx":
        from cadre_stats.rendering import docx

        docx.render(report, out, options.layout)
    else:
        from cadre_stats.rendering import xlsx

        xlsx.render(report, out, structure)
    return out.getvalue()
