"""The official forms of training, whole: Biểu 10-BTCTW and Mẫu số 1, every figure counted from the leaves by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.running import json_of

# Biểu 10-BTCTW as the Party's form prints it: number, label, how deep it nests.
ROWS_10 = [
    ("I", "Đào tạo", 0),
    ("1", "Đào tạo chuyên môn", 1),
    ("chia ra", "- Đại học", 2),
    ("", "+ Đào tạo trong nước", 3),
    ("", "+ Đào tạo ngoài nước", 3),
    ("", "+ Đào tạo liên kết", 3),
    ("", "- Thạc sỹ (tương đương)", 2),
    ("", "+ Đào tạo trong nước", 3),
    ("", "+ Đào tạo ngoài nước", 3),
    ("", "+ Đào tạo liên kết", 3),
    ("", "- Tiến sỹ (tương đương)", 2),
    ("", "+ Đào tạo trong nước", 3),
    ("", "+ Đào tạo ngoài nước", 3),
    ("", "+ Đào tạo liên kết", 3),
    ("2", "Đào tạo chính trị", 1),
    ("chia ra", "- Trung cấp LLCT", 2),
    ("", "+ Hệ tập trung", 3),
    ("", "+ Hệ không tập trung", 3),
    ("", "- Cao cấp LLCT", 2),
    ("", "+ Hệ tập trung", 3),
    ("", "+ Hệ không tập trung", 3),
    ("", "- Cử nhân LLCT", 2),
    ("", "+ Hệ tập trung", 3),
    ("", "+ Hệ không tập trung", 3),
    ("II", "Bồi dưỡng", 0),
    ("1", "Nghiệp vụ xây dựng Đảng", 1),
    ("2", "Nghiệp vụ đoàn thể chính trị", 1),
    ("3", "Quản lý nhà nước", 1),
    ("Chia ra", "+ Bồi dưỡng trong nước", 3),
    ("", "+ Bồi dưỡng ngoài nước", 3),
    ("4", "Quản lý kinh tế", 1),
    ("Chia ra", "+ Bồi dưỡng trong nước", 3),
    ("", "+ Bồi dưỡng ngoài nước", 3),
    ("5", "Ngoại ngữ", 1),
    ("Chia ra", "+ Bồi dưỡng trong nước", 3),
    ("", "+ Bồi dưỡng ngoài nước", 3),
    ("6", "Tin học", 1),
    ("7", "Cập nhật kiến thức mới", 1),
    ("8", "Quốc phòng- An ninh", 1),
    ("chia ra", "- Đối tượng 1", 2),
    ("", "- Đối tượng 2", 2),
    ("", "- Đối tượng 3", 2),
    ("", "- Đối tượng 4", 2),
]
TOP_10 = 7
FORMS = ("+ Đào tạo", "+ Hệ", "+ Bồi dưỡng")


def heads(sheet: Worksheet, cells: dict[str, str]) -> None:
    """Write the headings of merged ranges."""
    for where, text in cells.items():
        sheet[where.split(":")[0]] = text
        if ":" in where:
            sheet.merge_cells(where)


def nested(depths: Sequence[int], leaf: Callable[[int], list[int]]) -> tuple[list[list[int]], list[bool]]:
    """Fill every row: a leaf with its own numbers, a row over others with their sum."""
    inner = [after > depth for depth, after in zip(depths, [*depths[1:], 0], strict=True)]
    values: list[list[int]] = []
    for row, depth in enumerate(depths):
        below = next((at for at in range(row + 1, len(depths)) if depths[at] <= depth), len(depths))
        leaves = [leaf(at) for at in range(row, below) if not inner[at]]
        values.append([sum(column) for column in zip(*leaves, strict=True)])
    return values, inner


def leaf_10(row: int) -> list[int]:
    """Give the numbers of columns 3 to 11 of a leaf of Biểu 10."""
    province, district, commune = 7 + row, 11 + 3 * row, 13 + 5 * row
    return [province + district + commune, province, 1 + row, district, 2 + row, commune, 3 + row % 4, 1, 2 + row % 4]


def form_10(path: Path, spoil: dict[str, int] | None = None) -> tuple[list[list[int]], list[bool]]:
    """Write the whole form with known numbers, ``spoil`` some cells; give its rows and which of them are sums."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    heads(
        sheet,
        {
            "A1:B1": "TỈNH ỦY X\nBAN TỔ CHỨC",
            "C1:H1": "THỐNG KÊ KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ NĂM 2021",
            "I1:K1": "Biểu số 10-BTCTW\nĐvt: Người",
            "A3:A5": "TT",
            "B3:B5": "Chương trình, hình thức đào tạo, bồi dưỡng",
            "C3:H3": "Cán bộ được đào tạo, bồi dưỡng",
            "I3:K3": "Số lớp đào tạo, bồi dưỡng",
            "C4:C5": "Tổng số",
            "D4:E4": "Cấp tỉnh",
            "F4:G4": "Cấp huyện",
            "H4:H5": "Cấp xã",
            "I4:I5": "Tổng số lớp",
            "J4:J5": "Cấp ủy cấp tỉnh mở",
            "K4:K5": "Cấp ủy cấp huyện mở",
            "D5": "Tổng số",
            "E5": "Trong đó: Số cán bộ lãnh đạo, quản lý",
            "F5": "Tổng số",
            "G5": "Trong đó: Số cán bộ lãnh đạo, quản lý",
        },
    )
    for column, text in enumerate(["1", "2", "3=4+6+8", "4", "5", "6", "7", "8", "9=10+11", "10", "11"], start=1):
        sheet.cell(TOP_10 - 1, column, text)
    values, inner = nested([depth for _, _, depth in ROWS_10], leaf_10)
    for row, ((number, label, _), figures) in enumerate(zip(ROWS_10, values, strict=True), start=TOP_10):
        for column, value in enumerate([number or None, label, *figures], start=1):
            sheet.cell(row, column, value)
        if number.casefold() == "chia ra":
            end = row
            while end + 1 - TOP_10 < len(ROWS_10) and not ROWS_10[end + 1 - TOP_10][0]:
                end += 1
            sheet.merge_cells(start_row=row, end_row=end, start_column=1, end_column=1)
    bottom = TOP_10 + len(ROWS_10)
    heads(sheet, {f"A{bottom + 1}:H{bottom + 1}": "………,ngày…tháng…năm 20…...", f"A{bottom + 2}": "NGƯỜI LẬP BIỂU"})
    for where, value in (spoil or {}).items():
        sheet[where] = value
    book.save(path)
    return values, inner


