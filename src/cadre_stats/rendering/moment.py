"""The moment that a file says it was made: never the clock's, so that the same input gives the same bytes."""

from __future__ import annotations

import datetime as dt
import os

from cadre_stats.errors import UsageError

__all__ = ["moment"]

# The earliest moment that a zip member can carry.
_EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def moment() -> dt.datetime:
    """Give the moment of SOURCE_DATE_EPOCH (seconds since 1970, UTC), not before 1980; without it 1-1-1980."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if text is None:
        return _EARLIEST
    if not text.isdecimal():
        raise UsageError("documents.bad_epoch", where="SOURCE_DATE_EPOCH", text=text)
    return max(dt.datetime.fromtimestamp(int(text), dt.UTC), _EARLIEST)
