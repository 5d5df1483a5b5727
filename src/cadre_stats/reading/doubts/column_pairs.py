"""Pairs of columns that contradict each other: what one was taken for stands in another, or one header over both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.about import is_about
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name, scale_over, sex_headed
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import of_something_else
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_of_courses, is_of_later, learns
from cadre_stats.vocabulary.rows import without_equals

__all__ = ["contradicting_pairs"]

Path = tuple[str, ...]

# Fields whose cells are told by their words or codes: where none of them speaks of it, another column's may.
_ELSEWHERE = ("unit", "position", "rank", "degree", "political_theory", "state_management")
_LETTER = regex(r" \[[a-z]{1,3}\]$")
# Columns that may hold what belongs in others.
_FREE = ("note", "major")
# Columns of which the words are none of posts.
_OF_OTHER_WORDS = ("study_mode", "sector", "academic_title")


def contradicting_pairs(
    contents: Contents, every: Sequence[Contents], joined: Mapping[int, Path]
) -> Iterator[tuple[Contents, Finding]]:
    """Tell whether a column contradicts another one.

    ``joined`` are the headers of columns that ``every`` leaves out because the table has made one of them together.
    """
    taken = (one for one in every if one.field in _ELSEWHERE and not one.tick and one is not contents)
    if (other := next((one for one in taken if _is_swapped(one, contents)), None)) is not None:
        yield contents, Finding("field_in_another_column", "warning", (), other.field, header_name(contents.path))
    if _repeats_header(contents, every, joined) or _is_second_of_sex(contents, every):
        yield contents, Finding("same_header", "warning", (), contents.field, header_name(contents.path))


def _is_swapped(taken: Contents, other: Contents) -> bool:
    """Tell whether cells speak of a field in a column that isn't it, and no cell in the column taken for it."""
    field = taken.field or ""
    if field == "rank":
        # The codes of ranks stand under a header of their own beside their names.
        may_hold = other.field not in ("rank", "state_management") and not _is_of_ranks(other.path)
    else:
        # Posts stand in no column of places, whatever its header.
        elsewhere = is_of_later(other.path) if field == "position" else of_something_else(other.path)
        # What people learn, or held before, is no post and no unit.
        never = _is_of_levels(other.path) or is_of_courses(other.path)
        elsewhere = elsewhere and not (field in ("position", "unit") and never)
        of_another = elsewhere or scale_over(other.path) is not None
        taken_for = other.field in _FREE or (field == "position" and other.field in _OF_OTHER_WORDS)
        may_hold = (other.field is None or taken_for) and not of_another and not other.has_marks()
    if not may_hold:
        return False
    # Of remarks, majors and places a fourth is enough: they are no posts and no units.
    few = other.field in _FREE or (field == "position" and of_something_else(other.path))
    speaks = other.share(field, 1, 4) if few else other.mostly(field)
    if field == "rank" and other.field in (None, "note") and not of_something_else(other.path):
        speaks = speaks or (scale_over(other.path) is None and other.mostly_texts(_names_rank))
    # A form that nobody filled in beside remarks that are all posts.
    if field == "position" and not taken.is_filled():
        return other.field == "note" and other.mostly(field)
    if field == "position" and other.field == "major" and other.mostly(field):
        return taken.is_filled() and not taken.mostly(field)
    named = field == "rank" and taken.any_text(_names_rank)
    return speaks and taken.is_filled() and not named and not taken.any_text(is_about, field)


def _is_of_ranks(path: Path) -> bool:
    return any(claim.field == "rank" for claim in roster_lexicon().claims(path))


def _is_of_levels(path: Path) -> bool:
    """Tell whether a header is of levels that people held before or still learn: "Đang học", "Trình độ (cũ)"."""
    named = roster_lexicon().nearly(path, of_others=True)
    return any(roster_fields()[field].kind == "level" for field in named) or learns(path)


def _names_rank(text: str) -> bool:
    """Tell whether a text is a rank in words, beside which its code may stand in another column."""
    return " hạng " in f"{fold(text)} " or is_about(text, "state_management")


def _repeats_header(contents: Contents, every: Sequence[Contents], joined: Mapping[int, Path]) -> bool:
    """Tell whether a column has the header of the one before it, and both hold something."""
    before = contents.index - 1
    if before in joined:
        return _is_one_header(joined[before], contents.path) and contents.is_filled()
    left = next((one for one in every if one.index == before), None)
    if len(contents.path) > 1 and any(_equals(one, contents) for one in every):
        return True
    if len(contents.path) > 1 and contents.is_filled() and any(_is_same_below(one, contents) for one in every):
        return True
    alike = left is not None and _is_one_header(left.path, contents.path)
    return alike and left is not None and left.is_filled() and contents.is_filled()


def _is_same_below(other: Contents, contents: Contents) -> bool:
    """Tell whether a column before one has the same headings over it, all of them, and holds something, too."""
    return other.index < contents.index and _folded(other.path) == _folded(contents.path) and other.is_filled()


def _equals(other: Contents, contents: Contents) -> bool:
    """Tell whether the heading of a column says what that of one before it says of equals, too: "CVC và TĐ", "CVC"."""
    if other.index >= contents.index or other.path[:-1] != contents.path[:-1] or other.path == contents.path:
        return False
    return without_equals(other.path[-1]) == without_equals(contents.path[-1])


def _folded(path: Path) -> list[str]:
    return [_LETTER.sub("", fold(part)) for part in path]


def _is_one_header(left: Path, right: Path) -> bool:
    """Tell whether two headers are one, or one of them a part of the other."""
    shared = min(len(left), len(right))
    # Of headers that are the same the columns' letters are told, too.
    paths = [_folded(path) for path in (left, right)]
    return shared > 0 and (paths[0][:shared] == paths[1][:shared] or paths[0][-shared:] == paths[1][-shared:])


def _is_second_of_sex(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether a column is headed by a sex that another one before it is headed by, too."""
    sex = sex_headed(contents.path[-1]) if contents.field == "sex" and contents.path else None
    before = [one for one in every if one.field == "sex" and one.path and one.index < contents.index]
    return sex is not None and any(sex_headed(one.path[-1]) == sex for one in before)
