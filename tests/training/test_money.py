"""Money by its source and attendances by their parts, in columns beside a whole: every sum made by hand."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.cli import main
from tests.running import json_of, write
from tests.training.tables import book, codes, figures, told

HEAD = ["TT", "Nội dung bồi dưỡng", "Số lượt", "Kinh phí (triệu đồng)", None, None, None]
SOURCES = [None, None, None, "Tổng", "NSTW", "NS tỉnh", "Xã hội hóa"]
MERGES = ("A1:A2", "B1:B2", "C1:C2", "D1:G1")


def sources(row: dict[str, Any]) -> dict[str | None, int]:
    """Give the cost of a group by its source."""
    return {one["source"]: one["cost_vnd"] for one in row["cost_by_source"]}


def table(folder: Path, *rows: list[object], sources: list[str | None] = SOURCES) -> str:
    """Write a table of three courses with their money by source."""
    given = rows or (
        [1, "Kỹ năng", 40, 30, 10, 20, None],
        [2, "Tin học", 75, 44, 20, 20, 4],
        [3, "Ngoại ngữ", 40, 25, None, 25, None],
        [None, "Cộng", 155, 99, 30, 65, 4],
    )
    return book(folder, ("S", [HEAD, sources, *given]), merges=MERGES)


def test_money_by_source_beside_its_total(tmp_path: Path) -> None:
    """30 + 65 + 4 = 99 million, of Tin học 20 + 20 + 4; five totals below and four to the right are right."""
    got = json_of(tmp_path, "training", table(tmp_path), "--by", "programme")
    assert figures(got, "cost_vnd", "cost_per_attendance_vnd")[()] == [99_000_000, 638_710]
    assert sources(got["rows"][0]) == {"NSTW": 30_000_000, "NS tỉnh": 65_000_000, "Xã hội hóa": 4_000_000}
    assert [one["percent"] for one in got["rows"][0]["cost_by_source"]] == ["30.3", "65.7", "4.0"]
    (course,) = [row for row in got["rows"] if row["group"] == {"programme": "Tin học"}]
    assert sources(course) == {"NSTW": 20_000_000, "NS tỉnh": 20_000_000, "Xã hội hóa": 4_000_000}
    assert (got["totals_checked"], got["findings"]) == (9, [])


def test_groups_of_sources(tmp_path: Path) -> None:
    """--by funding_source parts the money of each row; attendances have no source; the whole keeps its 638,710 each."""
    got = json_of(tmp_path, "training", table(tmp_path), "--by", "funding_source")
    assert figures(got, "attendances", "cost_vnd", "cost_per_attendance_vnd") == {
        (): [155, 99_000_000, 638_710],
        ("NS tỉnh",): [None, 65_000_000, None],
        ("NSTW",): [None, 30_000_000, None],
        ("Xã hội hóa",): [None, 4_000_000, None],
        (None,): [155, None, None],
    }
    assert (got["entries"], got["inputs"][0]["rows"]) == (3, 3)


def test_one_source_alone(tmp_path: Path) -> None:
    """--where keeps what NSTW paid, 10 + 20 of two rows; attendances have no source and are left out."""
    got = json_of(tmp_path, "training", table(tmp_path), "--where", "funding_source = NSTW")
    assert (figures(got, "cost_vnd"), got["entries"]) == ({(): [30_000_000]}, 2)


def test_a_total_unlike_its_sources(tmp_path: Path) -> None:
    """45 is written where 20 + 20 + 4 = 44: a finding at the cell, and the parts count."""
    path = table(tmp_path, [1, "Tin học", 75, 45, 20, 20, 4], [2, "Ngoại ngữ", 40, 25, None, 25, None])
    got = json_of(tmp_path, "training", path)
    assert (figures(got, "cost_vnd"), told(got)) == ({(): [69_000_000]}, [("total_differs", "D3")])


def test_sources_without_a_total(tmp_path: Path) -> None:
    """Under "Nguồn kinh phí" stand sources alone: 10 + 20 + 4 and 25 are 59 million."""
    text = "Nội dung,Số lượt,Nguồn kinh phí (triệu đồng),,\n,,Tỉnh,Huyện,Khác\nTin học,75,10,20,4\nNgoại ngữ,40,,25,\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert figures(got, "cost_vnd") == {(): [59_000_000]}
    assert sources(got["rows"][0]) == {"Tỉnh": 10_000_000, "Huyện": 45_000_000, "Khác": 4_000_000}


def test_sources_that_need_not_add_up(tmp_path: Path) -> None:
    """Below "Trong đó" stands one source: 20 of 30 are told, 10 are of no source; 35 of 30 is a finding."""
    rows = [1, "Tin học", 75, 30, 20, None, None]
    head = [None, None, None, "Tổng số", "Trong đó: ngân sách tỉnh", None, None]
    got = json_of(tmp_path, "training", table(tmp_path, rows, sources=head))
    assert figures(got, "cost_vnd") == {(): [30_000_000]}
    assert sources(got["rows"][0]) == {"ngân sách tỉnh": 20_000_000, None: 10_000_000}
    rows[4] = 35
    assert told(json_of(tmp_path, "training", table(tmp_path, rows, sources=head))) == [("parts_exceed_whole", "D3")]


def test_plans_of_money_are_no_sources(tmp_path: Path) -> None:
    """What was estimated and what was paid are no parts of each other: what was paid is the cost."""
    head = [None, None, None, "Dự toán", "Quyết toán", None, None]
    got = json_of(tmp_path, "training", table(tmp_path, [1, "Tin học", 75, 30, 28, None, None], sources=head))
    assert (figures(got, "cost_vnd"), told(got)) == ({(): [28_000_000]}, [("column_not_counted", "D2")])
    assert got["rows"][0]["cost_by_source"] == []


def test_sources_behind_the_money(tmp_path: Path) -> None:
    """Sources stand under "Trong đó" of their own, beside the money and in its unit: 15 + 10 and 5 million of 30."""
    rows = [
        ["STT", "Cơ quan, đơn vị", "Số lượt CBCC được ĐTBD", "Kinh phí (triệu đồng)", "Trong đó", None],
        [None, None, None, None, "NSNN", "Khác"],
        [1, "Sở A", 50, 20, 15, 5],
        [2, "Sở B", 40, 10, 10, None],
        [None, "Tổng cộng", 90, 30, 25, 5],
    ]
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1")
    got = json_of(tmp_path, "training", book(tmp_path, ("S", rows), merges=merges), "--by", "unit")
    assert figures(got, "attendances", "cost_vnd")[()] == [90, 30_000_000]
    assert sources(got["rows"][0]) == {"NSNN": 25_000_000, "Khác": 5_000_000}
    assert got["findings"] == []


@pytest.mark.parametrize("cell", ["vài triệu", "-4"])
def test_a_source_that_cannot_be_read(tmp_path: Path, cell: str) -> None:
    """Money of a source that nobody can read leaves the cost of its group unknown, and that source."""
    path = table(tmp_path, [1, "Tin học", 75, 44, 20, 20, cell], [2, "Ngoại ngữ", 40, 25, None, 25, None])
    got = json_of(tmp_path, "training", path, "--by", "programme")
    assert figures(got, "cost_vnd") == {(): [None], ("Ngoại ngữ",): [25_000_000], ("Tin học",): [None]}
    assert sources(got["rows"][0]) == {"NSTW": 20_000_000, "NS tỉnh": 45_000_000}
    assert [(code[:6], place) for code, place in told(got)] == [("money_", "G3")]


def test_sources_in_rows_and_in_columns(tmp_path: Path) -> None:
    """A table with a row a source beside one with a column a source: 65 + 5 million of the province."""
    other = write(tmp_path, "b.csv", "Nguồn kinh phí,Kinh phí (triệu đồng)\nNS tỉnh,5\nĐề án 124,7\n")
    got = json_of(tmp_path, "training", table(tmp_path), other)
    assert sources(got["rows"][0]) == {
        "NSTW": 30_000_000,
        "NS tỉnh": 70_000_000,
        "Xã hội hóa": 4_000_000,
        "Đề án 124": 7_000_000,
    }


def test_sources_as_contents_of_years(tmp_path: Path) -> None:
    """Money under years and sources across is money of those sources, no course's."""
    rows = [
        ["Nội dung", "Kinh phí (triệu đồng)", None, None, None],
        [None, "Năm 2021", None, "Năm 2022", None],
        [None, "NSTW", "NSĐP", "NSTW", "NSĐP"],
        ["Tin học", 10, 20, 30, 40],
        ["LLCT", 1, 2, 3, 4],
    ]
    path = book(tmp_path, ("S", rows), merges=("A1:A3", "B1:E1", "B2:C2", "D2:E2"))
    got = json_of(tmp_path, "training", path, "--by", "year,funding_source")
    money = {key: value[0] for key, value in figures(got, "cost_vnd").items()}
    assert money[()] == 110_000_000
    assert (money[("2021", "NSTW")], money[("2022", "NSĐP")]) == (11_000_000, 44_000_000)


