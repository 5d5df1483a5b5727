"""The columns that rosters share, each under the header that a place gives it."""

from __future__ import annotations

from samples.people import Official
from samples.sheet import Cell, Column

__all__ = ["born_day", "born_year", "field", "mark", "number", "party_day"]

WIDTHS = {"name": 24, "unit": 28, "position": 28, "id_number": 15, "degree": 22, "theory": 20, "managed_by": 24}


def number(*header: str) -> Column:
    """A column of running numbers."""
    return Column(header, None, 5)


def field(name: str, *header: str) -> Column:
    """A column that shows a field as the clerk typed it."""
    return Column(header, lambda person: getattr(person, name) or None, WIDTHS.get(name, 12))


def mark(name: str, sign: str, *header: str) -> Column:
    """A column of marks: the sign where the field holds, else nothing."""
    return Column(header, lambda person: sign if getattr(person, name) else None, 8)


def born_day(*header: str) -> Column:
    """A column of birth dates; every seventh is typed as text."""
    return Column(header, _birth, 12)


def _birth(person: Official) -> Cell:
    return person.born.strftime("%d/%m/%Y") if person.born.day % 7 == 0 else person.born


def born_year(*header: str) -> Column:
    """A column of years of birth."""
    return Column(header, lambda person: person.born.year, 8)


def party_day(*header: str) -> Column:
    """A column of the dates of joining the Party; empty for those who have not."""
    return Column(header, lambda person: person.joined_party, 12)
