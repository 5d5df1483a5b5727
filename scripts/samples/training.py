"""Training tables, plans and lists of planned officials of the five places (N5-N9, L1-L6, H2-H5, B1-B4, B8)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from itertools import cycle

from samples.people import Crowd, Official
from samples.sheet import Cell
from samples.writing import as_table

__all__ = ["bac_kan", "lang_son", "nam_dinh", "tp_hcm"]

Row = Sequence[Cell]

# N7: 6.914 attendances over the seven years.
ATTENDANCES = {2016: 812, 2017: 934, 2018: 1041, 2019: 1107, 2020: 870, 2021: 1018, 2022: 1132}
# N9: one leader of each of 226 communes.
COMMUNES = 226
# L1: 19.843 of 14.590 planned, in four fields.
FIELDS = {
    "Lý luận chính trị": (("Trung cấp", 1420, 1502), ("Sơ cấp và bồi dưỡng", 3300, 5117)),
    "Quản lý nhà nước": (("Chuyên viên", 980, 1124), ("Cán bộ, công chức cấp xã", 4250, 6390)),
    "Chuyên môn, nghiệp vụ": (("Cập nhật nghiệp vụ", 2840, 3961),),
    "Tin học, ngoại ngữ": (("Tin học", 1300, 1211), ("Ngoại ngữ", 500, 538)),
}
# L6: the people of each district who lack a course; four of them are too few for a class of 30.
REGISTERED = {
    "Bắc Sơn": 34,
    "Bình Gia": 12,
    "Cao Lộc": 41,
    "Chi Lăng": 30,
    "Đình Lập": 9,
    "Hữu Lũng": 37,
    "Lộc Bình": 33,
    "Tràng Định": 29,
    "Văn Lãng": 31,
    "Văn Quan": 14,
    "TP Lạng Sơn": 38,
}


def nam_dinh() -> Mapping[str, bytes]:
    """Attendances 2016-2022 (N7), four refresher classes (N8), 226 communes (N9), administrative reform (N5, N6)."""
    years: list[Row] = [
        ("BAN TỔ CHỨC TỈNH ỦY NAM ĐỊNH",),
        ("KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ GIAI ĐOẠN 2016-2022",),
        (),
        ("STT", "Năm", "Số lượt"),
        *((number, year, count) for number, (year, count) in enumerate(ATTENDANCES.items(), start=1)),
        (None, "Tổng cộng", "6.914 lượt"),
    ]
    classes: list[Row] = [
        ("CÁC LỚP BỒI DƯỠNG, CẬP NHẬT KIẾN THỨC NĂM 2023",),
        ("TT", "Tên lớp", "Đối tượng", "Số lớp", "Số cán bộ"),
        *((number, f"Lớp thứ {number}", "Cán bộ diện BTV Tỉnh ủy quản lý", 1, size) for number, size in LEARNERS),
        (None, "Cộng", None, 4, 418),
    ]
    crowd = Crowd("nam-dinh-training", dt.date(2022, 12, 31), {"Kinh": 1}, women=0.3)
    leaders = _people(crowd, {f"Xã số {number}": 1 for number in range(1, COMMUNES + 1)})
    reform = _people(crowd, {"Văn phòng UBND tỉnh": 24, "Sở Nội vụ": 20, "Sở Tư pháp": 16})
    return {
        "luot-2016-2022.csv": _csv(years),
        "lop-boi-duong.xlsx": _table("Lớp 2023", classes, 2),
        "lanh-dao-xa-chuyen-doi-so.csv": _csv(
            [
                ("STT", "Họ và tên", "Số CCCD", "Đơn vị", "Nội dung bồi dưỡng", "Năm"),
                *(
                    (number, one.name, one.id_number, one.unit, "Chuyển đổi số", 2022)
                    for number, one in enumerate(leaders, start=1)
                ),
            ]
        ),
        "can-bo-cchc.csv": _csv(_roster(reform)),
        "boi-duong-cchc.csv": _csv(_reform_log(reform)),
    }


LEARNERS = ((1, 105), (2, 106), (3, 104), (4, 103))


def _reform_log(people: Sequence[Official]) -> list[Row]:
    """52 of 60 attended the course on administrative reform, all of them the one on online files."""
    reform = ("Cải cách hành chính nhà nước", dt.date(2023, 5, 8), dt.date(2023, 5, 12), 40)
    online = ("Giải quyết hồ sơ trực tuyến", dt.date(2024, 3, 4), dt.date(2024, 3, 6), 16)
    attended = [*((one, reform) for one in people[:52]), *((one, online) for one in people)]
    return [
        ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Nội dung bồi dưỡng", "Từ ngày", "Đến ngày", "Số tiết"),
        *((number, one.name, one.born, one.unit, *course) for number, (one, course) in enumerate(attended, start=1)),
    ]


def lang_son() -> Mapping[str, bytes]:
    """The year's plan (L1), classes and learners (L2-L5), registrations by district (L6)."""
    table: list[Row] = [
        ("TỈNH ỦY LẠNG SƠN", None, None, None),
        ("KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG NĂM 2009", None, None, None),
        (),
        ("TT", "Nội dung đào tạo, bồi dưỡng", "Kế hoạch (lượt)", "Thực hiện (lượt)"),
    ]
    for numeral, (name, parts) in zip(("I", "II", "III", "IV"), FIELDS.items(), strict=True):
        table.append((numeral, name, sum(p for _, p, _ in parts), sum(a for _, _, a in parts)))
        table += [(number, part, planned, done) for number, (part, planned, done) in enumerate(parts, start=1)]
    table.append((None, "Tổng cộng", 14590, "19.843"))
    classes: list[Row] = [
        ("Một số kết quả năm 2009",),
        ("STT", "Nội dung", "Nơi đào tạo", "Số lớp", "Số học viên"),
        (1, "Ngoại ngữ cho lãnh đạo cấp sở", "Trong tỉnh", 2, None),
        (2, "Bồi dưỡng ngắn hạn", "Trong nước và ngoài nước", None, "24 cán bộ"),
        (3, "Cao học và cao cấp lý luận chính trị", "Ngoài tỉnh", None, "18"),
        (4, "Lớp mở tại tỉnh", "Trong tỉnh", 15, "1070"),
    ]
    crowd = Crowd("lang-son-training", dt.date(2009, 12, 31), {"Tày": 45, "Nùng": 42, "Kinh": 13}, women=0.3)
    theories = {"Sơ cấp": sum(REGISTERED.values())}
    people = _people(crowd, REGISTERED, theories=theories)
    return {
        "ket-qua-2009.xlsx": _table("Kết quả", table, 4),
        "lop-hoc-2009.csv": _csv(classes),
        "dang-ky-2009.csv": _csv(
            [
                ("STT", "Họ và tên", "Số CCCD", "Huyện", "Chức danh quy hoạch", "Trình độ LLCT"),
                *(
                    (number, one.name, one.id_number, one.unit, "Phó Chủ tịch UBND xã", one.theory)
                    for number, one in enumerate(people, start=1)
                ),
            ]
        ),
    }


