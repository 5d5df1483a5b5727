"""Reading training tables: from files as a person named them to one log."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from cadre_stats.errors import InputError
from cadre_stats.finding import Finding, Place, aggregate
from cadre_stats.reading.cells.grid import Grid, PendingColumns
from cadre_stats.reading.formats.files import STDIN, Found, find_files
from cadre_stats.reading.formats.foreseen import Foreseen
from cadre_stats.reading.formats.grids import read_file, read_grids
from cadre_stats.reading.formats.unreadable import unreadable
from cadre_stats.record import replace
from cadre_stats.roster.roster import Roster
from cadre_stats.text import fold
from cadre_stats.training.amount import read_count
from cadre_stats.training.attendees import attendee_entries
from cadre_stats.training.column_findings import column_findings
from cadre_stats.training.columns import Columns, find_columns
from cadre_stats.training.counts import count_entries
from cadre_stats.training.entry import Approximate, Entries, Measure
from cadre_stats.training.further_headers import tables_of
from cadre_stats.training.log import Log
from cadre_stats.training.log_options import LogOptions
from cadre_stats.training.named_columns import check_columns, check_fields
from cadre_stats.training.table_column import MEASURES
from cadre_stats.training.titles import Above, read_above
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["read_log"]


def read_log(
    paths: Sequence[str],
    vocabulary: Vocabulary,
    options: LogOptions | None = None,
    stdin: bytes | None = None,
) -> Log:
    """Read training tables of files, folders and standard input (``-``) into one log.

    Raises :class:`InputError` for a named file that is missing, unreadable or no training table, and for folders
    without any.
    """
    options = options or LogOptions()
    check_fields(options.reading)
    read: list[Entries] = []
    skipped: list[str] = []
    files = 0
    findings: list[Finding] = []
    unread = 0
    for found in find_files(paths):
        try:
            entries, told = _file(found, options, stdin)
        except InputError as error:
            if found.named:
                raise
            unread += 1
            findings.append(unreadable(found.path, error))
            continue
        if entries:
            files += 1
            findings += told
        elif found.named:
            raise InputError("training.no_table", found.path)
        else:
            skipped.append(found.path)
        read += entries
    if not read:
        raise InputError("training.no_tables", ", ".join(paths))
    log = _join(read, vocabulary, files, tuple(skipped))
    return replace(log, findings=aggregate([*findings, *log.findings]), unread=unread)


def _file(found: Found, options: LogOptions, stdin: bytes | None) -> tuple[list[Entries], list[Finding]]:
    """Read the tables of a file; name the sheets that were left out beside them."""
    if not found.readable:
        return [], []
    foreseen = partial(_foresee, options=options)
    if found.path == STDIN:
        data = sys.stdin.buffer.read() if stdin is None else stdin
        grids = read_grids(data, found.path, foresee=foreseen)
    else:
        grids = read_file(found.path, foreseen)
    read: list[Entries] = []
    findings: list[Finding] = []
    for grid in grids:
        sheet = options.reading.sheet
        wanted = sheet is None or not grid.sheet or fold(grid.sheet) == fold(sheet)
        if not wanted:
            continue
        where = (Place(grid.file, grid.sheet),)
        if sheet is None and grid.hidden:
            findings.append(Finding("hidden_sheet", "info", where, value=grid.sheet))
            continue
        tables = list(_tables(grid, options))
        if tables:
            read += tables
            findings += grid.findings
        elif _holds_figures(grid):
            findings.append(Finding("sheet_without_training", "warning", where, value=grid.sheet))
    return read, findings


def _tables(grid: Grid, options: LogOptions) -> Iterator[Entries]:
    """Read the tables of a sheet; those below another one are named, and what stands above it holds for them, too."""
    first: Above | None = None
    for part, columns in tables_of(grid, options.reading, options.course):
        check_columns(part, columns, options.reading)
        above = read_above(part, columns, options.course).within(first)
        entries = _entries(part, columns, above, numbered=options.numbered)
        if not len(entries.person):
            continue
        if first is not None:
            where = (Place(part.file, part.sheet, str(part.first_row + columns.band.top)),)
            entries = replace(entries, findings=(*entries.findings, Finding("tables_added", "info", where)))
        first = first or above
        yield entries


def _holds_figures(grid: Grid) -> bool:
    """Tell whether a sheet holds more than words: several rows with a number in them."""
    if isinstance(grid.columns, PendingColumns):
        return True
    numbers = np.zeros(grid.height, dtype=bool)
    for cells in grid.columns:
        table = [isinstance(cell, int | float) or read_count(cell).value is not None for cell in cells.values]
        numbers |= np.array([*table, False], dtype=bool)[cells.codes]
    return int(numbers.sum()) > 1


def _foresee(head: Grid, options: LogOptions) -> Foreseen:
    """Choose the columns of a large log: running numbers are left unread unless they are asked for.

    Of ID numbers equal ones are looked for, where nothing else is asked of them than who is who.
    """
    columns = find_columns(head, options.reading, options.course)
    log = columns if columns is not None and columns.kind == "people" else None
    number, ids = (log.of(name) if log is not None else None for name in ("number", "id_number"))
    left = {number.index} if number is not None and not options.numbered else set()
    numbers = frozenset({ids.index} if ids is not None and options.told_apart else ())
    return Foreseen(tuple(index for index in range(head.width) if index not in left), numbers=numbers)


def _entries(grid: Grid, columns: Columns, above: Above, *, numbered: bool) -> Entries:
    if columns.kind == "people":
        entries = attendee_entries(grid, columns, above, numbered=numbered)
    else:
        entries = count_entries(grid, columns, above, numbered=numbered)
    return replace(entries, findings=(*entries.findings, *column_findings(grid, columns)))


def _join(read: Sequence[Entries], vocabulary: Vocabulary, files: int, skipped: tuple[str, ...]) -> Log:
    starts = np.cumsum([0, *(len(one.person) for one in read)]).tolist()
    return Log(
        roster=Roster(tuple(one.table for one in read), vocabulary, assume_distinct=True, files=files),
        person=np.concatenate([one.person for one in read]),
        measures={name: Measure.joined([one.measures[name] for one in read]) for name in MEASURES},
        of_which=_joined([one.of_which for one in read], read),
        sources=_joined([one.sources for one in read], read),
        states=np.concatenate([one.states for one in read]),
        approximate=tuple(
            Approximate(one.text, one.entry + start, one.measure)
            for entries, start in zip(read, starts, strict=False)
            for one in entries.approximate
        ),
        classed=np.concatenate([np.full(len(one.person), one.classed) for one in read]),
        checked=sum(one.checked for one in read),
        started=any(one.started for one in read),
        findings=aggregate([finding for one in read for finding in one.findings]),
        files=files,
        skipped=skipped,
    )


def _joined(each: Sequence[Mapping[str, Measure]], read: Sequence[Entries]) -> dict[str, Measure]:
    """Join the measures that tables have by name; a table without one has none of it."""
    sizes = [len(one.person) for one in read]
    return {
        name: Measure.joined([one.get(name) or Measure.absent(size) for one, size in zip(each, sizes, strict=True)])
        for name in dict.fromkeys(name for one in each for name in one)
    }
