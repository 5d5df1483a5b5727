"""Conditions from text: one grammar in the cells of a table, in ``--where`` and as text in TOML.

``Diện quản lý = Tỉnh ủy; Trình độ chuyên môn = từ thạc sĩ trở lên``: ``;`` is and, ``|`` or "hoặc" stands between
values, a line break is or between sets, a yes/no field alone is true, ``tất cả`` is everyone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from cadre_stats.errors import UsageError
from cadre_stats.regex import regex
from cadre_stats.targets.attended import read_attended
from cadre_stats.targets.condition import ALWAYS, Condition, Define, Term, Test
from cadre_stats.targets.consistency import check_condition
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.names import FieldNames, field_names
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node
from cadre_stats.text import tidy
from cadre_stats.vocabulary.phrases import means

if TYPE_CHECKING:
    from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["all_of", "one_set", "parse_condition", "parse_where", "read_condition"]

_QUOTES = '"“”„'
_PART = regex(rf"(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|[^;])+")
_TERM = regex(
    rf"(?P<name>(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|[^{_QUOTES}<>=!≥≤≠])*)"
    r"(?P<sign>>=|<=|!=|<>|=>|=<|≥|≤|≠|=|>|<)(?P<rest>.*)",
    re.DOTALL,
)


def parse_condition(text: str, vocabulary: Vocabulary, defines: Mapping[str, Define], where: str) -> Condition:
    """Read a condition; a name that is neither field nor define is left for the rosters' columns.

    Raises :class:`UsageError`, its place ``where``, for what isn't understood and for what nobody can meet.
    """
    return read_condition(text, field_names(vocabulary, defines), where)


def parse_where(texts: Sequence[str], vocabulary: Vocabulary, defines: Mapping[str, Define]) -> Condition:
    """Read the values of ``--where``: all of them must hold."""
    names = field_names(vocabulary, defines)
    whole = all_of([read_condition(text, names, "--where") for text in texts])
    check_condition(whole, names, "--where")
    return whole


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Join conditions all of which must hold."""
    sets = product(*(condition.sets for condition in conditions))
    return Condition(tuple(tuple(term for part in parts for term in part) for parts in sets))


def read_condition(text: str, names: FieldNames, where: str) -> Condition:
    """Read a condition with the names already gathered; as :func:`parse_condition`."""
    if means(text, "word", "everyone"):
        return ALWAYS
    sets = [one for line in text.splitlines() if line.strip() for one in _line(line, names, where).sets]
    if not sets:
        raise UsageError("targets.empty_condition", where=where)
    condition = Condition(tuple(sets))
    check_condition(condition, names, where)
    return condition


def _line(line: str, names: FieldNames, where: str) -> Condition:
    parts = [part for part in _PART.findall(line) if part.strip()]
    if not parts:
        raise UsageError("targets.empty_condition", where=where)
    return one_set([_term(part.strip(), names, where) for part in parts])


def one_set(terms: Sequence[tuple[str, tuple[Test, ...], str]]) -> Condition:
    """Make the condition that all fields hold, each by any of its tests; a term is field, tests and place."""
    choices = [[Term(field, test, place) for test in tests] for field, tests, place in terms]
    return Condition(tuple(product(*choices)))


def _term(text: str, names: FieldNames, where: str) -> tuple[str, tuple[Test, ...], str]:
    found = _TERM.fullmatch(text)
    if found is None:
        return _alone(text, names, where)
    name, sign, rest = _unquoted(found["name"]), found["sign"], found["rest"].strip()
    if not name:
        raise UsageError("targets.no_field", where=where, text=text)
    if sign in ("=>", "=<"):
        raise UsageError("targets.wrong_sign", where=where, text=sign)
    field = names.named(name, where)
    if field.kind == "attended":
        attended = read_attended(Node(rest, where, name), names)
        return field.name, (Test("one_of", (attended,), text=rest),), where
    return field.name, read_tests([rest if sign == "=" else f"{sign} {rest}"], field, where), where


def _alone(text: str, names: FieldNames, where: str) -> tuple[str, tuple[Test, ...], str]:
    """Read a yes/no field that stands alone: it must be true."""
    name = _unquoted(text)
    field = names.named(name, where)
    if field.kind == "own":
        raise unknown_name("targets.alone_unknown", where, name, names.every())
    if field.kind != "yes_no":
        raise UsageError("targets.alone", where=where, field=name)
    return field.name, (Test("one_of", (True,)),), where


def _unquoted(name: str) -> str:
    return tidy(name).strip(_QUOTES).strip()
