"""The condition ``attended``: which attendances of a training log a person must have, how many, how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import ALWAYS, Attended, Condition, Term, Test
from cadre_stats.targets.due import read_due
from cadre_stats.targets.field_test import read_tests
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.node import Node
from cadre_stats.vocabulary.phrases import means

if TYPE_CHECKING:
    from cadre_stats.targets.names import FieldNames

__all__ = ["hours_alone", "read_attended"]

# Besides these, the fields of a log that tell what an attendance is about.
_KEYS = ("from", "to", "year", "times", "hours", "completed")
_ABOUT = ("programme", "training_field", "audience", "funding_source", "place", "status", "unit", "position")


def hours_alone(test: Test) -> Attended:
    """Make the condition ``hours = …`` that stands by itself: a total over all attendances."""
    return Attended(ALWAYS, hours=test)


def read_attended(node: Node, names: FieldNames) -> Attended:
    """Read ``attended = { programme = "…", from = …, times = … }``, or a text that names the programme.

    Raises :class:`UsageError` with the place for wrong keys and what isn't understood.
    """
    if not isinstance(node.value, Mapping):
        return Attended(where=_where({"programme": node}, names))
    table = node.table()
    if not table:
        raise UsageError("targets.empty_condition", where=node.place)
    about = {key: value for key, value in table.items() if key not in _KEYS}
    for key, value in about.items():
        if key not in _ABOUT and names.log().canonical(key) not in _ABOUT:
            valid = (*_KEYS, *_ABOUT)
            raise unknown_name("targets.unknown_key", value.place, key, valid, valid=", ".join(valid))
    first, last = (_day(table[key], last=key == "to") if key in table else None for key in ("from", "to"))
    if first is not None and last is not None and last < first:
        raise UsageError("targets.attended_ends_first", where=table["to"].place)
    return Attended(
        where=_where(about, names),
        first=first,
        last=last,
        year=_year(table["year"], names) if "year" in table else None,
        completed=_truth(table["completed"]) if "completed" in table else None,
        times=_number(table["times"], names) if "times" in table else None,
        hours=_number(table["hours"], names) if "hours" in table else None,
    )


def _where(about: Mapping[str, Node], names: FieldNames) -> Condition:
    sets: list[tuple[Term, ...]] = [()]
    for key, node in about.items():
        field = names.log().named(key, node.place)
        members = node.value if isinstance(node.value, tuple) else (node,)
        tests = read_tests([member.words() for member in members], field, node.place)
        sets = [(*terms, Term(field.name, test, node.place)) for terms in sets for test in tests]
    return Condition(tuple(sets))


def _day(node: Node, *, last: bool) -> dt.date:
    """Read a day; of a year its first, or for ``to`` its last."""
    due = read_due(node)
    if isinstance(due, dt.date):
        return due
    return dt.date(due, 12, 31) if last else dt.date(due, 1, 1)


def _year(node: Node, names: FieldNames) -> Test | Literal["as_of"]:
    if isinstance(node.value, str) and means(node.value, "beside", "this_year"):
        return "as_of"
    return _number(node, names)


def _number(node: Node, names: FieldNames) -> Test:
    """Read a number or a phrase over numbers."""
    field = names.log().named("year" if node.key == "year" else "hours", node.place)
    tests = read_tests([node.words()], field, node.place)
    if len(tests) != 1:
        raise UsageError("targets.one_phrase", where=node.place, name=node.key)
    return tests[0]


def _truth(node: Node) -> bool:
    if isinstance(node.value, bool):
        return node.value
    raise UsageError("targets.not_yes_or_no", where=node.place, field=node.key, text=node.words())
