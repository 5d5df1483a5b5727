"""Lạng Sơn: an ordinary roster of two units, with what rosters leave open. Its printed figures are about training."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from samples.columns import born_day, field, mark, number, party_day
from samples.people import Crowd, Official
from samples.sheet import Block, Sheet, sections
from samples.writing import as_csv, as_xlsx

__all__ = ["files"]

DISTRICT_DEGREES = {
    "Đại học": 28,
    "ĐH": 9,
    "Cử nhân": 4,
    "ĐH (TC)": 5,
    "ThS": 3,
    "Thạc sĩ": 2,
    "Cao đẳng": 4,
    "Trung cấp": 11,
    "TC": 3,
    "Sơ cấp": 1,
    "đang học thạc sĩ": 1,
    "Kinh tế": 1,
    "": 2,
    "…": 1,
}
DISTRICT_THEORIES = {
    "Cao cấp": 11,
    "CCLLCT": 4,
    "Trung cấp": 30,
    "TC": 9,
    "Sơ cấp": 8,
    "": 10,
    "Đang học CCLLCT": 2,
    "-": 1,
}
DEPARTMENT_DEGREES = {
    "Đại học": 19,
    "Thạc sỹ": 6,
    "Th.S QLKT": 2,
    "Thạc sĩ Luật": 1,
    "Tiến sĩ": 1,
    "Trên đại học": 1,
    "CĐ": 2,
    "Đại học (chưa có bằng)": 1,
    "": 1,
}
DEPARTMENT_THEORIES = {"Cao cấp": 12, "Cử nhân": 2, "Trung cấp": 13, "Sơ cấp": 3, "": 4}
DISTRICT_UNITS = {
    "Phòng Nội vụ": 20,
    "Phòng Tài chính - Kế hoạch": 21,
    "Phòng Văn hóa - Thông tin": 17,
    "Văn phòng": 17,
}


def files() -> Mapping[str, bytes]:
    """Give the files of the place by name."""
    crowd = Crowd(
        "lang-son", dt.date(2009, 12, 31), {"Nùng": 43, "Tày": 36, "Kinh": 16, "Dao": 4, "Hoa": 1}, women=0.41
    )
    district = crowd.officials(
        75,
        units=DISTRICT_UNITS,
        degrees=DISTRICT_DEGREES,
        theories=DISTRICT_THEORIES,
        positions=("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Chuyên viên", "Cán sự"),
        tier=("Huyện",),
        kind=("Công chức",),
    )
    department = crowd.officials(
        34,
        units={"Sở Nội vụ": 34},
        degrees=DEPARTMENT_DEGREES,
        theories=DEPARTMENT_THEORIES,
        positions=("Giám đốc", "Phó Giám đốc", "Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Chuyên viên"),
        tier=("Tỉnh",),
        kind=("Công chức", "Viên chức"),
        management=("CVC", "CV", "Chuyên viên chính", "CVCC"),
    )
    return {
        "huyen-chi-lang.xlsx": as_xlsx([_district_sheet(district)]),
        "so-noi-vu.csv": as_csv(_department_sheet(department), bom=True, delimiter=";"),
    }


def _district_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Danh sách CC",
        agency=("UBND HUYỆN CHI LĂNG", "PHÒNG NỘI VỤ"),
        title=("DANH SÁCH CÁN BỘ, CÔNG CHỨC CÁC PHÒNG, BAN", "Tính đến ngày 31/12/2009"),
        columns=(
            number("TT"),
            field("name", "Họ và tên"),
            born_day("Ngày, tháng, năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("religion", "Tôn giáo"),
            field("id_number", "Số CMND"),
            field("position", "Chức vụ hoặc chức danh công tác"),
            field("tier", "Cấp"),
            mark("joined_party", "x", "Đảng viên"),
            field("degree", "Trình độ", "Trình độ chuyên môn"),
            field("theory", "Trình độ", "Trình độ chính trị"),
            field("management", "Trình độ", "QLNN"),
            field("it", "Trình độ", "Tin học"),
            field("language", "Trình độ", "Ngoại ngữ"),
            field("note", "Ghi chú"),
        ),
        blocks=sections(people, DISTRICT_UNITS, "ABCD"),
        total="Tổng số",
        signature=("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "Người Ký Giả Định"),
    )


def _department_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Sở Nội vụ",
        columns=(
            number("STT"),
            field("name", "Họ và tên khai sinh"),
            field("id_number", "Số CMND"),
            born_day("NTNS"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("unit", "Tên đơn vị"),
            field("position", "Chức vụ"),
            field("kind", "Cán bộ/Công chức/Viên chức"),
            field("tier", "Cấp hành chính"),
            party_day("Ngày vào Đảng"),
            field("degree", "Trình độ chuyên môn cao nhất"),
            field("theory", "LLCT"),
            field("management", "Trình độ QLNN"),
            field("it", "Tin học"),
            field("language", "Ngoại ngữ"),
        ),
        blocks=(Block(people),),
    )
