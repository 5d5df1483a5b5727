"""Training tables laid out in further ways, each written down with its figures before it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import code_of, json_of, write
from tests.training.tables import book, codes, figures, told


def test_two_tables_below_each_other(tmp_path: Path) -> None:
    """63 people in one table and 190 attendances in 5 classes in the other, under a header of its own: 253."""
    rows = [
        ["A. ĐÀO TẠO"],
        ["TT", "Nội dung đào tạo", "Số lượng"],
        [1, "Thạc sĩ", 23],
        [2, "Đại học", 40],
        [None, "Cộng", 63],
        [],
        ["B. BỒI DƯỠNG"],
        ["TT", "Nội dung bồi dưỡng", "Số lớp", "Số lượt"],
        [1, "QLNN", 2, 110],
        [2, "Tin học", 3, 80],
        [None, "Cộng", 5, 190],
    ]
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows)), "--by", "programme")
    assert figures(got, "attendances", "classes") == {
        (): [253, 5],
        ("Đại học",): [40, None],
        ("QLNN",): [110, 2],
        ("Thạc sĩ",): [23, None],
        ("Tin học",): [80, 3],
    }
    assert (told(got), got["totals_checked"]) == ([("tables_added", "8")], 3)


@pytest.mark.parametrize(
    ("text", "attendances"),
    [
        ("TT,Nội dung,Số lượt\n1,2,3\n1,Tin học,12\nTT,Nội dung,Số lượt\n1,2,3\n2,Văn thư,8\n,Tổng,20\n", 20),
        (
            "TT,Họ tên,CCCD,Lớp\n1,Lê An,0001,A\n2,Vũ Ba,0002,A\nTT,Họ tên,CCCD,Lớp\n3,Hồ Ý,0003,B\n,Cộng: 3 người,,\n",
            3,
        ),
    ],
    ids=["counts", "people"],
)
def test_a_header_repeated_on_every_page(tmp_path: Path, text: str, attendances: int) -> None:
    """A header that stands once more is neither an entry nor a person; the total below is right for both pages."""
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert (got["rows"][0]["attendances"], got["totals_checked"], got["findings"]) == (attendances, 1, [])


def test_plan_result_and_estimate(tmp_path: Path) -> None:
    """60 + 30 of 100 + 50 planned in half a year: 60.0%; what is expected of the year is named and not added."""
    text = (
        "TÌNH HÌNH 6 THÁNG ĐẦU NĂM 2023,,,,,\n"
        "TT,Nội dung bồi dưỡng,Kế hoạch cả năm,Thực hiện 6 tháng,Ước thực hiện cả năm,Ghi chú\n"
        "1,Chuyên viên,100,60,105,\n2,Tin học,50,30,50,chậm\n,Cộng,150,90,155,\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "planned", "attendances", "fulfilment_percent") == {(): [150, 90, "60.0"]}
    assert told(got) == [("column_not_counted", "E2")]


def test_a_name_like_a_figure_that_a_total_adds(tmp_path: Path) -> None:
    """A course may be named "Kết quả …": a column of totals adds it to the others, so it is one."""
    text = "Đối tượng,Tin học,Kết quả đánh giá cán bộ,Tổng số\nCấp tỉnh,10,5,15\nCấp xã,20,7,27\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [42], ("Kết quả đánh giá cán bộ",): [12], ("Tin học",): [30]}
    assert got["findings"] == []


@pytest.mark.parametrize(
    ("header", "cell", "attendances", "code"),
    [
        ("Số lượt (nghìn lượt)", "7", 7000, None),
        ("Số lượt (nghìn)", '"7,5"', 7500, None),
        ("Số lượt (1.000 lượt)", "7", 7000, None),
        ("Số lượt (nghìn lượt)", "1.234", None, "count_ambiguous"),
        ("Số lượt", "1.234", 1234, None),
    ],
)
def test_attendances_in_thousands(
    tmp_path: Path, header: str, cell: str, attendances: int | None, code: str | None
) -> None:
    """A heading that counts thousands is taken at its word; what can be read in two ways isn't guessed."""
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", f"Năm,{header}\n2021,{cell}\n"))
    assert (got["rows"][0]["attendances"], codes(got)) == (attendances, [code] if code else [])


