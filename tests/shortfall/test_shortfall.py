"""Who meets, exceeds or lacks the standard of a title: small rosters counted by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cadre_stats.cli import main
from tests.running import code_of, json_of, write

ROSTER = """\
STT,Họ và tên,Số CCCD,Huyện,Đơn vị,Chức vụ,Chức danh quy hoạch,Trình độ chuyên môn,LLCT,QLNN,Ngày cấp bằng LLCT
1,Trần Văn Bình,000000000001,A,Xã 1,Chủ tịch UBND xã,,Thạc sĩ,Cao cấp,CV,
2,Lê Thị An,000000000002,A,Xã 1,Phó Chủ tịch UBND xã,Chủ tịch UBND xã,Đại học,Trung cấp,CV,
3,Nguyễn Văn An,000000000003,A,Xã 1,Công chức Văn phòng,Phó Chủ tịch UBND xã,Trung cấp,Sơ cấp,,
4,Phạm Thị Hoa,000000000004,B,Xã 2,Công chức Tư pháp,,Trên đại học,,,
5,Vũ Văn Lâm,000000000005,B,Xã 2,Trưởng phòng,,Đại học,Cao cấp LLCT-HC,,01/03/2021
6,Đỗ Văn Tú,000000000006,B,Xã 2,Trưởng phòng,,Đại học,Cao cấp LLCT-HC,,01/09/2023
7,Hà Thị Yến,000000000007,B,Xã 2,Thủ kho,,Kinh tế,,,
8,Bùi Văn Sơn,000000000008,B,Xã 2,Chủ tịch UBND xã,,Kinh tế,Trung cấp,,
"""
STANDARDS = """\
[[standard]]
id = "chu-tich"
position = ["Chủ tịch*", "Phó Chủ tịch*"]
requires = { degree = "at least bachelor", political_theory = "at least intermediate" }

[[standard]]
id = "cong-chuc"
position = ["Công chức*"]
requires = { degree = "at least bachelor" }

[[standard]]
id = "truong-phong"
position = ["Trưởng phòng*"]
requires = { political_theory = ["cử nhân", "cao cấp", "cao cấp LLCT-HC"], state_management = "at least expert" }

[[standard.alternative]]
meets = "state_management"
by = { political_theory = "*LLCT-HC*", "Ngày cấp bằng LLCT" = "dưới 30/6/2022" }
"""
STANDARD = '[[standard]]\nid = "{id}"\nposition = ["{position}"]\nrequires = {{ degree = "at least bachelor" }}'


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, str, str]:
    """The folder, the roster and the standards."""
    return tmp_path, write(tmp_path, "r.csv", ROSTER), write(tmp_path, "s.toml", STANDARDS)


def shortfall(files: tuple[Path, str, str], *options: str) -> dict[str, Any]:
    """Give the shortfall of the roster."""
    folder, roster, standards = files
    return json_of(folder, "shortfall", roster, "--standards", standards, *options)


def test_everybody_is_counted_once(files: tuple[Path, str, str]) -> None:
    """1, 2, 4 and 5 meet their standard, 3 and 6 are short, of 8 it isn't known, 7 has no standard."""
    got = shortfall(files)
    keys = ("people", "with_standard", "meeting", "short", "unknown", "without_standard")
    assert [got[key] for key in keys] == [8, 7, 4, 2, 1, 1]
    assert got["exceeding"] == 2  # 1 is a master, 4 at least that
    assert [one["where"]["row"] for one in got["without_standard_list"]] == [8]
    assert [one["where"]["row"] for one in got["not_known"]] == [9]


def test_what_each_person_lacks_is_told(files: tuple[Path, str, str]) -> None:
    """3 is two levels below a bachelor; 6, whose LLCT-HC degree is of 2023, lacks state management."""
    lists = {one["where"]["row"]: one["lacks"] for one in shortfall(files)["list"]}
    assert lists == {
        4: [{"field": "degree", "has": "intermediate", "requires": "at least bachelor", "levels": 2}],
        7: [{"field": "state_management", "has": "none", "requires": "at least expert", "levels": 2}],
    }