def tp_hcm() -> Mapping[str, bytes]:
    """People sent in Tân Bình (H2), two classes of masters (H3, H4), planned officials of District 11 (H5)."""
    crowd = Crowd("tp-hcm-training", dt.date(2021, 12, 31), {"Kinh": 94, "Hoa": 6}, women=0.44)
    sent = _people(crowd, {"Phường 1": 170, "Phường 2": 170, "Khối Nhà nước": 169})
    seventh = _people(crowd, {"Quận 7": 43})
    third = _people(crowd, {"Quận 3": 34})
    return {
        "tan-binh.csv": _csv(_sent_log(sent)),
        "lop-cao-hoc.csv": _csv(
            [
                ("STT", "Họ và tên", "Số CCCD", "Tên lớp", "Từ ngày", "Đến ngày", "Kết quả"),
                *_class(third, "Cao học khóa 1, Quận 3", dt.date(2017, 9, 1), dt.date(2019, 8, 30), "Tốt nghiệp"),
                *_class(seventh, "Cao học quy hoạch, Quận 7", dt.date(2020, 10, 1), None, "Đang học"),
            ]
        ),
        "quan-11-quy-hoach.csv": _csv(_planned(crowd)),
    }


def _sent_log(people: Sequence[Official]) -> list[Row]:
    """509 people, every tenth of whom was sent twice."""
    rows: list[Row] = [("STT", "Họ và tên", "Số CCCD", "Đơn vị", "Chương trình", "Năm", "Tình trạng")]
    entries = [(one, "Trung cấp lý luận chính trị", 2020) for one in people]
    entries += [(one, "Bồi dưỡng ngạch chuyên viên", 2021) for one in people[::10]]
    for number, (one, course, year) in enumerate(entries, start=1):
        rows.append((number, one.name, one.id_number, one.unit, course, year, "Hoàn thành"))
    return rows


def _class(people: Sequence[Official], name: str, first: dt.date, last: dt.date | None, state: str) -> list[Row]:
    return [(number, one.name, one.id_number, name, first, last, state) for number, one in enumerate(people, start=1)]


