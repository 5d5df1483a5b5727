"""Pipes among rosters: a worker that opens one waits until somebody writes into it."""

from __future__ import annotations

import os
import time
from pathlib import Path


def opened(pipe: Path) -> int:
    """Wait until a worker reads the pipe and give the end to write into."""
    for _ in range(1200):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("no worker came to read")
