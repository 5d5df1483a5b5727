"""Cells that have moved up into the header: headers that are what a person's cell in their column could be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cadre_stats.finding import Finding
from cadre_stats.reading.tables.about import has_no_year, speaks_of
from cadre_stats.reading.tables.columns import without_letter
from cadre_stats.reading.tables.contents import Contents, FileContents
from cadre_stats.reading.tables.fields import header_name, sex_headed
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.sample import Sample
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_words import without_number
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.phrases import words
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["DAY", "YEAR", "has_moved_up", "is_first_answer", "may_be_answer"]

YEAR = regex(r"(?:19|20)\d\d")
# A day with its year, which no header begins with: "9/5/85", "08/11/2000; 08/11/2001".
DAY = regex(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d\d)(?!\d)(?=\W*$|\s*[;,])")
_SEXES = {"nam": "male", "nu": "female"}
# What an index row holds: "(5)".
_INDEX = regex(r"[(\[]\d{1,2}[)\]]")
# The classes of certificates in languages and computing.
_CLASS = regex(r"[A-C][12]?")


def has_moved_up(contents: Contents, beside: Sequence[Contents], missing: Collection[str]) -> bool:
    """Tell whether a column's header is likely a cell that has moved up, so that each person has what is the next's.

    ``missing`` are the fields that the table says nothing of.
    """
    if not contents.path:
        return False
    leaf = without_letter(contents.path[-1])
    if _INDEX.fullmatch(leaf) or DAY.match(leaf):
        return True
    if contents.field == "sex":
        sex = sex_headed(without_number(leaf))
        return sex is not None and contents.any_text(_is_other_sex, sex)
    if contents.field is not None and roster_fields()[contents.field].kind != "text":
        return contents.tick and (is_mark(leaf) or (leaf.isdigit() and YEAR.fullmatch(leaf) is None))
    if contents.field is not None:
        return contents.any_like(leaf)
    is_year = YEAR.fullmatch(leaf) is not None
    year = is_year and ((len(contents.path) == 1 and "birth_date" in missing) or _holds_years(contents))
    mark = is_mark(leaf.strip("()[] ")) and not (leaf.isdigit() and contents.has_texts())
    if (
        mark
        or year
        or _INDEX.fullmatch(leaf)
        or _is_number_among_words(contents, beside)
        or _is_repeated(contents, leaf)
    ):
        return True
    return _is_level(contents, missing) or _is_post_or_unit(contents, missing)


def is_first_answer(sample: Sample) -> Iterator[tuple[Contents, Finding]]:
    """Give the columns of answers in words whose header is one of them, and of all persons only the last has none.

    So are those of sexes under the heading of one, in which all persons are of it.
    """
    for contents in sample.contents:
        if contents.tick or contents.marks or not contents.texts or not sample.rows:
            continue
        *before, last = (row[contents.index] for row in sample.rows)
        if all(before) and not last and (_is_one_of_answers(contents) or _is_sex_of_all(contents)):
            yield contents, Finding("header_among_cells", "warning", (), contents.field, header_name(contents.path))


def _is_one_of_answers(contents: FileContents) -> bool:
    if not may_be_answer(contents.path, contents.field):
        return False
    return len(contents.texts) > 1 and contents.any_like(contents.path[-1])


def _is_sex_of_all(contents: FileContents) -> bool:
    sex = sex_headed(contents.path[-1]) if contents.field == "sex" and contents.path else None
    return sex is not None and contents.mostly_texts(_is_of_sex, sex)


def may_be_answer(path: tuple[str, ...], field: str | None) -> bool:
    """Tell whether the header of a yes/no field is what a cell below it could be ("Đảng viên")."""
    if not path or field is None or roster_fields()[field].kind != "yes_no":
        return False
    return load_vocabulary().has(field) and load_vocabulary().read(field, path[-1]).recognised


def _holds_years(contents: Contents) -> bool:
    return contents.has_texts() and not contents.any_text(has_no_year) and not contents.has_marks()


def _is_number_among_words(contents: Contents, every: Sequence[Contents]) -> bool:
    """Tell whether a header is a number, those beside it under the same heading words."""
    *above, leaf = contents.path
    if not leaf.isdigit() or YEAR.fullmatch(leaf):
        return False
    others = (one.path for one in every if one.path and one.index != contents.index)
    beside = [path[-1] for path in others if list(path[:-1]) == above]
    return bool(beside) and not any(map(str.isdigit, beside))


def _is_level(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether a header is a level: of a scale that the table lacks, or that the cells below it speak of, too."""
    leaf = contents.path[-1]
    if scale_over(contents.path) is not None or contents.has_marks():
        return False
    if _CLASS.fullmatch(leaf) and contents.has_texts() and not contents.any_text(_is_no_class):
        return True
    levels = [code for code, about in roster_fields().items() if about.kind == "level" and _names_level(code, leaf)]
    if len(contents.path) == 1 and any(code in missing for code in levels) and contents.has_texts():
        return True
    return any(contents.mostly(code) for code in levels)


def _is_no_class(text: str) -> bool:
    return _CLASS.fullmatch(text) is None


def _names_level(field: str, text: str) -> bool:
    """Tell whether a text names a level of a scale, or for degrees that a person left a school without any."""
    reading = load_vocabulary().read(field, text)
    return reading.recognised and not reading.blank and (reading.code != "none" or field == "degree")


def _is_post_or_unit(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether a header is a post or the name of one unit, of which the table says nothing else.

    Headings of columns go on in small letters ("Phòng ban"), names of units don't ("Phòng Kinh tế"). Under a heading of
    ranks a post's name is a rank.
    """
    leaf = contents.path[-1]
    if any(claim.field == "rank" for claim in roster_lexicon().claims(contents.path[:-1])):
        return False
    if speaks_of("position", leaf):
        alone = len(contents.path) == 1 and "position" in missing
        return not contents.has_marks() and (alone or not contents.has_texts() or contents.mostly("position"))
    if not speaks_of("unit", leaf) or len(contents.path) > 1 or "unit" not in missing:
        return False
    named = any(word[0].isupper() or word.isdigit() for word in leaf.split()[1:]) and not leaf.isupper()
    return named and not contents.has_marks()


def _is_other_sex(text: str, sex: str) -> bool:
    reading = load_vocabulary().read("sex", text)
    return reading.code is not None and reading.code != _SEXES[sex]


def _is_of_sex(text: str, sex: str) -> bool:
    return load_vocabulary().read("sex", text).code == _SEXES[sex]


def _is_unlike(text: str, leaf: str) -> bool:
    return fold(text) != fold(leaf)


def _is_repeated(contents: Contents, leaf: str) -> bool:
    return contents.any_like(leaf) and (_is_answer(leaf) or contents.any_text(_is_unlike, leaf))


def _is_answer(text: str) -> bool:
    return any(fold(text) in map(fold, words("word", answer)) for answer in ("yes", "no"))
