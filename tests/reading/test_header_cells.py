"""A header cell that is empty never changes a figure without a word."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cadre_stats.errors import CadreStatsError, InputError
from cadre_stats.reading.rosters import read_tables
from cadre_stats.roster.read import read_rosters
from cadre_stats.statistics.structuring import describe
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reading.layouts import LAYOUTS, Layout, as_xlsx, layout_named

AS_OF = dt.date(2020, 12, 31)
QUICK = ("header_in_row_one", "header_repeated_after_gaps", "index_repeated_with_the_header", "birth_dates_by_sex")
CASES = [
    pytest.param(layout, id=layout.name, marks=() if layout.name in QUICK else pytest.mark.slow) for layout in LAYOUTS
]


def figures(path: Path) -> tuple[dict[str, object], Counter[tuple[str, str | None]]] | None:
    """Give the figures of a file, whole and by unit, and its findings; none where it is refused."""
    found: dict[str, object] = {}
    try:
        roster = read_rosters([str(path)], vocabulary=load_vocabulary())
        for by in [(), ("unit",)] if roster.has("unit") else [()]:
            structure = describe(roster, by=by, as_of=AS_OF)
            found |= {f"{row.field} {row.group}": (row.people, row.unknown, row.levels) for row in structure.rows}
    except CadreStatsError:
        return None
    found["people"] = structure.people
    told = (*structure.findings, *roster.reading_findings)
    return found, Counter((one.code, one.field) for one in told)


@pytest.mark.parametrize("layout", CASES)
def test_an_empty_header_cell_is_never_silent(layout: Layout, tmp_path: Path) -> None:
    """Emptying any one header cell gives the same figures, a finding more, or a refusal."""
    data, path = as_xlsx(layout), tmp_path / "roster.xlsx"
    path.write_bytes(data)
    before = figures(path)
    assert before is not None
    width = max(map(len, layout.cells))
    for row in range(layout.header[0], layout.header[1] + 1):
        for column in range(1, width + 1):
            book = load_workbook(io.BytesIO(data))
            sheet: Any = book.active
            if sheet.cell(row, column).value is None:
                continue
            sheet.cell(row, column).value = None
            book.save(path)
            after = figures(path)
            assert after is None or after[0] == before[0] or after[1] - before[1], sheet.cell(row, column).coordinate


def test_people_above_the_header_taken_are_told(tmp_path: Path) -> None:
    """People under a first header without names, above its repetition, are named by their rows."""
    book = load_workbook(io.BytesIO(as_xlsx(layout_named("header_repeated_after_gaps"))))
    sheet: Any = book.active
    sheet["B1"] = None
    book.save(tmp_path / "roster.xlsx")
    (table,) = read_tables([str(tmp_path / "roster.xlsx")]).tables
    assert [(one.code, one.value) for one in table.findings] == [("rows_above_not_read", "1-5")]


def test_numbers_under_the_header_of_names_are_told(tmp_path: Path) -> None:
    """Running numbers that stand under the header of the names are a finding at that header."""
    book = written({"A": ["Họ và tên|STT|Trình độ chuyên môn", "1|Lê Văn An|Thạc sĩ", "2|Vũ Thị Bưởi|Đại học"]})
    (tmp_path / "roster.xlsx").write_bytes(book)
    found = [one for table in read_tables([str(tmp_path / "roster.xlsx")]).tables for one in table.findings]
    assert [one.places[0].cell for one in found if one.code == "numbers_for_names"] == ["A1"]


FORM = [
    "SƠ YẾU LÝ LỊCH",
    "Họ và tên:|Lê Văn An|Năm sinh:|1975",
    "Trình độ chuyên môn:|Thạc sĩ",
    "Lý luận chính trị:|Cao cấp",
]
FORM_OF_LINES = ["SƠ YẾU LÝ LỊCH", "Họ và tên: Lê Văn An", "Năm sinh: 1975", "Trình độ chuyên môn: Thạc sĩ"]
FORM_WITHOUT_COLONS = ["Họ và tên|Lê Văn An|Năm sinh|1975", "Trình độ chuyên môn|Thạc sĩ", "Lý luận chính trị|Cao cấp"]


@pytest.mark.parametrize("form", [FORM, FORM_OF_LINES, FORM_WITHOUT_COLONS], ids=["cells", "lines", "no_colons"])
def test_forms_of_one_person_are_refused(form: list[str], tmp_path: Path) -> None:
    """A workbook with a form for each person is refused as such; no label is counted as a person."""
    (tmp_path / "forms.xlsx").write_bytes(written({f"Phiếu {number}": form for number in range(1, 7)}))
    with pytest.raises(InputError) as caught:
        read_tables([str(tmp_path / "forms.xlsx")])
    assert caught.value.key == "reading.is_form"


def test_colons_in_the_headers_of_a_roster_make_no_form(tmp_path: Path) -> None:
    """A roster whose headers end with a colon is a roster."""
    rows = ["Họ và tên:|Năm sinh:|Trình độ chuyên môn:", "Lê Văn An|1975|Thạc sĩ", "Vũ Thị Bưởi|1980|Đại học"]
    (tmp_path / "roster.xlsx").write_bytes(written({"A": rows}))
    (table,) = read_tables([str(tmp_path / "roster.xlsx")]).tables
    assert len(table.rows) == 2


def test_a_header_without_its_data_is_refused(tmp_path: Path) -> None:
    """A header on one sheet and the data, without header, on the next are refused with both sheets' names."""
    rows = ["1|Lê Văn An|1970|Thạc sĩ", "2|Vũ Thị Bưởi|1982|Đại học"]
    book = written({"Mẫu": ["STT|Họ và tên|Năm sinh|Trình độ chuyên môn"], "Dữ liệu": rows})
    (tmp_path / "roster.xlsx").write_bytes(book)
    with pytest.raises(InputError) as caught:
        read_tables([str(tmp_path / "roster.xlsx")])
    assert caught.value.key == "reading.header_elsewhere"
    assert "Mẫu" in caught.value.message("vi")
    assert "Dữ liệu" in caught.value.where


@pytest.mark.parametrize("header", ["Giới tính (Nữ)", "Nữ (tick)", "Nữ"])
def test_blank_under_a_heading_of_women_is_male(header: str, tmp_path: Path) -> None:
    """A mark under one sex is that sex and a blank the other, however the heading is written."""
    rows = [f"STT|Họ và tên|{header}|Trình độ chuyên môn", "1|Lê Văn An|_|Thạc sĩ", "2|Vũ Thị Bưởi|x|Đại học"]
    path = tmp_path / "roster.xlsx"
    path.write_bytes(written({"A": rows}))
    rows_of = describe(read_rosters([str(path)], vocabulary=load_vocabulary())).rows
    (sexes,) = [row for row in rows_of if row.field == "sex"]
    assert {(one.level, one.people) for one in sexes.levels} == {("male", 1), ("female", 1)}


def written(sheets: dict[str, list[str]]) -> bytes:
    """Write sheets of rows with ``|`` between cells as a workbook; ``_`` is an empty cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "_" else int(cell) if cell.isdigit() else cell for cell in row.split("|")])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
