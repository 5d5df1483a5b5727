"""Sheets that hold two rosters, and cells whose value a workbook doesn't give."""

from __future__ import annotations

import io

from openpyxl import Workbook

from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.formats.archive import Archive
from cadre_stats.reading.formats.sheet_marks import read_marks, sheet_members
from cadre_stats.reading.rosters import ReadOptions, TableSet, read_tables


def marked_workbook(hidden: bool = True) -> bytes:
    """Write a roster with a formula never calculated in D2, an error in D3, and row 4 hidden."""
    book = Workbook()
    tab = book.active
    tab.title = "Danh sách & tên"
    tab.append(["TT", "Họ và tên", "Trình độ chuyên môn", "LLCT"])
    tab.append([1, "Vũ Thị An", "ĐH", "=X1"])
    tab.append([2, "Vũ Văn Bá", "ThS", "#N/A"])
    tab.append([3, "Vũ Thị Ca", "ThS", "CC"])
    tab["D3"].data_type = "e"
    tab.row_dimensions[4].hidden = hidden
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes) -> TableSet:
    """Read a roster from standard input."""
    return read_tables(["-"], ReadOptions(), data)


def test_a_poorer_roster_above_a_richer_one_is_read() -> None:
    """Of two rosters in one sheet both are read, also where the lower one has more fields."""
    rows = [
        "TT;Họ và tên;Trình độ chuyên môn;;",
        "1;Vũ Thị An;ĐH;;",
        "2;Vũ Văn Bá;ThS;;",
        ";;;;",
        "TT;Họ và tên;Chức vụ;LLCT;Trình độ chuyên môn",
        "1;Vũ Thị Ca;Trưởng phòng;CC;ĐH",
    ]
    tables = read("\r\n".join(rows).encode()).tables
    assert [table.rows.tolist() for table in tables] == [[2, 3], [6]]
    assert [table.header_rows for table in tables] == [(1, 1), (5, 5)]


def test_cells_without_a_value_are_not_blank() -> None:
    """A formula never calculated and an error keep a text that is no level, and the formula is a finding."""
    found = read(marked_workbook())
    column = found.tables[0].column("political_theory")
    assert column is not None
    assert [cell_text(column.values[code]) for code in column.codes.tolist()] == ["=X1", "#N/A", "CC"]
    formulas = [one for one in found.findings if one.code == "formula_without_value"]
    assert [(one.severity, [place.cell for place in one.places]) for one in formulas] == [("error", ["D2"])]


def test_hidden_rows_are_read_and_named() -> None:
    """A person in a hidden row counts, and a finding names the row; without hidden rows there is none."""
    found = read(marked_workbook())
    assert found.tables[0].rows.tolist() == [2, 3, 4]
    assert [place.cell for one in found.findings if one.code == "hidden_rows" for place in one.places] == ["4"]
    assert "hidden_rows" not in [one.code for one in read(marked_workbook(hidden=False)).findings]


def test_marks_are_found_by_the_name_of_their_sheet() -> None:
    """The marks of a sheet stand at rows and columns from 0 under its name, written as it is."""
    archive = Archive(marked_workbook())
    marks = read_marks(archive, "roster.xlsx", sheet_members(archive))["Danh sách & tên"]
    assert marks.errors == {(2, 3): "#N/A"}
    assert marks.uncalculated == {(1, 3): "=X1"}
    assert marks.hidden_rows == (3,)
