"""Days of joining the Party that are others: years under a day, one day for everybody, "Đảng" alone over days."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.tables.about import has_year, is_about
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.regex import regex
from cadre_stats.vocabulary.header_words import header_key
from cadre_stats.vocabulary.rows import begins, is_one_of

__all__ = ["are_of_another", "is_without_kind"]

_YEAR = regex(r"(?:19|20)\d\d")


def are_of_another(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether the days under that of joining the Party are more likely those of another column.

    Years stand under a day and days under a year; or everybody joined on one day, and another column has days that
    differ.
    """
    if contents.field != "party_date" or not contents.path:
        return False
    others = [one for one in every if one.field is None and one.path and begins(_leaf(one), "times.begin")]
    if begins(_leaf(contents), "times.days") and contents.mostly_texts(_is_year):
        return any(begins(_leaf(one), "times.years") and one.mostly_texts(is_about, "birth_date") for one in others)
    differing = (one for one in others if one.mostly_texts(is_about, "birth_date") and not one.is_one_text())
    return bool(others) and contents.mostly_texts(has_year) and contents.is_one_text() and any(True for _ in differing)


def is_without_kind(contents: Contents) -> bool:
    """Tell whether a header says only "Đảng" over days: of what in the Party the rest of it told that is lost."""
    alone = contents.field == "party_member" and len(contents.path) == 1
    return alone and is_one_of(contents.path[0], "party.name") and contents.mostly_texts(has_year)


def _leaf(contents: Contents) -> str:
    return header_key(contents.path[-1])


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None
