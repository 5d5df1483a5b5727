"""The layouts of documents that are handed in, read from ``data/layouts.toml``, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cadre_stats.record import Record
from cadre_stats.rendering.row_notes import row_notes
from cadre_stats.reporting.report import Report
from cadre_stats.reporting.style import LayoutName
from cadre_stats.shipped import shipped_toml
from cadre_stats.wording import say, says

__all__ = ["Layout", "Look", "Page", "body_text", "notes_of", "read_layout", "words"]


@dataclass(frozen=True, slots=True)
class Page:
    """The margins of an A4 page, in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: its size in points, and whether it is bold, italic or underlined."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Layout(Record):
    """A layout: looks by the part of the document, margins, and the marks that stand under agency and title.

    A mark is ``rule`` or the characters themselves. ``indent`` (mm) is that of a paragraph's first line, ``after``
    (points) the space after it, ``line`` the spacing of its lines.
    """

    name: LayoutName
    margins: Page
    font: str
    looks: Mapping[str, Look]
    agency_mark: str
    title_mark: str
    indent: float
    after: float
    line: float


@cache
def read_layout(name: LayoutName) -> Layout:
    """Read a layout from the data file."""
    raw = shipped_toml("cadre_stats.rendering", "data/layouts.toml")[name]
    sizes = {part: raw[part]["size"] for part in ("number", "title", "body", "table", "page_number")}
    recipients, signature = raw["recipients"], raw["signature"]
    looks = {part: Look(size) for part, size in sizes.items()} | {
        "heading": Look(raw["heading"]["size"], bold=raw["heading"]["bold"]),
        "motto": Look(raw["heading"]["motto_size"], bold=raw["heading"]["bold"]),
        "superior": Look(raw["agency"]["size"]),
        "agency": Look(raw["agency"]["size"], bold=True),
        "place": Look(raw["place"]["size"], italic=True),
        "title": Look(sizes["title"], bold=True),
        "under_title": Look(sizes["body"], italic=True),
        "table_head": Look(sizes["table"], bold=True),
        "note": Look(sizes["table"], italic=True),
        "authority": Look(signature["size"], bold=True),
        "role": Look(signature["size"], bold=signature["role_bold"]),
        "sign": Look(signature["size"], italic=True),
        "recipients": Look(recipients["size"], recipients["bold"], recipients["italic"], recipients["underline"]),
        "recipient_list": Look(recipients["list_size"]),
    }
    body = raw["body"]
    return Layout(
        name=name,
        margins=Page(**raw["margins"]),
        font=raw["font"],
        looks=looks,
        agency_mark=raw["agency"]["mark"],
        title_mark=raw["title"]["mark"],
        indent=body["indent"],
        after=body["after"],
        line=body["line"],
    )


def words(layout: Layout, part: str, lang: str) -> str:
    """Give the words that stand in a part of a layout; empty where it has none."""
    key = f"documents.{layout.name}.{part}"
    return say(key, lang) if says(key) else ""


def body_text(report: Report) -> tuple[str, ...]:
    """Give the paragraphs of the body: the figures of the whole in words."""
    return report.sentences


def notes_of(report: Report, layout: Layout) -> tuple[str, ...]:
    """Give the notes under the tables; the last ends as the layout ends a document."""
    rows = [note for table in report.tables for note in row_notes(table, report.style.lang)]
    findings = [report.findings.heading, *report.findings.entries] if report.findings else []
    notes = [*rows, *report.footnotes, *report.source_notes, *findings]
    if notes:
        notes[-1] = notes[-1].rstrip(".") + words(layout, "end", report.style.lang)
    return tuple(notes)
