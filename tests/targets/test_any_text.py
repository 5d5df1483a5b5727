"""Whatever a person types is understood or refused with a sentence; nothing else ever happens."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cadre_stats.errors import UsageError
from cadre_stats.targets.goal import Goal, Milestones
from cadre_stats.targets.goal_phrase import read_goal
from cadre_stats.targets.grammar import parse_condition
from cadre_stats.targets.read import read_targets
from cadre_stats.vocabulary.vocabulary import load_vocabulary

WORDS = """
degree Tuổi position birth_date party_member religion english Khác = == != >= <= > < => ≥ ; | " ' “ ” - – * , . % :
từ đến trên dưới trở lên xuống không phải quá ít nhất hoặc or and between at least more than not exactly đúng
thạc sĩ master đại học trống blank tất cả có 40 50 2,34 1.234 31/12/1980 2010 người khoảng đạt năm 2025 phần trăm
"""
PIECES = [*WORDS.split(), "\n"]
TEXTS = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
SETTINGS = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


def refused(error: UsageError) -> None:
    """Check that an error can be told in both languages."""
    for lang in ("vi", "en"):
        assert error.message(lang)
        assert "{" not in error.hint(lang) or "{" in "".join(map(str, error.values.values()))


@given(TEXTS)
@example("degree = “ ; ” | từ")
@example("Tuổi = từ đến")
@SETTINGS
def test_any_condition(text: str) -> None:
    """A condition has terms whose operands fit their relation, or is refused."""
    try:
        condition = parse_condition(text, load_vocabulary(), {}, "where")
    except UsageError as error:
        refused(error)
        return
    sizes = {"any": {0}, "blank": {0}, "between": {2}, "one_of": range(1, 99), "not": range(1, 99)}
    for term in (term for terms in condition.sets for term in terms):
        assert term.field
        assert len(term.test.operands) in sizes.get(term.test.relation, {1})


@given(TEXTS)
@example("2025:")
@example("đến năm 2025")
@SETTINGS
def test_any_goal(text: str) -> None:
    """A goal has bounds in order, a percentage within 0–100, or is refused."""
    try:
        goal, _ = read_goal(text, "where")
    except UsageError as error:
        refused(error)
        return
    for step in [step for _, step in goal.path] if isinstance(goal, Milestones) else [goal]:
        assert isinstance(step, Goal)
        assert 0 <= step.low <= step.high
        assert step.unit == "people" or step.high <= 100


@given(st.lists(st.lists(TEXTS, max_size=8), max_size=6))
@settings(SETTINGS, max_examples=100)
def test_any_csv(tmp_path: Path, rows: list[list[str]]) -> None:
    """Any cells under a header of targets become targets or are refused at a cell."""
    header = '"Mã","Tên","Đối tượng","Tiêu chí","Mức chỉ tiêu","Hạn"'
    cells = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = tmp_path / "t.csv"
    path.write_bytes("\n".join([header, *cells]).encode("utf-8", "replace"))
    with contextlib.suppress(UsageError):
        assert read_targets([str(path)], load_vocabulary()).targets


KEYS = ("id", "label", "population", "criterion", "goal", "due", "title", "blank", "define", "target")
VALUES = """
1|1.5|inf|nan|true|''|'x'|[]|[1]|['x']|[[]]|[{}]|{}|{ x = {} }|{ x = 1 }|2020-01-01|07:32:00|2020-01-01T00:00:00Z
|{ degree = [['x']] }|{ degree = { not = {} } }|{ '' = 1 }
"""


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", VALUES.replace("\n", "").split("|"))
def test_any_kind_of_value_under_any_key(tmp_path: Path, key: str, value: str) -> None:
    """A value of the wrong kind is refused, wherever it stands."""
    above = key in ("title", "blank", "define", "target")
    target = "" if key == "target" else "[[target]]\n" + ("" if key == "id" else "id = 'a'\n")
    line = f"{key} = {value}\n"
    path = tmp_path / "t.toml"
    path.write_text(line + target if above else target + line, encoding="utf-8")
    with contextlib.suppress(UsageError):
        assert read_targets([str(path)], load_vocabulary()).targets
