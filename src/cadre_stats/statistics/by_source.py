"""Money by its source: as a part of every group, and as entries of their own where groups are those of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import Record, replace
from cadre_stats.roster.cell import cell_text
from cadre_stats.text import fold_entry, is_blank, tidy
from cadre_stats.training.entry import ABSENT, BAD, KNOWN, Measure
from cadre_stats.training.log import Log

__all__ = ["FIELD", "SourceCosts", "Split", "split_by_source"]

FIELD = "funding_source"


class Split(Record):
    """A log whose costs by source are entries of their own, behind the others.

    ``origin`` is the entry that each of all the entries comes from; ``costed`` tells of which a cost was known.
    """

    log: Log
    origin: NDArray[np.int64]
    costed: NDArray[np.bool_]


def split_by_source(log: Log) -> Split:
    """Give every source of an entry's cost an entry with nothing but that cost; what is left stays where it was."""
    costs = log.measures["cost"]
    own, state = costs.values.copy(), costs.state.copy()
    tables, origins, parts = [*log.roster.tables], [np.arange(log.entries)], []
    for name, measure in log.sources.items():
        given = np.flatnonzero(measure.state != ABSENT)
        own[given] -= measure.values[given]
        for table, start in zip(log.roster.tables, log.roster.starts.tolist(), strict=False):
            entries = given[(given >= start) & (given < start + len(table.rows))]
            if len(entries):
                tables.append(_of_source(table, entries - start, name))
                origins.append(entries)
                parts.append(Measure(measure.values[entries], measure.state[entries]))
    origin = np.concatenate(origins)
    added = len(origin) - log.entries
    divided = np.isin(np.arange(log.entries), origin[log.entries :])
    state[divided & (own == 0) & (state == KNOWN)] = ABSENT
    costed = np.concatenate([costs.state != ABSENT, np.ones(added, dtype=bool)])
    measures = {
        name: Measure.joined([Measure(own, state), *parts] if name == "cost" else [one, Measure.absent(added)])
        for name, one in log.measures.items()
    }
    joined = replace(
        log,
        roster=replace(log.roster, tables=tuple(tables)),
        person=np.concatenate([log.person, np.zeros(added, dtype=bool)]),
        measures=measures,
        of_which={name: Measure.joined([one, Measure.absent(added)]) for name, one in log.of_which.items()},
        sources={},
        classed=np.concatenate([log.classed, np.zeros(added, dtype=bool)]),
        states=np.concatenate([log.states, np.zeros(added, dtype=np.int8)]),
    )
    return Split(joined, origin.astype(np.int64), costed)


def _of_source(table: Table, records: NDArray[np.int64], name: str) -> Table:
    """Give some records of a table as records about a source."""
    columns = [
        replace(one, cells=CellColumn(one.codes[records], one.values)) for one in table.columns if one.field != FIELD
    ]
    source = Column(-1, (FIELD,), FIELD, CellColumn(np.zeros(len(records), dtype=np.int32), (name,)))
    return replace(
        table,
        rows=table.rows[records],
        columns=(*columns, source),
        section_codes=table.section_codes[records],
    )


class SourceCosts:
    """The costs of a log by their source: in columns of sources, or in entries that name theirs."""

    def __init__(self, log: Log) -> None:
        self._cost = log.measures["cost"]
        self._given = dict(log.sources)
        divided = np.zeros(log.entries, dtype=bool)
        for measure in self._given.values():
            divided |= measure.state != ABSENT
        for name, entries in _named(log):
            alone = entries & ~divided & (self._cost.state != ABSENT)
            if alone.any():
                own = Measure(np.where(alone, self._cost.values, 0), np.where(alone, self._cost.state, ABSENT))
                before = self._given.get(name)
                self._given[name] = own if before is None else _either(before, own)

    @property
    def known(self) -> bool:
        """Whether any entry tells a source of its cost."""
        return bool(self._given)

    def of(
        self, records: NDArray[np.int64], codes: NDArray[np.int64], size: int, costs: list[int | None]
    ) -> Iterator[Mapping[str | None, int]]:
        """Give the costs by source of each group, whose costs as a whole are given; empty where none is known."""
        sums = {name: _sums(measure, records, codes, size) for name, measure in self._given.items()}
        for number in range(size):
            known: dict[str | None, int] = {
                name: found for name, each in sums.items() if (found := each[number]) is not None
            }
            rest = (costs[number] or 0) - sum(known.values())
            yield known | {None: rest} if known and rest > 0 else known


def _named(log: Log) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Give the sources that entries name, and which entries do."""
    column = log.roster.typed(FIELD)
    places: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for code, cell in enumerate(column.cells):
        text = tidy(cell_text(cell))
        if not is_blank(text):
            labels.setdefault(fold_entry(text), text)
            places.setdefault(fold_entry(text), []).append(code)
    for key, found in places.items():
        yield labels[key], np.isin(column.codes, found)


def _either(first: Measure, second: Measure) -> Measure:
    """Join two measures of which no entry has both."""
    return Measure(first.values + second.values, np.maximum(first.state, second.state))


def _sums(measure: Measure, records: NDArray[np.int64], codes: NDArray[np.int64], size: int) -> list[int | None]:
    """Add a source's costs up by group, in numbers without an end; ``None`` where none is known or one isn't."""
    found: list[int | None] = [None] * size
    bad: set[int] = set()
    chosen = np.flatnonzero(measure.state[records] != ABSENT)
    for place in chosen.tolist():
        group, entry = int(codes[place]), int(records[place])
        if measure.state[entry] == BAD:
            bad.add(group)
        found[group] = (found[group] or 0) + int(measure.values[entry])
    return [None if number in bad else value for number, value in enumerate(found)]
