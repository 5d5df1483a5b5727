"""Conditions mean what the contract says, in both languages and every notation, or are refused with a reason."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import ALWAYS, Condition, Define
from cadre_stats.targets.grammar import parse_condition, parse_where
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.targets.meaning import written

TABLE = tomllib.loads((Path(__file__).parents[1] / "tables" / "conditions.toml").read_text(encoding="utf-8"))
CASES = [(text, entry["means"]) for entry in TABLE["condition"] for text in entry["texts"]]
REFUSED = [(entry["text"], entry["error"], entry["names"]) for entry in TABLE["refused"]]


def parse(text: str, defines: dict[str, Define] | None = None) -> Condition:
    """Read a condition with the built-in vocabulary."""
    return parse_condition(text, load_vocabulary(), defines or {}, "targets.csv C4")


@pytest.mark.parametrize(("text", "means"), CASES, ids=[text for text, _ in CASES])
def test_a_condition_means_what_the_table_says(text: str, means: str) -> None:
    """Each spelling gives the fields, relations and typed operands of its entry."""
    assert written(parse(text)) == means


@pytest.mark.parametrize(("text", "error", "names"), REFUSED, ids=[text for text, _, _ in REFUSED])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_wrong_condition_is_refused_with_its_place(text: str, error: str, names: list[str], lang: str) -> None:
    """The error tells the place, what is wrong and, where one looks like it, the nearest valid name."""
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert refused.value.key == error
    assert refused.value.message(lang).startswith("targets.csv C4: ")
    said = refused.value.message(lang) + refused.value.hint(lang)
    assert [name for name in names if name not in said] == []


def test_age_operands_are_exact() -> None:
    """A decimal comma gives the exact fraction, not a binary float."""
    assert parse("Tuổi = trên 40,1").sets[0][0].test.operands == (Fraction(401, 10),)


def test_equal_conditions_are_equal_whatever_their_words() -> None:
    """Two notations of one condition compare equal though each keeps its own text."""
    one, other = parse("degree >= master"), parse("Trình độ chuyên môn = từ thạc sĩ trở lên")
    assert one == other
    assert (one.sets[0][0].test.text, other.sets[0][0].test.text) == (">= master", "từ thạc sĩ trở lên")


def test_all_where_options_must_hold() -> None:
    """Several --where are joined by and, also when one of them has two sets."""
    whole = parse_where(["sex = nữ", "age < 30 | > 50"], load_vocabulary(), {})
    assert written(whole) == "sex one_of female & age less_than 30 OR sex one_of female & age more_than 50"


def test_where_options_that_exclude_each_other_are_refused() -> None:
    """A contradiction between two --where is found, though each alone is possible."""
    with pytest.raises(UsageError) as refused:
        parse_where(["age < 30", "age > 50"], load_vocabulary(), {})
    assert refused.value.key == "targets.contradiction"


def test_no_where_holds_for_everyone() -> None:
    """Without --where nobody is left out."""
    assert parse_where([], load_vocabulary(), {}) == ALWAYS


@pytest.mark.parametrize("text", ["chu_chot_xa", "Cán bộ chủ chốt cấp xã = có", "chu_chot_xa = true"])
def test_a_define_is_a_yes_no_field(text: str) -> None:
    """A define can be named by its name or label and stand alone."""
    define = Define("chu_chot_xa", (("vi", "Cán bộ chủ chốt cấp xã"), ("en", "Key officials")), ALWAYS)
    assert written(parse(text, {"chu_chot_xa": define})) == "chu_chot_xa one_of True"


def test_a_users_scale_takes_the_phrases_of_levels(tmp_path: Path) -> None:
    """A vocabulary file that orders the user's own column makes "at least" work on it."""
    file = tmp_path / "own.toml"
    levels = '[[level]]\ncode = "low"\naliases = ["Hạng III"]\n[[level]]\ncode = "high"\naliases = ["Hạng II"]\n'
    file.write_text(f'fields = ["Hạng chức danh"]\n{levels}', encoding="utf-8")
    condition = parse_condition("Hạng chức danh = từ hạng II trở lên", load_vocabulary(file), {}, "")
    assert written(condition) == "Hạng chức danh at_least high"
