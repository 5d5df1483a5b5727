"""A list of people of a shortfall as columns: what many share stands once, a person is made when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Place
from cadre_stats.record import Record

__all__ = ["Coded", "Lack", "ShortList", "ShortPerson"]

T = TypeVar("T")


class Lack(Record):
    """What one person lacks: the field, what they have (a level, a range, a text), what is required.

    ``levels`` are those between the two on the scale, of a range the fewest; ``None`` where the field has no order.
    """

    field: str
    has: str | None
    requires: str
    levels: int | None = None


class ShortPerson(Record):
    """One person of a list: where they stand, unit and title; name and ID number only where asked for."""

    where: Place
    unit: str | None
    position: str | None
    lacks: tuple[Lack, ...] = ()
    name: str | None = None
    id_number: str | None = None


class Coded(Record, Generic[T]):
    """A column: for every person the number of one of the distinct ``values``."""

    codes: NDArray[np.int64]
    values: Sequence[T]

    def at(self, number: int) -> T:
        """Give the value of a person."""
        return self.values[int(self.codes[number])]


@dataclass(frozen=True, slots=True, eq=False)
class ShortList(Sequence[ShortPerson]):
    """People in the order in which they are told: ``sources`` are file and sheet, ``rows`` the rows there.

    ``names`` and ``id_numbers`` are ``None`` where nobody asked for them.
    """

    sources: Coded[tuple[str, str]]
    rows: NDArray[np.int64]
    units: Coded[str | None]
    positions: Coded[str | None]
    lacks: Coded[tuple[Lack, ...]]
    names: Coded[str | None] | None = None
    id_numbers: Coded[str | None] | None = None

    def __len__(self) -> int:
        """Give the number of people."""
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> ShortPerson: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ShortPerson]: ...

    def __getitem__(self, index: int | slice) -> ShortPerson | Sequence[ShortPerson]:
        """Give one person, or several."""
        if isinstance(index, slice):
            return tuple(self._person(number) for number in range(*index.indices(len(self))))
        return self._person(range(len(self))[index])

    def __iter__(self) -> Iterator[ShortPerson]:
        """Give the people one by one."""
        return map(self._person, range(len(self)))

    def _person(self, number: int) -> ShortPerson:
        file, sheet = self.sources.at(number)
        return ShortPerson(
            where=Place(file, sheet, str(int(self.rows[number]))),
            unit=self.units.at(number),
            position=self.positions.at(number),
            lacks=self.lacks.at(number),
            name=None if self.names is None else self.names.at(number),
            id_number=None if self.id_numbers is None else self.id_numbers.at(number),
        )
