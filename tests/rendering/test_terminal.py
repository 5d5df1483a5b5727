"""The table on a terminal: as wide as it may be, every figure whole, nothing said by colour alone."""

from __future__ import annotations

import re
from fractions import Fraction
from io import BytesIO

import pytest
from rich.cells import cell_len

from cadre_stats.rendering import terminal
from cadre_stats.rendering.bullet import draw_bullet
from cadre_stats.reporting.report import Bullet, Report
from cadre_stats.statistics.structure import LevelCount, StructureRow
from tests.rendering.reports import LONG, drawn, grouped, many_traits, wide_structure
from tests.reporting.figures_by_hand import assessment, goal, outcome, structure

REPORTS = {
    "outcomes vi": drawn(many_traits()),
    "outcomes en": drawn(many_traits(), "en"),
    "by unit": drawn(grouped()),
    "structure": drawn(structure()),
    "structure by unit": wide_structure(),
}


def _text(report: Report, width: int, *, colour: bool = False) -> str:
    out = BytesIO()
    terminal.render(report, out, width=width, colour=colour)
    return out.getvalue().decode()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    """Lines fit, and none ends in spaces."""
    for line in _text(REPORTS[name], width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("name", REPORTS)
def test_every_cell_stands_whole_on_one_line(name: str, width: int) -> None:
    """No number, verdict or goal is broken or left out at any width."""
    lines = _text(REPORTS[name], width).splitlines()
    for table in REPORTS[name].tables:
        for row in table.rows:
            for cell in row.cells:
                assert any(cell.text in line for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_figures_of_a_row_stand_below_each_other(width: int) -> None:
    """All percentages of a report end in one column, marks aside."""
    lines = _text(drawn(assessment(*(outcome(k, 1000, goal("at_least", "40")) for k in (5, 50, 1000)))), width)
    ends = {found.end() for line in lines.splitlines() if (found := re.search(r"\d+,\d%(?=  )", line))}
    assert len(ends) == 1


def test_a_wide_terminal_has_label_and_figures_on_one_line() -> None:
    """Where there is room, label, count, share, goal and verdict are read in one go."""
    lines = _text(drawn(assessment(outcome(21, 38, goal("at_least", "40"), label="Cán bộ tỉnh"))), 100).splitlines()
    assert any(
        re.search(r"Cán bộ tỉnh +21/38 +55,3% +█.*│.* ít nhất 40% +\+15,3 +– +vượt chỉ tiêu$", one) for one in lines
    )


def test_a_long_label_is_whole_at_80_columns() -> None:
    """It stands above its figures rather than being cut into a narrow column."""
    assert LONG in _text(drawn(many_traits()), 80).splitlines()


def test_a_width_out_of_range_is_brought_into_it() -> None:
    """Below 60 and above 200 columns the drawing stays as at the limit."""
    report = drawn(many_traits())
    assert _text(report, 20) == _text(report, 60)
    assert _text(report, 500) == _text(report, 200)


def test_without_colour_there_is_no_escape_code() -> None:
    """Plain output is plain."""
    assert "\x1b" not in _text(drawn(many_traits()), 80)


def test_colour_only_repeats_what_the_words_say() -> None:
    """Stripped of its colours the output is the plain one."""
    coloured = _text(drawn(many_traits()), 80, colour=True)
    assert "\x1b[32m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == _text(drawn(many_traits()), 80)


def test_text_of_a_roster_cannot_steer_the_terminal() -> None:
    """Escape and other control characters of a cell are not passed on; markup is text."""
    nasty = "Xã \x1b[31mA\x07\n\u202e [bold]B[/bold]"
    rows = (StructureRow("ethnicity", {"unit": nasty}, 4, 0, (LevelCount(nasty, 4),)),)
    for report in (
        drawn(assessment(outcome(1, 30, group={"unit": nasty}, label=nasty), by=("unit",), title={"vi": nasty})),
        drawn(structure(rows=rows, by=("unit",))),
    ):
        for width in (60, 120):
            shown = _text(report, width)
            assert not {"\x1b", "\x07", "\u202e"} & set(shown)
            assert "[bold]B[/bold]" in shown
            assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize(
    ("share", "marks", "picture"),
    [
        ("0", (), "········"),
        ("1", (), "████████"),
        ("1/2", (), "████····"),
        ("9/16", (), "████▌···"),
        ("3/4", ("1/2",), "████│█··"),
        ("1/4", ("3/4",), "██····│·"),
        ("1/4", ("1",), "██·····│"),
        ("1/2", ("1/4", "3/4"), "██│█··│·"),
        ("1/1000", (), "········"),
    ],
)
def test_bullet_graphs(share: str, marks: tuple[str, ...], picture: str) -> None:
    """The bar is as long as the share to an eighth of a character, the goal is marked on the same scale."""
    bullet = Bullet(Fraction(share), tuple(Fraction(mark) for mark in marks))
    assert draw_bullet(bullet, 8) == picture


def test_a_missed_goal_never_looks_reached() -> None:
    """For every share and goal in steps of 1%, a bar that misses doesn't go beyond the mark."""
    for width in (8, 12, 24):
        for share in range(101):
            for mark in range(share + 1, 101):
                drawn_bar = draw_bullet(Bullet(Fraction(share, 100), (Fraction(mark, 100),)), width)
                assert not set(drawn_bar[drawn_bar.index("│") + 1 :]) - {"·"}
