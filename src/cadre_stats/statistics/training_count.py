"""The figures of a log's groups: what each row of a training report says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record, replace
from cadre_stats.statistics.by_source import FIELD, SourceCosts, Split
from cadre_stats.statistics.evaluation import Evaluation
from cadre_stats.statistics.group_sums import GroupSums
from cadre_stats.statistics.grouping import Groups, group_records, in_printing_order
from cadre_stats.statistics.training import TrainingRow
from cadre_stats.training.entry import BAD, KNOWN, STATES, Measure
from cadre_stats.training.log import Log

__all__ = ["TrainingCount"]

Records = NDArray[np.int64]
_SUMMED = ("attendances", *STATES, "classes", "planned", "cost", "hours")


class TrainingCount(Record, slots=False):
    """The counting of a log: its entries that are ``kept``, by the fields ``by``; ``split`` parts costs by source."""

    log: Log
    evaluation: Evaluation
    by: tuple[str, ...]
    kept: NDArray[np.bool_]
    split: Split | None = None

    def entries(self, first: int) -> int:
        """Count the entries that are kept, of the first so many; one that is divided by source counts once."""
        if self.split is None:
            return int(self.kept[:first].sum())
        origin = self.split.origin[self.kept]
        return len(np.unique(origin[origin < first]))

    @cached_property
    def sources(self) -> SourceCosts | None:
        """The costs by source, where groups aren't those of sources anyhow."""
        return None if FIELD in self.by else SourceCosts(self.log)

    @cached_property
    def from_people(self) -> NDArray[np.bool_]:
        """The entries that state people and no attendances: each of them attended once."""
        attendances, people = self.log.measures["attendances"], self.log.measures["people"]
        taken: NDArray[np.bool_] = (attendances.state == 0) & (people.state != 0)
        return taken

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The figures of the entries that are added up; those of people count as attendances where there are none."""
        found = {name: self.log.measures[name] for name in _SUMMED}
        own, people, taken = found["attendances"], self.log.measures["people"], self.from_people
        found["attendances"] = Measure(
            np.where(taken, people.values, own.values), np.where(taken, people.state, own.state)
        )
        return found

    def rows(self) -> Iterator[TrainingRow]:
        """Give the rows of all groups, the whole first, each followed by the groups inside it."""
        groupings = group_records(self.evaluation, self.by)
        records = np.flatnonzero(self.kept)
        counted = [(groups, records) for groups in groupings]
        found = {groups.fields: list(self._of(groups, records)) for groups in groupings}
        around: dict[tuple[str | None, ...], int | None] = {}
        for groups, number in in_printing_order(counted):
            key = groups.keys[number]
            row = found[groups.fields][number]
            around[key] = row.attendances
            yield replace(row, of=around.get(key[:-1])) if key else row

    def _of(self, groups: Groups, records: Records) -> Iterator[TrainingRow]:
        """Give the row of every group of one grouping."""
        some = None if len(records) == len(groups.codes) else records
        codes = groups.codes if some is None else groups.codes[some]
        group = GroupSums(codes.astype(np.int64), len(groups.keys), some)
        sums = {name: group.total(self.measures[name]) for name in _SUMMED}
        people, named = self._people(group), self._named_classes(group)
        parts = {name: group.total(one) for name, one in self.log.of_which.items()}
        bears = group.of(self.told("attendances"))
        without = {
            name: group.count(bears & ~group.of(self.told(name))).tolist() for name in (*STATES, "planned", "cost")
        }
        with_cost = group.count(bears & group.of(self.told("cost"))).tolist()
        with_plan = group.count(bears & group.of(self.told("planned"))).tolist()
        in_class = group.of(self.told("classes") | (self.log.classes >= 0))
        apart = group.count(in_class != bears).tolist()
        words = self._words(groups)
        sources: list[Mapping[str | None, int]] = [{}] * group.size
        if self.sources is not None and self.sources.known:
            sources = list(self.sources.of(records, group.codes, group.size, sums["cost"]))
        for number, key in enumerate(groups.keys):
            attendances = sums["attendances"][number]
            told = {name: None if without[name][number] else sums[name][number] for name in STATES}
            complete = bool(with_cost[number]) and not without["cost"][number]
            yield TrainingRow(
                group=dict(zip(groups.fields, key, strict=True)),
                attendances=attendances,
                people=people[number],
                completed=told["completed"],
                studying=told["studying"],
                dropped=told["dropped"],
                classes=_plus(sums["classes"][number], named[number]),
                planned=sums["planned"][number],
                comparable=not (with_plan[number] and without["planned"][number]),
                in_classes=not apart[number],
                cost=sums["cost"][number],
                cost_attendances=attendances if complete else None,
                hours=sums["hours"][number],
                parts=MappingProxyType({n: v for n, each in parts.items() if (v := each[number]) is not None}),
                sources=MappingProxyType(sources[number]),
                approximate=MappingProxyType(words.get(number, {})),
            )

    def told(self, name: str) -> NDArray[np.bool_]:
        """Tell of each entry whether a figure is given, be it in entries that were parted from it."""
        if name == "cost" and self.split is not None:
            return self.split.costed
        given: NDArray[np.bool_] = self.measures[name].state != 0
        return given

    def _people(self, group: GroupSums) -> list[int | None]:
        """Count distinct people: where all are named, or where one entry alone states them."""
        named = group.of(self.log.person)
        people = self.log.people
        distinct = group.distinct(group.of(people.person), people.count, named)
        if named.all():
            return [found or None for found in distinct]
        attendances = self.measures["attendances"]
        bears = group.of((attendances.values > 0) | (attendances.state == BAD))
        others = group.count(~named & bears).tolist()
        stated, entries = self.log.measures["people"], np.flatnonzero(~named)
        alone = {
            int(group.codes[place]): int(stated.values[entry])
            for place, entry in zip(entries, entries if group.records is None else group.records[entries], strict=True)
            if stated.state[entry] == KNOWN
        }
        return [
            (distinct[number] or None)
            if not others[number]
            else alone.get(number)
            if others[number] == 1 and not distinct[number]
            else None
            for number in range(group.size)
        ]

    def _named_classes(self, group: GroupSums) -> list[int]:
        """Count the classes that are told by the names that learners have beside them."""
        classes = group.of(self.log.classes)
        return group.distinct(classes, self.log.entries, classes >= 0)

    def _words(self, groups: Groups) -> dict[int, dict[str, tuple[str, ...]]]:
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for one in self.log.approximate:
            if self.kept[one.entry]:
                words = found.setdefault(int(groups.codes[one.entry]), {})
                words[one.measure] = tuple(dict.fromkeys([*words.get(one.measure, ()), one.text]))
        return found


def _plus(counted: int | None, named: int) -> int | None:
    return counted if not named else named + (counted or 0)
