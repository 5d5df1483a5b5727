"""A column of a training table: its heading, its field and the role it plays."""

from __future__ import annotations

from typing import Literal

from cadre_stats.record import Record

__all__ = ["IDENTITY", "MEASURES", "Role", "TableColumn"]

# What tells who somebody is: a table with one of these has a person a row.
IDENTITY = frozenset({"full_name", "family_name", "given_name", "id_number"})
# What is counted or summed; every other field tells what an entry is about.
MEASURES = ("attendances", "people", "classes", "planned", "completed", "studying", "dropped", "cost", "hours")

# A column of a matrix (``content``) holds a figure of what its heading names; a ``share`` compares figures. A ``part``
# is one of those that a figure is divided into, a ``source`` one of those that money comes from; both have its field.
# A ``course`` has marks beside the people who attended it.
Role = Literal["field", "of_which", "content", "share", "own", "part", "source", "course"]


class TableColumn(Record):
    """A column: its number from 0, its header path, its field if it has one, and the role it plays."""

    index: int
    path: tuple[str, ...]
    field: str | None = None
    role: Role = "field"
