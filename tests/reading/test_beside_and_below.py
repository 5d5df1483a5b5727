"""What offices write beside and below a table: lists of abbreviations, who signs, headings of groups, shares."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.running import json_of

PEOPLE = [[1, "Lò Văn Pản", "Bí thư", "ĐH", "TC"], [2, "Vi Thị Dung", "Phó Bí thư", "Ths", "CC"]]
HEADER = ["TT", "Họ và tên", "Chức vụ", "Trình độ chuyên môn", "Lý luận chính trị"]


def seen(folder: Path, rows: list[list[object]]) -> tuple[dict[str, int], list[str]]:
    """Give the kinds of rows and the codes of the warnings and errors that a sheet gives."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    path = folder / "roster.xlsx"
    book.save(path)
    (file,) = json_of(folder, "inspect", str(path), "--format", "json")["files"]
    (sheet,) = file["sheets"]
    return sheet["rows"], [one["code"] for one in file["findings"] if one["severity"] != "info"]


@pytest.mark.parametrize("heading", ["CHỮ VIẾT TẮT", "Ký hiệu viết tắt:", "Chú giải", "Các từ viết tắt"])
@pytest.mark.parametrize("starts", [0, 1], ids=["in-the-header", "below-it"])
def test_a_list_of_abbreviations_beside_the_table(heading: str, starts: int, tmp_path: Path) -> None:
    """It spoils no heading between the people and is no doubt, whether it begins with the header or below it."""
    rows: list[list[object]] = [list(HEADER), ["CHI BỘ BẢN PÁN"], list(PEOPLE[0]), ["CHI BỘ BẢN MẠ"], list(PEOPLE[1])]
    beside = [[heading], ["ĐH", "Đại học"], ["Ths", "Thạc sĩ"], ["CC", "Cao cấp"], ["TC", "Trung cấp"]]
    for row, cells in zip(rows[starts:], beside, strict=False):
        row += [None] * (len(HEADER) + 1 - len(row)) + cells
    kinds, doubts = seen(tmp_path, rows)
    assert (kinds["person"], kinds["section"]) == (2, 2)
    assert doubts == []


def test_cells_beside_the_table_without_a_heading_of_abbreviations(tmp_path: Path) -> None:
    """They are told: they may be people's."""
    rows: list[list[object]] = [list(HEADER), [*PEOPLE[0], None, "ĐV", "chính thức"], list(PEOPLE[1])]
    assert "extra_cells" in seen(tmp_path, rows)[1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("LẬP BẢNG", "TRƯỞNG THUẾ CƠ SỞ"),
        ("Người thống kê", "CHI CỤC TRƯỞNG"),
        ("CÁN BỘ TỔNG HỢP", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("PHÓ VĂN PHÒNG", "CHÁNH VĂN PHÒNG HUYỆN ỦY"),
        ("Người lập báo cáo", "HIỆU TRƯỞNG TRƯỜNG THCS"),
    ],
)
def test_who_signs_below_the_people(left: str, right: str, tmp_path: Path) -> None:
    """Neither of them is a person of the roster, also where they stand in columns of names and levels."""
    kinds, doubts = seen(tmp_path, [HEADER, *PEOPLE, [], [None, left, None, right]])
    assert (kinds["person"], kinds["signature"]) == (2, 1)
    assert doubts == []


def test_a_person_below_the_others_in_capitals(tmp_path: Path) -> None:
    """A name is nobody who signs, though no number and only a post stand beside it."""
    kinds, doubts = seen(tmp_path, [HEADER, *PEOPLE, [None, "SÙNG A PÁO", "CHỦ TỊCH HỘI NÔNG DÂN"]])
    assert kinds["person"] == 3
    assert "person_without_number" in doubts


@pytest.mark.parametrize("heading", ["NHÂN SỰ TÁI CỬ (01 đồng chí)", "Ứng cử viên đơn vị 1", "Người ứng cử khóa I"])
def test_headings_of_candidates(heading: str, tmp_path: Path) -> None:
    """They head the people below without a doubt."""
    kinds, doubts = seen(tmp_path, [HEADER, [None, heading], PEOPLE[0], PEOPLE[1]])
    assert (kinds["person"], kinds["section"]) == (2, 1)
    assert "unclear_heading" not in doubts


@pytest.mark.parametrize("label", ["Tỷ lệ (%)", "Tỉ lệ", "Đạt tỷ lệ %"])
def test_shares_below_a_total(label: str, tmp_path: Path) -> None:
    """A row of shares belongs to the total above it."""
    kinds, doubts = seen(
        tmp_path, [HEADER, [None, "Tổng số", None, "2", "2"], [None, label, None, "50,0", "50,0"], *PEOPLE]
    )
    assert (kinds["person"], kinds["total"]) == (2, 2)
    assert doubts == []
