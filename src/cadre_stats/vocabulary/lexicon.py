"""The lexicon: which field a column's header means.

A header is looked up as written, then without its bracketed remarks, then with abbreviations written out and words
that add nothing left out (``data/headers.toml``). Never by likeness: a header that is not understood stays its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from cadre_stats.record import Record
from cadre_stats.regex import regex
from cadre_stats.text import bare, unaccented
from cadre_stats.vocabulary.code_list import parse_code_list
from cadre_stats.vocabulary.field import Field, roster_fields, training_fields
from cadre_stats.vocabulary.header_words import (
    any_of,
    bare_key,
    date_in_words,
    distinct,
    has_foreign,
    header_data,
    header_key,
    phrases,
    rewrite,
    rewrite_bare,
    variants,
    without_english,
    without_number,
    without_term,
)
from cadre_stats.vocabulary.listed_headers import listed_headers

__all__ = [
    "Claim",
    "Lexicon",
    "beside_names",
    "is_neutral",
    "roster_lexicon",
    "training_lexicon",
]

Path = tuple[str, ...]

# What most cells hold that are no header; looking them up would crowd out the others.
_NUMBER_OR_DAY = regex(r"[\d/.-]*\d[\d/.-]*")
# A header of more words is a sentence.
_LONGEST_HEADER = 12
# What a header may hold besides its words.
_BRACKET, _DIGIT, _YEAR = regex(r"[(\[]"), regex(r"\d"), regex(r"\d{4}")
_OF_YEARS = ("năm", "nam")
# What a heading of plans has under it.
_PLANNED = ("planned_position", "planned_term")
# How many headers are remembered: files of a folder share theirs.
_REMEMBERED = 1 << 13


class Claim(Record):
    """A field that a header may mean. ``rank`` is the place of the spelling in its field's list, the first the best.

    ``exact``: the header is spelt as listed; else by rule. ``alone``: understood by its last part under a heading
    that isn't.
    """

    field: str
    rank: int
    exact: bool = True
    alone: bool = False


class Lexicon:
    """Header paths to fields, for one kind of table."""

    def __init__(self, fields: Mapping[str, Field], tables: Mapping[str, Any]) -> None:
        """Look headers up in ``tables`` of :mod:`listed_headers`."""
        self._fields, self._tables = fields, tables

    def _claimed(self, table: str, path: Path, *, exact: bool = False) -> tuple[Claim, ...]:
        """Give the fields that a table has for a path."""
        return tuple([Claim(field, rank, exact) for field, rank in self._tables[table].get("\n".join(path), ())])

    def claims(self, path: Path) -> tuple[Claim, ...]:
        """Give the fields that a header path (parents first) may mean, best first; empty where it isn't understood.

        >>> [claim.field for claim in roster_lexicon().claims(("Trình độ", "Lý luận chính trị"))]
        ['political_theory']
        >>> roster_lexicon().claims(("Nhu cầu đào tạo", "Lý luận chính trị"))
        ()
        """
        return () if len(path) == 1 and _NUMBER_OR_DAY.fullmatch(path[0]) else self._known(path)

    def nearly(self, path: Path, *, of_others: bool = False) -> tuple[str, ...]:
        """Give the fields that some words of a header's last part name, the most words first.

        Words that make the header one of something else leave none, unless ``of_others`` are asked for, too.

        >>> roster_lexicon().nearly(("Trình độ chuyên môn khi tuyển",))
        ('degree',)
        >>> [roster_lexicon().nearly(("Trình độ chuyên môn (cũ)",), of_others=told) for told in (False, True)]
        [(), ('degree',)]
        """
        return () if not of_others and any(map(has_foreign, path)) else self._known_nearly(path[-1:])

    @cached_property
    def _known_nearly(self) -> Callable[[Path], tuple[str, ...]]:
        return lru_cache(maxsize=_REMEMBERED)(self._nearly)

    def _nearly(self, path: Path) -> tuple[str, ...]:
        words = rewrite(header_key(path[-1])).split() if path else []
        spans = [
            words[start : start + length]
            for length in range(min(len(words), _LONGEST_HEADER) - 1, 1, -1)
            for start in range(len(words) - length + 1)
        ]
        return tuple(dict.fromkeys(claim.field for span in spans for claim in self._listed(" ".join(span))[:1]))

    @cached_property
    def _known(self) -> Callable[[Path], tuple[Claim, ...]]:
        return lru_cache(maxsize=_REMEMBERED)(self._claims)

    def _claims(self, header: Path) -> tuple[Claim, ...]:
        path = distinct(header)
        for length in range(len(path), 0, -1):
            above, below = path[:-length], path[-length:]
            if any(map(has_foreign, above)):
                return self._planned_under(above, below)
            if any(any_of("allowances").match(header_key(text)) for text in above):
                return ()
            found = self._listed_path(below) or self._value_of(below) or self._said_otherwise(below)
            if found and all(map(is_neutral, above)):
                return found
            if found and (len(below) > 1 or " " in rewrite(header_key(below[0]))):
                return tuple(Claim(c.field, c.rank, c.exact, alone=True) for c in found)
        return ()

    def _listed(self, text: str) -> tuple[Claim, ...]:
        return self._listed_path((text,))

    def _listed_path(self, path: Path) -> tuple[Claim, ...]:
        """Look a path up as it stands, then as one text: "Trình độ" over "Chuyên môn" is "Trình độ chuyên môn"."""
        if not any(map(self._may_be_listed, path)):
            return ()
        in_one = len(path) > 1 and header_key(path[-1]) not in phrases("answers")
        for candidate in (path, (" ".join(path),)) if in_one else (path,):
            for keys in variants(candidate):
                if found := self._claimed("exact", keys, exact=True):
                    return found
            for keys in variants(candidate):
                if found := self._claimed("by_rule", tuple(map(rewrite, keys))):
                    return found
            if found := self._unmarked(candidate):
                return found
        field = date_in_words(path)
        return (Claim(field, len(self._fields[field].headers), exact=False),) if field in self._fields else ()

    def _may_be_listed(self, text: str) -> bool:
        """Tell whether a text has only words of headers; most cells haven't, and need no closer look.

        Years, remarks in brackets, codes with their meanings, letters that stand apart and the number that a header
        begins with may add others.
        """
        if _BRACKET.search(text) or (_DIGIT.search(text) and parse_code_list(text) is not None):
            return True
        words = header_key(text).split()
        if len(words) == 1 and text.isascii() and bare(words[0]) in self._tables["in_one_word"]:
            return True
        before = ""
        for word in words:
            if not self._is_of_headers(word) and not (_YEAR.fullmatch(word) and bare(before) in self._of_years):
                unnumbered = without_number(text)
                return unnumbered != text and self._may_be_listed(unnumbered)
            # A year may go on with the next: "năm 2024-2025".
            before = before if _YEAR.fullmatch(word) else word
        return True

    @cached_property
    def _is_of_headers(self) -> Callable[[str], bool]:
        """Tells whether a word may be one of a header; the words of cells recur."""
        return lru_cache(maxsize=_REMEMBERED)(lambda word: len(word) == 1 or bare(word) in self._words)

    @cached_property
    def _of_years(self) -> frozenset[str]:
        """The words without diacritics behind which a year adds nothing, and the abbreviations of what ends in one."""
        long_forms = header_data()["abbreviations"].items()
        shorts = {bare(header_key(short)).split()[-1] for short, long in long_forms if long.split()[-1] in _OF_YEARS}
        return frozenset({*map(bare, _OF_YEARS), *shorts})

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words without diacritics that headers may have."""
        return frozenset(self._tables["words"])

    def _unmarked(self, path: Path) -> tuple[Claim, ...]:
        """Look up a text of several words by its bare letters; a single word only if typed without any diacritics."""
        for keys in variants(path):
            plain = tuple(bare_key(key) for key in keys)
            if all(" " in key for key in plain) or all(map(unaccented, keys)):
                for bare_keys in (
                    plain,
                    tuple(bare_key(rewrite(key)) for key in keys),
                    tuple(map(rewrite_bare, plain)),
                ):
                    if found := self._claimed("without_marks", bare_keys):
                        return found
            if (
                len(keys) == 1
                and keys[0].isascii()
                and " " not in keys[0]
                and (found := self._claimed("in_one_word", plain))
            ):
                return found
        return ()

    def _planned_under(self, above: Path, below: Path) -> tuple[Claim, ...]:
        """Read what is planned under a heading of plans; nothing else there is about what is held."""
        if not all(any_of("plan").match(header_key(text)) for text in above if has_foreign(text)):
            return ()
        return tuple(claim for claim in self._listed_path(below) if claim.field in _PLANNED)

    def _said_otherwise(self, path: Path) -> tuple[Claim, ...]:
        """Read what stands in two languages, names the bearers of names, or a term beside a plan."""
        *above, last = path
        if above:
            planned = without_term(" ".join(path))
            return tuple(self._listed(planned)) if planned else ()
        if not self._may_be_said_otherwise(last):
            return ()
        if others := without_english(last):
            own, english = (self._listed(text) for text in others)
            fields = {claim.field for claim in english}
            return tuple(c for c in own if c.field in fields or not fields)
        last = without_number(last)
        if "full_name" in self._fields and (_names_bearers(last) or beside_names(last)):
            return (Claim("full_name", len(self._fields["full_name"].headers), exact=False),)
        planned = without_term(last)
        return tuple(self._listed(planned)) if planned else ()

    def _may_be_said_otherwise(self, text: str) -> bool:
        """Tell whether a text begins as a header of names or plans does, or has an English word; most cells don't."""
        words = header_key(text).split()
        return not words or words[0] in _first_words() or not phrases("english").isdisjoint(words)

    def _value_of(self, path: Path) -> tuple[Claim, ...]:
        """Read "Lý luận chính trị › Trình độ": the parent names the scale, the child only that it is its level.

        Under any heading of dates of birth "Nam" and "Nữ" are those of men and of women.
        """
        if len(path) == 2 and header_key(path[1]) in ("nam", "nữ"):
            return tuple(claim for claim in self._listed(path[0]) if claim.field == "birth_date")
        if len(path) != 2 or not any(rewrite(key) in phrases("value") for (key,) in variants(path[1:])):
            return ()
        return tuple(
            Claim(claim.field, claim.rank, exact=False)
            for claim in self._listed(path[0])
            if self._fields[claim.field].kind == "level"
        )


