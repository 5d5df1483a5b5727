"""Degrees parted by fields of study: "Trình độ chuyên môn" over "Lâm nghiệp" over "Đại học"."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from cadre_stats.cli import main
from tests.running import json_of


def workbook(
    above: list[str], levels: list[str], people: list[list[str]], parents: str = "Trình độ chuyên môn"
) -> bytes:
    """Give a roster whose columns of marks stand below a scale, headings and levels, merged as forms are."""
    book = Workbook()
    sheet = book.worksheets[0]
    width = len(levels)
    sheet.append(["TT", "Họ và tên", "Đơn vị", parents, *[""] * (width - 1), "LLCT"])
    sheet.append(["", "", "", *above, ""])
    sheet.append(["", "", "", *levels, ""])
    for number, marks in enumerate(people, start=1):
        sheet.append([number, f"Lê Văn {'ABCDEFG'[number]}n", "Hạt 1", *marks, "Cao cấp"])
    for column in ("A", "B", "C"):
        sheet.merge_cells(f"{column}1:{column}3")
    sheet.merge_cells(start_row=1, end_row=1, start_column=4, end_column=3 + width)
    sheet.merge_cells(start_row=1, end_row=3, start_column=4 + width, end_column=4 + width)
    starts = [place for place, text in enumerate(above) if text]
    for start, end in zip(starts, [*starts[1:], width], strict=True):
        if end - start > 1:
            sheet.merge_cells(start_row=2, end_row=2, start_column=4 + start, end_column=3 + end)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """Give the degrees of the records, and the codes of what is told but for notes."""
    path, tidy = folder / "roster.xlsx", folder / "tidy.csv"
    path.write_bytes(data)
    assert main(["normalise", str(path), "--output", str(tidy), "--force", "--lang", "en", "--quiet"]) == 0
    with tidy.open(encoding="utf-8-sig", newline="") as file:
        found = [record.get("degree", "") for record in csv.DictReader(file)]
    findings = json_of(folder, "inspect", str(path), "--format", "json")["files"][0]["findings"]
    return found, [one["code"] for one in findings if one["severity"] != "info"]


LEVELS = ["Thạc sĩ", "Đại học", "Thạc sĩ", "Đại học"]
MARKS = [["x", "", "", ""], ["", "x", "", ""], ["", "", "x", ""], ["", "", "", "x"]]
TRUTH = ["master", "bachelor", "master", "bachelor"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lâm nghiệp", "Ngành khác"), ("Luật", "Kinh tế, tài chính"), ("Bác sĩ", "Điều dưỡng và hộ sinh")],
)
def test_fields_of_study_part_the_degrees(one: str, other: str, tmp_path: Path) -> None:
    """Each mark is the degree below the field of study, whichever that is, and nothing is doubted."""
    assert read(workbook([one, "", other, ""], LEVELS, MARKS), tmp_path) == (TRUTH, [])


@pytest.mark.parametrize("other", ["Dự phòng năm 2027", "Lớp A", "Đơn vị cấp trên", "Đủ điều kiện"])
def test_what_is_no_field_of_study_leaves_the_degrees_unread(other: str, tmp_path: Path) -> None:
    """Beside a heading of something unknown no field of study is taken for all there is."""
    degrees, told = read(workbook(["Lâm nghiệp", "", other, ""], LEVELS, MARKS), tmp_path)
    assert degrees == ["", "", "", ""]
    assert "levels_without_scale" in told


@pytest.mark.parametrize("other", ["Đang đào tạo", "Kế hoạch", "Dự kiến"])
def test_what_is_of_another_time_is_left_out(other: str, tmp_path: Path) -> None:
    """Degrees that people don't hold yet don't count, and are no doubt beside those that they hold."""
    degrees, told = read(workbook(["Lâm nghiệp", "", other, ""], LEVELS, MARKS), tmp_path)
    assert (degrees, told) == (["master", "bachelor", "", ""], ["levels_of_one_study"])
    assert read(workbook(["Luật", "", "Khác", other], LEVELS, MARKS), tmp_path)[0] == ["", "", "", ""]


def test_what_is_left_over_alone_parts_nothing(tmp_path: Path) -> None:
    """Headings for what is left over, beside no field of study, are of something else."""
    degrees, told = read(workbook(["Khác", "", "Khác", ""], LEVELS, MARKS), tmp_path)
    assert degrees == ["", "", "", ""]
    assert told


def test_one_field_of_study_is_told(tmp_path: Path) -> None:
    """Degrees in law alone are counted; that others aren't known is a warning. Years that rise are several diplomas."""
    years = [["1990", "2002"], ["1996", ""], ["2010", "2005"], ["2011", "2031"]]
    data = workbook(["Chuyên môn luật (ghi năm tốt nghiệp)", ""], ["Đại học", "Thạc sĩ"], years, "Trình độ")
    degrees, told = read(data, tmp_path)
    assert degrees == ["master", "bachelor", "master", "?"]
    assert "levels_of_one_study" in told
    assert told.count("several_ticks") == 1
    assert "unrecognised_level" in told
