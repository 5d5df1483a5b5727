"""Nậm Nhùn: a commune of 18 and the whole district of 207, a file per commune or group of communes (M2-M7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from samples.columns import born_day, born_year, field, mark, number
from samples.people import Crowd, Official
from samples.sheet import Block, Column, Sheet, sections
from samples.writing import as_csv, as_xlsx

__all__ = ["files"]

# M2-M4, Nậm Manh: 10 bachelors, 2 advanced and 14 intermediate in political theory, of 18.
NAM_MANH_DEGREES = {"Đại học": 5, "ĐH": 2, "ĐH (TC)": 2, "Cử nhân Luật": 1, "CĐ": 2, "Trung cấp": 4, "TC": 2}
NAM_MANH_THEORIES = {"Cao cấp": 1, "CCLLCT": 1, "Trung cấp": 9, "TC": 4, "Trung cấp LLCT-HC": 1, "Sơ cấp": 1, "": 1}
# M5-M7, the other ten communes: 102 of 189 with a bachelor's degree or higher (112 of 207 with Nậm Manh), 13 advanced
# (15) and 145 intermediate (159).
OTHER_DEGREES = {
    "Đại học": 58,
    "ĐH": 20,
    "ĐH (TC)": 9,
    "Đại học sư phạm": 5,
    "Cử nhân": 4,
    "Đại học, đang học cao học": 2,
    "ThS": 2,
    "Thạc sĩ": 1,
    "BS": 1,
    "Cao đẳng": 11,
    "CĐ": 7,
    "Cử nhân cao đẳng": 2,
    "Trung cấp": 48,
    "TC": 12,
    "T.cấp": 2,
    "Sơ cấp nghề": 2,
    "Chưa qua đào tạo": 3,
}
OTHER_THEORIES = {
    "Cao cấp": 8,
    "CCLLCT": 3,
    "Cao cấp chính trị": 2,
    "Trung cấp": 92,
    "TC": 38,
    "TCLLCT": 10,
    "Trung cap": 5,
    "Sơ cấp": 14,
    "SC": 4,
    "": 9,
    "-": 3,
    "Chưa": 1,
}
COMMUNES = {
    "Thị trấn Nậm Nhùn": 21,
    "Xã Hua Bum": 19,
    "Xã Lê Lợi": 18,
    "Xã Mường Mô": 19,
    "Xã Nậm Ban": 18,
    "Xã Nậm Chà": 19,
    "Xã Nậm Hàng": 20,
    "Xã Nậm Pì": 18,
    "Xã Pú Đao": 18,
    "Xã Trung Chải": 19,
}
POSITIONS = (
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Chủ tịch HĐND",
    "Chủ tịch UBND",
    "Phó Chủ tịch UBND",
    "Chủ tịch UB MTTQ",
    "Bí thư Đoàn Thanh niên",
    "Chủ tịch Hội LHPN",
    "Chủ tịch Hội Nông dân",
    "Chủ tịch Hội CCB",
    "Trưởng Công an",
    "Chỉ huy trưởng Quân sự",
    "Công chức Văn phòng - thống kê",
    "Công chức Địa chính - xây dựng",
    "Công chức Tài chính - kế toán",
    "Công chức Tư pháp - hộ tịch",
    "Công chức Văn hóa - xã hội",
    "Phó Chủ tịch HĐND",
)


def files() -> Mapping[str, bytes]:
    """Give the files of the place by name."""
    crowd = Crowd(
        "nam-nhun",
        dt.date(2022, 6, 30),
        {"Thái": 34, "Mông": 24, "Kinh": 16, "Mảng": 8, "Dao": 10, "Hà Nhì": 8},
        women=0.27,
    )
    nam_manh = _commune_people(crowd, {"Xã Nậm Manh": 18}, NAM_MANH_DEGREES, NAM_MANH_THEORIES)
    others = _commune_people(crowd, COMMUNES, OTHER_DEGREES, OTHER_THEORIES)

    def of(unit: str) -> list[Official]:
        return [person for person in others if person.unit == unit]

    return {
        "xa-nam-manh.xlsx": as_xlsx([_commune_sheet("Xã Nậm Manh", nam_manh)]),
        "thi-tran-nam-nhun.xlsx": as_xlsx([_commune_sheet("Thị trấn Nậm Nhùn", of("Thị trấn Nậm Nhùn"))]),
        "xa-hua-bum.csv": as_csv(_plain_sheet(of("Xã Hua Bum")), delimiter=";", bom=True),
        "xa-le-loi.csv": as_csv(_plain_sheet(of("Xã Lê Lợi"))),
        "xa-muong-mo.csv": as_csv(_plain_sheet(of("Xã Mường Mô")), newline="\n"),
        "xa-nam-ban.xlsx": as_xlsx([_commune_sheet("Xã Nậm Ban", of("Xã Nậm Ban"))]),
        "xa-nam-cha.csv": as_csv(_plain_sheet(of("Xã Nậm Chà")), delimiter="\t"),
        "xa-nam-hang.csv": as_csv(_plain_sheet(of("Xã Nậm Hàng")), delimiter=";"),
        "3-xa-con-lai.xlsx": as_xlsx([_grouped_sheet(others, ("Xã Nậm Pì", "Xã Pú Đao", "Xã Trung Chải"))]),
    }


def _commune_people(
    crowd: Crowd, units: Mapping[str, int], degrees: Mapping[str, int], theories: Mapping[str, int]
) -> list[Official]:
    return crowd.officials(
        sum(units.values()),
        units=units,
        degrees=degrees,
        theories=theories,
        positions=POSITIONS,
        tier=("Xã",),
        management=("CV", "Chuyên viên", "", "", "Cán sự"),
    )


def _columns() -> tuple[Column, ...]:
    return (
        number("TT"),
        field("name", "Họ và tên"),
        born_day("Ngày tháng năm sinh"),
        field("sex", "Giới tính"),
        field("ethnicity", "Dân tộc"),
        mark("joined_party", "x", "Đảng viên"),
        field("unit", "Đơn vị"),
        field("position", "Chức danh"),
        field("id_number", "Số CMND"),
        field("schooling", "Trình độ", "Văn hóa"),
        field("degree", "Trình độ", "Chuyên môn"),
        field("theory", "Trình độ", "LLCT"),
        field("management", "Trình độ", "QLNN"),
        field("it", "Trình độ", "Tin học"),
    )


def _commune_sheet(unit: str, people: list[Official]) -> Sheet:
    return Sheet(
        name="Danh sách",
        agency=("UBND HUYỆN NẬM NHÙN", f"UBND {unit.upper()}"),
        title=("DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ", "Tính đến ngày 30/6/2022"),
        columns=_columns(),
        blocks=(Block(people),),
        total="Tổng số",
        signature=("NGƯỜI LẬP BIỂU", "CHỦ TỊCH", "Người Ký Giả Định"),
    )


def _plain_sheet(people: Sequence[Official]) -> Sheet:
    """The bare export of a personnel program: no title, one header row."""
    return Sheet(
        name="Sheet1",
        columns=(
            number("STT"),
            field("name", "Họ tên"),
            field("id_number", "CMND/CCCD"),
            born_day("Ngày sinh"),
            field("sex", "Nam, nữ"),
            field("ethnicity", "Dân tộc"),
            field("unit", "Đơn vị công tác"),
            field("position", "Chức vụ"),
            field("degree", "Trình độ chuyên môn"),
            field("theory", "Trình độ lý luận chính trị"),
            field("management", "Quản lý nhà nước"),
            field("it", "Trình độ tin học"),
        ),
        blocks=(Block(people),),
    )


def _grouped_sheet(people: Sequence[Official], units: Sequence[str]) -> Sheet:
    """Three communes in one sheet: the unit stands only in the section rows."""
    return Sheet(
        name="Tổng hợp",
        agency=("HUYỆN ỦY NẬM NHÙN", "BAN TỔ CHỨC"),
        motto=("ĐẢNG CỘNG SẢN VIỆT NAM", "Nậm Nhùn, ngày 08 tháng 7 năm 2022"),
        title=("DANH SÁCH CÁN BỘ, CÔNG CHỨC 3 XÃ", "Tính đến ngày 30/6/2022"),
        columns=(
            number("STT"),
            field("name", "Họ và tên"),
            field("id_number", "Số CCCD"),
            born_year("Năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("position", "Chức vụ, chức danh"),
            field("degree", "Trình độ chuyên môn, nghiệp vụ"),
            field("theory", "Chính trị"),
            field("management", "QLNN"),
            field("note", "Ghi chú"),
        ),
        blocks=sections(people, units),
        total="Cộng",
    )