def test_thousands_named_above_the_table(tmp_path: Path) -> None:
    """The unit of the whole table stands above it: 2 and 3 thousand."""
    text = "Đơn vị tính: nghìn lượt,\nNăm,Số lượt\n2021,2\n2022,3\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert got["rows"][0]["attendances"] == 5000


def test_classes_and_learners_of_each_content_by_unit(tmp_path: Path) -> None:
    """Units down, contents with their classes and learners across: 145 + 205 = 350 in 4 + 6 classes, money beside."""
    rows = [
        [
            "TT",
            "Đơn vị",
            "Lý luận chính trị",
            None,
            "Quản lý nhà nước",
            None,
            "Tổng cộng",
            None,
            "Kinh phí (triệu đồng)",
        ],
        [None, None, "Số lớp", "Số HV", "Số lớp", "Số HV", "Số lớp", "Số HV", None],
        [1, "Huyện A", 1, 40, 2, 70, 3, 110, 80],
        [2, "Huyện B", 2, 80, 3, 100, 5, 180, 150.5],
        [3, "Sở C", 1, 25, 1, 35, 2, 60, 32],
        [None, "Toàn tỉnh", 4, 145, 6, 205, 10, 350, 262.5],
    ]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:I2")
    path = book(tmp_path, ("TH", rows), merges=merges)
    got = json_of(tmp_path, "training", path, "--by", "unit")
    assert figures(got, "attendances", "classes", "cost_vnd") == {
        (): [350, 10, 262_500_000],
        ("Huyện A",): [110, 3, 80_000_000],
        ("Huyện B",): [180, 5, 150_500_000],
        ("Sở C",): [60, 2, 32_000_000],
    }
    by_programme = json_of(tmp_path, "training", path, "--by", "programme")
    assert figures(by_programme, "attendances", "classes")[("Lý luận chính trị",)] == [145, 4]
    # Two totals across in each of four rows, seven below.
    assert (got["totals_checked"], got["findings"]) == (15, [])


def test_men_and_women_beside_the_total_of_learners(tmp_path: Path) -> None:
    """30 + 40 + 25 learners under "TS", 53 of them men, 42 women; grades are named as not counted."""
    rows = [
        ["STT", "Tên lớp", "Số học viên", None, None, "Kết quả", None],
        [None, None, "TS", "Nam", "Nữ", "Giỏi", "Khá"],
        [1, "Lớp A", 30, 18, 12, 10, 20],
        [2, "Lớp B", 40, 20, 20, 10, 30],
        [3, "Lớp C", 25, 15, 10, 5, 20],
    ]
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows), merges=("A1:A2", "B1:B2", "C1:E1", "F1:G1")))
    assert figures(got, "attendances", "classes") == {(): [95, 3]}
    parts = {one["part"]: one["attendances"] for one in got["rows"][0]["of_which"]}
    assert (parts, codes(got)) == ({"male": 53, "female": 42}, ["column_not_counted"] * 2)


def test_attendances_divided_by_audience(tmp_path: Path) -> None:
    """Below "Chia ra" stand the audiences: 30 + 90 + 80 = 200; rows and columns add up."""
    rows = [
        ["TT", "Nội dung", "Số lượt", None, None, None, "Trong đó nữ"],
        [None, None, "Tổng số", "Chia ra", None, None, None],
        [None, None, None, "Cán bộ", "Công chức", "Viên chức", None],
        [1, "Tin học", 120, 20, 60, 40, 50],
        [2, "Ngoại ngữ", 80, 10, 30, 40, 45],
        [None, "Tổng", 200, 30, 90, 80, 95],
    ]
    merges = ("A1:A3", "B1:B3", "C1:F1", "C2:C3", "D2:F2", "G1:G3")
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows), merges=merges), "--by", "audience")
    assert figures(got, "attendances")[()] == [200]
    assert figures(got, "attendances")[("Công chức",)] == [90]
    assert got["findings"] == []