def test_planned_titles_have_standards_of_their_own(files: tuple[Path, str, str]) -> None:
    """Of two people with a planned title, 2 meets its standard and 3 lacks degree and political theory."""
    got = shortfall(files, "--for", "planned")
    assert (got["with_standard"], got["meeting"], got["short"], got["without_title"]) == (2, 1, 1, 6)
    assert [one["position"] for one in got["list"]] == ["Phó Chủ tịch UBND xã"]
    assert {one["field"] for one in got["list"][0]["lacks"]} == {"degree", "political_theory"}


def test_groups_add_up_to_the_whole(files: tuple[Path, str, str]) -> None:
    """People, meeting and short of the groups add up; the whole stands first."""
    rows = shortfall(files, "--by", "unit")["by"]
    whole, *parts = rows
    assert whole["group"] == {}
    for key in ("people", "meeting", "short", "unknown"):
        assert whole[key] == sum(row[key] for row in parts)


def test_a_class_opens_where_the_demand_is_enough(files: tuple[Path, str, str]) -> None:
    """One person each lacks a degree in A and state management in B: with classes of 1 both open, of 2 neither."""
    for smallest, opens in (("1", True), ("2", False)):
        classes = shortfall(files, "--min-class", smallest)["classes"]
        assert [(one["group"], one["field"], one["demand"], one["can_open"]) for one in classes] == [
            ({"district": "A"}, "degree", 1, opens),
            ({"district": "B"}, "state_management", 1, opens),
        ]


def test_names_leave_only_where_asked_for(files: tuple[Path, str, str]) -> None:
    """Without --names no format holds a name or an ID number; with it the list is in Vietnamese order of names."""
    folder, roster, standards = files
    command = ["shortfall", roster, "--standards", standards]
    for form in ("json", "csv", "html", "md"):
        output = folder / f"o.{form}"
        assert code_of(*command, "--output", str(output), "--force") == 0
        text = output.read_text(encoding="utf-8")
        assert "Nguyễn Văn An" not in text
        assert "00000000000" not in text
    by_name = write(folder, "b.csv", ROSTER.replace("Công chức Tư pháp", "Thủ quỹ"))
    got = json_of(folder, "shortfall", by_name, "--standards", standards, "--names")
    assert [one["name"] for one in got["without_standard_list"]] == ["Phạm Thị Hoa", "Hà Thị Yến"]
    assert got["list"][0]["id_number"] == "000000000003"


def test_the_csv_is_the_list(files: tuple[Path, str, str]) -> None:
    """A row for everything that somebody lacks, is unknown for, and for everybody without a standard."""
    folder, roster, standards = files
    output = folder / "o.csv"
    assert code_of("shortfall", roster, "--standards", standards, "--output", str(output)) == 0
    rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig"))))
    assert [(row["status"], row["row"], row["field"]) for row in rows] == [
        ("short", "4", "degree"),
        ("short", "7", "state_management"),
        ("unknown", "9", "degree"),
        ("without_standard", "8", ""),
    ]


def test_the_most_specific_pattern_wins_whatever_the_order(files: tuple[Path, str, str]) -> None:
    """A title that "*" and "Công chức Văn phòng*" match falls under the longer pattern, also when it stands last."""
    folder, roster, _ = files
    low, high = "at least elementary", "at least doctorate"
    text = "".join(
        f'[[standard]]\nid = "{name}"\nposition = ["{pattern}"]\nrequires = {{ degree = "{level}" }}\n'
        for name, pattern, level in (("all", "*", low), ("office", "Công chức Văn phòng*", high))
    )
    got = json_of(folder, "shortfall", roster, "--standards", write(folder, "w.toml", text))
    assert {one["id"]: one["people"] for one in got["standards"]} == {"all": 7, "office": 1}


