"""Reports to draw: every trait that a renderer must carry, in one place."""

from __future__ import annotations

from cadre_stats.reporting.compose import compose
from cadre_stats.reporting.report import Report
from cadre_stats.reporting.style import Language, Style
from cadre_stats.statistics.outcome import Assessment, Note
from cadre_stats.statistics.structure import LevelCount, StructureRow
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reporting.figures_by_hand import UNREAD, assessment, goal, outcome, structure

LONG = "Cán bộ diện Ban Thường vụ Tỉnh ủy quản lý có trình độ thạc sĩ, tiến sĩ"
AT_LEAST_40 = goal("at_least", "40")


def many_traits() -> Assessment:
    """Give an assessment with every status, large counts, a range, people, an indicator, notes and findings."""
    return assessment(
        outcome(21, 38, AT_LEAST_40, id="a", label=LONG, due=2020),
        outcome(1234567, 2345678, AT_LEAST_40, id="b", label="Cả nước"),
        outcome(3995, 10000, AT_LEAST_40, id="c", label="Nữ", short_by=5, due=2025),
        outcome(5, 9, goal("between", "35", "60"), id="d", status="undetermined", unknown=2, population_unknown=1),
        outcome(3, 10, goal("at_least", "5", unit="people"), id="e", label="Dân tộc thiểu số", short_by=2),
        outcome(0, 0, AT_LEAST_40, id="f", label="Không ai", notes=(Note("population_empty"),)),
        outcome(7, 10, id="g", label="Chỉ số"),
        findings=(UNREAD,),
    )


def grouped() -> Assessment:
    """Give an assessment by unit, one unit with a name that a spreadsheet would run and one that isn't known."""
    groups: list[dict[str, str | None]] = [
        {},
        {"unit": "=cmd|'/c calc'!A1"},
        {"unit": "Thành phố Nam Định"},
        {"unit": None},
    ]
    outcomes = [outcome(k, 60, AT_LEAST_40, group=g, id="a") for g, k in zip(groups, (50, 23, 24, 36), strict=True)]
    return assessment(*outcomes, by=("unit",))


def drawn(source: object, lang: Language = "vi") -> Report:
    """Compose a report with the built-in vocabulary."""
    return compose(source, Style(lang), load_vocabulary())  # type: ignore[arg-type]


def wide_structure() -> Report:
    """Give a grouped structure whose levels don't fit one line of a narrow terminal."""
    codes = ("none", "elementary", "intermediate", "college", "bachelor", "master", "doctorate")
    levels = tuple(LevelCount(code, 1000 + number) for number, code in enumerate(codes))
    rows = tuple(
        StructureRow("degree", group, 7021, 0, levels)
        for group in ({}, {"unit": "Huyện Mường Tè"}, {"unit": "Thị xã Mường Lay"})
    )
    return drawn(structure(rows=rows, people=7021, by=("unit",)))
