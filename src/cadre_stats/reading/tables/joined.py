"""Columns that say one thing together: the cells of each row joined, each combination of them looked at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.tables.table import Column

__all__ = ["Joined", "SeveralTexts", "UnlistedText", "combinations", "join"]

# What stands between texts that count together, and what a text of them has in its place.
_BETWEEN, _INSIDE = "; ", ", "


class Joined(NamedTuple):
    """What some columns (``members``, counted from 0) say together."""

    members: frozenset[int]
    column: Column


class SeveralTexts(str):
    """The texts of several cells, of which each is to be understood by itself: one that isn't may say the most."""

    __slots__ = ()

    @classmethod
    def of(cls, texts: Sequence[str]) -> SeveralTexts:
        """Lay texts behind each other.

        >>> SeveralTexts.of(["TC Luật; ĐH Luật", "ThS"])
        'TC Luật, ĐH Luật; ThS'
        """
        return cls(_BETWEEN.join(text.replace(_BETWEEN, _INSIDE) for text in texts))

    @property
    def parts(self) -> list[str]:
        """The text of each cell."""
        return self.split(_BETWEEN)


class UnlistedText(str):
    """The text of a cell that doesn't list what the others of its column do: nobody can tell what of it is which."""

    __slots__ = ()


def join(members: Sequence[Column], like: Column, field: str, say: Callable[[Sequence[str]], str]) -> Joined:
    """Join columns into one that stands where ``like`` does, under its header.

    ``say`` is given the texts of a row, one of each member and empty where its cell is, and tells what they say.
    """
    rows, codes = combinations(members)
    values = tuple(say(list(map(shown_text, row))) for row in rows)
    return Joined(
        frozenset(column.index for column in members),
        Column(like.index, like.header, field, CellColumn(codes, values)),
    )


def combinations(members: Sequence[Column]) -> tuple[Sequence[Sequence[Cell]], NDArray[np.int32]]:
    """Give the different rows of cells that columns hold beside each other, and which of them each person row is."""
    distinct, codes = np.unique(np.stack([column.codes for column in members], axis=1), axis=0, return_inverse=True)
    rows = [[one.values[code] for one, code in zip(members, row, strict=True)] for row in distinct.tolist()]
    return rows, codes.reshape(-1).astype(np.int32)