@pytest.mark.parametrize(
    ("day", "people"), [("2023-07-31", 0), ("2023-08-01", 8), ("2024-12-31", 8), ("2025-01-01", 0)]
)
def test_a_standard_holds_from_its_first_to_its_last_day(files: tuple[Path, str, str], day: str, people: int) -> None:
    """Both days of validity are inside."""
    folder, roster, _ = files
    text = '[[standard]]\nid = "a"\nposition = "*"\nrequires = { degree = "at least college" }\n'
    path = write(folder, "d.toml", text + "valid_from = 2023-08-01\nvalid_to = 2024-12-31\n")
    got = json_of(folder, "shortfall", roster, "--standards", path, "--as-of", day)
    assert got["with_standard"] == people


def test_a_date_of_validity_needs_an_as_of_date(
    files: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without any date it is exit 2: nothing takes today's by itself."""
    assert code_of("shortfall", files[1], "--standards", "nd-29-2024") == 2
    assert "as-of" in capsys.readouterr().err


def test_a_table_of_standards_gives_the_same(files: tuple[Path, str, str]) -> None:
    """The standards without alternatives as a CSV give the counts of the TOML file."""
    folder, roster, _ = files
    toml = STANDARDS.partition('[[standard]]\nid = "truong-phong"')[0]
    table = (
        "Mã,Chức danh,Trình độ chuyên môn,Lý luận chính trị\n"
        "chu-tich,Chủ tịch* | Phó Chủ tịch*,từ đại học trở lên,từ trung cấp trở lên\n"
        "cong-chuc,Công chức*,từ đại học trở lên,\n"
    )
    results = [
        json_of(folder, "shortfall", roster, "--standards", write(folder, name, text))
        for name, text in (("t.toml", toml), ("t.csv", table))
    ]
    keys = ("people", "with_standard", "meeting", "exceeding", "short", "unknown")
    assert [[one[key] for key in keys] for one in results] == [[8, 5, 3, 2, 1, 1]] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('position = "*"\nrequires = { degree = "at least magister" }', ["s.toml:4", "magister"]),
        ('position = "*"\nrequires = { degre = "at least master" }', ["s.toml:4", "degree"]),
        ('position = "*"\nrequire = { degree = "at least master" }', ["s.toml:4", "requires"]),
        ('requires = { degree = "at least master" }', ["s.toml:1", "position"]),
        (
            'position = "*"\nrequires = { degree = "at least master" }\nvalid_from = 2024-01-01\nvalid_to = 2023-01-01',
            ["s.toml:6"],
        ),
        (
            'position = "*"\nrequires = { degree = "at least master" }\n' + STANDARD.format(id="b", position="*"),
            ["s.toml:5", "s.toml:1"],
        ),
        (
            'position = "x"\nrequires = { degree = "at least master" }\n' + STANDARD.format(id="a", position="y"),
            ["s.toml:5", "s.toml:1"],
        ),
    ],
    ids=["level", "field", "key", "no position", "dates", "alike", "id twice"],
)
def test_a_wrong_standard_is_refused_with_its_place(
    files: tuple[Path, str, str], capsys: pytest.CaptureFixture[str], text: str, said: list[str]
) -> None:
    """Exit 2, one line with file and line and the nearest valid name."""
    path = write(files[0], "s.toml", f'[[standard]]\nid = "a"\n{text}\n')
    assert code_of("shortfall", files[1], "--standards", path) == 2
    message = capsys.readouterr().err
    assert all(one in message for one in said), message


def test_the_order_of_rows_changes_nothing(files: tuple[Path, str, str]) -> None:
    """The same people in reverse give the same counts."""
    folder, _, standards = files
    header, *rows = ROSTER.splitlines()
    reverse = write(folder, "v.csv", "\n".join([header, *reversed(rows)]))
    got = json_of(folder, "shortfall", reverse, "--standards", standards, "--by", "unit")
    assert got["by"] == shortfall(files, "--by", "unit")["by"]


