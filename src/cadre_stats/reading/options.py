"""What a person may say about how a sheet is to be read, against what was recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

__all__ = ["ReadOptions"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Overrides: the sheet to read, the header's first and last row (from 1), field → text of its header."""

    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
