"""Training tables laid out as departments, districts and schools do, every figure added up by hand beforehand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.running import json_of, write
from tests.training.tables import book, codes, figures, told


def test_a_table_of_classes_with_a_total(tmp_path: Path) -> None:
    """A district's classes, one a row: 45 + 62 + 38 = 145 learners in 3, 26 + 30 + 19 = 75 women, 135.5 million.

    The days stand in one cell; the total row is right three times.
    """
    path = book(
        tmp_path,
        (
            "Lop mo 2023",
            [
                ["UBND HUYỆN PHÚ BÌNH"],
                ["PHÒNG NỘI VỤ"],
                [],
                ["BIỂU TỔNG HỢP CÁC LỚP BỒI DƯỠNG NĂM 2023"],
                ["TT", "Tên lớp", "Thời gian", "Địa điểm", "Số học viên", "Trong đó nữ", "Kinh phí (triệu đồng)"],
                [1, "Kỹ năng xử lý tình huống", "10/3 - 12/3/2023", "TTCT huyện", 45, 26, 40.5],
                [2, "Chuyển đổi số cấp xã", "17/4 - 19/4/2023", "TTCT huyện", 62, 30, 55],
                [3, "Nghiệp vụ văn thư", "8/5/2023", "Hội trường UBND", 38, 19, 40],
                [None, "Cộng", None, None, 145, 75, 135.5],
                [],
                [None, None, None, None, "Phú Bình, ngày 20 tháng 12 năm 2023"],
                [None, "NGƯỜI LẬP BIỂU", None, None, "TRƯỞNG PHÒNG"],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "year")
    whole = got["rows"][0]
    assert [whole[key] for key in ("attendances", "classes", "cost_vnd")] == [145, 3, 135_500_000]
    assert whole["of_which"] == [{"part": "female", "attendances": 75, "percent": "51.7"}]
    assert figures(got, "attendances") == {(): [145], ("2023",): [145]}
    assert (got["totals_checked"], codes(got)) == (3, [])


def test_plan_and_result_by_audience(tmp_path: Path) -> None:
    """Plan 1,200 + 800 + 300 = 2,300, result 1,431 + 760 + 300 = 2,491: 108.3%; percentages are no counts."""
    path = book(
        tmp_path,
        (
            "KQ",
            [
                ["KẾT QUẢ THỰC HIỆN KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG CBCCVC NĂM 2019"],
                ["STT", "Đối tượng", "Kế hoạch giao", "Kết quả thực hiện", "Tỷ lệ (%)"],
                ["I", "Cán bộ, công chức", 2000, 2191, 109.55],
                [1, "Cấp tỉnh, cấp huyện", 1200, 1431, 119.25],
                [2, "Cấp xã", 800, 760, 95],
                ["II", "Viên chức", 300, 300, 100],
                [None, "Tổng cộng (I+II)", 2300, 2491, 108.3],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "audience")
    assert figures(got, "planned", "attendances", "fulfilment_percent") == {
        (): [2300, 2491, "108.3"],
        ("Cấp tỉnh, cấp huyện",): [1200, 1431, "119.3"],
        ("Cấp xã",): [800, 760, "95.0"],
        ("Viên chức",): [300, 300, "100.0"],
    }
    assert (got["totals_checked"], codes(got)) == (4, [])


def test_years_across(tmp_path: Path) -> None:
    """Attendances by audience down and by year across: 2016 has 100 + 250, the whole 1,065; all totals are right."""
    text = (
        "SỐ LƯỢT CÁN BỘ ĐƯỢC ĐÀO TẠO BỒI DƯỠNG GIAI ĐOẠN 2016-2018,,,,\n"
        "Đối tượng,Năm 2016,Năm 2017,Năm 2018,Tổng cộng\n"
        "Cán bộ cấp huyện,100,120,95,315\n"
        "Cán bộ cấp xã,250,240,260,750\n"
        "Tổng cộng,350,360,355,1065\n"
    )
    path = write(tmp_path, "nam.csv", text)
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "attendances") == {(): [1065], ("2016",): [350], ("2017",): [360], ("2018",): [355]}
    by_audience = json_of(tmp_path, "training", path, "--by", "audience")
    assert figures(by_audience, "attendances") == {(): [1065], ("Cán bộ cấp huyện",): [315], ("Cán bộ cấp xã",): [750]}
    # Two totals to the right, four below.
    assert (got["totals_checked"], codes(got)) == (7, [])


def test_an_export_of_a_personnel_system(tmp_path: Path) -> None:
    """English headers, semicolons, days as ISO: 5 attendances of 3 people, 2 completed courses of one; 64 hours."""
    text = (
        "employee_id;full_name;course;start_date;end_date;status;hours;cost\n"
        "E001;Nguyễn Văn An;Excel;2022-03-01;2022-03-03;Completed;16;1200000\n"
        "E001;Nguyễn Văn An;Leadership;2022-05-10;2022-05-12;Completed;16;2500000\n"
        "E002;Trần Thị Bình;Excel;2022-03-01;2022-03-03;In progress;16;1200000\n"
        "E003;Lê Văn Cường;Excel;2022-03-01;2022-03-03;Failed;8;1200000\n"
        "E003;Lê Văn Cường;Excel;2022-09-05;2022-09-06;Completed;8;1200000\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "hr.csv", text), "--by", "programme")
    keys = ("attendances", "people", "completed", "studying", "dropped", "hours", "cost_vnd")
    assert figures(got, *keys) == {
        (): [5, 3, 3, 1, 1, 64, 7_300_000],
        ("Excel",): [4, 3, 2, 1, 1, 48, 4_800_000],
        ("Leadership",): [1, 1, 1, 0, 0, 16, 2_500_000],
    }
    assert "twice_in_class" not in codes(got)


def test_a_sheet_a_year(tmp_path: Path) -> None:
    """The sheets are named after their years: 10 + 20, 15 + 5, 30 attendances."""
    header = ["TT", "Nội dung bồi dưỡng", "Số lượt"]
    path = book(
        tmp_path,
        ("2020", [header, [1, "Tin học", 10], [2, "Ngoại ngữ", 20]]),
        ("2021", [header, [1, "Tin học", 15], [2, "Ngoại ngữ", 5]]),
        ("Năm 2022", [header, [1, "Tin học", 30]]),
    )
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "attendances") == {(): [80], ("2020",): [30], ("2021",): [20], ("2022",): [30]}


def test_blocs_with_subtotals_of_their_own(tmp_path: Path) -> None:
    """Two blocs with a subtotal each; the second is written 119 where 70 + 50 = 120, the grand total 250 where 251."""
    path = book(
        tmp_path,
        (
            "Tong hop",
            [
                ["TT", "Nội dung", "Số lượt", "Số lớp"],
                ["KHỐI ĐẢNG, ĐOÀN THỂ"],
                [1, "Nghiệp vụ công tác Đảng", 81, 2],
                [2, "Công tác dân vận", 50, 1],
                [None, "Cộng khối Đảng, đoàn thể", 131, 3],
                ["KHỐI NHÀ NƯỚC"],
                [1, "Quản lý nhà nước ngạch chuyên viên", 70, 1],
                [2, "Cải cách hành chính", 50, 2],
                [None, "Cộng khối Nhà nước", 119, 3],
                [None, "TỔNG CỘNG", 250, 6],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path)
    assert figures(got, "attendances", "classes") == {(): [251, 6]}
    assert codes(got) == ["total_differs", "total_differs"]
    assert got["totals_checked"] == 4


def test_money_by_source_and_year(tmp_path: Path) -> None:
    """Sources and years down, millions named above: 2018 is 1,250.5 + 300; what 2019 is can't be told for certain."""
    path = book(
        tmp_path,
        (
            "Kinh phi",
            [
                ["KINH PHÍ ĐÀO TẠO, BỒI DƯỠNG"],
                [None, None, "Đơn vị tính: triệu đồng"],
                ["Nguồn kinh phí", "Năm", "Kinh phí"],
                ["Ngân sách tỉnh", 2018, 1250.5],
                ["Ngân sách tỉnh", 2019, "1.400"],
                ["Chương trình MTQG", 2018, 300],
                ["Chương trình MTQG", 2019, "-"],
                ["Tổng số", None, "2.950,5"],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "year,funding_source")
    money = {key: value[0] for key, value in figures(got, "cost_vnd").items()}
    # "1.400" under "triệu đồng" may be 1,400 million or 1.4 million: not guessed, so 2019 and the whole are not known.
    assert money[("2018",)] == 1_550_500_000
    assert money[("2018", "Ngân sách tỉnh")] == 1_250_500_000
    assert (money[()], money[("2019",)]) == (None, None)
    assert "money_ambiguous" in codes(got)


def test_learners_under_a_merged_course(tmp_path: Path) -> None:
    """The course stands in a cell merged over its learners: 3 and 2 of them, 4 people; the number below is right."""
    path = book(
        tmp_path,
        (
            "Danh sach",
            [
                ["DANH SÁCH CÁN BỘ, CÔNG CHỨC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2021"],
                ["STT", "Nội dung đào tạo, bồi dưỡng", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Kết quả"],
                [1, "Cao cấp LLCT", "Hoàng Thị Mai", "02/03/1980", "Ban Tổ chức", "Tốt nghiệp"],
                [2, None, "Đinh Văn Nam", "15/07/1978", "Văn phòng", "Tốt nghiệp"],
                [3, None, "Lò Văn Thắng", "30/01/1985", "Ban Dân vận", "Đang học"],
                [4, "Thạc sĩ Quản lý công", "Hoàng Thị Mai", "02/03/1980", "Ban Tổ chức", "Đang học"],
                [5, None, "Vì Thị Xuân", "11/11/1990", "Văn phòng", "Thôi học"],
                [None, "Tổng số: 5 lượt cán bộ"],
                [],
                [None, None, None, None, "TRƯỞNG BAN"],
            ],
        ),
        merges=("B3:B5", "B6:B7"),
    )
    got = json_of(tmp_path, "training", path, "--by", "programme")
    keys = ("attendances", "people", "completed", "studying", "dropped")
    assert figures(got, *keys) == {
        (): [5, 4, 2, 2, 1],
        ("Cao cấp LLCT",): [3, 3, 2, 1, 0],
        ("Thạc sĩ Quản lý công",): [2, 2, 0, 1, 1],
    }
    assert got["totals_checked"] == 1


def test_learners_under_the_names_of_their_classes(tmp_path: Path) -> None:
    """No column names the course: a heading row over each class does. 2 + 3 attendances, 4 people in 2 classes."""
    path = book(
        tmp_path,
        (
            "HV",
            [
                ["DANH SÁCH HỌC VIÊN CÁC LỚP NĂM 2022"],
                ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Kết quả"],
                ["I", "Lớp Bồi dưỡng ngạch chuyên viên"],
                [1, "Bế Văn Sơn", "01/01/1984", "Chuyên viên", "Sở Nội vụ", "Giỏi"],
                [2, "Nông Thị Thu", "05/06/1988", "Chuyên viên", "Sở Tài chính", "Khá"],
                ["II", "Lớp Trung cấp lý luận chính trị"],
                [1, "Bế Văn Sơn", "01/01/1984", "Chuyên viên", "Sở Nội vụ", "Đang học"],
                [2, "Mã Thị Lan", "20/10/1986", "Phó phòng", "Sở Y tế", "Đang học"],
                [3, "Triệu Văn Hòa", "02/09/1982", "Phó phòng", "Sở Y tế", "Đang học"],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "programme")
    assert figures(got, "attendances", "people", "completed", "classes") == {
        (): [5, 4, 2, 2],
        ("Lớp Bồi dưỡng ngạch chuyên viên",): [2, 2, 2, 1],
        ("Lớp Trung cấp lý luận chính trị",): [3, 3, 0, 1],
    }


def test_a_table_whose_total_has_no_label(tmp_path: Path) -> None:
    """The last row holds nothing but sums: 12 + 30 + 8 = 50 are the attendances, not 100."""
    text = "TT,Nội dung,Số lớp,Số lượt\n1,Tin học,1,12\n2,Ngoại ngữ,2,30\n3,Văn thư,1,8\n,,4,50\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "classes") == {(): [50, 4]}


def test_a_class_list_named_by_its_title(tmp_path: Path) -> None:
    """One class, named by the title alone: 3 learners, of whom one is a woman, in one class."""
    path = book(
        tmp_path,
        (
            "Sheet1",
            [
                ["TRƯỜNG CHÍNH TRỊ TỈNH"],
                ["DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG LÃNH ĐẠO CẤP PHÒNG KHÓA 3"],
                ["(Khai giảng ngày 12/4/2021)"],
                ["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ", "Đơn vị công tác", "Xếp loại"],
                [1, "Phan Văn Tâm", "x", None, "Phó phòng", "Sở Công Thương", "Khá"],
                [2, "Chu Thị Ngân", None, "x", "Trưởng phòng", "Sở Xây dựng", "Giỏi"],
                [3, "Lý Minh Đức", "x", None, "Phó phòng", "Sở Tư pháp", "Trung bình"],
                ["Danh sách này có 03 học viên."],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "sex")
    assert figures(got, "attendances", "people", "completed") == {
        (): [3, 3, 3],
        ("female",): [1, 1, 1],
        ("male",): [2, 2, 2],
    }


def test_days_are_no_counts(tmp_path: Path) -> None:
    """Days typed as dates: that of the start tells the year of an attendance where no column does."""
    path = book(
        tmp_path,
        (
            "Log",
            [
                ["Họ và tên", "Số CCCD", "Tên khóa học", "Từ ngày", "Đến ngày", "Số tiết"],
                ["Trần Văn Bình", "001080000001", "QP-AN đối tượng 3", dt.date(2021, 3, 1), dt.date(2021, 3, 12), 80],
                ["Lê Thị An", "001185000002", "QP-AN đối tượng 3", dt.date(2021, 3, 1), dt.date(2021, 3, 12), 80],
                ["Trần Văn Bình", "001080000001", "Kỹ năng số", dt.date(2022, 6, 6), dt.date(2022, 6, 7), 16],
            ],
        ),
    )
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "attendances", "people", "hours") == {
        (): [3, 2, 176],
        ("2021",): [2, 2, 160],
        ("2022",): [1, 1, 16],
    }


def test_units_down_and_years_across(tmp_path: Path) -> None:
    """The figure and the year share a heading: 2021 has 10 + 20, 2022 15 + 5, the whole 50; six totals are right."""
    text = (
        "TT,Đơn vị,Số lượt năm 2021,Số lượt năm 2022,Tổng số lượt\n"
        "1,Sở Nội vụ,10,15,25\n2,Sở Y tế,20,5,25\n,Tổng cộng,30,20,50\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "year,unit")
    assert figures(got, "attendances") == {
        (): [50],
        ("2021",): [30],
        ("2021", "Sở Nội vụ"): [10],
        ("2021", "Sở Y tế"): [20],
        ("2022",): [20],
        ("2022", "Sở Nội vụ"): [15],
        ("2022", "Sở Y tế"): [5],
    }
    assert (got["totals_checked"], got["findings"]) == (6, [])


def test_classes_and_learners_under_each_year(tmp_path: Path) -> None:
    """2021: 2 + 1 classes of 60 + 30; 2022: 1 + 3 of 25 + 90; the columns of totals and the last row are right."""
    rows = [
        ["STT", "Nội dung đào tạo", "Năm 2021", None, "Năm 2022", None, "Tổng cộng", None],
        [None, None, *["Số lớp", "Số học viên"] * 3],
        [1, "LLCT", 2, 60, 1, 25, 3, 85],
        [2, "QLNN", 1, 30, 3, 90, 4, 120],
        [None, "Cộng", 3, 90, 4, 115, 7, 205],
    ]
    path = book(tmp_path, ("A", rows), merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"))
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "classes", "attendances") == {(): [7, 205], ("2021",): [3, 90], ("2022",): [4, 115]}
    assert (got["totals_checked"], got["findings"]) == (12, [])


def test_plan_and_result_of_one_year_by_name(tmp_path: Path) -> None:
    """120 of 100 planned; the column of percentages is no figure."""
    text = (
        "TT,Nội dung,Kế hoạch năm 2022,Thực hiện năm 2022,Tỷ lệ % (TH/KH)\n"
        '1,Tin học,60,70,"116,7"\n2,Ngoại ngữ,40,50,125\n,Tổng,100,120,120\n'
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "planned", "attendances", "fulfilment_percent") == {(): [100, 120, "120.0"]}


def test_money_under_a_heading_with_its_sources(tmp_path: Path) -> None:
    """50.5 million, of which the two sources beside it gave 10.5 and 40: they add up in every row."""
    rows = [
        ["TT", "Nội dung", "Số lượt", "Kinh phí (triệu đồng)", None, None],
        [None, None, None, "Tổng số", "Ngân sách TW", "Ngân sách ĐP"],
        [1, "LLCT", 60, 30, 10, 20],
        [2, "QLNN", 40, 20.5, 0.5, 20],
        [None, "Tổng cộng", 100, 50.5, 10.5, 40],
    ]
    path = book(tmp_path, ("A", rows), merges=("A1:A2", "B1:B2", "C1:C2", "D1:F1"))
    got = json_of(tmp_path, "training", path)
    assert figures(got, "attendances", "cost_vnd") == {(): [100, 50_500_000]}
    sources = {one["source"]: one["cost_vnd"] for one in got["rows"][0]["cost_by_source"]}
    assert sources == {"Ngân sách TW": 10_500_000, "Ngân sách ĐP": 40_000_000}
    # Four totals below, three to the right.
    assert (told(got), got["totals_checked"]) == ([], 7)


def test_quarters_down_with_totals_of_their_own(tmp_path: Path) -> None:
    """Quarters of 30 and 35 make 65; three totals are right."""
    text = (
        "TT,Nội dung,Số lượt\nQuý I,,\n1,Tin học,10\n2,Ngoại ngữ,20\n,Cộng quý I,30\n"
        "Quý II,,\n1,Tin học,30\n2,Văn thư,5\n,Cộng quý II,35\n,Tổng cộng,65\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [65], ("Ngoại ngữ",): [20], ("Tin học",): [40], ("Văn thư",): [5]}
    assert (got["totals_checked"], got["findings"]) == (3, [])


def test_quarters_across_with_the_year(tmp_path: Path) -> None:
    """5 + 10 + 0 + 20 and 1 + 2 + 3 + 4 are 45; the column of the year is their sum, no fifth quarter."""
    text = (
        "Nội dung,Quý I,Quý II,Quý III,Quý IV,Cả năm\nTin học,5,10,0,20,35\nNgoại ngữ,1,2,3,4,10\nTổng,6,12,3,24,45\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [45], ("Ngoại ngữ",): [10], ("Tin học",): [35]}
    assert got["findings"] == []


def test_dashes_below_rows_without_any(tmp_path: Path) -> None:
    """What begins with a dash is part of the row above it: 20 + 30 and 30 + 40 are 120, not 240."""
    text = (
        "Đối tượng,Số lượt\nCán bộ cấp tỉnh,50\n- Lãnh đạo,20\n- Chuyên viên,30\n"
        "Cán bộ cấp xã,70\n- Cán bộ chuyên trách,30\n- Công chức,40\nTổng cộng,120\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances") == {(): [120]}
    assert (got["totals_checked"], got["findings"]) == (3, [])


def test_a_total_above_its_parts(tmp_path: Path) -> None:
    """The first row is the sum of the others."""
    text = "TT,Đối tượng,Số lượt,Số lớp\n,Tổng số,20,3\n1,Cấp tỉnh,15,2\n2,Cấp xã,5,1\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "classes") == {(): [20, 3]}
    assert got["totals_checked"] == 2


def test_people_of_two_courses_count_once_in_the_total(tmp_path: Path) -> None:
    """25 people attended 37 times: fewer than 10 + 20, since some took both; that is no wrong total."""
    text = "TT,Nội dung,Số người,Số lượt\n1,Tin học,10,15\n2,Ngoại ngữ,20,22\n,Tổng,25,37\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances", "people") == {(): [37, None], ("Ngoại ngữ",): [22, 20], ("Tin học",): [15, 10]}
    assert got["findings"] == []


def test_contents_without_a_total_are_named(tmp_path: Path) -> None:
    """Columns that were taken for contents and added up, with no total to compare, are told."""
    text = "Đối tượng,Chuyên đề A,Chuyên đề B\nCấp tỉnh,10,5\nCấp xã,20,7\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances") == {(): [42]}
    assert [(one["code"], one["value"]) for one in got["findings"]] == [
        ("columns_as_contents", "Chuyên đề A; Chuyên đề B")
    ]


def test_a_row_of_figures_alone_that_is_no_sum(tmp_path: Path) -> None:
    """12 + 30 are 42: a last row of 50 may be a wrong total or an item. The whole isn't known, and the row is told."""
    text = "TT,Nội dung,Số lượt\n1,Tin học,12\n2,Ngoại ngữ,30\n,,50\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances") == {(): [None]}
    assert told(got) == [("row_without_label", "4")]


def test_shares_below_a_table_and_figures_below_the_signatures(tmp_path: Path) -> None:
    """A row of percentages is told and not added; figures under the signatures are told, too."""
    text = (
        "TT,Nội dung,Số lượt\n1,Tin học,12\n2,Ngoại ngữ,30\n,Tổng cộng,42\n,Tỷ lệ so với năm trước (%),105\n"
        ",NGƯỜI LẬP BIỂU,\n,Ghi thêm,3\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances") == {(): [42]}
    assert told(got) == [("row_of_shares", "5"), ("row_not_read", "7")]


def test_a_figure_merged_over_classes(tmp_path: Path) -> None:
    """One cost for two classes is in the whole once, and told; the rows hold their own attendances."""
    rows = [["TT", "Tên lớp", "Số học viên", "Kinh phí (triệu đồng)"], [1, "A", 10, 30], [2, "B", 20, None]]
    got = json_of(tmp_path, "training", book(tmp_path, ("A", rows), merges=("D2:D3",)))
    assert figures(got, "attendances", "cost_vnd", "classes") == {(): [30, 30_000_000, 2]}
    assert told(got) == [("merged_figure", "D2")]


def test_one_person_under_a_merged_name(tmp_path: Path) -> None:
    """A name over two courses is one person with two attendances."""
    rows = [
        ["TT", "Họ và tên", "Số CCCD", "Nội dung bồi dưỡng", "Kết quả"],
        [1, "Trần Văn Bình", "001", "Tin học", "Đạt"],
        [None, None, None, "Ngoại ngữ", "Đạt"],
        [2, "Lê Thị An", "002", "Tin học", "Đạt"],
    ]
    got = json_of(tmp_path, "training", book(tmp_path, ("A", rows), merges=("A2:A3", "B2:B3", "C2:C3")))
    assert figures(got, "attendances", "people", "completed") == {(): [3, 2, 3]}


def test_all_who_work_there_are_no_attendances(tmp_path: Path) -> None:
    """Of 100 and 50 people at work 40 and 20 were trained: 60; the column of all is named as not counted."""
    text = "TT,Đơn vị,Tổng số CBCC,Số được đào tạo,Tỷ lệ\n1,Sở A,100,40,40%\n2,Sở B,50,20,40%\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "unit")
    assert figures(got, "attendances") == {(): [60], ("Sở A",): [40], ("Sở B",): [20]}
    assert told(got) == [("column_not_counted", "C1")]


def test_headings_and_totals_in_the_first_column(tmp_path: Path) -> None:
    """Classes and totals stand where the numbers stand: 2 and 1 learners; of three totals the second is wrong."""
    text = (
        "DANH SÁCH HỌC VIÊN CÁC LỚP,,,\nTT,Họ và tên,Số CCCD,Kết quả\n"
        "Lớp Tin học,,,\n1,Trần An,001,Đạt\n2,Lê B,002,Đạt\nCộng: 2 người,,,\n"
        "Lớp Ngoại ngữ,,,\n1,Vũ C,003,Đạt\nCộng: 2 người,,,\nTổng cộng: 3 người,,,\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances", "classes") == {(): [3, 2], ("Lớp Ngoại ngữ",): [1, 1], ("Lớp Tin học",): [2, 1]}
    assert (got["totals_checked"], told(got)) == (2, [("total_differs", "A9")])


def test_one_name_with_nothing_beside_it_is_told(tmp_path: Path) -> None:
    """Two rows of one name without ID and birth date count as two people, with a warning at the second."""
    text = "Họ và tên học viên,Đơn vị,Lớp\nTrần An,Sở A,Tin học\nTrần An,Sở A,Ngoại ngữ\nLê B,Sở A,Tin học\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "people") == {(): [3, 3]}
    assert told(got) == [("namesakes", "A3")]


def test_plan_and_result_under_years_by_their_abbreviations(tmp_path: Path) -> None:
    """KH and TH in one header are plan and result: 17 of 15 in 2021, 25 of 30 in 2022, never 87 attendances."""
    rows = [
        ["TT", "Nội dung", "Năm 2021", None, "Năm 2022", None],
        [None, None, "KH", "TH", "KH", "TH"],
        [1, "Chuyển đổi số", 10, 12, 20, 15],
        [2, "Ngoại ngữ", 5, 5, 10, 10],
        [None, "Cộng", 15, 17, 30, 25],
    ]
    path = book(tmp_path, ("A", rows), merges=("A1:A2", "B1:B2", "C1:D1", "E1:F1"))
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "attendances", "planned", "fulfilment_percent") == {
        (): [42, 45, "93.3"],
        ("2021",): [17, 15, "113.3"],
        ("2022",): [25, 30, "83.3"],
    }


def test_an_abbreviation_alone_is_a_course(tmp_path: Path) -> None:
    """TH beside NN and QLNN is Tin học: 3 + 4 + 5 attendances of three courses."""
    text = "Đối tượng,TH,NN,QLNN\nCấp xã,3,4,5\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [12], ("NN",): [4], ("QLNN",): [5], ("TH",): [3]}
