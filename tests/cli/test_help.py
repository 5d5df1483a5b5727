"""``--help`` in both languages, and the choice of the language."""

from __future__ import annotations

import os
import re
import shutil
import sys
from io import BytesIO, TextIOWrapper
from tempfile import TemporaryFile

import pytest

from cadre_stats import __version__
from cadre_stats.cli import page
from cadre_stats.cli.app import build_command, build_program
from cadre_stats.cli.language import choose_language
from cadre_stats.cli.localise import localise
from cadre_stats.errors import UsageError
from cadre_stats.wording import LANGUAGES
from tests.cli.conftest import Run

COMMANDS = ("report", "check", "export", "explain", "shortfall", "training", "init")
EVERYWHERE = {"--help", "--version", "--lang", "--quiet", "--no-color"}
OF_ROSTERS = {
    "--targets",
    "--by",
    "--where",
    "--as-of",
    "--format",
    "--output",
    "--force",
    "--decimals",
    "--rounding",
    "--sheet",
    "--header-rows",
    "--column",
    "--vocabulary",
    "--strict",
    "--assume-distinct",
}
BESIDE = {"--training", "--standards"}
READING = OF_ROSTERS - {"--targets", "--by", "--decimals", "--rounding", "--assume-distinct"}
OPTIONS = {
    "report": EVERYWHERE
    | OF_ROSTERS
    | BESIDE
    | {"--jobs", "--cluster", "--expect", "--hash", "--layout", "--formulas"},
    "check": EVERYWHERE | OF_ROSTERS | BESIDE | {"--jobs", "--cluster", "--expect"},
    "shortfall": EVERYWHERE
    | (OF_ROSTERS - {"--targets", "--assume-distinct"})
    | {"--standards", "--for", "--min-class", "--names"},
    "training": EVERYWHERE | (OF_ROSTERS - {"--targets", "--assume-distinct"}) | {"--plan", "--programme"},
    "export": EVERYWHERE
    | (OF_ROSTERS - {"--format"})
    | {"--formats", "--dry-run", "--jobs", "--cluster", "--expect", "--layout", "--formulas"},
    "inspect": EVERYWHERE | READING | {"--annotate"},
    "normalise": EVERYWHERE | READING | {"--names", "--jobs"},
    "explain": EVERYWHERE | {"--format", "--vocabulary"},
    "init": EVERYWHERE | {"--force"},
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_its_options_and_no_other(run: Run, command: str) -> None:
    """What the help lists is what belongs to the command; ``-h`` is ``--help``."""
    page = run(command, "--help").out
    listed = set(re.findall(r"^  (?:-h, )?(--[a-z-]+)", page, re.MULTILINE))
    assert listed == OPTIONS[command]
    assert run(command, "-h").out == page


@pytest.mark.parametrize(("lang", "heading", "example"), [("vi", "Tùy chọn:", "Ví dụ:"), ("en", "Options:", "Example")])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_language_and_has_an_example(
    run: Run, command: str, lang: str, heading: str, example: str
) -> None:
    """Headings, texts and an example that names the program."""
    page = run(*command.split(), "--help", "--lang", lang).out
    assert heading in page
    assert f"cadre-stats {command}".strip() in page[page.index(example) :]
    assert max(map(len, page.splitlines())) <= 100


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", ["", *OPTIONS])
def test_a_stored_page_is_what_typer_prints(run: Run, monkeypatch: pytest.MonkeyPatch, command: str, lang: str) -> None:
    """Byte for byte, in a terminal of the usual width and a wider one."""
    arguments = [*command.split(), "--help", "--lang", lang]
    assert page.stored_page(arguments, lang) is not None
    stored = run(*arguments)
    monkeypatch.setattr(page, "stored_page", lambda *_: None)
    assert run(*arguments) == stored
    monkeypatch.setenv("COLUMNS", "200")
    assert run(*arguments) == stored


@pytest.mark.parametrize(
    "line",
    ["--lang=vi", "-h --lang=vi", "--lang vi report -h", "report --lang VI --help", "init --help --lang=Vi"],
)
def test_a_stored_page_is_given_wherever_the_language_stands(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """The language may stand before the command, behind it or last, and in capitals."""
    arguments = line.split()
    assert page.stored_page(arguments, "vi") is not None
    stored = run(*arguments)
    assert "Tùy chọn:" in stored.out
    monkeypatch.setattr(page, "stored_page", lambda *_: None)
    assert run(*arguments) == stored


@pytest.mark.parametrize(
    "line",
    [
        "report",
        "report roster.csv --help",
        "report --help --lang",
        "--help report",
        "report --help --quiet",
        "report --help --help",
        "../cli --help",
        "normalize --help",
        "-- report --help",
        "--lang=vi --lang=en --help",
        "report --helpp",
    ],
)
def test_who_asks_for_more_than_a_page_is_answered_by_typer(line: str) -> None:
    """Only arguments that can mean nothing but the page are looked up."""
    assert page.stored_page(line.split(), "en") is None


def test_a_narrow_terminal_gets_shorter_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stored page is for terminals that can show it; examples are never folded."""
    usual = run("report", "--help").out
    monkeypatch.setenv("COLUMNS", "60")
    narrow = run("report", "--help").out
    assert max(map(len, usual.partition("  Examples:")[0].splitlines())) > 60
    assert max(map(len, narrow.partition("  Examples:")[0].splitlines())) <= 60
    assert narrow.split() == usual.split()


@pytest.mark.parametrize("columns", ["79", "80", "200", "0", "-1", "wide", ""])
@pytest.mark.parametrize("terminal", [None, 0, 40, 100])
def test_a_terminal_is_as_wide_as_the_library_says(
    monkeypatch: pytest.MonkeyPatch, columns: str, terminal: int | None
) -> None:
    """By COLUMNS, else by the terminal itself if there is one: a stored page is for 80 columns and more."""
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding="utf-8"))
    monkeypatch.setenv("COLUMNS", columns)

    def size(_: int) -> os.terminal_size:
        if terminal is None:
            raise OSError
        return os.terminal_size((terminal, 24))

    with TemporaryFile("w") as opened:
        monkeypatch.setattr(sys, "__stdout__", opened)
        monkeypatch.setattr(os, "get_terminal_size", size)
        wide = shutil.get_terminal_size().columns >= 80
        assert (page.stored_page(["--help"], "vi") is not None) == wide


def test_a_stored_page_is_for_streams_of_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else a terminal may show, Typer writes."""
    monkeypatch.setenv("COLUMNS", "80")
    for encoding, stored in (("utf-8", True), ("ascii", False), ("cp1258", False)):
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding=encoding))
        assert (page.stored_page(["--help"], "vi") is not None) == stored


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_parameter_has_a_help_text(lang: str) -> None:
    """Nothing is left to guess from a name, and no English is left in a Vietnamese page."""
    for name in OPTIONS:
        other_lang = "en" if lang == "vi" else "vi"
        mine, theirs = build_command(name, lang), build_command(name, other_lang)
        localise(mine, lang)
        localise(theirs, other_lang)
        assert mine.help != theirs.help
        for one, other in zip(mine.params, theirs.params, strict=True):
            assert one.help  # type: ignore[attr-defined]
            assert one.help != other.help  # type: ignore[attr-defined]


