"""The lexicon: which field a column's header means.

A header is looked up as written, then without its bracketed remarks, then with abbreviations written out and words
that add nothing left out (``data/headers.toml``). Never by likeness: a header that is not understood stays its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import Any

from cadre_stats.shipped import shipped_toml
from cadre_stats.text import bare, fold, unaccented
from cadre_stats.vocabulary.code_list import parse_code_list
from cadre_stats.vocabulary.field import Field, roster_fields, training_fields

__all__ = [
    "Claim",
    "Lexicon",
    "heads_names_with_posts",
    "is_group_heading",
    "of_something_else",
    "perhaps",
    "roster_lexicon",
    "training_lexicon",
]

Path = tuple[str, ...]

# What most cells hold that are no header; looking them up would crowd out the others.
_NUMBER_OR_DAY = re.compile(r"[\d/.-]*\d[\d/.-]*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\([^()]*$")
_NOT_WORD = re.compile(r"[^\w]+|[_\u00b9\u00b2\u00b3\u2070-\u2079]+")
_YEAR = re.compile(r"\b(?:năm|nam) \d{4}\b(?: \d{4}\b)?")
# The years of a plan.
_TERM = re.compile(r"\b(?:(?:giai đoạn|gđ|nhiệm kì|nk|khóa|thời kì) )?(?:nhiệm kì )?\d{4}(?: \d{4})?\b")
_SPACED_OUT = re.compile(r"\w(?: \w)+")
# Where a word begins in a name that programs give to columns: "TrinhDoChuyenMon", "MaNV".
_HUMP = re.compile(r"(?<=[a-zđ])(?=[A-ZĐ])")
# A header of more words is a sentence.
_LONGEST_HEADER = 12
# What a header may hold besides its words.
_ADDED = re.compile(r"[\d(\[]")
# Of so many words a remark in brackets is a remark, a longer one an instruction.
_SHORT_REMARK = 4


_PLANNED = ("planned_position", "planned_term")
# So many headers are remembered: files of a folder share theirs.
_REMEMBERED = 1 << 13


@dataclass(frozen=True, slots=True)
class Claim:
    """A field that a header may mean. ``rank`` is the place of the spelling in its field's list, the first the best.

    ``exact``: the header is spelt as listed; else by rule. ``alone``: understood by its last part under a heading
    that isn't.
    """

    field: str
    rank: int
    exact: bool = True
    alone: bool = False


@cache
def _data() -> dict[str, Any]:
    return shipped_toml("cadre_stats.vocabulary", "data/headers.toml")


def _key(text: str) -> str:
    """Give a header's words apart by one space: what two ways of writing one spelling share.

    >>> _key("TrinhDoChuyenMon") == _key("Trinh_do chuyen  mon")
    True
    """
    if text.isascii() and text.isalpha() and not text.istitle():
        text = _HUMP.sub(" ", text)
    words = _NOT_WORD.sub(" ", fold(text)).strip()
    return words.replace(" ", "") if _SPACED_OUT.fullmatch(words) else words


def _bare_key(text: str) -> str:
    return _key(bare(text))


@cache
def _rewriting() -> tuple[re.Pattern[str], Mapping[str, str], re.Pattern[str]]:
    """Compile the abbreviations, what they stand for, and the words that add nothing."""
    long_forms = {_key(short): _key(long) for short, long in _data()["abbreviations"].items()}
    return _any_of(long_forms), long_forms, _any_of(map(_key, _data()["filler"]))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _rewrite(key: str) -> str:
    """Write abbreviations out and leave out the words that add nothing.

    >>> _rewrite(_key("Tr.độ LLCT hiện nay"))
    'trình độ lí luận chính trị'
    """
    abbreviation, long_forms, filler = _rewriting()
    for _ in range(2):
        key = abbreviation.sub(lambda match: long_forms[match.group()], key)
    shorter = " ".join(filler.sub(" ", _YEAR.sub(" ", key)).split())
    return shorter or key


@cache
def _phrases(name: str) -> frozenset[str]:
    return frozenset(_key(text) for text in _data()[name])


def _has_foreign(text: str) -> bool:
    return _any_of_list("foreign").search(_key(text)) is not None


class Lexicon:
    """Header paths to fields, for one kind of table."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._exact: dict[Path, list[Claim]] = {}
        for field in fields.values():
            for rank, path in enumerate(_spellings(field)):
                claims = self._exact.setdefault(tuple(map(_key, path)), [])
                if all(claim.field != field.code for claim in claims):
                    claims.append(Claim(field.code, rank))

    @cached_property
    def _by_rule(self) -> Mapping[Path, list[Claim]]:
        """The spellings written out; one that could be two fields' is left out."""
        found: dict[Path, list[Claim]] = {}
        for path, claims in self._exact.items():
            rewritten = tuple(map(_rewrite, path))
            known = found.setdefault(rewritten, [])
            known += [Claim(c.field, c.rank, exact=False) for c in claims if c.field not in {k.field for k in known}]
        return {path: claims for path, claims in found.items() if path in self._exact or len(claims) == 1}

    @cached_property
    def _without_marks(self) -> Mapping[Path, list[Claim]]:
        """The spellings without diacritics that stand for one thing only."""
        found: dict[Path, list[Claim]] = {}
        for table in (self._exact, self._by_rule):
            for path, claims in table.items():
                known = found.setdefault(tuple(map(_bare_key, path)), [])
                known += [Claim(c.field, c.rank, False) for c in claims if c.field not in {k.field for k in known}]
        return {path: claims for path, claims in found.items() if len(claims) == 1}

    def claims(self, path: Path) -> tuple[Claim, ...]:
        """Give the fields that a header path (parents first) may mean, best first; empty where it isn't understood.

        >>> [claim.field for claim in roster_lexicon().claims(("Trình độ", "Lý luận chính trị"))]
        ['political_theory']
        >>> roster_lexicon().claims(("Nhu cầu đào tạo", "Lý luận chính trị"))
        ()
        """
        return () if len(path) == 1 and _NUMBER_OR_DAY.fullmatch(path[0]) else self._known(path)

    def nearly(self, path: Path) -> tuple[str, ...]:
        """Give the fields that some words of a header's last part name, the most words first.

        Words that make the header one of something else leave none.

        >>> roster_lexicon().nearly(("Trình độ chuyên môn khi tuyển",))
        ('degree',)
        """
        if any(map(_has_foreign, path)):
            return ()
        words = _rewrite(_key(path[-1])).split() if path else []
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
        path = _distinct(header)
        for length in range(len(path), 0, -1):
            above, below = path[:-length], path[-length:]
            if any(map(_has_foreign, above)):
                return self._planned_under(above, below)
            found = self._listed_path(below) or self._value_of(below) or self._said_otherwise(below)
            if found and all(map(_is_neutral, above)):
                return found
            if found and (len(below) > 1 or " " in _rewrite(_key(below[0]))):
                return tuple(Claim(c.field, c.rank, c.exact, alone=True) for c in found)
        return ()

    def _listed(self, text: str) -> tuple[Claim, ...]:
        return self._listed_path((text,))

    def _listed_path(self, path: Path) -> tuple[Claim, ...]:
        """Look a path up as it stands, then as one text: "Trình độ" over "Chuyên môn" is "Trình độ chuyên môn"."""
        if not any(map(self._may_be_listed, path)):
            return ()
        for candidate in (path, (" ".join(path),)) if len(path) > 1 else (path,):
            for keys in _variants(candidate):
                if found := self._exact.get(keys):
                    return tuple(found)
            for keys in _variants(candidate):
                if found := self._by_rule.get(tuple(map(_rewrite, keys))):
                    return tuple(found)
            if found := self._unmarked(candidate):
                return tuple(found)
        return ()

    def _may_be_listed(self, text: str) -> bool:
        """Tell whether a text has only words of headers; most cells haven't, and need no closer look.

        Years, remarks in brackets and letters that stand apart may add others.
        """
        if _ADDED.search(text):
            return True
        return all(len(word) == 1 or word in self._words for word in bare(_key(text)).split())

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words without diacritics of all spellings, of the abbreviations and of the words that add nothing."""
        abbreviations = _data()["abbreviations"]
        others = map(_key, (*abbreviations, *abbreviations.values(), *_data()["filler"]))
        spelt = (part for path in self._exact for part in path)
        return frozenset(map(bare, {word for text in (*spelt, *others) for word in text.split()}))

    def _unmarked(self, path: Path) -> list[Claim]:
        """Look up a text of several words by its bare letters; a single word only if typed without any diacritics."""
        for keys in _variants(path):
            plain = tuple(_bare_key(key) for key in keys)
            if all(" " in key for key in plain) or all(map(unaccented, keys)):
                for bare_keys in (plain, tuple(_bare_key(_rewrite(key)) for key in keys)):
                    if found := self._without_marks.get(bare_keys):
                        return found
        return []

    def _planned_under(self, above: Path, below: Path) -> tuple[Claim, ...]:
        """Read what is planned under a heading of plans; nothing else there is about what is held."""
        if not all(_any_of_list("plan").match(_key(text)) for text in above if _has_foreign(text)):
            return ()
        return tuple(claim for claim in self._listed_path(below) if claim.field in _PLANNED)

    def _said_otherwise(self, path: Path) -> tuple[Claim, ...]:
        """Read what stands in two languages, names the bearers of names, or a term beside a plan."""
        *above, last = path
        if above:
            planned = _without_term(" ".join(path))
            return tuple(self._listed(planned)) if planned else ()
        if others := _without_english(last):
            own, english = (self._listed(text) for text in others)
            fields = {claim.field for claim in english}
            return tuple(c for c in own if c.field in fields or not fields)
        if "full_name" in self._fields and (_names_bearers(last) or heads_names_with_posts(last)):
            return (Claim("full_name", len(self._fields["full_name"].headers), exact=False),)
        planned = _without_term(last)
        return tuple(self._listed(planned)) if planned else ()

    def _value_of(self, path: Path) -> tuple[Claim, ...]:
        """Read "Lý luận chính trị › Trình độ": the parent names the scale, the child only that it is its level."""
        if len(path) != 2 or _rewrite(_key(path[1])) not in _phrases("value"):
            return ()
        return tuple(
            Claim(claim.field, claim.rank, exact=False)
            for claim in self._listed(path[0])
            if self._fields[claim.field].kind == "level"
        )


def _is_neutral(text: str) -> bool:
    return any(_phrases("neutral") & {key, _rewrite(key)} for (key,) in _variants((text,)))


def _spellings(field: Field) -> Iterator[Path]:
    """Give the listed spellings, then the field's labels and its code."""
    for header in field.headers:
        yield header.path
    if not field.derived:
        yield from ((text,) for text in (field.label["vi"], field.label["en"], field.code))


