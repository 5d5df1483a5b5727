"""An early start: the bytes of a very large text are looked at while the program is still being loaded."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence

__all__ = ["start_early"]

# A smaller text is looked at where it is read in the time that it takes to copy this process.
_LARGE = 50_000_000
_JOBS = "--jobs"


def start_early(arguments: Sequence[str]) -> None:
    """Have the bytes of a very large file looked at, where one is among the arguments of a command.

    Not where the user says how many processes there may be, nor with one processor.
    """
    if os.cpu_count() == 1 or any(argument.startswith(_JOBS) for argument in arguments):
        return
    if file := next(filter(_is_very_large, arguments), None):
        from cadre_stats.reading.formats.bytes_ahead import check_ahead

        check_ahead(file)


def _is_very_large(path: str) -> bool:
    try:
        about = os.stat(path)  # noqa: PTH116 (a path as text is twice as fast)
    except (OSError, ValueError):
        return False  # no file; what is wrong is told where it is read
    return stat.S_ISREG(about.st_mode) and about.st_size >= _LARGE
