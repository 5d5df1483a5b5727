"""An early start: what other processes can do while options and targets are still being read.

Workers of a large folder begin; a copy of this process looks at the bytes of a very large text.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence

__all__ = ["start_early"]

# From this many workbooks on, a folder is surely worth workers.
_MANY = 2500
_WORKBOOK = ".xlsx"
# The bytes of a smaller text are looked at in the time that it takes to copy this process.
_LARGE_TEXT = 50_000_000


def start_early(paths: Sequence[str], jobs: int | None) -> None:
    """Begin the process that workers are copies of, where one of the paths is a folder of very many workbooks.

    Else have the bytes of a very large text looked at, if there is one.
    """
    if (jobs or os.cpu_count() or 1) == 1:
        return
    if any(map(_is_large, paths)):
        from cadre_stats.reading.workers.pool import begin_early

        begin_early()
    elif text := next(filter(_is_large_text, paths), None):
        from cadre_stats.reading.formats.bytes_ahead import check_ahead

        check_ahead(text)


def _is_large(path: str) -> bool:
    try:
        with os.scandir(path) as entries:
            return sum(entry.name.endswith(_WORKBOOK) for entry in entries) >= _MANY
    except OSError:
        return False  # no folder; what is wrong is told where it is read


def _is_large_text(path: str) -> bool:
    try:
        about = os.stat(path)  # noqa: PTH116 (a path as text is twice as fast)
    except OSError:
        return False
    return stat.S_ISREG(about.st_mode) and about.st_size >= _LARGE_TEXT
