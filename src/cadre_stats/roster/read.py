"""Reading rosters: from files as a person named them to one roster."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.rosters import ReadOptions, read_tables
from cadre_stats.reading.workers.workers import Watch, Workers
from cadre_stats.roster.expected import ExpectedUnit
from cadre_stats.roster.roster import Roster
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["read_rosters"]


def read_rosters(
    paths: Sequence[str],
    *,
    options: ReadOptions | None = None,
    vocabulary: Vocabulary,
    stdin: bytes | None = None,
    assume_distinct: bool = False,
    expected: tuple[ExpectedUnit, ...] = (),
    workers: Workers | None = None,
    watch: Watch | None = None,
) -> Roster:
    """Read files, folders and standard input (``-``) into one roster.

    ``expected`` are the units that should have sent one. ``workers`` read files beside each other, ``watch`` is told
    how far they are. Raises :class:`~cadre_stats.errors.InputError` for a named file that is missing, unreadable or no
    roster, and for folders without any; in a folder, a file that can't be read is a finding.
    """
    found = read_tables(paths, options or ReadOptions(), stdin, workers=workers, watch=watch)
    return Roster(
        tables=found.tables,
        vocabulary=vocabulary,
        reading_findings=(*found.findings, *(one for table in found.tables for one in table.findings)),
        files=found.files,
        unread=found.unread,
        skipped=found.skipped,
        assume_distinct=assume_distinct,
        expected=expected,
    )
