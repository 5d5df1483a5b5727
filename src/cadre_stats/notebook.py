"""The package for notebooks and scripts: the commands' work as functions that take paths and give values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from os import PathLike, fspath

from cadre_stats.errors import UsageError
from cadre_stats.reading.rosters import ReadOptions
from cadre_stats.roster.read import read_rosters as _read_rosters
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.assessment import assess as _assess
from cadre_stats.statistics.assessment import tally as _tally
from cadre_stats.statistics.counting_training import count_training as _count_training
from cadre_stats.statistics.counting_training import log_names
from cadre_stats.statistics.falling_short import fall_short
from cadre_stats.statistics.outcome import Assessment
from cadre_stats.statistics.shortfall import Shortfall
from cadre_stats.statistics.structure import Structure
from cadre_stats.statistics.structuring import describe as _describe
from cadre_stats.statistics.tally import Tally
from cadre_stats.statistics.training import Training
from cadre_stats.targets.consistency import check_condition
from cadre_stats.targets.grammar import all_of, parse_where, read_condition
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.read import read_targets as _read_targets
from cadre_stats.targets.standard import StandardSet
from cadre_stats.targets.standards_file import read_standards as _read_standards
from cadre_stats.targets.target import TargetSet
from cadre_stats.training.log import Log
from cadre_stats.training.read import read_log
from cadre_stats.vocabulary.scale import Scale
from cadre_stats.vocabulary.vocabulary import FIELDS, load_vocabulary

__all__ = [
    "assess",
    "count_training",
    "describe",
    "read_rosters",
    "read_standards",
    "read_targets",
    "read_training",
    "scale",
    "shortfall",
    "tally",
]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]


def read_rosters(
    paths: Paths,
    *,
    sheet: str | None = None,
    header_rows: tuple[int, int] | None = None,
    columns: dict[str, str] | None = None,
    header_sheet: str | None = None,
    vocabulary: Paths = (),
    assume_distinct: bool = False,
) -> Roster:
    """Read one or more files or folders into one roster.

    ``sheet``, ``header_rows`` (first and last, from 1) and ``columns`` (field → header) override what is recognised;
    ``header_sheet`` is the sheet with the header rows where the people stand on others without a header;
    ``vocabulary`` names files whose aliases win over the built-in ones; with ``assume_distinct`` people are not
    compared with each other. Raises :class:`~cadre_stats.errors.InputError` for what can't be read.
    """
    return _read_rosters(
        _paths(paths),
        options=ReadOptions(sheet, header_rows, columns or {}, header_sheet=header_sheet),
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


def describe(
    roster: Roster, *, by: str | Sequence[str] = (), where: str | Sequence[str] = (), as_of: dt.date | None = None
) -> Structure:
    """Count a roster's people by level, category and age band, for the whole and for every group of ``by``.

    Ages need ``as_of``. ``Structure.frame`` is the pandas table.
    """
    condition = parse_where(_names(where), roster.vocabulary, {}) if where else None
    return _describe(roster, by=_names(by), where=condition, as_of=as_of)


def read_standards(paths: Paths, *, vocabulary: Paths = ()) -> StandardSet:
    """Read standards of titles from TOML files or tables; the name of a shipped pack stands for its file.

    Raises :class:`~cadre_stats.errors.UsageError` with file, line or cell, key and the nearest valid name.
    """
    return _read_standards(_paths(paths), load_vocabulary(*_paths(vocabulary)))


def shortfall(
    roster: Roster,
    standards: StandardSet,
    *,
    planned: bool = False,
    by: str | Sequence[str] = (),
    where: str | Sequence[str] = (),
    as_of: dt.date | None = None,
    min_class: int | None = None,
    names: bool = False,
) -> Shortfall:
    """Compare people with the standards of their titles, or with ``planned`` of the titles they are planned for.

    ``min_class`` is the smallest class that a group can open alone; with ``names`` the lists hold names and ID
    numbers. ``Shortfall.frame`` is the pandas table of the groups.
    """
    if min_class is not None and min_class < 1:
        raise UsageError("shortfall.bad_min_class", where="min_class", text=str(min_class))
    return fall_short(
        roster,
        standards,
        planned=planned,
        by=_names(by),
        where=parse_where(_names(where), roster.vocabulary, {}) if where else None,
        as_of=as_of,
        min_class=min_class,
        names=names,
    )


def read_training(paths: Paths, *, vocabulary: Paths = ()) -> Log:
    """Read training tables (lists of learners, tables of counts, matrices) of files and folders into one log.

    Raises :class:`~cadre_stats.errors.InputError` for what can't be read or holds no training table.
    """
    return read_log(_paths(paths), load_vocabulary(*_paths(vocabulary)))


def count_training(
    log: Log,
    *,
    by: str | Sequence[str] = (),
    where: str | Sequence[str] = (),
    plan: Log | None = None,
    as_of: dt.date | None = None,
) -> Training:
    """Count attendances, distinct people, classes, plan and money for the whole and every group of ``by``.

    ``plan`` is what was planned where the log doesn't tell it. ``Training.frame`` is the pandas table.
    """
    names = log_names(log.roster.vocabulary)
    condition = all_of([read_condition(text, names, "where") for text in _names(where)]) if where else None
    if condition is not None:
        check_condition(condition, names, "where")
    return _count_training(log, plan=plan, by=_names(by), where=condition, as_of=as_of)


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