def test_standards_are_fields_of_targets(files: tuple[Path, str, str]) -> None:
    """meets_standard: 4 of 7 known or unknown with a standard; the storekeeper's and the unread degree are unknown."""
    folder, roster, standards = files
    targets = write(
        folder,
        "t.toml",
        '[[target]]\nid = "a"\ncriterion = { meets_standard = true }\n'
        '[[target]]\nid = "b"\ncriterion = { meets_planned_standard = true }\n',
    )
    options = ("--targets", targets, "--standards", standards)
    outcomes = {one["id"]: one for one in json_of(folder, "report", roster, *options)["outcomes"]}
    assert [(one["numerator"], one["denominator"], one["unknown"]) for one in outcomes.values()] == [
        (4, 8, 2),
        (1, 8, 6),
    ]
    assert code_of("report", roster, "--targets", targets) == 2


def test_shipped_packs_can_be_read(files: tuple[Path, str, str]) -> None:
    """Every pack loads, has a source for each standard and dates of validity."""
    from cadre_stats.targets.standards_file import packs, read_standards
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    for name in packs():
        pack = read_standards([name], load_vocabulary())
        assert all(one.source and one.valid_from for one in pack.standards)


def test_a_person_with_two_rows_counts_once(files: tuple[Path, str, str]) -> None:
    """The same ID and name in two rows is one person, under the more specific of the two titles' patterns."""
    folder, _, standards = files
    text = ROSTER + "9,Trần Văn Bình,000000000001,A,Xã 1,Công chức Văn phòng,,Thạc sĩ,Cao cấp,CV,\n"
    got = json_of(folder, "shortfall", write(folder, "two.csv", text), "--standards", standards)
    assert got["people"] == 8
    assert {one["id"]: one["people"] for one in got["standards"]} == {"chu-tich": 2, "cong-chuc": 3, "truong-phong": 2}


def test_figures_stand_in_every_format(files: tuple[Path, str, str]) -> None:
    """Table, Markdown and HTML tell the demand by course in Vietnamese."""
    folder, roster, standards = files
    for form in ("txt", "md", "html"):
        output = folder / f"o.{form}"
        command = ["shortfall", roster, "--standards", standards, "--output", str(output), "--force"]
        assert main([*command, "--lang", "vi"]) == 0
        assert "Đại học (Trình độ chuyên môn)" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spelling", "given", "meets"),
    [
        ("Cao cấp LLCT-HC", "29/06/2022", True),
        ("Cao cấp LLCT - HC", "01/01/2020", True),
        ("Cao cấp lý luận chính trị - hành chính", "29/06/2022", True),
        ("CC LLCT/HC", "29/06/2022", True),
        ("CCLLCT-HC", "29/06/2022", True),
        ("Cao cấp lý luận chính trị", "29/06/2022", False),
        ("Cao cấp LLCT-HC", "30/06/2022", False),
        ("Cao cấp LLCT-HC", "01/09/2023", False),
        ("Cao cấp LLCT-HC", "", None),
    ],
)
def test_a_degree_with_administration_meets_state_management(
    files: tuple[Path, str, str], spelling: str, given: str, meets: bool | None
) -> None:
    """However a roster spells LLCT-HC; only if it was given before 30-6-2022, and unknown if the day isn't told."""
    folder, _, standards = files
    text = f'Họ và tên,Đơn vị,Chức vụ,LLCT,QLNN,Ngày cấp bằng LLCT\nVũ Lâm,X,Trưởng phòng,"{spelling}",,{given}\n'
    got = json_of(folder, "shortfall", write(folder, "one.csv", text), "--standards", standards)
    assert [got[key] for key in ("meeting", "short", "unknown")] == [meets is True, meets is False, meets is None]