def _distinct(path: Path) -> Path:
    """Leave out empty parts and those that repeat the one above."""
    parts: list[str] = []
    for text in path:
        if _key(text) and (not parts or _key(text) != _key(parts[-1])):
            parts.append(text)
    return tuple(parts)


def _turned_around(text: str) -> bool:
    """Tell whether a short remark in brackets makes the column one of something else: "LLCT (quy hoạch)".

    A long one explains how to fill the column in ("ghi rõ, nếu chưa có thì ghi không").
    """
    remarks = (_key(remark) for remark in _BRACKETS.findall(text))
    return any(len(remark.split()) <= _SHORT_REMARK and _has_foreign(remark) for remark in remarks)


def _variants(path: Path) -> Iterator[Path]:
    """Give the ways to take a path's texts: with what stands in brackets, and without it."""
    options = []
    for text in path:
        keys = [_key(text)]
        if (shorter := _key(_BRACKETS.sub(" ", text))) and shorter not in keys and not _turned_around(text):
            keys.append(shorter)
        codes = parse_code_list(text)
        if codes is not None and len(codes.meanings) > 1 and (name := _key(codes.label)) and name not in keys:
            keys.append(name)
        options.append(keys)
    yield from product(*options)


def _without_english(text: str) -> tuple[str, str] | None:
    """Part a header in two languages into its words and those in English, which stand at either end of it.

    >>> _without_english("Dân tộc / Ethnic group")
    ('dân tộc', 'ethnic group')
    """
    words = _key(text).split()
    english = [word in _phrases("english") for word in words]
    if not any(english) or all(english):
        return None
    before = english.index(False)
    behind = english[::-1].index(False)
    size = len(words)
    own = words[before : size - behind]
    if bool(before) == bool(behind):
        return None
    return " ".join(own), " ".join(words[:before] or words[size - behind :])


