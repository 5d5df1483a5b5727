"""The form of cells beside what their header says: numbers under posts, digits under remarks, words under codes."""

from __future__ import annotations

from cadre_stats.reading.doubts.elsewhere import is_office
from cadre_stats.reading.tables.about import has_year, speaks_of
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.cells import spoken_of
from cadre_stats.vocabulary.header_words import header_key
from cadre_stats.vocabulary.lexicon import beside_names, roster_lexicon
from cadre_stats.vocabulary.phrases import words
from cadre_stats.vocabulary.rows import any_word_begins, begins, ends_in_number, is_one_of
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["are_unlike_header"]

_POSTS = ("position", "planned_position")
# A class, a number, a day or a letter, but no word.
_NO_WORD = regex(r"[IVX]+|[\W\d]*[^\W\d]?[\W\d]*")
# "9 năm", "4,32 triệu", "15 năm 02 tháng": how much of something.
_AMOUNT = regex(r"\d+(?:[.,]\d+)?\s*(\D+?)(?:\s+\d+\s*(\D+))?")
_ROMAN = regex(r"[IVX]+")
# Coefficients of pay: "4,98". Codes of ranks have three digits behind the dot, or several dots.
_COEFFICIENT = regex(r"\d{1,2}[.,]\d{1,2}")
_SHORT = 4
# Of these scales one has levels that the other lacks.
_TOLD_APART = ("degree", "political_theory")


def are_unlike_header(contents: Contents) -> bool:
    """Tell whether most cells have a form that what the header names never has.

    One level of the wrong scale is enough where the header names the scale of another time.
    """
    field, leaf = contents.field, contents.path[-1] if contents.path else ""
    if contents.tick or not leaf:
        return False
    if field in _POSTS:
        # For a term ("2025–2030") people are marked as planned.
        marked = contents.mostly_marks() and not any(map(str.isdecimal, leaf))
        return marked or contents.mostly_texts(_is_no_word)
    if field == "unit":
        return contents.mostly_marks() or contents.mostly_texts(_is_no_unit)
    if field == "rank":
        return contents.mostly_texts(_is_coefficient) or contents.mostly_texts(is_one_of, "study.modes")
    if field == "religion":
        return contents.mostly_texts(_is_no_religion)
    if field == "ethnicity":
        return contents.mostly_texts(is_one_of, "states.names")
    if field == "ethnic_language":
        return contents.any_text(is_one_of, "majority.names")
    if field == "party_date":
        return contents.mostly_texts(_is_of_program) and not contents.any_text(has_year)
    if field == "school":
        return contents.mostly_texts(_is_bare_level) or contents.mostly_texts(_is_other_unit)
    if field == "note":
        return contents.mostly_texts(_is_sign)
    if field == "full_name":
        return beside_names(leaf) is None and contents.mostly_texts(_is_word_with_digits)
    return field is None and (_is_unlike_beginning(contents, leaf) or _is_of_another_scale(contents))


def _is_unlike_beginning(contents: Contents, leaf: str) -> bool:
    """Tell whether most cells have a form that stands under no header that begins so."""
    key = header_key(leaf)
    if begins(key, "times.begin"):
        return contents.mostly_texts(_is_answer)
    if begins(key, "codes.begin"):
        return contents.mostly_texts(_is_phrase) or contents.mostly_texts(_is_class)
    if begins(key, "mail.begin"):
        return contents.mostly_texts(_is_no_mail)
    if begins(key, "amounts.begin"):
        return contents.mostly_texts(_is_words)
    if begins(key, "home.begin"):
        return contents.mostly_texts(is_office) or contents.mostly("position")
    if begins(key, "party_posts.begin"):
        return contents.mostly_texts(_is_no_party_post)
    if ends_in_number(key):
        return contents.mostly_texts(_is_words)
    return begins(key, "posts.begin") and contents.mostly_texts(has_year)


def _is_of_another_scale(contents: Contents) -> bool:
    scales = [one for one in roster_lexicon().nearly(contents.path, of_others=True) if one in _TOLD_APART]
    return len(scales) == 1 and contents.any_text(_is_only_of_other, scales[0])


def _is_only_of_other(text: str, scale: str) -> bool:
    (other,) = (one for one in _TOLD_APART if one != scale)
    return speaks_of(other, text) and not load_vocabulary().read(scale, text).recognised


def _is_no_word(text: str) -> bool:
    return _NO_WORD.fullmatch(text) is not None or _is_no_unit(text)


def _is_no_unit(text: str) -> bool:
    """Tell whether a text is an amount or an e-mail address; units may be called by codes and numbers."""
    if "@" in text or is_one_of(text, "study.modes"):
        return True
    found = _AMOUNT.fullmatch(text)
    return found is not None and (found[1] == "%" or all(is_one_of(of, "amounts.of") for of in found.groups() if of))


def _is_no_religion(text: str) -> bool:
    """Tell whether a text is no religion that is known, none, nor an abbreviation; some only say that there is one."""
    if is_one_of(text, "truth.words") or is_one_of(text, "blood.groups") or _is_class(text):
        return True
    short = len(text) <= _SHORT and text.isalpha() and text.isupper()
    return spoken_of(text) != "religion" and load_vocabulary().is_religious(text) and not short


def _is_of_program(text: str) -> bool:
    """Tell whether a text is what programs write for yes and no."""
    return text == "0" or is_one_of(text, "truth.words")


def _is_words(text: str) -> bool:
    """Tell whether a text has letters and neither a digit nor a Roman numeral alone."""
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) and _NO_WORD.fullmatch(text) is None


def _is_no_party_post(text: str) -> bool:
    """Tell whether a text has no word that posts in the Party have."""
    return not any_word_begins(text, "party_posts.words") and any(map(str.isalpha, text))


def _is_bare_level(text: str) -> bool:
    """Tell whether a text names a degree and nothing else, no school: "Thạc sĩ"."""
    reading = load_vocabulary().read("degree", text)
    return reading.recognised and reading.reason.key == "alias"


def _is_other_unit(text: str) -> bool:
    return spoken_of(text) == "unit" and not begins(text, "school.begin")


def _is_sign(text: str) -> bool:
    return (len(text) == 1 and text.isalnum()) or _is_class(text)


def _is_class(text: str) -> bool:
    return _ROMAN.fullmatch(text) is not None


def _is_coefficient(text: str) -> bool:
    return _COEFFICIENT.fullmatch(text) is not None


def _is_no_mail(text: str) -> bool:
    return "@" not in text and any(map(str.isalpha, text)) and not _is_answer(text)


def _is_answer(text: str) -> bool:
    return any(fold(text) in map(fold, words("word", answer)) for answer in ("yes", "no"))


def _is_word_with_digits(text: str) -> bool:
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))


def _is_phrase(text: str) -> bool:
    return " " in text and not any(map(str.isdigit, text))
