"""JSON for scripts: keys and strings of the contract, the same in every language."""

from __future__ import annotations

import json
from typing import Any

from cadre_stats.rendering import json as renderer
from cadre_stats.reporting.report import Report
from cadre_stats.statistics.outcome import Input
from tests.rendering.reports import drawn, grouped, many_traits
from tests.reporting.figures_by_hand import UNREAD, assessment, goal, outcome, structure


def _bytes(report: Report) -> bytes:
    return renderer.render(report)


def _json(source: object) -> Any:  # noqa: ANN401 - JSON has any shape
    return json.loads(_bytes(drawn(source)))


def test_an_outcome_has_the_keys_and_strings_of_the_contract() -> None:
    """Percent and gap are printed strings with a decimal point; counts are integers."""
    report = _json(
        assessment(outcome(104, 298, goal("at_least", "40"), id="t", label="Cán bộ", short_by=16), findings=(UNREAD,))
    )
    assert list(report)[:6] == ["schema", "as_of", "people", "inputs", "outcomes", "findings"]
    assert report["schema"] == "cadre-stats/report/1"
    assert report["as_of"] == "2020-12-31"
    assert report["people"] == 298
    assert report["inputs"] == [{"path": "roster.xlsx", "sheet": "Sheet1", "people": 298, "sha256": None}]
    assert report["outcomes"] == [
        {
            "id": "t",
            "label": "Cán bộ",
            "group": {},
            "numerator": 104,
            "denominator": 298,
            "unknown": 0,
            "population_unknown": 0,
            "percent": "34.9",
            "goal": {"relation": "at_least", "value": "40", "unit": "percent"},
            "gap_points": "-5.1",
            "short_by": 16,
            "status": "missed",
            "notes": [],
        }
    ]
    assert report["findings"] == [
        {
            "code": "unrecognised_level",
            "severity": "error",
            "field": "degree",
            "value": "ĐHSP ?",
            "count": 3,
            "where": {"file": "roster.xlsx", "sheet": "Sheet1", "cell": "F12"},
            "places": [{"file": "roster.xlsx", "sheet": "Sheet1", "cell": "F12"}],
        }
    ]


def test_a_range_has_low_and_high_and_people_have_their_own_gap() -> None:
    """``value`` gives way to ``low`` and ``high``; a goal in people has ``gap_people`` and null ``gap_points``."""
    ranged, people = _json(
        assessment(
            outcome(38, 100, goal("between", "35", "40.5")), outcome(3, 10, goal("at_least", "5", unit="people"))
        )
    )["outcomes"]
    assert ranged["goal"] == {"relation": "between", "low": "35", "high": "40.5", "unit": "percent"}
    assert "gap_people" not in ranged
    assert people["goal"] == {"relation": "at_least", "value": "5", "unit": "people"}
    assert (people["gap_people"], people["gap_points"]) == (-2, None)


def test_nobody_and_no_goal_are_null() -> None:
    """Without people percent, gap and short_by are null; without a goal so are goal, gap and short_by."""
    nobody, indicator = _json(assessment(outcome(0, 0, goal("at_least", "40")), outcome(7, 10)))["outcomes"]
    assert [nobody[key] for key in ("percent", "gap_points", "short_by", "status")] == [None, None, None, "no_data"]
    assert [indicator[key] for key in ("percent", "goal", "gap_points", "short_by", "status")] == [
        "70.0",
        None,
        None,
        None,
        "no_goal",
    ]


def test_groups_are_values_or_null() -> None:
    """The whole is an empty group, an unknown value is null, texts are as written."""
    groups = [one["group"] for one in _json(grouped())["outcomes"]]
    assert groups == [{}, {"unit": "=cmd|'/c calc'!A1"}, {"unit": "Thành phố Nam Định"}, {"unit": None}]


def test_the_structure_has_fields_groups_and_levels() -> None:
    """A record per field and group, with its levels in the order of the scale."""
    record = _json(structure())["structure"][0]
    assert record == {
        "field": "degree",
        "group": {},
        "people": 10,
        "unknown": 1,
        "levels": [
            {"level": "bachelor", "people": 6, "percent": "60.0"},
            {"level": "master", "people": 3, "percent": "30.0"},
        ],
    }


def test_an_absent_as_of_date_is_null_and_a_hash_is_kept() -> None:
    """``as_of`` is null where none is stated; ``sha256`` is what was asked for."""
    report = _json(assessment(outcome(1, 2), as_of=None, inputs=(Input("a.csv", "", 2, "ab12"),)))
    assert report["as_of"] is None
    assert report["inputs"][0]["sha256"] == "ab12"


def test_same_figures_give_same_bytes_and_languages_differ_only_in_words() -> None:
    """The bytes are UTF-8 with letters as letters; figures do not depend on the language."""
    assert _bytes(drawn(many_traits())) == _bytes(drawn(many_traits()))
    assert "Cán bộ diện Ban Thường vụ".encode() in _bytes(drawn(many_traits()))
    vi, en = (json.loads(_bytes(drawn(many_traits(), lang))) for lang in ("vi", "en"))
    for one in (*vi["outcomes"], *en["outcomes"]):
        del one["notes"]
    assert vi["outcomes"] == en["outcomes"]
