"""A precedent: a file that was read alone, by whose header others of a folder with the same header are read.

Files of one office's making share their first rows to the letter. What recognising them took is then known; of each
file only the rows below are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.cells.grid import Cell, CellRange, Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import Layout
from cadre_stats.reading.doubts.later_levels import may_be_of_other_time
from cadre_stats.reading.doubts.misfits import find_misfits, missing_fields
from cadre_stats.reading.doubts.moved_up import may_be_answer
from cadre_stats.reading.doubts.sexes import is_told_by_words
from cadre_stats.reading.formats.delimited import header_cells
from cadre_stats.reading.recognition.assembly import layout_of
from cadre_stats.reading.recognition.headerless import may_be_known_by_content
from cadre_stats.reading.recognition.legend import has_legend
from cadre_stats.reading.recognition.listed_levels import may_list_levels
from cadre_stats.reading.recognition.name_cells import NAME_PARTS
from cadre_stats.reading.recognition.personal_form import is_no_form
from cadre_stats.reading.recognition.recognition import only_reading
from cadre_stats.reading.tables.columns import takes_ticks
from cadre_stats.reading.tables.fields import assign
from cadre_stats.reading.tables.header import HEAD_ROWS, Band, Head
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import Record

__all__ = ["Precedent", "precedent_of"]


class Precedent(Record, slots=False, eq=False):
    """A table of plain rows under a header that settles everything: what a file with the same first rows will be, too.

    ``head`` are the rows up to the header's last. ``headers`` is the most cells of one of them that are headers
    by themselves. ``ticks`` are the columns that may hold marks. ``missing`` are the fields of which the table says
    nothing.
    """

    table: Table
    head: tuple[tuple[Cell, ...], ...]
    merges: tuple[CellRange, ...]
    layout: Layout
    headers: int
    ticks: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.table.columns)

    def holds_for(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell whether rows begin like this table's, and persons may follow: as many cells in each, and not too many.

        A file with more rows than the first ones, which show what a column speaks of, is read alone.
        """
        deep = len(self.head)
        if not deep < len(rows) <= HEAD_ROWS or set(map(len, rows[deep:])) != {self.width}:
            return False
        return all(tuple(row) == own for row, own in zip(rows, self.head, strict=False))


def precedent_of(grid: Grid, rows: Sequence[Sequence[Cell]], table: Table, options: ReadOptions) -> Precedent | None:
    """Make a precedent of a grid, its ``rows`` as they stand and the only table that it gave.

    ``None`` where its header alone doesn't settle what the columns are, or where anything had to be told of it but what
    the cells say of headers.
    """
    if options.header_rows or options.header_sheet or options.columns or options.explained:
        return None
    if isinstance(grid.columns, PendingColumns) or grid.findings or grid.hidden or table.header_rows[1] >= HEAD_ROWS:
        return None
    if table.first_row != 1 or table.joined or table.totals or any(table.sections) or table.header_sheet:
        return None
    head = Head(grid)
    reading = only_reading(grid, head, options)
    if reading is None or not _is_settled(grid, head, reading.band) or not is_told_by_words(table.columns):
        return None
    persons = (table.rows - 1).tolist()
    if table.findings != tuple(find_misfits(grid, table, persons[:HEAD_ROWS], ())):
        return None
    fields = reading.assignment.fields
    if fields != assign(reading.band.paths, {}).fields or may_be_known_by_content(reading.band, fields):
        return None
    if has_legend(grid, reading.band, table.columns, table.rows - 1):
        return None
    if _needs_cells(table):
        return None
    if any(column not in fields and scale_over(path) is not None for column, path in enumerate(reading.band.paths)):
        return None
    own = tuple(tuple(row) for row in rows[: reading.band.bottom + 1])
    return Precedent(
        table=table,
        head=own,
        merges=grid.merges,
        layout=layout_of(reading.band, fields),
        headers=header_cells(own),
        ticks=tuple(column for column, field in fields.items() if takes_ticks(field, reading.band.paths[column])),
        missing=missing_fields(table),
    )


def _needs_cells(table: Table) -> bool:
    """Tell whether headers are of a kind of which other files' cells may have something to tell."""
    parts = [one for one in table.columns if one.field in NAME_PARTS]
    # Whether units are nested the other way round is asked row by row.
    nested = {"unit", "parent_unit"} <= {one.field for one in table.columns}
    return (
        nested
        or len(parts) == 1
        or any(
            (one.field is None and may_list_levels(one.header))
            or may_be_of_other_time(one.header, one.field)
            or (may_be_answer(one.header, one.field) and not one.tick)
            for one in table.columns
        )
    )


def _is_settled(grid: Grid, head: Head, band: Band) -> bool:
    """Tell whether no cell below a band could change it: each column has a header, each row of it a text of its own.

    No merged cell ends in its last row over several columns, or lies below: whose header it is depends on the cells.
    """
    return (
        all(map(head.filled, range(band.top, band.bottom + 1)))
        and all(merge.bottom <= band.bottom for merge in grid.merges)
        and not any(merge.right > merge.left and merge.bottom == band.bottom for merge in grid.merges)
        and is_no_form(head, band.bottom + 1)
    )
