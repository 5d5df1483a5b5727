"""Text of a roster or a targets file stays text in every document."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx import Document
from openpyxl import load_workbook

from cadre_stats.record import replace
from cadre_stats.rendering.draw import Options, draw
from cadre_stats.reporting.report import Report
from tests.rendering.read_back import html_rows, markdown_rows, word_rows
from tests.rendering.reports import drawn
from tests.reporting.figures_by_hand import assessment, goal, outcome

OPTIONS = Options()
HOSTILE = [
    "=1+1",
    "<script>alert(1)</script> & \"x\" 'y'",
    "</table></style><img src=x onerror=alert(1)>",
    "a\nb\r\nc\td",
    "| a | b | ` ** __ [x](javascript:y) ~~",
    "x" * 300,
    "Chỉ tiêu " * 40,
    "@SUM(A1) {=1}",
    "{{brace}} #let $x$ \\n",
    '&C&P &"Arial"',
    "'=1+1",
]


def hostile(text: str) -> Report:
    """Give a report whose title, labels and units are the text."""
    return drawn(
        assessment(
            outcome(21, 38, goal("at_least", "40"), id="a", label=text),
            outcome(1, 8, goal("at_least", "40"), id="a", label=text, group={"unit": text}),
            by=("unit",),
            title={"vi": text, "en": text},
            basis={"vi": text, "en": text},
        )
    )


def flat(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_shows_markup_as_text(text: str) -> None:
    """The text is read back as title, heading and label, and no element comes of it."""
    data = draw(hostile(text), "html", OPTIONS)
    page = BeautifulSoup(data.decode(), "html.parser")
    assert page.h1.get_text() == page.title.get_text() == flat(text)
    assert html_rows(data)[0][1][0] == flat(text)
    assert not page.find_all(["script", "img", "link", "iframe", "object"])


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_markup_as_text(text: str) -> None:
    """Every sign of Markdown or HTML is escaped; the row of the unit is read back as written."""
    data = draw(hostile(text), "md", OPTIONS)
    assert markdown_rows(data)[0][1][0] == flat(text).strip()
    assert "<" not in data.decode().replace("\\<", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_has_no_formula(text: str) -> None:
    """The text stands in cells typed as text; no cell of any sheet is a formula and no sheet name breaks the file."""
    data = draw(hostile(text), "xlsx", OPTIONS)
    cells = [cell for sheet in load_workbook(BytesIO(data)) for row in sheet for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert flat(text) in {cell.value for cell in cells}
    with ZipFile(BytesIO(data)) as members:
        for name in members.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(members.read(name))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_word_document_shows_markup_as_text(text: str) -> None:
    """The title and the label are read back as written."""
    data = draw(hostile(text), "docx", OPTIONS)
    assert flat(text) in {paragraph.text for paragraph in Document(BytesIO(data)).paragraphs}
    assert word_rows(data)[0][1][0] == flat(text)


def test_letters_that_xml_has_no_notation_for_are_replaced() -> None:
    """A control character in a label opens in Word and Excel as a mark of its own."""
    report = hostile("a\x00b\x0bc\ufffe")
    assert "\ufffd" in word_rows(draw(report, "docx", OPTIONS))[0][1][0]
    load_workbook(BytesIO(draw(report, "xlsx", OPTIONS)))


@pytest.mark.parametrize("name", ["md", "html", "xlsx", "docx"])
def test_a_report_of_nobody_is_drawn(name: str) -> None:
    """0 people: the verdict is "không có dữ liệu", and the document is whole."""
    report = drawn(assessment(outcome(0, 0, goal("at_least", "40")), people=0))
    assert draw(report, name, OPTIONS)
    assert draw(replace(report, tables=(replace(report.tables[0], rows=()),)), name, OPTIONS)


@pytest.mark.parametrize("name", ["md", "html", "xlsx", "docx"])
def test_500_groups_are_drawn(name: str) -> None:
    """500 units: every one of them stands in the document."""
    groups = [{}, *({"unit": f"Xã {number}"} for number in range(500))]
    report = drawn(assessment(*(outcome(1, 9, goal("at_least", "40"), group=g) for g in groups), by=("unit",)))
    data = draw(report, name, OPTIONS)
    if name == "xlsx":
        labels = {row[0].value for row in load_workbook(BytesIO(data))["Đơn vị"]}
    elif name == "docx":
        labels = {row[0] for row in word_rows(data)[0]}
    else:
        labels = {row[0] for row in (html_rows(data) if name == "html" else markdown_rows(data))[0]}
    assert {f"Xã {number}" for number in range(500)} <= labels
