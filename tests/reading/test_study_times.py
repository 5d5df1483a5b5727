"""Levels beside the times of their studies: what isn't finished doesn't count, in one file and in a folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cadre_stats.cli import main
from tests.running import json_of, write

HEADER = "TT;Họ và tên;Ngày sinh;Đơn vị;Trình độ chuyên môn;Chuyên ngành;{};LLCT"


def degrees(path: str, folder: Path) -> list[tuple[str, str]]:
    """Give what each record of a file has as its degree, the code and the text."""
    tidy = folder / "tidy.csv"
    assert main(["normalise", path, "--names", "--output", str(tidy), "--force", "--lang", "en", "--quiet"]) == 0
    with tidy.open(encoding="utf-8-sig", newline="") as file:
        return [(record["degree"], record["degree_text"]) for record in csv.DictReader(file)]


@pytest.mark.parametrize("header", ["Năm tốt nghiệp", "Thời gian đào tạo", "Năm TN"])
@pytest.mark.parametrize("time", ["đang học", "2024 - nay", "2024-", "2027", "dự kiến 12/2026", "chưa tốt nghiệp"])
def test_a_study_that_may_not_have_ended_gives_no_level(header: str, time: str, tmp_path: Path) -> None:
    """The person is unknown, with a finding at the level's cell; who studied before is as the roster says."""
    rows = (HEADER.format(header), "1;Lê Văn An;15/01/1966;BGH;Đại học;Luật;1988;Cao cấp")
    path = write(tmp_path, "roster.csv", "\n".join((*rows, f"2;Phan Thị Hà;06/08/1977;BGH;Thạc sĩ;Toán;{time};_\n")))
    assert degrees(path, tmp_path) == [("bachelor", "Đại học"), ("?", f"Thạc sĩ ({time})")]
    findings = json_of(tmp_path, "inspect", path, "--format", "json")["files"][0]["findings"]
    assert [(one["code"], one["where"]["cell"]) for one in findings if one["field"] == "degree"] == [
        ("unrecognised_level", "E3")
    ]


@pytest.mark.parametrize("time", ["1999", "06/2015", "2010-2014", "12/6/2015", "", "-", "Khóa 1995-1999"])
def test_a_study_that_ended_leaves_the_level(time: str, tmp_path: Path) -> None:
    """A year, a day or a span of years that is over, or nothing, changes no level."""
    row = f"1;Lê Văn An;15/01/1966;BGH;Thạc sĩ;Luật;{time};Cao cấp\n"
    path = write(tmp_path, "roster.csv", f"{HEADER.format('Năm tốt nghiệp')}\n{row}")
    assert degrees(path, tmp_path) == [("master", "Thạc sĩ")]


def test_the_time_belongs_to_the_level_on_its_left(tmp_path: Path) -> None:
    """A time behind theory is that of theory, and one of needs that of none."""
    header = "TT;Họ và tên;Trình độ chuyên môn;LLCT;Năm tốt nghiệp;Nhu cầu › Thời gian đào tạo"
    path = write(tmp_path, "roster.csv", f"{header}\n1;Lê Văn An;Thạc sĩ;Cao cấp;đang học;2027\n")
    assert [code for code, _ in degrees(path, tmp_path)] == ["master"]
    findings = json_of(tmp_path, "inspect", path, "--format", "json")["files"][0]["findings"]
    assert ("unrecognised_level", "D2") in [(one["code"], one["where"]["cell"]) for one in findings]


def test_a_file_of_a_folder_gives_what_it_gives_alone(tmp_path: Path) -> None:
    """Of files with one header, those in which somebody still studies are read as they are alone."""
    for name, time in (("a", "1990"), ("b", "1991"), ("c", "đang học"), ("d", "1992"), ("e", "2028")):
        row = f"1;Lê Văn {name.upper()}n;15/01/1966;BGH;Thạc sĩ;Luật;{time};Cao cấp\n"
        write(tmp_path, f"{name}.csv", f"{HEADER.format('Năm tốt nghiệp')}\n{row}")
    report = json_of(tmp_path, "report", str(tmp_path), "--format", "json")
    (row,) = [one for one in report["structure"] if one["field"] == "degree"]
    assert (row["people"], row["unknown"]) == (5, 2)
    assert [(one["level"], one["people"]) for one in row["levels"] if one["people"]] == [("master", 3)]


def test_a_large_file_asks_for_the_times_too(tmp_path: Path) -> None:
    """A report that only asks for degrees reads the column of the times, also far down."""
    rows = [
        f"{n};Lê Văn {chr(65 + n % 20)}n;15/01/1966;BGH;Thạc sĩ;Luật;{1980 + n % 30};Cao cấp" for n in range(1, 5000)
    ]
    rows[-1] = rows[-1].replace(str(1980 + 4999 % 30), "đang học")
    path = write(tmp_path, "roster.csv", "\n".join([HEADER.format("Năm tốt nghiệp"), *rows, ""]))
    targets = write(
        tmp_path, "targets.toml", '[[target]]\nid = "ths"\nlabel = "ThS"\ncriterion = { degree = "master" }\n'
    )
    report = json_of(tmp_path, "report", path, "--targets", targets, "--assume-distinct", "--format", "json")
    (outcome,) = report["outcomes"]
    assert (outcome["numerator"], outcome["denominator"], outcome["unknown"]) == (4998, 4999, 1)
