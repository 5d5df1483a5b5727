"""Strange columns: headers that say nothing known, so that a field may have lost its header."""

from __future__ import annotations

from collections.abc import Collection

from cadre_stats.reading.tables.about import has_no_year, is_about
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import sex_headed
from cadre_stats.reading.tables.scale_headings import level_heading, scale_over
from cadre_stats.vocabulary.header_kinds import is_ordinary, of_something_else, perhaps
from cadre_stats.vocabulary.lexicon import is_neutral, roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["is_strange"]

# Fields by what their cells are: dates, marks, words.
_DATED = ("birth_date", "party_date")
_MARKED = ("party_member", "sex", "ethnic_minority")
_MARKED_OR_NOT = (*_MARKED, "leadership")
_WORDED = ("degree", "political_theory", "state_management", "it_skills", "sex")


def is_strange(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether a column without a field may be one that has lost its header; ``missing`` are the table's fields.

    A header is known where it is one of those that rosters ordinarily have beside fields; not under dates, marks and
    levels that the table lacks.
    """
    if contents.field is not None or contents.tick or not contents.path or of_something_else(contents.path):
        return False
    if contents.is_filled() and not any(map(_is_known, contents.path)) and _may_be_missing(contents, missing):
        return True
    if "sex" in missing and sex_headed(contents.path[-1]) is not None:
        return True
    return not _is_understood(contents.path) and _may_count(contents, missing)


def _may_be_missing(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether cells are of a kind that a field which the table lacks has: dates, marks, levels."""
    if not contents.has_texts():
        return any(field in missing for field in _MARKED)
    if any(field in missing for field in _DATED) and not contents.any_text(has_no_year):
        return True
    return any(field in missing and contents.any_text(is_about, field) for field in _WORDED)


def _may_count(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether people may be counted by such cells: by words or codes, or by marks and dates that a field lacks."""
    if not contents.is_filled():
        return True
    if not contents.has_texts():
        return any(field in missing for field in _MARKED_OR_NOT)
    return any(field in missing for field in _DATED) or contents.any_text(has_no_year)


def _is_understood(path: tuple[str, ...]) -> bool:
    """Tell whether the last part of a header is known, or makes what stands over it a column of no field."""
    leaf = path[-1]
    if _is_known(leaf) or is_neutral(leaf) or is_ordinary(leaf):
        return True
    if leaf[:1].isdigit() and any(map(is_ordinary, path[:-1])):
        return True
    scale = scale_over(path)
    return scale is not None and load_vocabulary().read_heading(scale, level_heading(scale, path)).recognised


def _is_known(header: str) -> bool:
    """Tell whether some word of a header names a field or may mean one."""
    return bool(roster_lexicon().claims((header,)) or roster_lexicon().nearly((header,)) or perhaps(header))
