"""Attendances, people, plan and money: small tables counted by hand, and what is wrong in them."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cadre_stats.statistics.counting_training import count_training
from cadre_stats.training.read import read_log
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.running import code_of, json_of, write

LEARNERS = """\
STT,Họ và tên,Số CCCD,Ngày sinh,Giới tính,Đơn vị,Tên lớp,Năm,Kết quả
1,Trần Văn Bình,000000000001,01/02/1980,Nam,Xã 1,Tin học,2020,Hoàn thành
2,Trần Văn Bình,000000000001,01/02/1980,Nam,Xã 1,Ngoại ngữ,2021,Đang học
3,Lê Thị An,000000000002,03/04/1985,Nữ,Xã 1,Tin học,2020,Hoàn thành
4,Phạm Thị Hoa,000000000003,05/06/1990,Nữ,Xã 2,Tin học,2020,Bỏ học
,Tổng cộng: 4 lượt,,,,,,,
"""


def rows(folder: Path, text: str, *options: str) -> list[dict[str, Any]]:
    """Give the rows of ``training`` over one table."""
    return list(json_of(folder, "training", write(folder, "t.csv", text), *options)["rows"])


def findings(folder: Path, text: str) -> list[tuple[str, str | None]]:
    """Give the code and the first cell of every finding."""
    found = json_of(folder, "training", write(folder, "t.csv", text))["findings"]
    return [(one["code"], one["where"]["cell"] if one["where"] else None) for one in found]


def test_attendances_and_people_are_two_things(tmp_path: Path) -> None:
    """Four attendances of three people in two classes; two completed, one going on, one left."""
    whole = rows(tmp_path, LEARNERS)[0]
    keys = ("attendances", "people", "completed", "studying", "dropped", "classes")
    assert [whole[key] for key in keys] == [4, 3, 2, 1, 1, 2]


LEARNERS_WITH_SUMS = """\
STT,Họ và tên,Ngày sinh,Tên lớp,Số giờ,Kinh phí (đồng)
1,Trần Văn Bình,01/02/1980,Tin học,40,1000000
2,Tổng Thị An,03/04/1985,Tin học,40,1000000
3,Cộng Văn Hòa,,,20,500000
{row}
"""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",Tổng cộng,,,100,2500000", []),
        (",Tổng cộng,,,,2500000", []),
        (",Cộng: 3 người,,,100,2500000", []),
        ("Tổng số,,,,100,2500000", []),
        (",Tổng kinh phí,,,,2500000", ["row_not_read"]),
        (",Cộng trang 1,,,100,2500000", ["row_not_read"]),
        (",Lũy kế,,,100,2500000", ["row_not_read"]),
    ],
)
def test_sums_below_people_are_nobody(row: str, told: list[str], tmp_path: Path) -> None:
    """Three people, two of families called as totals are, cost 2,500,000; the sums below count for nothing."""
    text = LEARNERS_WITH_SUMS.format(row=row)
    whole = rows(tmp_path, text)[0]
    assert [whole[key] for key in ("attendances", "people", "cost_vnd")] == [3, 3, 2_500_000]
    codes = [code for code, _ in findings(tmp_path, text)]
    assert [code for code in codes if code in ("row_not_read", "total_differs")] == told


# Two classes of 2 and 1 people cost 2,000,000 and 500,000: 2,500,000 of three people in all.
SUMS = """\
STT,Họ và tên,Ngày sinh,Đơn vị,Số giờ,Kinh phí (triệu đồng)
{first}
I,Lớp Tin học,,,,
1,Trần Văn Bình,01/02/1980,Sở A,40,1
2,Vũ Thị An,03/04/1985,Sở A,40,1
{between}
II,Lớp Kỹ năng,,,,
3,Hà Văn Hòa,05/06/1990,Sở B,20,"0,5"
{last}
"""


@pytest.mark.parametrize(
    ("first", "between", "last", "checked", "told"),
    [
        ("", "", ',Tổng cộng,,,100,"2,5"', 2, []),
        ("", "", ',Tổng cộng,,,100,"2,4"', 1, [("total_differs", "F7")]),
        ("", "", ",Tổng cộng,,,90,", 0, [("total_differs", "E7")]),
        ("", ",Cộng: 2 người,,,80,2", ',Cộng: 1 người,,,20,"0,5"', 6, []),
        ("", ",Cộng: 2 người,,,80,2", ',Tổng cộng: 3 người,,,100,"2,5"', 6, []),
        ("", ",Cộng,,,80,3", ',Tổng cộng: 4 người,,,100,"2,5"', 3, [("total_differs", "B8"), ("total_differs", "F5")]),
        (',Tổng cộng: 3 người,,,100,"2,5"', "", "", 3, []),
        (',Tổng cộng: 3 người,,,100,"3,5"', "", "", 2, [("total_differs", "F2")]),
    ],
)
def test_declared_sums_of_people_are_compared(
    first: str, between: str, last: str, checked: int, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Totals of a class or of everybody, below or above, agree with what they add up or are named; the rows count."""
    text = "".join(line + "\n" for line in SUMS.format(first=first, between=between, last=last).splitlines() if line)
    document = json_of(tmp_path, "training", write(tmp_path, "sums.csv", text))
    whole = document["rows"][0]
    assert [whole[key] for key in ("attendances", "people", "hours", "cost_vnd")] == [3, 3, 100, 2_500_000]
    assert document["totals_checked"] == checked
    assert sorted((one["code"], one["where"]["cell"]) for one in document["findings"]) == told


