"""A field that stands elsewhere: what a column was taken for by its header stands in another column."""

from __future__ import annotations

from cadre_stats.reading.tables.about import is_about
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.cells import spoken_of
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import of_something_else
from cadre_stats.vocabulary.header_words import header_key
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.other_times import is_before, is_of_courses, is_of_later, learns
from cadre_stats.vocabulary.phrases import words
from cadre_stats.vocabulary.rows import begins, ends, row_key

__all__ = ["is_office", "stands_in"]

Path = tuple[str, ...]

# Fields whose cells are told by their words or codes: where none of them speaks of it, another column's may.
_ELSEWHERE = ("unit", "position", "rank", "degree", "political_theory", "state_management", "religion")
# Columns that may hold what belongs in others.
_FREE = ("note", "major")
# Columns of what people studied and how, where no units are.
_OF_STUDIES = ("major", "study_mode")
# Where religions are marks, one of these may have been that of words: "Không" for nearly everybody.
_ANSWERED = ("party_committee", "council_deputy", "defence_training", "ethnic_language")
# Columns of which the words are none of posts.
_OF_OTHER_WORDS = ("study_mode", "sector", "academic_title")
# Columns in which a class of rank is no remark on what they are about.
_BESIDE_RANKS = (None, "note", "position", "major")
# "II": the class alone.
_CLASS = regex(r"I{1,3}|IV")


def stands_in(taken: Contents, other: Contents) -> bool:
    """Tell whether the field that one column was taken for stands in another column, and not where its header is."""
    if taken.field not in _ELSEWHERE or taken.tick or taken is other:
        return False
    if taken.field == "rank":
        return _is_of_ranks(taken, other)
    if taken.field == "religion":
        return _is_of_religions(taken, other)
    if taken.field == "unit" and (_is_home(taken, other) or _is_of_before(taken, other)):
        return True
    return _speaks(taken, other)


def _speaks(taken: Contents, other: Contents) -> bool:
    """Tell whether cells speak of a field in a column that isn't it, and none, or hardly one, in the other."""
    field = taken.field or ""
    if not _may_hold(field, other):
        return False
    # Of remarks, majors and places a fourth is enough: they are no posts and no units.
    few = other.field in _FREE or (field == "position" and of_something_else(other.path))
    # A form that nobody filled in beside remarks that are all posts.
    if field == "position" and not taken.is_filled():
        return other.field == "note" and other.mostly(field)
    # "Khoa học máy tính" begins as units do.
    apart = _is_of_no_posts(other) if field == "position" else field == "unit" and other.field in _OF_STUDIES
    if apart and other.mostly(field):
        return taken.is_filled() and not taken.mostly(field)
    speaks = other.share(field, 1, 4) if few else other.mostly(field)
    return speaks and taken.is_filled() and not taken.any_text(is_about, field)


def _may_hold(field: str, other: Contents) -> bool:
    # Posts stand in no column of places, whatever its header.
    elsewhere = is_of_later(other.path) if field == "position" else of_something_else(other.path)
    # What people learn, or held before, is no post and no unit.
    never = _is_of_levels(other.path) or is_of_courses(other.path)
    elsewhere = elsewhere and not (field in ("position", "unit") and never)
    of_another = elsewhere or scale_over(other.path) is not None
    taken_for = other.field in (*_FREE, *_OF_STUDIES) or (field == "position" and other.field in _OF_OTHER_WORDS)
    return (other.field is None or taken_for) and not of_another and not other.has_marks()


def _is_of_no_posts(other: Contents) -> bool:
    """Tell whether a header is of majors, or of nothing that is known and nothing like posts."""
    if other.field == "major":
        return True
    leaf = header_key(other.path[-1]) if other.path else ""
    return other.field is None and not of_something_else(other.path) and not begins(leaf, "posts.begin", "work.begin")


def _is_of_levels(path: Path) -> bool:
    """Tell whether a header is of levels that people held before or still learn: "Đang học", "Trình độ (cũ)"."""
    named = roster_lexicon().nearly(path, of_others=True)
    return any(roster_fields()[field].kind == "level" for field in named) or learns(path)


def _is_of_ranks(taken: Contents, other: Contents) -> bool:
    if other.field in ("rank", "state_management") or not taken.is_filled() or taken.any_text(_names_rank):
        return False
    if taken.any_text(is_about, "rank") or taken.any_text(_is_class):
        return False
    # The codes of ranks stand under a header of their own beside their names.
    if any(claim.field == "rank" for claim in roster_lexicon().claims(other.path)):
        return False
    if other.mostly("rank"):
        return True
    if other.field not in _BESIDE_RANKS or of_something_else(other.path) or scale_over(other.path) is not None:
        return False
    # "Chuyên viên" is a post, too.
    named = other.mostly_texts(_has_class) if other.field == "position" else other.mostly_texts(_names_rank)
    return named or other.mostly_texts(_is_class)


def _names_rank(text: str) -> bool:
    """Tell whether a text is a rank in words, beside which its code may stand in another column."""
    return _has_class(text) or is_about(text, "state_management")


def _has_class(text: str) -> bool:
    return " hạng " in f"{row_key(text)} "


def _is_class(text: str) -> bool:
    return _CLASS.fullmatch(text) is not None


def _is_of_religions(taken: Contents, other: Contents) -> bool:
    """Tell whether marks stand under a religion and names of religions in a column of something else."""
    if other.field in ("note", "religion", "full_name", "family_name", "given_name", "unit") or not taken.has_marks():
        return False
    if taken.has_texts() or other.any_text(is_about, "religion"):
        return not taken.any_text(is_about, "religion") and other.any_text(is_about, "religion")
    return other.field in _ANSWERED and not other.has_marks() and other.mostly_texts(_is_no)


def _is_no(text: str) -> bool:
    return fold(text) in map(fold, words("word", "no"))


def _is_home(taken: Contents, other: Contents) -> bool:
    """Tell whether offices stand among places where people come from, and only such places under units."""
    home = bool(other.path) and begins(header_key(other.path[-1]), "home.begin")
    return home and taken.has_texts() and not taken.any_text(is_office) and other.any_text(is_office)


def is_office(text: str) -> bool:
    """Tell whether a text is the name of an office, not of a place where people are born or live."""
    return spoken_of(text) == "unit" and not begins(text, "home.places")


def _is_of_before(taken: Contents, other: Contents) -> bool:
    """Tell whether units are called former ones ("UBND xã A cũ"), and none in the column of former units is."""
    before = other.field is None and is_before(other.path) and other.mostly("unit")
    return before and taken.any_text(ends, "former.units") and not other.any_text(ends, "former.units")
