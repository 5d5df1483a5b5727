"""A target: a population, a criterion and a goal; and the file of them that a user writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from cadre_stats.record import Record
from cadre_stats.targets.condition import ALWAYS, Condition, Define
from cadre_stats.targets.goal import Goal, Milestones

__all__ = ["Target", "TargetSet"]

_NONE: Mapping[str, str] = MappingProxyType({})


class Target(Record):
    """Who is counted (population), who meets it (criterion), how many should (goal), until when (due).

    Without a criterion everyone of the population counts; without a goal the outcome is an indicator.
    ``label`` maps ``vi`` and ``en`` to the text (the same where the file gives one). ``place`` is the
    file and line or cell it stands in. ``due`` is the year or day by which the goal is to be reached.
    """

    id: str
    label: Mapping[str, str]
    population: Condition = ALWAYS
    criterion: Condition | None = None
    goal: Goal | Milestones | None = None
    due: int | dt.date | None = None
    place: str = ""


class TargetSet(Record):
    """The targets of one or more files in order, with what the files say of all of them.

    ``blank`` overrides how a scale counts blanks (``{"political_theory": "unknown"}``). ``as_of`` may be absent.
    """

    targets: tuple[Target, ...]
    title: Mapping[str, str] = field(default_factory=lambda: _NONE)
    basis: Mapping[str, str] = field(default_factory=lambda: _NONE)
    as_of: dt.date | None = None
    defines: Mapping[str, Define] = field(default_factory=lambda: MappingProxyType({}))
    blank: Mapping[str, Literal["none", "unknown"]] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[str, ...] = ()
