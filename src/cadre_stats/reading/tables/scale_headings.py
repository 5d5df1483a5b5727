"""Headings of scales: what the parents of a column name that may hold marks for one of their levels."""

from __future__ import annotations

from functools import lru_cache

from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_rest
from cadre_stats.vocabulary.lexicon import is_neutral, roster_lexicon
from cadre_stats.vocabulary.study_headings import heads_a_study, heads_other_studies, without_study
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["level_heading", "scale_above", "scale_over", "study_above"]

Path = tuple[str, ...]

# These may stand in a column for men and one for women.
_BY_SEX = ("sex", "birth_date")
# Beside it any field of study is one.
_ANY_DEGREE = "Đại học"
# Each of a sheet's headers is asked by many rules.
_REMEMBERED = 1 << 10


def scale_over(path: Path) -> str | None:
    """Give the scale or category that a header's parents name: a column under it may hold marks for one level.

    >>> scale_over(("Trình độ chuyên môn", "Thạc sĩ")), scale_over(("Trình độ chuyên môn", "Đại học", "BS"))
    ('degree', 'degree')
    >>> scale_over(("Trình độ chuyên môn", "Lâm nghiệp", "Đại học"))
    'degree'
    """
    found = scale_above(path)
    return found[0] if found else None


@lru_cache(maxsize=_REMEMBERED)
def scale_above(path: Path) -> tuple[str, int] | None:
    """Give the scale or category that a header's parents name, and how many of the parts name it.

    Between it and the last part may stand levels of the scale ("Sau đại học" over "Thạc sĩ"); then that one is a level
    of it, too, or what is left of it ("Khác"). Between degrees and their levels may stand fields of study.
    """
    for above in range(len(path) - 1, 0, -1):
        scale = _scale_named(path[:above])
        if scale is None:
            continue
        between = path[above:-1]
        if not between or (_are_levels(scale, between) and _is_level_or_rest(scale, path[-1])):
            return scale, above
        if scale == "degree" and len(between) == 1 and _parts_degrees(between[0], path[-1]):
            return scale, above
    return None


@lru_cache(maxsize=_REMEMBERED)
def study_above(path: Path) -> str | None:
    """Give the heading of fields of study between the name of degrees and a level, or the one that names both.

    >>> study_above(("Trình độ chuyên môn", "Lâm nghiệp", "Đại học")), study_above(("Trình độ", "Chuyên môn", "ĐH"))
    ('Lâm nghiệp', None)
    """
    found = scale_above(path)
    if found is None or found[0] != "degree" or len(path) < 2:
        return None
    heading = path[-2]
    if found[1] == len(path) - 1:
        return None if roster_lexicon().claims(path[:-1]) else heading
    return heading if _parts_degrees(heading, path[-1]) else None


def level_heading(field: str, header: Path) -> str:
    """Give the heading that names the level of a column: the last part, or the one above it for what is left of that.

    Where the last part is no level of the one above, both: that isn't understood.

    >>> level_heading("degree", ("Chuyên môn", "Đại học", "CN khác")), level_heading("degree", ("Chuyên môn", "ThS"))
    ('Đại học', 'ThS')
    """
    above = scale_above(header)
    if above is None or above[1] == len(header) - 1 or study_above(header) is not None:
        return header[-1]
    outer, inner = (load_vocabulary().read_heading(field, heading) for heading in header[-2:])
    if not inner.recognised:
        # Under a profession with levels of its own nobody can tell which is left over.
        return " / ".join(header[-2:]) if heads_a_study(header[-2], _ANY_DEGREE) else header[-2]
    rank = load_vocabulary().scale(field).rank
    lowest, highest = (rank(code or "") for code in (outer.lowest, outer.highest))
    inside = all(lowest <= rank(code or "") <= highest for code in (inner.lowest, inner.highest))
    return header[-1] if inside else " / ".join(header[-2:])


def _scale_named(path: Path) -> str | None:
    """Give the scale or category that a path names; that of degrees where it names fields of study, too."""
    claims = roster_lexicon().claims(path)
    if not claims:
        return "degree" if all(map(is_neutral, path[:-1])) and without_study(path[-1], _ANY_DEGREE) else None
    field = claims[0].field
    return field if field not in _BY_SEX and roster_fields()[field].kind in ("level", "category") else None


def _parts_degrees(heading: str, level: str) -> bool:
    if not load_vocabulary().read_heading("degree", level).recognised:
        return False
    return heads_other_studies(heading) or heads_a_study(heading, level)


def _are_levels(scale: str, headings: Path) -> bool:
    return all(load_vocabulary().read_heading(scale, heading).recognised for heading in headings)


def _is_level_or_rest(scale: str, heading: str) -> bool:
    return load_vocabulary().read_heading(scale, heading).recognised or is_rest(heading)
