"""What a person may say about how a sheet is to be read, against what was recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from cadre_stats.record import Record

__all__ = ["ReadOptions"]


class ReadOptions(Record):
    """Overrides: the sheet to read, the header's first and last row (from 1), field → text of its header.

    ``fields`` are the fields and own columns that will be asked for, ``None`` where any may be: a large file is read
    for them first. Whatever else is asked for is read then. ``header_sheet`` is the sheet on which the header stands,
    where the people stand on others. ``explained``: tables keep why they were read as they were.
    """

    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fields: frozenset[str] | None = None
    header_sheet: str | None = None
    explained: bool = False

    def __reduce__(self) -> tuple[type[ReadOptions], tuple[object, ...]]:
        # A view of a mapping doesn't cross processes; the mapping does.
        columns = dict(self.columns)
        return ReadOptions, (self.sheet, self.header_rows, columns, self.fields, self.header_sheet, self.explained)
