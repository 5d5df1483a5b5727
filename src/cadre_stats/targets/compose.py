"""Targets and defines from nodes, whichever kind of file the nodes come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.targets.condition import ALWAYS, Define
from cadre_stats.targets.condition_node import condition_of
from cadre_stats.targets.consistency import possible
from cadre_stats.targets.due import read_due
from cadre_stats.targets.goal import Goal, Milestones
from cadre_stats.targets.goal_phrase import read_goal
from cadre_stats.targets.grammar import all_of
from cadre_stats.targets.names import FieldNames
from cadre_stats.targets.node import Node, check_keys
from cadre_stats.targets.target import Target
from cadre_stats.text import tidy

__all__ = ["compose_defines", "compose_target"]

_KEYS = ("id", "label", "population", "criterion", "goal", "due")
_RESERVED = ("count", "measure", "baseline", "per")


def compose_target(node: Node, names: FieldNames) -> Target:
    """Make a target of its table. Raises :class:`UsageError` for wrong keys and for what contradicts itself."""
    check_keys(node, _KEYS, _RESERVED)
    table = node.table()
    if "id" not in table:
        raise UsageError("targets.no_id", where=node.place)
    population = condition_of(table["population"], names) if "population" in table else ALWAYS
    criterion = condition_of(table["criterion"], names) if "criterion" in table else None
    criterion = None if criterion == ALWAYS else criterion
    goal, year = _goal(table["goal"]) if "goal" in table else (None, None)
    due = read_due(table["due"]) if "due" in table else year
    name = tidy(table["id"].text())
    label = table["label"].wording() if "label" in table else MappingProxyType({"vi": name, "en": name})
    target = Target(name, label, population, criterion, goal, due, node.place)
    _check(target, year, table, names)
    return target


def _goal(node: Node) -> tuple[Goal | Milestones, int | None]:
    """Read a goal: words, or a table of words by year."""
    if isinstance(node.value, Mapping):
        steps = "; ".join(f"{year}: {step.text()}" for year, step in node.value.items())
        for year, step in node.value.items():
            if not (year.isdecimal() and len(year) == 4):
                raise UsageError("targets.milestone_year", where=step.place, text=year)
            read_goal(step.text(), step.place)
        if not steps:
            raise UsageError("targets.goal_not_understood", where=node.place, text="{}")
        return read_goal(steps, node.place)
    return read_goal(node.words(), node.place)


def _check(target: Target, year: int | None, table: Mapping[str, Node], names: FieldNames) -> None:
    """Refuse a target whose parts contradict each other."""
    if isinstance(target.goal, Milestones):
        _check_due(target.due, target.goal.path[-1][0], table)
    elif year is not None:
        _check_due(target.due, year, table)
    goals = [goal for _, goal in target.goal.path] if isinstance(target.goal, Milestones) else [target.goal]
    if target.criterion is None and any(goal is not None and goal.unit == "percent" for goal in goals):
        raise UsageError("targets.no_criterion", where=table["goal"].place)
    if target.criterion is not None:
        both = all_of([target.population, target.criterion])
        if not possible(both, names, target.place):
            raise UsageError("targets.criterion_contradicts", where=table["criterion"].place)


def _check_due(due: int | dt.date | None, year: int, table: Mapping[str, Node]) -> None:
    if due is not None and (due if isinstance(due, int) else due.year) != year:
        raise UsageError("targets.due_contradicts", where=table["due"].place, year=year)


def compose_defines(tables: Mapping[str, Node], names: FieldNames) -> dict[str, Define]:
    """Make the defines of their tables. Raises :class:`UsageError` for a cycle and for the name of a field."""
    defines = {name: _define(name, node, names) for name, node in tables.items()}
    for name, node in tables.items():
        circle = _circle(name, defines)
        if circle:
            raise UsageError("targets.define_cycle", where=node.place, name=name, circle=" → ".join(circle))
    return defines


def _define(name: str, node: Node, names: FieldNames) -> Define:
    check_keys(node, ("label", "where"))
    if names.canonical(name) is not None:
        raise UsageError("targets.define_is_field", where=node.place, name=name)
    table = node.table()
    if "where" not in table:
        raise UsageError("targets.define_without_where", where=node.place, name=name)
    label = table["label"].wording() if "label" in table else {"vi": name, "en": name}
    return Define(name, tuple(label.items()), condition_of(table["where"], names))


def _circle(name: str, defines: Mapping[str, Define]) -> list[str]:
    """Give the way from a define back to itself; empty where there is none."""
    ways = [[name]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in sorted(defines[way[-1]].where.fields & defines.keys()):
            if other == name:
                return [*way, name]
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []
