"""Paragraphs and tables of a Word document as XML; text of the data stays text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from cadre_stats.record import replace
from cadre_stats.rendering.official import Layout, Look
from cadre_stats.rendering.paper import Sheet
from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.report import Row

__all__ = ["empty_rule", "page_field", "paragraph", "side_by_side", "table_xml"]

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS_PER_MM = 1440 / 25.4
# How far a label moves in with each level, in millimetres.
_INDENT = 3.0
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def paragraph(
    text: str,
    look: Look,
    *,
    align: str = "left",
    indent: float = 0,
    after: float = 0,
    line: float = 1,
    left: float = 0,
    before: float = 0,
    lead: bool = False,
) -> str:
    """Give a paragraph; ``indent`` (mm) moves its first line, ``left`` (mm) all of it; points stand before and after.

    One that leads stays on the page of what comes next.
    """
    return (
        f"<w:p {_NAMESPACE}><w:pPr>{'<w:keepNext/>' if lead else ''}"
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{_twips(left)}" w:firstLine="{_twips(indent)}"/><w:jc w:val="{align}"/></w:pPr>'
        f"{_runs(text, look)}</w:p>"
    )


def _runs(text: str, look: Look) -> str:
    properties = (
        ("<w:b/>" if look.bold else "")
        + ("<w:i/>" if look.italic else "")
        + f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        + ('<w:u w:val="single"/>' if look.underline else "")
    )
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(one_line(text))}</w:t></w:r>'


def empty_rule(width: float, length: float) -> str:
    """Give a rule of a length in the middle of a width (mm)."""
    side = _twips((width - length) / 2)
    return (
        f'<w:p {_NAMESPACE}><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="20" w:after="0" w:line="120" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def side_by_side(left: Sequence[str], right: Sequence[str], widths: tuple[float, float]) -> str:
    """Set two columns of paragraphs beside each other without borders; ``widths`` in millimetres."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{"".join(parts)}</w:tc>'
        for parts, width in zip((left, right), widths, strict=True)
    )
    return f"<w:tbl {_NAMESPACE}>{_properties(widths, '')}<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"


def table_xml(sheet: Sheet, layout: Layout) -> str:
    """Give a table: merged headings that are repeated on every page, rows that no page break cuts."""
    looks = {part: replace(layout.looks[part], size=sheet.size) for part in ("table", "table_head")}
    rows = "".join([*_head(sheet, looks), *(_row(row, sheet, looks) for row in sheet.table.rows)])
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    return f"<w:tbl {_NAMESPACE}>{_properties(sheet.widths, borders)}{rows}</w:tbl>"


def _properties(widths: Sequence[float], borders: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _head(sheet: Sheet, looks: Mapping[str, Look]) -> Iterator[str]:
    table, widths, look = sheet.table, sheet.widths, looks["table_head"]
    first_of = {span.first: span for span in table.spanners}
    covered = {n for span in table.spanners for n in range(span.first, span.last + 1)}
    merge = ' w:val="restart"' if table.spanners else None
    upper = [_cell(table.stub, look, widths[0], "center", merge=merge)]
    lower = [_cell("", look, widths[0], "center", merge="")]
    for number, column in enumerate(table.columns):
        if number not in covered:
            upper.append(_cell(column.title, look, widths[number + 1], "center", merge=merge))
            lower.append(_cell("", look, widths[number + 1], "center", merge=""))
            continue
        if span := first_of.get(number):
            length = span.last - span.first + 1
            wide = sum(widths[number + 1 : number + 1 + length])
            upper.append(_cell(span.title, look, wide, "center", span=length))
        lower.append(_cell(column.title, look, widths[number + 1], "center"))
    for cells in (upper, lower)[: 2 if table.spanners else 1]:
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(row: Row, sheet: Sheet, looks: Mapping[str, Look]) -> str:
    look, widths = looks["table_head" if row.kind != "body" else "table"], sheet.widths
    if not row.cells:
        cells = _cell(row.label, look, sum(widths), "left", span=len(widths), lead=True)
    else:
        cells = _cell(row.label, look, widths[0], "left", left=_INDENT * row.depth) + "".join(
            _cell(cell.text, look, width, column.align)
            for cell, column, width in zip(row.cells, sheet.table.columns, widths[1:], strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(
    text: str,
    look: Look,
    width: float,
    align: str,
    *,
    span: int = 1,
    merge: str | None = None,
    left: float = 0,
    lead: bool = False,
) -> str:
    """Give a cell; ``merge`` starts (``restart``) or goes on with (empty) a merge downwards."""
    properties = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f"<w:vMerge{merge}/>" if merge is not None else ""
    properties += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, look, align=align, left=left, lead=lead)}</w:tc>"


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def page_field() -> str:
    """Give the field that shows the number of the page."""
    return f"<w:fldSimple {_NAMESPACE} w:instr={quoteattr('PAGE')}><w:r><w:t>2</w:t></w:r></w:fldSimple>"
