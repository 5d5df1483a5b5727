"""Another way to meet a requirement of a standard, such as a degree in politics and administration before a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import Condition, Test
from cadre_stats.targets.condition_node import condition_of
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.grammar import one_set
from cadre_stats.targets.names import FieldNames
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node, check_keys
from cadre_stats.targets.operand import is_pattern, on_scale
from cadre_stats.targets.standard import Alternative, Requirement
from cadre_stats.text import fold, tidy
from cadre_stats.vocabulary.phrases import phrase_data

__all__ = ["read_alternatives"]


def read_alternatives(node: Node | None, requires: Sequence[Requirement], names: FieldNames) -> Iterable[Alternative]:
    """Read the alternatives of a standard to what it ``requires``.

    Raises :class:`UsageError` with its place for a field that isn't required, and a condition that isn't understood.
    """
    for one in node.list() if node is not None else ():
        check_keys(one, ("meets", "by"))
        table = one.table()
        for key in ("meets", "by"):
            if key not in table:
                raise UsageError("shortfall.no_key", where=one.place, name=key)
        field = names.named(table["meets"].text(), table["meets"].place).name
        required = [requirement.field for requirement in requires]
        if field not in required:
            raise unknown_name("shortfall.not_required", table["meets"].place, field, required)
        yield Alternative(field, _by(table["by"], names))


def _by(node: Node, names: FieldNames) -> Condition:
    """Read the condition of an alternative; a pattern on a scale looks at the cell's text."""
    if not isinstance(node.value, Mapping):
        return condition_of(node, names)
    terms = []
    for key, value in node.table().items():
        field = names.named(key, value.place)
        members = value.value if isinstance(value.value, tuple) else (value,)
        texts = [tidy(member.words()) for member in members]
        if on_scale(field) and any(map(is_pattern, texts)):
            patterns = tuple(pattern for text in texts for pattern in _spellings(text))
            tests: tuple[Test, ...] = (Test("one_of", patterns, text=" | ".join(texts)),)
        else:
            tests = read_tests(texts, field, value.place)
        terms.append((field.name, tests, value.place))
    if not terms:
        raise UsageError("targets.empty_condition", where=node.place)
    return one_set(terms)


def _spellings(pattern: str) -> tuple[str, ...]:
    """Give a pattern that asks for LLCT-HC in every way that rosters spell it: "lý luận chính trị - hành chính" too.

    >>> "*Lý luận chính trị - Hành chính*" in _spellings("*LLCT-HC*"), _spellings("*tập trung*")
    (True, ('*tập trung*',))
    """
    data = phrase_data()["standards"]["llct_hc"]
    spellings = [
        sign.join(pair) for pair in product(data["theory"], data["administration"]) for sign in data["between"]
    ]
    inside = pattern.strip("*")
    asked = next((one for one in sorted(spellings, key=len, reverse=True) if fold(inside).endswith(fold(one))), None)
    if asked is None or not pattern.endswith("*"):
        return (pattern,)
    before = pattern.rstrip("*")[: -len(asked)]
    return (pattern, *(f"{before}{one}*" for one in spellings))
