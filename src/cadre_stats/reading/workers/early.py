"""An early start: workers of a large folder begin while options and targets are still being read."""

from __future__ import annotations

import os
from collections.abc import Sequence

__all__ = ["start_early"]

# From this many workbooks on, a folder is surely worth workers.
_MANY = 2500
_WORKBOOK = ".xlsx"


def start_early(paths: Sequence[str], jobs: int | None) -> None:
    """Begin the process that workers are copies of, where one of the paths is a folder of very many workbooks."""
    if (jobs or os.cpu_count() or 1) > 1 and any(map(_is_large, paths)):
        from cadre_stats.reading.workers.pool import begin_early

        begin_early()


def _is_large(path: str) -> bool:
    try:
        with os.scandir(path) as entries:
            return sum(entry.name.endswith(_WORKBOOK) for entry in entries) >= _MANY
    except OSError:
        return False  # no folder; what is wrong is told where it is read
