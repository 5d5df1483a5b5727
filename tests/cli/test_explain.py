"""``explain``: how texts are read and why, as a table and as JSON lines."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_is_an_object_a_line_with_the_keys_of_the_contract(run: Run) -> None:
    """Text, field, lowest, highest, recognised, blank, reason; codes null where not recognised."""
    known, unknown, ranged, blank = _lines(
        run("explain", "degree", "ThS", "Kinh tế", "Trên đại học", "", "--format", "json").out
    )
    assert list(known) == ["text", "field", "lowest", "highest", "recognised", "blank", "reason"]
    assert {key: known[key] for key in list(known)[:6]} == {
        "text": "ThS",
        "field": "degree",
        "lowest": "master",
        "highest": "master",
        "recognised": True,
        "blank": False,
    }
    assert (unknown["lowest"], unknown["highest"], unknown["recognised"]) == (None, None, False)
    assert (ranged["lowest"], ranged["highest"]) == ("master", "doctorate")
    assert (blank["recognised"], blank["blank"]) == (False, True)
    assert all(one["reason"] for one in (known, unknown, ranged, blank))


def test_the_table_shows_label_and_reason(run: Run) -> None:
    """A line per text under a heading, the reading in words."""
    out = run("explain", "degree", "ThS QLC", "Kinh tế", "--lang", "vi").out
    rows = [line.split() for line in out.splitlines() if not line.startswith(" ")]
    assert [" ".join(row[:4]) for row in rows] == ["Văn bản Hiểu là", "ThS QLC Thạc sĩ", "Kinh tế ? không"]


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_table_is_no_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """A long reason goes on below, beside the reading or, after a long text, under it."""
    monkeypatch.setenv("COLUMNS", columns)
    for texts in (["ĐH, đang học thạc sĩ"], ["ThS", "Đại học Bách khoa Hà Nội hệ chính quy"], []):
        lines = run("explain", "degree", *texts, "--lang", "vi").out.splitlines()
        assert max(map(len, lines)) <= int(columns)


def test_standard_input_is_a_text_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line is answered, also an empty one and the last without a line end; BOM and CR do not count."""
    data = "\ufeffThS\r\n\nĐH\u2028TC\nTS".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    answers = _lines(run("explain", "degree", "-", "--format", "json").out)
    assert [one["text"] for one in answers] == ["ThS", "", "ĐH\u2028TC", "TS"]


def test_standard_input_that_is_not_utf8_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is unreadable input, not a bug."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Th\xffS\n")))
    ended = run("explain", "degree", "-")
    assert (ended.code, ended.out) == (3, "")


def test_a_field_alone_shows_its_scale_lowest_first(run: Run) -> None:
    """Every level with its code and aliases, in either format."""
    assert [line for line in run("explain", "political_theory", "--lang", "vi").out.splitlines() if line[0] != " "] == [
        "Chưa qua đào tạo (none)",
        "Sơ cấp (elementary)",
        "Trung cấp (intermediate)",
        "Cao cấp (advanced)",
        "Cử nhân (bachelor)",
    ]
    scale = json.loads(run("explain", "degree", "--format", "json").out)
    assert [level["level"] for level in scale["levels"]] == [
        "none",
        "elementary",
        "intermediate",
        "college",
        "bachelor",
        "master",
        "doctorate",
    ]
    assert all(level["aliases"] for level in scale["levels"])


@pytest.mark.parametrize("name", ["degree", "Trình độ chuyên môn", "trình độ chuyên môn", "Degree"])
def test_a_field_is_named_by_code_or_label(run: Run, name: str) -> None:
    """An analyst may type what stands above the column."""
    assert _lines(run("explain", name, "ThS", "--format", "json").out)[0]["field"] == "degree"


def test_a_vocabulary_of_ones_own_wins(run: Run, here: Path) -> None:
    """The user's file changes what an alias means, and can define a scale for a column of its own."""
    (here / "mine.toml").write_text(
        'field = "degree"\n[[level]]\ncode = "college"\naliases = ["CĐSP Z"]\n', encoding="utf-8"
    )
    before, after = (
        run("explain", "degree", "CĐSP Z", "--format", "json"),
        run("explain", "degree", "CĐSP Z", "--format", "json", "--vocabulary", "mine.toml"),
    )
    assert _lines(before.out)[0]["reason"] != _lines(after.out)[0]["reason"]
    assert _lines(after.out)[0]["lowest"] == "college"


@pytest.mark.parametrize("name", ["religion", "Tôn giáo"])
def test_a_religion_stays_as_written(run: Run, name: str) -> None:
    """Blank and "Không" are none; any other text is a value that is known, and the field alone says so."""
    read = _lines(run("explain", name, "Không", "", "Phật  giáo", "--format", "json").out)
    assert [(one["lowest"], one["highest"], one["recognised"], one["blank"]) for one in read] == [
        ("none", "none", True, False),
        ("none", "none", True, True),
        ("Phật giáo", "Phật giáo", True, False),
    ]
    assert run("explain", name, "--lang", "en").out.endswith("any other text names a religion and stays as\nwritten.\n")


@pytest.mark.parametrize("texts", [("-", "ThS"), ("ThS", "-"), ("-", "-")])
def test_standard_input_stands_alone(run: Run, texts: tuple[str, str]) -> None:
    """A text beside ``-`` would mix the answers of two sources: refused, with a hint."""
    ended = run("explain", "degree", *texts, "--lang", "en")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[0] == "-: texts can't be given beside standard input"
    assert len(ended.err.splitlines()) == 2
