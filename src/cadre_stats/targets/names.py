"""Names in conditions: canonical fields by code, label or header spelling, defines, and the user's own columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from cadre_stats.targets.condition import Define
from cadre_stats.text import bare, fold, unaccented
from cadre_stats.vocabulary.field import Field, FieldKind, roster_fields, training_fields
from cadre_stats.vocabulary.phrases import means

if TYPE_CHECKING:
    from cadre_stats.vocabulary.scale import Scale
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["BESIDE", "FieldNames", "NamedField", "field_names"]

# What a condition can ask of the things read beside a roster: a training log, standards of titles.
BESIDE: Mapping[str, Literal["attended", "number", "yes_no"]] = MappingProxyType(
    {"attended": "attended", "hours": "number", "meets_standard": "yes_no", "meets_planned_standard": "yes_no"}
)


class NamedField(NamedTuple):
    """What a name stands for: the canonical code, define or header (``name``) and what kind of value it holds.

    ``kind`` is ``own`` for a column of the user's own. ``scale`` is there wherever a vocabulary defines one.
    """

    name: str
    kind: FieldKind | Literal["own", "attended"]
    scale: Scale | None = None


class FieldNames:
    """All names that a condition can use without having seen a roster.

    ``defines`` maps each defined name to its labels. ``fields`` are the canonical fields, those of a roster by default.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        defines: Mapping[str, Collection[str]] | None = None,
        fields: Mapping[str, Field] | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._fields = roster_fields() if fields is None else fields
        self._defines = defines or {}

    @cached_property
    def _spelt(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return _roster_codes() if self._fields is roster_fields() else _codes_by_spelling(self._fields)

    def canonical(self, text: str) -> str | None:
        """Give the code of a canonical field from its code, label or a header spelling."""
        if text in self._fields:
            return text
        codes, plain = self._spelt
        return codes.get(fold(text)) or (plain.get(bare(text)) if unaccented(text) else None)

    def defined(self, text: str) -> str | None:
        """Give the define of this name or label."""
        key = fold(text)
        return next((n for n, labels in self._defines.items() if key in map(fold, (n, *labels))), None)

    def named(self, text: str, where: str) -> NamedField:  # noqa: ARG002 - names that need a place may come
        """Tell what a name stands for; a name that is neither field nor define is a column of the user's own.

        Names of what is read beside a roster (attendances, standards) are known, too, unless a field has the name.
        """
        define = self.defined(text)
        if define is not None:
            return NamedField(define, "yes_no")
        code = self.canonical(text)
        if code is None and (beside := next((name for name in BESIDE if means(text, "beside", name)), None)):
            return NamedField(beside, BESIDE[beside])
        name = text if code is None else code
        scale = self._vocabulary.scale(name) if self._vocabulary.has(name) else None
        return NamedField(name, "own" if code is None else self._fields[code].kind, scale)

    def log(self) -> FieldNames:
        """Give the names that conditions over a training log can use: its own fields, then those of people."""
        return FieldNames(self._vocabulary, {}, {**roster_fields(), **training_fields()})

    def every(self) -> Iterator[str]:
        """Give every valid name, for the nearest one to a wrong one."""
        yield from self._defines
        yield from BESIDE
        yield from (spelling for spelling, _ in _spellings(self._fields))


def _spellings(fields: Mapping[str, Field]) -> Iterator[tuple[str, str]]:
    """Give spelling and code, the weightiest first: codes, labels, then headers by their place in the field."""
    yield from ((code, code) for code in fields)
    yield from ((label, code) for code, field in fields.items() for label in field.label.values())
    headers = [(header, code) for code, field in fields.items() for header in field.headers]
    headers.sort(key=lambda pair: pair[0].order)
    yield from ((" › ".join(header.path), code) for header, code in headers)


def _codes_by_spelling(fields: Mapping[str, Field]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give the codes by folded spelling, and by spelling without diacritics."""
    folded: dict[str, str] = {}
    plain: dict[str, str] = {}
    for spelling, code in _spellings(fields):
        folded.setdefault(fold(spelling), code)
        plain.setdefault(bare(spelling), code)
    return folded, plain


@cache
def _roster_codes() -> tuple[Mapping[str, str], Mapping[str, str]]:
    return _codes_by_spelling(roster_fields())


def field_names(vocabulary: Vocabulary, defines: Mapping[str, Define]) -> FieldNames:
    """Give the names of a vocabulary's fields and of defines that are read already."""
    return FieldNames(vocabulary, {name: [text for _, text in define.label] for name, define in defines.items()})