def _names_bearers(text: str) -> bool:
    """Tell whether a header of names says whose: "Họ và tên cán bộ, công chức được quy hoạch".

    >>> _names_bearers("Họ, tên nhân sự"), _names_bearers("Họ và tên vợ (chồng)")
    (True, False)
    """
    behind = _behind_name(text)
    return behind is not None and not _any_of_list("bearers").sub(" ", behind).strip()


def heads_names_with_posts(text: str) -> bool:
    """Tell whether a header is one of names and of posts in the same cells.

    >>> heads_names_with_posts("Họ và tên, chức vụ"), heads_names_with_posts("Họ và tên")
    (True, False)
    """
    behind = _any_of_list("bearers").sub(" ", _behind_name(text) or "").strip()
    return bool(behind) and [claim.field for claim in roster_lexicon().claims((behind,))][:1] == ["position"]


def perhaps(text: str) -> tuple[str, ...]:
    """Give the fields that an ambiguous header may mean, of which its cells must speak.

    >>> perhaps("ĐV"), perhaps("Ghi chú")
    (('party_member', 'unit'), ())
    """
    return _by_cells().get(_key(text), ())


@cache
def _by_cells() -> Mapping[str, tuple[str, ...]]:
    return {_key(text): tuple(fields) for text, fields in _data()["by_cells"].items()}


