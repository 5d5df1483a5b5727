"""Reading a drawn report back with other people's readers, as rows of the texts that a reader sees."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from bs4 import BeautifulSoup
from docx import Document
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from pypdf import PdfReader

from cadre_stats.reporting.report import Report, Table

Rows = list[list[str]]


def expected(table: Table) -> Rows:
    """Give the rows of figures of a table: the label, then the text of every cell that is no picture."""
    shown = [number for number, column in enumerate(table.columns) if not column.bullet]
    return [[one(row.label), *(row.cells[n].text for n in shown)] for row in table.rows if row.cells]


def one(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def html_rows(data: bytes) -> list[Rows]:
    """Read the tables of a page."""
    page = BeautifulSoup(data.decode(), "html.parser")
    tables = []
    for table in page.find_all("table"):
        rows = []
        for row in table.tbody.find_all("tr"):
            for note in row.find_all(class_="row-note"):
                note.decompose()
            cells = [cell for cell in row.find_all(["th", "td"]) if "picture" not in cell.get("class", [])]
            if len(cells) > 1:
                rows.append([cell.get_text() for cell in cells])
        tables.append(rows)
    return tables


def markdown_rows(data: bytes) -> list[Rows]:
    """Read the pipe tables of a Markdown text, escapes and indents undone."""
    tables: list[Rows] = []
    for block in data.decode().split("\n\n"):
        if not block.startswith("| "):
            continue
        rows = [[_plain(cell) for cell in re.split(r" \| ", line[2:-2])] for line in block.split("\n")[2:]]
        tables.append([row for row in rows if any(row[1:])])
    return tables


def _plain(text: str) -> str:
    text = re.sub(r"^\*\*(.*)\*\*$", r"\1", text.strip().replace("&nbsp;", ""))
    return re.sub(r"\\(.)", r"\1", text)


def word_rows(data: bytes) -> list[Rows]:
    """Read the tables with borders of a Word document; a merged row is a heading."""
    tables = []
    for table in Document(BytesIO(data)).tables[1:-1]:
        heads = sum(bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows)
        rows = [row for row in table.rows[heads:] if len(row._tr.tc_lst) > 1]
        tables.append([[cell.text for cell in row.cells] for row in rows])
    return tables


def pdf_text(data: bytes) -> str:
    """Read the text of a PDF without any white space."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)


def excel_rows(data: bytes, sheet: str, columns: int, lang: str) -> Rows:
    """Read a sheet as Excel shows it, from its first frozen row on; "n/N" counts stand in two columns."""
    page = load_workbook(BytesIO(data))[sheet]
    first = int(re.sub(r"\D", "", page.freeze_panes))
    rows = []
    for row in page.iter_rows(min_row=first, max_col=columns):
        if row[0].value is None:
            break
        if row[1].value is not None:
            rows.append([shown(cell, lang) for cell in row])
    return rows


def shown(cell: ExcelCell, lang: str) -> str:
    """Print a cell as Excel does: rounded half away from zero by its number format, in the marks of a language."""
    if isinstance(cell.value, str):
        assert cell.data_type == "s", cell.coordinate
        return cell.value
    value = Decimal(repr(cell.value))
    sections = cell.number_format.split(";")
    section = sections[0 if value > 0 or len(sections) == 1 else 1 if value < 0 else 2]
    before, digits, after = re.fullmatch(r'(.*?)([#,]*0[.0]*%?)(".*")?', section).groups("")  # type: ignore[union-attr]
    decimals = len(digits.rstrip("%").partition(".")[2])
    scaled = abs(value) * (100 if digits.endswith("%") else 1)
    printed = f"{scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"
    if lang == "vi":
        printed = printed.translate(str.maketrans(",.", ".,"))
    sign = "-" if value < 0 and len(sections) == 1 else ""
    percent = "%" if digits.endswith("%") else ""
    return before.replace('"', "") + sign + printed + percent + after.replace('"', "")


def split_counts(rows: Rows) -> Rows:
    """Give rows whose "n/N" cells are two, as a workbook has them."""
    return [
        [part for cell in row for part in (cell.split("/") if re.fullmatch(r"[\d.,]+/[\d.,]+", cell) else [cell])]
        for row in rows
    ]


def tables_of(report: Report) -> list[Rows]:
    """Give what every format must show."""
    return [expected(table) for table in report.tables]
