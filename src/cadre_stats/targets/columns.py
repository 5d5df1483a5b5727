"""The user's own columns that conditions name: each must stand in some roster that was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import MappingProxyType

from cadre_stats.errors import UsageError
from cadre_stats.record import replace
from cadre_stats.targets.condition import Condition, Term
from cadre_stats.targets.names import FieldNames
from cadre_stats.targets.nearest import unknown_name
from cadre_stats.targets.target import TargetSet
from cadre_stats.text import fold

__all__ = ["check_columns", "check_where_columns", "column_named"]


def check_columns(targets: TargetSet, headers: Collection[str], names: FieldNames) -> TargetSet:
    """Give the targets with every own column named as the rosters name it.

    ``headers`` are the headers of all columns of all rosters (parents and child joined by " › "). A condition may
    name a column by its last header alone where only one column ends in it. Raises :class:`UsageError` with the
    place and the nearest valid name for a name that is neither field, define nor column.
    """
    resolve = _Resolver(headers, names).condition
    return replace(
        targets,
        targets=tuple(
            replace(
                target,
                population=resolve(target.population),
                criterion=None if target.criterion is None else resolve(target.criterion),
            )
            for target in targets.targets
        ),
        defines=MappingProxyType({n: replace(d, where=resolve(d.where)) for n, d in targets.defines.items()}),
    )


def check_where_columns(condition: Condition, headers: Collection[str], names: FieldNames) -> Condition:
    """Give a condition of ``--where`` in the same way as :func:`check_columns`."""
    return _Resolver(headers, names).condition(condition)


def column_named(name: str, place: str, headers: Collection[str], names: FieldNames) -> str:
    """Give the field, define or own column that a single name (of ``--by``) stands for, in the same way."""
    return _Resolver(headers, names).name(name, place)


class _Resolver:
    def __init__(self, headers: Iterable[str], names: FieldNames) -> None:
        self._names = names
        self._whole: dict[str, str] = {}
        self._last: dict[str, set[str]] = {}
        for header in headers:
            whole = self._whole.setdefault(fold(header), header)
            self._last.setdefault(fold(header.rpartition("›")[2]), set()).add(whole)

    def condition(self, condition: Condition) -> Condition:
        return Condition(tuple(tuple(map(self._term, terms)) for terms in condition.sets))

    def _term(self, term: Term) -> Term:
        return replace(term, field=self.name(term.field, term.place))

    def name(self, text: str, place: str) -> str:
        named = self._names.named(text, place)
        if named.kind != "own":
            return named.name
        key = fold(text)
        if key in self._whole:
            return self._whole[key]
        ending = self._last.get(key, set())
        if len(ending) > 1:
            raise UsageError("targets.column_twice", where=place, name=text, headers=", ".join(sorted(ending)))
        if not ending:
            raise unknown_name("targets.unknown_field", place, text, [*self._names.every(), *self._whole.values()])
        return next(iter(ending))
