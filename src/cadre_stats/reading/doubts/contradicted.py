"""Headers that most cells contradict: names under posts, running numbers under religion, levels under units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.about import is_about
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name, sex_headed
from cadre_stats.reading.tables.mark import answers_yes
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.regex import regex
from cadre_stats.vocabulary.cells import rank_of_post
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import of_something_else
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["contradicting", "is_no_sex", "numbers_finding", "numbers_nothing", "repeats_numbers"]

# Which fields, where more than half of the cells speak of them, contradict one.
_CONTRADICTED_BY = {
    "full_name": ("position", "unit", "religion", "degree", "ethnicity", "sex", "birth_date"),
    "family_name": ("position", "unit", "religion", "degree", "ethnicity", "sex", "birth_date"),
    "given_name": ("position", "unit", "religion", "degree", "political_theory", "ethnicity", "sex", "birth_date"),
    "position": ("full_name", "religion", "birth_date", "ethnicity", "sex"),
    "unit": ("full_name", "position", "religion", "birth_date", "ethnicity", "sex"),
    "religion": ("position", "unit", "full_name", "birth_date", "ethnicity", "sex"),
    "number": ("full_name", "position", "unit", "birth_date"),
    "note": ("full_name",),
    "major": ("full_name",),
    "rank": ("full_name", "birth_date", "unit", "religion", "ethnicity", "sex"),
    "planned_position": ("full_name", "degree", "political_theory", "ethnicity", "sex", "birth_date"),
    "province": ("full_name", "position", "religion", "degree", "birth_date", "ethnicity", "sex"),
    "district": ("full_name", "position", "religion", "degree", "birth_date", "ethnicity", "sex"),
    "commune": ("full_name", "position", "religion", "degree", "birth_date", "ethnicity", "sex"),
    "defence_training": ("full_name", "position", "unit"),
    "academic_title": ("full_name", "position", "unit", "political_theory"),
    "council_deputy": ("full_name", "birth_date"),
    "party_committee": ("full_name", "birth_date"),
    "foreign_language": ("full_name", "position", "unit"),
    "leadership": ("birth_date", "position", "unit", "managed_by", "admin_level"),
    "party_member": ("position", "unit", "managed_by", "admin_level", "degree"),
}
# Fields in which nobody counts.
_COUNTED_BY_NONE = ("position", "unit", "religion", "rank", "major", "note", "ethnicity")
# Of these fields cells may be codes as data bases have them.
_CALLED_BY_CODES = ("unit", "major", "school")
_NUMBERING = regex(r"[\d.]+|C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?|\W*\w\W*|[A-Z]{1,3}[\d.-]+")
# Cells that mostly speak of their own field contradict nothing: most tables need no further look.
_OWN_WORDS = {
    "full_name": "full_name",
    "position": "position",
    "unit": "unit",
    "religion": "religion",
    # "Tỉnh Nam Định", "Huyện Hải Hậu", "Xã Hải Minh".
    "province": "unit",
    "district": "unit",
    "commune": "unit",
}
# What the cells of a scale's or a category's column can't be by mistake.
_CERTAIN = ("degree", "political_theory", "state_management", "full_name", "position", "unit", "birth_date", "sex")


def contradicting(contents: Contents, beside: Sequence[Contents]) -> str | None:
    """Give the field of which most cells speak though the header names another one that they don't speak of.

    ``beside`` are the contents of all columns.
    """
    field = contents.field or ""
    if contents.tick:
        return None
    if field == "unit" and (level := _level_for_units(contents, beside)) is not None:
        return level
    if field == "position" and _are_types_for_posts(contents, beside):
        return "personnel_type"
    if field in _OWN_WORDS and contents.mostly(_OWN_WORDS[field]):
        return None
    if field in _COUNTED_BY_NONE and contents.counts_rows():
        return "number"
    if field == "rank" and _are_posts_for_ranks(contents, beside):
        return "position"
    if (other := _by_its_words(contents) or _by_its_codes(contents)) is not None:
        return other
    if field == "position" and contents.mostly("unit"):
        return "unit" if any(_may_be_swapped_with(one) for one in beside if one is not contents) else None
    if field == "party_date" and contents.mostly_marks():
        return "party_member"
    if not field or roster_fields()[field].kind not in ("level", "category") or contents.mostly(field):
        return None
    return next((one for one in _CERTAIN if one != field and contents.share(one, 3, 4)), None)


def _by_its_codes(contents: Contents) -> str | None:
    """Give the field of which a column holds the codes: posts, or departments; marks under given names are of a sex."""
    if contents.field == "given_name" and contents.mostly_marks():
        return "sex"
    if contents.field not in _CALLED_BY_CODES:
        return None
    if contents.mostly_texts(is_one_of, "codes_of_posts.names"):
        return "position"
    return "unit" if contents.field != "unit" and contents.mostly_texts(is_one_of, "codes_of_units.names") else None


def _are_posts_for_ranks(contents: Contents, beside: Sequence[Contents]) -> bool:
    """Tell whether leaders' posts stand under ranks, and none under posts."""
    if not contents.any_text(_is_of_leader):
        return False
    others = (one for one in beside if one.field == "position" and not one.tick and one.has_texts())
    return any(not one.any_text(_is_of_leader) for one in others)


