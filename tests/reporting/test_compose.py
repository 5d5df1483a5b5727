"""Reports as values: what stands where, before anything is drawn."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cadre_stats.finding import Finding
from cadre_stats.reporting.compose import compose
from cadre_stats.reporting.report import Bullet, Cell, Report, Row
from cadre_stats.reporting.style import Language, Style
from cadre_stats.statistics.outcome import Input, Note
from cadre_stats.statistics.structure import LevelCount, StructureRow
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reporting.figures_by_hand import UNREAD, assessment, goal, outcome, structure

WORDS = load_vocabulary()
AT_LEAST_40 = goal("at_least", "40")


def _vi(source: object) -> Report:
    return compose(source, Style("vi"), WORDS)  # type: ignore[arg-type]


def _cells(report: Report, row: int = 0, table: int = 0) -> dict[str, Cell]:
    shown = report.tables[table]
    return dict(zip((column.key for column in shown.columns), shown.rows[row].cells, strict=True))


def test_a_target_is_a_row_with_count_share_goal_gap_and_verdict() -> None:
    """The count stands before the percentage, the gap is in points, what is short in people."""
    cells = _cells(_vi(assessment(outcome(104, 298, AT_LEAST_40, short_by=16))))
    assert {key: cell.text for key, cell in cells.items() if key != "bullet"} == {
        "count": "104/298",
        "percent": "34,9%",
        "goal": "ít nhất 40%",
        "gap": "-5,1",
        "short_by": "16",
        "verdict": "chưa đạt chỉ tiêu",
    }
    bullet = cells["bullet"].value
    assert isinstance(bullet, Bullet)
    assert (bullet.share, bullet.marks) == (Fraction(104, 298), (Fraction(2, 5),))
    assert cells["percent"].value == Fraction(104, 298)
    assert cells["verdict"].status == "missed"


def test_indicators_alone_need_no_goal_columns() -> None:
    """Without any goal the table is counts and shares."""
    report = _vi(assessment(outcome(7, 30)))
    assert [column.key for column in report.tables[0].columns] == ["count", "percent", "bullet"]


def test_unknown_people_stand_apart_with_the_bound() -> None:
    """Where the unknown could change the verdict, the row says between which shares the truth lies."""
    open_one = outcome(38, 100, AT_LEAST_40, status="undetermined", unknown=5)
    report = _vi(assessment(open_one))
    assert _cells(report)["unknown"].text == "5"
    assert report.tables[0].rows[0].notes == ("5 người chưa rõ: tỷ lệ thật nằm trong khoảng từ 38,0% đến 43,0%",)


def test_unknown_people_of_a_goal_in_people_are_bounded_in_people() -> None:
    """A share would say nothing of a goal that counts heads."""
    open_one = outcome(3, 10, goal("at_least", "5", unit="people"), status="undetermined", unknown=2)
    assert _vi(assessment(open_one)).tables[0].rows[0].notes == ("2 người chưa rõ: số người thật từ 3 đến 5",)


def test_nobody_in_a_group_needs_no_remark() -> None:
    """The verdict says "không có dữ liệu"; only a target that nobody at all belongs to is remarked upon."""
    note = (Note("population_empty"),)
    nowhere = outcome(0, 0, AT_LEAST_40, notes=note)
    in_a_group = outcome(0, 0, AT_LEAST_40, group={"unit": "Xã A"}, notes=note)
    rows = _vi(assessment(nowhere, in_a_group, by=("unit",))).tables[0].rows
    assert [len(row.notes) for row in rows] == [0, 1, 0]


def test_people_who_may_belong_are_counted_apart() -> None:
    """After a plus stand those of whom it isn't known whether they belong to the population."""
    report = _vi(assessment(outcome(60, 100, AT_LEAST_40, unknown=2, population_unknown=3)))
    assert _cells(report)["unknown"].text == "2+3"
    assert "3 người không rõ có thuộc đối tượng hay không" in report.tables[0].rows[0].notes


@pytest.mark.parametrize(("n", "marked"), [(19, True), (20, False)])
def test_small_denominators_are_marked(n: int, marked: bool) -> None:
    """Below 20 people the percentage bears a mark that the footnotes explain."""
    report = _vi(assessment(outcome(10, n, AT_LEAST_40)))
    assert _cells(report)["percent"].text.endswith("*") == marked
    assert any(note.startswith("*") for note in report.footnotes) == marked


