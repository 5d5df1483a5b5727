"""What holds of every sheet: each row is of one kind, and neither format nor order of rows changes the people."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_stats.errors import InputError
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.recognition import NoTable, recognise
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace
from tests.reading.layouts import LAYOUTS, Layout, as_csv, as_xlsx

BOTH = [pytest.param(layout, id=layout.name) for layout in LAYOUTS if not layout.only_xlsx]

TEXTS = st.sampled_from(
    [
        "", "", "", "1", "2", "17", "x", "STT", "Họ và tên", "Ngày sinh", "Trình độ chuyên môn", "LLCT", "Đơn vị", "Nữ",
        "Trình độ", "Chuyên môn", "Nguyễn Văn An", "Trần Thị Bình", "Đại học", "ThS", "12/03/1975", "I. Khối Đảng",
        "II", "Tổng số", "Cộng: 3 người", "Trong đó", "Ghi chú: x", "NGƯỜI LẬP BIỂU", "Hà Giả, ngày 1 tháng 2 năm 2020",
        "-", "A", "3=1+2", "Tính đến ngày 31/12/2020", "DANH SÁCH CÁN BỘ", "Nội dung", "Xã Một", "........", "\u00a0",
    ]
)  # fmt: skip


def records(table: Table) -> list[tuple[object, ...]]:
    """Give each person's section path and cells by field or header."""
    columns = [(column.field or column.name, column) for column in table.columns]
    return [
        (
            table.sections[table.section_codes[row]],
            *((name, shown_text(column.values[column.codes[row]])) for name, column in columns),
        )
        for row in range(len(table.rows))
    ]


@settings(max_examples=400)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=7), min_size=1, max_size=14), st.booleans())
def test_every_row_of_any_sheet_is_of_one_kind(rows: list[list[str]], headed: bool) -> None:
    """Whatever stands in a sheet, the kinds add up to its rows and persons have rows of their own below a header."""
    rows = [["STT", "Họ và tên", "Ngày sinh", "Trình độ chuyên môn", "LLCT"], *rows] if headed else rows
    try:
        found = recognise(Grid.of_rows("x.csv", "", "csv", rows), ReadOptions())
    except InputError:
        return
    if isinstance(found, NoTable):
        return
    assert sum(sum(table.kinds.values()) for table in found) == len(rows)
    for table in found:
        assert table.kinds["person"] == len(table.rows) == len(set(table.rows.tolist()))
        assert all(row > table.header_rows[1] for row in table.rows.tolist())
        assert all(len(column.codes) == len(table.rows) for column in (*table.columns, *table.joined))


@pytest.mark.parametrize("layout", BOTH)
def test_a_roster_is_the_same_as_csv_and_as_workbook(layout: Layout) -> None:
    """The same cells give the same records, whichever file they stand in; merged titles change nothing."""
    plain = replace(layout, merges=())
    (from_csv,) = read_tables(["-"], None, as_csv(plain)).tables
    (from_book,) = read_tables(["-"], None, as_xlsx(plain)).tables
    assert records(from_csv) == records(from_book)
    assert dict(from_csv.kinds) == dict(from_book.kinds)


def test_the_order_of_persons_changes_nothing() -> None:
    """Shuffled rows give the same persons."""
    rows = [
        f"{n}|Người Số {chr(64 + n)}|{n % 28 + 1}/01/1970|Xã {n % 3}|{['ĐH', 'ThS', 'CĐ'][n % 3]}|TC"
        for n in range(1, 26)
    ]
    layout = replace(LAYOUTS[0], rows=["STT|Họ và tên|Ngày sinh|Đơn vị|Trình độ chuyên môn|LLCT", *rows])
    (before,) = read_tables(["-"], None, as_csv(layout)).tables
    random.Random(5).shuffle(rows)
    (after,) = read_tables(["-"], None, as_csv(replace(layout, rows=[layout.rows[0], *rows]))).tables
    assert Counter(records(before)) == Counter(records(after))
    assert len(records(before)) == 25


@pytest.mark.parametrize("header", range(1, 6))
def test_a_lost_heading_never_moves_a_field(header: int) -> None:
    """Blanking any one heading of a flat header loses that field alone; no other column takes its place."""
    layout = LAYOUTS[0]
    names = layout.rows[0].split("|")
    lost = replace(layout, rows=["|".join([*names[:header], "_", *names[header + 1 :]]), *layout.rows[1:]])
    try:
        (table,) = read_tables(["-"], None, as_csv(lost)).tables
    except InputError:
        assert names[header] == "Họ và tên"
        return
    (whole,) = read_tables(["-"], None, as_csv(layout)).tables
    for column in table.columns:
        same = next(one for one in whole.columns if one.index == column.index)
        assert (column.field, column.codes.tolist()) == (same.field, same.codes.tolist())
    assert "extra_cells" in [finding.code for finding in table.findings]
