"""The fields of a roster or a training table: canonical names, labels, header spellings.

The facts stand in ``data/fields.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from cadre_stats.shipped import shipped_toml

__all__ = ["Field", "FieldKind", "Header", "roster_fields", "training_fields"]

FieldKind = Literal["level", "category", "yes_no", "date", "number", "text"]


class Header(NamedTuple):
    """One spelling of a column's header, parents first (``("Ngày sinh", "Nam")``).

    ``tick``: the column holds marks, not texts. ``order`` is its place among all spellings of its field.
    """

    path: tuple[str, ...]
    order: int
    tick: bool = False


class Field(NamedTuple):
    """A canonical field: its code, what kind of value it holds, its labels and its header spellings.

    ``several`` marks texts of which a person may hold more than one (units, positions): a condition
    holds when one of them meets it. ``private`` marks what never leaves in a report (names, IDs).
    ``derived`` fields have no column of their own. ``aside``: no figure rests on it unless somebody asks for it.
    """

    code: str
    kind: FieldKind
    label: Mapping[str, str]
    headers: tuple[Header, ...] = ()
    several: bool = False
    private: bool = False
    derived: bool = False
    aside: bool = False


def _field(entry: dict[str, Any]) -> Field:
    return Field(
        code=str(entry["code"]),
        kind=entry["kind"],
        label=MappingProxyType(dict(entry["label"])),
        headers=tuple(_header(text, order) for order, text in enumerate(entry.get("headers", []))),
        several=bool(entry.get("several", False)),
        private=bool(entry.get("private", False)),
        derived=bool(entry.get("derived", False)),
        aside=bool(entry.get("aside", False)),
    )


def _header(text: str, order: int) -> Header:
    spelling = text.removesuffix("(tick)").strip()
    return Header(tuple(part.strip() for part in spelling.split("›")), order, spelling != text.strip())


@cache
def _fields() -> Mapping[str, Mapping[str, Field]]:
    data = shipped_toml("cadre_stats.vocabulary", "data/fields.toml")
    return {
        kind: MappingProxyType({field.code: field for field in map(_field, data[kind])})
        for kind in ("roster", "training")
    }


def roster_fields() -> Mapping[str, Field]:
    """Give the fields of a roster by code, in the order of the data file."""
    return _fields()["roster"]


def training_fields() -> Mapping[str, Field]:
    """Give the fields of a training table by code, in the order of the data file."""
    return _fields()["training"]