def test_groups_stand_under_their_target() -> None:
    """A block per target: its label, the whole, then the groups; the unknown group says of what."""
    groups: list[dict[str, str | None]] = [{}, {"unit": "Xã A"}, {"unit": None}]
    outcomes = [
        outcome(k, 40, AT_LEAST_40, id=name, group=group, label=name)
        for group, k in zip(groups, (30, 20, 10), strict=True)
        for name in "ab"
    ]
    rows = _vi(assessment(*outcomes, by=("unit",))).tables[0].rows
    assert [(row.label, row.kind, row.depth) for row in rows[:4]] == [
        ("a", "group", 0),
        ("Tổng số", "total", 0),
        ("Xã A", "body", 1),
        ("Đơn vị: không rõ", "body", 1),
    ]
    assert [row.label for row in rows if row.kind == "group"] == ["a", "b"]


def test_subtotals_are_told_from_the_smallest_groups() -> None:
    """With two fields, a group of the first alone is a subtotal; codes have their labels."""
    groups: list[dict[str, str | None]] = [{}, {"unit": "Xã A"}, {"unit": "Xã A", "sex": "female"}]
    rows = _vi(assessment(*(outcome(30, 60, AT_LEAST_40, group=g) for g in groups), by=("unit", "sex"))).tables[0].rows
    assert [(row.label, row.kind, row.depth) for row in rows[1:]] == [
        ("Tổng số", "total", 0),
        ("Xã A", "subtotal", 1),
        ("Nữ", "body", 2),
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [("vi", "Tính đến ngày 31/12/2020"), ("en", "As of 31 December 2020")],
)
def test_the_as_of_date_is_always_said(lang: Language, line: str) -> None:
    """With a date the line gives it, without one it says that none is stated."""
    assert line in compose(assessment(outcome(1, 2)), Style(lang), WORDS).subtitles
    undated = compose(assessment(outcome(1, 2), as_of=None), Style(lang), WORDS).subtitles
    assert {"vi": "Thời điểm: không nêu", "en": "As-of date: not stated"}[lang] in undated


def test_title_and_basis_come_from_the_targets_file() -> None:
    """In the language asked for, else in the one that there is."""
    report = compose(
        assessment(outcome(1, 2), title={"vi": "Chỉ tiêu 2020"}, basis={"vi": "Nghị quyết 09"}), Style("en"), WORDS
    )
    assert report.title == "Chỉ tiêu 2020"
    assert report.subtitles[0] == "Basis: Nghị quyết 09"


def test_notes_are_worded_with_fields_and_numbers() -> None:
    """Fields have their labels, numbers their marks."""
    note = Note("blanks_counted_as_none", {"field": "political_theory", "people": 1070})
    report = _vi(assessment(outcome(1, 2), notes=(note,)))
    assert report.footnotes[-1] == "Lý luận chính trị: 1.070 người để trống được tính là không có"
    one = Note("people_above_level", {"people": 1})
    row = compose(assessment(outcome(1, 30, notes=(one,))), Style("en"), WORDS).tables[0].rows[0]
    assert row.notes == ("1 person above this level not counted",)


def test_findings_are_summed_up_gravest_first() -> None:
    """Counts by severity, the first five entries with their places, and how to see the rest."""
    warnings = [Finding("possible_duplicate", "warning", field="full_name", value=str(n)) for n in range(6)]
    summary = _vi(assessment(outcome(1, 2), findings=(*warnings, UNREAD))).findings
    assert summary is not None
    assert summary.heading == "Dữ liệu cần xem lại: 1 lỗi, 6 cảnh báo"
    assert len(summary.entries) == 5
    assert summary.entries[0].startswith("lỗi: ")
    assert summary.entries[0].endswith("(roster.xlsx Sheet1 F12 và 2 chỗ khác)")
    assert summary.more.startswith("… và 2 vấn đề khác")
    assert _vi(assessment(outcome(1, 2))).findings is None


