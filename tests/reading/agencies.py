"""Rosters of invented people as many agencies lay them out, with the true records beside each: ``agencies*.toml``."""

from __future__ import annotations

import csv
import html
import io
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from tests.reading.binary_books import xls
from tests.reading.layouts import fill
from tests.reading.old_fonts import in_font
from tests.reading.opendocument import ods

__all__ = ["AGENCIES", "COUNTED", "FIELDS", "Agency", "Sheet"]

# What is known of a person, in the order of the records; "-" where the roster doesn't tell.
FIELDS = ("full_name", "unit", "degree", "political_theory", "state_management", "birth_date", "sex", "party_member")


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the cells of its rows, the ranges that are merged."""

    name: str
    cells: Sequence[Sequence[str]]
    merges: Sequence[str]
    hidden: bool


@dataclass(frozen=True)
class Agency:
    """A file and what is true of it.

    ``people``: the records in order, each in the order of ``fields``; none where the file has to be refused.
    ``headers``: name, first and last header row of each table that is read. ``kinds`` counts the rows of these sheets,
    where somebody counted them. ``findings``: the warnings and errors that ``inspect`` gives, with their cells.
    """

    name: str
    ending: str
    delimiter: str
    encoding: str
    font: str | None
    sheets: Sequence[Sheet]
    fields: Sequence[str]
    people: Sequence[Sequence[str]]
    headers: Sequence[tuple[str, int, int]]
    kinds: dict[str, int] | None
    as_of: str | None
    findings: Sequence[tuple[str, str]]

    @cached_property
    def data(self) -> bytes:
        """The file's bytes, which several tests read."""
        match self.ending:
            case "xlsx":
                return _workbook(self.sheets)
            case "xls":
                return xls(self._numbered())
            case "ods":
                return _opendocument(self.sheets[0])
            case "html":
                return _html(self.sheets[0])
            case "txt":
                return _delimited(self.sheets[0], "\t").encode("utf-16")
            case _:
                text = _delimited(self.sheets[0], self.delimiter)
                return _tones_apart(text).encode("cp1258") if self.encoding == "cp1258" else text.encode(self.encoding)

    def _numbered(self) -> dict[tuple[int, int], str | float]:
        """The cells of the first sheet by row and column, whole numbers as numbers, texts in the font."""
        return {
            (row, column): float(text) if _is_number(text) else in_font(text, self.font) if self.font else text
            for row, texts in enumerate(self.sheets[0].cells)
            for column, text in enumerate(texts)
            if text
        }


def _workbook(sheets: Sequence[Sheet]) -> bytes:
    """Write sheets as a workbook; whole numbers are numbers, dates dates."""
    book = Workbook()
    first: Any = book.active
    book.remove(first)
    for sheet in sheets:
        tab = book.create_sheet(sheet.name)
        tab.sheet_state = "hidden" if sheet.hidden else "visible"
        fill(tab, sheet.cells, sheet.merges)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _html(sheet: Sheet) -> bytes:
    """Write a sheet as the table of a page, as government software exports it; merged ranges are spans."""
    spans: dict[tuple[int, int], str] = {}
    covered: set[tuple[int, int]] = set()
    for merge in sheet.merges:
        left, top, right, bottom = range_boundaries(merge)
        spans[top, left] = f' rowspan="{bottom - top + 1}" colspan="{right - left + 1}"'
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    lines = []
    for number, row in enumerate(sheet.cells, start=1):
        cells = [
            f"<td{spans.get((number, column), '')}>{html.escape(text)}</td>"
            for column, text in enumerate(row, start=1)
            if (number, column) not in covered or (number, column) in spans
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><table border=1>{''.join(lines)}</table></body></html>".encode()


def _opendocument(sheet: Sheet) -> bytes:
    """Write a sheet as OpenDocument does; merged ranges are spans, whole numbers numbers."""
    spans: dict[tuple[int, int], str] = {}
    for merge in sheet.merges:
        left, top, right, bottom = range_boundaries(merge)
        spans[top, left] = (
            f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
        )
    rows = []
    for number, row in enumerate(sheet.cells, start=1):
        cells = [_opendocument_cell(text, spans.get((number, column), "")) for column, text in enumerate(row, start=1)]
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return ods("".join(rows))


def _opendocument_cell(text: str, span: str) -> str:
    if not text:
        return "<table:table-cell/>"
    kind = f'"float" office:value="{text}"' if _is_number(text) else '"string"'
    paragraphs = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell office:value-type={kind}{span}>{paragraphs}</table:table-cell>"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and not text.startswith("0") and len(text) < 9


def _delimited(sheet: Sheet, delimiter: str) -> str:
    """Write a sheet as delimited text, every row as wide as the widest."""
    width = max(map(len, sheet.cells))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in sheet.cells)
    return stream.getvalue()


def _tones_apart(text: str) -> str:
    """Write tones as marks behind their letters, as the code page of Windows for Vietnamese has them."""
    return "".join(
        unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
        + "".join(one for one in parts if one in _TONES)
        for parts in (unicodedata.normalize("NFD", letter) for letter in unicodedata.normalize("NFC", text))
    )


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _cells(rows: str) -> list[list[str]]:
    return [["" if cell == "_" else cell.replace("\\n", "\n") for cell in row.split("|")] for row in rows.splitlines()]


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    """Part "second_column K7, blank_column" into codes and cells."""
    return tuple((code, cell) for code, _, cell in (one.partition(" ") for one in words.split(", ") if one))


def _agency(raw: dict[str, Any]) -> Agency:
    sheets = [
        Sheet(one["name"], _cells(one["rows"]), one.get("merges", "").split(), one.get("hidden", False))
        for one in raw["sheet"]
    ]
    return Agency(
        name=raw["name"],
        ending=raw["ending"],
        delimiter=raw.get("delimiter", ";"),
        encoding=raw.get("encoding", "utf-8-sig"),
        font=raw.get("font"),
        sheets=sheets,
        fields=raw["fields"].split() if "fields" in raw else FIELDS,
        people=[] if raw.get("refused") else [line.split("|") for line in raw["people"].splitlines()],
        headers=[(sheet, first, last) for sheet, first, last in raw.get("headers", ())],
        kinds=raw.get("kinds"),
        as_of=raw.get("as_of"),
        findings=_pairs(raw.get("findings", "")),
    )


AGENCIES = tuple(
    _agency(raw)
    for path in sorted(Path(__file__).parent.glob("agencies*.toml"))
    for raw in tomllib.loads(path.read_text(encoding="utf-8"))["agency"]
)
# Those whose rows were counted by kind, too.
COUNTED = tuple(agency for agency in AGENCIES if agency.kinds is not None)
