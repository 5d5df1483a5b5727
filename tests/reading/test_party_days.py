"""Two days of joining the Party, and headings over columns that are no second answer to one question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cadre_stats as cs
from cadre_stats.cli import main
from tests.reading.test_bundles import compare

# One member in full, one on probation, nobody, and one whose day nobody can read.
DAYS = [("3/2/95", "3/2/96"), ("19/5/2025", ""), ("", ""), ("xem hồ sơ", "")]
MEMBERS = ["true", "true", "false", "?"]
UNDER_ONE = ("Ngày vào Đảng", "Kết nạp", "Chính thức")
HEADERS = [
    UNDER_ONE,
    ("Ngày vào Đảng", "Dự bị", "Chính thức"),
    ("Ngày vào Đảng", "Ngày chính thức"),
    ("Ngày kết nạp", "Ngày chính thức"),
    ("16) Ngày vào Đảng CSVN", "17) Ngày chính thức"),
]


def _roster(header: tuple[str, ...], *, turned: bool = False) -> bytes:
    above, titles = (header[0], header[1:]) if len(header) == len(UNDER_ONE) else ("", header)
    titles = titles[::-1] if turned else titles
    lines = [f"STT,Họ và tên,Năm sinh,TĐCM,{above},"] if above else []
    lines += [f",,,,{titles[0]},{titles[1]}" if above else f"STT,Họ và tên,Năm sinh,TĐCM,{titles[0]},{titles[1]}"]
    for number, (first, official) in enumerate(DAYS, start=1):
        cells = (official, first) if turned else (first, official)
        lines.append(f"{number},Lê Văn {'ABCD'[number - 1]},19{60 + number},ĐH,{cells[0]},{cells[1]}")
    return "\n".join([*lines, ""]).encode()


def _read(path: Path, field: str) -> list[str]:
    column = cs.read_rosters([path]).frame[field].astype(object)
    found: list[str] = column.where(column.notna(), "?").tolist()
    return found


@pytest.mark.parametrize("header", HEADERS, ids=" ".join)
@pytest.mark.parametrize("turned", [False, True])
def test_whoever_is_on_probation_is_a_member(header: tuple[str, ...], turned: bool, tmp_path: Path) -> None:
    """The day of joining tells a member where that of becoming one in full is blank, whichever column stands first."""
    path = tmp_path / "roster.csv"
    path.write_bytes(_roster(header, turned=turned))
    assert _read(path, "party_member") == MEMBERS
    told = [one for one in cs.read_rosters([path]).findings if one.code == "second_column"]
    assert [(one.severity, one.field) for one in told] == [("info", "party_date")]


def test_files_read_together_and_by_columns_are_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two columns say together who is a member, whatever the size of the file and whatever is read beside it."""
    for number in range(12):
        (tmp_path / f"{number:02}.csv").write_bytes(_roster(HEADERS[3], turned=bool(number % 2)))
    compare(tmp_path)

    found = []
    roster, output = tmp_path / "large" / "roster.csv", tmp_path / "large" / "out.json"
    roster.parent.mkdir()
    roster.write_bytes(_roster(HEADERS[3]))
    for large in (10**12, 0):
        monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", large)
        assert main(["report", str(roster), "--output", str(output), "--format", "json", "--force"]) == 0
        found.append(json.loads(output.read_text(encoding="utf-8")))
    assert found[0] == found[1]
    (members,) = (one for one in found[0]["structure"] if one["field"] == "party_member")
    assert [one["people"] for one in members["levels"]] == [1, 2]


@pytest.mark.parametrize(
    ("header", "severities"),
    [
        ("Ngạch,Mã ngạch", ["info"]),
        ("Mã ngạch,Mã số ngạch", ["warning"]),
        # What is paid for a post is none.
        ("Chức vụ,Phụ cấp chức vụ", []),
    ],
)
def test_the_code_beside_a_name_is_no_rival(header: str, severities: list[str], tmp_path: Path) -> None:
    """Two columns of one field are doubted where one isn't what rosters ordinarily put beside the other."""
    path = tmp_path / "roster.csv"
    path.write_text(f"STT,Họ và tên,TĐCM,{header}\n1,Lê Văn An,ĐH,a,b\n", encoding="utf-8")
    told = [one.severity for one in cs.read_rosters([path]).findings if one.code == "second_column"]
    assert told == severities


def test_what_is_paid_for_a_post_is_none(tmp_path: Path) -> None:
    """Under "Phụ cấp" stand sums for posts, also where nothing else tells posts."""
    path = tmp_path / "roster.csv"
    text = 'STT,Họ và tên,TĐCM,Phụ cấp,\n,,,Chức vụ,Khu vực\n1,Lê Văn An,ĐH,"0,4","0,2"\n'
    path.write_text(text, encoding="utf-8")
    (table,) = cs.read_rosters([path]).tables
    assert "position" not in {column.field for column in table.columns}


@pytest.mark.parametrize("header", ["Ông/Bà", "Ông (bà)", "Danh xưng"])
def test_forms_of_address_in_a_column_tell_the_sex(header: str, tmp_path: Path) -> None:
    """A column of "Ông" and "Bà" is one of sexes; with names below it it is one of names."""
    path = tmp_path / "roster.csv"
    path.write_text(f"STT,{header},Họ và tên,TĐCM\n1,Ông,Lê An,ĐH\n2,Bà,Hà Bá,ThS\n", encoding="utf-8")
    assert cs.read_rosters([path]).frame["sex"].tolist() == ["male", "female"]


def test_names_under_a_form_of_address(tmp_path: Path) -> None:
    """Decisions head the names so."""
    path = tmp_path / "roster.csv"
    path.write_text("STT,Ông (bà),Năm sinh,TĐCM\n1,Lê Văn An,1970,ĐH\n2,Hà Thị Bá,1980,ThS\n", encoding="utf-8")
    (table,) = cs.read_rosters([path]).tables
    assert [column.field for column in table.columns] == ["number", "full_name", "birth_date", "degree"]


@pytest.mark.parametrize(
    ("options", "severity"),
    [([], "info"), (["--where", "foreign_language=B1"], "error"), (["--by", "foreign_language"], "error")],
)
def test_what_no_figure_rests_on_is_told_without_an_alarm(options: list[str], severity: str, tmp_path: Path) -> None:
    """A language certificate of the older kinds is unknown; it is an error where somebody asks for languages."""
    roster, output = tmp_path / "roster.csv", tmp_path / "out.json"
    roster.write_text("STT,Họ và tên,TĐCM,Ngoại ngữ\n1,Lê An,ĐH,Anh B\n2,Hà Bá,ThS,B1\n", encoding="utf-8")
    assert main(["report", str(roster), *options, "--output", str(output), "--format", "json"]) == 0
    told = json.loads(output.read_text(encoding="utf-8"))["findings"]
    assert [(one["code"], one["severity"]) for one in told] == [("unrecognised_value", severity)]
