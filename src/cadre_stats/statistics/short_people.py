"""The lists of a shortfall: people who lack something, of whom it isn't known, whose title has no standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cadre_stats.roster.age import AgeRange
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, RosterColumn, Value
from cadre_stats.roster.dates import DateRange
from cadre_stats.statistics.shortfall import Lack, ShortPerson
from cadre_stats.statistics.standing import NO_STANDARD, UNSURE, Standing, least_level, title_field
from cadre_stats.statistics.testing import NO, UNKNOWN
from cadre_stats.targets.standard import Requirement
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
    return Lists(
        short=describe.people(records[(under & (meets == NO))[records]], _lacks(standing, NO)),
        not_known=describe.people(
            records[((under & (meets == UNKNOWN)) | (standard == UNSURE))[records]], _lacks(standing, UNKNOWN)
        ),
        without_standard=describe.people(records[(standard == NO_STANDARD)[records]], lambda record: ()),
    )


class _Description:
    """How one record is told of in a list."""

    def __init__(self, standing: Standing, *, names: bool) -> None:
        roster = standing.evaluation.roster
        self._roster = roster
        self._unit = _texts(roster.typed("unit"))
        self._title = _texts(roster.typed(title_field(standing.planned)))
        self._name = _texts(roster.typed("full_name")) if names else None
        self._id = _texts(roster.typed("id_number")) if names else None

    def people(self, records: Records, lacks: Callable[[int], tuple[Lack, ...]]) -> tuple[ShortPerson, ...]:
        numbers = sorted(records.tolist(), key=self._order())
        return tuple(self._person(record, lacks(record)) for record in numbers)

    def _order(self) -> Callable[[int], tuple[object, ...]]:
        keys: dict[str, object] = {}

        def key(text: str | None) -> object:
            found = keys.get(text or "")
            if found is None:
                found = keys[text or ""] = (text is None, sort_key(text or ""))
            return found

        if self._name is None:
            return lambda record: (key(self._unit(record)), record)
        name = self._name
        return lambda record: (key(self._unit(record)), _by_given_name(name(record) or ""), record)

    def _person(self, record: int, lacks: tuple[Lack, ...]) -> ShortPerson:
        return ShortPerson(
            where=self._roster.place("", record),
            unit=self._unit(record),
            position=self._title(record),
            lacks=lacks,
            name=None if self._name is None else self._name(record),
            id_number=None if self._id is None else self._id(record),
        )


def _by_given_name(name: str) -> tuple[object, ...]:
    """Order names as Vietnamese lists do: the given name, which is the last word, then the family and middle names.

    >>> sorted(["Trần Văn Bình", "Nguyễn Thị An", "Lê An"], key=_by_given_name)
    ['Lê An', 'Nguyễn Thị An', 'Trần Văn Bình']
    """
    before, _, given = name.rpartition(" ")
    return sort_key(given), sort_key(before)


def _texts(column: RosterColumn) -> Callable[[int], str | None]:
    """Give the text of a record's cell; ``None`` where it is blank."""
    texts: list[str | None] = [None if is_blank(t := cell_text(cell)) else tidy(t) for cell in column.cells]
    codes = column.codes

    def text(record: int) -> str | None:
        code = codes[record]
        return None if code == MISSING else texts[code]

    return text


def _lacks(standing: Standing, wanted: int) -> Callable[[int], tuple[Lack, ...]]:
    """Give for a record what its standard requires and the verdict on which is the wanted one."""
    tables = [
        [(requirement, standing.verdicts(one, requirement), _held(standing, requirement)) for requirement in one.requires]
        for one in standing.standards.standards
    ]

    def lacks(record: int) -> tuple[Lack, ...]:
        number = standing.standard[record]
        if number < 0:
            return ()
        return tuple(held(record) for _, verdicts, held in tables[number] if verdicts[record] == wanted)

    return lacks


def _held(standing: Standing, requirement: Requirement) -> Callable[[int], Lack]:
    """Give for a record what it has of a field, and how far that is from the least that is enough."""
    evaluation = standing.evaluation
    column = evaluation.column(requirement.field)
    each = list(_each(standing, requirement, column.values))

    def lack(record: int) -> Lack:
        code = column.codes[record]
        return each[code] if code != MISSING else Lack(requirement.field, None, requirement.text)

    return lack


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
