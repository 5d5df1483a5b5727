"""What the columns of a table say together: marks of levels, parts of a post or a day, diplomas, levels in a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from cadre_stats.reading.recognition.birth_parts import join_birth_parts
from cadre_stats.reading.recognition.diplomas import join_diplomas
from cadre_stats.reading.recognition.listed_levels import join_listed
from cadre_stats.reading.recognition.name_cells import part_names
from cadre_stats.reading.recognition.party_parts import join_party_parts
from cadre_stats.reading.recognition.positions import join_positions
from cadre_stats.reading.recognition.study_times import join_study_times
from cadre_stats.reading.tables.joined import Joined
from cadre_stats.reading.tables.table import Column
from cadre_stats.reading.tables.ticks import TickGroup, join_ticks
from cadre_stats.record import Record

__all__ = ["Joining", "join_columns"]


class Joining(Record, slots=False):
    """Tick groups, other columns that were joined or parted, and the parts of cells that hold more than a name."""

    groups: tuple[TickGroup, ...]
    others: tuple[Joined, ...]
    names: tuple[Column, ...]

    @cached_property
    def members(self) -> frozenset[int]:
        """Give the columns (from 0) that say something together and are no marks."""
        return frozenset[int]().union(*(joined.members for joined in self.others))

    @cached_property
    def ticks(self) -> dict[int, Column]:
        """Give the columns of marks by their place, each with the field that it is a level of."""
        return {column.index: column for group in self.groups for column in group.columns}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give what is said together, a column each."""
        ticked = (group.joined for group in self.groups)
        return (*ticked, *(joined.column for joined in self.others), *self.names)


def join_columns(columns: Sequence[Column], second: Sequence[tuple[int, str]]) -> Joining:
    """Find which columns of a table say something together; ``second`` are further columns of a field that has one."""
    groups = tuple(join_ticks(columns))
    parts = filter(None, (join_positions(columns), join_birth_parts(columns), join_party_parts(columns, second)))
    ticked = {group.joined.field for group in groups}
    diplomas = tuple(join_diplomas(columns, second, ticked))
    taken = ticked | {column.field for column in columns} | {joined.column.field for joined in diplomas}
    made = ticked | {joined.column.field for joined in diplomas}
    others = (*parts, *diplomas, *join_listed(columns, taken), *join_study_times(columns, made))
    return Joining(groups, others, part_names(columns))
