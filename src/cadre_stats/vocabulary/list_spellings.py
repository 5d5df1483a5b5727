"""The spellings of the texts of word lists: those of lists that are shipped are stored, others are made together.

Making them took a thirteenth of the work of a small report, so they are stored (:func:`cadre_stats.shipped.prepared`).
A spelling depends on its text and on ``spellings.toml`` alone: a text that a list got since is spelled like a user's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cadre_stats.shipped import prepared
from cadre_stats.vocabulary.spelling import Spelling, spellings
from cadre_stats.vocabulary.words import southern_spellings, tokens

__all__ = ["SOURCES", "STORED", "list_spellings", "written_together"]

STORED, SOURCES = "data/list_spellings", ("data/spellings.toml",)
# Text, letters, marks and number of words: so many values one after the other.
_VALUES = 4

# A spelling and the number of its words.
_Written = tuple[Spelling, int]


def written_together(texts: Sequence[str]) -> list[_Written]:
    """Give the spelling of each text's words, written together, and their number.

    It is what the tokens tell, of many texts in less time.

    >>> [(spelled.base, words) for spelled, words in written_together(["CĐ (Cao đẳng)", "12/12", "&"])]
    [('cdcaodang', 3), ('12/12', 1), ('va', 1)]
    """
    stored = _stored()
    try:
        return [stored[text] for text in texts]
    except KeyError:
        return _made(texts)


def list_spellings(texts: Iterable[str]) -> list[str | int]:
    """Make what is stored of texts: of each itself, its letters, its marks in hexadecimal and its number of words."""
    listed = sorted(set(texts))
    found: list[str | int] = []
    for text, (spelled, words) in zip(listed, _made(listed), strict=True):
        found += text, spelled.base, spelled.marks.hex(), words
    return found


@cache
def _stored() -> Mapping[str, _Written]:
    values = prepared("cadre_stats.vocabulary", STORED, SOURCES, list)
    texts, bases, marks, words = (values[place::_VALUES] for place in range(_VALUES))
    return dict(zip(texts, zip(map(Spelling, bases, map(bytes.fromhex, marks)), words, strict=True), strict=True))


# What stands between words of letters and has no spelling.
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(".-,;:()", " "))
# The letters and the marks of the words of lists that are letters alone: lists repeat them.
_BASES: dict[str, str] = {}
_MARKS: dict[str, bytes] = {}


def _made(texts: Sequence[str]) -> list[_Written]:
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
    words, southern = list(filter(str.isalpha, new)), southern_spellings()
    for word, spelled in zip(words, spellings([southern.get(word.casefold(), word) for word in words]), strict=True):
        if spelled.base:
            _MARKS[word], _BASES[word] = spelled.marks, spelled.base
