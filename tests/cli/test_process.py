"""The program as a process of its own: pipes, code pages, colours, what it loads."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cadre_stats.text import bare

COMMAND = (sys.executable, "-m", "cadre_stats")
REPORT = (*COMMAND, "report", "roster.csv", "--targets", "met.toml")


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, env=os.environ | environment, check=False)


def test_a_reader_who_leaves_is_no_error(here: Path) -> None:
    """A broken pipe is silent, and check keeps its verdict as the exit code."""
    (here / "long.csv").write_text(
        (here / "roster.csv").read_text(encoding="utf-8").splitlines()[0]
        + "\n"
        + "".join(f"{n},Người {n},Nam,Xã {n},ĐH\n" for n in range(1, 3000)),
        encoding="utf-8",
    )
    arguments = ("check", "long.csv", "--targets", "met.toml", "--by", "unit", "--lang", "vi")
    with subprocess.Popen((*COMMAND, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(here: Path) -> None:
    """Exit 5 in one line, with nothing after it."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(REPORT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 5
    assert ended.stderr.startswith(b"stdout: ")
    assert b"Exception ignored" not in ended.stderr


@pytest.mark.parametrize("page", ["cp1252", "cp1258", "ascii", "cp437"])
def test_a_console_of_another_code_page_shows_the_closest_letters(here: Path, page: str) -> None:
    """No crash, no question marks in words: Vietnamese without its marks is still read."""
    ended = _run(*REPORT, "--lang", "vi", PYTHONIOENCODING=page)
    assert (ended.returncode, ended.stderr) == (0, b"")
    shown = ended.stdout.decode(page)
    assert "thoi diem: khong neu" in bare(shown)
    assert "?" not in shown


def test_redirected_output_is_utf8(here: Path) -> None:
    """Whatever the locale, a file gets Vietnamese letters."""
    ended = _run(*REPORT, "--lang", "vi", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "Thời điểm: không nêu" in ended.stdout.decode()


def _on_a_terminal(*command: str, **environment: str) -> str:
    """Run a command whose standard output is a terminal and give what it shows."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=theirs, env={**os.environ, "TERM": "xterm-256color", **environment})
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(mine, 65536)
        except OSError:  # a terminal without anybody on it ends so
            break
        if not part:
            break
        shown += part
    os.close(mine)
    assert process.wait() == 0
    return shown.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_colours_on_a_terminal_unless_nobody_wants_them(here: Path) -> None:
    """A terminal gets colours; NO_COLOR, --no-color and a dumb terminal get no escape code at all."""
    assert "\x1b[" in _on_a_terminal(*REPORT)
    assert "\x1b" not in _on_a_terminal(*REPORT, NO_COLOR="1")
    assert "\x1b" not in _on_a_terminal(*REPORT, TERM="dumb")
    assert "\x1b" not in _on_a_terminal(*REPORT, "--no-color")


@pytest.mark.parametrize(
    ("arguments", "not_loaded"),
    [
        (("--help",), {"numpy", "pandas", "rich", "pyarrow", "openpyxl", "pydantic"}),
        (("--version",), {"numpy", "pandas", "rich", "pyarrow", "openpyxl", "pydantic", "importlib.metadata"}),
        (("explain", "degree", "ThS"), {"numpy", "pandas", "rich", "pyarrow", "openpyxl", "pydantic"}),
        (
            ("report", "roster.csv", "--targets", "met.toml", "--format", "json"),
            {"pandas", "rich", "pyarrow", "openpyxl", "pydantic"},
        ),
        (("report", "roster.csv", "--targets", "met.toml"), {"pandas", "pyarrow", "openpyxl"}),
        (("check", "roster.csv", "--targets", "met.toml"), {"pandas", "rich", "pyarrow", "openpyxl"}),
    ],
)
def test_a_command_loads_only_what_it_needs(here: Path, arguments: tuple[str, ...], not_loaded: set[str]) -> None:
    """Heavy libraries stay out of the way of whoever doesn't use them."""
    code = (
        "import sys; from cadre_stats.cli import main; main(sys.argv[1:]);"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    loaded = set(_run(sys.executable, "-c", code, *arguments).stderr.decode().split())
    assert "cadre_stats.cli.run" in loaded
    assert not loaded & not_loaded
