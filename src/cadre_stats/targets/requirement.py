"""What a standard requires of one field, as decrees and the lists of provinces word it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from cadre_stats.errors import UsageError
from cadre_stats.record import replace
from cadre_stats.targets.condition import Test
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.names import FieldNames, NamedField
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node
from cadre_stats.targets.operand import on_scale
from cadre_stats.targets.phrase import split_values, without_lead
from cadre_stats.targets.standard import Requirement
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.phrases import phrase_data, words

__all__ = ["read_requirements"]


def read_requirements(node: Node, names: FieldNames) -> tuple[Requirement, ...]:
    """Read what is required: a table of fields, each a value, a list or a phrase.

    Raises :class:`UsageError` with its place for a field twice, one that isn't known, and a level that isn't.
    """
    if not node.table():
        raise UsageError("shortfall.nothing_required", where=node.place)
    found: dict[str, Requirement] = {}
    for key, value in node.table().items():
        field = names.named(key, value.place)
        if field.kind == "own" and field.scale is None:
            raise unknown_name("shortfall.unknown_field", value.place, key, names.every())
        if field.name in found:
            raise UsageError("shortfall.field_twice", where=value.place, name=key)
        members = value.value if isinstance(value.value, tuple) else (value,)
        texts = [tidy(member.words()) for member in members]
        found[field.name] = Requirement(field.name, _tests(texts, field, value.place), " | ".join(texts), value.place)
    return tuple(found.values())


def _tests(texts: Sequence[str], field: NamedField, place: str) -> tuple[Test, ...]:
    """Read what is required; a level may have the words beside it that decrees and cells of its scale have.

    "Tốt nghiệp đại học trở lên" and "cao cấp LLCT hoặc tương đương" are levels. So is none that is a skill.
    """
    try:
        tests = read_tests([_level(text, field) for text in texts], field, place)
    except UsageError as error:
        plain = [_plain(text, field) for text in texts] if on_scale(field) else list(texts)
        try:
            tests = read_tests(plain, field, place)
        except UsageError:
            raise error from None  # it names the text as it is written
    return tuple(_minimum(test, field) for test in tests)


def _plain(text: str, field: NamedField) -> str:
    """Write what is said around levels, and beside them, as the grammar of conditions has it."""
    return " | ".join(_said(one, field) for one in split_values(_without(_dashed(text), "equivalent")))


def _dashed(text: str) -> str:
    """Write the degree of politics and administration with a dash: a comma would part two things.

    >>> _dashed("Cao cấp lý luận chính trị, hành chính")
    'Cao cấp lý luận chính trị - hành chính'
    """
    names = phrase_data()["standards"]["llct_hc"]
    for theory, administration in product(names["theory"], names["administration"]):
        text = re.sub(rf"(?i)({re.escape(theory)}), ({re.escape(administration)})(?!\w)", r"\1 - \2", text)
    return text


def _said(text: str, field: NamedField) -> str:
    text = without_lead(text.replace(":", " "), "standards", "lead")
    level = _without(text, "beside_level") if field.scale is not None and field.scale.rules.any_subject else text
    return _without_subject(_level(level, field), field)


def _ends(keys: Sequence[str]) -> bool:
    """Tell whether nothing but "trở lên" follows."""
    rest = [key for key in keys if key != ")"]
    return not rest or " ".join(rest) in map(fold, words("standards", "or_higher"))


def _without(text: str, name: str) -> str:
    """Leave out phrases that add nothing to a level, with the brackets around them."""
    for phrase in sorted(words("standards", name), key=len, reverse=True):
        wanted = fold(phrase).split()
        tokens = text.replace("(", " ( ").replace(")", " ) ").split()
        keys = [fold(token) for token in tokens]
        for start in range(len(tokens) - len(wanted) + 1):
            if start and keys[start : start + len(wanted)] == wanted and _ends(keys[start + len(wanted) :]):
                text = " ".join([*tokens[:start], *tokens[start + len(wanted) :]])
                break
    return text.replace("( )", " ").strip()


def _level(text: str, field: NamedField) -> str:
    """Give the code of a level that a text says as a roster's cell would ("cao cấp LLCT-HC"); else the text.

    Where any subject may stand behind a level it would be a requirement of its own ("trung cấp Luật"): not dropped.
    """
    scale = field.scale
    if any(f" {fold(word)} " in f" {fold(text)} " for word in words("standards", "skill")):
        return text  # "kỹ năng sử dụng công nghệ thông tin" is no certificate
    if not on_scale(field) or scale is None or scale.rules.any_subject:
        return text
    if (named := scale.level_named(text)) is not None:
        return named  # the name of a level may hold a comma or a dash
    reading = scale.read(text)
    return reading.lowest if reading.lowest is not None and reading.lowest == reading.highest else text


def _without_subject(text: str, field: NamedField) -> str:
    """Write a level inside a phrase by its code: "từ trung cấp LLCT trở lên" is "từ intermediate trở lên"."""
    words = text.split()
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            said = " ".join(words[start : start + length])
            code = said if _holds_choice(said) else _level(said, field)
            if code != said:
                return " ".join([*words[:start], code, *words[start + length :]])
    return text


def _holds_choice(text: str) -> bool:
    return "/" in text or "|" in text or "hoặc" in fold(text).split()


def _minimum(test: Test, field: NamedField) -> Test:
    """Take a level named alone, or the lowest of a choice, for the least: whoever stands above doesn't lack it."""
    if test.bare and len(test.operands) == 1:
        return replace(test, relation="at_least", bare=False)
    if test.relation == "one_of" and on_scale(field) and field.scale is not None and field.scale.ordered:
        ranks = {str(code): field.scale.rank(str(code)) for code in test.operands}
        return replace(test, relation="at_least", operands=(min(ranks, key=ranks.__getitem__),))
    return test
