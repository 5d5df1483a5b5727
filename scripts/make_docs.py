"""Write what is made of other files: stored help pages, ``docs/commands.md``, the README's table, stored data files.

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
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from cadre_stats.cli.app import build_program
from cadre_stats.cli.commands import COMMANDS
from cadre_stats.cli.page import PROGRAM, WIDTH
from prepared_files import prepared_files

ROOT = Path(__file__).resolve().parent.parent
STORED = ROOT / "src" / "cadre_stats" / "cli" / "pages"
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
    """Give the whole text of every page that quotes the program, and of what is stored of its data files."""
    helps = {language: {name: help_page(language, name) for name in (PROGRAM, *COMMANDS)} for language in HEADINGS}
    parts = (part for language, texts in helps.items() for part in _language(language, texts))
    return {
        **{STORED / language / f"{name}.txt": page for language, own in helps.items() for name, page in own.items()},
        PAGE: "\n".join((INTRODUCTION, *parts)),
        **prepared_files(),
        README: _TABLE.sub(lambda found: f"{found[1]} -->\n{_table(found[1])}", README.read_text(encoding="utf-8")),
    }


def help_page(language: str, name: str) -> str:
    """Give the help page of a command, or of the program, as Typer draws it."""
    arguments = ["--help"] if name == PROGRAM else [name, "--help"]
    with patch.dict(os.environ, COLUMNS=str(WIDTH)), redirect_stdout(StringIO()) as written:
        build_program(language).main(arguments, prog_name=PROGRAM, standalone_mode=False)
    return written.getvalue()


def _language(language: str, texts: Mapping[str, str]) -> Iterator[str]:
    yield f"## {HEADINGS[language]}\n"
    for name, page in texts.items():
        if name != PROGRAM:
            yield f"### {name}\n" if language == "en" else f"### {name} (tiếng Việt)\n"
        yield _fenced(page)


def _table(language: str) -> str:
    """Give the table of the README's first command."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    arguments = ["report", SAMPLE, "--targets", f"{SAMPLE}/targets.toml", "--lang", language]
    call = [sys.executable, "-m", "cadre_stats", *arguments]
    run = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, env=environment)
    return _fenced(run.stdout)


def _fenced(printed: str) -> str:
    """Give what the program prints as a block of a page."""
    lines = (line.rstrip() for line in printed.strip("\n").splitlines())
    return "\n".join(("```text", *lines, "```", ""))


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; give the exit code."""
    parser = argparse.ArgumentParser(description="Write what is made of other files.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args(arguments).check
    stale = []
    for path, text in pages().items():
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT))
    for name in stale:
        print(f"{name} is not what it is made of; run python scripts/make_docs.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
