"""A report as a Word document in the state's layout or the Party's, ready to be completed and signed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cadre_stats.rendering.archive import stamped
from cadre_stats.rendering.moment import moment
from cadre_stats.rendering.official import Layout, body_text, notes_of, read_layout, words
from cadre_stats.rendering.paper import fit
from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.word_xml import empty_rule, page_field, paragraph, side_by_side, table_xml
from cadre_stats.reporting.report import Report
from cadre_stats.reporting.style import LayoutName

__all__ = ["render"]

_LONG, _SHORT = 297, 210
_TITLE_MOST = 250
# Times New Roman capitals and letters, in millimetres a point of size.
_LETTER = 0.353 * 0.5


def render(report: Report, out: BinaryIO, layout: LayoutName = "state") -> None:
    """Write a report as .docx; agencies, number, place and signer are left to fill in."""
    shape = read_layout(layout)
    document = Document()
    _set_up(document, shape, report)
    body = document.element.body
    section = body.sectPr
    width = _LONG - shape.margins.left - shape.margins.right
    for part in _parts(report, shape, width):
        section.addprevious(parse_xml(part))
    data = BytesIO()
    document.save(data)
    out.write(stamped(data.getvalue()))


def _set_up(document: WordDocument, layout: Layout, report: Report) -> None:
    """Set page, font, language and properties; the page number stands above, from the second page on."""
    section, margins = document.sections[0], layout.margins
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(margins.top / 2)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = layout.font, Pt(layout.looks["body"].size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), layout.font)
    number = section.header.paragraphs[0]
    number.alignment = 1
    number._p.append(parse_xml(page_field()))
    properties = document.core_properties
    properties.title, properties.author = one_line(report.title)[:_TITLE_MOST], ""
    properties.comments, properties.language = "", report.style.lang
    properties.created = properties.modified = moment().replace(tzinfo=None)
    properties.last_modified_by, properties.revision = "", 1


def _parts(report: Report, layout: Layout, width: float) -> Iterator[str]:
    looks, lang = layout.looks, report.style.lang
    yield _heading(layout, lang, width)
    yield paragraph("", looks["table"])
    yield paragraph(words(layout, "kind", lang), looks["title"], align="center")
    yield paragraph(report.title, looks["title"], align="center")
    for line in report.subtitles:
        yield paragraph(line, looks["under_title"], align="center")
    yield _mark(layout.title_mark, width, width / 6, layout)
    yield paragraph("", looks["table"])
    for text in body_text(report):
        yield paragraph(text, looks["body"], align="both", indent=layout.indent, after=layout.after, line=layout.line)
    for table in report.tables:
        for sheet in fit(table, width, looks["table"].size):
            yield paragraph(table.title, looks["table_head"], before=9, after=3, lead=True)
            yield table_xml(sheet, layout)
    yield paragraph("", looks["table"])
    *notes, last = notes_of(report, layout) or ("",)
    for note in notes:
        yield paragraph(note, looks["note"], align="both")
    # A signature never stands on a page alone.
    yield paragraph(last, looks["note"], align="both", lead=True)
    yield paragraph("", looks["table"], lead=True)
    yield _foot(layout, lang, width)


def _heading(layout: Layout, lang: str, width: float) -> str:
    """Set the agencies on the left, heading, motto, place and date on the right."""
    looks, sides = layout.looks, (width * 0.42, width * 0.58)
    motto = words(layout, "motto", lang)
    under = motto or words(layout, "heading", lang)
    size = looks["motto" if motto else "heading"].size
    left = [
        paragraph(words(layout, "superior", lang), looks["superior"], align="center"),
        paragraph(words(layout, "agency", lang), looks["agency"], align="center"),
        _mark(layout.agency_mark, sides[0], sides[0] * 0.3, layout),
        paragraph(words(layout, "number", lang), looks["number"], align="center"),
    ]
    right = [
        paragraph(words(layout, "heading", lang), looks["heading"], align="center"),
        *([paragraph(motto, looks["motto"], align="center")] if motto else []),
        empty_rule(sides[1], len(under) * size * _LETTER * (1 if motto else 1.35)),
        paragraph(words(layout, "place", lang), looks["place"], align="center"),
    ]
    return side_by_side(left, right, sides)


def _mark(mark: str, width: float, length: float, layout: Layout) -> str:
    """Draw the mark under an agency or a title: a rule, or the characters that the layout has instead."""
    return empty_rule(width, length) if mark == "rule" else paragraph(mark, layout.looks["number"], align="center")


def _foot(layout: Layout, lang: str, width: float) -> str:
    """Set the recipients on the left and the signature, left to fill in, on the right."""
    looks = layout.looks
    left = [paragraph(words(layout, "recipients", lang), looks["recipients"])]
    left += [paragraph(line, looks["recipient_list"]) for line in words(layout, "recipient_list", lang).split("\n")]
    right = [
        paragraph(words(layout, part, lang), looks[part], align="center") for part in ("authority", "role", "sign")
    ]
    right += [paragraph("", looks["sign"])] * 4
    return side_by_side(left, right, (width / 2, width / 2))
