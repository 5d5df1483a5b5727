"""Deadlines: the year or the day by which a goal is to be reached."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from cadre_stats.errors import UsageError
from cadre_stats.roster.dates import read_date
from cadre_stats.targets.node import Node
from cadre_stats.targets.phrase import without_lead
from cadre_stats.text import tidy

__all__ = ["read_day", "read_due"]

_YEARS = range(1900, 2101)


def read_due(node: Node) -> int | dt.date:
    """Read a year (``2020``, "hết năm 2020"), a day ("31/12/2020") or a month, whose last day it is."""
    value = node.value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if value in _YEARS:
            return int(value)
    elif isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    elif isinstance(value, str):
        text = without_lead(tidy(value).strip("."), "due", "lead")
        if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS:
            return int(text)
        date = read_date(text, century_turn=-1)
        if date is not None:
            return date.latest
    raise UsageError("targets.wrong_due", where=node.place, name=node.key)


def read_day(node: Node) -> dt.date:
    """Read a full date, as a TOML date or as dd/mm/yyyy."""
    if isinstance(node.value, dt.date):
        return node.value.date() if isinstance(node.value, dt.datetime) else node.value
    text = without_lead(tidy(node.value).strip("."), "due", "lead") if isinstance(node.value, str) else ""
    date = read_date(text, century_turn=-1)
    if date is None or not date.full:
        raise UsageError("targets.wrong_day", where=node.place, name=node.key)
    return date.earliest
