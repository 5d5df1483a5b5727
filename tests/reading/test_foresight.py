"""Which columns of a large file are read at once: those asked for, and enough to tell persons from other rows."""

from __future__ import annotations

import pytest

from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.foresight import foresee
from cadre_stats.reading.tables.options import ReadOptions

HEADER = ["STT", "Họ và tên", "Giới tính", "Dân tộc", "Đơn vị", "Chức vụ", "Trình độ chuyên môn", "Ghi chú"]
NAMES = ["Trần Văn An", "Lê Thị Bình", "Phạm Văn Cường", "Vũ Thị Dung"]


def head_of(degrees: list[str]) -> Grid:
    """Give the first rows of a roster: the columns from Giới tính to Chức vụ are filled in every row."""
    people = [
        [str(number), name, "Nam", "Kinh", "UBND xã Nam Thanh", "Chuyên viên", degree, ""]
        for number, (name, degree) in enumerate(zip(NAMES, degrees, strict=True), start=1)
    ]
    return Grid.of_rows("roster.csv", "", "csv", [HEADER, *people])


@pytest.mark.parametrize(
    ("degrees", "telling"),
    [
        # Three columns of words make a person of a row beside its name; a fourth is for rows in which one is blank.
        (["Đại học", "Thạc sĩ", "Đại học", "Cao đẳng"], {6, 2, 3, 4}),
        # The column that is asked for isn't filled everywhere: three others are.
        (["Đại học", "", "Đại học", "Cao đẳng"], {6, 2, 3, 4}),
    ],
    ids=["filled", "one blank"],
)
def test_columns_filled_everywhere_are_enough(degrees: list[str], telling: set[int]) -> None:
    """Beside names and running numbers, whose words tell no persons."""
    chosen = foresee(head_of(degrees), ReadOptions(fields=frozenset({"degree"}))).columns
    assert set(chosen) == {0, 1} | telling


def test_more_are_read_where_few_are_filled_everywhere() -> None:
    """With blanks in each of the columns five of them are read."""
    rows = head_of(["Đại học", "Thạc sĩ", "Đại học", "Cao đẳng"]).rows
    holes = [[*row[:column], "", *row[column + 1 :]] for row, column in zip(rows[1:], (2, 3, 4, 5), strict=True)]
    head = Grid.of_rows("roster.csv", "", "csv", [rows[0], *holes])
    assert set(foresee(head, ReadOptions(fields=frozenset({"degree"}))).columns) == {0, 1, 6, 2, 3, 4, 5}