def test_people_are_distinct_in_each_group(tmp_path: Path) -> None:
    """Xã 1 has two people with three attendances: 75.0% of all four."""
    (one,) = [row for row in rows(tmp_path, LEARNERS, "--by", "unit") if row["group"] == {"unit": "Xã 1"}]
    assert (one["attendances"], one["people"], one["share_percent"]) == (3, 2, "75.0")


def test_groups_are_those_of_any_field(tmp_path: Path) -> None:
    """Groups by year and sex, with subtotals; those inside a year add up to it."""
    got = rows(tmp_path, LEARNERS, "--by", "year,sex")
    assert [(row["group"], row["attendances"]) for row in got] == [
        ({}, 4),
        ({"year": "2020"}, 3),
        ({"year": "2020", "sex": "male"}, 1),
        ({"year": "2020", "sex": "female"}, 2),
        ({"year": "2021"}, 1),
        ({"year": "2021", "sex": "male"}, 1),
    ]


def test_where_keeps_some(tmp_path: Path) -> None:
    """--where looks at the fields of training tables."""
    whole = rows(tmp_path, LEARNERS, "--where", "year = 2020; programme = Tin*")[0]
    assert (whole["attendances"], whole["people"]) == (3, 3)


def test_one_id_with_two_names_is_two_people(tmp_path: Path) -> None:
    """The same ID under another name counts as another person and is a finding."""
    text = LEARNERS.replace("2,Trần Văn Bình", "2,Trần Thị Mai")
    assert rows(tmp_path, text)[0]["people"] == 4
    assert ("possible_duplicate", "B3") in findings(tmp_path, text) or ("possible_duplicate", "B2") in findings(
        tmp_path, text
    )


def test_a_person_twice_in_one_class_is_told_and_counted(tmp_path: Path) -> None:
    """Two rows of one person in one class are two attendances, with a finding at the second."""
    text = LEARNERS.replace(
        "2,Trần Văn Bình,000000000001,01/02/1980,Nam,Xã 1,Ngoại ngữ,2021",
        "2,Trần Văn Bình,000000000001,01/02/1980,Nam,Xã 1,Tin học,2020",
    )
    assert rows(tmp_path, text)[0]["attendances"] == 4
    assert ("twice_in_class", "B3") in findings(tmp_path, text)


