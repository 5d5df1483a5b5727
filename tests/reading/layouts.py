"""Rosters of invented people, each laid out in a way of its own, with the true records beside it.

A row is a text with ``|`` between its cells; ``_`` is an empty cell, an empty text an empty row. Merged ranges are
written as a spreadsheet writes them. The truth was written down from the layout, before any program had read it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["LAYOUTS", "Layout", "as_csv", "as_xlsx", "layout_named"]


@dataclass(frozen=True)
class Layout:
    """A sheet and what is true of it.

    ``people``: the names in order, with the path of sections that they stand under. ``holds``: cells that the person
    rows must have, by field. ``only_xlsx``: the layout lives by merged cells, which a CSV hasn't.
    """

    name: str
    rows: Sequence[str]
    header: tuple[int, int]
    kinds: Mapping[str, int]
    people: Sequence[tuple[str, str]]
    merges: Sequence[str] = ()
    holds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    as_of: dt.date | None = None
    totals: Sequence[tuple[int, str]] = ()
    findings: Sequence[tuple[str, str]] = ()
    only_xlsx: bool = False
    own_columns: Sequence[str] = ()

    @property
    def cells(self) -> list[list[str]]:
        """The rows cut into cells."""
        return [["" if cell == "_" else cell.replace("\\n", "\n") for cell in row.split("|")] for row in self.rows]


def as_xlsx(layout: Layout, sheet: str = "Danh sách") -> bytes:
    """Write a layout as a workbook; whole numbers are numbers, dates dates."""
    book = Workbook()
    tab: Any = book.active
    tab.title = sheet
    fill(tab, layout.cells, layout.merges)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill(tab: Worksheet, cells: Sequence[Sequence[str]], merges: Sequence[str]) -> None:
    """Write texts into the cells of a sheet, whole numbers as numbers, dates as dates, and merge cells."""
    for number, row in enumerate(cells, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                tab.cell(number, column, _typed(text))
    for merge in merges:
        tab.merge_cells(merge)


def _typed(text: str) -> str | int | dt.date:
    if text.isascii() and text.isdigit() and not text.startswith("0") and len(text) < 9:
        return int(text)
    parts = text.split("/")
    if len(parts) == 3 and all(map(str.isdigit, parts)) and len(parts[2]) == 4:
        return dt.date(int(parts[2]), int(parts[1]), int(parts[0]))
    return text


def layout_named(name: str) -> Layout:
    """Give the layout of a name."""
    return next(layout for layout in LAYOUTS if layout.name == name)


def as_csv(layout: Layout, delimiter: str = ",", newline: str = "\r\n") -> bytes:
    """Write a layout as CSV, every row as wide as the widest."""
    import csv

    width = max(map(len, layout.cells))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
    writer.writerows([*row, *[""] * (width - len(row))] for row in layout.cells)
    return stream.getvalue().encode()


LAYOUTS = (
    Layout(
        "header_in_row_one",
        [
            "STT|Họ và tên|Ngày sinh|Giới tính|Đơn vị|Trình độ chuyên môn|Lý luận chính trị",
            "1|Nguyễn Văn An|12/03/1975|Nam|Phòng Nội vụ|Đại học|Trung cấp",
            "2|Trần Thị Bình|05/11/1980|Nữ|Phòng Nội vụ|ThS|Cao cấp",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Nguyễn Văn An", ""), ("Trần Thị Bình", "")],
        holds={"degree": ["Đại học", "ThS"], "unit": ["Phòng Nội vụ", "Phòng Nội vụ"]},
    ),
    Layout(
        "agency_motto_sections_total_note_signatures",
        [
            "TỈNH ỦY HÀ GIẢ|_|_|ĐẢNG CỘNG SẢN VIỆT NAM|_|_",
            "BAN TỔ CHỨC|_|_|Hà Giả, ngày 05 tháng 01 năm 2021|_|_",
            "",
            "DANH SÁCH CÁN BỘ DIỆN TỈNH ỦY QUẢN LÝ|_|_|_|_|_",
            "(Tính đến ngày 31 tháng 12 năm 2020)|_|_|_|_|_",
            "STT|Họ và tên|Năm sinh|Chức vụ|Trình độ|_",
            "_|_|_|_|Chuyên môn|Lý luận chính trị",
            "1|2|3|4|5|6",
            "I. Khối Đảng|_|_|_|_|_",
            "1|Lê Văn Cường|1970|Trưởng ban|Thạc sĩ|Cao cấp",
            "2|Phạm Thị Dung|1982|Phó Trưởng ban|Đại học|TC",
            "II. Khối Nhà nước|_|_|_|_|_",
            "3|Hoàng Văn Em|1969|Giám đốc|TS|CN",
            "_|Tổng cộng|3|_|_|_",
            "_|Ghi chú: TS - tiến sĩ|_|_|_|_",
            "",
            "_|NGƯỜI LẬP BIỂU|_|_|TM. BAN TỔ CHỨC|_",
            "_|(Ký, ghi rõ họ tên)|_|_|(Ký, đóng dấu)|_",
            "",
            "_|_|_|_|Vũ Thị Giả|_",
        ],
        merges=["A1:C1", "D1:F1", "A4:F4", "A5:F5", "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6", "A9:F9", "A12:F12"],
        header=(6, 7),
        kinds={
            "title": 4,
            "header": 2,
            "index": 1,
            "section": 2,
            "person": 3,
            "total": 1,
            "note": 1,
            "signature": 3,
            "blank": 3,
        },
        people=[("Lê Văn Cường", "Khối Đảng"), ("Phạm Thị Dung", "Khối Đảng"), ("Hoàng Văn Em", "Khối Nhà nước")],
        holds={"degree": ["Thạc sĩ", "Đại học", "TS"], "political_theory": ["Cao cấp", "TC", "CN"]},
        as_of=dt.date(2020, 12, 31),
        totals=[(3, "C14")],
    ),
    Layout(
        "total_first_and_counts_in_headings",
        [
            "BIỂU TỔNG HỢP CÁN BỘ XÃ|_|_|_|_|_",
            "TT|Họ và tên|Ngày, tháng, năm sinh|Dân tộc|TĐCM|LLCT",
            "_|TỔNG SỐ|_|4|_|_",
            "I|Cán bộ|_|2|_|_",
            "1|Ma Văn Ích|01/02/1980|Tày|CĐ|SC",
            "2|Nông Thị Kim|1985|Nùng|ĐH|TC",
            "II|Công chức|_|2|_|_",
            "1|Lý Văn Long|03/1990|Dao|TC|_",
            "2|Hà Thị Mơ|30/12/1979|Kinh|ĐH|TC",
        ],
        merges=["A1:F1"],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "total": 1, "section": 2, "person": 4},
        people=[
            ("Ma Văn Ích", "Cán bộ"),
            ("Nông Thị Kim", "Cán bộ"),
            ("Lý Văn Long", "Công chức"),
            ("Hà Thị Mơ", "Công chức"),
        ],
        holds={"degree": ["CĐ", "ĐH", "TC", "ĐH"]},
        totals=[(4, "D3"), (2, "D4"), (2, "D7")],
    ),
    Layout(
        "blank_row_inside_a_three_row_header",
        [
            "DANH SÁCH CÔNG CHỨC|_|_|_|_|_|_",
            "Stt|Họ tên|Sinh ngày|Đơn vị công tác|Trình độ đào tạo|_|_",
            "_|_|_|_|_|_|_",
            "_|_|_|_|Trình độ|Ngành đào tạo|Trường đào tạo",
            "A|B|1|2|3|4|5",
            "1|Đoàn Văn Nam|15/06/1978|Xã Lý Tưởng|Đại học|Luật|ĐH Luật Hà Nội",
            "2|Bùi Thị Oanh|20/10/1990|Xã Lý Tưởng|Trung cấp|Kế toán|Trường CĐ Kinh tế",
        ],
        merges=["A1:G1", "A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:G3"],
        header=(2, 4),
        kinds={"title": 1, "header": 3, "index": 1, "person": 2},
        people=[("Đoàn Văn Nam", ""), ("Bùi Thị Oanh", "")],
        holds={"degree": ["Đại học", "Trung cấp"], "major": ["Luật", "Kế toán"]},
        only_xlsx=True,
    ),
    Layout(
        "birth_dates_by_sex",
        [
            "STT|Họ và tên|Ngày, tháng, năm sinh|_|Chức vụ|Trình độ chuyên môn",
            "_|_|Nam|Nữ|_|_",
            "A|B|1|2|3|4",
            "1|Đặng Văn Phú|02/09/1971|_|Chủ tịch UBND|Đại học",
            "2|Ngô Thị Quế|_|08/03/1983|Phó Chủ tịch UBND|ThS",
            "3|Võ Thị Rạng|_|1991|Công chức|CĐ",
        ],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"],
        header=(1, 2),
        kinds={"header": 2, "index": 1, "person": 3},
        people=[("Đặng Văn Phú", ""), ("Ngô Thị Quế", ""), ("Võ Thị Rạng", "")],
        holds={"degree": ["Đại học", "ThS", "CĐ"]},
    ),
    Layout(
        "two_row_header_without_merges",
        [
            "TT|Họ và tên|Số CCCD|Trình độ|_|_|_|Ghi chú",
            "_|_|_|Văn hóa|Chuyên môn|LLCT|QLNN|_",
            "1|Phan Văn Sơn|001075000001|12/12|Đại học|Cao cấp|CVC|_",
            "2|Mai Thị Tâm|001180000002|12/12|Cao đẳng|Sơ cấp|_|nghỉ thai sản",
        ],
        header=(1, 2),
        kinds={"header": 2, "person": 2},
        people=[("Phan Văn Sơn", ""), ("Mai Thị Tâm", "")],
        holds={
            "general_education": ["12/12", "12/12"],
            "degree": ["Đại học", "Cao đẳng"],
            "political_theory": ["Cao cấp", "Sơ cấp"],
            "state_management": ["CVC", ""],
            "id_number": ["001075000001", "001180000002"],
        },
    ),
    Layout(
        "years_in_the_second_header_row",
        [
            "TT|Họ và tên|Đảng viên|_|Trình độ chuyên môn|LLCT|Kết quả xếp loại|_|Ghi chú",
            "_|_|Ngày vào|Số thẻ|_|_|2023|2024|_",
            "1|Phan Văn Sơn|19/05/1996|75.012345|Trung cấp bảo vệ|Cao cấp|Tốt|Tốt|_",
            "2|Mai Thị Tâm|_|_|Cao đẳng kế toán|Sơ cấp|Tốt|Khá|nghỉ thai sản",
        ],
        header=(1, 2),
        kinds={"header": 2, "person": 2},
        people=[("Phan Văn Sơn", ""), ("Mai Thị Tâm", "")],
        holds={
            "party_date": ["19/05/1996", ""],
            "degree": ["Trung cấp bảo vệ", "Cao đẳng kế toán"],
            "political_theory": ["Cao cấp", "Sơ cấp"],
        },
    ),
    Layout(
        "nested_sections",
        [
            "Số TT|Họ và tên|Chức danh|Chuyên môn",
            "A. CẤP HUYỆN|_|_|_",
            "I. Khối Đảng|_|_|_",
            "Văn phòng Huyện ủy|_|_|_",
            "1|Đỗ Văn Uy|Chánh Văn phòng|ĐH",
            "Ban Tổ chức|_|_|_",
            "2|Lưu Thị Vân|Trưởng ban|ThS",
            "II. Khối Nhà nước|_|_|_",
            "Phòng Nội vụ|_|_|_",
            "3|Chu Văn Xuân|Trưởng phòng|ĐH",
            "B. CẤP XÃ|_|_|_",
            "I. Xã An Bình|_|_|_",
            "4|Cao Thị Yến|Công chức|TC",
        ],
        merges=["A2:D2", "A3:D3", "A4:D4", "A6:D6", "A8:D8", "A9:D9", "A11:D11", "A12:D12"],
        header=(1, 1),
        kinds={"header": 1, "section": 8, "person": 4},
        people=[
            ("Đỗ Văn Uy", "CẤP HUYỆN / Khối Đảng / Văn phòng Huyện ủy"),
            ("Lưu Thị Vân", "CẤP HUYỆN / Khối Đảng / Ban Tổ chức"),
            ("Chu Văn Xuân", "CẤP HUYỆN / Khối Nhà nước / Phòng Nội vụ"),
            ("Cao Thị Yến", "CẤP XÃ / Xã An Bình"),
        ],
    ),
    Layout(
        "header_repeated_after_gaps",
        [
            "STT|Họ tên|Năm sinh|Nữ|Trình độ chuyên môn|Trình độ LLCT",
            "1|Âu Văn Ánh|1966|_|Đại học|Cao cấp",
            "2|Ấn Thị Bé|1977|x|Đại học|_",
            "",
            "",
            "STT|Họ tên|Năm sinh|Nữ|Trình độ chuyên môn|Trình độ LLCT",
            "3|Bạch Văn Cam|1988|_|Thạc sỹ|Trung cấp",
            "_|_|_|_|_|_",
            "4|Cù Thị Đào|1999|X|Cử nhân|_",
        ],
        header=(1, 1),
        kinds={"header": 2, "person": 4, "blank": 3},
        people=[("Âu Văn Ánh", ""), ("Ấn Thị Bé", ""), ("Bạch Văn Cam", ""), ("Cù Thị Đào", "")],
        holds={"sex": ["", "x", "", "X"]},
    ),
    Layout(
        "numbered_empty_rows",
        [
            "STT|Họ và tên|Chức vụ|Bằng cấp",
            "1|Diệp Văn Ếch|Kế toán|Đại học",
            "2|Đinh Thị Gái|Thủ quỹ|Cao đẳng",
            "3|_|_|_",
            "4|_|_|_",
            "5|_|_|....",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "blank": 3},
        people=[("Diệp Văn Ếch", ""), ("Đinh Thị Gái", "")],
    ),
    Layout(
        "legend_beside_and_note_inside",
        [
            "DANH SÁCH TRÍCH NGANG|_|_|_|_|_|_",
            "TT|Họ và tên|Chức vụ|Trình độ CM|Tr.độ LLCT|_|_",
            "1|Giáp Văn Hùng|Bí thư|ĐH|CC|_|ĐH: đại học",
            "2|Hứa Thị Inh|Phó Bí thư|CĐ|TC|_|CC: cao cấp",
            "Ghi chú: hai đồng chí dưới đây mới luân chuyển|_|_|_|_|_|_",
            "3|Kha Văn Khoa|Chủ tịch|ĐH|TC|_|_",
        ],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "person": 3, "note": 1},
        people=[("Giáp Văn Hùng", ""), ("Hứa Thị Inh", ""), ("Kha Văn Khoa", "")],
        findings=[("extra_cells", "G3")],
    ),
    Layout(
        "formulas_in_the_index_row",
        [
            "STT|Họ và tên|Đơn vị|Chức vụ|Trình độ học vấn, học vị|Chia theo trình độ LLCT|Ghi chú",
            "A|B|1|2|3=4+6+8|8 (=9+10+11)|_",
            "1|La Văn Mạnh|Sở Y tế|Giám đốc|Tiến sĩ|Cao cấp|_",
            "2|Ninh Thị Nga|Sở Y tế|Phó Giám đốc|CKII|Cao cấp|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "index": 1, "person": 2},
        people=[("La Văn Mạnh", ""), ("Ninh Thị Nga", "")],
        holds={"degree": ["Tiến sĩ", "CKII"], "political_theory": ["Cao cấp", "Cao cấp"]},
    ),
    Layout(
        "names_in_two_columns_without_numbers",
        [
            "Họ và tên đệm|Tên|Ngày tháng năm sinh|Phòng/Ban|Trình độ chuyên môn nghiệp vụ",
            "Ông Văn|Phước|01/01/1970|Văn phòng|ĐH",
            "Quách Thị|Quyên|02/02/1981|Thanh tra|ThS",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Ông Văn Phước", ""), ("Quách Thị Quyên", "")],
    ),
    Layout(
        "dashes_and_subtotals",
        [
            "TT|Họ và tên|Chức danh|Trình độ chuyên môn|Trình độ chính trị",
            "I|Khối Mặt trận|_|_|_",
            "-|Hội Nông dân|_|_|_",
            "1|Sầm Văn Rộng|Chủ tịch|ĐH|TC",
            "-|Hội Phụ nữ|_|_|_",
            "2|Tạ Thị Sen|Chủ tịch|CĐ|TC",
            "3|Ứng Thị Tơ|Phó Chủ tịch|ĐH|_",
            "_|Cộng|3|_|_",
            "II|Khối Ủy ban|_|_|_",
            "4|Vi Văn Út|Công chức|TC|SC",
            "_|Cộng|1|_|_",
            "_|Tổng cộng: 4 đồng chí|_|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 4, "person": 4, "total": 3},
        people=[
            ("Sầm Văn Rộng", "Khối Mặt trận / Hội Nông dân"),
            ("Tạ Thị Sen", "Khối Mặt trận / Hội Phụ nữ"),
            ("Ứng Thị Tơ", "Khối Mặt trận / Hội Phụ nữ"),
            ("Vi Văn Út", "Khối Ủy ban"),
        ],
        totals=[(3, "C8"), (1, "C11"), (4, "B12")],
    ),
    Layout(
        "typed_without_marks",
        [
            "UBND XA TAN GIA|_|_|_|_",
            "DANH SACH CAN BO, CONG CHUC|_|_|_|_",
            "Thoi diem: 30/06/2022|_|_|_|_",
            "STT|HO VA TEN|NAM SINH|TRINH DO CHUYEN MON|LY LUAN CHINH TRI",
            "1|TONG VAN XUAN|1980|DAI HOC|TRUNG CAP",
            "2|CONG THI YEN|1984|CAO DANG|SO CAP",
            "_|TONG CONG|2|_|_",
        ],
        header=(4, 4),
        kinds={"title": 3, "header": 1, "person": 2, "total": 1},
        people=[("TONG VAN XUAN", ""), ("CONG THI YEN", "")],
        as_of=dt.date(2022, 6, 30),
        totals=[(2, "C7")],
        findings=[("unit_of_agency", "A1")],
    ),
    Layout(
        "broken_lines_and_remarks_in_headers",
        [
            "S\\nT\\nT|Họ và\\ntên|Ngày sinh\\n(dd/mm/yyyy)|Trình độ\\nCM (ghi rõ)|LL\\nchính trị (nếu có)|Điện thoại",
            "1|Xa Văn Ý|11/11/1969|Đại học Luật|Cao cấp|0900000001",
            "2|Yên Thị Ẩn|12/12/1992|ThS QLC|_|0900000002",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Xa Văn Ý", ""), ("Yên Thị Ẩn", "")],
        holds={"degree": ["Đại học Luật", "ThS QLC"], "political_theory": ["Cao cấp", ""]},
        own_columns=["Điện thoại"],
    ),
    Layout(
        "people_below_the_signatures",
        [
            "STT|Họ và tên|Chức vụ|Đơn vị|Trình độ chuyên môn",
            "1|Bàng Văn Cơ|Trưởng thôn|Thôn 1|THPT",
            "2|Chế Thị Duy|Phó thôn|Thôn 2|Trung cấp",
            "_|NGƯỜI LẬP|_|_|CHỦ TỊCH",
            "_|(Ký tên)|_|_|(Ký tên, đóng dấu)",
            "_|Dư Văn Ký|_|_|Đàm Thị Ký",
            "3|Đồng Văn Êm|Trưởng thôn|Thôn 3|Sơ cấp",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 3, "signature": 3},
        people=[("Bàng Văn Cơ", ""), ("Chế Thị Duy", ""), ("Đồng Văn Êm", "")],
        findings=[("rows_after_signature", "7")],
    ),
    Layout(
        "unit_cells_merged_over_people",
        [
            "TT|Đơn vị|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "1|Xã Một|Gia Văn Hợp|Bí thư|ĐH",
            "2|_|Hàn Thị Khế|Chủ tịch|ĐH",
            "3|Xã Hai|Khổng Văn Lân|Bí thư|CĐ",
            "4|_|Lục Thị Mận|Chủ tịch|ThS",
        ],
        merges=["B2:B3", "B4:B5"],
        header=(1, 1),
        kinds={"header": 1, "person": 4},
        people=[("Gia Văn Hợp", ""), ("Hàn Thị Khế", ""), ("Khổng Văn Lân", ""), ("Lục Thị Mận", "")],
        holds={"unit": ["Xã Một", "Xã Một", "Xã Hai", "Xã Hai"]},
        only_xlsx=True,
    ),
    Layout(
        "identity_numbers_instead_of_names",
        [
            "Số hiệu cán bộ, công chức|Loại CBCCVC|Trình độ chuyên môn|Lý luận chính trị",
            "CB0001|Cán bộ|ĐH|CC",
            "CB0002|Công chức|CĐ|TC",
            "Tổng cộng|2 người|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "total": 1},
        people=[("", ""), ("", "")],
        holds={"id_number": ["CB0001", "CB0002"]},
        totals=[(2, "B4")],
    ),
    Layout(
        "persons_of_whom_little_is_known",
        [
            "STT|Họ và tên|Năm sinh|Đảng viên|Trình độ chuyên môn",
            "1|Mạc Văn Nghĩa|1970|1|_",
            "2|Nghiêm Thị Ổi|_|_|_",
            "3|Phí Văn Quân|_|x|_",
            "4|_|1985|x|Đại học",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 4},
        people=[("Mạc Văn Nghĩa", ""), ("Nghiêm Thị Ổi", ""), ("Phí Văn Quân", ""), ("", "")],
        findings=[("bare_person", "3"), ("unnamed_person", "5")],
    ),
    Layout(
        "another_person_in_the_header",
        [
            "STT|Họ và tên|Quê quán|_|Trình độ|_|Nhu cầu đào tạo|_",
            "_|_|Xã|Huyện|Chuyên môn|LLCT|Chuyên môn|LLCT",
            "1|Thân Văn Uyên|Xã Kia|Huyện Nọ|CĐ|SC|ĐH|TC",
            "2|Viên Thị Xoan|Xã Này|Huyện Ấy|ĐH|TC|_|CC",
        ],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"],
        header=(1, 2),
        kinds={"header": 2, "person": 2},
        people=[("Thân Văn Uyên", ""), ("Viên Thị Xoan", "")],
        holds={"degree": ["CĐ", "ĐH"], "political_theory": ["SC", "TC"]},
        own_columns=["Quê quán › Xã", "Quê quán › Huyện", "Nhu cầu đào tạo › Chuyên môn", "Nhu cầu đào tạo › LLCT"],
    ),
    Layout(
        "declared_total_that_is_wrong",
        [
            "STT|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "1|Ánh Văn Bảo|Bí thư|ĐH",
            "2|Cảnh Thị Dịu|Chủ tịch|ĐH",
            "_|Tổng số: 5 người|_|_",
            "_|Trong đó: nữ 1 người|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "total": 2},
        people=[("Ánh Văn Bảo", ""), ("Cảnh Thị Dịu", "")],
        totals=[(5, "B4")],
        findings=[("declared_total", "B4")],
    ),
    Layout(
        "two_lines_under_one_merged_name",
        [
            "STT|Họ và tên|Ngày sinh|Trình độ chuyên môn|Chuyên ngành|LLCT",
            "1|Kim Văn Đoan|01/02/1979|Đại học|Luật|TC",
            "_|_|_|Thạc sĩ|Quản lý công|_",
            "2|Thạch Thị Ray|03/04/1988|Cao đẳng|Kế toán|SC",
        ],
        merges=["A2:A3", "B2:B3", "C2:C3", "F2:F3"],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "note": 1},
        people=[("Kim Văn Đoan", ""), ("Thạch Thị Ray", "")],
        holds={"degree": ["Đại học Thạc sĩ", "Cao đẳng"], "political_theory": ["TC", "SC"]},
        findings=[("continued_row", "3")],
        only_xlsx=True,
    ),
    Layout(
        "agency_right_above_the_header",
        [
            "UBND XÃ TÂN GIẢ|_|_|_",
            "STT|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "1|Ân Văn Bốn|Bí thư|ĐH",
        ],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "person": 1},
        people=[("Ân Văn Bốn", "")],
        findings=[("unit_of_agency", "A1")],
    ),
    Layout(
        "parents_over_columns_that_need_none",
        [
            "THÔNG TIN CÁ NHÂN|_|_|_|TRÌNH ĐỘ|_",
            "STT|Họ và tên|Ngày sinh|Dân tộc|Chuyên môn|LLCT",
            "1|Bế Văn Chín|01/01/1971|Tày|ĐH|CC",
        ],
        merges=["A1:D1", "E1:F1"],
        header=(1, 2),
        kinds={"header": 2, "person": 1},
        people=[("Bế Văn Chín", "")],
        holds={"degree": ["ĐH"], "political_theory": ["CC"]},
        only_xlsx=True,
    ),
    Layout(
        "sections_in_the_name_column",
        [
            "STT|Họ và tên|Chức vụ|TĐCM",
            "_|Xã Đông Giả|_|_",
            "1|Cam Văn Dần|Bí thư|ĐH",
            "_|Trường THCS số 2|_|_",
            "2|Dương Thị Hợi|Hiệu trưởng|ThS",
            "_|Nhà văn hóa|_|_",
            "3|Đàm Văn Mùi|Giám đốc|CĐ",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 3, "person": 3},
        people=[("Cam Văn Dần", "Xã Đông Giả"), ("Dương Thị Hợi", "Trường THCS số 2"), ("Đàm Văn Mùi", "Nhà văn hóa")],
        findings=[("unclear_heading", "6")],
    ),
    Layout(
        "index_repeated_with_the_header",
        [
            "TT|Họ và tên|Năm sinh|Đơn vị|TĐCM",
            "(1)|(2)|(3)|(4)|(5)",
            "1|Hạ Văn Tý|1970|Sở A|ĐH",
            "TT|Họ và tên|Năm sinh|Đơn vị|TĐCM",
            "(1)|(2)|(3)|(4)|(5)",
            "2|Kiều Thị Sửu|1980|Sở A|ThS",
        ],
        header=(1, 1),
        kinds={"header": 2, "index": 2, "person": 2},
        people=[("Hạ Văn Tý", ""), ("Kiều Thị Sửu", "")],
    ),
    Layout(
        "totals_with_parts_beside",
        [
            "STT|Họ và tên|Nam|Nữ|Đảng viên|Trình độ chuyên môn",
            "1|Lâm Văn Ngọ|x|_|x|ĐH",
            "2|Mông Thị Thân|_|x|_|CĐ",
            "3|Nùng Thị Dậu|_|x|x|TC",
            "_|Tổng cộng: 3|1|2|2|_",
            "Cộng danh sách có 03 đồng chí|_|_|_|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 3, "total": 2},
        people=[("Lâm Văn Ngọ", ""), ("Mông Thị Thân", ""), ("Nùng Thị Dậu", "")],
        totals=[(3, "B5"), (3, "A6")],
    ),
    Layout(
        "recipients_and_signature_below",
        [
            "STT|Họ và tên|Chức vụ|Đơn vị|Trình độ chuyên môn",
            "1|Ông Văn Tuất|Giám đốc|Sở B|TS",
            "_|_|_|Hà Giả, ngày 5 tháng 1 năm 2021|_",
            "Nơi nhận:|_|_|KT. GIÁM ĐỐC|_",
            "- Như trên;|_|_|PHÓ GIÁM ĐỐC|_",
            "- Lưu: VT, TCCB.|_|_|_|_",
            "_|_|_|Phùng Văn Giả|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 1, "signature": 5},
        people=[("Ông Văn Tuất", "")],
    ),
    Layout(
        "names_that_begin_like_other_rows",
        [
            "STT|Họ và tên|Năm sinh|Chức vụ|Trình độ chuyên môn",
            "1|Đoàn Thị Tổng|1970|Chủ tịch|ĐH",
            "2|Ban Văn Hội|1981|Trưởng ban|CĐ",
            "3|Cao Văn Cộng|1979|_|_",
            "4|Tòng Văn Khu|_|_|TC",
            "5|Khu Thị Ký|1990|Giám đốc|ThS",
            "6|Đoàn Thanh Niên|1992|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 6},
        people=[
            ("Đoàn Thị Tổng", ""),
            ("Ban Văn Hội", ""),
            ("Cao Văn Cộng", ""),
            ("Tòng Văn Khu", ""),
            ("Khu Thị Ký", ""),
            ("Đoàn Thanh Niên", ""),
        ],
    ),
    Layout(
        "number_column_without_a_header",
        [
            "_|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "I|Khối Đảng|_|_",
            "1|Quan Văn Rồng|Trưởng ban|ĐH",
            "II|Khối Đoàn thể|_|_",
            "2|Sùng Thị Rắn|Chủ tịch|CĐ",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 2, "person": 2},
        people=[("Quan Văn Rồng", "Khối Đảng"), ("Sùng Thị Rắn", "Khối Đoàn thể")],
    ),
    Layout(
        "name_header_merged_over_two_columns",
        [
            "STT|Họ và tên|_|Chức vụ|Trình độ chuyên môn",
            "1|Tăng Văn|Uy|Bí thư|ĐH",
            "2|Ung Thị|Vy|Chủ tịch|CĐ",
        ],
        merges=["B1:C1"],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Tăng Văn Uy", ""), ("Ung Thị Vy", "")],
        only_xlsx=True,
    ),
    Layout(
        "header_merged_over_an_empty_column",
        [
            "STT|Họ và tên|Chức vụ|Trình độ chuyên môn|_|LLCT",
            "1|Viêm Văn Xá|Bí thư|ĐH|_|CC",
            "2|Xín Thị Yêu|Chủ tịch|CĐ|_|TC",
        ],
        merges=["D1:E1"],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Viêm Văn Xá", ""), ("Xín Thị Yêu", "")],
        holds={"degree": ["ĐH", "CĐ"]},
        findings=[("column_without_header", "E1")],
    ),
    Layout(
        "numbers_restart_and_one_is_missing",
        [
            "TT|Họ và tên|Năm sinh|Chức danh|Trình độ chuyên môn|LLCT",
            "I. THÔN BẢN|_|_|_|_|_",
            "1|Lò Văn Ánh|1970|Trưởng bản|THPT|_",
            "_|Lò Thị Bông|1975|Phó bản|TC|SC",
            "II. TỔ DÂN PHỐ|_|_|_|_|_",
            "1|Lường Văn Chanh|1980|Tổ trưởng|ĐH|TC",
            "- Nghỉ hưu trong năm: 1 người|_|_|_|_|_",
        ],
        merges=["A2:F2", "A5:F5", "A7:F7"],
        header=(1, 1),
        kinds={"header": 1, "section": 2, "person": 3, "note": 1},
        people=[("Lò Văn Ánh", "THÔN BẢN"), ("Lò Thị Bông", "THÔN BẢN"), ("Lường Văn Chanh", "TỔ DÂN PHỐ")],
        findings=[("person_without_number", "4")],
    ),
    Layout(
        "a_name_alone_at_the_end",
        [
            "STT|Họ và tên|Năm sinh|Chức danh|Trình độ chuyên môn",
            "1|Mã Văn Dơi|1970|Trưởng phòng|ĐH",
            "2|Nịnh Thị Én|1988|Chuyên viên|ThS",
            "",
            "_|_|_|Trịnh Thị Giả|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "note": 1, "blank": 1},
        people=[("Mã Văn Dơi", ""), ("Nịnh Thị Én", "")],
    ),
    Layout(
        "ticks_under_the_names_of_scales",
        [
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ|_|_|_|_|_|_|_|_|_|_|_",
            "STT|Họ và tên|Ngày, tháng, năm sinh|_|Đảng viên|Trình độ chuyên môn|_|_|_|Trình độ lý luận chính trị|_|_",
            "_|_|Nam|Nữ|_|TC|CĐ|ĐH|Thạc sỹ, tiến sỹ|SC|TC|CC",
            "A|1|2|3|4|5|6|7|8|9|10|11",
            "Bí thư Đảng ủy|_|_|_|_|_|_|_|_|_|_|_",
            "1|Bùi Văn Sơn|01/02/1970|_|x|_|_|x|_|_|_|X",
            "Chủ tịch UBND|_|_|_|_|_|_|_|_|_|_|_",
            "2|Hà Thị Thủy|_|03/04/1985|x|_|_|_|x|_|x|_",
            "3|Lý Văn Mộc|05/06/1990|_|_|_|_|_|_|_|_|_",
            "4|Cao Văn Hỏa|1979|_|x|_|x|x|_|x|_|_",
        ],
        merges=["A1:L1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:I2", "J2:L2", "A5:L5", "A7:L7"],
        header=(2, 3),
        kinds={"title": 1, "header": 2, "index": 1, "section": 2, "person": 4},
        people=[
            ("Bùi Văn Sơn", "Bí thư Đảng ủy"),
            ("Hà Thị Thủy", "Chủ tịch UBND"),
            ("Lý Văn Mộc", "Chủ tịch UBND"),
            ("Cao Văn Hỏa", "Chủ tịch UBND"),
        ],
        holds={
            "degree": ["ĐH", "Thạc sỹ, tiến sỹ", "", "ĐH"],
            "political_theory": ["CC", "TC", "", "SC"],
            "party_member": ["x", "x", "", "x"],
        },
        findings=[("several_ticks", "F10")],
    ),
    Layout(
        "ticks_as_ones_under_three_rows",
        [
            "TT|Họ và tên|Chia theo trình độ đào tạo|_|_|_|_|Ghi chú",
            "_|_|Chuyên môn|_|_|Chính trị|_|_",
            "_|_|Đại học|Cao đẳng|Còn lại|Cao cấp|Trung cấp|_",
            "1|Đào Văn Kim|1|_|_|_|1|_",
            "2|Đinh Thị Mộc|_|_|1|_|_|_",
            "_|Tổng số|1|0|1|0|1|_",
        ],
        merges=["A1:A3", "B1:B3", "C1:G1", "C2:E2", "F2:G2", "H1:H3"],
        header=(1, 3),
        kinds={"header": 3, "person": 2, "total": 1},
        people=[("Đào Văn Kim", ""), ("Đinh Thị Mộc", "")],
        holds={"degree": ["Đại học", "Còn lại"], "political_theory": ["Trung cấp", ""]},
        only_xlsx=True,
    ),
    Layout(
        "units_and_people_numbered_in_one_column",
        [
            "STT|Họ và tên|Chức vụ|TĐCM|LLCT",
            "1|Phòng Nội vụ|_|_|_",
            "1.1|Ngân Văn Ba|Trưởng phòng|ĐH|CC",
            "1.2|Nhâm Thị Tư|Chuyên viên|ThS|TC",
            "2|Ban Tiếp công dân|_|_|_",
            "2.1|Ninh Văn Năm|Trưởng ban|ĐH|CC",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 2, "person": 3},
        people=[
            ("Ngân Văn Ba", "Phòng Nội vụ"),
            ("Nhâm Thị Tư", "Phòng Nội vụ"),
            ("Ninh Văn Năm", "Ban Tiếp công dân"),
        ],
    ),
    Layout(
        "notes_with_dashes_and_counts_in_words",
        [
            "UBND HUYỆN GIẢ|_|_|_|_|_",
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ NĂM 2020|_|_|_|_|_",
            "(Kèm theo Báo cáo số 15/BC-UBND ngày 05/01/2021)|_|_|_|_|_",
            "Đơn vị tính: người|_|_|_|_|_",
            "STT|Họ và tên|Ngày, tháng, năm sinh|Chức vụ|Trình độ chuyên môn|Trình độ LLCT",
            "I. CÁN BỘ: 02 đ/c|_|_|_|_|_",
            "1|Đ/c Phó Văn Sáu|01/02/1970|Bí thư|ĐH Luật|CC",
            "2|Đ/c Quản Thị Bảy|03/04/1980|Chủ tịch|ĐH|TC",
            "II. CÔNG CHỨC (01 người)|_|_|_|_|_",
            "1|Sái Văn Tám|05/06/1990|Văn phòng - thống kê|CĐ|SC",
            "Tổng cộng toàn xã: 03 người|_|_|_|_|_",
            "* Ghi chú: danh sách trên không gồm 1 đ/c nghỉ hưu|_|_|_|_|_",
            "- Đ/c Tiêu Thị Chín nghỉ hưu từ 01/01/2021|_|_|_|_|_",
        ],
        header=(5, 5),
        kinds={"title": 4, "header": 1, "section": 2, "person": 3, "total": 1, "note": 2},
        people=[
            ("Đ/c Phó Văn Sáu", "CÁN BỘ"),
            ("Đ/c Quản Thị Bảy", "CÁN BỘ"),
            ("Sái Văn Tám", "CÔNG CHỨC"),
        ],
        totals=[(2, "A6"), (1, "A9"), (3, "A11")],
    ),
    Layout(
        "words_of_signatures_in_a_persons_own_cells",
        [
            "STT|Họ và tên|Ngành|Trình độ chuyên môn|Ghi chú",
            "_|Đảng ủy|_|_|_",
            "1|Lê Thị Áo|Luật|ĐH|Xác nhận",
            "_|Thanh tra|_|_|_",
            "2|Lê Văn Bốn|KT|ThS|_",
            "3|Lê Thị Cúc|TL|ĐH|đã ký HĐ",
            "4|Lê Văn Đạo|TM|ĐH|duyệt quy hoạch",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 2, "person": 4},
        people=[
            ("Lê Thị Áo", "Đảng ủy"),
            ("Lê Văn Bốn", "Thanh tra"),
            ("Lê Thị Cúc", "Thanh tra"),
            ("Lê Văn Đạo", "Thanh tra"),
        ],
    ),
    Layout(
        "words_of_signatures_and_notes_without_running_numbers",
        [
            "Chức vụ|Họ và tên|Trình độ chuyên môn|Ngành",
            "Cộng tác viên|Vũ Thị An|ĐH|_",
            "Tổng hợp|Tổng Thị Ba|ĐH|_",
            "Nguồn QH|Nguồn Văn Ca|ThS|KT",
            "_|Nguồn Văn Dũng|ThS|_",
            "_|Tổng Văn Én|ThS|_",
            "_|NGƯỜI LẬP|_|TM. ỦY BAN",
            "_|Ngô Văn Ký|_|Lý Văn Ký",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 5, "signature": 2},
        people=[
            ("Vũ Thị An", ""),
            ("Tổng Thị Ba", ""),
            ("Nguồn Văn Ca", ""),
            ("Nguồn Văn Dũng", ""),
            ("Tổng Văn Én", ""),
        ],
    ),
    Layout(
        "names_alone_below_the_roster",
        [
            "Họ và tên|Trình độ chuyên môn|Chức vụ",
            "Vũ Thị An|ĐH|Trưởng phòng",
            "Vũ Văn Bá|ThS|Phó Trưởng phòng",
            "Vũ Thị Ca|_|_",
            "Vũ Văn Dần|_|_",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "note": 2},
        people=[("Vũ Thị An", ""), ("Vũ Văn Bá", "")],
        findings=[("unread_name", "4"), ("unread_name", "5")],
    ),
    Layout(
        "sections_numbered_like_the_persons_below_them",
        [
            "STT|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "1|Phòng Nội vụ|_|_",
            "1|Lê Thị An|Trưởng phòng|ĐH",
            "2|Lê Văn Bá|Chuyên viên|ĐH",
            "2|Hội Nông dân|_|_",
            "1|Lê Thị Ca|Chủ tịch|ThS",
        ],
        header=(1, 1),
        kinds={"header": 1, "section": 2, "person": 3},
        people=[("Lê Thị An", "Phòng Nội vụ"), ("Lê Văn Bá", "Phòng Nội vụ"), ("Lê Thị Ca", "Hội Nông dân")],
        findings=[("unclear_heading", "5")],
    ),
    Layout(
        "a_summary_by_numbers_below_the_roster",
        [
            "TT|Họ và tên|Chức vụ|Trình độ chuyên môn",
            "1|Lê Thị An|Trưởng phòng|ĐH",
            "2|Lê Văn Bá|Chuyên viên|ThS",
            "",
            "TT|Trình độ|Số lượng|Tỷ lệ",
            "1|Đại học|1|50%",
            "2|Thạc sĩ|1|50%",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "blank": 1, "note": 3},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", "")],
        findings=[("second_table", "5")],
    ),
    Layout(
        "a_second_degree_in_a_row_of_its_own",
        [
            "TT|Họ và tên|Trình độ chuyên môn|Chức vụ",
            "1|Lê Thị An|ĐH Kinh tế|Trưởng phòng",
            "_|_|ThS Luật|_",
            "2|Lê Văn Bá|ĐH|Chuyên viên",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2, "note": 1},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", "")],
        findings=[("unplaced_row", "3")],
    ),
    Layout(
        "two_columns_of_majors",
        [
            "TT|Họ và tên|Trình độ chuyên môn|Chuyên ngành|Chuyên ngành",
            "1|Lê Thị An|ĐH|Luật|Toán",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 1},
        people=[("Lê Thị An", "")],
        holds={"major": ["Luật"]},
        findings=[("second_column", "E1")],
        own_columns=["Chuyên ngành"],
    ),
    Layout(
        "a_header_and_nobody_below",
        ["TT|Họ và tên|Trình độ chuyên môn"],
        header=(1, 1),
        kinds={"header": 1},
        people=[],
        findings=[("empty_roster", "1")],
    ),
    Layout(
        "only_a_month_is_stated",
        ["Tính đến tháng 12/2020|_|_", "TT|Họ và tên|Trình độ chuyên môn", "1|Lê Thị An|ĐH"],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "person": 1},
        people=[("Lê Thị An", "")],
        findings=[("as_of_unclear", "A1")],
    ),
    Layout(
        "no_such_day_is_stated",
        ["Tính đến ngày 31/02/2020|_|_", "TT|Họ và tên|Trình độ chuyên môn", "1|Lê Thị An|ĐH"],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "person": 1},
        people=[("Lê Thị An", "")],
        findings=[("as_of_unclear", "A1")],
    ),
    Layout(
        "a_day_stated_in_short",
        ["ĐẾN NGÀY 31/12/20|_|_", "TT|Họ và tên|Trình độ chuyên môn", "1|Lê Thị An|ĐH"],
        header=(2, 2),
        kinds={"title": 1, "header": 1, "person": 1},
        people=[("Lê Thị An", "")],
        as_of=dt.date(2020, 12, 31),
    ),
    Layout(
        "a_name_over_two_columns",
        ["TT|Họ và tên|_|Trình độ chuyên môn", "1|Lê Văn|An|ĐH", "2|Trần Thị|Ba|ThS"],
        merges=["B1:C1"],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Lê Văn An", ""), ("Trần Thị Ba", "")],
        only_xlsx=True,
    ),
    Layout(
        "positions_in_the_party_and_in_the_administration",
        [
            "TT|Họ và tên|Chức vụ|_|Trình độ chuyên môn",
            "_|_|Đảng|Chính quyền|_",
            "1|Lê Thị An|Bí thư|Chủ tịch HĐND|ĐH",
            "2|Lê Văn Bá|_|Chủ tịch UBND|ThS",
        ],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
        header=(1, 2),
        kinds={"header": 2, "person": 2},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", "")],
        holds={"position": ["Bí thư; Chủ tịch HĐND", "Chủ tịch UBND"]},
        only_xlsx=True,
    ),
    Layout(
        "the_party_and_the_administration_over_positions",
        [
            "TT|Họ và tên|Đảng|Chính quyền|Trình độ chuyên môn",
            "_|_|Chức vụ|Chức vụ|_",
            "1|Lê Thị An|Bí thư|Chủ tịch HĐND|ĐH",
            "2|Lê Văn Bá|_|Chủ tịch UBND|ThS",
        ],
        merges=["A1:A2", "B1:B2", "E1:E2"],
        header=(1, 2),
        kinds={"header": 2, "person": 2},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", "")],
        holds={"position": ["Bí thư; Chủ tịch HĐND", "Chủ tịch UBND"]},
        only_xlsx=True,
    ),
    Layout(
        "positions_of_two_kinds_in_headers_of_one_part",
        [
            "TT|Họ và tên|Chức vụ Đảng|Chức vụ chính quyền|Trình độ chuyên môn",
            "1|Lê Thị An|Bí thư|Chủ tịch HĐND|ĐH",
            "2|Lê Văn Bá|_|Chủ tịch UBND|ThS",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 2},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", "")],
        holds={"position": ["Bí thư; Chủ tịch HĐND", "Chủ tịch UBND"]},
    ),
    Layout(
        "a_total_that_counts_columns",
        [
            "TT|Họ và tên|Năm sinh|Trình độ chuyên môn|Bồi dưỡng|Ghi nhận",
            "1|Lê Thị An|1980|ĐH|có|có",
            "2|Lê Văn Bá|1981|ThS|có|_",
            "3|Lê Thị Ca|1982|ThS|_|_",
            "_|Tổng cộng|_|_|2|1",
        ],
        header=(1, 1),
        kinds={"header": 1, "person": 3, "total": 1},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", ""), ("Lê Thị Ca", "")],
    ),
    Layout(
        "words_instead_of_marks_and_one_that_denies",
        [
            "TT|Họ và tên|Trình độ chuyên môn|_|_|Chức vụ",
            "_|_|Đại học|Cao đẳng|Đang học|_",
            "1|Lê Thị An|Luật|_|_|Trưởng phòng",
            "2|Lê Văn Bá|đang học|Kế toán|_|Chuyên viên",
            "3|Lê Thị Ca|_|x|ĐH|Chuyên viên",
            "4|Lê Văn Dần|2015|_|_|Chuyên viên",
        ],
        merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
        header=(1, 2),
        kinds={"header": 2, "person": 4},
        people=[("Lê Thị An", ""), ("Lê Văn Bá", ""), ("Lê Thị Ca", ""), ("Lê Văn Dần", "")],
        holds={"degree": ["Đại học", "đang học", "Cao đẳng", "Đại học"]},
        findings=[("text_as_tick", "C3")],
        own_columns=["Trình độ chuyên môn › Đang học"],
        only_xlsx=True,
    ),
)
