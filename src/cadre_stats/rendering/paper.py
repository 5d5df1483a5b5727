"""Tables on paper: the widths of their columns, the size of their letters, and where a table is too wide for the page.

No number is ever broken: letters shrink to the smallest that is read with ease, then the columns go on in a further
table with the same stub.
"""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.record import Record, replace
from cadre_stats.reporting.report import Spanner, Table

__all__ = ["Sheet", "fit"]

_SMALLEST = 8
_MM_PER_POINT = 25.4 / 72
# The width of a letter as a part of its size, and the room beside the text of a cell. Bold digits of Times New Roman
# need 0.5; a system without that font takes a wider one, and a figure must not be broken there either.
_LETTER, _PADDING = 0.66, 3.2
# Words of headings are bold, and letters are wider than digits; the smallest letters do without.
_HEADING_ROOM = 0.6
_STUB_SHARE, _TEXT_LETTERS, _WIDEST_FIGURES = 0.24, 16, 0.7


class Sheet(Record):
    """A table that fits: its letters in points, its columns' widths in millimetres (the stub's first)."""

    table: Table
    size: float
    widths: tuple[float, ...]


def fit(table: Table, width: float, size: float) -> list[Sheet]:
    """Give the table, without pictures, for a width (mm) in letters of at most ``size``, in parts where it must be."""
    plain = _without_pictures(table)
    stub = width * _STUB_SHARE
    while size > _SMALLEST and sum(_widths(plain, size)) > width - stub:
        size -= 0.5
    parts = _parts(plain, size, width - stub)
    return [_sheet(part, width, size) for part in parts]


def _sheet(table: Table, width: float, size: float) -> Sheet:
    needed = _widths(table, size)
    scale = max(1.0, min(1.6, width * (1 - _STUB_SHARE) * _WIDEST_FIGURES / max(sum(needed), 1)))
    columns = [one * scale for one in needed]
    return Sheet(table, size, (max(width - sum(columns), width * _STUB_SHARE / 2), *columns))


def _widths(table: Table, size: float) -> list[float]:
    room = _HEADING_ROOM if size > _SMALLEST else 0
    return [_letters(table, n, room) * size * _MM_PER_POINT * _LETTER + _PADDING for n in range(len(table.columns))]


def _letters(table: Table, number: int, room: float) -> float:
    """Give the letters that a column can't do without: whole figures, the words of headings, the start of texts."""
    column = table.columns[number]
    texts = [row.cells[number].text for row in table.rows if row.cells]
    most = max((len(text) for text in texts), default=0)
    if column.align == "left":
        most = min(most, max(_TEXT_LETTERS, *(len(word) for text in texts for word in text.split()), 0))
    return max(most, *(len(word) + room for word in column.title.split()), 2)


def _without_pictures(table: Table) -> Table:
    return _only(table, [number for number, column in enumerate(table.columns) if not column.bullet])


def _only(table: Table, shown: Sequence[int]) -> Table:
    """Give the table with some of its columns; a spanner covers those of its columns that are left."""
    place = {number: at for at, number in enumerate(shown)}
    spanners = []
    for span in table.spanners:
        left = [place[n] for n in range(span.first, span.last + 1) if n in place]
        if left:
            spanners.append(Spanner(span.title, left[0], left[-1]))
    return replace(
        table,
        columns=tuple(table.columns[n] for n in shown),
        rows=tuple(replace(row, cells=tuple(row.cells[n] for n in shown) if row.cells else ()) for row in table.rows),
        spanners=tuple(spanners),
        stacks=(),
    )


def _parts(table: Table, size: float, room: float) -> list[Table]:
    widths = _widths(table, size)
    parts: list[list[int]] = []
    for bundle in _bundles(table):
        wide = sum(widths[n] for n in bundle)
        if parts and sum(widths[n] for n in parts[-1]) + wide <= room:
            parts[-1] += bundle
        else:
            parts.append(list(bundle))
    return [_only(table, part) for part in parts]


def _bundles(table: Table) -> list[range]:
    """Give the columns that stay together: those under one spanner."""
    first_of = {span.first: span for span in table.spanners}
    bundles, number = [], 0
    while number < len(table.columns):
        last = first_of[number].last if number in first_of else number
        bundles.append(range(number, last + 1))
        number = last + 1
    return bundles
