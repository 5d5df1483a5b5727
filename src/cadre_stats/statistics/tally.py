"""A tally: for every target and group, how many people meet, miss or are unknown. Tallies of disjoint people add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import pieces
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record
from cadre_stats.statistics.evaluation import Evaluation, Verdicts
from cadre_stats.statistics.grouping import Groups
from cadre_stats.statistics.run import Run
from cadre_stats.statistics.testing import NO, UNKNOWN, YES
from cadre_stats.statistics.verdict import Counts
from cadre_stats.targets.target import Target

__all__ = ["GroupKey", "Tally", "tally_targets"]

# The grouping fields used and the values of the group; ((), ()) is the whole.
GroupKey = tuple[tuple[str, ...], tuple[str | None, ...]]


class Tally(Record):
    """Counts of people by target id and group."""

    counts: Mapping[tuple[str, GroupKey], Counts]

    def __add__(self, other: Tally) -> Tally:
        """Join the tallies of people who are disjoint."""
        joined = dict(self.counts)
        for key, counts in other.counts.items():
            joined[key] = joined[key] + counts if key in joined else counts
        return Tally(joined)


def tally_targets(run: Run) -> Tally:
    """Count the people of a run for every target in every group; a person counts once in each."""
    counts: dict[tuple[str, GroupKey], Counts] = {}
    for target in run.targets.targets:
        member, meets = _verdicts(run.evaluation, target)
        for groups, found in _counted(run, member, meets):
            counts |= {(target.id, (groups.fields, key)): one for key, one in zip(groups.keys, found, strict=True)}
    return Tally(counts)


def _counted(run: Run, member: Verdicts, meets: Verdicts) -> Iterator[tuple[Groups, Sequence[Counts]]]:
    """Count each grouping; where the same records count in all of them, the outer groups are sums of the innermost."""
    innermost, counting = run.counted[-1]
    found = _count(member, meets, innermost, counting)
    for groups, records in run.counted[:-1]:
        yield (
            groups,
            _summed(groups, innermost, found) if records is counting else _count(member, meets, groups, records),
        )
    yield innermost, found


def _summed(groups: Groups, inner: Groups, counts: Sequence[Counts]) -> Sequence[Counts]:
    """Add up the counts of the groups inside each group."""
    found = dict.fromkeys(groups.keys, Counts())
    for key, one in zip(inner.keys, counts, strict=True):
        found[key[: len(groups.fields)]] += one
    return list(found.values())


def _verdicts(evaluation: Evaluation, target: Target) -> tuple[Verdicts, Verdicts]:
    member = evaluation.holds(target.population)
    if target.criterion is None:
        return member, np.full(len(member), YES, dtype=np.int8)
    return member, evaluation.holds(target.criterion)


def _count(member: Verdicts, meets: Verdicts, groups: Groups, records: NDArray[np.signedinteger]) -> list[Counts]:
    size = len(groups.keys)
    found = np.zeros(size * 9, dtype=np.int64)
    kind = np.dtype(np.int16) if len(found) <= np.iinfo(np.int16).max else np.dtype(np.int64)
    for piece in pieces(len(records), len(found)):
        some = piece if len(records) == len(groups.codes) else records[piece]
        cell: Codes = groups.codes[some].astype(kind)
        cell *= 9
        cell += member[some] * np.int8(3) + meets[some]
        found += np.bincount(cell, minlength=len(found))
    cells = found.reshape(size, 3, 3).tolist()
    return [
        Counts(
            meet=sure[YES],
            miss=sure[NO],
            unknown=sure[UNKNOWN],
            perhaps_meet=perhaps[YES],
            perhaps_miss=perhaps[NO],
            perhaps_unknown=perhaps[UNKNOWN],
        )
        for _, perhaps, sure in cells
    ]
