"""Tidy CSV: one header row, canonical names, numbers untouched, texts that no spreadsheet runs."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest

from cadre_stats.rendering import csv as renderer
from cadre_stats.rendering.csv import defused
from tests.rendering.reports import drawn, grouped, many_traits
from tests.reporting.figures_by_hand import assessment, goal, outcome, structure


def _bytes(source: object, lang: str = "vi") -> bytes:
    out = BytesIO()
    renderer.render(drawn(source, lang), out)  # type: ignore[arg-type]
    return out.getvalue()


def _rows(source: object) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_bytes(source).decode("utf-8-sig"))))


def test_it_starts_with_a_byte_order_mark_and_canonical_names() -> None:
    """Excel takes it for UTF-8; the header is English in every language."""
    assert _bytes(many_traits()).startswith(b"\xef\xbb\xbfid,label,numerator,denominator,unknown,")
    assert _bytes(many_traits(), "vi").splitlines()[0] == _bytes(many_traits(), "en").splitlines()[0]


def test_figures_are_plain_numbers() -> None:
    """Decimal point, no thousands mark, no plus sign; a minus sign stays a minus sign."""
    met, missed = _rows(
        assessment(outcome(1234567, 2345678, goal("at_least", "40")), outcome(1, 10, goal("at_least", "40")))
    )
    assert (met["numerator"], met["percent"], met["gap_points"]) == ("1234567", "52.6", "12.6")
    assert (missed["gap_points"], missed["status"], missed["goal_value"]) == ("-30.0", "missed", "40")


def test_ranges_people_and_nothing() -> None:
    """A range fills low and high, people fill gap_people, what isn't there is empty."""
    ranged, people, indicator = _rows(
        assessment(
            outcome(38, 100, goal("between", "35", "40")),
            outcome(3, 10, goal("at_least", "5", unit="people")),
            outcome(7, 10),
        )
    )
    assert (ranged["goal_value"], ranged["goal_low"], ranged["goal_high"]) == ("", "35", "40")
    assert (people["gap_people"], people["gap_points"], people["goal_unit"]) == ("-2", "", "people")
    assert (indicator["goal_relation"], indicator["gap_points"], indicator["status"]) == ("", "", "no_goal")


def test_groups_are_columns_and_the_unknown_group_is_no_subtotal() -> None:
    """Both leave the value empty; ``group_depth`` tells them apart."""
    rows = _rows(grouped())
    assert [(row["group_depth"], row["unit"]) for row in rows] == [
        ("0", ""),
        ("1", "'=cmd|'/c calc'!A1"),
        ("1", "Thành phố Nam Định"),
        ("1", ""),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_texts_that_start_like_a_formula_are_defused(start: str) -> None:
    """An apostrophe in front makes a text of what a spreadsheet would run."""
    assert defused(start + "1+1") == "'" + start + "1+1"
    (row,) = _rows(assessment(outcome(1, 2, label=start + "1+1")))
    assert row["label"] == "'" + start.replace("\r", "\n") + "1+1"


def test_the_structure_is_a_row_a_level() -> None:
    """The unknown are a row of their own with an empty level."""
    rows = [row for row in _rows(structure()) if row["field"] == "degree"]
    assert [(row["level"], row["people"], row["of"], row["percent"]) for row in rows] == [
        ("bachelor", "6", "10", "60.0"),
        ("master", "3", "10", "30.0"),
        ("", "1", "10", "10.0"),
    ]


def test_characters_that_steer_a_terminal_become_marks() -> None:
    """No escape sequence, bell or sign that turns the direction of text reaches the terminal that shows the file."""
    data = _bytes(assessment(outcome(1, 2, id="a", label="Xã \x1b[31mA\x07\u202eB\x9b"))).decode("utf-8-sig")
    assert "Xã \ufffd[31mA\ufffd\ufffdB\ufffd" in data
