"""Strange columns: headers that say nothing known over cells of a kind that a field which the table lacks has."""

from __future__ import annotations

from collections.abc import Collection

from cadre_stats.reading.contents import Contents, has_no_year, is_about
from cadre_stats.vocabulary.header_kinds import of_something_else, perhaps
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["is_strange"]

# Fields by what their cells are: dates, marks, words.
_DATED = ("birth_date", "party_date")
_MARKED = ("party_member", "sex", "ethnic_minority")
_WORDED = ("degree", "political_theory", "state_management", "it_skills", "sex")


def is_strange(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether a column without a field may be one that has lost its header; ``missing`` are the table's fields."""
    if contents.field is not None or contents.tick or not contents.path or not contents.is_filled():
        return False
    if of_something_else(contents.path) or any(map(_is_known, contents.path)):
        return False
    if not contents.has_texts():
        return any(field in missing for field in _MARKED)
    if any(field in missing for field in _DATED) and not contents.any_text(has_no_year):
        return True
    return any(field in missing and contents.any_text(is_about, field) for field in _WORDED)


def _is_known(header: str) -> bool:
    """Tell whether some word of a header names a field or may mean one."""
    return bool(roster_lexicon().claims((header,)) or roster_lexicon().nearly((header,)) or perhaps(header))
