"""A report as a PDF in the layout of its Word document, tagged, with the fonts that typst brings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from cadre_stats.errors import UsageError
from cadre_stats.rendering.moment import moment
from cadre_stats.rendering.official import Layout, body_text, notes_of, read_layout, words
from cadre_stats.rendering.paper import Sheet, fit
from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.report import Report, Row
from cadre_stats.reporting.style import LayoutName
from cadre_stats.shipped import shipped_text

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["load_typst", "render"]

_PAGE_WIDTH = 297

Cell = Mapping[str, object]


def load_typst() -> ModuleType:
    """Load typst. Raises :class:`UsageError` with the line that installs it where it is missing."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise UsageError("documents.no_typst", where="pdf") from error
    return typst


def render(report: Report, out: BinaryIO, layout: LayoutName = "state") -> None:
    """Write a report as .pdf. Raises :class:`UsageError` where the extra ``[pdf]`` isn't installed."""
    typst = load_typst()
    template = shipped_text("cadre_stats.rendering", "data/document.typ").encode()
    record = json.dumps(_record(report, read_layout(layout)), ensure_ascii=False)
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs={"data": record})
    out.write(compiler.compile(format="pdf", timestamp=moment()))


def _record(report: Report, layout: Layout) -> dict[str, object]:
    """Give everything the template says and how it looks."""
    lang, margins = report.style.lang, layout.margins
    width = _PAGE_WIDTH - margins.left - margins.right

    def said(*parts: str) -> list[dict[str, str]]:
        texts = [(part, line) for part in parts for line in words(layout, part, lang).split("\n")]
        return [{"part": part, "text": text} for part, text in texts if text]

    return {
        "lang": lang,
        "title": one_line(report.title),
        "margins": asdict(margins),
        "looks": {name: asdict(look) for name, look in layout.looks.items()},
        "agency": said("superior", "agency"),
        "agency_mark": layout.agency_mark,
        "number": said("number"),
        "heading": said("heading", "motto"),
        "place": said("place"),
        "kind": words(layout, "kind", lang),
        "title_mark": layout.title_mark,
        "subtitles": [one_line(line) for line in report.subtitles],
        "indent": layout.indent,
        "after": layout.after,
        "paragraphs": [one_line(text) for text in body_text(report)],
        "tables": [_table(sheet) for table in report.tables for sheet in fit(table, width, layout.looks["table"].size)],
        "notes": [one_line(note) for note in notes_of(report, layout)],
        "recipients": said("recipients", "recipient_list"),
        "signature": said("authority", "role", "sign"),
    }


def _table(sheet: Sheet) -> dict[str, object]:
    return {
        "title": one_line(sheet.table.title),
        "size": sheet.size,
        "widths": sheet.widths,
        "head": list(_head(sheet)),
        "rows": [_row(row, sheet) for row in sheet.table.rows],
    }


def _head(sheet: Sheet) -> Iterator[Cell]:
    """Give the headings in reading order: spanners and what stands beside them, then what stands under them."""
    table = sheet.table
    deep = 2 if table.spanners else 1
    first_of = {span.first: span for span in table.spanners}
    covered = {n for span in table.spanners for n in range(span.first, span.last + 1)}
    yield _heading(table.stub, rows=deep)
    for number, column in enumerate(table.columns):
        if number not in covered:
            yield _heading(column.title, rows=deep)
        elif span := first_of.get(number):
            yield _heading(span.title, columns=span.last - span.first + 1)
    for number in sorted(covered):
        yield _heading(table.columns[number].title)


def _heading(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    return {"text": one_line(text), "colspan": columns, "rowspan": rows}


def _row(row: Row, sheet: Sheet) -> dict[str, object]:
    wide = 1 if row.cells else len(sheet.widths)
    cells: list[Cell] = [{"text": one_line(row.label), "align": "left", "depth": row.depth, "colspan": wide}]
    cells += [
        {"text": one_line(cell.text), "align": column.align, "depth": 0, "colspan": 1}
        for cell, column in zip(row.cells, sheet.table.columns, strict=False)
    ]
    return {"strong": row.kind != "body", "cells": cells}
