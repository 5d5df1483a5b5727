"""``report`` and ``check`` end to end, on small rosters."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.roster.read import read_rosters
from cadre_stats.roster.roster import Roster
from tests.cli.conftest import ROSTER, Run


def test_a_report_names_count_share_goal_gap_and_verdict(run: Run) -> None:
    """Two masters of five against at least 40%: exactly at it."""
    out = run("report", "roster.csv", "--targets", "met.toml", "--lang", "vi").out
    (line,) = (line for line in out.splitlines() if "2/5" in line)
    assert line.split() == ["2/5", "40,0%*", line.split()[2], "ít", "nhất", "40%", "0,0", "–", "đạt", "chỉ", "tiêu"]
    assert "Thời điểm: không nêu" in out


@pytest.mark.parametrize(("lang", "word"), [("vi", "chưa đạt chỉ tiêu"), ("en", "not met")])
def test_a_strict_goal_is_missed_exactly_at_it(run: Run, lang: str, word: str) -> None:
    """Two of five is not more than 40%, and the report says that it stands exactly there."""
    out = run("report", "roster.csv", "--targets", "missed.toml", "--lang", lang).out
    assert word in out
    assert {"vi": "Đúng bằng mức chỉ tiêu 40%", "en": "Stands exactly at 40%"}[lang] in out


def test_by_gives_groups_and_the_whole(run: Run) -> None:
    """Every unit has its outcome, the whole comes first."""
    out = json.loads(run("report", "roster.csv", "--targets", "met.toml", "--by", "unit", "--format", "json").out)
    assert [(one["group"], one["numerator"], one["denominator"], one["status"]) for one in out["outcomes"]] == [
        ({}, 2, 5, "met"),
        ({"unit": "Xã A"}, 2, 3, "met"),
        ({"unit": "Xã B"}, 0, 2, "missed"),
    ]


def test_fields_can_be_named_in_vietnamese(run: Run) -> None:
    """``--by`` and ``--where`` take a field's label as well as its code."""
    arguments = ("report", "roster.csv", "--targets", "met.toml", "--format", "json")
    by_code = run(*arguments, "--by", "sex", "--where", "degree = at least bachelor").out
    by_label = run(*arguments, "--by", "Giới tính", "--where", "Trình độ chuyên môn = từ đại học trở lên").out
    assert by_code == by_label


def test_where_repeated_must_hold_together(run: Run) -> None:
    """Only women of commune A are left: one."""
    out = run("report", "roster.csv", "--where", "sex = female", "--where", "unit = Xã A", "--format", "json").out
    assert json.loads(out)["people"] == 1


