"""Files that take the column reader: a whole report is the same as through the plain reader."""

from __future__ import annotations

import csv
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cadre_stats.cli import main
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.formats.grids import read_file
from cadre_stats.reading.formats.large_text import LargeText
from cadre_stats.reading.formats.workbook import read_workbook

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
PLAIN, BY_COLUMNS = 10**12, 0
# Small enough that the files here fall into many blocks, that their first rows are not the whole of them, and that
# some columns have many different texts.
BLOCK, HEAD, MANY = 1 << 10, 3000, 20
ROSTERS = sorted(SAMPLES.rglob("*.csv"))
HEADER = "STT,Họ và tên,Số CCCD,Ngày sinh,Giới tính,Đơn vị,Diện quản lý,Trình độ chuyên môn,Lý luận chính trị,Ghi chú"
TARGETS = """as_of = 2025-06-30
[[target]]
id = "masters"
population = { managed_by = "provincial" }
criterion = { degree = "at least master" }
goal = "at least 40%"
[[target]]
id = "young"
criterion = { age = "under 40", political_theory = "at least intermediate" }
goal = "at least 60%"
"""


def reports(roster: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[dict[str, Any] | int]:
    """Give the report on a roster by the plain reader and by the column reader: its JSON, or its exit code."""
    found: list[dict[str, Any] | int] = []
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", BLOCK)
    monkeypatch.setattr("cadre_stats.reading.formats.columnar._MANY", MANY)
    for room in ("grids", "delimited"):
        monkeypatch.setattr(f"cadre_stats.reading.formats.{room}.HEAD", HEAD)
    for large in (PLAIN, BY_COLUMNS):
        monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", large)
        output = folder / "out.json"
        code = main(["report", str(roster), *options, "--output", str(output), "--force", "--lang", "en"])
        found.append(json.loads(output.read_text(encoding="utf-8")) if code == 0 else code)
    return found


@pytest.mark.parametrize("roster", ROSTERS, ids=[str(path.relative_to(SAMPLES)) for path in ROSTERS])
def test_samples_are_reported_alike(roster: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The JSON of each sample file, figures, findings and places, doesn't depend on the reader."""
    plain, by_columns = reports(roster, tmp_path, monkeypatch)
    assert plain == by_columns


@pytest.mark.parametrize("seed", range(12))
def test_made_up_rosters_are_reported_alike(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is with repeated people, missing and odd cells, sections, totals and signatures, against targets."""
    roster, targets = tmp_path / "roster.csv", tmp_path / "targets.toml"
    targets.write_text(TARGETS, encoding="utf-8")
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(made_up_rows(random.Random(seed)))
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--targets", str(targets), "--by", "unit")
    assert isinstance(plain, dict)
    assert plain == by_columns
    assert isinstance(read_file(str(roster))[0].columns, LargeText)


@pytest.mark.parametrize("seed", range(8))
def test_made_up_workbooks_are_reported_alike(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet whose columns of many texts are laid end to end gives the report of one that the library reads whole."""
    roster, targets, output = tmp_path / "roster.xlsx", tmp_path / "targets.toml", tmp_path / "out.json"
    targets.write_text(TARGETS, encoding="utf-8")
    with xlsxwriter.Workbook(str(roster)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(made_up_rows(random.Random(seed))):
            for column, cell in enumerate(cells):
                if column == 0 and cell.isdecimal():
                    sheet.write_number(row, column, int(cell))
                else:
                    sheet.write_string(row, column, cell)
    monkeypatch.setattr("cadre_stats.reading.formats.condensed._MANY_TEXTS", 3)
    found = []
    for large in (PLAIN, BY_COLUMNS):
        monkeypatch.setitem(read_workbook.__kwdefaults__, "large", large)
        code = main(
            ["report", str(roster), "--targets", str(targets), "--by", "unit", "--output", str(output), "--force"]
        )
        found.append(json.loads(output.read_text(encoding="utf-8")) if code == 0 else code)
    assert isinstance(found[0], dict)
    assert found[0] == found[1]
    assert any(isinstance(column.values, Texts) for column in read_file(str(roster))[0].columns)


def made_up_rows(draw: random.Random) -> list[list[str]]:
    """Make the rows of a roster of people who recur and of rows that are no people."""
    header = HEADER.split(",")
    pick = draw.choice
    odd_ids = pick((("", "-"), ("", "-", "001 23", "00123", "A.12")))
    people = [
        (
            pick(("Nguyễn Văn An", "Nguyễn văn an", "Trần Thị Hoà", "Trần Thị Hòa", "Lê Văn Cường", "Nguyễn An")),
            pick((f"{draw.randrange(20):012}", f"{draw.randrange(20):012}", *odd_ids)),
            pick(("05/08/1975", "5/8/1975", "1975", "08/1975", "31/02/1980", "12/03/1990", "1990-03-12", "")),
        )
        for _ in range(40)
    ]
    rows = [["BAN TỔ CHỨC"] + [""] * 9, [""] * 10, header] if draw.random() < 0.5 else [header]
    for number in range(1, draw.randrange(30, 260)):
        fields = (
            pick(("Nam", "Nữ", "nữ", "")),
            pick(("Xã A", "Xã B", "xã  a", "")),
            pick(("Tỉnh ủy", "BTV Huyện ủy", "Ban Thường vụ Tỉnh ủy", "", "không rõ")),
            pick(("ThS", "Đại học", "ĐH\n(TC)", "Kinh tế", "", "đang học thạc sĩ", "Thạc sĩ, tiến sĩ")),
            pick(("Cao cấp", "TC", "", "-", "Trung cấp", "abc")),
            pick(("", "", "theo hồ sơ,\ncần đối chiếu")),
        )
        rows.append([pick((str(number), f"{number}.", "")), *pick(people), *fields])
        if draw.random() < 0.05:
            text = pick(("II. Khối Đảng", "Tổng cộng: 12 người", "", "Ghi chú: số liệu tạm tính", "Cộng"))
            rows.append([*pick((["", text], [text, ""])), *[""] * 8])
    return [*rows, [""] * 10, ["", "Người lập biểu", *[""] * 8]] if draw.random() < 0.5 else rows


# With Đ typed as the letter eth, and with a mark behind a letter that has another in it.
VACANT = ["(khuyết)", "Chưa có", "CHƯA BỐ TRÍ", unicodedata.normalize("NFD", "Chưa có"), "đang trống", "- Khuyết -"]
VACANT += ["\u00d0ang tuyển dụng", "Ch\u01a1\u0300 kiện toàn", "Vị trí khuyết", "còn khuyết", "VACANT", "TRỐNG"]


@pytest.mark.parametrize("options", [[], ["--assume-distinct"]], ids=["told apart", "distinct"])
def test_vacant_posts_are_nobody_for_both(options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 120 numbered rows the 20 whose name says that the post is vacant are nobody, though the post is described."""
    roster, targets = tmp_path / "roster.csv", tmp_path / "targets.toml"
    targets.write_text(TARGETS, encoding="utf-8")
    known = ["1980", "Nam", "UBND xã Bình An", "Huyện ủy", "ThS", "Cao cấp", ""]
    names = [VACANT[i // 6 % len(VACANT)] if i % 6 == 5 else f"Trần Thị Khuyên {chr(65 + i % 26)}" for i in range(120)]
    rows = [[str(i + 1), name, f"{i + 1:012d}", *known] for i, name in enumerate(names)]
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER.split(","), *rows])
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--targets", str(targets), *options)
    assert isinstance(plain, dict)
    assert plain["people"] == 100
    assert plain == by_columns


# Of one unit each: as typed, with what was left at its end, with the dot of an abbreviation.
TYPED = {
    "Phòng Nội vụ": [
        "Phòng Nội vụ",
        "Phòng Nội vụ",
        "Phòng Nội vụ",
        "Phòng Nội vụ;",
        "Phòng Nội vụ,",
        "Phòng Nội vụ .",
        "phòng nội vụ :",
    ],
    "VP. UBND": ["VP. UBND", "VP. UBND", "VP UBND;", "VP. UBND., "],
    "Ban Q.L.D.A.": ["Ban Q.L.D.A.", "Ban Q.L.D.A.", "Ban Q.L.D.A"],
    "Tổ 1; Tổ 2": ["Tổ 1; Tổ 2", "Tổ 1; Tổ 2,"],
    "Phòng Nội vụ 2": ["Phòng Nội vụ 2"],
    "Loại A+": ["Loại A+"],
    "Loại A": ["Loại A"],
}


@pytest.mark.parametrize("condition", ["Phòng Nội vụ", "phong noi vu;"])
def test_signs_left_at_the_end_of_a_unit_make_no_unit_of_its_own(
    condition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times the units above are seven groups, with ten people for each text; a condition finds all of the first."""
    roster = tmp_path / "roster.csv"
    units = [text for _ in range(10) for texts in TYPED.values() for text in texts]
    rows = [
        [i + 1, f"Trần Thị Khuyên {i}", f"{i + 1:012d}", "1980", "Nữ", unit, "", "ThS", "Cao cấp", ""]
        for i, unit in enumerate(units)
    ]
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER.split(","), *rows])
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--by", "unit")
    assert isinstance(plain, dict)
    assert plain == by_columns
    told = {one["group"].get("unit"): one["people"] for one in plain["structure"]}
    assert told == {None: 190, **{unit: 10 * len(texts) for unit, texts in TYPED.items()}}

    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--where", f"unit = {condition}")
    assert isinstance(plain, dict)
    assert plain == by_columns
    assert plain["people"] == 70


def test_numbers_that_go_on_from_others_are_told_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both readers take "1" over "1.1" for a heading, also where every part is numbered from the beginning."""
    rows = [HEADER.split(",")]
    for part in range(3):
        rows.append(["1", "Đông Hưng", *[""] * 8])
        for number in range(1, 101):
            known = (f"{part}{number:011}", "05/08/1975", "Nam", "Xã A", "Tỉnh ủy", "Đại học", "TC", "")
            rows.append([f"1.{number}", "Nguyễn Văn An", *known])
    roster = tmp_path / "roster.csv"
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    targets = tmp_path / "targets.toml"
    targets.write_text(TARGETS, encoding="utf-8")
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--targets", str(targets))
    assert isinstance(plain, dict)
    assert plain["people"] == 300
    assert plain == by_columns


@pytest.mark.parametrize("where", ["Họ và tên = *An*", "Số CCCD = *1*", "STT = 1*", "Ghi chú = theo hồ sơ*"])
def test_people_chosen_by_columns_of_many_texts_are_the_same(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, ID and running numbers are held row by row in the column reader; who is chosen doesn't show it."""
    roster, targets = tmp_path / "roster.csv", tmp_path / "targets.toml"
    targets.write_text(TARGETS, encoding="utf-8")
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(made_up_rows(random.Random(77)))
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--targets", str(targets), "--where", where)
    assert isinstance(plain, dict)
    assert plain == by_columns


DEGREES_ONLY = """[[target]]
id = "bachelors"
criterion = { degree = "at least bachelor" }
goal = "at least 50%"
"""


@pytest.mark.parametrize("below", [[], ["Trình độ chuyên môn: 1 - ThS; 2 - ĐH", "LLCT: 1 - Cao cấp; 2 - Trung cấp"]])
def test_codes_are_explained_alike_and_no_column_is_read_for_nothing(
    below: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists below the table explain columns that nobody asked for, too; without one those columns aren't read."""
    roster, targets = tmp_path / "roster.csv", tmp_path / "targets.toml"
    targets.write_text(DEGREES_ONLY, encoding="utf-8")
    levels = ("1", "2") if below else ("ThS", "ĐH")
    rows = [
        [str(i + 1), f"Lê Văn {chr(65 + i % 26)}", f"{i + 1:012d}", "1980", "Nam", "Xã A", "", levels[i % 2], "1", ""]
        for i in range(200)
    ]
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER.split(","), *rows, *([text, *[""] * 9] for text in below)])
    read: list[set[int]] = []
    join = LargeText._join
    monkeypatch.setattr(
        LargeText, "_join", lambda self, plan, to: (read.append(set(plan.columns)), join(self, plan, to))
    )
    plain, by_columns = reports(roster, tmp_path, monkeypatch, "--targets", str(targets))
    assert isinstance(plain, dict)
    assert plain == by_columns
    assert plain["outcomes"][0]["numerator"] == 200
    explained = [one["field"] for one in plain["findings"] if one["code"] == "codes_explained"]
    assert sorted(explained) == (["degree", "political_theory"] if below else [])
    assert len(read) == (2 if below else 1)
    assert 8 not in read[0]  # political theory


def test_a_header_that_stands_twice_is_named_with_its_letter_in_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fourth person has A in the first column "Xếp loại" (K), every third in the second (L)."""
    roster = tmp_path / "roster.csv"
    known = ["Nam", "UBND xã Bình An", "Huyện ủy", "ThS", "Cao cấp", ""]
    rows = [
        [
            str(i + 1),
            f"Trần Văn {i}",
            f"{i:012d}",
            "1980",
            *known,
            "A" if i % 4 == 0 else "B",
            "A" if i % 3 == 0 else "B",
        ]
        for i in range(240)
    ]
    with roster.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*HEADER.split(","), "Xếp loại", "Xếp loại"], *rows])
    for where, people in (("Xếp loại [K] = A", 60), ("Xếp loại [L] = A", 80)):
        plain, by_columns = reports(roster, tmp_path, monkeypatch, "--where", where)
        assert isinstance(plain, dict)
        assert plain["people"] == people
        assert plain == by_columns
    assert reports(roster, tmp_path, monkeypatch, "--where", "Xếp loại = A") == [2, 2]
