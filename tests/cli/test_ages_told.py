"""Whoever is too young or too old for office is told wherever ages are counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.cli import main

# On 31 December 2025 An is 13 and Chung 85; the others are 45 and 46.
ROSTER = """STT,Họ và tên,Ngày sinh,Đơn vị,Trình độ chuyên môn
1,Nguyễn Văn An,01/02/2012,Xã Một,ĐH
2,Trần Thị Bình,03/04/1980,Xã Một,ThS
3,Lê Văn Chung,05/06/1940,Xã Hai,ThS
4,Lê Văn Danh,05/06/1979,Xã Ba,ThS
"""
AGE = '[[target]]\nid = "A"\ncriterion = { age = "under 50" }\ngoal = "at least 10%"\n'
DEGREE = '[[target]]\nid = "D"\ncriterion = { degree = "at least master" }\ngoal = "at least 10%"\n'


def told(result: dict[str, Any]) -> list[tuple[str, int, list[str]]]:
    """Give severity, number and cells of the ages that are told."""
    found = [one for one in result["findings"] if one["code"] == "implausible_age"]
    return [(one["severity"], one["count"], [place["cell"] for place in one["places"]]) for one in found]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the roster and targets of ages and of degrees, as the working directory."""
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for name, text in (("age.toml", AGE), ("degree.toml", DEGREE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("large", [10**12, 0], ids=["plain", "by columns"])
@pytest.mark.parametrize(
    ("arguments", "cells"),
    [
        (("report", "--as-of", "2025-12-31"), ["C2", "C4"]),
        (("report",), []),
        (("report", "--as-of", "2025-12-31", "--targets", "age.toml"), ["C2", "C4"]),
        (("check", "--as-of", "2025-12-31", "--targets", "age.toml"), ["C2", "C4"]),
        (("report", "--as-of", "2025-12-31", "--targets", "degree.toml"), []),
        (("report", "--as-of", "1990-12-31"), ["C2", "C3", "C5"]),
    ],
    ids=["structure", "no date", "targets of ages", "check", "targets of degrees", "another day"],
)
def test_ages_out_of_office_are_findings(
    arguments: tuple[str, ...], cells: list[str], large: int, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stand with their cells, in files of any size; nothing is said where no age is counted."""
    monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", large)
    main([arguments[0], "roster.csv", *arguments[1:], "--format", "json", "--output", "out.json", "--force"])
    result = json.loads((here / "out.json").read_text(encoding="utf-8"))
    assert told(result) == ([("warning", len(cells), cells)] if cells else [])


def test_a_unit_hears_of_its_own(here: Path) -> None:
    """The report of a unit names its cells alone, and none where the ages are those of officials."""
    main(["export", "roster.csv", "--as-of", "2025-12-31", "--by", "unit", "--output", "out", "--formats", "json"])
    results = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((here / "out").rglob("*.json"))]
    found = {result["people"]: told(result) for result in results if "findings" in result and result["people"] > 1}
    assert found == {4: [("warning", 2, ["C2", "C4"])], 2: [("warning", 1, ["C2"])]}
    alone = [told(result) for result in results if "findings" in result and result["people"] == 1]
    assert sorted(alone) == [[], [("warning", 1, ["C4"])]]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "tuổi tính từ cột Ngày sinh dưới 18 hoặc trên 75"),
        ("en", "age that follows from Date of birth is under 18"),
    ],
)
def test_people_read_of_it_in_their_language(
    lang: str, sentence: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table says what is wrong with the ages."""
    assert main(["report", "roster.csv", "--as-of", "2025-12-31", "--lang", lang]) == 0
    assert sentence in " ".join(capsys.readouterr().out.split())
