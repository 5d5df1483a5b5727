"""A TOML file that a user wrote, as nodes that know their line."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.regex import regex
from cadre_stats.targets.node import Node
from cadre_stats.targets.text_file import read_text
from cadre_stats.toml_lines import Path as KeyPath
from cadre_stats.toml_lines import key_lines

__all__ = ["read_toml"]

_AT = regex(r"line (\d+), column (\d+)")


def read_toml(path: str) -> Node:
    """Read a TOML file; decimal numbers are exact.

    Raises :class:`UsageError` for a file that is missing or no text, and for wrong TOML with the line.
    """
    text = read_text(path)
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:
        found = _AT.search(str(error))
        where = f"{path}:{found[1]}" if found else path
        raise UsageError("targets.wrong_toml", where=where, problem=error) from error
    return _node(values, (), path, key_lines(text))


def _node(value: object, keys: KeyPath, path: str, lines: dict[KeyPath, int]) -> Node:
    place = f"{path}:{lines[keys]}" if keys else path
    name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    if isinstance(value, dict):
        table = {key: _node(child, (*keys, key), path, lines) for key, child in value.items()}
        return Node(MappingProxyType(table), place, name)
    if isinstance(value, list):
        return Node(tuple(_node(child, (*keys, i), path, lines) for i, child in enumerate(value)), place, name)
    assert isinstance(value, str | bool | int | Decimal | dt.date | dt.time)
    return Node(value, place, name)
