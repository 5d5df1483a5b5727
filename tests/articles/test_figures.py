"""The figures of five newspaper articles come out of the sample rosters through the command line."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import ended

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
FIGURES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))["figure"]
PEOPLE = {
    "nam-dinh": 38 + 36 + 94 + 33,
    "lang-son": 75 + 34,
    "tp-hcm": 298 + 48,
    "nam-nhun": 18 + 189,
    "bac-kan": 253 + 72 + 22,
}


@cache
def report(place: str, decimals: int = 1, targets: str = "targets.toml", *by: str) -> dict[str, Any]:
    """Run ``cadre-stats report`` over a sample folder and give its JSON."""
    folder = SAMPLES / place
    command = ["report", str(folder), "--targets", str(folder / targets), "--format", "json"]
    command += [option for field in by for option in ("--by", field)]
    run = ended(*command, "--decimals", str(decimals), where=ROOT)
    assert run.code == 0, run.err
    result: dict[str, Any] = json.loads(run.out)
    return result


def outcome(document: dict[str, Any], target: str) -> dict[str, Any]:
    """Pick the outcome of a target for the whole."""
    (found,) = [one for one in document["outcomes"] if one["id"] == target and one["group"] == {}]
    return dict(found)


@pytest.mark.parametrize("figure", FIGURES, ids=[figure["id"] for figure in FIGURES])
def test_a_printed_figure_comes_out_of_its_sample(figure: dict[str, Any]) -> None:
    """Counts, percentage, goal and gap are those of the article, with as many decimals as it prints."""
    decimals = len(figure["percent"].partition(".")[2])
    got = outcome(report(figure["place"], decimals), figure["id"])
    assert (got["numerator"], got["denominator"]) == (figure["numerator"], figure["denominator"])
    assert (got["unknown"], got["population_unknown"]) == (0, 0)
    assert got["percent"] == figure["percent"]
    assert got["gap_points"] == figure.get("gap_points")
    if "target" in figure:
        assert got["goal"] == {"relation": "at_least", "value": figure["target"], "unit": "percent"}
    else:
        assert got["goal"] is None
        assert got["status"] == "no_goal"


@pytest.mark.parametrize("figure", [f for f in FIGURES if "target" in f], ids=lambda figure: str(figure["id"]))
def test_the_verdict_follows_the_gap(figure: dict[str, Any]) -> None:
    """A figure above its target is met, one below is missed."""
    got = outcome(report(figure["place"]), figure["id"])
    assert got["status"] == ("missed" if figure["gap_points"].startswith("-") else "met")


def test_the_printed_share_of_district_3_is_not_what_the_counts_give() -> None:
    """104 of 298 is 34.90% with two decimals, not the printed 35.01%."""
    (figure,) = [f for f in FIGURES if "printed" in f]
    assert outcome(report("tp-hcm", 2), "H1")["percent"] == "34.90" != figure["printed"]


@pytest.mark.parametrize(("place", "people"), PEOPLE.items())
def test_everybody_in_a_sample_is_counted(place: str, people: int) -> None:
    """The report counts as many people as the script put into the rosters."""
    assert report(place)["people"] == people


def test_the_lecturer_above_a_master_is_mentioned() -> None:
    """A bare level leaves out whoever stands above and says how many: one lecturer holds a doctorate."""
    assert any("1" in note for note in outcome(report("bac-kan"), "B7")["notes"])


def test_targets_as_a_table_give_the_same_figures() -> None:
    """The workbook of targets of Nam Định gives what the TOML file gives."""
    figures = ("id", "numerator", "denominator", "unknown", "percent", "goal", "gap_points", "short_by", "status")
    from_toml, from_table = (report("nam-dinh", 1, name)["outcomes"] for name in ("targets.toml", "chi-tieu.xlsx"))
    assert [[one[key] for key in figures] for one in from_table] == [[one[key] for key in figures] for one in from_toml]


def test_what_a_roster_leaves_open_is_unknown() -> None:
    """Lạng Sơn: 81 hold a bachelor's degree or higher, 7 degrees are blank, unfinished or no level at all."""
    got = outcome(report("lang-son"), "dai-hoc-tro-len")
    assert (got["numerator"], got["denominator"], got["unknown"]) == (81, 109, 7)


def test_the_district_rolls_up_from_its_communes() -> None:
    """Eleven communes, Nậm Manh's 10 of 18 among them, whose people and bachelors add up to 207 and 112."""
    by_unit = [one for one in report("nam-nhun", 1, "targets.toml", "unit")["outcomes"] if one["id"] == "M5"]
    units = {one["group"]["unit"]: (one["numerator"], one["denominator"]) for one in by_unit if one["group"]}
    assert len(units) == 11
    assert units["Xã Nậm Manh"] == (10, 18)
    assert [sum(counts) for counts in zip(*units.values(), strict=True)] == [112, 207]


@pytest.mark.parametrize(("place", "code"), [("nam-dinh", 0), ("bac-kan", 1), ("tp-hcm", 0)])
def test_check_answers_with_its_exit_code(place: str, code: int) -> None:
    """Nam Định's targets are met, Bắc Kạn's 100% is missed, an indicator without a goal is nothing to miss."""
    folder = str(SAMPLES / place)
    assert ended("check", folder, "--targets", f"{folder}/targets.toml", where=ROOT).code == code