@pytest.mark.parametrize(
    ("lang", "line"),
    [("vi", "Kinh phí từ NS tỉnh: 65.000.000 đồng (65,7%)"), ("en", "Cost from NS tỉnh: 65,000,000 VND (65.7%)")],
)
def test_sources_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, line: str) -> None:
    """Every source stands under the table with its money and its share."""
    assert main(["training", table(tmp_path), "--lang", lang]) == 0
    assert line in capsys.readouterr().out.replace("\n", " ").replace("  ", " ")


def test_sources_as_columns_of_a_csv(tmp_path: Path) -> None:
    """Each source is a column of whole đồng."""
    out = tmp_path / "o.csv"
    assert main(["training", table(tmp_path), "--output", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["cost_vnd"], row["cost_vnd.NSTW"], row["cost_vnd.Xã hội hóa"]) == ("99000000", "30000000", "4000000")


def divided(folder: Path, *rows: list[object], head: str | None = "Chia ra") -> str:
    """Write a table with a plan, attendances and their parts."""
    under = ["Lãnh đạo", "Công chức"]
    top = ["Nội dung", "Kế hoạch", "Số lượt", None, None]
    if head is None:
        return book(folder, ("S", [top, [None, None, "Tổng số", *under], *rows]), merges=("A1:A2", "B1:B2", "C1:E1"))
    middle = [None, None, "Tổng số", head, None]
    merges = ("A1:A3", "B1:B3", "C1:E1", "C2:C3", "D2:E2")
    return book(folder, ("S", [top, middle, [None, None, None, *under], *rows]), merges=merges)


def test_attendances_divided_beside_a_plan(tmp_path: Path) -> None:
    """20 + 60 = 80 of 100 planned, the parts told; a whole of 81 is a finding, and the parts count."""
    got = json_of(tmp_path, "training", divided(tmp_path, ["Tin học", 100, 80, 20, 60]))
    assert figures(got, "planned", "attendances", "fulfilment_percent") == {(): [100, 80, "80.0"]}
    assert {one["part"]: one["attendances"] for one in got["rows"][0]["of_which"]} == {"Lãnh đạo": 20, "Công chức": 60}
    assert (got["totals_checked"], got["findings"]) == (1, [])
    wrong = json_of(tmp_path, "training", divided(tmp_path, ["Tin học", 100, 81, 20, 60]))
    assert (figures(wrong, "attendances"), told(wrong)) == ({(): [80]}, [("total_differs", "C4")])


def test_columns_that_may_be_parts(tmp_path: Path) -> None:
    """Nothing says that they divide the whole: they are its parts only where they add up to it in every row."""
    got = json_of(tmp_path, "training", divided(tmp_path, ["Tin học", 100, 80, 20, 60], head=None))
    assert len(got["rows"][0]["of_which"]) == 2
    others = json_of(tmp_path, "training", divided(tmp_path, ["Tin học", 100, 80, 20, 50], head=None))
    assert (figures(others, "attendances"), codes(others)) == ({(): [80]}, ["column_not_counted"] * 2)


def test_more_women_than_people(tmp_path: Path) -> None:
    """45 women among 40 attendances: a finding at the whole's cell."""
    text = "Nội dung,Số lượt,Trong đó: nữ\nTin học,40,45\nVăn thư,30,20\n"
    got = json_of(tmp_path, "training", write(tmp_path, "t.csv", text))
    assert (figures(got, "attendances"), told(got)) == ({(): [70]}, [("parts_exceed_whole", "B2")])