def test_the_program_lists_every_command() -> None:
    """A command that has options has a line on the first page, and the other way round."""
    assert set(build_program("en").commands) == set(OPTIONS)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    """Whoever types only the name learns what there is."""
    assert run().out == run("--help").out
    assert all(f"  {command} " in run().out for command in COMMANDS)


def test_version(run: Run) -> None:
    """One line, wherever it is asked."""
    assert run("--version").out == f"cadre-stats {__version__}\n"
    assert run("report", "--version").out == f"cadre-stats {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "chosen"),
    [
        (["--lang", "vi"], {}, "vi"),
        (["report", "--lang=en"], {"CADRE_STATS_LANG": "vi"}, "en"),
        ([], {"CADRE_STATS_LANG": "vi", "LANG": "en_US.UTF-8"}, "vi"),
        ([], {"CADRE_STATS_LANG": "", "LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "vi_VN", "LANG": "C"}, "vi"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        (["explain", "degree", "--", "--lang=vi"], {}, "en"),
    ],
)
def test_the_language_is_chosen_in_this_order(arguments: list[str], environment: dict[str, str], chosen: str) -> None:
    """``--lang``, then CADRE_STATS_LANG, then the locale, then English."""
    assert choose_language(arguments, environment) == chosen


@pytest.mark.parametrize(
    ("arguments", "environment", "where"),
    [(["--lang", "fr"], {}, "--lang"), ([], {"CADRE_STATS_LANG": "fr"}, "CADRE_STATS_LANG")],
)
def test_a_language_that_there_is_not_is_refused(arguments: list[str], environment: dict[str, str], where: str) -> None:
    """Nobody gets another language than the one they named."""
    with pytest.raises(UsageError) as refused:
        choose_language(arguments, environment)
    assert refused.value.where == where