def test_a_wrong_number_under_a_log_is_told(tmp_path: Path) -> None:
    """A total of 5 over four rows is a finding at its cell; the rows count."""
    text = LEARNERS.replace("Tổng cộng: 4 lượt", "Tổng cộng: 5 lượt")
    assert rows(tmp_path, text)[0]["attendances"] == 4
    assert findings(tmp_path, text) == [("total_differs", "B6")]


def test_several_files_add_up(tmp_path: Path) -> None:
    """A person who stands in the logs of two years is one; attendances add."""
    folder = tmp_path / "logs"
    folder.mkdir()
    write(folder, "2020.csv", LEARNERS)
    write(folder, "2021.csv", LEARNERS.replace("2020", "2022").replace("2021", "2023"))
    write(folder, "doc.txt", "not a table")
    got = json_of(tmp_path, "training", str(folder), "--by", "year")
    assert (got["rows"][0]["attendances"], got["rows"][0]["people"]) == (8, 3)
    assert [row["attendances"] for row in got["rows"][1:]] == [3, 1, 3, 1]


COUNTS = """\
KẾT QUẢ NĂM 2009,,,,,,
TT,Nội dung,Số lớp,Kế hoạch (lượt),Thực hiện (lượt),Kinh phí (triệu đồng),Hoàn thành
I,Lý luận chính trị,3,,150,,
1,Trung cấp,1,40,50,"1,5",48
2,Sơ cấp,2,80,100,2,97
II,Tin học,1,,"1.070",,
1,Cơ bản,1,1000,"1.070",10,1070
,Tổng cộng,4,1120,1220,"13,5",1215
"""


def test_nested_rows_and_totals_are_checked_not_added(tmp_path: Path) -> None:
    """1,220 attendances of 1,120 planned are 108.9%; parents and totals agree with their parts and count nothing."""
    got = json_of(tmp_path, "training", write(tmp_path, "c.csv", COUNTS), "--by", "year")
    whole = got["rows"][0]
    assert [whole[key] for key in ("attendances", "planned", "fulfilment_percent", "classes", "completed")] == [
        1220,
        1120,
        "108.9",
        4,
        1215,
    ]
    assert got["rows"][1]["group"] == {"year": "2009"}
    assert got["totals_checked"] == 9
    assert got["findings"] == []


def test_money_is_exact_and_in_dong(tmp_path: Path) -> None:
    """13.5 million over 1,220 attendances is 11,066 đồng each, half up from 11,065.57."""
    whole = rows(tmp_path, COUNTS)[0]
    assert (whole["cost_vnd"], whole["cost_per_attendance_vnd"]) == (13_500_000, 11_066)


@pytest.mark.parametrize(
    ("old", "new", "cell", "attendances"),
    [
        ("I,Lý luận chính trị,3,,150", "I,Lý luận chính trị,3,,151", "E3", 1220),
        (",Tổng cộng,4,1120,1220", ",Tổng cộng,4,1120,1221", "E8", 1220),
        (",Tổng cộng,4,1120,1220", ",Tổng cộng,5,1120,1220", "C8", 1220),
    ],
)
def test_a_wrong_total_is_told_and_the_parts_count(
    tmp_path: Path, old: str, new: str, cell: str, attendances: int
) -> None:
    """A declared total unlike its parts is a finding at its cell."""
    text = COUNTS.replace(old, new)
    assert findings(tmp_path, text) == [("total_differs", cell)]
    assert rows(tmp_path, text)[0]["attendances"] == attendances


