"""Conditions over attendances beside a roster: who is joined to whom, and what is known of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import code_of, json_of, write

ROSTER = """\
STT,Họ và tên,Số CCCD,Ngày sinh,Đơn vị,Trình độ chuyên môn
1,Trần Văn Bình,000000000001,01/02/1980,Xã 1,Đại học
2,Lê Thị An,,03/04/1985,Xã 1,Đại học
3,Phạm Thị Hoa,000000000003,05/06/1990,Xã 1,Đại học
4,Vũ Văn Lâm,000000000004,07/08/1975,Xã 1,Đại học
"""
LOG = """\
Họ và tên,Số CCCD,Ngày sinh,Nội dung bồi dưỡng,Từ ngày,Đến ngày,Số tiết,Kết quả
Trần Văn Bình,000000000001,,Cải cách hành chính nhà nước,01/03/2022,05/03/2022,24,Hoàn thành
Trần Văn Bình,000000000001,,Tin học,01/03/2024,05/03/2024,16,Đang học
Lê Thị An,,03/04/1985,Cải cách hành chính,28/12/2025,03/01/2026,40,Hoàn thành
Phạm Thị Hoa,,,Cải cách hành chính,01/05/2023,02/05/2023,8,Hoàn thành
Ngô Thị Xa,000000000099,01/01/1970,Tin học,01/03/2024,05/03/2024,16,Hoàn thành
"""


def outcome(folder: Path, criterion: str, *options: str, log: str = LOG) -> list[int]:
    """Give numerator and unknown of a criterion over the four people."""
    targets = write(folder, "t.toml", f'as_of = 2024-12-31\n[[target]]\nid = "a"\ncriterion = {{ {criterion} }}\n')
    command = (
        "report",
        write(folder, "r.csv", ROSTER),
        "--targets",
        targets,
        "--training",
        write(folder, "l.csv", log),
    )
    (got,) = json_of(folder, *command, *options)["outcomes"]
    assert got["denominator"] == 4
    return [got["numerator"], got["unknown"]]


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        # 1 by ID; 2's course lies across the border; 3 is named alone, so it may be she.
        ('attended = { programme = "Cải cách*", from = 2022-01-01, to = 2025-12-31 }', [1, 2]),
        ('attended = { programme = "Cải cách*", to = 2026-12-31 }', [2, 1]),
        ('attended = "Tin học"', [1, 0]),
        ('attended = { year = "trong năm" }', [1, 0]),
        ("attended = { year = 2023 }", [0, 1]),
        ('attended = { times = "at least 2" }', [1, 0]),
        ('attended = { times = "ít nhất 1" }', [2, 1]),
        ('attended = { hours = "at least 40" }', [2, 0]),
        ('attended = { hours = "at least 8" }', [2, 1]),
        ('attended = { programme = "Cải cách*", hours = "at least 40" }', [1, 0]),
        ('hours = "ít nhất 40"', [2, 0]),
        ("attended = { completed = true }", [2, 1]),
        ('attended = { programme = ["Tin học", "Ngoại ngữ"], completed = true }', [0, 0]),
    ],
)
def test_what_is_known_of_four_people(tmp_path: Path, criterion: str, expected: list[int]) -> None:
    """Who certainly attended, and of whom it isn't known."""
    assert outcome(tmp_path, criterion) == expected


def test_a_condition_in_the_one_grammar(tmp_path: Path) -> None:
    """--where knows attended by the name of the programme, and total hours."""
    path = write(tmp_path, "r.csv", ROSTER)
    log = write(tmp_path, "l.csv", LOG)
    for where, people in (("attended = Tin học", 1), ("Số tiết = ít nhất 40", 2)):
        assert json_of(tmp_path, "report", path, "--training", log, "--where", where)["people"] == people


def test_people_of_the_log_who_are_not_in_the_roster(tmp_path: Path) -> None:
    """One isn't in the roster, one can't be told apart; neither name leaves."""
    outcome(tmp_path, 'attended = "Tin học"')
    output = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "Ngô Thị Xa" not in output
    targets = str(tmp_path / "t.toml")
    command = ("report", str(tmp_path / "r.csv"), "--targets", targets, "--training", str(tmp_path / "l.csv"))
    found = {one["code"]: one["where"]["cell"] for one in json_of(tmp_path, *command)["findings"]}
    assert found == {"attendee_not_in_roster": "A6", "attendee_not_identified": "A5"}


def test_one_id_under_two_names_is_nobodys(tmp_path: Path) -> None:
    """An attendance under a roster's ID with another name leaves that person unknown."""
    log = LOG.replace("Trần Văn Bình,000000000001,,Tin", "Trần Văn Nam,000000000001,,Tin")
    assert outcome(tmp_path, 'attended = "Tin học"', log=log) == [0, 1]


@pytest.mark.parametrize(
    "criterion",
    [
        'attended = { program = "x" }',
        "attended = {}",
        "attended = { from = 2025-01-01, to = 2024-01-01 }",
        'attended = { hours = "nhiều" }',
    ],
)
def test_a_wrong_condition_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], criterion: str
) -> None:
    """Exit 2 with file and line."""
    targets = write(tmp_path, "t.toml", f'[[target]]\nid = "a"\ncriterion = {{ {criterion} }}\n')
    log = write(tmp_path, "l.csv", LOG)
    assert code_of("report", write(tmp_path, "r.csv", ROSTER), "--targets", targets, "--training", log) == 2
    assert "t.toml:3" in capsys.readouterr().err


def test_attendances_need_a_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --training, or with a log that names nobody, it is exit 2 and a hint."""
    targets = write(tmp_path, "t.toml", '[[target]]\nid = "a"\ncriterion = { attended = "Tin học" }\n')
    command = ("report", write(tmp_path, "r.csv", ROSTER), "--targets", targets)
    assert code_of(*command) == 2
    assert "--training" in capsys.readouterr().err
    assert code_of(*command, "--training", write(tmp_path, "c.csv", "Nội dung,Số lượt\nTin học,4\n")) == 2


def test_the_year_of_the_as_of_date_needs_one(tmp_path: Path) -> None:
    """Without any as-of date "trong năm" is exit 2: today is never taken by itself."""
    targets = write(tmp_path, "t.toml", '[[target]]\nid = "a"\ncriterion = { attended = { year = "trong năm" } }\n')
    command = ("report", write(tmp_path, "r.csv", ROSTER), "--targets", targets)
    assert code_of(*command, "--training", write(tmp_path, "l.csv", LOG)) == 2


def test_numbers_of_another_kind_tell_nobody_apart(tmp_path: Path) -> None:
    """A log with an agency's codes beside a roster with identity cards goes by name and birth date."""
    log = (
        "Họ và tên,Mã nhân viên,Ngày sinh,Nội dung bồi dưỡng\n"
        "Trần Văn Bình,NV01,01/02/1980,Tin học\nPhạm Thị Hoa,NV02,05/06/1990,Tin học\n"
    )
    assert outcome(tmp_path, 'attended = "Tin học"', log=log) == [2, 0]
    cards = log.replace("Mã nhân viên", "Mã định danh").replace("NV0", "99")
    assert outcome(tmp_path, 'attended = "Tin học"', log=cards) == [0, 0]
