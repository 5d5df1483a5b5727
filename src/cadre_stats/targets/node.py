"""A node: a value that the user wrote, with its place; both forms of a targets file become trees of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.record import Record
from cadre_stats.targets.nearest import unknown_name

__all__ = ["Node", "Scalar", "check_keys"]

Scalar = str | bool | int | Decimal | dt.date | dt.datetime | dt.time


class Node(Record):
    """A scalar, a list of nodes or a table of them, and the file and line or cell it stands in.

    ``key`` is the name under which it stands. Numbers with decimals are exact.
    """

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    place: str
    key: str = ""

    def wrong(self, wanted: str) -> UsageError:
        """Make the error that this value is of the wrong kind; ``wanted`` names a sentence (``targets.want_text``)."""
        return UsageError(f"targets.want_{wanted}", where=self.place, name=self.key)

    def table(self) -> Mapping[str, Node]:
        """Give the keys of a table."""
        if isinstance(self.value, Mapping):
            return self.value
        raise self.wrong("table")

    def list(self) -> tuple[Node, ...]:
        """Give the members of a list."""
        if isinstance(self.value, tuple):
            return self.value
        raise self.wrong("list")

    def text(self) -> str:
        """Give a text that isn't empty."""
        if isinstance(self.value, str) and self.value.strip():
            return self.value
        raise self.wrong("text")

    def words(self) -> str:
        """Give a scalar in the words of the one grammar: ``true``, ``2.34``, ``31/12/2020``."""
        match self.value:
            case str():
                return self.text()
            case bool():
                return "true" if self.value else "false"
            case int() | Decimal():
                return str(self.value)
            case dt.date() if not isinstance(self.value, dt.datetime):
                return f"{self.value:%d/%m/%Y}"
            case _:
                raise self.wrong("value")

    def wording(self) -> Mapping[str, str]:
        """Give a text by language: the same for both where the file gives one."""
        if isinstance(self.value, str):
            return MappingProxyType({"vi": self.text(), "en": self.text()})
        check_keys(self, ("vi", "en"))
        given = {lang: node.text() for lang, node in self.table().items()}
        if not given:
            raise self.wrong("text")
        first = next(iter(given.values()))
        return MappingProxyType({lang: given.get(lang, first) for lang in ("vi", "en")})


def check_keys(node: Node, valid: Iterable[str], reserved: Iterable[str] = ()) -> None:
    """Refuse a key that a table doesn't know, naming the nearest that it does."""
    allowed = tuple(valid)
    for key, child in node.table().items():
        if key in reserved:
            raise UsageError("targets.reserved_key", where=child.place, name=key)
        if key not in allowed:
            raise unknown_name("targets.unknown_key", child.place, key, allowed, valid=", ".join(allowed))
