"""Names in conditions: canonical fields by code, label or header spelling, defines, and the user's own columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import Define
from cadre_stats.text import bare, fold, unaccented
from cadre_stats.vocabulary.field import Field, FieldKind, roster_fields
from cadre_stats.vocabulary.phrases import words

if TYPE_CHECKING:
    from cadre_stats.vocabulary.scale import Scale
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["FieldNames", "NamedField", "field_names"]


@dataclass(frozen=True, slots=True)
class NamedField:
    """What a name stands for: the canonical code, define or header (``name``) and what kind of value it holds.

    ``kind`` is ``own`` for a column of the user's own. ``scale`` is there wherever a vocabulary defines one.
    """

    name: str
    kind: FieldKind | Literal["own"]
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
        self._codes: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        for spelling, code in self._spellings():
            self._codes.setdefault(fold(spelling), code)
            self._plain.setdefault(bare(spelling), code)

    def _spellings(self) -> Iterator[tuple[str, str]]:
        """Give spelling and code, the weightiest first: codes, labels, then headers by their place in the field."""
        fields = self._fields.values()
        yield from ((field.code, field.code) for field in fields)
        yield from ((label, field.code) for field in fields for label in field.label.values())
        headers = [(header, field.code) for field in fields for header in field.headers]
        headers.sort(key=lambda pair: pair[0].order)
        yield from ((" › ".join(header.path), code) for header, code in headers)

    def canonical(self, text: str) -> str | None:
        """Give the code of a canonical field from its code, label or a header spelling."""
        return self._codes.get(fold(text)) or (self._plain.get(bare(text)) if unaccented(text) else None)

    def defined(self, text: str) -> str | None:
        """Give the define of this name or label."""
        key = fold(text)
        return next((n for n, labels in self._defines.items() if key in map(fold, (n, *labels))), None)

    def named(self, text: str, where: str) -> NamedField:
        """Tell what a name stands for; a name that is neither field nor define is a column of the user's own.

        Raises :class:`UsageError` for the names that only the training record will know.
        """
        if fold(text) in map(fold, words("later", "fields")):
            raise UsageError("targets.not_yet", where=where, name=text)
        define = self.defined(text)
        if define is not None:
            return NamedField(define, "yes_no")
        code = self.canonical(text)
        name = text if code is None else code
        scale = self._vocabulary.scale(name) if self._vocabulary.has(name) else None
        return NamedField(name, "own" if code is None else self._fields[code].kind, scale)

    def every(self) -> Iterator[str]:
        """Give every valid name, for the nearest one to a wrong one."""
        yield from self._defines
        yield from (spelling for spelling, _ in self._spellings())


def field_names(vocabulary: Vocabulary, defines: Mapping[str, Define]) -> FieldNames:
    """Give the names of a vocabulary's fields and of defines that are read already."""
    return FieldNames(vocabulary, {name: [text for _, text in define.label] for name, define in defines.items()})