def is_neutral(text: str) -> bool:
    """Tell whether a heading only groups columns and names no field of theirs."""
    return any(phrases("neutral") & {key, rewrite(key)} for (key,) in variants((text,)))


@cache
def _first_words() -> frozenset[str]:
    """Give the first words of headers that are said otherwise: of names and their bearers, of plans with a term."""
    return frozenset(text.split()[0] for name in ("name", "plan") for text in phrases(name))


def _names_bearers(text: str) -> bool:
    """Tell whether a header of names says whose: "Họ và tên cán bộ, công chức được quy hoạch".

    >>> _names_bearers("Họ, tên nhân sự"), _names_bearers("Họ và tên vợ (chồng)")
    (True, False)
    """
    behind = _behind_name(text)
    return behind is not None and not any_of("bearers").without(behind).strip()


def beside_names(text: str) -> str | None:
    """Give the field whose values stand in the same cells as the names, as a header says: posts or dates of birth.

    >>> beside_names("Họ và tên, chức vụ"), beside_names("Họ tên; năm sinh"), beside_names("Họ và tên")
    ('position', 'birth_date', None)
    """
    behind = any_of("bearers").without(_behind_name(text) or "").strip()
    fields = [claim.field for claim in roster_lexicon().claims((behind,))] if behind else []
    return fields[0] if fields and fields[0] in ("position", "birth_date") else None


def _behind_name(text: str) -> str | None:
    """Give what stands behind "Họ và tên" in a header's words; ``None`` where it doesn't begin so."""
    found = any_of("name").match(key := header_key(text))
    return None if found is None else key[found.end() :]


@cache
def roster_lexicon() -> Lexicon:
    """Give the lexicon of rosters."""
    return Lexicon(roster_fields(), listed_headers("roster"))


@cache
def training_lexicon() -> Lexicon:
    """Give the lexicon of training tables."""
    return Lexicon(training_fields(), listed_headers("training"))
