"""The lists of a shortfall: people who lack something, of whom it isn't known, whose title has no standard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Place
from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.statistics.shortfall import Lack, ShortPerson
from cadre_stats.statistics.standing import NO_STANDARD, UNSURE, Standing, least_level, title_field
from cadre_stats.statistics.testing import NO, UNKNOWN
from cadre_stats.targets.standard import Requirement, Standard
from cadre_stats.text import is_blank, sort_key, tidy
from cadre_stats.vocabulary.reading import Reading

__all__ = ["Lists", "list_people"]

Records = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lists:
    """The people of the three lists, each sorted by unit, with names then by name, else by where they stand."""

    short: tuple[ShortPerson, ...]
    not_known: tuple[ShortPerson, ...]
    without_standard: tuple[ShortPerson, ...]


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

    def people(self, records: Records, wanted: int | None) -> tuple[ShortPerson, ...]:
        """Describe records; with what the verdict on is the wanted one."""
        ordered = self._ordered(records)
        nothing: list[str | None] = [None] * len(ordered)
        return tuple(
            map(
                ShortPerson,
                self._places(ordered),
                self._unit.of(ordered),
                self._title.of(ordered),
                [()] * len(ordered) if wanted is None else self._lacks(ordered, wanted),
                nothing if self._name is None else self._name.of(ordered),
                nothing if self._id is None else self._id.of(ordered),
            )
        )

    def _ordered(self, records: Records) -> Records:
        """Put records in order of their units, those without one last, then of the names where they are told."""
        rank = self._unit.ranks[records]
        if self._name is None:
            return records[np.lexsort((records, rank))]
        keys = [_by_given_name(name or "") for name in self._name.of(records)]
        place = sorted(range(len(records)), key=lambda n: (rank[n], keys[n], records[n]))
        return records[np.array(place, dtype=np.int64)]

    def _places(self, records: Records) -> Iterator[Place]:
        tables = self._roster.tables
        number = np.searchsorted(self._roster.starts, records, side="right") - 1
        rows = np.concatenate([one.rows for one in tables])[records].tolist()
        for table, row in zip(number.tolist(), rows, strict=True):
            yield Place(tables[table].file, tables[table].sheet, str(row))

    def _lacks(self, records: Records, wanted: int) -> list[tuple[Lack, ...]]:
        """Give for each record what its standard requires and the verdict on which is the wanted one.

        People who lack the same share one value.
        """
        found: list[tuple[Lack, ...]] = [()] * len(records)
        for number, one in enumerate(self._standing.standards.standards):
            mine = np.flatnonzero(self._standing.standard[records] == number)
            if not len(mine):
                continue
            rows = records[mine]
            parts = [self._lack(requirement, one, rows, wanted) for requirement in one.requires]
            codes = np.stack([codes for codes, _ in parts], axis=1)
            kinds, each = np.unique(codes, axis=0, return_inverse=True)
            told = [
                tuple(table[code] for code, (_, table) in zip(kind, parts, strict=True) if code >= 0)
                for kind in kinds.tolist()
            ]
            for place, kind in zip(mine.tolist(), each.reshape(-1).tolist(), strict=True):
                found[place] = told[kind]
        return found

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
        self._codes = np.where(column.codes == MISSING, len(self._table) - 1, column.codes)

    def of(self, records: Records) -> list[str | None]:
        """Give the text of each record."""
        return [self._table[code] for code in self._codes[records].tolist()]

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """Each record's place in alphabetical order, those without a text last."""
        distinct = sorted({text for text in self._table if text is not None}, key=sort_key)
        place = {text: number for number, text in enumerate(distinct)}
        table = [len(distinct) if text is None else place[text] for text in self._table]
        return np.array(table, dtype=np.int64)[self._codes]


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