def counted(tmp_path: Path, path: Path, by: str) -> dict[str, Any]:
    """Run ``training`` and give its JSON."""
    return json_of(tmp_path, "training", str(path), "--by", by)


def figures(got: dict[str, Any], *names: str, what: str = "attendances") -> dict[tuple[str | None, ...], int]:
    """Give a figure of the groups of just these fields, without groups of which it isn't known or nothing."""
    return {
        tuple(row["group"][name] for name in names): row[what]
        for row in got["rows"]
        if set(row["group"]) == set(names) and row[what]
    }


def path_10(row: int) -> list[str]:
    """Give the labels over a row and its own, without marks."""
    path: list[str] = []
    depth = ROWS_10[row][2] + 1
    for at in range(row, -1, -1):
        if ROWS_10[at][2] < depth:
            depth = ROWS_10[at][2]
            path.insert(0, ROWS_10[at][1].lstrip("-+ "))
    return path


def test_form_10_whole(tmp_path: Path) -> None:
    """Every cell of Biểu 10-BTCTW comes out, by tier, field and programme; its identities hold and are checked."""
    values, inner = form_10(tmp_path / "f.xlsx")
    leaves = [row for row in range(len(ROWS_10)) if not inner[row]]
    cells: Counter[tuple[str, str, str]] = Counter()
    classes: Counter[tuple[str, str]] = Counter()
    for row in leaves:
        path = path_10(row)
        name = " › ".join(path[-2:]) if ROWS_10[row][1].startswith(FORMS) else path[-1]
        for tier, column in (("Cấp tỉnh", 1), ("Cấp huyện", 3), ("Cấp xã", 5)):
            cells[path[1], name, tier] += values[row][column]
        classes[path[1], name] += values[row][6]
    assert len(cells) == 3 * 29

    got = counted(tmp_path, tmp_path / "f.xlsx", "training_field,programme,audience")
    assert figures(got, "training_field", "programme", "audience") == dict(cells)
    assert figures(got, "training_field", "programme", what="classes") == dict(classes)
    second = {tuple(path_10(row)[1:2]): values[row][0] for row in range(len(ROWS_10)) if ROWS_10[row][2] == 1}
    assert figures(got, "training_field") == second
    whole = got["rows"][0]
    assert whole["attendances"] == values[0][0] + values[24][0]
    assert whole["classes"] == values[0][6] + values[24][6]
    leading = sum(values[row][column] for row in leaves for column in (2, 4))
    assert [one["attendances"] for one in whole["of_which"]] == [leading]
    assert got["findings"] == []

    tiers = counted(tmp_path, tmp_path / "f.xlsx", "year,audience")
    by_tier = figures(tiers, "year", "audience")
    assert by_tier == {
        ("2021", tier): values[0][column] + values[24][column]
        for tier, column in (("Cấp tỉnh", 1), ("Cấp huyện", 3), ("Cấp xã", 5))
    }


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("C10", {"C10"}),  # 3=4+6+8 of a leaf
        ("I10", {"I10"}),  # 9=10+11 of a leaf
        ("D8", {"D8"}),  # a row over others
    ],
)
def test_a_wrong_sum_of_form_10_is_told_at_its_cell(tmp_path: Path, cell: str, found: set[str]) -> None:
    """A declared sum unlike its parts is a finding at its cell, and the parts count."""
    values, _ = form_10(tmp_path / "f.xlsx", {cell: 9999})
    got = counted(tmp_path, tmp_path / "f.xlsx", "audience")
    assert got["rows"][0]["attendances"] == values[0][0] + values[24][0]
    assert got["rows"][0]["classes"] == values[0][6] + values[24][6]
    places = {place["cell"] for one in got["findings"] for place in one["places"]}
    assert {one["code"] for one in got["findings"]} == {"total_differs"}
    assert found <= places


