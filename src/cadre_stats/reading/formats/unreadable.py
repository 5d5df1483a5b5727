"""Files of a folder that could not be read: a finding each, and the others are read."""

from __future__ import annotations

from types import MappingProxyType

from cadre_stats.errors import CadreStatsError
from cadre_stats.finding import Finding, Place

__all__ = ["unreadable"]


def unreadable(path: str, error: CadreStatsError) -> Finding:
    """Give the finding for a file of a folder that couldn't be read."""
    values = {"vi": error.message("vi"), "en": error.message("en")}
    return Finding("unreadable_file", "error", (Place(path),), value=path, values=MappingProxyType(values))
