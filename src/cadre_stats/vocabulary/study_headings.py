"""Headings of fields of study and professions, which part the columns of one scale: "Lâm nghiệp" and "Ngành khác"."""

from __future__ import annotations

from functools import cache

from cadre_stats.regex import regex
from cadre_stats.vocabulary.common_words import listed_words
from cadre_stats.vocabulary.header_kinds import is_rest
from cadre_stats.vocabulary.header_words import (
    any_of,
    has_foreign,
    header_key,
    header_keys,
    phrases,
    rewrite,
    without_instruction,
)
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.names import fields_of_study
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["heads_a_study", "heads_other_studies", "without_study"]

_BETWEEN = regex(r"[,;/+&]|\bvà\b")
# A shorter abbreviation of a subject may be one of something else.
_SHORTEST = 3


def heads_a_study(heading: str, level: str) -> bool:
    """Tell whether a heading over one of a degree names fields of study or professions alone.

    >>> heads_a_study("Lâm nghiệp", "Đại học"), heads_a_study("Điều dưỡng, KTV, hộ sinh", "CKI")
    (True, True)
    >>> [heads_a_study(heading, "Trung cấp") for heading in ("Chính trị", "Dự kiến", "Ngành khác", "Đại học")]
    [False, False, False, False]
    """
    if has_foreign(heading) or is_rest(heading) or roster_lexicon().claims((heading,)):
        return False
    parts = [part for part in map(header_key, _BETWEEN.split(heading)) if part]
    return bool(parts) and all(_is_study(_without_kind(part), level) for part in parts)


def heads_other_studies(heading: str) -> bool:
    """Tell whether a heading is for the fields of study that others beside it leave over.

    >>> heads_other_studies("Ngành khác"), heads_other_studies("Khác"), heads_other_studies("Người khác")
    (True, True, False)
    """
    return is_rest(heading) and _without_kind(header_key(heading)) in phrases("rest")


def without_study(heading: str, level: str) -> str:
    """Give the name of degrees in a heading that names the fields of study, too, or those left over; else "".

    >>> without_study("Chuyên môn luật (ghi năm tốt nghiệp)", "Đại học"), without_study("Chuyên môn", "Đại học")
    ('chuyên môn', '')
    """
    words = rewrite(header_key(without_instruction(heading))).split()
    for cut in range(len(words) - 1, 0, -1):
        scale, study = " ".join(words[:cut]), " ".join(words[cut:])
        claims = roster_lexicon().claims((scale,))
        if claims and claims[0].field == "degree":
            is_other = _without_kind(study) in phrases("rest")
            return scale if is_other or heads_a_study(study, level) else ""
    return ""


def _without_kind(words: str) -> str:
    """Leave out what tells that a field of study follows: "Chuyên ngành Luật"."""
    found = any_of("kinds_of_studies").match(words)
    return words[found.end() :].strip() if found is not None else words


def _is_study(words: str, level: str) -> bool:
    """Tell whether words are a profession, or a field of study in which a level stays what it is: "Trung cấp Luật"."""
    if words in phrases("professions"):
        return True
    if words not in _studies():
        return False
    own, beside = load_vocabulary().read_heading("degree", level), load_vocabulary().read("degree", f"{level} {words}")
    return (own.lowest, own.highest) == (beside.lowest, beside.highest)


@cache
def _studies() -> frozenset[str]:
    listed = [*listed_words("subject"), *listed_words("titled"), *fields_of_study()]
    return frozenset(header_keys([text for text in listed if len(text) >= _SHORTEST or text.islower()]))
