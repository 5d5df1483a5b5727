"""Grouping: which group every record stands in, by the values of one or more fields."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.codes import count_codes, narrowest, over_rows, pieces, places
from cadre_stats.reading.cells.grid import Codes
from cadre_stats.record import Record
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import Either, RosterColumn, Unread, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.roster.roster import Roster
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.targets.condition import Condition, Term, Test
from cadre_stats.targets.names import BESIDE
from cadre_stats.text import fold_entry, is_blank, sort_key, tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.reading import Reading
from cadre_stats.vocabulary.scale import Scale

__all__ = ["Groups", "Records", "group_records", "in_printing_order", "labels_of", "records_counted"]


# Numbers of records.
Records = NDArray[np.signedinteger]


class Groups(Record):
    """The groups of one prefix of the grouping fields: ``keys[codes[i]]`` is the group of record i.

    A key has a value for each field, ``None`` for "không rõ". Keys are in printing order.
    """

    fields: tuple[str, ...]
    keys: tuple[tuple[str | None, ...], ...]
    codes: Codes

    def records(self, roster: Roster, kept: NDArray[np.bool_]) -> Records:
        """Give the records that count, each person once in each group: of several the first."""
        people = roster.people
        if roster.assume_distinct and kept.all():
            return people.person  # each record is the person of its own number
        if not people.twins:
            return places(kept)
        several = np.sort(np.array([record for twins in people.twins for record in twins], dtype=np.int64))
        several = several[kept[several]]
        pairs = self.codes[several] * np.int64(people.count) + people.person[several]
        counted = kept.copy()
        counted[several] = False
        counted[several[np.unique(pairs, return_index=True)[1]]] = True
        return places(counted)


def records_counted(
    groupings: Sequence[Groups], roster: Roster, kept: NDArray[np.bool_]
) -> tuple[tuple[Groups, Records], ...]:
    """Pair each grouping with the records that count in it."""
    if roster.people.twins:
        return tuple((groups, groups.records(roster, kept)) for groups in groupings)
    # Where everybody has one record, the same ones count in all groupings.
    return tuple(zip(groupings, [groupings[0].records(roster, kept)] * len(groupings), strict=True))


def group_records(evaluation: Evaluation, by: Sequence[str]) -> list[Groups]:
    """Group the records by the whole, by the first field, by the first two, and so on."""
    roster = evaluation.roster
    groups = [Groups((), ((),), np.zeros(roster.records, dtype=np.int32))]
    for name in by:
        labels, codes = labels_of(evaluation, name)
        groups.append(_refine(groups[-1], name, labels, codes))
    return groups


def in_printing_order(
    counted: Sequence[tuple[Groups, Records]],
) -> list[tuple[Groups, int]]:
    """Give the groups that have people, each followed by the groups inside it; the whole comes first, always."""
    place = {(groups.fields, key): number for groups, _ in counted for number, key in enumerate(groups.keys)}
    found = [
        (groups, number)
        for groups, records in counted
        for number in ([0] if not groups.fields else _occurring(groups, records))
    ]

    def path(entry: tuple[Groups, int]) -> tuple[int, ...]:
        groups, number = entry
        key = groups.keys[number]
        return tuple(place[groups.fields[:depth], key[:depth]] for depth in range(1, len(key) + 1))

    return sorted(found, key=path)


def _occurring(groups: Groups, records: Records) -> list[int]:
    """Give the groups in which any of the records stands, in order."""
    if len(records) == len(groups.codes):
        return list(range(len(groups.keys)))  # each is the group of some record
    met = np.zeros(len(groups.keys), dtype=bool)
    for piece in pieces(len(records)):
        met[groups.codes[records[piece]]] = True
    occurring: list[int] = np.flatnonzero(met).tolist()
    return occurring


def _refine(outer: Groups, name: str, labels: list[str | None], codes: Codes) -> Groups:
    used, compact = _numbered(outer.codes, codes, len(labels), len(outer.keys) * len(labels))
    keys = tuple((*outer.keys[number // len(labels)], labels[number % len(labels)]) for number in used.tolist())
    return Groups((*outer.fields, name), keys, compact)


def _numbered(outer: Codes, inner: Codes, width: int, size: int) -> tuple[NDArray[np.int64], Codes]:
    """Give the pairs of codes that occur, as ``outer * width + inner`` in order, and each record's place among them."""
    if size == width:  # one group outside
        met = count_codes(inner, width) > 0
        return np.flatnonzero(met), over_rows(_numbers(met), inner)
    if size > 4 * len(outer) + 1024:
        used, places = np.unique(outer * np.int64(width) + inner, return_inverse=True)
        return used, places.reshape(-1).astype(np.int32)
    met = np.zeros(size, dtype=bool)
    for piece in pieces(len(outer)):
        met[outer[piece] * np.int64(width) + inner[piece]] = True
    place = _numbers(met)
    compact = np.empty(len(outer), dtype=place.dtype)
    for piece in pieces(len(outer)):
        compact[piece] = place[outer[piece] * np.int64(width) + inner[piece]]
    return np.flatnonzero(met), compact


