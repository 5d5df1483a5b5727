"""The rooms import downwards only, and nothing heavy stands on the way of the quick commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("numpy", "openpyxl", "pandas", "pyarrow", "rich")


def loaded_by(*arguments: str) -> set[str]:
    """Run the command line in a fresh interpreter; give the top-level packages it loaded, and numpy.ma if it did."""
    script = (
        "import os, runpy, sys\n"
        # The program ends its process at once; here what it has loaded is still to be told.
        "os._exit = sys.exit\n"
        f"sys.argv = ['cadre-stats', *{list(arguments)!r}]\n"
        "try:\n    runpy.run_module('cadre_stats', run_name='__main__')\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "loaded = {name.partition('.')[0] for name in sys.modules} | {'numpy.ma'} & set(sys.modules)\n"
        "print('loaded', *loaded, file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    last = run.stderr.splitlines()[-1].split()
    assert last[0] == "loaded"
    return set(last)


def test_imports_go_downwards_only() -> None:
    """The contracts in pyproject.toml hold."""
    script = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    pytest.importorskip("importlinter")
    run = subprocess.run(
        [sys.executable, "-c", script, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout


def test_importing_the_package_loads_nothing_of_it() -> None:
    """``import cadre_stats`` costs next to nothing: its rooms load on first use."""
    script = "import cadre_stats, sys; print(*sorted(name for name in sys.modules if name.startswith('cadre_stats.')))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["report", "--help"], ["explain", "degree", "ThS"]])
def test_quick_commands_load_nothing_heavy(arguments: list[str]) -> None:
    """Help, version and explain need neither tables nor workbooks nor a drawing library."""
    assert not loaded_by(*arguments) & set(HEAVY)


@pytest.mark.parametrize("arguments", [[], ["--version"], ["--help"], ["--lang", "vi", "report", "-h"]])
def test_help_and_version_need_no_typer(arguments: list[str]) -> None:
    """Its import takes longer than everything else that they need."""
    assert "typer" not in loaded_by(*arguments)


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_report_needs_no_pandas(form: str) -> None:
    """The way from a roster to a report in the terminal, CSV or JSON does without pandas and numpy's masked arrays."""
    folder = "data/samples/nam-dinh"
    loaded = loaded_by("report", str(ROOT / folder), "--targets", str(ROOT / folder / "targets.toml"), "--format", form)
    assert not {"pandas", "numpy.ma"} & loaded