@pytest.mark.parametrize(
    ("cell", "code", "counted"),
    [
        ("50 người", "count_as_text", 1220),
        ("-50", "count_negative", None),
        ('"50,5"', "count_fractional", None),
        ("nhiều", "count_not_understood", None),
        ("", "count_missing", 1170),
    ],
)
def test_a_count_that_is_none(tmp_path: Path, cell: str, code: str, counted: int | None) -> None:
    """A number with words is taken and told; what can't be a count is told and its group has no figure."""
    text = (
        COUNTS.replace("1,Trung cấp,1,40,50,", f"1,Trung cấp,1,40,{cell},").replace("150,,", ",,").replace("1220", "")
    )
    assert (code, "E4") in findings(tmp_path, text)
    assert rows(tmp_path, text)[0]["attendances"] == counted


def test_a_plan_of_zero_gives_no_fulfilment(tmp_path: Path) -> None:
    """Nothing is divided by zero: a finding, and null."""
    text = "Nội dung,Kế hoạch,Thực hiện\nTin học,0,12\n"
    assert findings(tmp_path, text) == [("plan_of_zero", "B2")]
    assert rows(tmp_path, text)[0]["fulfilment_percent"] is None


def test_a_course_that_ends_before_it_starts(tmp_path: Path) -> None:
    """The finding stands at the cell of the end, in logs and in tables of counts."""
    assert findings(tmp_path, "Tên lớp,Từ ngày,Đến ngày,Số học viên\nA,05/02/2020,01/02/2020,30\n") == [
        ("ends_before_start", "C2")
    ]
    log = "Họ và tên,Số CCCD,Tên lớp,Từ ngày,Đến ngày\nLê An,000000000001,A,05/02/2020,01/02/2020\n"
    assert findings(tmp_path, log) == [("ends_before_start", "E2")]


def test_part_of_the_attendances_without_a_plan(tmp_path: Path) -> None:
    """Attendances that nobody planned beside others that were: no fulfilment is made up."""
    whole = rows(tmp_path, "Nội dung,Kế hoạch,Thực hiện\nTin học,10,12\nNgoại ngữ,,5\n")[0]
    assert (whole["attendances"], whole["planned"], whole["fulfilment_percent"]) == (17, 10, None)


def test_a_plan_of_its_own(tmp_path: Path) -> None:
    """--plan wins over the table's own plan and is told by group."""
    plan = write(tmp_path, "p.csv", "Nội dung,Kế hoạch\nTrung cấp,25\nSơ cấp,50\nCơ bản,535\n")
    got = json_of(tmp_path, "training", write(tmp_path, "c.csv", COUNTS), "--plan", plan, "--by", "programme")
    assert {row["group"].get("programme"): row["fulfilment_percent"] for row in got["rows"]} == {
        None: "200.0",
        "Cơ bản": "200.0",
        "Sơ cấp": "200.0",
        "Trung cấp": "200.0",
    }


@pytest.mark.parametrize("plan", ["missing.csv", "empty.csv"])
def test_a_wrong_plan_is_wrong_usage(tmp_path: Path, plan: str) -> None:
    """A plan that is missing or no table is exit 2."""
    write(tmp_path, "empty.csv", "a,b\nc,d\n")
    assert code_of("training", write(tmp_path, "c.csv", COUNTS), "--plan", str(tmp_path / plan)) == 2


def test_a_file_without_training_is_refused(tmp_path: Path) -> None:
    """A roster is no training table: exit 3."""
    assert code_of("training", write(tmp_path, "r.csv", "Họ và tên,Đơn vị,Trình độ\nLê An,X,Đại học\n")) == 3


MATRIX = """\
TT,Đối tượng,Lý luận chính trị,,Quản lý nhà nước,,Tổng số,Trong đó,
,,Cao cấp,Trung cấp,Chuyên viên,Cán sự,,Người DTTS,Nữ
A,B,1,2,3,4,5,6,7
1,Lãnh đạo,10,20,5,1,36,3,4
2,Công chức,1,2,3,,6,1,1
,Cộng,11,22,8,1,42,4,5
"""


