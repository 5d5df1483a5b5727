"""The field that a column not understood comes near: by its header's words, by its cells, or by both."""

from __future__ import annotations

from collections.abc import Collection

from cadre_stats.reading.tables.about import has_no_year, speaks_of
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.vocabulary.header_kinds import begins_as_levels, of_something_else
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import begins, is_one_of, row_key

__all__ = ["nearest_field"]

# Fields that cells alone tell, whatever the header of a column without a field says.
_TOLD_BY_CELLS = ("degree", "political_theory", "general_education", "sex", "ethnicity", "personnel_type", "rank")
_TOLD_BY_CELLS_AND_PLACE = ("state_management", "admin_level", "managed_by", "unit", "position", "religion")
# Free texts in which a scale can't stand: whoever fills a column so means another one.
_FREE = ("note", "major", "number", "religion", "unit", "ethnicity")
_SCALES = ("degree", "political_theory", "state_management")
# What stands in a school's name or beside a rank is no level of a scale.
_NAMES_LEVELS = ("school", "study_mode", "rank", "academic_title", "planned_position")


def nearest_field(contents: Contents, missing: Collection[str]) -> str | None:
    """Give the missing field of which three quarters of a column's cells speak, or its header and a quarter of them.

    Where the header itself speaks of the field as a cell does, half of the cells are enough, also of none at all.
    """
    if contents.field in _NAMES_LEVELS or contents.tick or contents.has_marks():
        return None
    if contents.field is not None:
        fields = (
            (*_SCALES, "position", *(("unit",) if contents.field == "major" else ()))
            if contents.field in _FREE
            else _SCALES[:2]
            if contents.field == "position"
            else ()
        )
        return next((one for one in fields if one in missing and contents.share(one, 3, 4)), None)
    leaf = contents.path[-1] if contents.path else ""
    nearly = (one for one in roster_lexicon().nearly(contents.path) if one in missing)
    by_header: str | None = next((one for one in nearly if contents.share(one, 1, 4)), None)
    if by_header is not None:
        return by_header
    if (
        "party_date" in missing
        and (is_one_of(leaf, "party.parts") or is_one_of(leaf, "party.days"))
        and _holds_days(contents)
    ):
        return "party_date"
    if "birth_date" in missing and len(contents.path) > 1 and all(map(_says_only_day, contents.path)):
        return "birth_date"
    if "birth_date" in missing and _says_only_day(leaf) and _is_year_apart(contents):
        return "birth_date"
    told = [*_TOLD_BY_CELLS, *_told_by_place(contents), *(("birth_date",) if _says_only_day(leaf) else ())]
    # "9 năm" under "Thời gian giữ ngạch" is no schooling.
    other = of_something_else(contents.path)
    # "CC" under "Trình độ QLGD" is a certificate, no civil servant.
    graded = other or begins_as_levels(leaf)
    told = [one for one in told if one in missing and not (other and one == "general_education")]
    told = [one for one in told if not (graded and one == "personnel_type")]
    by_cells: str | None = next((one for one in told if contents.share(one, 3, 4)), None)
    if by_cells is not None:
        return by_cells
    by_leaf = (one for one in ("birth_date", "party_date", *told) if one in missing and speaks_of(one, leaf))
    half = (one for one in by_leaf if not contents.has_texts() or contents.share(one, 1, 2))
    return next((one for one in half if one != "unit" or " " in leaf), None)


def _holds_days(contents: Contents) -> bool:
    return contents.has_texts() and not contents.any_text(has_no_year)


def _is_year_apart(contents: Contents) -> bool:
    """Tell whether years stand under a heading that has none: the last of day, month and year of birth."""
    above = contents.path[:-1]
    return bool(above) and not of_something_else(above) and scale_over(contents.path) is None and _holds_days(contents)


def _told_by_place(contents: Contents) -> tuple[str, ...]:
    """Give the fields that cells tell unless the header is about another place or time.

    Under the header of a rank, words of courses in state management are ranks.
    """
    if of_something_else(contents.path):
        return ()
    ranked = any(begins(part, "rank.begin") for part in contents.path)
    return tuple(one for one in _TOLD_BY_CELLS_AND_PLACE if one != "state_management" or not ranked)


def _says_only_day(header: str) -> bool:
    """Tell whether a header says how to write a day and not of what: "(ngày/tháng/năm)"."""
    words = row_key(header).split()
    return bool(words) and all(is_one_of(word, "birth.words") for word in words)