def _may_be_swapped_with(other: Contents) -> bool:
    """Tell whether a column holds posts, or is one of units in which nothing speaks of a unit."""
    if other.mostly("position"):
        return True
    return other.field == "unit" and other.has_texts() and not other.any_text(is_about, "unit")


def _are_types_for_posts(contents: Contents, beside: Sequence[Contents]) -> bool:
    """Tell whether posts are only "Cán bộ" or "Công chức", and another column that is no field holds posts."""
    others = (one for one in beside if one.field is None and one is not contents and not of_something_else(one.path))
    # The scale of types, which few reports need otherwise, is built for the second question.
    return any(one.mostly("position") for one in others) and contents.mostly("personnel_type")


def _by_its_words(contents: Contents) -> str | None:
    """Give the field that contradicts a column's own by the words of most cells."""
    field = contents.field or ""
    if field == "given_name" and contents.mostly_texts(_has_digit):
        return "birth_date"
    if field == "rank" and contents.mostly_texts(_is_of_leader):
        return "position"
    return next((other for other in _CONTRADICTED_BY.get(field, ()) if contents.mostly(other)), None)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_of_leader(text: str) -> bool:
    return (rank_of_post(text) or 0) > 1


def _level_for_units(contents: Contents, beside: Sequence[Contents]) -> str | None:
    """Give the field of administrative or managing levels, if such words stand for units, and the units there."""
    swapped = [one.field for one in beside if one.field in ("admin_level", "managed_by") and one.mostly("unit")]
    # Names of units are long texts to read as levels; most units have one.
    if not swapped or contents.mostly_texts(_is_named):
        return None
    return next((one for one in swapped if one and contents.mostly(one)), None)


def _is_named(unit: str) -> bool:
    """Tell whether a unit is called by a name, not only what it is: "Xã Hải Minh", not "Cấp xã"."""
    return any(word[0].isupper() or word.isdigit() for word in unit.split()[1:])


def numbers_nothing(contents: Contents) -> bool:
    """Tell whether more than half of the running numbers are words, or numbers with decimals."""
    return contents.field == "number" and contents.mostly_texts(_is_no_numbering)


def repeats_numbers(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of running numbers that neither go on from row to row nor differ, for most people: codes.

    Numbers begin anew under each heading, also one of one person, and a sorted list has them out of order.
    """
    for contents in sample.contents:
        if contents.field != "number":
            continue
        numbers = [int(text) for row in sample.rows if (text := row[contents.index]).isdecimal()]
        steps = [(before, after) for before, after in pairwise(numbers) if after != before + 1]
        breaks = sum(after != 1 or before == 1 for before, after in steps)
        if any(after != 1 for _, after in steps) and breaks * 2 > len(numbers) > len(set(numbers)) * 2:
            yield contents, numbers_finding(contents.path)


def numbers_finding(path: tuple[str, ...]) -> Finding:
    """Give the finding for a column of running numbers that number nothing."""
    return Finding("no_running_numbers", "warning", (), "number", header_name(path))


def _is_no_numbering(text: str) -> bool:
    return _NUMBERING.fullmatch(text) is None


def is_no_sex(contents: Contents) -> bool:
    """Tell whether under the heading of one sex stand mostly words that tell none."""
    headed = contents.field == "sex" and bool(contents.path) and sex_headed(contents.path[-1]) is not None
    return headed and contents.mostly_texts(_tells_no_sex)


def _tells_no_sex(text: str) -> bool:
    return not is_about(text, "sex") and answers_yes(text) is None