# Mẫu số 1: the fields of training and their contents, and the rows of its objects.
CONTENTS = {
    "Lý luận chính trị": ("Cao cấp", "Trung cấp", "Sơ cấp", "Bồi dưỡng"),
    "Quản lý nhà nước": ("Chuyên viên cao cấp", "Chuyên viên chính", "Chuyên viên", "Cán sự"),
    "Chuyên môn": ("Tiến sĩ (CK II)", "Thạc sĩ (CK I)", "Đại học", "Cao đẳng", "Trung cấp", "Sơ cấp"),
    "Bồi dưỡng ngắn hạn": (
        "Kiến thức, kỹ năng chuyên ngành",
        "Kỹ năng lãnh đạo, quản lý",
        "Tiếng dân tộc",
        "Khác",
    ),
    "Quốc phòng - An ninh": (),
    "Ngoại ngữ": (),
    "Tin học": (),
}
ROWS_1 = [
    ("1", "Cán bộ, công chức lãnh đạo, quản lý", 0),
    ("", "- Cấp tỉnh", 1),
    ("", "- Cấp sở và tương đương", 1),
    ("", "- Cấp huyện", 1),
    ("", "- Cấp phòng và tương đương", 1),
    ("2", "Các ngạch công chức", 0),
    ("", "- Chuyên viên cao cấp", 1),
    ("", "- Chuyên viên chính", 1),
    ("", "- Chuyên viên", 1),
    ("", "- Cán sự", 1),
    ("", "- Công chức tập sự", 1),
    ("3", "Công chức trong nguồn quy hoạch", 0),
    ("4", "Đại biểu HĐND", 0),
    ("", "- Cấp tỉnh", 1),
    ("", "- Cấp huyện", 1),
    ("", "- Cấp xã", 1),
    ("5", "Cán bộ, công chức cấp xã", 0),
    ("", "- Cán bộ chuyên trách", 1),
    ("", "- Công chức cấp xã", 1),
    ("6", "Người hoạt động không chuyên trách", 0),
]
TOP_1 = 6
WIDTH = sum(len(inside) or 1 for inside in CONTENTS.values())