def test_results_that_are_no_grades(tmp_path: Path) -> None:
    """Who was absent from the test did not complete: 3 of 5; fees of a thousand đồng are costs."""
    text = (
        "Mã NV,Họ tên,Khóa bồi dưỡng,Học phí (nghìn đồng),Kết quả thi\n"
        "NV01,Bùi Thị Hà,Kế toán trưởng,2000,Đạt\nNV02,Cao Văn Lộc,Kế toán trưởng,2000,Không đạt\n"
        "NV03,Đỗ Thị Yến,Kế toán trưởng,2000,Đạt\nNV01,Bùi Thị Hà,Đấu thầu,750,Đạt\n"
        "NV04,Hà Văn Sử,Đấu thầu,750,Vắng thi\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "people", "completed", "dropped", "cost_vnd") == {(): [5, 4, 3, 2, 7_500_000]}


def test_a_result_that_is_not_understood(tmp_path: Path) -> None:
    """How an attendance ended that nobody understands leaves the completions of its group unknown."""
    text = "Họ tên,Mã NV,Tên lớp,Kết quả\nLê An,1,A,Đạt\nVũ Ba,2,A,vùng xanh\nHồ Chi,3,B,Đạt\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "completed") == {(): [None], ("A",): [None], ("B",): [1]}
    assert told(got) == [("unrecognised_value", "D3")]


def test_an_empty_course_below_a_filled_one(tmp_path: Path) -> None:
    """Nothing is taken from the cell above: two attendances in an unknown course, named with their cells."""
    text = "Họ và tên,Số CCCD,Tên lớp\nLê An,0001,A\nVũ Ba,0002,\nHồ Chi,0003,B\nLý Du,0004,\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [4], ("A",): [1], ("B",): [1], (None,): [2]}
    (found,) = got["findings"]
    assert (found["code"], [place["cell"] for place in found["places"]]) == ("cell_untold", ["C3", "C5"])


def test_a_cohort_a_row(tmp_path: Path) -> None:
    """Sent, studying, graduated, left: 34 + 40 + 46 = 120, 45, 70 and 5; the year of sending is no figure."""
    text = (
        "TT,Lớp,Năm cử đi,Số cử đi,Đang học,Đã tốt nghiệp,Thôi học\n"
        "1,Khóa 1,2017,34,0,32,2\n2,Khóa 2,2019,40,,38,2\n3,Khóa 3,2021,46,45,0,1\n,Tổng số,,120,45,70,5\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "year")
    assert figures(got, "attendances", "studying", "completed", "dropped") == {
        (): [120, 45, 70, 5],
        ("2017",): [34, 0, 32, 2],
        ("2019",): [40, 0, 38, 2],
        ("2021",): [46, 45, 0, 1],
    }
    assert (got["totals_checked"], got["findings"]) == (4, [])


def test_cohorts_over_years(tmp_path: Path) -> None:
    """Sent and graduated under each year: 90 were sent, 40 graduated; nobody in 2020, and that is known."""
    rows = [
        ["Lớp", "Năm 2020", None, "Năm 2021", None, "Năm 2022", None],
        [None, "Cử đi", "Tốt nghiệp", "Cử đi", "Tốt nghiệp", "Cử đi", "Tốt nghiệp"],
        ["Cao cấp LLCT", 20, 0, 15, 18, 10, 12],
        ["Thạc sĩ QLC", 15, None, 20, 0, 10, 10],
        ["Cộng", 35, 0, 35, 18, 20, 22],
    ]
    path = book(tmp_path, ("S", rows), merges=("A1:A2", "B1:C1", "D1:E1", "F1:G1"))
    got = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(got, "attendances", "completed") == {
        (): [90, 40],
        ("2020",): [35, 0],
        ("2021",): [35, 18],
        ("2022",): [20, 22],
    }
    assert got["findings"] == []


def test_one_class_listed_anew_every_year(tmp_path: Path) -> None:
    """A sheet a year with the same three learners of one class: three people, one class, the repeats told."""
    header = ["TT", "Họ và tên", "Ngày sinh", "Lớp", "Khai giảng", "Tình trạng"]
    names = [("Lê Thị Bích", "01/01/1985"), ("Trần Thế Anh", "02/02/1986"), ("Hồ Văn Quý", "03/03/1987")]

    def sheet(*states: str) -> list[list[object]]:
        listed = zip(names, states, strict=True)
        return [header, *([n, *who, "Thạc sĩ K1", "01/09/2020", state] for n, (who, state) in enumerate(listed, 1))]

    path = book(
        tmp_path,
        ("2021", sheet("Đang học", "Đang học", "Đang học")),
        ("2022", sheet("Đã tốt nghiệp", "Đã tốt nghiệp", "Đang học")),
    )
    got = json_of(tmp_path, "training", path)
    assert figures(got, "attendances", "people", "classes", "completed") == {(): [6, 3, 1, 2]}
    assert [(one["code"], one["count"]) for one in got["findings"]] == [("twice_in_class", 3)]


def test_headings_of_classes_are_no_units(tmp_path: Path) -> None:
    """One person under two classes of a list without units is one: the classes aren't taken for units."""
    text = (
        "DANH SÁCH HỌC VIÊN CÁC LỚP,,,\nTT,Họ và tên,Ngày sinh,Chức vụ\nLớp tin học,,,\n1,Lê An,02/01/1985,CV\n"
        "Lớp văn thư,,,\n1,Lê An,02/01/1985,CV\n2,Vũ Ba,03/04/1986,CV\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "people") == {(): [3, 2]}


def test_a_form_of_one_class_is_refused(tmp_path: Path) -> None:
    """Labels beside values, no header: no training table, exit 3."""
    path = write(tmp_path, "t.csv", "PHIẾU BÁO CÁO LỚP HỌC,\nTên lớp,Kiến thức QLNN\nSố học viên,45\nSố lớp,1\n")
    assert code_of("training", path) == 3


@pytest.mark.parametrize(
    "courses",
    [["Lớp 1: QLNN", "Lớp 2: Tin học"], [("Nội dung bồi dưỡng", "QLNN"), ("Nội dung bồi dưỡng", "Tin học")]],
    ids=["classes", "contents"],
)
def test_a_column_of_marks_for_each_course(tmp_path: Path, courses: list[str | tuple[str, str]]) -> None:
    """Every mark is an attendance: 3 and 2 of four people; who has none, has no attendance, and is told."""
    top, below = zip(*(one if isinstance(one, tuple) else (one, None) for one in courses), strict=True)
    header = [["TT", "Họ và tên", "Ngày sinh", "Đơn vị", *top], *([[None] * 4 + [*below]] if any(below) else [])]
    people = [
        [1, "Lê An", "01/02/1980", "X", "x", "x"],
        [2, "Vũ Ba", "02/03/1981", "X", "x", None],
        [3, "Hồ Ý", "03/04/1982", "Y", None, "X"],
        [4, "Tô Vĩ", "04/05/1983", "Y", "x", None],
        [5, "Lã Ư", "05/06/1984", "Y", None, None],
    ]
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1") if any(below) else ()
    rows = [*header, *people]
    if merges:
        rows[0] = [*rows[0][:5], None]
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows), merges=merges), "--by", "programme")
    whole, first, second = sorted(figures(got, "attendances", "people").items())
    assert (whole[1], first[1], second[1]) == ([5, 4], [3, 3], [2, 2])
    assert told(got) == [("nothing_attended", str(len(rows)))]


