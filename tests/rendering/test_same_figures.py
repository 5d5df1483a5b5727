"""Every format prints the same figures: each is read back and compared with the others cell by cell."""

from __future__ import annotations

from io import BytesIO

import pytest

from cadre_stats.record import replace
from cadre_stats.rendering.draw import Options, draw
from cadre_stats.reporting.compose import compose
from cadre_stats.reporting.report import Report
from cadre_stats.reporting.style import Style
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.rendering.read_back import (
    excel_rows,
    html_rows,
    markdown_rows,
    pdf_text,
    split_counts,
    tables_of,
    word_rows,
)
from tests.rendering.reports import drawn, grouped, many_traits, wide_structure
from tests.reporting.figures_by_hand import structure

OPTIONS = Options()
VOCABULARY = load_vocabulary()
CASES = [
    pytest.param(drawn(many_traits()), id="many traits, vi"),
    pytest.param(drawn(many_traits(), "en"), id="many traits, en"),
    pytest.param(compose(many_traits(), Style("vi", 2, "truncate"), VOCABULARY), id="truncated"),
    pytest.param(compose(many_traits(), Style("en", 0), VOCABULARY), id="no decimals"),
    pytest.param(drawn(grouped()), id="grouped"),
    pytest.param(drawn(structure()), id="structure"),
    pytest.param(wide_structure(), id="structure by unit"),
]


@pytest.mark.parametrize("report", CASES)
def test_a_page_shows_the_figures(report: Report) -> None:
    """Every cell of every table stands in the HTML as composed."""
    assert html_rows(draw(report, "html", OPTIONS)) == tables_of(report)


@pytest.mark.parametrize("report", CASES)
def test_markdown_shows_the_figures(report: Report) -> None:
    """Every cell of every table stands in the Markdown as composed."""
    assert markdown_rows(draw(report, "md", OPTIONS)) == tables_of(report)


@pytest.mark.parametrize("report", CASES)
@pytest.mark.parametrize("layout", ["state", "party"])
def test_a_word_document_shows_the_figures(report: Report, layout: str) -> None:
    """Every cell of every table stands in the .docx as composed, in either layout."""
    data = draw(report, "docx", Options(layout))  # type: ignore[arg-type]
    assert word_rows(data) == tables_of(report)


@pytest.mark.parametrize("report", CASES[:4])
def test_a_workbook_shows_the_figures_of_targets(report: Report) -> None:
    """The summary's real numbers, printed by their formats, are the figures as composed."""
    name = {"vi": "Tổng hợp", "en": "Summary"}[report.style.lang]
    wanted = split_counts(tables_of(report)[0])
    assert excel_rows(draw(report, "xlsx", OPTIONS), name, len(wanted[0]), report.style.lang) == wanted


def test_a_workbook_shows_the_figures_of_groups() -> None:
    """The sheet of a grouping shows what the grouped table shows."""
    report = drawn(grouped())
    wanted = split_counts(tables_of(report)[0])
    assert excel_rows(draw(report, "xlsx", OPTIONS), "Đơn vị", len(wanted[0]), "vi") == wanted


@pytest.mark.parametrize(
    ("report", "name"), [(drawn(structure()), "Cơ cấu"), (wide_structure(), "Trình độ chuyên môn")]
)
def test_a_workbook_shows_the_figures_of_a_structure(report: Report, name: str) -> None:
    """The sheet of a structure shows its counts and shares."""
    wanted = tables_of(report)[0]
    assert excel_rows(draw(report, "xlsx", OPTIONS), name, len(wanted[0]), "vi") == wanted


@pytest.mark.parametrize("report", CASES)
@pytest.mark.parametrize("layout", ["state", "party"])
def test_a_pdf_shows_the_figures(report: Report, layout: str) -> None:
    """The text of the .pdf has every cell of every row in its order; the file is tagged and its fonts stand in it."""
    pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    data = draw(report, "pdf", Options(layout))  # type: ignore[arg-type]
    text = pdf_text(data)
    place = 0
    for row in (row for rows in tables_of(report) for row in rows):
        place = text.index("".join("".join(cell.split()) for cell in row), place)
    assert b"/MarkInfo" in data
    assert b"/FontFile3" in data


@pytest.mark.parametrize("name", ["csv", "json", "md", "html", "xlsx", "docx", "pdf"])
def test_the_same_report_gives_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report drawn twice, the second time by another clock, is the same file; SOURCE_DATE_EPOCH dates it."""
    if name == "pdf":
        pytest.importorskip("typst", reason="the extra [pdf] is not installed")
    report = drawn(many_traits())
    first = draw(report, name, OPTIONS)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert draw(replace(report), name, OPTIONS) == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = draw(report, name, OPTIONS)
    assert (dated != first) == (name in {"xlsx", "docx", "pdf"})


def test_a_workbook_says_the_epoch_as_its_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH 1700000000 is 14-11-2023 22:13:20 UTC."""
    from openpyxl import load_workbook

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    created = load_workbook(BytesIO(draw(drawn(grouped()), "xlsx", OPTIONS))).properties.created
    assert f"{created:%Y-%m-%d %H:%M:%S}" == "2023-11-14 22:13:20"
