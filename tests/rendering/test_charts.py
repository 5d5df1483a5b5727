"""Charts of a workbook: what a reader sees without looking into the table."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from cadre_stats.rendering.draw import Options, draw
from tests.rendering.reports import drawn, many_traits, wide_structure


def test_stacked_levels_say_their_numbers() -> None:
    """A series a level in the order of the scale, each with the number of its people, none where there are none."""
    (chart,) = load_workbook(BytesIO(draw(wide_structure(), "xlsx", Options()))).worksheets[0]._charts
    assert (chart.grouping, len(chart.series)) == ("percentStacked", 7)
    assert {(one.dLbls.showVal, one.dLbls.numFmt) for one in chart.series} == {(True, "#,##0;;")}


def test_actual_shares_are_bars_and_goals_marks() -> None:
    """The bars say their share; the goals are a second series without a line."""
    chart = load_workbook(BytesIO(draw(drawn(many_traits()), "xlsx", Options()))).worksheets[0]._charts[0]
    (actual,) = chart.series
    assert actual.dLbls.showVal
    marks = [other.series[0] for other in chart._charts if other is not chart]
    assert [one.graphicalProperties.line.noFill for one in marks] == [True]
    assert [one.marker.symbol for one in marks] == ["dash"]
