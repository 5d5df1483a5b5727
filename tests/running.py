"""Running a command in this process and reading its JSON, for tests of what comes out of small files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cadre_stats.cli import main

__all__ = ["code_of", "json_of", "write"]


def write(folder: Path, name: str, text: str) -> str:
    """Write a text file and give its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def json_of(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run a command and give its JSON."""
    output = folder / "out.json"
    assert main([*arguments, "--output", str(output), "--force", "--lang", "en"]) == 0
    result: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return result


def code_of(*arguments: str) -> int:
    """Run a command and give its exit code."""
    return main([*arguments, "--lang", "en"])
