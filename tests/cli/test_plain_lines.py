"""Plain command lines mean what Typer says they mean."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.core import TyperGroup

from cadre_stats.cli.app import build_command, build_program
from cadre_stats.cli.commands import COMMANDS
from cadre_stats.cli.plain import plain_call
from cadre_stats.cli.session import Session
from cadre_stats.shipped import shipped_text
from tests.cli.conftest import Run

OPTIONS = sorted({line.split()[3] for line in shipped_text("cadre_stats.cli", "parameters.txt").splitlines()} - {"-"})
# What people type behind an option or alone, and what only Typer takes apart.
TEXTS = ["a.csv", "targets.toml", "unit,sex", "sex = Nữ", "1", "2020-12-31", "en", "x y", ""]
ODD = ["-", "--", "-1", "--by=unit", "--hlep", "-q", "--vocab"]
LINES = st.tuples(
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from(OPTIONS) | st.sampled_from(TEXTS) | st.sampled_from(ODD), max_size=8)
    | st.lists(st.tuples(st.sampled_from(OPTIONS), st.sampled_from(TEXTS)), max_size=4).map(
        lambda pairs: [word for pair in pairs for word in pair]
    ),
)


def called(command: str, run: Callable[[], object]) -> dict[str, Any]:
    """Give the values with which a command's function is called, its defaults filled in."""
    build_command(command, "en")  # gives the function's annotations as values
    module = import_module(f"cadre_stats.cli.{command}")
    own = getattr(module, command)
    calls: list[dict[str, Any]] = []

    @wraps(own)
    def noted(context: object, **values: object) -> int:
        bound = inspect.signature(own).bind(context, **values)
        bound.apply_defaults()
        calls.append({name: value for name, value in bound.arguments.items() if name != "context"})
        return 0

    with patch.object(module, command, noted):
        run()
    (values,) = calls
    return values


@cache
def program() -> TyperGroup:
    """Give Typer's program, whose commands are built anew for each line."""
    return build_program("en")


@given(LINES)
def test_a_plain_line_means_what_typer_says(line: tuple[str, list[str]]) -> None:
    """The same function gets the same values, and the session is the same; other lines are left to Typer."""
    arguments = [line[0], *line[1]]
    plain, typers = Session(), Session()
    if plain_call(arguments, plain) is None:
        return
    plain = Session()
    mine = called(line[0], lambda: plain_call(arguments, plain)())  # type: ignore[misc]
    theirs = called(
        line[0], lambda: program().main(arguments, prog_name="cadre-stats", standalone_mode=False, obj=typers)
    )
    assert mine == theirs
    assert plain == typers


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != "export"])
def test_ordinary_lines_are_plain(command: str) -> None:
    """Every option in full, with its value, is understood without Typer."""
    parameters = [line.split() for line in shipped_text("cadre_stats.cli", "parameters.txt").splitlines()]
    own = [one for one in parameters if one[0] == command]
    assert own
    words = ["text" if option == "-" else option for _, _, _, option in own]
    values = [["1"] if kind != "flag" and option != "-" else [] for _, _, kind, option in own]
    line = [part for word, value in zip(words, values, strict=True) for part in (word, *value)]
    assert plain_call([command, *line], Session()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "report --help",
        "report a.csv --by=unit",
        "report a.csv --by",
        "report a.csv --by --force",
        "report -",
        "report a.csv --decimals 1 --decimals 2",
        "report a.csv --force --force",
        "report a.csv --targts b.toml",
        "report a.csv --version",
        "init here there",
        "export a.csv --output out",
        "normalize a.csv",
        "--quiet report a.csv",
        "--lang vi report a.csv",
        "",
    ],
)
def test_other_lines_are_left_to_typer(line: str) -> None:
    """What may be taken in two ways, is wrong or asks for help is Typer's."""
    assert plain_call(line.split(), Session()) is None


def test_quiet_is_said_to_the_session(run: Run) -> None:
    """The options of every command reach it."""
    session = Session()
    assert plain_call(["report", "a.csv", "--quiet", "--no-color", "--lang", "vi"], session) is not None
    assert (session.quiet, session.no_color) == (True, True)
    assert run("report", "roster.csv", "--format", "json").out == run("report", "roster.csv", "--format=json").out
