"""The tokens of a cell's text: words, school grades, dates, numbers and the signs between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import plain
from cadre_stats.vocabulary.spelling import Spelling, spelling, spellings

__all__ = ["Token", "TokenKind", "tokens", "written_together"]

TokenKind = Literal[
    "word", "number", "date", "period", "open_period", "list", "dash", "dot", "colon", "open", "close", "strange"
]

_TOKEN = regex(
    r"""
    (?P<period>(?:\d{1,2}[/.]){0,2}(?:19|20)\d\d\s*-\s*(?:\d{1,2}[/.]){0,2}(?P<last>(?:19|20)\d\d)(?!\d))
  | (?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d(?!\d) | (?:19|20)\d\d-\d\d-\d\d(?:[ T][\d:]+)?
           | \d{1,2}/(?:19|20)\d\d(?!\d) | (?:19|20)\d\d(?![\d.,]\d|\d))
  | (?P<grade>\d{1,2}\s*/\s*\d{1,2}(?![\d/]))
  | (?P<system>(?:4|5|7|9|10|12)\s?\+\s?[1-4](?!\d))
  | (?P<short>(?:[^\W\d_]|Tr|tr|TR)/(?:[a-zđ]|[^\W\d_]{2,4})(?![^\W_]))
  | (?P<cohort>[Kk](?=\d{1,3}(?![^\W_])))
  | (?P<word>[^\W\d_](?:'?[^\W_])*)
  | (?P<number>\d+)
  | (?P<list>\s*\n\s* | [,;+|•])
  | (?P<joining>/(?=[Hh][Cc](?![^\W_])))
  | (?P<slash>/)
  | (?P<space>[\s"'_]+)
  | (?P<dot>[.…·]+)
  | (?P<dash>-+)
  | (?P<colon>:)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<strange>.)
    """,
    re.VERBOSE,
)
_KINDS: dict[str, TokenKind] = {
    "period": "period",
    "date": "date",
    "grade": "word",
    "system": "word",
    "short": "word",
    "cohort": "word",
    "word": "word",
    "number": "number",
    "list": "list",
    "slash": "list",
    "dot": "dot",
    "joining": "dash",
    "dash": "dash",
    "colon": "colon",
    "open": "open",
    "close": "close",
    "strange": "strange",
}
_NOTHING = Spelling("", b"")
# A period that ended by then is over; one that goes on longer may not have been when the roster was written.
_OVER_BY = 2024


class Token(NamedTuple):
    """One token: its text as written, its kind and, for words, its spelling.

    A school grade ("12/12") and a way of training teachers ("12+2") are words, a year or a day a ``date``,
    "2015-2019" a ``period``, one that may not be over an ``open_period``, "K25" a word and a number. ``strange`` is a
    sign that no rule knows.
    """

    text: str
    kind: TokenKind
    spelling: Spelling = _NOTHING


@lru_cache(maxsize=1 << 14)
def tokens(text: str) -> tuple[Token, ...]:
    """Give the tokens of a text, without spaces and quotes.

    >>> [token.kind for token in tokens("ĐH (2005), 12/12")]
    ['word', 'open', 'date', 'close', 'list', 'word']
    """
    written = plain(text).replace("&", " và ")
    if "\n" not in written and all(map(str.isalpha, words := written.split())):
        southern = _southern()
        return tuple([Token(word, "word", spelling(southern.get(word.casefold(), word))) for word in words])
    found: list[Token] = []
    for match in _TOKEN.finditer(written):
        if match.lastgroup is None or match.lastgroup == "space":
            continue
        kind = _KINDS[match.lastgroup]
        if kind == "period" and int(match["last"]) > _OVER_BY:
            kind = "open_period"
        found.append(Token(match.group(), kind, _spelled(match.group(), match.lastgroup)))
    return tuple(found)


# What stands between words of letters and has no spelling.
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(".-,;:()", " "))
# The letters and the marks of the words of lists that are letters alone: lists repeat them.
_BASES: dict[str, str] = {}
_MARKS: dict[str, bytes] = {}


def written_together(texts: Sequence[str]) -> list[tuple[Spelling, int]]:
    """Give the spelling of each text's words, written together, and their number.

    It is what the tokens tell, of many texts in less time.

    >>> [(spelled.base, words) for spelled, words in written_together(["CĐ (Cao đẳng)", "12/12", "&"])]
    [('cdcaodang', 3), ('12/12', 1), ('va', 1)]
    """
    parted = [
        text.split() if text.replace(" ", "").isalpha() else text.translate(_BETWEEN_WORDS).split() for text in texts
    ]
    _learn({word for words in parted for word in words if word not in _BASES})
    found = []
    for text, words in zip(texts, parted, strict=True):
        try:
            spelled = Spelling("".join([_BASES[word] for word in words]), b"".join([_MARKS[word] for word in words]))
            found.append((spelled, len(words)))
        except KeyError:
            several = [part.spelling for part in tokens(text) if part.spelling.base]
            spelled = Spelling("".join([one.base for one in several]), b"".join([one.marks for one in several]))
            found.append((spelled, len(several)))
    return found


def _learn(new: Iterable[str]) -> None:
    """Spell words of lists; of words of letters alone the tokens tell no more."""
    words, southern = list(filter(str.isalpha, new)), _southern()
    for word, spelled in zip(words, spellings([southern.get(word.casefold(), word) for word in words]), strict=True):
        if spelled.base:
            _MARKS[word], _BASES[word] = spelled.marks, spelled.base


@cache
def _southern() -> dict[str, str]:
    found: dict[str, str] = shipped_toml("cadre_stats.vocabulary", "data/spellings.toml")["southern"]
    return found


def _spelled(text: str, group: str) -> Spelling:
    if group in ("grade", "system"):
        sign = "/" if group == "grade" else "+"
        grade = sign.join(str(int(part)) for part in text.split(sign))
        return Spelling(grade, bytes(len(grade)))
    text = _southern().get(text.casefold(), text)
    return spelling(text) if _KINDS[group] in ("word", "number") else _NOTHING
