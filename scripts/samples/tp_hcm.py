"""TP. Hồ Chí Minh, District 3: masters among the officials that the district's standing committee manages (H1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from samples.columns import born_day, born_year, field, mark, number
from samples.people import Crowd, Official
from samples.sheet import Block, Sheet, sections
from samples.writing import as_csv, as_xlsx

__all__ = ["files"]

# H1: 104 masters of 298 (34.9%), nobody above.
DISTRICT_DEGREES = {
    "Thạc sĩ": 41,
    "Thạc sỹ": 22,
    "ThS": 14,
    "Ths": 8,
    "Th.S Luật": 6,
    "Thạc sĩ Quản lý công": 5,
    "MBA": 3,
    "thạc sĩ điều hành cao cấp quản lý công": 2,
    "Thạc sĩ, đang làm NCS": 3,
    "Đại học": 110,
    "ĐH": 38,
    "Cử nhân": 18,
    "Cử nhân Luật": 9,
    "Đại học, đang học cao học": 12,
    "Kiến trúc sư": 3,
    "Cao đẳng": 4,
}
DISTRICT_THEORIES = {
    "Cao cấp": 92,
    "CCCT": 31,
    "Cử nhân": 12,
    "Cao cấp LLCT-HC": 9,
    "Trung cấp": 118,
    "TC": 24,
    "Sơ cấp": 6,
    "": 6,
}
UNITS = {
    "Văn phòng Quận ủy": 18,
    "Ban Tổ chức Quận ủy": 16,
    "Ban Tuyên giáo Quận ủy": 15,
    "Ủy ban Kiểm tra Quận ủy": 14,
    "Văn phòng HĐND và UBND quận": 38,
    "Phòng Nội vụ": 27,
    "Phòng Tài chính - Kế hoạch": 30,
    "Phòng Giáo dục và Đào tạo": 34,
    "Phòng Quản lý đô thị": 36,
    "Phòng Tư pháp": 22,
    "Ủy ban MTTQ quận": 25,
    "Quận đoàn": 23,
}
WARD_DEGREES = {"Đại học": 24, "ĐH": 9, "Cao đẳng": 5, "Trung cấp": 6, "ThS": 2, "đang học thạc sĩ": 1, "": 1}
WARD_THEORIES = {"Trung cấp": 26, "TC": 8, "Sơ cấp": 7, "Đang học trung cấp LLCT": 1, "": 6}
WARDS = {"Phường 1": 12, "Phường 4": 12, "Phường 9": 12, "Phường Võ Thị Sáu": 12}


def files() -> Mapping[str, bytes]:
    """Give the files of the place by name."""
    crowd = Crowd("tp-hcm", dt.date(2021, 12, 31), {"Kinh": 94, "Hoa": 6}, women=0.44)
    district = crowd.officials(
        298,
        units=UNITS,
        degrees=DISTRICT_DEGREES,
        theories=DISTRICT_THEORIES,
        positions=("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Phó Trưởng ban"),
        managed_by=("Ban Thường vụ Quận ủy", "BTV Quận ủy"),
        tier=("Quận",),
        management=("CV", "CVC", "Chuyên viên", "Chuyên viên chính", "CVC và TĐ"),
    )
    wards = crowd.officials(
        48,
        units=WARDS,
        degrees=WARD_DEGREES,
        theories=WARD_THEORIES,
        positions=("Chủ tịch UBND", "Phó Chủ tịch UBND", "Bí thư Đoàn", "Công chức Văn phòng - thống kê"),
        managed_by=("Đảng ủy phường",),
        tier=("Phường",),
        leader=True,
    )
    return {
        "quan-3.xlsx": as_xlsx([_district_sheet(district)]),
        "quan-3-phuong.csv": as_csv(_wards_sheet(wards), delimiter="\t", newline="\n"),
    }


def _district_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="DS can bo",
        agency=("QUẬN ỦY QUẬN 3", "BAN TỔ CHỨC"),
        motto=("ĐẢNG CỘNG SẢN VIỆT NAM", "Quận 3, ngày 05 tháng 01 năm 2022"),
        title=("DANH SÁCH CÁN BỘ DIỆN BAN THƯỜNG VỤ QUẬN ỦY QUẢN LÝ", "Thời điểm: 31/12/2021"),
        columns=(
            number("TT"),
            field("name", "HỌ VÀ TÊN"),
            field("id_number", "Số định danh cá nhân"),
            born_day("Ngày tháng năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("religion", "Tôn giáo"),
            field("position", "Chức vụ, chức danh"),
            field("managed_by", "Thuộc diện quản lý"),
            mark("joined_party", "x", "Đảng viên"),
            field("degree", "TRÌNH ĐỘ", "Chuyên môn nghiệp vụ"),
            field("theory", "TRÌNH ĐỘ", "LLCT"),
            field("management", "TRÌNH ĐỘ", "QLNN"),
            field("it", "TRÌNH ĐỘ", "Tin học"),
            field("language", "TRÌNH ĐỘ", "Ngoại ngữ"),
        ),
        blocks=sections(people, UNITS),
        total="TỔNG CỘNG",
        notes=("Ghi chú: NCS - nghiên cứu sinh.",),
        signature=("NGƯỜI LẬP", "T/M BAN THƯỜNG VỤ", "Người Ký Giả Định"),
    )


def _wards_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Phường",
        title=("DANH SÁCH CÁN BỘ PHƯỜNG, QUẬN 3",),
        columns=(
            number("STT"),
            field("name", "Họ tên"),
            field("id_number", "CCCD"),
            born_year("Năm sinh"),
            field("sex", "Phái"),
            field("unit", "Phường, xã"),
            field("position", "Chức vụ"),
            field("managed_by", "Diện quản lý"),
            field("degree", "Trình độ chuyên môn"),
            field("theory", "Lý luận chính trị"),
            field("management", "Quản lý nhà nước"),
        ),
        blocks=(Block(people),),
    )
