"""``normalise``: the tidy table of a roster, safe to open and to read again."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run

ROSTER = """STT,Họ và tên,Số CCCD,Ngày sinh,Giới tính,Đơn vị,Trình độ chuyên môn,Trình độ LLCT,Quê,Họ tên khác
1,Nguyễn Văn An,036080000001,05/08/1975,Nam,"=HYPERLINK(""x"")",ThS,,@hue,Nguyễn Ân
2,Trần Thị Bình,036080000002,1980,Nữ,Xã A,Trên đại học,CC,-5,
3,Lê Văn Cường,036080000003,,Nam,Xã B,Kinh tế,khá,+84 912,
"""


@pytest.fixture
def tidy(run: Run, here: Path) -> list[dict[str, str]]:
    """Give the rows of the tidy table of a small roster."""
    (here / "own.csv").write_text(ROSTER, encoding="utf-8")
    ended = run("normalise", "own.csv", "--as-of", "2020-12-31")
    assert ended.code == 0
    assert ended.out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(ended.out.removeprefix("\ufeff"))))


def test_codes_labels_and_texts(tidy: list[dict[str, str]]) -> None:
    """A level has its code, a range both ends; what isn't understood is marked, its text kept."""
    assert [row["degree"] for row in tidy] == ["master", "master..doctorate", "?"]
    assert [row["degree_label"] for row in tidy] == ["Master", "Master – Doctorate", ""]
    assert [row["degree_text"] for row in tidy] == ["ThS", "Trên đại học", "Kinh tế"]
    assert [row["political_theory"] for row in tidy] == ["none", "advanced", "?"]
    assert [row["sex"] for row in tidy] == ["male", "female", "male"]


def test_dates_ages_and_sources(tidy: list[dict[str, str]]) -> None:
    """Dates are ISO as far as known, ages completed years; each row says where it stands."""
    assert [row["birth_date"] for row in tidy] == ["1975-08-05", "1980", ""]
    assert [row["age"] for row in tidy] == ["45", "40", ""]
    assert [(row["file"], row["sheet"], row["row"]) for row in tidy] == [("own.csv", "", str(n)) for n in (2, 3, 4)]


def test_nobody_is_named(tidy: list[dict[str, str]]) -> None:
    """Without ``--names`` there are neither names nor ID numbers, whatever column they stand in."""
    everything = " ".join(value for row in tidy for value in row.values())
    assert not {"full_name", "id_number"} & set(tidy[0])
    assert "Cường" not in everything
    assert "036080" not in everything


def test_names_on_request(run: Run, here: Path) -> None:
    """With ``--names`` both are there, the ID with its leading zero."""
    (here / "own.csv").write_text(ROSTER, encoding="utf-8")
    row = next(csv.DictReader(io.StringIO(run("normalize", "own.csv", "--names").out.removeprefix("\ufeff"))))
    assert (row["full_name"], row["id_number"]) == ("Nguyễn Văn An", "036080000001")


def test_no_text_becomes_a_formula(tidy: list[dict[str, str]], run: Run, here: Path) -> None:
    """In CSV an apostrophe stands before it, in a workbook it is typed as text; numbers aren't touched."""
    assert tidy[0]["unit"] == '\'=HYPERLINK("x")'
    assert [row["Quê"] for row in tidy] == ["'@hue", "-5", "'+84 912"]
    assert run("normalise", "own.csv", "--output", "tidy.xlsx").code == 0
    sheet = openpyxl.load_workbook(here / "tidy.xlsx").active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]  # type: ignore[index]
    cell = sheet.cell(2, head.index("unit") + 1)  # type: ignore[union-attr]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_read_again_it_gives_the_same_figures(run: Run, here: Path, ending: str) -> None:
    """Levels, ranges and unknowns of the tidy table are those of the roster."""
    (here / "own.csv").write_text(ROSTER.replace('"=HYPERLINK(""x"")"', "Xã A"), encoding="utf-8")
    assert run("normalise", "own.csv", "--names", "--output", f"tidy.{ending}").code == 0
    figures = [
        [row for row in csv.reader(io.StringIO(run("report", name, "--format", "csv").out)) if row[0] in _FIELDS]
        for name in ("own.csv", f"tidy.{ending}")
    ]
    assert figures[0]
    assert figures[0] == figures[1]


_FIELDS = ("degree", "political_theory", "sex")


def test_only_people_who_meet_the_condition(run: Run) -> None:
    """``--where`` keeps two of five."""
    rows = list(csv.DictReader(io.StringIO(run("normalise", "roster.csv", "--where", "degree = at least master").out)))
    assert [row["row"] for row in rows] == ["2", "3"]


def test_findings_go_to_stderr_and_strict_counts_them(run: Run) -> None:
    """The table stays a table; ``--strict`` makes an error of what isn't understood."""
    ended = run("normalise", "unread.csv", "--strict")
    assert ended.code == 4
    assert "Kinh tế" in ended.err
