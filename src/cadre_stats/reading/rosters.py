"""Rosters: from the paths that a person names to recognised tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.errors import CadreStatsError, InputError
from cadre_stats.finding import Finding, Place
from cadre_stats.reading.formats.files import find_files
from cadre_stats.reading.formats.unreadable import unreadable
from cadre_stats.reading.recognition.one_file import FileReading
from cadre_stats.reading.tables.fields import check_field, matching, refuse_unknown
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from cadre_stats.reading.workers.workers import Watch, Workers, read_all
from cadre_stats.record import Record

__all__ = ["ReadOptions", "TableSet", "read_tables"]


class TableSet(Record, slots=False):
    """The recognised tables of all files, in the files' order.

    ``findings`` are those of files and sheets; each table has its own beside them. ``files`` counts the roster
    files, read or not, ``unread`` those that couldn't be read; ``skipped`` are the files of folders that are no
    rosters.
    """

    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    files: int
    unread: int = 0
    skipped: tuple[str, ...] = ()


def read_tables(
    paths: Sequence[str],
    options: ReadOptions | None = None,
    stdin: bytes | None = None,
    *,
    workers: Workers | None = None,
    watch: Watch | None = None,
) -> TableSet:
    """Read rosters from files, folders and ``-`` (``stdin``, else the bytes of standard input).

    ``workers`` read files beside each other; without them one is read after the other. ``watch`` is told how far
    reading is. Raises :class:`InputError` for a named file that is missing, unreadable or no roster, and where no file
    of a folder is one; :class:`UsageError` for overrides that fit nothing.
    """
    options = options or ReadOptions()
    for field in options.columns:
        check_field(field)
    files = find_files(paths)
    readings = list(zip(files, read_all(files, options, stdin, workers, watch), strict=True))
    for found, reading in readings:
        if reading.error is not None and found.named:
            raise reading.error
    tables = tuple(table for _, reading in readings for table in reading.tables)
    if not tables:
        raise _nothing(paths, [reading for _, reading in readings])
    _refuse_unused(tables, options.columns)
    unread = {found.path: reading.error for found, reading in readings if reading.error is not None}
    findings = (
        *(unreadable(path, error) for path, error in unread.items()),
        *(finding for _, reading in readings for finding in reading.findings),
    )
    return TableSet(
        tables=tables,
        findings=findings,
        files=sum(reading.is_roster for _, reading in readings),
        unread=len(unread),
        skipped=tuple(found.path for found, reading in readings if not reading.is_roster),
    )


def _nothing(paths: Sequence[str], readings: Sequence[FileReading]) -> CadreStatsError:
    """Give the error for folders without any roster: the first file's own, else that there is none."""
    errors = [reading.error for reading in readings if reading.error is not None]
    return errors[0] if errors else InputError("reading.no_rosters", ", ".join(paths))


def _refuse_unused(tables: Sequence[Table], columns: Mapping[str, str]) -> None:
    """Refuse a ``--column`` option that fits no table at all: it was mistyped."""
    for field, header in columns.items():
        if not any(matching(_paths(table), header) for table in tables):
            paths = [path for table in tables for path in _paths(table)]
            refuse_unknown(paths, {field: header}, str(Place(tables[0].file, tables[0].sheet)))


def _paths(table: Table) -> list[tuple[str, ...]]:
    """Give the header path of each column of the sheet, empty where it has none."""
    paths: list[tuple[str, ...]] = [()] * (max(column.index for column in table.columns) + 1)
    for column in table.columns:
        paths[column.index] = column.header
    return paths