def test_marks_of_a_roster_are_no_courses(tmp_path: Path) -> None:
    """Levels and traits with marks beside people are of a roster: no training table."""
    text = "TT,Họ và tên,Đơn vị,Đại học,Thạc sĩ,Đảng viên,Nữ\n1,Lê An,X,x,,x,\n2,Vũ Ba,X,,x,x,x\n"
    assert code_of("training", write(tmp_path, "t.csv", text)) == 3


def test_parts_beside_the_contents_of_a_matrix(tmp_path: Path) -> None:
    """Women and minorities behind the total are parts of it: 60 attendances, 24 and 12 of them."""
    text = "Đối tượng,LLCT,QLNN,Tổng số,Nữ,DTTS\nCấp tỉnh,12,8,20,9,1\nCấp xã,30,10,40,15,11\nCộng,42,18,60,24,12\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    parts = {one["part"]: one["attendances"] for one in got["rows"][0]["of_which"]}
    assert (figures(got, "attendances"), parts) == ({(): [60]}, {"female": 24, "ethnic_minority": 12})
    assert (got["totals_checked"], got["findings"]) == (8, [])


def test_cumulated_columns_among_quarters(tmp_path: Path) -> None:
    """Four quarters make the year: 50 and 50; what was reached in six and nine months is named and not added."""
    text = (
        "Nội dung,Quý I,Quý II,6 tháng,Quý III,9 tháng,Quý IV,Cả năm\n"
        "A,10,20,30,15,45,5,50\nB,5,15,20,10,30,20,50\nCộng,15,35,50,25,75,25,100\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances") == {(): [100], ("A",): [50], ("B",): [50]}
    assert told(got) == [("column_not_counted", "D1"), ("column_not_counted", "F1")]


