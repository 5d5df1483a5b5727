"""``--expect``: who should have sent a roster, and what is told of those who didn't, or not as they should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cadre_stats.cli import main
from tests.running import json_of, write

HEADER = "STT,Họ và tên,Số CCCD,Đơn vị,Trình độ chuyên môn\n"
TARGETS = '[[target]]\nid = "m"\ncriterion = { degree = "at least master" }\ngoal = "at least 40%"\n'


def roster(unit: str, people: int, first: int = 1) -> str:
    """Give a roster of so many people of a unit, the second half with a master's degree."""
    return HEADER + "".join(
        f"{number},Người Thứ {chr(65 + number)},{first + number:012},{unit},{'ThS' if number * 2 > people else 'ĐH'}\n"
        for number in range(1, people + 1)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give rosters of A (3 of 3 people, its name typed otherwise), B (2 of 4), C (twice), D (2 of 1), X (not asked)."""
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    write(rosters, "a.csv", roster("Xã  HOÀ Bình", 3, 100))
    write(rosters, "b.csv", roster("Xã B", 2, 200))
    write(rosters, "c1.csv", roster("Xã C", 2, 300))
    write(rosters, "c2.csv", roster("xã c", 2, 300))
    write(rosters, "d.csv", roster("Xã D", 2, 400))
    write(rosters, "x.csv", roster("Xã X", 1, 500))
    write(tmp_path, "targets.toml", TARGETS)
    write(
        tmp_path,
        "units.csv",
        "STT,Tên đơn vị,Huyện,Số người\n"
        "1,Xã Hòa Bình,H1,3\n2,Xã B,H1,4\n3,Xã C,H2,2\n4,Xã D,H2,1\n5,Xã E,H2,9\n6,Xã G,H2,\n,Tổng cộng,,19\n",
    )
    return tmp_path


def told(result: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """Give the findings of units: code, severity, unit, cell."""
    return {
        (one["code"], one["severity"], one["value"], Path(one["where"]["file"]).name + " " + one["where"]["cell"])
        for one in result["findings"]
        if one["code"].startswith("unit_")
    }


@pytest.mark.parametrize("targets", [True, False], ids=["targets", "structure"])
def test_every_unit_that_is_not_as_expected_is_told(folder: Path, targets: bool) -> None:
    """Missing, short, over, doubled and unasked units, by hand; A, typed otherwise, and C's number are as expected."""
    asked = ("--targets", str(folder / "targets.toml")) if targets else ()
    result = json_of(folder, "report", str(folder / "rosters"), *asked, "--expect", str(folder / "units.csv"))
    assert result["people"] == 10
    assert told(result) == {
        ("unit_missing", "error", "Xã E", "units.csv B6"),
        ("unit_missing", "error", "Xã G", "units.csv B7"),
        ("unit_short", "error", "Xã B", "units.csv B3"),
        ("unit_over", "warning", "Xã D", "units.csv B5"),
        ("unit_doubled", "warning", "Xã C", "c1.csv "),
        ("unit_not_expected", "warning", "Xã X", "x.csv "),
    }
    assert [note for note in result["notes"] if "unit" in note.casefold()] == [
        "Rosters of 4 of 6 expected units are in",
        "The totals lack units that have sent no roster (2): “Xã E”, “Xã G”",
        "Units that sent too few people (1, 2 people in all): “Xã B”",
        "Units with more people than expected (1): “Xã D”",
        "Units in more than one roster, perhaps sent twice (1): “Xã C”",
        "Units that weren't expected, counted all the same (1): “Xã X”",
    ]


def test_a_filter_leaves_out_nobody_who_was_sent(folder: Path) -> None:
    """What ``--where`` leaves out of the figures was sent all the same."""
    plain = json_of(folder, "report", str(folder / "rosters"), "--expect", str(folder / "units.csv"))
    where = json_of(
        folder, "report", str(folder / "rosters"), "--expect", str(folder / "units.csv"), "--where", "degree = master"
    )
    assert told(where) == told(plain)


def test_check_and_strict_tell_a_script(folder: Path) -> None:
    """A missing unit is an error for ``--strict`` (4) also where the target is met (0); all there and right is 0."""
    check = ["check", str(folder / "rosters"), "--targets", str(folder / "targets.toml"), "--quiet", "--lang", "vi"]
    assert main([*check, "--expect", str(folder / "units.csv")]) == 0
    assert main([*check, "--expect", str(folder / "units.csv"), "--strict"]) == 4
    units = "unit,people\nXã Hòa Bình,3\nXã B,2\nXã C,2\nXã D,2\nXã X,1\n"
    assert main([*check, "--expect", write(folder, "all.csv", units), "--strict"]) == 0


def test_every_exported_report_says_what_its_total_lacks(folder: Path) -> None:
    """The whole tells of all units; a unit's own report of itself alone, not of others that sent nothing."""
    common = ["export", str(folder / "rosters"), "--formats", "json", "--lang", "en", "--quiet"]
    expect = ["--expect", str(folder / "units.csv")]
    assert main([*common, *expect, "--by", "unit", "--output", str(folder / "out")]) == 0
    notes = {
        path.stem: [note for note in json.loads(path.read_text(encoding="utf-8"))["notes"] if "unit" in note.casefold()]
        for path in (folder / "out").rglob("*.json")
        if path.name != "manifest.json"
    }
    whole = [found for found in notes.values() if len(found) == 6]
    assert len(whole) == 1
    assert ["Units that sent too few people (1, 2 people in all): “Xã B”"] in notes.values()
    assert [] in notes.values()
    assert main([*common, *expect, "--by", "degree", "--output", str(folder / "by")]) == 0
    by_degree = [path.read_text(encoding="utf-8") for path in (folder / "by").rglob("*.json")]
    assert sum("The totals lack units" in text for text in by_degree) == 3


def test_a_roster_without_units_is_known_by_its_file_or_told(tmp_path: Path) -> None:
    """A file called like an expected unit is that unit's; of another nobody knows whose people these are."""
    plain = "STT,Họ và tên,Trình độ chuyên môn\n1,Người Một,ThS\n2,Người Hai,ĐH\n"
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    write(rosters, "Xã Hoà Bình.csv", plain)
    write(rosters, "danh sach.csv", plain)
    units = write(tmp_path, "units.csv", "unit;people\nxã hòa bình;2\nXã B;2\n")
    result = json_of(tmp_path, "report", str(rosters), "--expect", units)
    assert told(result) == {
        ("unit_missing", "error", "Xã B", "units.csv A3"),
        ("unit_not_stated", "warning", None, "danh sach.csv "),
    }
    assert "2 people whose unit isn't stated couldn't be compared with the expected units" in result["notes"]


def test_sheets_of_a_file_called_like_a_unit_are_the_units(tmp_path: Path) -> None:
    """Two sheets without units in "Xã B.xlsx" are of Xã B, whatever the sheets are called."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, title in enumerate(("Cán bộ", "Công chức")):
        sheet = book.create_sheet(title)
        sheet.append(["STT", "Họ và tên", "Số CCCD", "Trình độ chuyên môn"])
        sheet.append([1, f"Người {'Hai' if number else 'Một'}", f"00000000000{number + 1}", "ĐH"])
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    book.save(rosters / "Xã B.xlsx")
    units = write(tmp_path, "units.csv", "unit,people\nXã B,2\n")
    result = json_of(tmp_path, "report", str(rosters), "--expect", units)
    assert {one[:3] for one in told(result)} == {("unit_doubled", "warning", "Xã B")}


def test_a_workbook_of_units_is_read_like_a_csv(folder: Path) -> None:
    """Numbers of a spreadsheet, thousands with a dot, a title above the header."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Danh sách đơn vị phải gửi"])
    sheet.append(["Đơn vị", "Số người"])
    for row in (("Xã Hòa Bình", 3), ("Xã B", 2.0), ("Xã C", "2"), ("Xã D", 2), ("Xã X", "1.000")):
        sheet.append(row)
    book.save(folder / "units.xlsx")
    result = json_of(folder, "report", str(folder / "rosters"), "--expect", str(folder / "units.xlsx"))
    assert {one[:3] for one in told(result)} == {
        ("unit_doubled", "warning", "Xã C"),
        ("unit_short", "error", "Xã X"),
    }
    assert "Units that sent too few people (1, 999 people in all): “Xã X”" in result["notes"]


