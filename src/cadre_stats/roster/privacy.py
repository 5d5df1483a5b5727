"""Which columns name a person: names and ID numbers, also where the column wasn't taken for its field."""

from __future__ import annotations

from functools import cache

from cadre_stats.reading.tables.table import Column
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["IDENTITY", "names_people"]

# The fields that tell who somebody is.
IDENTITY = ("full_name", "family_name", "given_name", "id_number")


def names_people(column: Column) -> bool:
    """Tell whether a column holds names, ID numbers or birth dates, by its field or by its header."""
    if column.field is not None:
        return roster_fields()[column.field].private
    return _is_private(tuple(part for part in column.header if part))


@cache
def _is_private(header: tuple[str, ...]) -> bool:
    """Tell whether a column of its own, such as a second column of names, has the header of a private field."""
    return bool(header) and any(roster_fields()[claim.field].private for claim in roster_lexicon().claims(header))
