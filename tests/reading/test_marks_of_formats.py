"""Errors, formulas never calculated, hidden rows and far cells in every format of workbooks but xlsx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.cell import cell_text
from cadre_stats.reading.rosters import ReadOptions, TableSet, read_tables
from tests.reading.binary_books import Rows, xls, xlsb
from tests.reading.opendocument import ods

_ROWS = (
    ("TT", "Họ và tên", "Trình độ chuyên môn", "LLCT"),
    (1.0, "Vũ Thị An", "ĐH", "#REF!"),
    (2.0, "Vũ Văn Bá", "ThS", "#N/A"),
    (3.0, "Vũ Thị Ca", "ThS", "CC"),
)
CELLS: dict[tuple[int, int], str | float] = {
    (row, column): cell for row, cells in enumerate(_ROWS) for column, cell in enumerate(cells)
}
FORMULA = (2, 3)
HIDDEN = 3
Write = Callable[[Rows, Sequence[tuple[int, int]], Sequence[int]], bytes]


def as_ods(cells: Rows, formulas: Sequence[tuple[int, int]], hidden: Sequence[int]) -> bytes:
    """Write the cells as LibreOffice does: an error has an empty text for its value and shows the error."""
    rows = []
    for row in range(4):
        texts = []
        for column in range(4):
            cell = cells[row, column]
            if isinstance(cell, float):
                texts.append(f'<table:table-cell office:value-type="float" office:value="{cell}"/>')
                continue
            if cell.startswith("="):
                texts.append(f'<table:table-cell table:formula="of:{cell}"/>')
                continue
            error = ' table:formula="of:=A9" office:string-value="" calcext:value-type="error" xmlns:calcext="urn:c"'
            kind = f'office:value-type="string"{error if cell.startswith("#") else ""}'
            texts.append(f"<table:table-cell {kind}><text:p>{cell}</text:p></table:table-cell>")
        visible = ' table:visibility="collapse"' if row in hidden else ""
        rows.append(f"<table:table-row{visible}>{''.join(texts)}</table:table-row>")
    return ods("".join(rows))


def as_spreadsheetml(cells: Rows, formulas: Sequence[tuple[int, int]], hidden: Sequence[int]) -> bytes:
    """Write the cells as an XML workbook of 2003."""
    rows = []
    for row in range(4):
        texts = []
        for column in range(4):
            cell = str(cells[row, column])
            if cell.startswith("="):
                texts.append(f'<Cell ss:Formula="{cell}"/>')
                continue
            kind = "Error" if cell.startswith("#") else "String"
            texts.append(f'<Cell ss:Formula="=A9"><Data ss:Type="{kind}">{cell}</Data></Cell>')
        visible = ' ss:Hidden="1"' if row in hidden else ""
        rows.append(f"<Row{visible}>{''.join(texts)}</Row>")
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    table = f'<Worksheet ss:Name="DS"><Table>{"".join(rows)}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">{table}</Workbook>'.encode()


def read(data: bytes) -> TableSet:
    """Read a roster from standard input."""
    return read_tables(["-"], ReadOptions(), data)


@pytest.mark.parametrize("write", [xls, xlsb, as_ods, as_spreadsheetml])
def test_an_error_is_not_blank_and_a_hidden_row_is_named(write: Write) -> None:
    """A cell with an error keeps its text, which is no level; the hidden person counts and the row is a finding."""
    found = read(write(CELLS, [FORMULA], [HIDDEN]))
    column = found.tables[0].column("political_theory")
    assert column is not None
    assert [cell_text(column.values[code]) for code in column.codes.tolist()] == ["#REF!", "#N/A", "CC"]
    hidden = [one for one in found.findings if one.code == "hidden_rows"]
    assert [[place.cell for place in one.places] for one in hidden] == [["4"]]


@pytest.mark.parametrize("write", [xls, xlsb, as_ods, as_spreadsheetml])
def test_a_workbook_without_marks_has_no_finding(write: Write) -> None:
    """Nothing is said of a sheet without hidden rows and errors."""
    found = read(write(CELLS | {(1, 3): "CC", (2, 3): "TC"}, [], []))
    assert [one.code for one in found.findings] == []


@pytest.mark.parametrize("write", [as_ods, as_spreadsheetml])
def test_a_formula_never_calculated_is_a_finding(write: Write) -> None:
    """A formula without a value keeps its own text and is named, also where it is the last cell of the sheet."""
    found = read(write(CELLS | {(1, 3): "CC", (2, 3): "TC", (3, 3): "=A9"}, [], []))
    (formulas,) = (one for one in found.findings if one.code == "formula_without_value")
    assert [place.cell for place in formulas.places] == ["D4"]
    column = found.tables[0].column("political_theory")
    assert column is not None
    assert cell_text(column.values[column.codes[2]]) in ("=A9", "of:=A9")


@pytest.mark.parametrize("error", [False, True])
def test_a_far_cell_of_an_xlsb_is_refused_by_name(tmp_path: Path, error: bool) -> None:
    """A few bytes that would make the reader lay out all cells before the last one."""
    data = xlsb(CELLS | {(1_048_575, 16_383): "#N/A" if error else " "})
    assert len(data) < 6_000
    with pytest.raises(InputError) as caught:
        read(data)
    assert (caught.value.key, caught.value.values["cell"]) == ("reading.far_cell", "XFD1048576")


def test_a_far_cell_of_an_xls_is_refused_by_name() -> None:
    """All cells up to the last one of an xls would take more than a GiB."""
    with pytest.raises(InputError) as caught:
        read(xls(CELLS | {(65_535, 255): " "}, [], []))
    assert (caught.value.key, caught.value.values["cell"]) == ("reading.far_cell", "IV65536")


@pytest.mark.parametrize("write", [xls, xlsb])
def test_a_binary_workbook_cut_off_is_damaged(write: Write) -> None:
    """Part of a workbook is never read as the whole."""
    data = write(CELLS, [], [])
    for part in (0.2, 0.4, 0.6, 0.8):
        with pytest.raises(InputError) as caught:
            read(data[: int(len(data) * part)])
        assert caught.value.key in ("reading.damaged", "reading.empty_table"), part
