"""The lists of a shortfall: people who lack something, of whom it isn't known, whose title has no standard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.record import Record
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.statistics.short_list import Coded, Lack, ShortList
from cadre_stats.statistics.standing import NO_STANDARD, UNSURE, Standing, least_level, title_field
from cadre_stats.statistics.testing import NO, UNKNOWN
from cadre_stats.targets.standard import Requirement, Standard
from cadre_stats.text import is_blank, sort_key, tidy
from cadre_stats.vocabulary.reading import Reading

__all__ = ["Lists", "list_people"]

Records = NDArray[np.int64]


class Lists(Record):
    """The people of the three lists, each sorted by unit, with names then by name, else by where they stand."""

    short: ShortList
    not_known: ShortList
    without_standard: ShortList


def list_people(standing: Standing, records: Records, *, names: bool) -> Lists:
    """List the people of the given records (one record a person); ``names`` adds names and ID numbers."""
    describe = _Description(standing, names=names)
    meets, standard = standing.meets(), standing.standard
    under = standard >= 0
    unsure = (under & (meets == UNKNOWN)) | (standard == UNSURE)
    return Lists(
        short=describe.people(records[(under & (meets == NO))[records]], NO),
        not_known=describe.people(records[unsure[records]], UNKNOWN),
        without_standard=describe.people(records[(standard == NO_STANDARD)[records]], None),
    )


class _Description:
    """How records are told of in a list."""

    def __init__(self, standing: Standing, *, names: bool) -> None:
        roster = standing.evaluation.roster
        self._standing, self._roster = standing, roster
        self._unit = _Texts(roster.typed("unit"))
        self._title = _Texts(roster.typed(title_field(standing.planned)))
        self._name = _Texts(roster.typed("full_name")) if names else None
        self._id = _Texts(roster.typed("id_number")) if names else None

    def people(self, records: Records, wanted: int | None) -> ShortList:
        """Describe records; with what the verdict on is the wanted one."""
        ordered = self._ordered(records)
        tables = self._roster.tables
        return ShortList(
            sources=Coded(
                np.searchsorted(self._roster.starts, ordered, side="right") - 1,
                tuple((one.file, one.sheet) for one in tables),
            ),
            rows=self._rows[ordered],
            units=self._unit.of(ordered),
            positions=self._title.of(ordered),
            lacks=self._lacks(ordered, wanted),
            names=None if self._name is None else self._name.of(ordered),
            id_numbers=None if self._id is None else self._id.of(ordered),
        )

    @cached_property
    def _rows(self) -> Records:
        return np.concatenate([one.rows for one in self._roster.tables]).astype(np.int64)

    def _ordered(self, records: Records) -> Records:
        """Put records in order of their units, those without one last, then of the names where they are told."""
        rank = self._unit.ranks[records]
        if self._name is None:
            return records[np.lexsort((records, rank))]
        names = self._name.of(records)
        keys = [_by_given_name(names.values[code] or "") for code in names.codes.tolist()]
        place = sorted(range(len(records)), key=lambda n: (rank[n], keys[n], records[n]))
        return records[np.array(place, dtype=np.int64)]

    def _lacks(self, records: Records, wanted: int | None) -> Coded[tuple[Lack, ...]]:
        """Give for each record what its standard requires and the verdict on which is the wanted one."""
        codes, told = np.zeros(len(records), dtype=np.int64), [()]  # type: tuple[Records, list[tuple[Lack, ...]]]
        if wanted is None:
            return Coded(codes, told)
        for number, one in enumerate(self._standing.standards.standards):
            mine = np.flatnonzero(self._standing.standard[records] == number)
            if not len(mine):
                continue
            rows = records[mine]
            parts = [self._lack(requirement, one, rows, wanted) for requirement in one.requires]
            kinds, each = _distinct([part for part, _ in parts])
            codes[mine] = each + len(told)
            told += [
                tuple(table[code] for code, (_, table) in zip(kind, parts, strict=True) if code >= 0) for kind in kinds
            ]
        return Coded(codes, told)

    def _lack(
        self, requirement: Requirement, standard: Standard, rows: Records, wanted: int
    ) -> tuple[Records, list[Lack]]:
        """Give for each row the number of what it lacks, -1 for nothing, and what the numbers mean."""
        column = self._standing.evaluation.column(requirement.field)
        table = [*_each(self._standing, requirement, column.values), Lack(requirement.field, None, requirement.text)]
        codes = column.codes[rows].astype(np.int64)
        codes[codes == MISSING] = len(table) - 1
        verdicts = self._standing.verdicts(standard, requirement)[rows]
        return np.where(verdicts == wanted, codes, -1), table


class _Texts:
    """The texts of a column's cells; ``None`` where one is blank or missing."""

    def __init__(self, column: RosterColumn) -> None:
        texts = (cell_text(cell) for cell in column.cells)
        self._table: list[str | None] = [*(None if is_blank(text) else tidy(text) for text in texts), None]
        self._codes = np.where(column.codes == MISSING, len(self._table) - 1, column.codes).astype(np.int64)

    def of(self, records: Records) -> Coded[str | None]:
        """Give the text of each record."""
        return Coded(self._codes[records], self._table)

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """Each record's place in alphabetical order, those without a text last."""
        distinct = sorted({text for text in self._table if text is not None}, key=sort_key)
        place = {text: number for number, text in enumerate(distinct)}
        table = [len(distinct) if text is None else place[text] for text in self._table]
        return np.array(table, dtype=np.int64)[self._codes]


def _distinct(columns: Sequence[Records]) -> tuple[list[tuple[int, ...]], Records]:
    """Give the distinct combinations of several columns of numbers from -1 up, and of every row which it has."""
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:  # numbered anew after each column, so that no product grows too large
        both = numbers * (int(column.max(initial=-1)) + 2) + column + 1
        _, first, numbers = np.unique(both, return_index=True, return_inverse=True)
    kinds = [tuple(kind) for kind in np.stack(columns, axis=1)[first].tolist()]
    return kinds, numbers


def _by_given_name(name: str) -> tuple[object, ...]:
    """Order names as Vietnamese lists do: the given name, which is the last word, then the family and middle names.

    >>> sorted(["Trần Văn Bình", "Nguyễn Thị An", "Lê An"], key=_by_given_name)
    ['Lê An', 'Nguyễn Thị An', 'Trần Văn Bình']
    """
    before, _, given = name.rpartition(" ")
    return sort_key(given), sort_key(before)


def _each(standing: Standing, requirement: Requirement, values: Sequence[Value]) -> Iterator[Lack]:
    evaluation = standing.evaluation
    least = least_level(requirement.tests, requirement.field, evaluation)
    scale = evaluation.roster.vocabulary.scale(requirement.field) if least is not None else None
    for value in values:
        has, levels = None, None
        if isinstance(value, Reading):
            has = value.code
            if scale is not None and least is not None and value.highest is not None:
                levels = max(0, scale.rank(least) - scale.rank(value.highest))
        elif isinstance(value, AgeRange | DateRange | str | int | float):
            has = tidy(str(value)) or None
        yield Lack(requirement.field, has, requirement.text, levels)
