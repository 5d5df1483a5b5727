"""The records of a roster as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.column import MISSING, Either, RosterColumn
from cadre_stats.roster.dates import DateRange
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.reading import Reading

if TYPE_CHECKING:
    from cadre_stats.roster.roster import Roster

__all__ = ["build_frame"]


def build_frame(roster: Roster) -> pd.DataFrame:
    """Build the table: a row a record, a column for each field that the rosters have and each own column.

    Scales are ordered categoricals of level codes, categories unordered ones; a level that isn't known, or known
    only as a range, is missing, and for ranges the columns ``FIELD_lowest`` and ``FIELD_highest`` tell it. Full
    dates are timestamps, texts as written. ``person`` numbers the people, ``file``, ``sheet`` and ``row`` say
    where the record stands.
    """
    columns: dict[str, Any] = {}
    for name in (*roster_fields(), *roster.headers):
        if roster.has(name):
            columns |= _series(roster, roster.column(name))
    frame = pd.DataFrame(columns)
    frame["person"] = roster.people.person.astype("int64")
    lengths = [len(table.rows) for table in roster.tables]
    frame["file"] = pd.Categorical(np.repeat([table.file for table in roster.tables], lengths))
    frame["sheet"] = pd.Categorical(np.repeat([table.sheet for table in roster.tables], lengths))
    frame["row"] = np.concatenate([table.rows for table in roster.tables]) if roster.tables else []
    return frame


def _series(roster: Roster, column: RosterColumn) -> dict[str, Any]:
    if roster.vocabulary.has(column.name):
        return _levels(roster, column)
    if any(isinstance(value, DateRange) for value in column.values):
        days = [np.datetime64(v.earliest if isinstance(v, DateRange) and v.full else "NaT", "s") for v in column.values]
        return {column.name: np.array([*days, np.datetime64("NaT", "s")], dtype="datetime64[s]")[column.codes]}
    texts = [
        None if isinstance(v, Either) else cell_text(c) or None
        for v, c in zip(column.values, column.cells, strict=True)
    ]
    return {column.name: pd.array(np.array([*texts, None], dtype=object)[column.codes], dtype="str")}


def _levels(roster: Roster, column: RosterColumn) -> dict[str, Any]:
    scale = roster.vocabulary.scale(column.name)
    codes = [level.code for level in scale.levels]

    def categorical(pick: str) -> object:
        each = [codes.index(code) if (code := _code(value, pick)) in codes else -1 for value in column.values]
        table = np.array([*each, MISSING], dtype=np.int64)
        return pd.Categorical.from_codes(table[column.codes].tolist(), dtype=pd.CategoricalDtype(codes, scale.ordered))

    found = {column.name: categorical("code")}
    if scale.ordered and any(isinstance(v, Reading) and v.lowest != v.highest for v in column.values):
        found |= {f"{column.name}_{end}": categorical(end) for end in ("lowest", "highest")}
    return found


def _code(value: object, pick: str) -> str | None:
    return getattr(value, pick) if isinstance(value, Reading) else None
