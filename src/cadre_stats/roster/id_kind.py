"""Kinds of ID numbers: of cards of the state or the Party, or of an agency's own making; their headers tell which."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.roster.column import RosterColumn
from cadre_stats.roster.id_keys import former_cells
from cadre_stats.roster.stretch import Stretch
from cadre_stats.vocabulary.header_kinds import kind_of_id

__all__ = ["FORMER", "OWN", "id_kinds", "kinds_among"]

_KINDS = ("cards", "former_cards", "party", "own")
# Identity cards until 2021 and before; the kinds up to it are of the state's numbers.
FORMER = _KINDS.index("former_cards")
# The kind of codes that agencies make up.
OWN = _KINDS.index("own")


def id_kinds(stretches: Sequence[Stretch], column: RosterColumn) -> NDArray[np.int8] | None:
    """Give the kind of each record's ID number, a place in ``_KINDS``; ``None`` where all are of identity cards.

    Codes that agencies make up are unique in one of them alone (source: their personnel programs; a national number has
    a person for life, Law 26/2023/QH15). Whether a number of the state's is of a former card its digits tell: headers
    say "CMND/CCCD" of both.
    """
    each = [_kind(one) for one in stretches]
    former = former_cells(column.cells)
    if not any(each) and not former.any():
        return None
    kinds = np.repeat(np.array(each, dtype=np.int8), [one.records for one in stretches])
    kinds[np.append(former, False)[column.codes] & (kinds == 0)] = FORMER
    return kinds


def kinds_among(stretches: Sequence[Stretch]) -> frozenset[int]:
    """Give the kinds of ID numbers that tables have a column of."""
    return frozenset(_kind(one) for one in stretches if one.table.column("id_number") is not None)


def _kind(stretch: Stretch) -> int:
    column = stretch.table.column("id_number")
    return 0 if column is None else _KINDS.index(kind_of_id(column.header[-1] if column.header else ""))
