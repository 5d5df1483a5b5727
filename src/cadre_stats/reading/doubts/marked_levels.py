"""Columns of marks headed by levels: without a scale above them, under another scale, or of a level still to come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.about import has_no_year, speaks_of
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.scale_headings import level_heading, scale_over
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_rest, of_something_else
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_of_later
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["is_none_of_ranks", "is_of_another_scale", "is_unknown_level", "levels_over_marks", "rest_names_others"]

# A heading and what stands under it.
_TWO = 2
_SCALES = ("degree", "political_theory", "state_management", "general_education")

_LANGUAGES = frozenset({"foreign_language", "english", "other_language"})


def levels_over_marks(every: Sequence[Contents], missing: Collection[str]) -> Iterator[tuple[Contents, Finding]]:
    """Name the columns of marks headed by levels that aren't counted; ``missing`` are fields that the table lacks."""
    ticked = [one for one in every if one.field is None and one.path and _holds_marks_or_years(one)]
    for field in _SCALES:
        headed = [one for one in ticked if speaks_of(field, one.path[-1])]
        lost = headed if field in missing else [one for one in headed if _is_lost(field, one, every)]
        if len(lost) > (field in missing) and not any(of_something_else(one.path) for one in lost):
            yield lost[0], Finding("levels_without_scale", "warning", (), field, header_name(lost[0].path))
    for contents in every:
        scale = scale_over(contents.path) if contents.field is None else None
        if scale is not None and is_of_later(contents.path[-1:]) and contents.has_marks():
            yield contents, Finding("level_to_come", "info", (), scale, header_name(contents.path))


def _is_lost(field: str, contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether a level stands apart from the columns of marks that the table has for its scale."""
    # Ranks are called as the levels of state management are.
    own = field != "state_management" and scale_over(contents.path) is None and not _is_of_languages(contents)
    return own and any(one.field == field and one.tick for one in every)


def _is_of_languages(contents: Contents) -> bool:
    """Tell whether a heading of languages stands above: a degree there is one in them ("Ngoại ngữ › ĐH tiếng Anh")."""
    above = (claim.field for heading in contents.path[:-1] for claim in roster_lexicon().claims((heading,)))
    return any(field in _LANGUAGES for field in above)


def _holds_marks_or_years(contents: Contents) -> bool:
    return contents.is_filled() and not contents.any_text(has_no_year)


def is_of_another_scale(contents: Contents) -> bool:
    """Tell whether the heading of a column for marks is a level, but none of the scale that stands over it."""
    scale = scale_over(contents.path) if contents.field is None else contents.field if contents.tick else None
    if scale is None or roster_fields()[scale].kind != "level":
        return False
    if not (contents.tick or contents.has_marks() or _holds_marks_or_years(contents)):
        return False
    known = [one for one in (*_SCALES, "it_skills") if _is_level_of(one, contents.path[-1])]
    return bool(known) and not _is_level_of(scale, contents.path[-1])


def is_none_of_ranks(contents: Contents) -> bool:
    """Tell whether a heading under one of ranks says that people have had no course: "Ngạch › Chưa qua BD"."""
    if contents.field is not None or len(contents.path) < _TWO:
        return False
    above = roster_lexicon().claims(contents.path[:-1])
    ranked = bool(above) and above[0].field == "rank"
    return ranked and load_vocabulary().read_heading("state_management", contents.path[-1]).code == "none"


def is_unknown_level(contents: Contents) -> bool:
    """Tell whether the heading of a column for marks names no level of its scale, nor what is left of one.

    Subjects may stand under one level: all of them are that level.
    """
    scale = contents.field or ""
    if not contents.tick or not contents.path or roster_fields()[scale].kind != "level":
        return False
    leaf, heading = contents.path[-1], level_heading(scale, contents.path)
    # "Đại học › CKII": none of the one above it.
    if heading not in contents.path:
        return True
    if is_rest(leaf) or _is_level_of(scale, leaf):
        return False
    above = load_vocabulary().read_heading(scale, heading)
    return above.lowest is None or above.lowest != above.highest


def rest_names_others(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether a text under "Khác" names the level that another column of marks is headed by."""
    scale = contents.field or ""
    if not contents.tick or not contents.path or roster_fields()[scale].kind != "level" or not contents.has_texts():
        return False
    if not is_rest(contents.path[-1]):
        return False
    others = [one for one in every if one.field == scale and one.tick and one.path and not is_rest(one.path[-1])]
    return any(contents.any_text(_is_read_as, scale, level_heading(scale, one.path)) for one in others)


def _is_read_as(text: str, scale: str, heading: str) -> bool:
    named, read = load_vocabulary().read_heading(scale, heading), load_vocabulary().read(scale, text)
    return named.lowest is not None and (named.lowest, named.highest) == (read.lowest, read.highest)


def _is_level_of(scale: str, heading: str) -> bool:
    return load_vocabulary().read_heading(scale, heading).recognised
