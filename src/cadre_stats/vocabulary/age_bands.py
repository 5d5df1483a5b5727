"""The age bands of the structure report; the facts stand in ``data/age_bands.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cadre_stats.shipped import shipped_toml

__all__ = ["AgeBand", "age_bands"]


class AgeBand(NamedTuple):
    """A band of completed years of age, both ends inside; ``None`` where it is open."""

    code: str
    label: Mapping[str, str]
    first: int | None
    last: int | None

    def holds(self, youngest: int, oldest: int) -> bool:
        """Tell whether all ages from youngest to oldest lie in the band."""
        return (self.first is None or youngest >= self.first) and (self.last is None or oldest <= self.last)


@cache
def age_bands() -> tuple[AgeBand, ...]:
    """Give the bands, youngest first."""
    bands = shipped_toml("cadre_stats.vocabulary", "data/age_bands.toml")["band"]
    return tuple(AgeBand(band["code"], band["label"], band.get("from"), band.get("to")) for band in bands)
