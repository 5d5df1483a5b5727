"""Stretches: tables that were read together and stand behind each other, whose columns are taken in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record

__all__ = ["Stretch", "stretches_of"]


class Stretch(Record):
    """The rows from ``start`` to before ``stop`` of a table: those of all ``tables``, in order.

    Where they were read together it is the table of all that were; a single table is a stretch of its own.
    """

    table: Table
    tables: tuple[Table, ...]
    start: int
    stop: int

    def singles(self) -> tuple[Stretch, ...]:
        """Give a stretch for each of the tables."""
        return (self,) if self.is_single else tuple(_single(table) for table in self.tables)

    def firsts(self) -> Iterator[int]:
        """Give the first row of each table that has any, as rows of ``table``."""
        row = self.start
        for table in self.tables:
            if len(table.rows):
                yield row
            row += len(table.rows)

    @property
    def is_single(self) -> bool:
        """Whether the table is one of a file, and the only one."""
        return self.table is self.tables[0]

    @property
    def records(self) -> int:
        """The number of rows."""
        return self.stop - self.start


def stretches_of(tables: Sequence[Table]) -> tuple[Stretch, ...]:
    """Part tables into as few stretches as hold them, in their order."""
    found: list[list[Table]] = []
    for table in tables:
        before = found[-1][-1].part if found else None
        if table.part and before and table.part.whole is before.whole and table.part.start == before.stop:
            found[-1].append(table)
        else:
            found.append([table])
    return tuple(_stretch(one) for one in found)


def _stretch(tables: Sequence[Table]) -> Stretch:
    first, last = tables[0].part, tables[-1].part
    if first is None or last is None or len(tables) == 1:
        return _single(tables[0])
    return Stretch(first.whole, tuple(tables), first.start, last.stop)


def _single(table: Table) -> Stretch:
    return Stretch(table, (table,), 0, len(table.rows))
