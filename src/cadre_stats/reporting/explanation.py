"""How a text of a column is read, and what a scale knows: the values behind ``explain``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.record import Record
from cadre_stats.reporting.labels import in_language
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.wording import say

if TYPE_CHECKING:
    from cadre_stats.vocabulary.scale import Scale
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["Explanation", "LevelEntry", "explain_scale", "explain_text", "find_scale", "names_any_religion"]


class Explanation(Record):
    """The reading of one text: codes for machines, the label and the reason for people."""

    text: str
    field: str
    lowest: str | None
    highest: str | None
    recognised: bool
    blank: bool
    reason: str
    label: str


class LevelEntry(Record):
    """One level of a scale with its label and its aliases."""

    code: str
    label: str
    aliases: tuple[str, ...]


def find_scale(name: str | None, vocabulary: Vocabulary, lang: str) -> Scale:
    """Give the scale of a field named by its code or label, or of a user's own column.

    Raises :class:`UsageError` for a name without a scale, with the nearest one that has one.
    """
    from cadre_stats.targets.nearest import unknown_name

    known = {code: field for code, field in roster_fields().items() if vocabulary.has(code)}
    known["religion"] = roster_fields()["religion"]
    if name is None:
        raise UsageError("cli.no_field", where="FIELD", fields=", ".join(known))
    if vocabulary.has(name):
        return vocabulary.scale(name)
    for code, field in known.items():
        if fold(name) in map(fold, (code, *field.label.values())):
            return vocabulary.no_religion() if code == "religion" else vocabulary.scale(code)
    labels = [in_language(field.label, lang) for field in known.values()]
    raise unknown_name("cli.no_scale", "explain", name, [*known, *labels], fields=", ".join(known))


def names_any_religion(scale: Scale) -> bool:
    """Tell whether a text that the scale doesn't know is a religion: not where a user's file lists the religions."""
    return scale.field == "religion" and len(scale.levels) == 1


def explain_text(scale: Scale, text: str, lang: str) -> Explanation:
    """Explain the reading of a text as a cell of the column.

    A text that names a religion is known and stays as written: it is its own code.
    """
    reading = scale.read(text)
    if names_any_religion(scale) and not (reading.recognised or reading.blank):
        written = tidy(text)
        reason = say("reasons.religion", lang)
        return Explanation(text, scale.field, written, written, True, False, reason, written)
    labels = {level.code: in_language(level.label, lang) for level in scale.levels}
    ends = [labels[code] for code in dict.fromkeys((reading.lowest, reading.highest)) if code is not None]
    return Explanation(
        text=text,
        field=scale.field,
        lowest=reading.lowest,
        highest=reading.highest,
        recognised=reading.recognised,
        blank=reading.blank,
        reason=reading.reason.text(lang),
        label=" – ".join(ends) or "?",
    )


def explain_scale(scale: Scale, lang: str) -> Iterator[LevelEntry]:
    """Give the levels of a scale, lowest first, with their aliases as the vocabulary writes them."""
    for level in scale.levels:
        yield LevelEntry(level.code, in_language(level.label, lang), level.aliases)
