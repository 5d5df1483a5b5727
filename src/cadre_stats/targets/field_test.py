"""Tests of one field from their words: values, lists, "not", and the phrases over levels, numbers and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from cadre_stats.errors import UsageError
from cadre_stats.record import replace
from cadre_stats.regex import regex
from cadre_stats.roster.dates import DateRange
from cadre_stats.targets.condition import Operand, Relation, Test
from cadre_stats.targets.names import NamedField
from cadre_stats.targets.nearest import nearest, unknown_name
from cadre_stats.targets.operand import Read, is_pattern, on_scale, read_operand, read_ordered
from cadre_stats.targets.phrase import Phrase, both_sides_of_a_dash, phrases, split_values
from cadre_stats.text import tidy
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.phrases import means

__all__ = ["read_tests"]

_TEXTS = ("text", "own")
_TWO_NUMBERS = regex(r"\d{1,3}[.,]\d{3}")


def read_tests(texts: Sequence[str], field: NamedField, where: str, *, negated: bool = False) -> tuple[Test, ...]:
    """Read what a field must be: any of the tests given back. Plain values of a list become one test.

    ``texts`` are the values of a list or one text in which ``|`` or "hoặc" may stand between values;
    ``negated`` where the list stands under a key ``not``. Raises :class:`UsageError`, naming ``where``.
    """
    written = " | ".join(map(tidy, texts))
    if not negated and len(texts) == 1:
        refused = _after_not(_unquoted(tidy(texts[0])), field)
        if refused is not None:
            texts, negated = [refused], True
    values = [value for text in texts for value in split_values(_unquoted(tidy(text)))]
    if not values or not all(value == "*" or any(map(str.isalnum, value)) for value in values):
        raise UsageError("targets.empty_value", where=where, field=field.name)
    if negated:
        return (replace(_not(values, field, where), text=written),)
    tests = [replace(_single(value, field, where), text=value) for value in values]
    if len(tests) == 1:
        return tuple(tests)
    listed = tuple(operand for test in tests if test.relation == "one_of" for operand in test.operands)
    whole = (Test("one_of", tuple(dict.fromkeys(listed)), text=written),) if listed else ()
    return (*whole, *(test for test in tests if test.relation != "one_of"))


def _unquoted(text: str) -> str:
    """Take single quotes off that enclose a whole text; an apostrophe inside a name stays."""
    return text[1:-1] if len(text) > 1 and text[0] + text[-1] in ("''", "‘’") else text


def _after_not(text: str, field: NamedField) -> str | None:
    """Give what "not" refuses, the whole list after it; ``None`` where a text is a value or another phrase."""
    if field.kind not in _TEXTS and read_operand(text, field) is not None:
        return None
    phrase = next((phrase for phrase in phrases(text) if _applies(phrase, field)), None)
    return phrase.texts[0] if phrase is not None and phrase.relation == "not" else None


def _applies(phrase: Phrase, field: NamedField) -> bool:
    return phrase.on_text or on_scale(field) or field.kind != "text"


def _not(values: list[str], field: NamedField, where: str) -> Test:
    if values == ["*"]:
        return Test("blank")
    if len(values) == 1 and means(values[0], "word", "blank"):
        return Test("any")
    tests = [_value(value, field) for value in values]
    for value, test in zip(values, tests, strict=True):
        if test is None or test.relation != "one_of":
            raise _not_a_value(value, field, where)
    return Test("not", tuple(operand for test in tests if test for operand in test.operands))


def _single(text: str, field: NamedField, where: str) -> Test:
    """Read one value or phrase."""
    if field.kind in _TEXTS and not on_scale(field):
        return _text_test(text, field, where)
    test = _value(text, field) or _phrase_test(text, field, where) or _range_alias(text, field)
    if test is None:
        phrase = next(phrases(text), None)
        _refuse_two_numbers(phrase.texts if phrase else (text,), field, where)
        raise _not_a_value(text, field, where)
    return test


def _refuse_two_numbers(texts: Sequence[str], field: NamedField, where: str) -> None:
    """Tell of a number that has two meanings: "1.234" is 1234 in one country and 1,234 in another."""
    for text in texts:
        if field.kind in ("number", "own") and _TWO_NUMBERS.fullmatch(text):
            whole, _, rest = text.replace(".", ",").partition(",")
            raise UsageError("targets.two_numbers", where=where, text=text, whole=whole + rest, part=f"{whole},{rest}0")


def _text_test(text: str, field: NamedField, where: str) -> Test:
    """Read a test of a text field; on a column of the user's own the phrases over numbers and dates, too."""
    if means(text, "word", "everyone"):
        raise UsageError("targets.everyone_is_no_value", where=where, field=field.name, text=text)
    if field.kind == "text" and text.casefold() in ("true", "false"):
        raise UsageError("targets.text_is_no_yes_no", where=where, field=field.name)
    phrase = next(phrases(text), None)
    if phrase is not None and phrase.relation == "not":
        raise UsageError("targets.not_in_list", where=where, text=text)
    if phrase is not None and phrase.relation == "exactly" and phrase.on_text:
        return Test("one_of", (phrase.texts[0],))
    test = _phrase_test(text, field, where) if field.kind == "own" else None
    if test is None and phrase is not None:
        _refuse_two_numbers(phrase.texts, field, where)
        if field.kind == "own" and nearest(field.name, roster_fields()) is not None:
            # A misspelt field rather than a column of the user's own: levels are no numbers or dates.
            raise unknown_name("targets.unknown_field", where, field.name, roster_fields())
        raise UsageError("targets.no_order", where=where, field=field.name, text=text)
    return test or _value(text, field) or Test("one_of", (text,))


