"""Goals mean what the contract says, in both languages, or are refused with a hint."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_stats.errors import UsageError
from cadre_stats.targets.goal import Goal
from cadre_stats.targets.goal_phrase import parse_goal, read_goal
from tests.targets.meaning import written_goal

TABLE = tomllib.loads((Path(__file__).parents[1] / "tables" / "goals.toml").read_text(encoding="utf-8"))
CASES = [(text, entry["means"]) for entry in TABLE["goal"] for text in entry["texts"]]
REFUSED = [(entry["text"], entry["error"], entry.get("hint", "")) for entry in TABLE["refused"]]


@pytest.mark.parametrize(("text", "means"), CASES, ids=[text for text, _ in CASES])
def test_a_goal_means_what_the_table_says(text: str, means: str) -> None:
    """Each spelling gives the relation, the exact bounds and the unit of its entry."""
    assert written_goal(parse_goal(text, "")) == means


@pytest.mark.parametrize("entry", TABLE["real"], ids=lambda entry: entry["text"])
def test_wordings_of_real_resolutions(entry: dict[str, str | int]) -> None:
    """A goal as a resolution words it is understood, with the year that it names as its deadline."""
    goal, due = read_goal(str(entry["text"]), "")
    assert (written_goal(goal), due) == (entry["means"], entry.get("due"))


@pytest.mark.parametrize(("text", "error", "hint"), REFUSED, ids=[text for text, _, _ in REFUSED])
def test_a_goal_that_says_too_little_is_refused(text: str, error: str, hint: str) -> None:
    """The error names the place and, for a number without % or people, what to type."""
    with pytest.raises(UsageError) as refused:
        parse_goal(text, "t.toml:7")
    assert refused.value.key == error
    assert refused.value.message("vi").startswith("t.toml:7: ")
    assert hint in refused.value.hint("vi")


def test_a_goal_keeps_its_words() -> None:
    """The text of a goal is what the user wrote, spaces tidied."""
    goal = parse_goal("  phấn đấu đạt  40% ", "")
    assert isinstance(goal, Goal)
    assert goal.text == "phấn đấu đạt 40%"


@given(
    st.integers(0, 1000), st.sampled_from([".", ","]), st.sampled_from(["ít nhất {}%", "at least {} %", "{}% trở lên"])
)
def test_tenths_of_a_percent_are_exact(tenths: int, mark: str, phrase: str) -> None:
    """Every goal in steps of 0.1 is that exact tenth, with a decimal comma as with a point."""
    goal = parse_goal(phrase.format(f"{tenths // 10}{mark}{tenths % 10}"), "")
    assert isinstance(goal, Goal)
    assert goal.low * 10 == tenths
