"""Tables whose rows name the figures, and rows of other figures among those of a table."""

from __future__ import annotations

from pathlib import Path

from tests.running import json_of, write
from tests.training.tables import book, codes, figures, told

KEYS = ("planned", "attendances", "classes", "cost_vnd")


def test_figures_down_and_audiences_across(tmp_path: Path) -> None:
    """300 of 290 planned in 8 classes for 70 million; four totals to the right are right."""
    text = (
        "Nội dung,Cấp tỉnh,Cấp huyện,Tổng\nKế hoạch (lượt),100,190,290\nThực hiện (lượt),110,190,300\n"
        "Số lớp,3,5,8\nKinh phí (triệu đồng),30,40,70\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "audience")
    assert figures(got, *KEYS) == {
        (): [290, 300, 8, 70_000_000],
        ("Cấp huyện",): [190, 190, 5, 40_000_000],
        ("Cấp tỉnh",): [100, 110, 3, 30_000_000],
    }
    assert (got["rows"][0]["fulfilment_percent"], got["totals_checked"], got["findings"]) == ("103.4", 4, [])


def test_figures_down_with_their_units_beside(tmp_path: Path) -> None:
    """The unit stands in a column of its own: 5 classes, 200 attendances, 30 million."""
    text = "TT,Nội dung,ĐVT,Số lượng\n1,Số lớp,lớp,5\n2,Số lượt,lượt,200\n3,Kinh phí,triệu đồng,30\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "attendances", "classes", "cost_vnd") == {(): [200, 5, 30_000_000]}


def test_a_cohort_turned_on_its_side(tmp_path: Path) -> None:
    """Sent, studying, graduated down and years across: 30 + 40 + 20 sent, 18 + 18 + 4 graduated."""
    text = (
        "Nội dung,Năm 2020,Năm 2021,Năm 2022,Tổng\n"
        "Số cử đi,30,40,20,90\nĐang học,10,20,18,48\nĐã tốt nghiệp,18,18,4,40\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "year")
    assert figures(got, "attendances", "studying", "completed") == {
        (): [90, 48, 40],
        ("2020",): [30, 10, 18],
        ("2021",): [40, 20, 18],
        ("2022",): [20, 18, 4],
    }
    assert got["findings"] == []


def test_plan_and_result_of_each_course_down(tmp_path: Path) -> None:
    """A second column names the figure: Tin học 18 + 22 of 15 + 20 planned, Văn thư 9 + 11 of 10 + 10."""
    rows = [
        ["Nội dung", "Chỉ tiêu", "2021", "2022"],
        ["Tin học", "Kế hoạch", 15, 20],
        [None, "Thực hiện", 18, 22],
        ["Văn thư", "Kế hoạch", 10, 10],
        [None, "Thực hiện", 9, 11],
    ]
    path = book(tmp_path, ("S", rows), merges=("A2:A3", "A4:A5"))
    got = json_of(tmp_path, "training", path, "--by", "programme")
    assert figures(got, "planned", "attendances") == {(): [55, 60], ("Tin học",): [35, 40], ("Văn thư",): [20, 20]}
    by_year = json_of(tmp_path, "training", path, "--by", "year")
    assert figures(by_year, "planned", "attendances")[("2021",)] == [25, 27]


def test_money_below_a_table_of_audiences(tmp_path: Path) -> None:
    """25 + 35 attendances; the money in the columns of attendances is named with what it is divided into."""
    text = (
        "TT,Đối tượng,LLCT,QLNN,Tin học,Tổng số\n1,Lãnh đạo,10,10,5,25\n2,Công chức,15,10,10,35\n,Cộng,25,20,15,60\n"
        ",Kinh phí (ĐVT: triệu đồng),500,,,\n,Trong đó: Ngân sách TW,200,,,\n,- Nguồn khác,300,,,\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert (figures(got, "attendances"), codes(got)) == ({(): [60]}, ["row_of_other_figure"] * 3)


def test_a_total_of_two_sections(tmp_path: Path) -> None:
    """The total "Tổng I+II" stands below the second section and is of both: 40 + 30 + 35 + 30 = 135."""
    text = (
        "STT,Tên lớp bồi dưỡng,Lượt tham gia\nI,LỚP DO TỈNH MỞ,\n1,Tin học,40\n2,Văn thư,30\n"
        "II,LỚP DO HUYỆN MỞ,\n1,Tin học,35\n2,Văn thư,30\n,Tổng I+II,135\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert (figures(got, "attendances"), got["totals_checked"], got["findings"]) == ({(): [135]}, 1, [])


def test_those_who_were_trained_of_all(tmp_path: Path) -> None:
    """Whatever they are called: 30 + 30 + 40 were trained; all who work there are named as not counted."""
    text = (
        "TT,Tên đơn vị,Tổng số CBCC,Số CBCC được bồi dưỡng,Số CBCC chưa được bồi dưỡng\n"
        "1,Xã A,45,30,15\n2,Xã B,50,30,20\n3,Phường C,60,40,20\nCộng,,155,100,55\n"
    )
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text), "--by", "unit")
    assert figures(got, "attendances") == {(): [100], ("Phường C",): [40], ("Xã A",): [30], ("Xã B",): [30]}
    assert told(got) == [("column_not_counted", "C1"), ("column_not_counted", "E1")]


def test_sheets_of_quarters_are_no_units(tmp_path: Path) -> None:
    """A woman in the sheets of two quarters, without an ID and a unit, is one person."""
    header = ["Họ và tên", "Ngày sinh", "Giới tính", "Chuyên đề"]
    first = [header, ["An Thị Ba", "01/02/1980", "Nữ", "A"], ["Bùi Văn Ca", "03/04/1981", "Nam", "A"]]
    second = [header, ["An Thị Ba", "01/02/1980", "Nữ", "B"], ["Cù Văn Đa", "05/06/1982", "Nam", "B"]]
    got = json_of(tmp_path, "training", book(tmp_path, ("Q1", first), ("Q2", second)))
    assert figures(got, "attendances", "people") == {(): [4, 3]}
