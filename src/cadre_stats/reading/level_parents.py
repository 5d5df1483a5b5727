"""Levels over columns of subjects: "Đại học" over "Chuyên ngành", "Sau đại học" over "Học vị" and "Chuyên ngành"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.fields import scale_over
from cadre_stats.reading.grid import CellColumn
from cadre_stats.reading.table import Column
from cadre_stats.vocabulary.header_kinds import of_something_else, stands_alone
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["join_level_parents"]

# What stands under the name of a level that somebody has completed.
_SUBJECTS = ("major", "school", "study_mode")


def join_level_parents(
    columns: Sequence[Column], taken: Collection[str | None]
) -> tuple[frozenset[int], Column] | None:
    """Read the degree of whoever has a subject, a school or a form of study in columns under the name of a level.

    A column of degrees under another of these levels goes before what stands over it; elsewhere the table has none.
    Gives the columns of degrees (counted from 0) that the joined one stands for.
    """
    members = [column for column in columns if _is_subject(column)]
    own = [column for column in columns if column.field == "degree"]
    levels = {column.header[-2] for column in members}
    inside = all(len(column.header) > 1 and _is_level(column.header[-2]) and not column.tick for column in own)
    if not members or not inside or len(own) > 1 or ("degree" in taken and not own):
        return None
    every = [*own, *members]
    distinct, codes = np.unique(np.stack([column.codes for column in every], axis=1), axis=0, return_inverse=True)
    values = []
    for row in distinct.tolist():
        cells = [(column, shown_text(column.values[code])) for column, code in zip(every, row, strict=True)]
        said = [text for column, text in cells if column in own and text]
        over = own[0].header[-2] if said else None
        held = {column.header[-2] for column, text in cells if column in members and text} - {over}
        values.append("; ".join([*said, *(level for level in sorted(levels) if level in held)]))
    first = every[0]
    cells_of = CellColumn(codes.reshape(-1).astype(np.int32), tuple(values))
    return frozenset(column.index for column in own), Column(first.index, first.header, "degree", cells_of)


def _is_subject(column: Column) -> bool:
    """Tell whether a column under the name of a level holds what only somebody who has it can tell."""
    header = column.header
    if len(header) < 2 or not header[-1] or of_something_else(header) or not _is_level(header[-2]):
        return False
    if header[:-2] and not stands_alone(header[:-1]) and scale_over(header[:-1]) != "degree":
        return False
    claims = roster_lexicon().claims((header[-1],))
    return bool(claims) and claims[0].field in _SUBJECTS


def _is_level(heading: str) -> bool:
    """Tell whether a heading names a level of degrees, and is not the name of the scale."""
    return load_vocabulary().read_heading("degree", heading).recognised and not roster_lexicon().claims((heading,))