def test_standard_input_is_a_file(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` takes the bytes of a file and gives the figures of the file."""
    arguments = ("--targets", "met.toml", "--format", "json")
    with (here / "roster.csv").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        piped = json.loads(run("report", "-", *arguments).out)
    assert piped["inputs"] == [{"path": "-", "sheet": "", "people": 5, "sha256": None}]
    assert piped["outcomes"] == json.loads(run("report", "roster.csv", *arguments).out)["outcomes"]


def test_the_format_is_that_of_the_ending_and_the_bytes_those_of_stdout(run: Run, here: Path) -> None:
    """``--output new.json`` writes what ``--format json`` prints; the whole file, and only it."""
    written = run("report", "roster.csv", "--targets", "met.toml", "--output", "new.json")
    assert (written.out, written.err) == ("", "")
    printed = run("report", "roster.csv", "--targets", "met.toml", "--format", "json")
    assert (here / "new.json").read_text(encoding="utf-8") == printed.out
    assert not list(here.glob(".*.part"))


def test_a_table_in_a_file_does_not_depend_on_the_terminal(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same input gives the same bytes, whatever COLUMNS says."""
    run("report", "roster.csv", "--output", "a.txt")
    monkeypatch.setenv("COLUMNS", "200")
    run("report", "roster.csv", "--output", "b.txt")
    assert (here / "a.txt").read_bytes() == (here / "b.txt").read_bytes()


def test_hash_is_that_of_the_file(run: Run) -> None:
    """``--hash`` puts the SHA-256 of each input into the JSON; without it there is none."""
    expected = hashlib.sha256(ROSTER.encode()).hexdigest()
    hashed = json.loads(run("report", "roster.csv", "--hash", "--format", "json").out)
    assert [one["sha256"] for one in hashed["inputs"]] == [expected]
    assert json.loads(run("report", "roster.csv", "--format", "json").out)["inputs"][0]["sha256"] is None


@pytest.mark.parametrize("command", ["report", "export"])
def test_the_hash_of_another_file_is_refused(
    command: str, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was replaced when it had been read has a SHA-256 that says nothing of the figures."""

    def read_and_replace(*args: Any, **options: Any) -> Roster:  # noqa: ANN401
        roster = read_rosters(*args, **options)
        (here / "new.csv").write_text(ROSTER.replace("Nam", "Nữ"))
        (here / "new.csv").replace(here / "roster.csv")
        return roster

    monkeypatch.setattr("cadre_stats.roster.read.read_rosters", read_and_replace)
    hashed = ["--hash", "--format", "json"] if command == "report" else ["--by", "unit", "--output", "out"]
    done = run(command, "roster.csv", *hashed)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("roster.csv: ")
    assert not (here / "out").exists()


def test_decimals_and_rounding(run: Run) -> None:
    """66.666…% is 66.67 rounded to two decimals and 66.6 truncated to one."""
    arguments = ("report", "roster.csv", "--targets", "met.toml", "--where", "unit = Xã A", "--format", "json")
    assert json.loads(run(*arguments, "--decimals", "2").out)["outcomes"][0]["percent"] == "66.67"
    assert json.loads(run(*arguments, "--rounding", "truncate").out)["outcomes"][0]["percent"] == "66.6"


def test_a_skipped_file_is_told_on_stderr_unless_quiet(run: Run) -> None:
    """In a folder, a file that is no roster is skipped with a note; the data on stdout stay the same."""
    told, quiet = run("report", "folder", "--format", "csv"), run("report", "folder", "--format", "csv", "--quiet")
    assert "targets.toml" in told.err
    assert quiet.err == ""
    assert told.out == quiet.out


def test_findings_stand_below_the_table(run: Run) -> None:
    """Nobody misses what was not understood, nor where it stands."""
    out = run("report", "unread.csv", "--targets", "met.toml", "--lang", "vi").out
    assert "Dữ liệu cần xem lại: 1 lỗi" in out
    assert "Kinh tế" in out
    assert "unread.csv E7" in " ".join(out.split())


def test_names_never_leave(run: Run) -> None:
    """No format prints the name of a person."""
    for kind in ("table", "csv", "json"):
        assert "Giang" not in run("report", "unread.csv", "--targets", "met.toml", "--format", kind).out


def test_check_by_unit_names_the_unit_that_misses(run: Run) -> None:
    """The line says which group, and the summary counts."""
    lines = run("check", "roster.csv", "--targets", "met.toml", "--by", "unit", "--lang", "vi").out.splitlines()
    assert lines[2].startswith("- Cán bộ có trình độ thạc sĩ (Đơn vị: Xã B): 0/2 (0,0%), ít nhất 40%: chưa đạt")
    assert lines[-1] == "2/3 kết quả đạt chỉ tiêu"


def test_check_and_report_give_the_same_json(run: Run) -> None:
    """The schema is one, and so are the figures."""
    arguments = ("roster.csv", "--targets", "missed.toml", "--format", "json")
    assert run("check", *arguments).out == run("report", *arguments).out


def test_same_input_same_bytes(run: Run) -> None:
    """Two runs give the same bytes in every format."""
    for kind in ("table", "csv", "json"):
        arguments = ("report", "unread.csv", "--targets", "met.toml", "--by", "unit", "--format", kind)
        assert run(*arguments) == run(*arguments)