def _numbers(met: NDArray[np.bool_]) -> Codes:
    """Number the pairs that occur from 0 on; those that don't get the number of one before them."""
    return (np.cumsum(met) - 1).astype(narrowest(int(np.count_nonzero(met))))


def labels_of(evaluation: Evaluation, name: str) -> tuple[list[str | None], Codes]:
    """Give the labels of a field or define in printing order, ``None`` last, and each record's place among them."""
    if name in evaluation.defines:
        verdicts = evaluation.holds(evaluation.defines[name].where)
        return ["true", "false", None], over_rows(np.array([1, 2, 0], dtype=np.int8), verdicts)
    if BESIDE.get(name) == "yes_no":
        verdicts = evaluation.holds(Condition(((Term(name, Test("one_of", (True,))),),)))
        return ["true", "false", None], over_rows(np.array([1, 2, 0], dtype=np.int8), verdicts)
    column, vocabulary = evaluation.column(name), evaluation.roster.vocabulary
    scale = vocabulary.scale(name) if vocabulary.has(name) else None
    written = _Spellings(column)
    each = [written(value) for value in column.values]
    used = {label for label, count in zip(each, column.used(), strict=True) if count and label is not None}
    labels: list[str | None] = [*sorted(used, key=lambda label: _order(label, scale)), None]
    place = {label: number for number, label in enumerate(labels)}
    numbers = [*(place.get(label, len(labels) - 1) for label in each), len(labels) - 1]
    codes = over_rows(np.array(numbers, dtype=narrowest(len(labels))), column.codes)
    about = roster_fields().get(name)
    return labels, _known_first(codes, evaluation.roster, len(labels) - 1) if about and about.several else codes


def _known_first(codes: Codes, roster: Roster, unknown: int) -> Codes:
    """Put a person's records without a unit or post into the group of the first record that has one."""
    for records in roster.people.twins:
        rows = np.asarray(records)
        known = codes[rows][codes[rows] != unknown]
        if len(known):
            codes[rows[codes[rows] == unknown]] = known[0]
    return codes


def _order(label: str, scale: Scale | None) -> tuple[object, ...]:
    if scale is None:
        return sort_key(label)
    return tuple(scale.rank(code) for code in label.split(".."))


class _Spellings:
    """Name a group by its value: a code, or the commonest of the spellings of one entry (:func:`fold_entry`)."""

    def __init__(self, column: RosterColumn) -> None:
        counts: dict[str, dict[str, int]] = {}
        for value, used in zip(column.values, column.used().tolist(), strict=True):
            if used and (text := _text(value)) is not None:
                spellings = counts.setdefault(fold_entry(text), {})
                spellings[text] = spellings.get(text, 0) + used
        # Of equally common spellings the first in code-point order, so that the order of files can't matter.
        self._commonest = {key: min(found, key=lambda s: (-found[s], s)) for key, found in counts.items()}

    def __call__(self, value: Value) -> str | None:
        if isinstance(value, Reading):
            return value.code
        text = _text(value)
        return None if text is None else self._commonest.get(fold_entry(text))


def _text(value: Value) -> str | None:
    if isinstance(value, Reading | Either | Unread):
        return None
    text = str(value) if isinstance(value, DateRange | AgeRange) else cell_text(value)
    return None if is_blank(text) else tidy(text)
