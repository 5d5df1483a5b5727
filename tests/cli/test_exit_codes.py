"""How every command ends in every situation: the number scripts rely on, and one line with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.cli import run as run_module
from cadre_stats.cli.request import Request
from cadre_stats.wording import LANGUAGES
from tests.cli.conftest import Run

SITUATIONS = {
    "report: structure": (0, "report roster.csv"),
    "report: met": (0, "report roster.csv --targets met.toml"),
    "report: missed is no failure of a report": (0, "report roster.csv --targets missed.toml"),
    "report: folder": (0, "report folder --targets met.toml"),
    "report: findings alone": (0, "report unread.csv --targets met.toml"),
    "report: new output": (0, "report roster.csv --targets met.toml --output new.json"),
    "report: forced output": (0, "report roster.csv --output roster.csv --format csv --force"),
    "report: no rosters": (2, "report"),
    "report: unknown option": (2, "report roster.csv --tragets met.toml"),
    "report: option without value": (2, "report roster.csv --targets"),
    "report: flag with value": (2, "report roster.csv --strict=yes"),
    "report: targets missing": (2, "report roster.csv --targets nope.toml"),
    "report: targets wrong": (2, "report roster.csv --targets wrong.toml"),
    "report: unknown format": (2, "report roster.csv --format pptx"),
    "report: unknown ending": (2, "report roster.csv --output new.pptx"),
    "report: unknown field in where": (2, "report roster.csv --where degre=master"),
    "report: unknown level in where": (2, "report roster.csv --where degree=mater"),
    "report: unknown field in by": (2, "report roster.csv --targets met.toml --by unti"),
    "report: empty name in by": (2, "report roster.csv --by unit,,sex"),
    "report: no such day": (2, "report roster.csv --as-of 2020-02-30"),
    "report: no date": (2, "report roster.csv --as-of 12/2020"),
    "report: age without a date": (2, "report roster.csv --targets age.toml"),
    "report: bad decimals": (2, "report roster.csv --decimals -1"),
    "report: bad rounding": (2, "report roster.csv --rounding up"),
    "report: bad rows": (2, "report roster.csv --header-rows 6-4"),
    "report: bad column": (2, "report roster.csv --column degree"),
    "report: vocabulary missing": (2, "report roster.csv --vocabulary nope.toml"),
    "report: vocabulary wrong": (2, "report roster.csv --vocabulary own.toml"),
    "report: unknown language": (2, "report roster.csv --lang fr"),
    "report: roster missing": (3, "report nope.csv"),
    "report: no roster in the file": (3, "report notes.txt"),
    "report: folder without rosters": (3, "report empty"),
    "report: strict": (4, "report unread.csv --targets met.toml --strict"),
    "report: strict without findings": (0, "report roster.csv --targets met.toml --strict"),
    "report: output exists": (5, "report roster.csv --output met.toml --format csv"),
    "report: no such folder": (5, "report roster.csv --output nope/new.csv"),
    "report: output is a folder": (5, "report roster.csv --output folder --format csv --force"),
    "check: met": (0, "check roster.csv --targets met.toml"),
    "check: met by unit": (1, "check roster.csv --targets met.toml --by unit"),
    "check: missed": (1, "check roster.csv --targets missed.toml"),
    "check: undetermined": (1, "check unread.csv --targets met.toml"),
    "check: nobody": (1, "check roster.csv --targets nobody.toml"),
    "check: indicators aren't judged": (0, "check roster.csv --targets indicator.toml"),
    "check: no targets": (2, "check roster.csv"),
    "check: format of report": (2, "check roster.csv --targets met.toml --format csv"),
    "check: roster missing": (3, "check nope.csv --targets met.toml"),
    "check: output exists": (5, "check roster.csv --targets met.toml --output wrong.toml --format json"),
    "inspect: read": (0, "inspect roster.csv"),
    "inspect: folder": (0, "inspect folder"),
    "inspect: 3 before 5": (3, "inspect notes.txt --output roster.csv --format json"),
    "inspect: missing": (3, "inspect nope.csv"),
    "inspect: nothing in a folder": (3, "inspect empty"),
    "inspect: no files": (2, "inspect"),
    "inspect: unknown format": (2, "inspect roster.csv --format csv"),
    "inspect: strict": (4, "inspect unread.csv --strict"),
    "inspect: output exists": (5, "inspect roster.csv --output notes.txt"),
    "inspect: unknown field of a condition": (2, "inspect roster.csv --where degre=master"),
    "normalise: read": (0, "normalise roster.csv"),
    "normalise: other spelling": (0, "normalize roster.csv"),
    "normalise: no roster": (3, "normalise notes.txt"),
    "normalise: no files": (2, "normalise"),
    "normalise: unknown format": (2, "normalise roster.csv --format json"),
    "normalise: strict": (4, "normalise unread.csv --strict"),
    "normalise: output exists": (5, "normalise roster.csv --output roster.csv"),
    "explain: text": (0, "explain degree ThS"),
    "explain: not recognised is an answer": (0, "explain degree xyz"),
    "explain: scale": (0, "explain degree"),
    "explain: no field": (2, "explain"),
    "explain: unknown field": (2, "explain degre ThS"),
    "explain: field without a scale": (2, "explain full_name An"),
    "explain: unknown format": (2, "explain degree ThS --format csv"),
    "explain: vocabulary missing": (2, "explain degree --vocabulary nope.toml"),
    "no command: the help": (0, ""),
    "unknown command": (2, "repot roster.csv"),
    "help": (0, "--help"),
    "version": (0, "report --version"),
    # several at once: the first of 2, 3, 5, 4, 1
    "2 before 3": (2, "report nope.csv --targets wrong.toml"),
    "2 before 3, options": (2, "report nope.csv --as-of never"),
    "2 before 5": (2, "report roster.csv --targets wrong.toml --output met.toml --format csv"),
    "3 before 5": (3, "report nope.csv --output met.toml --format csv"),
    "5 before 4": (5, "report unread.csv --targets met.toml --strict --output met.toml --format csv"),
    "4 before 1": (4, "check unread.csv --targets missed.toml --strict"),
}


@pytest.mark.parametrize(("code", "line"), SITUATIONS.values(), ids=SITUATIONS)
def test_exit_code(run: Run, code: int, line: str) -> None:
    """The code is as documented; an error writes nothing to standard output and shows no traceback."""
    ended = run(*line.split())
    assert ended.code == code, ended.err
    if code in (2, 3, 5):
        assert ended.out == ""
        assert "Traceback" not in ended.err


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("line", [line for code, line in SITUATIONS.values() if code in (2, 3, 5)])
def test_an_error_is_a_line_with_its_place_and_at_most_a_hint(run: Run, line: str, lang: str) -> None:
    """``where: what is wrong``, in either language, with nothing left to fill in."""
    arguments = line.split() if "--lang" in line else [*line.split(), "--lang", lang]
    if line.endswith("--targets"):
        arguments = ["report", "--lang", lang, "roster.csv", "--targets"]
    lines = [one for one in run(*arguments).err.splitlines() if "targets.toml" not in one]
    assert 1 <= len(lines) <= 2
    where, colon, what = lines[0].partition(": ")
    assert where
    assert colon
    assert what
    assert not {"{", "}"} & set("".join(lines))


def test_a_wrong_name_comes_with_the_nearest(run: Run) -> None:
    """Commands, options and fields are suggested; nothing is guessed."""
    assert "did you mean report?" in run("repot").err
    assert "did you mean --targets?" in run("report", "--tragets", "x").err
    assert 'did you mean "degree"?' in run("explain", "degre").err


def test_a_bug_is_70_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody foresaw is not taken for a missed target."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(run_module, "_command", lambda *_, **__: broken())
    ended = run("report", "roster.csv", "--lang", "vi")
    assert ended.code == 70
    assert ended.err.splitlines()[-1].startswith("cadre-stats gặp lỗi của chính chương trình")


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends quietly with the code that shells give it."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Request, "question", interrupted)
    ended = run("report", "roster.csv")
    assert (ended.code, ended.out, ended.err) == (130, "", "")


def test_nothing_is_left_of_an_output_that_could_not_be_written(run: Run, here: Path) -> None:
    """No partial file stays beside the one that was kept."""
    before = (here / "met.toml").read_bytes()
    run("report", "roster.csv", "--output", "met.toml", "--format", "csv")
    assert (here / "met.toml").read_bytes() == before
    assert not list(here.glob(".*.part"))