@pytest.mark.parametrize(
    ("name", "text", "place", "word"),
    [
        ("u.csv", "Đơn vị,Số ngừoi\nXã A,3\n", "B1", "“Số người”"),
        ("u.csv", "Đơn vị,Huyện\nXã A,H1\n", "A1", "Biên chế có mặt"),
        ("u.csv", "Số người,Đơn vi cấp\n3,Xã A\n", "B1", "“Đơn vị”"),
        ("u.csv", "a,b\nXã A,3\n", "u.csv:", "Đơn vị"),
        ("u.csv", "unit,people\n", "u.csv:", "hàng"),
        ("u.csv", "unit,people\nXã A,ba\n", "B2", "“ba”"),
        ("u.csv", "unit,people\nXã A,-3\n", "B2", "“-3”"),
        ("u.csv", "unit,people\nXã A,2.5\n", "B2", "“2.5”"),
        ("u.csv", "unit,people\n,3\n", "A2", "tên đơn vị"),
        ("u.csv", "unit,people\nXã Hoà,3\nxã  hòa,4\n", "A3", "u.csv A2"),
        ("u.csv", "unit,people,people\nXã A,3,4\n", "C1", "people"),
        ("u.toml", "unit = 1\n", "u.toml:", ".csv"),
        ("no.csv", None, "no.csv:", ""),
    ],
)
def test_a_wrong_file_of_units_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, place: str, word: str
) -> None:
    """Exit 2 with the place in the first line, and what to write instead in one of the two."""
    write(tmp_path, "r.csv", roster("Xã A", 3))
    path = write(tmp_path, name, text) if text is not None else str(tmp_path / name)
    assert main(["report", str(tmp_path / "r.csv"), "--expect", path, "--lang", "vi"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert place in first
    assert word in first + second


def test_vietnamese_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The notes and findings of a table in Vietnamese."""
    command = ["report", str(folder / "rosters"), "--expect", str(folder / "units.csv"), "--lang", "vi"]
    assert main([*command, "--format", "md"]) == 0
    text = capsys.readouterr().out
    assert "Đã có danh sách của 4/6 đơn vị phải gửi" in text
    assert "Các số cộng chưa gồm 2 đơn vị chưa gửi danh sách: “Xã E”, “Xã G”" in text
    assert "đơn vị “Xã B” gửi thiếu người: có 2, phải có 4" in text
