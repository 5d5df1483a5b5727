"""Operands: what a text means for one field — a code of its scale, yes or no, a number, a date, or a text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cadre_stats.roster.dates import DateRange, read_date
from cadre_stats.roster.number import read_number
from cadre_stats.targets.condition import Operand
from cadre_stats.targets.names import NamedField
from cadre_stats.text import fold
from cadre_stats.vocabulary.phrases import means, words

if TYPE_CHECKING:
    from cadre_stats.vocabulary.scale import Scale

__all__ = ["Read", "is_pattern", "on_scale", "read_operand", "read_ordered", "yes_or_no"]

# What a roster holds for "Không" and for blank in its column of religions.
_NO_RELIGION = "none"
# A date may be a month or a year until the relation tells which of its days is meant.
Read = Operand | DateRange


def on_scale(field: NamedField) -> bool:
    """Tell whether the values of a field are the codes of a scale or a category."""
    return field.scale is not None and field.kind != "yes_no"


def is_pattern(text: str) -> bool:
    """Tell whether a text is a pattern: ``*`` stands for anything."""
    return "*" in text


def yes_or_no(text: str) -> bool | None:
    """Read có/không, yes/no, true/false; ``None`` for anything else."""
    return True if means(text, "word", "yes") else False if means(text, "word", "no") else None


def read_operand(text: str, field: NamedField) -> Read | None:
    """Read a plain value of a field; ``None`` where it is none. Any text is a value of a text field.

    A pattern is a value of a text field even where a vocabulary orders some of its texts ("IELTS*").
    """
    if on_scale(field):
        assert field.scale is not None
        code = field.scale.level_named(text) or _labelled(text, field.scale)
        return text if code is None and field.kind in ("text", "own") and is_pattern(text) else code
    if field.kind == "yes_no":
        return yes_or_no(text)
    if field.kind in ("number", "date"):
        return read_ordered(text, field)
    if field.kind == "own":
        return _read_own(text)
    return _NO_RELIGION if field.name == "religion" and not _religious(text) else text


def _labelled(text: str, scale: Scale) -> str | None:
    key = fold(text)
    return next((level.code for level in scale.levels if key in map(fold, level.label.values())), None)


def _read_own(text: str) -> Operand:
    """Read a plain value of a column of which only the header is known, as its cells will be read."""
    truth = yes_or_no(text)
    if truth is not None:
        return truth
    date = read_date(text, century_turn=-1)
    return date.earliest if date is not None and date.full else text


def _religious(text: str) -> bool:
    from cadre_stats.vocabulary.vocabulary import load_vocabulary

    return is_pattern(text) or load_vocabulary().is_religious(text) is not False


def read_ordered(text: str, field: NamedField) -> Read | None:
    """Read one end of a phrase such as "at least": a level, a number or a date; ``None`` where it is none."""
    if on_scale(field):
        return None if is_pattern(text) else read_operand(text, field)
    number = _number(text) if field.kind in ("number", "own") else None
    if number is not None or field.kind == "number":
        return number
    return read_date(text, century_turn=-1) if field.kind in ("date", "own") else None


def _number(text: str) -> Fraction | None:
    """Read a number, with "tuổi" or "years" after it or without."""
    for unit in words("unit", "years"):
        if fold(text).endswith(f" {fold(unit)}"):
            return read_number(" ".join(text.split()[: -len(unit.split())]))
    return read_number(text)
