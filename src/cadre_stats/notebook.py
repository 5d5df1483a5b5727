"""The package for notebooks and scripts: the commands' work as functions that take paths and give values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os import PathLike, fspath

from cadre_stats.reading.rosters import ReadOptions
from cadre_stats.roster.read import read_rosters as _read_rosters
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.assessment import assess as _assess
from cadre_stats.statistics.assessment import tally as _tally
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.statistics.tally import Tally
from cadre_stats.targets.grammar import parse_where
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.read import read_targets as _read_targets
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.scale import Scale
from cadre_stats.vocabulary.vocabulary import FIELDS, load_vocabulary

__all__ = ["assess", "read_rosters", "read_targets", "scale", "tally"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]


def read_rosters(
    paths: Paths,
    *,
    sheet: str | None = None,
    header_rows: tuple[int, int] | None = None,
    columns: dict[str, str] | None = None,
    vocabulary: Paths = (),
    assume_distinct: bool = False,
) -> Roster:
    """Read one or more files or folders into one roster.

    ``sheet``, ``header_rows`` (first and last, from 1) and ``columns`` (field → header) override what is recognised;
    ``vocabulary`` names files whose aliases win over the built-in ones; with ``assume_distinct`` people are not
    compared with each other. Raises :class:`~cadre_stats.errors.InputError` for what can't be read.
    """
    return _read_rosters(
        _paths(paths),
        options=ReadOptions(sheet, header_rows, columns or {}),
        vocabulary=load_vocabulary(*_paths(vocabulary)),
        assume_distinct=assume_distinct,
    )


def read_targets(paths: Paths, *, vocabulary: Paths = ()) -> TargetSet:
    """Read targets from TOML files or tables (.xlsx, .csv).

    Raises :class:`~cadre_stats.errors.UsageError` with file, line or cell, key and the nearest valid name.
    """
    return _read_targets(_paths(paths), load_vocabulary(*_paths(vocabulary)))


def tally(roster: Roster, targets: TargetSet, *, by: str | Sequence[str] = (), as_of: dt.date | None = None) -> Tally:
    """Count for every target and group the people who meet, miss or are unknown; tallies of disjoint people add."""
    return _tally(roster, targets, by=_names(by), as_of=as_of)


def assess(
    roster: Roster,
    targets: TargetSet,
    *,
    by: str | Sequence[str] = (),
    where: str | Sequence[str] = (),
    as_of: dt.date | None = None,
) -> Assessment:
    """Compare a roster with targets, for the whole and for every group of the fields ``by``.

    ``where`` takes conditions as ``--where`` does (``"Cấp = xã"``). ``Assessment.frame`` is the pandas table.
    """
    condition = parse_where(_names(where), roster.vocabulary, targets.defines) if where else None
    return _assess(roster, targets, by=_names(by), where=condition, as_of=as_of)


def scale(field: str) -> Scale:
    """Give the built-in scale or category of a field; :class:`~cadre_stats.errors.UsageError` where it has none.

    >>> scale("degree").read("ThS QLC").code
    'master'
    """
    vocabulary = load_vocabulary()
    if not vocabulary.has(field):
        raise unknown_name("statistics.no_scale", "", field, FIELDS)
    return vocabulary.scale(field)


def _paths(paths: Paths) -> list[str]:
    return [fspath(paths)] if isinstance(paths, str | PathLike) else [fspath(path) for path in paths]


def _names(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
