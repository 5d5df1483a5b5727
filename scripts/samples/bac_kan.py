"""Bắc Kạn: commune officials and civil servants against a 100% deadline; lecturers of the political school (B5-B7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from samples.columns import born_day, born_year, field, mark, number
from samples.people import Crowd, Official
from samples.sheet import Block, Sheet, sections
from samples.writing import as_csv, as_xlsx

__all__ = ["files"]

# B5: 212 of 253 officials with an intermediate degree or higher (83.79%); 41 below.
OFFICIAL_DEGREES = {
    "Đại học": 62,
    "ĐH": 21,
    "ĐH (TC)": 12,
    "Cử nhân Luật": 4,
    "Đại học sư phạm": 3,
    "ThS": 2,
    "Cao đẳng": 9,
    "CĐ": 6,
    "Trung cấp": 58,
    "TC": 20,
    "THCN": 7,
    "Trung cấp Luật": 5,
    "T.cấp": 3,
    "Sơ cấp": 11,
    "Sơ cấp nghề": 4,
    "Chưa qua đào tạo": 14,
    "Chưa ĐT": 5,
    "12/12": 4,
    "Không": 3,
}
OFFICIAL_THEORIES = {"Trung cấp": 128, "TC": 44, "Cao cấp": 9, "CCLLCT": 3, "Sơ cấp": 31, "SC": 8, "": 22, "-": 8}
# B6: 71 of 72 civil servants (98.61%).
SERVANT_DEGREES = {
    "Đại học": 27,
    "ĐH": 9,
    "Kỹ sư": 3,
    "Cao đẳng": 6,
    "CĐ": 2,
    "Trung cấp": 18,
    "Trung cấp chuyên nghiệp": 4,
    "TC": 2,
    "Sơ cấp": 1,
}
SERVANT_THEORIES = {"Trung cấp": 30, "TC": 9, "Sơ cấp": 13, "": 17, "…": 3}
# B7: 20 masters and 1 doctor of 22 lecturers (20/22 = 90.9%).
LECTURER_DEGREES = {
    "Thạc sĩ": 9,
    "Thạc sỹ": 4,
    "ThS": 3,
    "Thạc sĩ xây dựng Đảng và chính quyền Nhà nước": 2,
    "ThS (đang học NCS)": 2,
    "Tiến sĩ": 1,
    "Đại học, đang học thạc sĩ": 1,
}
LECTURER_THEORIES = {"Cao cấp": 15, "CCLLCT": 4, "Cử nhân": 2, "Trung cấp": 1}
OFFICIAL_UNITS = {
    "Xã Cao Thượng": 32,
    "Xã Địa Linh": 32,
    "Xã Quảng Khê": 32,
    "Xã Bộc Bố": 32,
    "Xã Nghiên Loan": 31,
    "Xã Xuân La": 31,
    "Xã Cư Lễ": 32,
    "Xã Kim Lư": 31,
}
SERVANT_UNITS = dict.fromkeys(OFFICIAL_UNITS, 9)


def files() -> Mapping[str, bytes]:
    """Give the files of the place by name."""
    crowd = Crowd("bac-kan", dt.date(2020, 9, 30), {"Tày": 56, "Nùng": 14, "Dao": 16, "Kinh": 11, "Mông": 3})
    officials = crowd.officials(
        253,
        units=OFFICIAL_UNITS,
        degrees=OFFICIAL_DEGREES,
        theories=OFFICIAL_THEORIES,
        positions=("Bí thư Đảng ủy", "Chủ tịch UBND", "Chủ tịch HĐND", "Chủ tịch Hội Nông dân", "Bí thư Đoàn"),
        tier=("Xã", "Cấp xã"),
        kind=("Cán bộ", "Cán bộ cấp xã"),
        management=("CV", "", "", "-"),
    )
    servants = crowd.officials(
        72,
        units=SERVANT_UNITS,
        degrees=SERVANT_DEGREES,
        theories=SERVANT_THEORIES,
        positions=("Văn phòng - thống kê", "Tư pháp - hộ tịch", "Tài chính - kế toán", "Văn hóa - xã hội"),
        tier=("Xã",),
        kind=("Công chức", "Công chức cấp xã"),
        management=("CV", "Chuyên viên", "", "Cán sự"),
    )
    lecturers = crowd.officials(
        22,
        units={"Trường Chính trị tỉnh": 22},
        degrees=LECTURER_DEGREES,
        theories=LECTURER_THEORIES,
        positions=("Giảng viên", "Giảng viên chính", "Trưởng khoa, giảng viên", "Giảng viên"),
        tier=("Tỉnh",),
        kind=("Viên chức",),
        management=("CV", "CVC", "Chuyên viên chính"),
    )
    return {
        "can-bo-cap-xa.csv": as_csv(_officials_sheet(officials), bom=True),
        "cong-chuc-va-giang-vien.xlsx": as_xlsx([_servants_sheet(servants), _lecturers_sheet(lecturers)]),
    }


def _officials_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Cán bộ",
        columns=(
            number("STT"),
            field("name", "Họ và tên"),
            field("id_number", "Số CCCD"),
            born_year("Năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("unit", "Xã, phường, thị trấn"),
            field("position", "Chức vụ"),
            field("kind", "Phân loại (CB, CC, VC)"),
            field("tier", "Cấp hành chính"),
            field("degree", "Trình độ chuyên môn"),
            field("theory", "Trình độ LLCT"),
            field("management", "QLNN"),
            field("schooling", "Trình độ văn hoá"),
        ),
        blocks=(Block(people),),
        total="Tổng cộng",
    )


def _servants_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Công chức cấp xã",
        agency=("UBND TỈNH BẮC KẠN", "SỞ NỘI VỤ"),
        title=("DANH SÁCH CÔNG CHỨC CẤP XÃ", "Tính đến ngày 30/9/2020"),
        columns=(
            number("STT"),
            field("name", "Họ và tên"),
            born_day("Ngày, tháng, năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("id_number", "Số CCCD"),
            field("position", "Chức danh công chức", "Chức danh"),
            field("kind", "Chức danh công chức", "Loại CBCCVC"),
            field("tier", "Cấp hành chính"),
            field("degree", "Trình độ đào tạo", "Trình độ"),
            field("theory", "Trình độ đào tạo", "Lý luận chính trị"),
            field("management", "Trình độ đào tạo", "Quản lý nhà nước"),
            field("note", "Ghi chú"),
        ),
        index=True,
        blocks=sections(people, SERVANT_UNITS),
        total="Tổng cộng",
        signature=("NGƯỜI LẬP BIỂU", "KT. GIÁM ĐỐC", "Người Ký Giả Định"),
    )


def _lecturers_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Giảng viên",
        agency=("TỈNH ỦY BẮC KẠN", "TRƯỜNG CHÍNH TRỊ TỈNH"),
        motto=("ĐẢNG CỘNG SẢN VIỆT NAM", "Bắc Kạn, ngày 06 tháng 10 năm 2020"),
        title=("DANH SÁCH GIẢNG VIÊN", "Tính đến ngày 30/9/2020"),
        columns=(
            number("TT"),
            field("name", "Họ và tên"),
            born_day("Ngày sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("id_number", "Số CCCD"),
            field("unit", "Đơn vị"),
            field("position", "Chức vụ, chức danh"),
            field("kind", "Loại CBCCVC"),
            field("tier", "Cấp hành chính"),
            mark("joined_party", "x", "Đảng viên"),
            field("degree", "Trình độ chuyên môn"),
            field("theory", "Lý luận chính trị"),
            field("management", "Quản lý nhà nước"),
        ),
        blocks=(Block(people),),
        total="Tổng số",
    )
