"""A row of the body of a table of counts: what it is, and what it adds up or is a part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Literal

from cadre_stats.reading.cells.grid import Cell

__all__ = ["NESTING", "BodyRow", "RowKind"]

# A ``parent`` is a row with counts whose parts follow below it: a declared total like a ``total`` row.
# An ``unlabelled`` row holds figures and nothing else; an ``aside`` compares figures ("Tỷ lệ"), an ``other`` holds
# other figures than the table ("Kinh phí"); one ``below`` the signatures belongs to no table that is understood.
RowKind = Literal["entry", "parent", "total", "of_which", "heading", "unlabelled", "aside", "other", "below"]
# Ways of numbering that nest; a row without a number stands beside the row above it.
NESTING = ("roman", "letter", "arabic", "arabic.2", "arabic.3", "lower", "mark", "plus")


@dataclass(slots=True)
class BodyRow:
    """A row of the body (from 0): what it is, its label, its cells by column, and the entries that a total adds up.

    ``parts`` are numbers of entries in the list of rows; ``owner`` is the row of which an ``of_which`` row is a part.
    ``others`` are what else it may add up. Those of an ``unlabelled`` row are the ones since the total before it.
    ``above`` are the labels of the rows it nests under, the outermost first; ``name`` is its label without the number,
    behind as many of those as tell it from another entry's.
    """

    row: int
    kind: RowKind
    label: str
    cells: Mapping[int, Cell]
    headings: tuple[str, ...] = ()
    style: str = "plain"
    number: str = ""
    parts: list[int] = with_default(default_factory=list)
    owner: int | None = None
    above: tuple[str, ...] = ()
    name: str = ""
    others: list[list[int]] = with_default(default_factory=list)
