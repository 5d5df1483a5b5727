"""Write what documents quote from the program: ``docs/commands.md`` and the table in the README.

    python scripts/make_docs.py            write them
    python scripts/make_docs.py --check    exit 1 where one differs from what stands there

The program draws 80 columns wide, so that the pages are the same everywhere.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from cadre_stats.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGE, README = ROOT / "docs" / "commands.md", ROOT / "README.md"
SAMPLE = "data/samples/nam-dinh"
_TABLE = re.compile(r"(?<=<!-- table: )(en|vi) -->\n.*?(?=<!-- end of table -->)", re.DOTALL)
HEADINGS = {"en": "English", "vi": "Tiếng Việt"}
INTRODUCTION = """\
# Commands

What `cadre-stats --help` and `cadre-stats COMMAND --help` print; written by `python scripts/make_docs.py`.
[Tiếng Việt](#tiếng-việt) ở nửa sau trang.
"""


def pages() -> Mapping[Path, str]:
    """Give the whole text of every page that quotes the program."""
    return {
        PAGE: "\n".join((INTRODUCTION, *(part for language in HEADINGS for part in _language(language)))),
        README: _TABLE.sub(lambda found: f"{found[1]} -->\n{_table(found[1])}", README.read_text(encoding="utf-8")),
    }


def _language(language: str) -> Iterator[str]:
    yield f"## {HEADINGS[language]}\n"
    yield _printed(language, "--help")
    for name in COMMANDS:
        yield f"### {name}\n" if language == "en" else f"### {name} (tiếng Việt)\n"
        yield _printed(language, name, "--help")


def _table(language: str) -> str:
    """Give the table of the README's first command."""
    return _printed(language, "report", SAMPLE, "--targets", f"{SAMPLE}/targets.toml")


def _printed(language: str, *arguments: str) -> str:
    """Give what the program prints as a fenced block."""
    environment = os.environ | {"COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    call = [sys.executable, "-m", "cadre_stats", *arguments, "--lang", language]
    run = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, env=environment)
    lines = (line.rstrip() for line in run.stdout.strip("\n").splitlines())
    return "\n".join(("```text", *lines, "```", ""))


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; give the exit code."""
    parser = argparse.ArgumentParser(description="Write what documents quote from the program.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args(arguments).check
    stale = []
    for path, text in pages().items():
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    for name in stale:
        print(f"{name} is not what the program says; run python scripts/make_docs.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