def test_many_sources_are_counted() -> None:
    """The first five files are named, the others counted."""
    inputs = tuple(Input(f"{n}.csv", "", 1) for n in range(12))
    notes = _vi(assessment(outcome(1, 2), inputs=inputs)).source_notes
    assert len(notes) == 6
    assert notes[-1] == "và 7 bảng khác"


def test_the_structure_has_a_row_a_level_under_each_field() -> None:
    """Levels in the order of the scale, the unknown last, shares of all people of the row's field."""
    rows = _vi(structure()).tables[0].rows
    assert [(row.label, *(cell.text for cell in row.cells[:2])) for row in rows] == [
        ("Trình độ chuyên môn",),
        ("Đại học", "6", "60,0%"),
        ("Thạc sĩ", "3", "30,0%"),
        ("Không rõ", "1", "10,0%"),
        ("Giới tính",),
        ("Nam", "7", "70,0%"),
        ("Nữ", "3", "30,0%"),
    ]


def test_the_structure_is_told_in_sentences() -> None:
    """A sentence a field: levels in small letters, names as they are, of a yes/no field only the yes."""
    rows = (
        StructureRow("degree", {}, 10, 1, (LevelCount("bachelor", 6), LevelCount("master..doctorate", 3))),
        StructureRow("ethnicity", {}, 10, 0, (LevelCount("Kinh", 9), LevelCount("Mông", 1))),
        StructureRow("party_member", {}, 10, 0, (LevelCount("false", 4), LevelCount("true", 6))),
        StructureRow("ethnic_minority", {}, 10, 2, (LevelCount("false", 8),)),
    )
    assert _vi(structure(rows=rows)).sentences == (
        (
            "Trình độ chuyên môn: đại học 6 người, chiếm 60,0%; thạc sĩ – tiến sĩ 3 người, chiếm 30,0%; "
            "không rõ 1 người, chiếm 10,0%."
        ),
        "Dân tộc: Kinh 9 người, chiếm 90,0%; Mông 1 người, chiếm 10,0%.",
        "Đảng viên: 6 người, chiếm 60,0%.",
        "Dân tộc thiểu số: 0 người, chiếm 0,0%; không rõ 2 người, chiếm 20,0%.",
    )


def test_the_structure_says_that_shares_are_not_forced() -> None:
    """Shares may not add up to 100%, and the note says so."""
    assert "Do làm tròn số, tổng các tỷ lệ có thể không bằng 100%." in _vi(structure()).footnotes


def test_ranges_of_levels_and_mean_age_are_worded() -> None:
    """A range names both ends; the mean age has the decimals of the shares."""
    rows = (
        StructureRow("degree", {}, 3, 0, (LevelCount("master..doctorate", 3),)),
        StructureRow("age", {}, 3, 0, (), mean_age=Fraction(127, 3), mean_age_people=3),
        StructureRow("age", {}, 1204, 1, (), mean_age=Fraction(127, 3), mean_age_people=1200),
    )
    shown = _vi(structure(rows=rows, people=3)).tables[0].rows
    assert shown[1].label == "Thạc sĩ – Tiến sĩ"
    assert shown[2].notes == ("Tuổi bình quân: 42,3",)
    assert shown[3].notes == ("Tuổi bình quân: 42,3 (tính trên 1.200/1.204 người biết rõ tuổi)",)


def test_a_grouped_structure_is_a_table_a_field() -> None:
    """Groups are rows, levels are spanners over count and share; a level that a group lacks counts 0."""
    rows = (
        StructureRow("sex", {}, 4, 1, (LevelCount("male", 2), LevelCount("female", 1))),
        StructureRow("sex", {"unit": "Xã A"}, 2, 0, (LevelCount("male", 2),)),
    )
    (table,) = _vi(structure(rows=rows, people=4, by=("unit",))).tables
    assert (table.title, table.stub) == ("Giới tính", "Đơn vị")
    assert [(span.title, span.first, span.last) for span in table.spanners] == [
        ("Nam", 1, 2),
        ("Nữ", 3, 4),
        ("Không rõ", 5, 6),
    ]
    texts: list[Row] = list(table.rows)
    assert [cell.text for cell in texts[1].cells] == ["2", "2", "100,0%", "0", "0,0%", "0", "0,0%"]
