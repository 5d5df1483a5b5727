"""Copies of this process: whether there can be any, for nothing begins quicker."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["can_be_copied"]


def can_be_copied(threads: int | None = None) -> bool:
    """Tell whether this process can be copied: it is Linux, and there is one thread, or so many ``threads``.

    Threads (of numpy, pyarrow, a notebook) aren't copied, and what they held stays held. Other systems than Linux have
    libraries that don't bear being copied.
    """
    return sys.platform == "linux" and (_threads() if threads is None else threads) == 1


def _threads() -> int:
    """Count the threads of this process, those of libraries, too; 0 where that can't be told."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return 0