def leaf_1(row: int) -> list[int]:
    """Give the numbers of a leaf of Mẫu số 1: its contents, their total, minorities, women."""
    contents = [(row * 7 + column * 3) % 11 for column in range(WIDTH)]
    return [*contents, sum(contents), row % 5, row % 7]


def test_form_1_whole(tmp_path: Path) -> None:
    """Every cell of Mẫu số 1 comes out under its object and content; objects of one name are told apart."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "TỔNG HỢP KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC TRONG NƯỚC NĂM 2022"
    heads(sheet, {"A3:A4": "TT", "B3:B4": "Đối tượng"})
    columns: list[tuple[str | None, str]] = []
    for field, inside in CONTENTS.items():
        left = 3 + len(columns)
        sheet.cell(3, left, field)
        if inside:
            sheet.merge_cells(start_row=3, end_row=3, start_column=left, end_column=left + len(inside) - 1)
        else:
            sheet.merge_cells(start_row=3, end_row=4, start_column=left, end_column=left)
        for column, text in enumerate(inside, start=left):
            sheet.cell(4, column, text)
        columns += [(field, text) for text in inside] or [(None, field)]
    total = 3 + len(columns)
    sheet.cell(3, total, "Tổng số")
    sheet.merge_cells(start_row=3, end_row=4, start_column=total, end_column=total)
    sheet.cell(3, total + 1, "Trong đó")
    sheet.merge_cells(start_row=3, end_row=3, start_column=total + 1, end_column=total + 2)
    sheet.cell(4, total + 1, "Người DTTS")
    sheet.cell(4, total + 2, "Nữ")
    for column in range(1, total + 3):
        sheet.cell(5, column, "AB"[column - 1] if column < 3 else column - 2)
    values, inner = nested([depth for _, _, depth in ROWS_1], leaf_1)
    for row, ((number, label, _), figured) in enumerate(zip(ROWS_1, values, strict=True), start=TOP_1):
        for column, value in enumerate([number or None, label, *figured], start=1):
            sheet.cell(row, column, value)
    leaves = [row for row in range(len(ROWS_1)) if not inner[row]]
    sums = [sum(values[row][column] for row in leaves) for column in range(WIDTH + 3)]
    for column, value in enumerate(["Cộng", *sums], start=2):
        sheet.cell(TOP_1 + len(ROWS_1), column, value)
    book.save(tmp_path / "m.xlsx")

    names = [label.lstrip("- ") for _, label, _ in ROWS_1]
    for row, over in ((1, 0), (3, 0), (13, 12), (14, 12)):  # "Cấp tỉnh", "Cấp huyện" stand under two objects
        names[row] = f"{names[over]} › {names[row]}"
    cells = {
        (names[row], *columns[column]): values[row][column]
        for row in leaves
        for column in range(WIDTH)
        if values[row][column]
    }
    got = counted(tmp_path, tmp_path / "m.xlsx", "audience,training_field,programme")
    assert got["findings"] == []
    assert figures(got, "audience", "training_field", "programme") == cells
    assert figures(got, "audience") == {(names[row],): values[row][WIDTH] for row in leaves}
    assert got["rows"][0]["attendances"] == sums[WIDTH]
    parts = {one["part"]: one["attendances"] for one in got["rows"][0]["of_which"]}
    assert parts == {"ethnic_minority": sums[WIDTH + 1], "female": sums[WIDTH + 2]}
