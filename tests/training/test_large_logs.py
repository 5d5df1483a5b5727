"""Logs that take the column reader: figures, findings and places are those of the plain reader and of a count."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.cli import main

PLAIN, BY_COLUMNS = 10**12, 0
NAMES = ("Nguyễn Văn An", "Trần Thị Hoà", "Trần Thị Hòa", "Lê Văn Cường")


def logs(path: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[dict[str, Any]]:
    """Give the JSON of ``training`` by the plain reader and by the column reader, in blocks of 1 KiB."""
    found = []
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 1 << 10)
    monkeypatch.setattr("cadre_stats.reading.formats.columnar._MANY", 20)
    for room in ("grids", "delimited"):
        monkeypatch.setattr(f"cadre_stats.reading.formats.{room}.HEAD", 3000)
    for large in (PLAIN, BY_COLUMNS):
        monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", large)
        output = path.with_suffix(".json")
        assert main(["training", str(path), *options, "--output", str(output), "--force", "--lang", "en"]) == 0
        found.append(json.loads(output.read_text(encoding="utf-8")))
    return found


def written(folder: Path, draw: random.Random, ids: list[str], names: tuple[str, ...]) -> tuple[Path, list[list[str]]]:
    """Write a log of 300 attendances of people with these IDs, each under one name; give its rows, too."""
    people = [(draw.choice(names), one) for one in ids]
    rows = [
        [str(number), *draw.choice(people), draw.choice(("Tin học", "LLCT")), str(draw.randint(2020, 2022))]
        for number in range(1, 301)
    ]
    path = folder / "log.csv"
    lines = [["STT", "Họ và tên", "Số CCCD", "Tên lớp", "Năm"], *rows]
    path.write_text("\n".join(map(",".join, lines)) + "\n", encoding="utf-8")
    return path, rows


@pytest.mark.parametrize("seed", range(4))
def test_ids_of_digits(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """IDs with leading zeros, of one length or of several, one name each: as many people as different IDs."""
    draw = random.Random(seed)
    ids = [f"{number:0{draw.choice((3, 9, 12))}}" for number in range(1, 60)]
    path, rows = written(tmp_path, draw, ids, NAMES)
    plain, by_columns = logs(path, monkeypatch, "--by", "year,programme")
    assert plain == by_columns
    for row in plain["rows"]:
        year, programme = row["group"].get("year"), row["group"].get("programme")
        inside = [one for one in rows if year in (None, one[4]) and programme in (None, one[3])]
        assert (row["attendances"], row["people"]) == (len(inside), len({one[2] for one in inside}))


@pytest.mark.parametrize("odd", [["000000000000"], ["3.6E+10"], ["001 23", "00123"], ["A.12"], [""], ["-"]])
def test_ids_that_are_no_digits(odd: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros, what a spreadsheet left of an ID, spaces, letters, nothing: both readers tell people apart alike."""
    draw = random.Random(7)
    path, _ = written(tmp_path, draw, [*odd, *(f"{number:012}" for number in range(1, 20))], NAMES)
    plain, by_columns = logs(path, monkeypatch, "--by", "year")
    assert plain == by_columns
    assert logs(path, monkeypatch, "--by", "id_number")[0] == logs(path, monkeypatch, "--by", "id_number")[1]


def test_one_id_under_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ID with two names is two people, and a finding; spellings of one name are one."""
    path = tmp_path / "log.csv"
    lines = ["STT,Họ và tên,Số CCCD,Tên lớp,Năm"]
    lines += [f"{number},{NAMES[number % 3]},{number % 3 + 1:012},Tin học,2020" for number in range(1, 100)]
    lines += ["100,Trần Thị Hòa,000000000002,LLCT,2021", "101,Lê Văn Cường,000000000001,LLCT,2021"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plain, by_columns = logs(path, monkeypatch)
    assert plain == by_columns
    # Number 1 is An's and Cường's, 2 and 3 are one person's each, in two spellings for 2.
    assert plain["people"] == 4
    assert {one["code"] for one in plain["findings"]} == {"possible_duplicate", "twice_in_class"}


def test_ids_that_identify_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zeros alone are no ID: three rows of one name with them are three people, and that is told."""
    path = tmp_path / "log.csv"
    rows = [f"{number},Lê Văn Cường,000000000000,Lớp {number},2020" for number in range(1, 4)]
    path.write_text("\n".join(["STT,Họ và tên,Số CCCD,Tên lớp,Năm", *rows]) + "\n", encoding="utf-8")
    plain, by_columns = logs(path, monkeypatch)
    assert plain == by_columns
    assert plain["people"] == 3
    assert [(one["code"], one["count"]) for one in plain["findings"]] == [("namesakes", 2)]


def test_a_header_repeated_in_a_large_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A header on every page of 40 rows is nobody for both readers."""
    path = tmp_path / "log.csv"
    header = "STT,Họ và tên,Số CCCD,Tên lớp,Năm"
    lines = []
    for number in range(200):
        lines += [header] * (number % 40 == 0)
        lines.append(f"{number + 1},{NAMES[number % 2]},{number % 2 + 1:012},Lớp {number % 7},2020")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plain, by_columns = logs(path, monkeypatch)
    assert plain == by_columns
    assert (plain["rows"][0]["attendances"], plain["people"]) == (200, 2)
