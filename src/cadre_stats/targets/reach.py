"""How far targets reach: the fields and own columns that will be asked for, known before any roster is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cadre_stats.targets.condition import Condition, Define
from cadre_stats.targets.target import TargetSet

__all__ = ["IDENTITY", "fields_asked"]

# What tells people apart; see :mod:`cadre_stats.roster.people`.
IDENTITY = ("full_name", "id_number", "birth_date", "sex", "unit")


def fields_asked(targets: TargetSet, where: Condition | None, by: Iterable[str], *, people: bool) -> frozenset[str]:
    """Give the names that targets, a selection and groups rest on, through defines; with ``people`` the identity's."""
    conditions = [where, *(c for target in targets.targets for c in (target.population, target.criterion))]
    names = [name for one in conditions if one is not None for name in one.fields]
    found = frozenset(_through_defines([*names, *by], targets.defines))
    return found | frozenset(IDENTITY) if people else found


def _through_defines(names: Iterable[str], defines: Mapping[str, Define]) -> Iterator[str]:
    for name in names:
        if name in defines:
            yield from _through_defines(defines[name].where.fields, defines)
        else:
            yield name
