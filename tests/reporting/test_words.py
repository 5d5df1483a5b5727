"""Numbers, goals, deadlines and verdicts in both languages."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from cadre_stats.reporting.figures import bound_texts, figures
from cadre_stats.reporting.goal import goal_text, path_text, verdict_text
from cadre_stats.reporting.number import count_text, day_text, localised, people_text, percent_text, signed
from cadre_stats.reporting.style import Style
from cadre_stats.targets.goal import Milestones
from tests.reporting.figures_by_hand import goal, outcome


@pytest.mark.parametrize(
    ("printed", "vi", "en"),
    [
        ("55.3", "55,3", "55.3"),
        ("19843", "19.843", "19,843"),
        ("1234567.25", "1.234.567,25", "1,234,567.25"),
        ("999", "999", "999"),
        ("-0.05", "-0,05", "-0.05"),
        ("-1234.5", "-1.234,5", "-1,234.5"),
    ],
)
def test_numbers_are_written_as_the_language_does(printed: str, vi: str, en: str) -> None:
    """Vietnamese has a decimal comma and dots for thousands, English the reverse."""
    assert (localised(printed, "vi"), localised(printed, "en")) == (vi, en)


def test_percentages_differences_people_and_days() -> None:
    """55,3%, +15,3, 1.070 người, 31/12/2020 and their English."""
    assert percent_text("55.3", "vi") == "55,3%"
    assert [signed(text, "vi") for text in ("15.3", "-16.3", "0.0", "-0.05")] == ["+15,3", "-16,3", "0,0", "-0,05"]
    assert [people_text(n, "en") for n in (0, 1, 2, 1070)] == ["0 people", "1 person", "2 people", "1,070 people"]
    assert people_text(1070, "vi") == "1.070 người"
    assert count_text(3995, "vi") == "3.995"
    assert [day_text(dt.date(2020, 2, 1), lang) for lang in ("vi", "en")] == ["01/02/2020", "1 February 2020"]


@pytest.mark.parametrize(
    ("of", "vi", "en"),
    [
        (goal("at_least", "40"), "ít nhất 40%", "at least 40%"),
        (goal("more_than", "33.5"), "trên 33,5%", "more than 33.5%"),
        (goal("at_most", "10"), "không quá 10%", "at most 10%"),
        (goal("less_than", "10"), "dưới 10%", "less than 10%"),
        (goal("exactly", "100"), "đúng 100%", "exactly 100%"),
        (goal("between", "35", "40"), "từ 35% đến 40%", "35% to 40%"),
        (goal("at_least", "1", unit="people"), "ít nhất 1 người", "at least 1 person"),
        (goal("more_than", "1500", unit="people"), "trên 1.500 người", "more than 1,500 people"),
    ],
)
def test_goals_in_words(of: object, vi: str, en: str) -> None:
    """Every relation and unit has its words in both languages."""
    assert (goal_text(of, "vi"), goal_text(of, "en")) == (vi, en)  # type: ignore[arg-type]


def test_the_path_of_milestones_is_shown() -> None:
    """All milestones stand in a row, earliest first."""
    path = Milestones(((2025, goal("more_than", "85")), (2030, goal("more_than", "95"))))
    assert path_text(path, "vi") == "2025: trên 85% → 2030: trên 95%"


@pytest.mark.parametrize(
    ("k", "n", "of", "vi"),
    [
        (21, 38, goal("at_least", "40"), "vượt chỉ tiêu"),
        (41, 100, goal("more_than", "40"), "vượt chỉ tiêu"),
        (40, 100, goal("at_least", "40"), "đạt chỉ tiêu"),
        (5, 100, goal("at_most", "10"), "đạt chỉ tiêu"),
        (5, 100, goal("less_than", "10"), "đạt chỉ tiêu"),
        (38, 100, goal("between", "35", "40"), "đạt chỉ tiêu"),
        (1, 3, goal("exactly", "1", unit="people"), "đạt chỉ tiêu"),
        (3, 10, goal("at_least", "1", unit="people"), "vượt chỉ tiêu"),
        (40, 100, goal("more_than", "40"), "chưa đạt chỉ tiêu"),
        (50, 100, goal("between", "35", "40"), "chưa đạt chỉ tiêu"),
        (0, 0, goal("at_least", "40"), "không có dữ liệu"),
        (7, 10, None, "—"),
    ],
)
def test_verdicts_in_words(k: int, n: int, of: object, vi: str) -> None:
    """Exceeded is said only above a lower bound; a missed goal is never "không đạt"."""
    assert verdict_text(outcome(k, n, of), None, "vi") == vi  # type: ignore[arg-type]


def test_an_open_verdict_is_said_to_be_open() -> None:
    """What the unknown people leave open is neither met nor missed."""
    open_one = outcome(38, 100, goal("at_least", "40"), status="undetermined", unknown=5)
    assert verdict_text(open_one, None, "vi") == "chưa kết luận được"


@pytest.mark.parametrize(
    ("due", "as_of", "beside"),
    [
        (2025, dt.date(2023, 12, 31), True),
        (2025, dt.date(2025, 12, 30), True),
        (2025, dt.date(2025, 12, 31), False),
        (dt.date(2025, 6, 30), dt.date(2025, 6, 30), False),
        (dt.date(2025, 6, 30), dt.date(2025, 6, 29), True),
        (2025, None, False),
        (None, dt.date(2025, 12, 31), False),
    ],
)
def test_a_deadline_to_come_stands_beside_the_verdict(
    due: int | dt.date | None, as_of: dt.date | None, beside: bool
) -> None:
    """A year ends on its last day; without an as-of date nobody can tell."""
    verdict = verdict_text(outcome(1, 100, goal("at_least", "40"), due=due), as_of, "vi")
    assert verdict == ("chưa đạt chỉ tiêu (chưa đến hạn)" if beside else "chưa đạt chỉ tiêu")


@pytest.mark.parametrize(
    ("k", "n", "of", "percent", "gap"),
    [
        (21, 38, goal("at_least", "40"), "55.3", "15.3"),
        (104, 298, goal("at_least", "40"), "34.9", "-5.1"),
        (212, 253, goal("at_least", "100"), "83.8", "-16.2"),
        (3995, 10000, goal("at_least", "40"), "39.95", "-0.05"),
        (80, 200, goal("more_than", "40"), "40.0", "0.0"),
        (38, 100, goal("between", "35", "40"), "38.0", "0.0"),
        (30, 100, goal("between", "35", "40"), "30.0", "-5.0"),
        (50, 100, goal("between", "35", "40"), "50.0", "10.0"),
    ],
)
def test_share_and_gap_are_printed_alike(k: int, n: int, of: object, percent: str, gap: str) -> None:
    """The gap has the decimals of the share and is counted from the nearest bound."""
    printed = figures(outcome(k, n, of), Style())  # type: ignore[arg-type]
    assert (printed.percent, printed.gap_points, printed.gap_people) == (percent, gap, None)


def test_a_goal_in_people_has_its_gap_in_people() -> None:
    """The percentage is printed plainly, the points are left out."""
    printed = figures(outcome(3, 10, goal("at_least", "5", unit="people")), Style())
    assert (printed.percent, printed.gap_points, printed.gap_people) == ("30.0", None, -2)


def test_nobody_has_no_figures() -> None:
    """Without people there is neither share nor gap."""
    printed = figures(outcome(0, 0, goal("at_least", "40")), Style())
    assert (printed.percent, printed.gap_points, printed.gap_people) == (None, None, None)


def test_bounds_of_an_open_verdict_lie_visibly_on_both_sides() -> None:
    """39.96% to 40.06% round to 40.0% and 40.1%; the lower one must show that it is below 40%."""
    open_one = outcome(3996, 10000, goal("at_least", "40"), status="undetermined", unknown=10)
    assert open_one.bounds == (Fraction(3996, 10000), Fraction(4006, 10000))
    assert bound_texts(open_one, Style()) == ("39.96", "40.06")
