"""Nam Định: three tiers of officials against four targets (figures N1-N4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from samples.columns import born_day, field, mark, number, party_day
from samples.people import Crowd, Official
from samples.sheet import Block, Cell, Sheet
from samples.writing import as_csv, as_table, as_xlsx

__all__ = ["files"]

# N1: 18 masters and 3 doctors of 38 (21/38 = 55.3%).
PROVINCIAL_DEGREES = {
    "Thạc sĩ": 6,
    "Thạc sỹ": 3,
    "ThS": 2,
    "Th.S QLKT": 2,
    "Thạc sĩ Luật": 2,
    "Thạc sĩ Quản lý công": 1,
    "Cao học": 1,
    "BSCKI": 1,
    "Tiến sĩ": 2,
    "TS. Kinh tế": 1,
    "Đại học": 6,
    "ĐH": 3,
    "ĐH (TC)": 2,
    "Cử nhân Luật": 2,
    "Kỹ sư": 2,
    "ĐH, đang học thạc sĩ": 2,
}
PROVINCIAL_THEORIES = {"Cao cấp": 20, "CCLLCT": 9, "Cử nhân": 5, "Cao cấp LLCT-HC": 3, "CNCT": 1}
# N2: 13 masters (8 of 22 in districts, 5 of 14 in departments) of 36 (36.1%).
DISTRICT_DEGREES = {"Thạc sĩ": 4, "Th.S": 2, "ThS Luật": 1, "Thạc sỷ": 1, "Đại học": 8, "ĐH": 4, "ĐHTC": 2}
DISTRICT_THEORIES = {"Cao cấp": 12, "CCLLCT": 4, "Cử nhân": 1, "Trung cấp": 4, "TC": 1}
DEPARTMENT_DEGREES = {"Thạc sĩ": 3, "Thạc sĩ Kinh tế Chính trị": 1, "MPA": 1, "Đại học": 6, "Kỹ sư": 2, "ĐH": 1}
DEPARTMENT_THEORIES = {"Cao cấp": 9, "CCLLCT": 2, "Trung cấp LLCT": 3}
# N3: 59 with a bachelor's degree or higher of 94 (62.8%): 55 bachelors, 4 masters.
LEADER_DEGREES = {
    "Đại học": 30,
    "ĐH": 10,
    "ĐH (TC)": 6,
    "Cử nhân Luật": 4,
    "ĐHSP": 2,
    "KS": 2,
    "Đại học (vừa làm vừa học)": 1,
    "ThS": 2,
    "Thạc sĩ": 2,
    "Cao đẳng": 6,
    "CĐ": 3,
    "CĐSP": 2,
    "Trung cấp": 14,
    "TC": 5,
    "THCN": 2,
    "Chưa qua đào tạo": 2,
    "12/12": 1,
}
# N4: 8 of the same 94 hold advanced theory (6) or a bachelor's in it (2) (8.5%).
LEADER_THEORIES = {
    "Cao cấp": 4,
    "CCLLCT": 2,
    "Cử nhân": 2,
    "Trung cấp": 48,
    "TC": 18,
    "TCLLCT-HC": 6,
    "Sơ cấp": 6,
    "SC": 2,
    "": 4,
    "-": 2,
}
# Commune officials who lead nothing are in no target: their open readings change no figure.
CLERK_DEGREES = {"Đại học": 14, "ĐH": 6, "Trung cấp": 6, "Cao đẳng": 3, "Đang học ĐH tại chức": 1, "": 2, "Kế toán": 1}
CLERK_THEORIES = {"Trung cấp": 12, "Sơ cấp": 8, "": 11, "…": 2}

DISTRICTS = {"Huyện ủy Hải Hậu": 6, "Huyện ủy Giao Thủy": 6, "Huyện ủy Ý Yên": 5, "Huyện ủy Vụ Bản": 5}
DEPARTMENTS = {"Sở Nội vụ": 5, "Sở Tài chính": 5, "Sở Tư pháp": 4}
PROVINCIAL = {"Tỉnh ủy Nam Định": 14, "UBND tỉnh Nam Định": 12, "HĐND tỉnh Nam Định": 6, "MTTQ tỉnh Nam Định": 6}
COMMUNES = {"Xã Hải Minh": 20, "Xã Giao Tiến": 19, "Xã Yên Phong": 19, "Xã Kim Thái": 18, "Thị trấn Gôi": 18}
CLERKS = {"Xã Hải Minh": 7, "Xã Giao Tiến": 7, "Xã Yên Phong": 7, "Xã Kim Thái": 6, "Thị trấn Gôi": 6}

LEADER_POSITIONS = (
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Chủ tịch UBND",
    "Phó Chủ tịch UBND",
    "Chủ tịch HĐND",
    "Phó Chủ tịch HĐND",
    "Chủ tịch MTTQ",
    "Chủ tịch Hội Nông dân",
    "Chủ tịch Hội LHPN",
    "Bí thư Đoàn Thanh niên",
    "Chủ tịch Hội CCB",
    "Phó Bí thư Thường trực Đảng ủy",
    "Phó Chủ tịch MTTQ",
    "Phó Chủ tịch Hội Nông dân",
    "Phó Chủ tịch Hội LHPN",
    "Phó Bí thư Đoàn Thanh niên",
    "Phó Chủ tịch Hội CCB",
    "Trưởng Công an xã",
    "Chỉ huy trưởng Ban CHQS",
    "Ủy viên Ban Thường vụ Đảng ủy",
)


def files() -> Mapping[str, bytes]:
    """Give the files of the place by name."""
    crowd = Crowd("nam-dinh", dt.date(2020, 12, 31), {"Kinh": 97, "Tày": 2, "Hoa": 1})
    managers = _managers(crowd)
    communes = crowd.officials(
        94,
        units=COMMUNES,
        degrees=LEADER_DEGREES,
        theories=LEADER_THEORIES,
        positions=LEADER_POSITIONS,
        managed_by=("Đảng ủy xã",),
        tier=("Xã", "Cấp xã"),
        kind=("Cán bộ",),
        leader=True,
    ) + crowd.officials(
        33,
        units=CLERKS,
        degrees=CLERK_DEGREES,
        theories=CLERK_THEORIES,
        positions=("Công chức Văn phòng - thống kê", "Công chức Tư pháp - hộ tịch", "Công chức Địa chính"),
        managed_by=("Đảng ủy xã",),
        tier=("Xã", "Cấp xã"),
        kind=("Công chức",),
        management=("CV", "", "-"),
    )
    return {
        "can-bo-tinh-huyen.xlsx": as_xlsx([_managers_sheet(managers)]),
        "can-bo-cap-xa.csv": as_csv(_communes_sheet(communes), delimiter=";", bom=True),
        "chi-tieu.xlsx": _targets_table(),
    }


def _managers(crowd: Crowd) -> tuple[list[Official], list[Official], list[Official]]:
    provincial = crowd.officials(
        38,
        units=PROVINCIAL,
        degrees=PROVINCIAL_DEGREES,
        theories=PROVINCIAL_THEORIES,
        positions=("Ủy viên Ban Thường vụ", "Trưởng ban", "Phó Trưởng ban", "Phó Chủ tịch", "Chánh Văn phòng"),
        managed_by=("Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy"),
        tier=("Tỉnh", "Cấp tỉnh"),
        management=("CVC", "CVCC", "Chuyên viên chính"),
        leader=True,
    )
    district = crowd.officials(
        22,
        units=DISTRICTS,
        degrees=DISTRICT_DEGREES,
        theories=DISTRICT_THEORIES,
        positions=("Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng"),
        managed_by=("Ban Thường vụ Huyện ủy", "BTV Huyện ủy"),
        tier=("Huyện", "Cấp huyện"),
        leader=True,
    )
    department = crowd.officials(
        14,
        units=DEPARTMENTS,
        degrees=DEPARTMENT_DEGREES,
        theories=DEPARTMENT_THEORIES,
        positions=("Trưởng phòng", "Phó Trưởng phòng", "Chánh Thanh tra"),
        managed_by=("Sở, ban, ngành", "Lãnh đạo sở, ban, ngành"),
        tier=("Tỉnh", "Cấp tỉnh"),
        leader=True,
    )
    return provincial, district, department


def _managers_sheet(groups: tuple[list[Official], list[Official], list[Official]]) -> Sheet:
    return Sheet(
        name="Danh sách",
        agency=("TỈNH ỦY NAM ĐỊNH", "BAN TỔ CHỨC"),
        motto=("ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Định, ngày 12 tháng 01 năm 2021"),
        title=(
            "DANH SÁCH CÁN BỘ DIỆN BAN THƯỜNG VỤ TỈNH ỦY, BAN THƯỜNG VỤ HUYỆN ỦY;",
            "LÃNH ĐẠO SỞ, BAN, NGÀNH QUẢN LÝ",
            "Tính đến ngày 31/12/2020",
        ),
        columns=(
            number("STT"),
            field("name", "Họ và tên"),
            field("id_number", "Số CCCD"),
            born_day("Ngày, tháng, năm sinh"),
            field("sex", "Giới tính"),
            field("ethnicity", "Dân tộc"),
            field("unit", "Cơ quan, đơn vị"),
            field("position", "Chức vụ"),
            field("tier", "Cấp"),
            field("managed_by", "Diện quản lý"),
            mark("leader", "x", "Lãnh đạo, quản lý"),
            party_day("Ngày vào Đảng"),
            field("degree", "Trình độ", "Chuyên môn"),
            field("theory", "Trình độ", "Lý luận chính trị"),
            field("management", "Trình độ", "Quản lý nhà nước"),
            field("it", "Trình độ", "Tin học"),
            field("language", "Trình độ", "Ngoại ngữ"),
            field("note", "Ghi chú"),
        ),
        index=True,
        blocks=(
            Block(groups[0], "I. DIỆN BAN THƯỜNG VỤ TỈNH ỦY QUẢN LÝ"),
            Block(groups[1], "II. DIỆN BAN THƯỜNG VỤ HUYỆN ỦY QUẢN LÝ"),
            Block(groups[2], "III. DIỆN LÃNH ĐẠO SỞ, BAN, NGÀNH QUẢN LÝ"),
        ),
        total="Tổng số",
        notes=("Ghi chú: ĐH - đại học; TC - tại chức; CCLLCT - cao cấp lý luận chính trị.",),
        signature=("NGƯỜI LẬP BIỂU", "TRƯỞNG BAN", "Người Ký Giả Định"),
    )


def _communes_sheet(people: list[Official]) -> Sheet:
    return Sheet(
        name="Cấp xã",
        agency=("TỈNH NAM ĐỊNH",),
        title=("DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ", "(Tính đến ngày 31 tháng 12 năm 2020)"),
        columns=(
            number("TT"),
            field("name", "Họ và tên"),
            field("id_number", "Số CCCD"),
            born_day("Ngày sinh"),
            field("sex", "Nam/Nữ"),
            field("ethnicity", "Dân tộc"),
            field("unit", "Đơn vị công tác"),
            field("position", "Chức vụ, chức danh"),
            field("kind", "Loại CBCCVC"),
            field("tier", "Cấp hành chính"),
            field("managed_by", "Diện cán bộ quản lý"),
            mark("leader", "x", "Lãnh đạo, quản lý"),
            party_day("Ngày vào Đảng"),
            field("degree", "Trình độ CM"),
            field("theory", "Trình độ LLCT"),
            field("management", "QLNN"),
            field("it", "Tin học"),
            field("language", "Ngoại ngữ"),
            field("schooling", "Trình độ văn hóa"),
        ),
        blocks=tuple(Block([person for person in people if person.unit == unit]) for unit in COMMUNES),
        total="Tổng cộng",
        signature=("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "Người Ký Giả Định"),
    )


def _targets_table() -> bytes:
    """The four targets as an analyst writes them: the same as in targets.toml."""
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Tên", "Chỉ tiêu cán bộ 2016-2020, tỉnh Nam Định"),
        ("Căn cứ", "Nghị quyết 09-NQ/TU ngày 20-10-2016"),
        ("Thời điểm", "31/12/2020"),
        (),
        ("Mã", "Tên", "Đối tượng", "Tiêu chí", "Mức chỉ tiêu", "Hạn"),
        (
            "N1",
            "Cán bộ diện Ban Thường vụ Tỉnh ủy quản lý có trình độ thạc sĩ, tiến sĩ",
            "Diện quản lý = Tỉnh ủy",
            "Trình độ chuyên môn = từ thạc sĩ trở lên",
            "ít nhất 40%",
            2020,
        ),
        (
            "N2",
            "Cán bộ diện Ban Thường vụ Huyện ủy; lãnh đạo sở, ban, ngành quản lý có trình độ thạc sĩ, tiến sĩ",
            "Diện quản lý = Huyện ủy | Sở, ban, ngành",
            "Trình độ chuyên môn = từ thạc sĩ trở lên",
            "ít nhất 15%",
            2020,
        ),
        (
            "N3",
            "Cán bộ lãnh đạo, quản lý cấp xã tốt nghiệp đại học trở lên",
            "Cấp hành chính = Xã; Lãnh đạo, quản lý",
            "Trình độ chuyên môn ≥ đại học",
            "từ 35% trở lên",
            2020,
        ),
        (
            "N4",
            "Cán bộ lãnh đạo, quản lý cấp xã có trình độ lý luận chính trị cao cấp, cử nhân",
            "Cấp hành chính = Xã; Lãnh đạo, quản lý",
            "Lý luận chính trị = Cao cấp | Cử nhân",
            "≥ 5%",
            2020,
        ),
    )
    return as_table("Chỉ tiêu", rows, (10, 60, 42, 40, 16, 8), header=5)
