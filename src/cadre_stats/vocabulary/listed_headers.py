"""The headers that are listed for fields, in every form in which a column's header is looked up.

A form is a table of keys, the parts of a header path each on its line, with the fields they stand for and the place of
the spelling in each field's list. Making them takes longer than reading a small roster, so those of ``fields.toml``
are stored (:func:`cadre_stats.shipped.prepared`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cadre_stats.shipped import prepared
from cadre_stats.text import bare_all
from cadre_stats.vocabulary.field import Field, roster_fields, training_fields
from cadre_stats.vocabulary.header_words import bare_keys, header_data, header_keys, rewrite

__all__ = ["SOURCES", "list_headers", "listed_headers"]

# What the tables are made of, and of which kinds there are some.
SOURCES = ("data/fields.toml", "data/headers.toml")
_FIELDS: Mapping[str, Callable[[], Mapping[str, Field]]] = {"roster": roster_fields, "training": training_fields}
# Names that programs give to columns are no shorter.
_SHORTEST_WORD = 5

# By key: field and place.
_Table = dict[str, list[tuple[str, int]]]


def listed_headers(kind: str) -> Mapping[str, Any]:
    """Give the tables of a roster's fields or of a training table's: as :func:`list_headers` makes them."""
    tables: Mapping[str, Any] = prepared(
        "cadre_stats.vocabulary", f"data/{kind}_headers", SOURCES, lambda: list_headers(kind)
    )
    return tables


def list_headers(kind: str) -> Mapping[str, Any]:
    """Make the tables of ``roster`` or ``training``.

    ``exact``: the spellings as they are listed. ``by_rule``: written out; one that could be two fields' is left out.
    ``without_marks``: both without diacritics that stand for one field only; ``in_one_word``: of these the single
    texts without spaces, too: programs name columns "HOTEN". ``words``: the words without diacritics of all
    spellings, of the abbreviations and of the words that add nothing.
    """
    exact = _exact(_FIELDS[kind]())
    by_rule = _by_rule(exact)
    without_marks = _without_marks(exact, by_rule)
    return {
        "exact": exact,
        "by_rule": by_rule,
        "without_marks": without_marks,
        "in_one_word": _in_one_word(without_marks),
        "words": _words(exact),
    }


def _exact(fields: Mapping[str, Field]) -> _Table:
    found: _Table = {}
    spellings = {field.code: list(_spellings(field)) for field in fields.values()}
    key_of = _keyed(header_keys, (part for paths in spellings.values() for path in paths for part in path))
    for field in fields.values():
        for rank, path in enumerate(spellings[field.code]):
            _add(found, "\n".join(map(key_of, path)), [(field.code, rank)])
    return found


def _by_rule(exact: _Table) -> _Table:
    found: _Table = {}
    for key, claims in exact.items():
        _add(found, "\n".join(map(rewrite, key.split("\n"))), claims)
    return {key: claims for key, claims in found.items() if key in exact or len(claims) == 1}


def _without_marks(exact: _Table, by_rule: _Table) -> _Table:
    found: _Table = {}
    key_of = _keyed(bare_keys, (part for table in (exact, by_rule) for key in table for part in key.split("\n")))
    for table in (exact, by_rule):
        for key, claims in table.items():
            _add(found, "\n".join(map(key_of, key.split("\n"))), claims)
    return {key: claims for key, claims in found.items() if len(claims) == 1}


def _in_one_word(without_marks: _Table) -> _Table:
    found: _Table = {}
    for key, claims in without_marks.items():
        word = key.replace(" ", "")
        if "\n" not in key and len(word) >= _SHORTEST_WORD:
            _add(found, word, claims)
    return {word: claims for word, claims in found.items() if len(claims) == 1}


def _words(exact: _Table) -> list[str]:
    abbreviations = header_data()["abbreviations"]
    others = header_keys([*abbreviations, *abbreviations.values(), *header_data()["filler"]])
    return sorted({*bare_all(list({word: None for text in (*exact, *others) for word in text.split()}))})


def _add(table: _Table, key: str, claims: Iterable[tuple[str, int]]) -> None:
    """Add fields to those of a key; of a field the first place counts."""
    known = table.setdefault(key, [])
    known += [claim for claim in claims if claim[0] not in {field for field, _ in known}]


def _keyed(keys: Callable[[Sequence[str]], list[str]], parts: Iterable[str]) -> Callable[[str], str]:
    """Give the key of each of some texts; they are made together."""
    distinct = list(dict.fromkeys(parts))
    return dict(zip(distinct, keys(distinct), strict=True)).__getitem__


def _spellings(field: Field) -> Iterator[tuple[str, ...]]:
    """Give the listed spellings, then the field's labels and its code."""
    for header in field.headers:
        yield header.path
    if not field.derived:
        yield from ((text,) for text in (field.label["vi"], field.label["en"], field.code))
