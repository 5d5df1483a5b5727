"""The user's own columns in conditions are found in the rosters, or refused with the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.targets.columns import check_columns, check_where_columns
from cadre_stats.targets.grammar import parse_where
from cadre_stats.targets.names import field_names
from cadre_stats.targets.read import read_targets
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.targets.meaning import written

HEADERS = ["Khu vực", "Hệ số  lương", "Đào tạo › Nơi học", "Bồi dưỡng › Năm", "Đào tạo › Năm"]


@pytest.fixture
def targets(tmp_path: Path) -> TargetSet:
    """Give targets that name own columns in population, criterion and a define."""
    text = """
[[target]]
id = "a"
population = { "khu vực" = "Vùng cao", sex = "nữ" }
criterion = { "hệ số lương" = "từ 2,34 trở lên", vung_cao = true }
[define.vung_cao]
where = { "Nơi học" = "Hà Nội" }
"""
    (tmp_path / "t.toml").write_text(text, encoding="utf-8")
    return read_targets([str(tmp_path / "t.toml")], load_vocabulary())


def test_columns_are_named_as_the_rosters_name_them(targets: TargetSet) -> None:
    """Headers are compared folded; a child's header is enough where only one column ends in it."""
    checked = check_columns(targets, HEADERS, field_names(load_vocabulary(), targets.defines))
    (target,) = checked.targets
    assert target.criterion is not None
    assert written(target.population) == "Khu vực one_of Vùng cao & sex one_of female"
    assert written(target.criterion) == "Hệ số  lương at_least 117/50 & vung_cao one_of True"
    assert written(checked.defines["vung_cao"].where) == "Đào tạo › Nơi học one_of Hà Nội"


def test_a_column_of_no_roster_is_refused_with_its_place(targets: TargetSet) -> None:
    """The line of the condition and the nearest name among fields, defines and columns are told."""
    with pytest.raises(UsageError) as refused:
        check_columns(targets, ["Khu vựcc", *HEADERS[1:]], field_names(load_vocabulary(), targets.defines))
    assert refused.value.key == "targets.unknown_field_near"
    assert refused.value.where.endswith("t.toml:4")
    assert "Khu vựcc" in refused.value.message("vi")


@pytest.mark.parametrize(
    ("where", "error", "named"),
    [
        ("degre = master", "targets.unknown_field_near", "degree"),
        ("Trình độ chuyên mônn = thạc sĩ", "targets.unknown_field_near", "Trình độ chuyên môn"),
        ("zzzz = 1", "targets.unknown_field", "zzzz"),
        ("Năm = 2020", "targets.column_twice", "Bồi dưỡng › Năm, Đào tạo › Năm"),
    ],
)
def test_a_wrong_name_in_where(where: str, error: str, named: str) -> None:
    """A misspelt field is no column and is refused; a header that two columns share must be written whole."""
    condition = parse_where([where], load_vocabulary(), {})
    with pytest.raises(UsageError) as refused:
        check_where_columns(condition, HEADERS, field_names(load_vocabulary(), {}))
    assert (refused.value.key, refused.value.where) == (error, "--where")
    assert named in refused.value.message("en")


def test_a_whole_header_picks_one_of_two() -> None:
    """Parent and child joined name the column."""
    condition = parse_where(["đào tạo › năm = 2020"], load_vocabulary(), {})
    names = field_names(load_vocabulary(), {})
    assert written(check_where_columns(condition, HEADERS, names)) == "Đào tạo › Năm one_of 2020"