def test_one_course_however_its_requirement_is_worded(files: tuple[Path, str, str]) -> None:
    """Two people of A and one of B lack cao cấp, required in three wordings: one course of 3, one class of 2 in A."""
    folder, _, _ = files
    people = [("A", "Trưởng phòng"), ("A", "Phó phòng"), ("B", "Chánh văn phòng")]
    rows = [f"Người {n},{place},X{n},{title},Trung cấp" for n, (place, title) in enumerate(people)]
    roster = write(folder, "c.csv", "\n".join(["Họ và tên,Huyện,Đơn vị,Chức vụ,LLCT", *rows]))
    worded = ('"at least advanced"', '["cử nhân", "cao cấp", "cao cấp LLCT-HC"]', '"từ cao cấp trở lên"')
    text = "".join(
        f'[[standard]]\nid = "{n}"\nposition = "{title}"\nrequires = {{ political_theory = {wording} }}\n'
        for n, ((_, title), wording) in enumerate(zip(people, worded, strict=True))
    )
    got = json_of(folder, "shortfall", roster, "--standards", write(folder, "w.toml", text), "--min-class", "2")
    (course,) = got["lacking"]
    assert (course["level"], course["people"]) == ("advanced", 3)
    assert [(one["group"]["district"], one["demand"], one["can_open"]) for one in got["classes"]] == [
        ("A", 2, True),
        ("B", 1, False),
    ]
    assert "2" in got["class_rule"]
    assert "District" in got["class_rule"]


def test_names_stand_in_vietnamese_order(files: tuple[Path, str, str]) -> None:
    """By unit, then by given name in the order a ă â b d đ e ê and the tones, then by the names before it."""
    folder, standards = files[0], write(files[0], "one.toml", STANDARD.format(id="a", position="Bí thư*"))
    expected = ["Lê An", "Trần An", "Lê Ánh", "Lê Ăn", "Lê Ân", "Lê Ba", "Lê Bảo", "Lê Dung", "Lê Đào", "Lê Em"]
    names = [*expected[::2], *expected[1::2]]
    rows = [f"{name},Xã Đình,Thủ kho" for name in names] + ["Lê Zét,Xã Dương,Thủ kho"]
    roster = write(folder, "n.csv", "\n".join(["Họ và tên,Đơn vị,Chức vụ", *rows]))
    got = json_of(folder, "shortfall", roster, "--standards", standards, "--names")
    assert [one["name"] for one in got["without_standard_list"]] == ["Lê Zét", *expected]


def test_the_error_of_a_missing_date_names_the_standards(
    files: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It speaks of validity, in both languages, not of milestones, which a shortfall has none of."""
    for lang, words in (("en", "date of validity"), ("vi", "ngày hiệu lực")):
        assert main(["shortfall", files[1], "--standards", "nd-29-2024", "--lang", lang]) == 2
        said = capsys.readouterr().err
        assert words in said
        assert "milestone" not in said
        assert "mốc" not in said


def test_a_pack_is_marked_as_to_be_checked(files: tuple[Path, str, str]) -> None:
    """A note says so wherever a shipped pack is used, and nowhere else."""
    folder, roster, standards = files
    got = json_of(folder, "shortfall", roster, "--standards", "nd-29-2024", "--as-of", "2024-12-31")
    assert any("nd-29-2024" in note and "checked" in note for note in got["notes"])
    assert not any(
        "checked" in note for note in json_of(folder, "shortfall", roster, "--standards", standards)["notes"]
    )


def test_a_workbook_holds_the_figures_and_the_people(files: tuple[Path, str, str]) -> None:
    """Read back, the xlsx has 8 people of whom 4 meet and 2 are short, the demand, and both short people by row."""
    folder, roster, standards = files
    output = folder / "o.xlsx"
    assert main(["shortfall", roster, "--standards", standards, "--output", str(output), "--lang", "vi"]) == 0
    rows = [[cell for cell in row if cell is not None] for sheet in load_workbook(output) for row in sheet.values]
    (whole,) = [row for row in rows if row[:1] == ["Tổng số"]]
    assert whole[1:3] == [8, 4]
    assert 2 in whole
    assert ["Đại học (Trình độ chuyên môn)", 1, "Yêu cầu: at least bachelor"] in rows
    assert whole[3] == pytest.approx(4 / 7)
    assert [row[:2] for row in rows if "dòng" in str(row[1:2])] == [
        ["Công chức Văn phòng", "dòng 4"],
        ["Trưởng phòng", "dòng 7"],
        ["Chủ tịch UBND xã", "dòng 9"],
        ["Thủ kho", "dòng 8"],
    ]
    assert not any("Nguyễn Văn An" in str(cell) for row in rows for cell in row)
