"""Conditions from nodes: a table of fields, a list of such tables (any of them), or text of the one grammar."""

from __future__ import annotations

from collections.abc import Mapping

from cadre_stats.errors import UsageError
from cadre_stats.targets.attended import read_attended
from cadre_stats.targets.condition import Condition, Test
from cadre_stats.targets.consistency import check_condition
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.grammar import one_set, read_condition
from cadre_stats.targets.names import FieldNames
from cadre_stats.targets.node import Node, check_keys

__all__ = ["condition_of"]


def condition_of(node: Node, names: FieldNames) -> Condition:
    """Read the condition under ``population``, ``criterion`` or ``where``. Raises :class:`UsageError`."""
    if isinstance(node.value, str):
        return read_condition(node.text(), names, node.place)
    tables = node.value if isinstance(node.value, tuple) else (node,)
    if not tables:
        raise UsageError("targets.empty_condition", where=node.place)
    condition = Condition(tuple(one for table in tables for one in _set(table, names).sets))
    check_condition(condition, names, node.place)
    return condition


def _set(node: Node, names: FieldNames) -> Condition:
    if not node.table():
        raise UsageError("targets.empty_condition", where=node.place)
    return one_set([_term(name, value, names) for name, value in node.table().items()])


def _said(node: Node) -> str:
    """Give what a condition says in one line, as far as it is text."""
    if isinstance(node.value, Mapping):
        return "; ".join(f"{key} = {_said(child)}" for key, child in node.value.items())
    if isinstance(node.value, tuple):
        return " | ".join(map(_said, node.value))
    return node.words()


def _term(name: str, node: Node, names: FieldNames) -> tuple[str, tuple[Test, ...], str]:
    field = names.named(name, node.place)
    if field.kind == "attended":
        return field.name, (Test("one_of", (read_attended(node, names),), text=_said(node)),), node.place
    negated = isinstance(node.value, Mapping)
    if negated:
        check_keys(node, ("not",))
    listed = node.table().get("not", node) if negated else node
    members = listed.value if isinstance(listed.value, tuple) else (listed,)
    tests = read_tests([member.words() for member in members], field, listed.place, negated=negated)
    return field.name, tests, node.place