def test_a_plan_above_its_figures(tmp_path: Path) -> None:
    """Plan and result each with classes and attendances: 95 of 100 planned, in 4 classes."""
    rows = [
        ["Nội dung", "Kế hoạch", None, "Thực hiện", None, "Tỷ lệ (%)"],
        [None, "Số lớp", "Số lượt", "Số lớp", "Số lượt", None],
        ["A", 2, 60, 2, 55, 91.7],
        ["B", 2, 40, 2, 40, 100],
        ["Cộng", 4, 100, 4, 95, 95],
    ]
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows), merges=("A1:A2", "B1:C1", "D1:E1", "F1:F2")))
    assert figures(got, "planned", "attendances", "classes", "fulfilment_percent") == {(): [100, 95, 4, "95.0"]}
    assert told(got) == [("column_not_counted", "B2")]


def test_how_somebody_stood_in_two_years(tmp_path: Path) -> None:
    """Of two columns of the status the later year's is taken, the other told."""
    text = (
        "Họ và tên,Số CCCD,Lớp,Tình trạng năm 2021,Tình trạng năm 2022\n"
        "Lê An,01,K1,Đang học,Tốt nghiệp\nVũ Ba,02,K1,Đang học,Đang học\nHồ Ý,03,K1,Đang học,Thôi học\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "completed", "studying", "dropped") == {(): [1, 1, 1]}
    assert told(got) == [("second_column", "D1")]


def test_a_class_a_table_below_each_other(tmp_path: Path) -> None:
    """The line above each header names the class: 2 and 2 attendances of three people."""
    text = (
        "DANH SÁCH HỌC VIÊN,,,\nLớp: QP-AN,,,\nTT,Họ và tên,Ngày sinh,Đơn vị\n1,Lê An,01/02/1980,X\n"
        "2,Vũ Ba,02/03/1981,X\nLớp: Tin học,,,\nTT,Họ và tên,Ngày sinh,Đơn vị\n"
        "1,Lê An,01/02/1980,X\n2,Hồ Ý,03/04/1982,Y\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "programme")
    assert figures(got, "attendances", "people") == {(): [4, 3], ("Lớp: QP-AN",): [2, 2], ("Lớp: Tin học",): [2, 2]}


def test_learners_at_the_start_and_at_the_end(tmp_path: Path) -> None:
    """30 + 30 began, 28 + 27 graduated; how many were left at the end is named and not added."""
    text = "Lớp,Sĩ số đầu khóa,Sĩ số cuối khóa,Số HV tốt nghiệp\nK1,30,29,28\nK2,30,28,27\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "completed") == {(): [60, 55]}
    assert told(got) == [("column_not_counted", "C1")]


def test_a_list_of_graduates_that_names_no_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither column nor title tells the course: refused, and the hint names the option that tells it."""
    path = write(
        tmp_path, "t.csv", "TT,Họ và tên,Ngày sinh,Xếp loại\n1,Lê An,01/02/1980,Khá\n2,Vũ Ba,03/04/1981,Giỏi\n"
    )
    assert code_of("training", path) == 3
    assert "--programme" in capsys.readouterr().err
    got = json_of(tmp_path, "training", path, "--programme", "Cao cấp LLCT K12", "--by", "programme")
    assert figures(got, "attendances", "people", "completed") == {(): [2, 2, 2], ("Cao cấp LLCT K12",): [2, 2, 2]}


def test_a_course_that_the_list_names_itself(tmp_path: Path) -> None:
    """--programme is for lists that tell no course: a column of courses, or a title, is left as it is."""
    log = write(tmp_path, "a.csv", "Họ và tên,Số CCCD,Tên lớp\nLê An,0001,A\n")
    titled = write(tmp_path, "b.csv", "DANH SÁCH HỌC VIÊN LỚP TIN HỌC,,\nHọ và tên,Số CCCD,Chức vụ\nVũ Ba,0002,CV\n")
    got = json_of(tmp_path, "training", log, titled, "--programme", "B", "--by", "programme")
    assert set(figures(got, "attendances")) == {(), ("A",), ("LỚP TIN HỌC",)}