def _behind_name(text: str) -> str | None:
    """Give what stands behind "Họ và tên" in a header's words; ``None`` where it doesn't begin so."""
    found = _any_of_list("name").match(key := _key(text))
    return None if found is None else key[found.end() :]


@cache
def _any_of_list(name: str) -> re.Pattern[str]:
    return _any_of(_phrases(name))


def _without_term(text: str) -> str:
    """Give a header of plans without the years that they are for; nothing for any other header.

    >>> _without_term("Chức danh quy hoạch (2025-2030)"), _without_term("Giai đoạn 2020-2025")
    ('chức danh qui hoạch', '')
    """
    key = _key(text)
    shorter = " ".join(_TERM.sub(" ", key).split())
    return shorter if shorter != key and _any_of_list("plan").match(key) else ""


def of_something_else(path: Path) -> bool:
    """Tell whether a word of a header makes its column one of another person, place or time."""
    return any(map(_has_foreign, path))


def is_group_heading(text: str) -> bool:
    """Tell whether a heading only groups columns of levels and says nothing of any of them: "Trình độ"."""
    grouping = _key(text).startswith(tuple(_phrases("group_of_levels")))
    return grouping and _is_neutral(text) and not roster_lexicon().claims((text,))


@cache
def roster_lexicon() -> Lexicon:
    """Give the lexicon of rosters."""
    return Lexicon(roster_fields())


@cache
def training_lexicon() -> Lexicon:
    """Give the lexicon of training tables."""
    return Lexicon(training_fields())