def _value(text: str, field: NamedField) -> Test | None:
    """Read a plain value, ``*`` or the word for blank."""
    if text == "*":
        return Test("any")
    if means(text, "word", "blank"):
        return Test("blank")
    read = read_operand(text, field)
    if read is None:
        return None
    bare = field.scale is not None and field.scale.ordered and on_scale(field) and not is_pattern(text)
    return replace(_exactly(read), bare=bare)


def _phrase_test(text: str, field: NamedField, where: str) -> Test | None:
    """Read the first phrase whose ends are values of the field; ``None`` where there is none."""
    found = list(phrases(text))
    for phrase in [*found, *(Phrase("between", sides) for sides in both_sides_of_a_dash(text))]:
        ends = [read for part in phrase.texts if (read := read_ordered(part, field)) is not None]
        if len(ends) == len(phrase.texts):
            return _relate(phrase, ends, field, where, text)
    if found and on_scale(field) and _range_alias(text, field) is None:
        raise _not_a_value(next(t for t in found[0].texts if read_ordered(t, field) is None), field, where)
    return None


def _range_alias(text: str, field: NamedField) -> Test | None:
    """Read an alias that the vocabulary gives to several levels: "sau đại học" is master or doctorate."""
    reading = field.scale.read(text) if field.scale is not None and on_scale(field) else None
    if reading is None or reading.lowest is None or reading.highest is None or reading.reason.key != "alias":
        return None
    return Test("between", (reading.lowest, reading.highest))


def _relate(phrase: Phrase, ends: list[Read], field: NamedField, where: str, text: str) -> Test:
    if phrase.relation == "not":
        raise UsageError("targets.not_in_list", where=where, text=text)
    if phrase.relation == "exactly":
        return _exactly(ends[0])
    if on_scale(field) and field.scale is not None and not field.scale.ordered:
        raise UsageError("targets.unordered", where=where, field=field.name, text=text)
    if phrase.relation == "between":
        low = _day(ends[0], last=phrase.open_low)
        high = _day(ends[1], last=not phrase.open_high)
        return Test("between", (low, high), open_low=phrase.open_low, open_high=phrase.open_high)
    end = _day(ends[0], last=phrase.relation in ("more_than", "at_most"))
    return Test(cast(Relation, phrase.relation), (end,))


def _exactly(read: Read) -> Test:
    if isinstance(read, DateRange):
        return Test("one_of", (read.earliest,)) if read.full else Test("between", (read.earliest, read.latest))
    return Test("one_of", (read,))


def _day(read: Read, *, last: bool) -> Operand:
    """Give the day that a month or a year stands for: after 2015 is after its last day, from 2015 its first."""
    if isinstance(read, DateRange):
        day: dt.date = read.latest if last else read.earliest
        return day
    return read


def _not_a_value(text: str, field: NamedField, where: str) -> UsageError:
    if on_scale(field):
        assert field.scale is not None
        levels = [level.code for level in field.scale.levels]
        valid = [*levels, *(label for level in field.scale.levels for label in level.label.values())]
        return unknown_name("targets.unknown_level", where, text, valid, field=field.name, levels=", ".join(levels))
    key = {"yes_no": "not_yes_or_no", "number": "not_a_number", "date": "not_a_date"}.get(field.kind, "not_a_value")
    return UsageError(f"targets.{key}", where=where, field=field.name, text=text)