def test_a_matrix_of_audience_and_content(tmp_path: Path) -> None:
    """Mẫu số 1: every cell counts under its audience, content and field; totals are checked both ways."""
    got = json_of(tmp_path, "training", write(tmp_path, "m.csv", MATRIX), "--by", "audience,programme")
    cells = {tuple(row["group"].values()): row["attendances"] for row in got["rows"] if len(row["group"]) == 2}
    expected = {
        ("Lãnh đạo", "Cao cấp"): 10,
        ("Lãnh đạo", "Trung cấp"): 20,
        ("Lãnh đạo", "Chuyên viên"): 5,
        ("Lãnh đạo", "Cán sự"): 1,
        ("Công chức", "Cao cấp"): 1,
        ("Công chức", "Trung cấp"): 2,
        ("Công chức", "Chuyên viên"): 3,
    }
    assert {key: value for key, value in cells.items() if value is not None} == expected
    assert got["rows"][0]["attendances"] == 42
    assert [(one["part"], one["attendances"]) for one in got["rows"][0]["of_which"]] == [
        ("ethnic_minority", 4),
        ("female", 5),
    ]
    assert got["findings"] == []
    assert rows(tmp_path, MATRIX.replace(",36,", ",37,"), "--by", "training_field")[0]["attendances"] == 42
    assert ("total_differs", "G4") in findings(tmp_path, MATRIX.replace(",36,", ",37,"))


FORM_10 = """\
TT,"Chương trình, hình thức",Cán bộ được ĐTBD,,,,,,Số lớp,,
,,Tổng số,Cấp tỉnh,,Cấp huyện,,Cấp xã,Tổng số,Cấp tỉnh mở,Cấp huyện mở
,,,Tổng,Trong đó lãnh đạo QL,Tổng,Trong đó lãnh đạo QL,,,,
1,2,3=4+6+8,4,5,6,7,8,9=10+11,10,11
I,Đào tạo,60,10,4,20,6,30,3,1,2
1,Chuyên môn,60,10,4,20,6,30,3,1,2
-,Đại học,45,5,2,15,5,25,2,1,1
-,Thạc sỹ,15,5,2,5,1,5,1,,1
"""


def test_the_form_of_the_party_with_programmes_in_the_rows(tmp_path: Path) -> None:
    """Biểu 10-BTCTW: 60 attendances of three tiers in 3 classes; sums and nested rows are right and count once."""
    got = json_of(tmp_path, "training", write(tmp_path, "f.csv", FORM_10), "--by", "audience")
    parts = {row["group"].get("audience"): row["attendances"] for row in got["rows"][1:]}
    assert {key: value for key, value in parts.items() if value} == {"Cấp tỉnh": 10, "Cấp huyện": 20, "Cấp xã": 30}
    assert (got["rows"][0]["attendances"], got["rows"][0]["classes"]) == (60, 3)
    assert got["findings"] == []


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    """Shuffled rows of a log give the same figures."""
    header, *body = LEARNERS.splitlines()[:-1]
    shuffled = random.Random(5).sample(body, len(body))
    text = "\n".join([header, *shuffled])
    assert rows(tmp_path, text, "--by", "year,programme") == rows(
        tmp_path, "\n".join([header, *body]), "--by", "year,programme"
    )


def test_a_column_that_a_person_names(tmp_path: Path) -> None:
    """--column takes a header that isn't understood; one that isn't there is exit 2."""
    text = "Chuyên đề,Số lượt,Ghi nhận\nTin học,12,7\nNgoại ngữ,5,9\n"
    path = write(tmp_path, "t.csv", "Nội dung,Số lượt,Ghi nhận\nTin học,12,7\nNgoại ngữ,5,9\n")
    assert json_of(tmp_path, "training", path, "--column", "completed=Ghi nhận")["rows"][0]["completed"] == 16
    assert code_of("training", path, "--column", "completed=Ghi nhan") == 2
    assert code_of("training", path, "--column", "complete=Ghi nhận") == 2
    named = ("--column", "programme=Chuyên đề", "--by", "programme")
    assert [row["attendances"] for row in rows(tmp_path, text, *named)] == [17, 5, 12]


