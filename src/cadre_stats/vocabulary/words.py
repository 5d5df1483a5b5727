"""The tokens of a cell's text: words, school grades, dates, numbers and the signs between them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cadre_stats.regex import regex
from cadre_stats.shipped import shipped_toml
from cadre_stats.text import plain
from cadre_stats.vocabulary.spelling import Spelling, spelling

__all__ = ["LIST_SIGNS", "Token", "TokenKind", "southern_spellings", "tokens"]

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
# A text without any of these, plainly written, has no token of the kind list.
LIST_SIGNS = frozenset("\n,;+|•/")
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
        southern = southern_spellings()
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


@cache
def southern_spellings() -> dict[str, str]:
    """Give the words that are spelled as in the south, small, each with its spelling in lists."""
    found: dict[str, str] = shipped_toml("cadre_stats.vocabulary", "data/spellings.toml")["southern"]
    return found


def _spelled(text: str, group: str) -> Spelling:
    if group in ("grade", "system"):
        sign = "/" if group == "grade" else "+"
        grade = sign.join(str(int(part)) for part in text.split(sign))
        return Spelling(grade, bytes(len(grade)))
    text = southern_spellings().get(text.casefold(), text)
    return spelling(text) if _KINDS[group] in ("word", "number") else _NOTHING
