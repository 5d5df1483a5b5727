"""Lists of people with a column a course, in which whoever attended has a mark."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.header import Band
from cadre_stats.training.table_column import TableColumn
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import training_lexicon
from cadre_stats.vocabulary.training_words import is_mark, label_after

__all__ = ["ticked_courses"]

_SAMPLE = 200
_ABOUT = ("programme", "training_field")


def ticked_courses(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> frozenset[int]:
    """Give the columns of marks that are courses by their headings; none where there are fewer than two.

    Marks under other headings ("Đảng viên", "Nội trú") say something of the person.
    """
    if any(one.field in _ABOUT and one.role == "field" for one in columns):
        return frozenset()
    found = [one.index for one in columns if _names_course(one) and _holds_marks(grid, band, one.index)]
    return frozenset(found) if len(found) > 1 else frozenset()


def _names_course(one: TableColumn) -> bool:
    level = one.field is not None and one.role == "field" and roster_fields().get(one.field) is not None
    if level and one.field is not None and roster_fields()[one.field].kind != "level":
        return False
    if one.role != "own" and not level:
        return False
    over = {claim.field for part in one.path[:-1] for claim in training_lexicon().claims((part,))[:1]}
    return bool(over & set(_ABOUT)) or (not level and label_after(one.path[-1], "course") is not None)


def _holds_marks(grid: Grid, band: Band, column: int) -> bool:
    """Tell whether all filled cells of the first rows are marks, and there is one."""
    cells = grid.columns[column]
    rows = range(band.bottom + 1, min(grid.height, band.bottom + 1 + _SAMPLE))
    texts = [text for row in rows if (text := shown_text(cells.values[cells.codes[row]]))]
    marks = [text for text in texts if is_mark(text)]
    return bool(marks) and all(is_mark(text) or text.isdecimal() for text in texts)