def test_two_columns_for_one_field(tmp_path: Path) -> None:
    """The spelling that stands earlier is taken and the other told; of two alike none is guessed: exit 3."""
    text = "Nội dung,Lượt người,Số lượt\nTin học,12,7\n"
    assert rows(tmp_path, text)[0]["attendances"] == 7
    assert findings(tmp_path, text) == [("second_column", "B1")]
    assert code_of("training", write(tmp_path, "u.csv", "Nội dung,Số lượt,Số lượt\nTin học,12,7\n")) == 3


@pytest.mark.parametrize(
    ("header", "cell", "dong"),
    [
        ("Kinh phí (đồng)", "1.250.000", 1_250_000),
        ("Kinh phí (nghìn đồng)", "1250", 1_250_000),
        ("Kinh phí (triệu đồng)", '"24,5"', 24_500_000),
        ("Kinh phí (triệu đồng)", "1.250.000", 1_250_000_000_000),
        ("Kinh phí", "24 tỷ", 24_000_000_000),
        ("Kinh phí", "1 tỷ 250 triệu", 1_250_000_000),
        ("Kinh phí", "1.250.000 đ", 1_250_000),
        ("Kinh phí", "không", 0),
        ("Kinh phí (triệu đồng)", "1.250", None),
        ("Kinh phí", "-5 triệu", None),
        ("Kinh phí", "vài triệu", None),
    ],
)
def test_money_as_it_is_written(tmp_path: Path, header: str, cell: str, dong: int | None) -> None:
    """Whatever unit heading or cell name, whole đồng; what can be read in two ways isn't."""
    text = f"Nội dung,Số lượt,{header}\nTin học,1000,{cell}\n"
    assert rows(tmp_path, text)[0]["cost_vnd"] == dong
    assert bool(findings(tmp_path, text)) == (dong is None)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_large_log_is_counted_as_one_by_one(tmp_path: Path, seed: int) -> None:
    """Attendances and distinct people of every group are those of a plain count, however large the file is."""
    draw = random.Random(seed)
    people = [(f"Nguyễn Văn {letter}", f"{number:012}") for number, letter in enumerate("ABCDEGHIKLMN" * 3, start=1)]
    logged = [
        (*draw.choice(people), draw.choice(("Tin học", "Ngoại ngữ")), draw.randint(2016, 2022)) for _ in range(400)
    ]
    lines = [f"{number},{','.join(map(str, one))}" for number, one in enumerate(logged, start=1)]
    got = rows(tmp_path, "STT,Họ và tên,Số CCCD,Nội dung,Năm\n" + "\n".join(lines), "--by", "year,programme")
    counted = {tuple(row["group"].values()): (row["attendances"], row["people"]) for row in got}
    for key, figures in counted.items():
        chosen = [one for one in logged if key in ((), (str(one[3]),), (str(one[3]), one[2]))]
        assert figures == (len(chosen), len({one[1] for one in chosen}))
    assert len(counted) == 1 + 7 + 14


def test_sums_larger_than_a_machine_word(tmp_path: Path) -> None:
    """Ten times 999,999,999 billion đồng is exact, not wrapped around."""
    text = "Nội dung,Số lượt,Kinh phí\n" + "Tin học,1,999.999.999 tỷ\n" * 10
    assert rows(tmp_path, text)[0]["cost_vnd"] == 9_999_999_990 * 10**9


def test_a_folder_of_rosters_leaves_training_tables_out(tmp_path: Path) -> None:
    """A log and a table of counts beside a roster change no figure of ``report``."""
    folder = tmp_path / "all"
    folder.mkdir()
    write(folder, "r.csv", "STT,Họ và tên,Đơn vị,Trình độ chuyên môn\n1,Lê An,X,Đại học\n2,Vũ Bình,X,Thạc sĩ\n")
    write(folder, "log.csv", LEARNERS)
    write(folder, "counts.csv", COUNTS)
    assert json_of(tmp_path, "report", str(folder))["people"] == 2


