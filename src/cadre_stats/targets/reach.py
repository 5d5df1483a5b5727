"""How far targets and standards reach: the fields and own columns that will be asked for, before a roster is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cadre_stats.targets.condition import Condition, Define
from cadre_stats.targets.target import TargetSet

if TYPE_CHECKING:
    from cadre_stats.targets.standard import StandardSet

__all__ = ["fields_asked", "fields_required"]

# What tells people apart; see :mod:`cadre_stats.roster.people`.
_TOLD_APART_BY = ("full_name", "id_number", "birth_date", "sex", "unit")
# What a standard is for.
_TITLES = ("position", "planned_position")


def fields_asked(targets: TargetSet, where: Condition | None, by: Iterable[str], *, people: bool) -> frozenset[str]:
    """Give the names that targets, a selection and groups rest on, through defines; with ``people`` the identity's."""
    conditions = [where, *(c for target in targets.targets for c in (target.population, target.criterion))]
    names = [name for one in conditions if one is not None for name in one.fields]
    found = frozenset(_through_defines([*names, *by], targets.defines))
    return found | frozenset(_TOLD_APART_BY) if people else found


def fields_required(standards: StandardSet, where: Condition | None, by: Iterable[str]) -> frozenset[str]:
    """Give the names that standards, a selection and groups rest on, with titles and the identity's."""
    found = {*_TOLD_APART_BY, *_TITLES, *by, *(where.fields if where is not None else ())}
    for one in standards.standards:
        found |= {required.field for required in one.requires} | one.where.fields
        found |= {name for other in one.alternatives for name in (other.meets, *other.by.fields)}
    return frozenset(found)


def _through_defines(names: Iterable[str], defines: Mapping[str, Define]) -> Iterator[str]:
    for name in names:
        if name in defines:
            yield from _through_defines(defines[name].where.fields, defines)
        else:
            yield name
