"""What docs/targets.md shows is read as it stands there."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from cadre_stats.targets.goal_phrase import parse_goal
from cadre_stats.targets.grammar import parse_condition
from cadre_stats.targets.read import read_targets
from cadre_stats.vocabulary.vocabulary import load_vocabulary

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("targets.md", "targets.vi.md")}
# How the tables of conditions and of goals are headed on each page.
CONDITIONS = {"targets.md": "condition", "targets.vi.md": "điều kiện"}
GOALS = {"targets.md": "goal", "targets.vi.md": "mức chỉ tiêu"}
TOML = [text for page in PAGES.values() for text in re.findall(r"```toml\n(.*?)```", page, re.DOTALL)]


def table(page: str, first_header: str) -> list[list[str]]:
    """Give the cells of the Markdown table whose header begins with a word, header first."""
    found = re.search(rf"^\| {first_header} \|.*?(?=\n\n)", PAGES[page], re.MULTILINE | re.DOTALL)
    assert found
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in found[0].splitlines()]
    return [[cell.strip().replace("\\|", "|") for cell in row] for row in (rows[0], *rows[2:])]


def lines(headers: dict[str, str]) -> list[str]:
    """Give the first column of a table of each page."""
    return [row[0] for page, header in headers.items() for row in table(page, header)[1:]]


def shown(headers: dict[str, str]) -> list[str]:
    """Give the texts in backquotes of that column."""
    return list(dict.fromkeys(text for line in lines(headers) for text in re.findall(r"`([^`]*)`", line)))


@pytest.mark.parametrize("text", TOML, ids=["whole", "define", "whole-vi", "define-vi"])
def test_the_toml_examples_are_read(tmp_path: Path, text: str) -> None:
    """Both files of each page can be used as they are printed."""
    path = tmp_path / "t.toml"
    path.write_text(text, encoding="utf-8")
    (target,) = read_targets([str(path)], load_vocabulary()).targets
    assert target.criterion is not None
    assert target.goal is not None


@pytest.mark.parametrize("page", PAGES)
def test_the_table_example_is_read(tmp_path: Path, page: str) -> None:
    """The rows of the example table are three targets."""
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table(page, r"Mã \| Tên"))
    targets = read_targets([str(path)], load_vocabulary()).targets
    assert [(target.id, target.due) for target in targets] == [("N1", 2020), ("N3", 2020), ("cấp ủy viên nữ", 2025)]


@pytest.mark.parametrize("text", shown(CONDITIONS))
def test_every_condition_shown_is_understood(text: str) -> None:
    """The left column of the table of conditions holds nothing that is refused."""
    assert parse_condition(text, load_vocabulary(), {}, "").fields


@pytest.mark.parametrize("line", [line for line in lines(CONDITIONS) if "degree" in line or "age" in line])
def test_conditions_shown_side_by_side_are_kin(line: str) -> None:
    """Spellings of one row have one field and, but for lists, one relation."""
    tests = [parse_condition(text, load_vocabulary(), {}, "").sets[0][0] for text in re.findall(r"`([^`]*)`", line)]
    assert len({(term.field, term.test.relation) for term in tests}) == 1


@pytest.mark.parametrize("text", shown(GOALS))
def test_every_goal_shown_is_understood(text: str) -> None:
    """The left column of the table of goals holds nothing that is refused."""
    assert parse_goal(text, "")