def _planned(crowd: Crowd) -> list[Row]:
    """40 planned officials: 9 lack a degree for the planned title, 9 the political theory, 4 of them both."""
    degrees = ["ThS"] * 6 + ["Đại học"] * 25 + ["Cao đẳng"] * 9
    theories = ["Cao cấp"] * 10 + ["Trung cấp"] * 16 + ["Sơ cấp"] * 9 + ["Cao cấp"] * 5
    posts = cycle(("Trưởng phòng", "Phó Trưởng phòng", "Chủ tịch UBND phường"))
    people = _people(crowd, {"Phòng Nội vụ": 20, "Phường 5": 20})
    rows: list[Row] = [("STT", "Họ và tên", "Số CCCD", "Đơn vị", "Chức danh quy hoạch", "Trình độ chuyên môn", "LLCT")]
    for number, (one, post, degree, theory) in enumerate(zip(people, posts, degrees, theories, strict=False), start=1):
        rows.append((number, one.name, one.id_number, one.unit, post, degree, theory))
    return rows


def bac_kan() -> Mapping[str, bytes]:
    """Attendances 2016-2020 in nested groups (B1-B3), deputies (B4), money by source (B8)."""
    groups: list[Row] = [
        ("UBND TỈNH BẮC KẠN",),
        ("TỔNG HỢP KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG GIAI ĐOẠN 2016-2020",),
        (),
        ("TT", "Đối tượng", "Số lượt"),
        ("I", "Cán bộ, công chức", "13.725"),
        (1, "Cán bộ, công chức cấp tỉnh, cấp huyện", "3.692"),
        (2, "Cán bộ, công chức cấp xã", "9.583"),
        (3, "Người hoạt động không chuyên trách cấp xã", 450),
        ("II", "Viên chức", "7.018"),
        (1, "Viên chức hành chính", "1.540"),
        (2, "Viên chức chuyên ngành", "5.478"),
        (None, "Tổng cộng", "20.743"),
    ]
    deputies: list[Row] = [
        ("BỒI DƯỠNG ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN GIAI ĐOẠN 2016-2020", None, None),
        ("TT", "Đối tượng", "Số lượt", "Trong đó"),
        (None, None, None, "Người DTTS"),
        (1, "Đại biểu HĐND cấp tỉnh", 212, 118),
        (2, "Đại biểu HĐND cấp huyện", 890, 461),
        (3, "Đại biểu HĐND cấp xã", "3.470", "1.809"),
        (None, "Tổng cộng", "4.572", "2.388"),
    ]
    money: list[Row] = [
        ("Nguồn kinh phí", "Kinh phí"),
        ("Ngân sách tỉnh", "hơn 24 tỷ"),
        ("Chương trình xây dựng nông thôn mới", "900 triệu"),
        ("Bộ Nội vụ (năm 2018)", "gần 500 triệu"),
    ]
    return {
        "luot-2016-2020.xlsx": _table("CBCCVC", groups, 4),
        "dai-bieu-hdnd.csv": _csv(deputies),
        "kinh-phi.csv": _csv(money),
    }


def _people(crowd: Crowd, units: Mapping[str, int], *, theories: Mapping[str, int] | None = None) -> list[Official]:
    """Make people whose degrees matter to no figure."""
    people = sum(units.values())
    degrees = {"Đại học": people}
    return crowd.officials(
        people, units=units, degrees=degrees, theories=theories or {"Trung cấp": people}, positions=("Chuyên viên",)
    )


def _roster(people: Sequence[Official]) -> list[Row]:
    return [
        ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Chức vụ", "Trình độ chuyên môn"),
        *(
            (number, one.name, one.born, one.sex, one.unit, one.position, one.degree)
            for number, one in enumerate(people, start=1)
        ),
    ]


def _csv(rows: Sequence[Row]) -> bytes:
    """Write rows as the CSV that a spreadsheet program saves: UTF-8 with a mark, dates as dd/mm/yyyy."""
    text = io.StringIO(newline="")
    width = max(map(len, rows))
    for row in rows:
        cells = [one.strftime("%d/%m/%Y") if isinstance(one, dt.date) else "" if one is None else one for one in row]
        csv.writer(text).writerow([*cells, *[""] * (width - len(cells))])
    return text.getvalue().encode("utf-8-sig")


def _table(name: str, rows: Sequence[Row], header: int) -> bytes:
    width = max(map(len, rows))
    return as_table(name, [[*row, *[None] * (width - len(row))] for row in rows], [6, 40, *[16] * (width - 2)], header)