def test_a_total_inside_the_table_is_of_what_stands_above_it(tmp_path: Path) -> None:
    """A right total after the first row, one after the second, and a row below them: 30, two totals checked."""
    text = "Nội dung,Số lượt\nTin học,20\nTổng cộng,20\nNgoại ngữ,7\nTổng cộng,27\nVăn thư,3\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert (got["rows"][0]["attendances"], got["totals_checked"], got["findings"]) == (30, 2, [])


def test_a_day_that_cannot_be_read_is_told_though_nobody_asks_for_it(tmp_path: Path) -> None:
    """Words in a log's first days and a day that no month has in a table of counts are findings at their cells."""
    log = "Họ và tên,Số CCCD,Tên lớp,Từ ngày\nTrần A,001,Tin học,hôm qua\nLê B,002,Tin học,01/03/2022\n"
    assert findings(tmp_path, log) == [("unrecognised_date", "D2")]
    assert findings(tmp_path, "Nội dung,Số lượt,Đến ngày\nTin học,5,31/02/2022\n") == [("unrecognised_date", "C2")]


def test_running_numbers_are_there_where_they_are_asked_for(tmp_path: Path) -> None:
    """--by number and --where over it look at the column, which isn't read otherwise."""
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", LEARNERS), "--by", "number")
    assert [row["group"] for row in got["rows"][1:]] == [{"number": str(number)} for number in (1, 2, 3, 4)]
    assert [one["code"] for one in got["findings"]] == []
    assert rows(tmp_path, LEARNERS, "--where", "STT = 2")[0]["attendances"] == 1


def test_classes_and_attendances_that_are_not_of_each_other(tmp_path: Path) -> None:
    """15 classes of 1,070 are 71.3 each; with 42 attendances in no class and 2 classes of nobody, none is made up."""
    path = write(tmp_path, "t.csv", "Nội dung,Số lớp,Số học viên\nTại tỉnh,15,1070\nNgoài tỉnh,,42\nNgoại ngữ,2,\n")
    whole, *parts = count_training(read_log([path], load_vocabulary()), by=("programme",)).rows
    assert whole.per_class is None
    assert {row.group["programme"]: row.per_class for row in parts} == {
        "Ngoài tỉnh": None,
        "Ngoại ngữ": None,
        "Tại tỉnh": Fraction(1070, 15),
    }


def test_people_of_the_whole_are_no_rows(tmp_path: Path) -> None:
    """A table of two rows with 30 attendances knows of no number of people, at the top of the JSON either."""
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", "Nội dung,Số lượt\nA,10\nB,20\n"))
    assert (got["people"], got["entries"], got["inputs"][0]["rows"]) == (None, 2, 2)


def test_what_a_folder_and_a_workbook_leave_out_is_told(tmp_path: Path) -> None:
    """A broken workbook in a folder, a sheet of figures without a header that is understood, a hidden sheet."""
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    made = Workbook()
    sheets = [made.worksheets[0], made.create_sheet("Khac"), made.create_sheet("An")]
    for row in (["Nội dung", "Số lượt"], ["Tin học", 10]):
        sheets[0].append(row)
        sheets[2].append(row)
    for row in (["Ký hiệu", "Giá trị"], ["a", 1], ["b", 2]):
        sheets[1].append(row)
    sheets[2].sheet_state = "hidden"
    made.save(folder / "a.xlsx")
    got = json_of(tmp_path, "training", str(folder))
    assert got["rows"][0]["attendances"] == 10
    assert {one["code"]: one["severity"] for one in got["findings"]} == {
        "unreadable_file": "error",
        "sheet_without_training": "warning",
        "hidden_sheet": "info",
    }
    assert any("1/2" in note for note in got["notes"])
