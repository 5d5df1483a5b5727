"""The names of fields and of their values as a reader knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cadre_stats.record import Record
from cadre_stats.vocabulary.age_bands import age_bands
from cadre_stats.vocabulary.field import roster_fields, training_fields
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.reporting.report import RowKind
    from cadre_stats.statistics.outcome import Group
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["Labels", "field_label", "in_language", "row_kind"]


def in_language(texts: Mapping[str, str], lang: str) -> str:
    """Give the text in a language, else in the language that there is; empty where there is none."""
    return texts.get(lang) or next(iter(texts.values()), "")


def field_label(name: str, lang: str) -> str:
    """Name a field in a language; a roster's own column has the name of its header."""
    known = roster_fields().get(name) or training_fields().get(name)
    return in_language(known.label, lang) if known else name


def row_kind(group: Group, by: Sequence[str]) -> RowKind:
    """Tell whether a group is the whole, a subtotal or one of the smallest groups."""
    if not by or len(group) == len(by):
        return "body"
    return "subtotal" if group else "total"


class Labels(Record):
    """Names fields, levels, categories, bands and groups in one language."""

    vocabulary: Vocabulary
    lang: str

    def field(self, name: str) -> str:
        """Name a field; a roster's own column has the name of its header."""
        return field_label(name, self.lang)

    def value(self, field: str, code: str | None) -> str:
        """Name a value of a field: a level, a range of levels (``master..doctorate``), a category, a text."""
        if code is None:
            return say("report.not_known", self.lang)
        if field == "age":
            return next((in_language(band.label, self.lang) for band in age_bands() if band.code == code), code)
        if self.vocabulary.has(field):
            return self.vocabulary.label(field, code, self.lang)
        if code in ("true", "false") or (field, code) == ("religion", "none"):
            return say(f"report.value.{code}", self.lang)
        return code

    def group(self, group: Group) -> str:
        """Name a group by its last field; the whole is ``Tổng số``."""
        if not group:
            return say("report.total", self.lang)
        field, code = list(group.items())[-1]
        if code is None:
            return f"{self.field(field)}: {self.value(field, None).lower()}"
        return self.value(field, code)

    def path(self, group: Group) -> str:
        """Name a group by all of its fields, for a line that stands alone."""
        return ", ".join(f"{self.field(field)}: {self.value(field, code)}" for field, code in group.items())
