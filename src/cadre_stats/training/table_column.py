"""A column of a training table: its heading, its field and the role it plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MEASURES", "Role", "TableColumn"]

# What is counted or summed; every other field tells what an entry is about.
MEASURES = ("attendances", "people", "classes", "planned", "completed", "studying", "dropped", "cost", "hours")

# A column of a matrix (``content``) holds a figure of what its heading names; a ``share`` compares figures.
Role = Literal["field", "of_which", "content", "share", "own"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its number from 0, its header path, its field if it has one, and the role it plays."""

    index: int
    path: tuple[str, ...]
    field: str | None = None
    role: Role = "field"
