"""The command line run inside this process: tests of figures and documents need no interpreter of their own.

What only a process of its own shows (streams, signals, what is imported) is tested in ``cli/test_process.py``.
"""

from __future__ import annotations

import contextlib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from cadre_stats.cli import main

__all__ = ["Ended", "ended"]


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str


def ended(*arguments: str, where: Path) -> Ended:
    """Run the command line in a folder, 80 columns wide and without colours."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    out, err = streams
    with (
        contextlib.chdir(where),
        mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(arguments)
    written = [stream.buffer.getvalue().decode() for stream in streams]  # type: ignore[attr-defined]
    return Ended(code, *written)
