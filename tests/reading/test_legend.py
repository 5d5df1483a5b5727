"""Codes that a sheet explains are read as what they stand for; what no list explains stays unknown."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.running import json_of

HEADER = ["TT", "Họ và tên", "Trình độ chuyên môn", "Lý luận chính trị"]


def _levels(tmp_path: Path, header: list[str], codes: list[tuple[str, str]], below: list[list[str]]) -> list[str]:
    """Count people by degree in a roster of coded levels, through the command line."""
    path = tmp_path / "roster.csv"
    people = [[str(n), f"Nguyễn Thị Thử {'ABCDEF'[n]}", *pair] for n, pair in enumerate(codes, start=1)]
    rows = [header, *people, [""] * 4, *[[*row, "", "", ""][:4] for row in below]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    seen = json_of(tmp_path, "report", str(path), "--format", "json")
    assert seen["people"] == len(codes)
    return [
        f"{one['field']} {level['level']} {level['people']}"
        for one in seen["structure"]
        if one["field"] in ("degree", "political_theory")
        for level in one["levels"]
        if level["people"]
    ] + [f"{one['field']} unknown {one['unknown']}" for one in seen["structure"] if one["unknown"]]


CODED = [("1", "2"), ("2", "2"), ("3", "1")]


@pytest.mark.parametrize(
    "below",
    [
        [
            ["Trình độ chuyên môn: 1 - Tiến sĩ; 2 - Thạc sĩ; 3 - Đại học"],
            ["Lý luận chính trị: 1 - Cao cấp; 2 - Trung cấp"],
        ],
        [["Ghi chú: 1: Tiến sĩ; 2: Thạc sĩ; 3: Đại học"], ["LLCT: 1 = Cao cấp, 2 = Trung cấp"]],
        [["Trình độ chuyên môn:"], ["1: Tiến sĩ"], ["2: Thạc sĩ"], ["3: Đại học"], ["LLCT (Cao cấp: 1; Trung cấp: 2)"]],
    ],
)
def test_a_list_below_the_table(below: list[list[str]], tmp_path: Path) -> None:
    """A list belongs to the column that it names, or to the only one of codes that it fits."""
    assert sorted(_levels(tmp_path, HEADER, CODED, below)) == [
        "degree bachelor 1",
        "degree doctorate 1",
        "degree master 1",
        "political_theory advanced 1",
        "political_theory intermediate 2",
    ]


def test_a_list_that_could_be_two_columns(tmp_path: Path) -> None:
    """A list without a name of which both columns could hold the levels explains neither."""
    found = _levels(tmp_path, HEADER, CODED, [["1: Trung cấp; 2: Sơ cấp; 3: Chưa qua đào tạo"]])
    assert found == ["degree unknown 3", "political_theory unknown 3"]


def test_a_code_that_is_not_explained(tmp_path: Path) -> None:
    """It stays unknown, and so does a column of which the list names no level."""
    header = [*HEADER[:2], "Trình độ chuyên môn (1: Thạc sĩ; 2: Đại học)", "Lý luận chính trị (1: có; 2: không)"]
    assert sorted(_levels(tmp_path, header, CODED, [])) == [
        "degree bachelor 1",
        "degree master 1",
        "degree unknown 1",
        "political_theory unknown 3",
    ]
