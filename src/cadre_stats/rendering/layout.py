"""How the columns of a table share the width of a terminal, without ever breaking a cell.

On a wide terminal the label stands left of the figures. Where that would squeeze it, the label takes lines
of its own and the figures follow below, on as many lines as they need, alike for every row.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from cadre_stats.record import Record
from cadre_stats.reporting.report import Table

__all__ = ["GAP", "INDENT", "Layout", "lay_out", "line_width", "wrap"]

GAP = 2
INDENT = 2
_HEADING_LINES = 2
_BULLET_LEAST, _BULLET_GOOD, _BULLET_READABLE, _BULLET_MOST = 8, 12, 16, 24
# Narrower than the first a label of a target is cut into more lines than a reader takes in at a glance.
_STUB_LEAST, _STUB_READABLE = 30, 44


class Layout(Record):
    """The width of the stub beside the figures (``None``: it stands above), the width of each column, their lines.

    ``lines`` hold numbers of columns; a column that no line holds isn't drawn. ``width`` is that of the whole.
    """

    width: int
    stub: int | None
    columns: tuple[int, ...]
    lines: tuple[tuple[int, ...], ...]


def lay_out(table: Table, width: int) -> Layout:
    """Lay out a table in a width (columns of the terminal)."""
    widths = [_column_width(table, number) for number in range(len(table.columns))]
    for span in table.spanners:
        words = max(cell_len(word) for word in span.title.split())
        widths[span.first] += max(0, words - line_width(range(span.first, span.last + 1), widths))
    bullets = [number for number, column in enumerate(table.columns) if column.bullet]
    labels = max((cell_len(row.label) + INDENT * row.depth for row in table.rows if row.cells), default=0)
    stub_least = min(labels, _STUB_LEAST)
    if (spare := width - stub_least - sum(GAP + one for one in widths)) >= 0:
        return _beside(table, width, widths, bullets, stub_least + spare)
    shown = list(range(len(widths)))
    lines = _flow(table, shown, widths, width - INDENT)
    without = _flow(table, [n for n in shown if n not in bullets], widths, width - INDENT)
    lines = without if len(without) < len(lines) else lines
    spare = min(width - INDENT - line_width(line, widths) for line in lines)
    spare -= _relax(table, widths, spare - (_BULLET_GOOD - _BULLET_LEAST if bullets else 0))
    _widen(widths, bullets, spare)
    return Layout(width, None, tuple(widths), tuple(lines))


def _beside(table: Table, width: int, widths: list[int], bullets: list[int], room: int) -> Layout:
    """Share the room: first a readable label, then a readable bar, then the rest of the label, then of the bar."""
    longest = max((cell_len(row.label) + INDENT * row.depth for row in table.rows if row.cells), default=0)
    wanted = max(longest, min(cell_len(table.stub), _STUB_LEAST))
    stub = min(room, wanted, _STUB_READABLE)
    room -= stub
    room -= _relax(table, widths, room - (_BULLET_GOOD - _BULLET_LEAST if bullets else 0))
    room -= _widen(widths, bullets, min(room, _BULLET_READABLE - _BULLET_LEAST))
    longer = min(room, wanted - stub)
    _widen(widths, bullets, room - longer)
    return Layout(width, stub + longer, tuple(widths), (tuple(range(len(widths))),))


def _widen(widths: list[int], bullets: Sequence[int], spare: int) -> int:
    taken = 0
    for number in bullets:
        more = max(0, min(_BULLET_MOST - widths[number], spare - taken))
        widths[number] += more
        taken += more
    return taken


def _relax(table: Table, widths: list[int], spare: int) -> int:
    """Widen columns whose headings would need more than two lines, as far as there is room."""
    taken = 0
    for number, column in enumerate(table.columns):
        wanted = widths[number]
        while len(wrap(column.title, wanted)) > _HEADING_LINES:
            wanted += 1
        if wanted - widths[number] <= spare - taken:
            taken += wanted - widths[number]
            widths[number] = wanted
    return taken


def _column_width(table: Table, number: int) -> int:
    column = table.columns[number]
    if column.bullet:
        return _BULLET_LEAST
    words = max((cell_len(word) for word in column.title.split()), default=0)
    cells = max((cell_len(row.cells[number].text) for row in table.rows if row.cells), default=0)
    return max(words, cells)


def _flow(table: Table, shown: Sequence[int], widths: Sequence[int], width: int) -> list[tuple[int, ...]]:
    """Fill lines with columns from left to right; the columns under one spanner stay together."""
    lines: list[list[int]] = []
    for bundle in _bundles(table, shown):
        if lines and line_width([*lines[-1], *bundle], widths) <= width:
            lines[-1].extend(bundle)
        else:
            lines.append(bundle)
    return [tuple(line) for line in lines]


def _bundles(table: Table, shown: Sequence[int]) -> list[list[int]]:
    spanned = {n: spanner for spanner in table.spanners for n in range(spanner.first, spanner.last + 1)}
    bundles: list[list[int]] = []
    for number in shown:
        spanner = spanned.get(number)
        if spanner is not None and number > spanner.first:
            bundles[-1].append(number)
        else:
            bundles.append([number])
    return bundles


def line_width(line: Sequence[int], widths: Sequence[int]) -> int:
    """Give the width of a line of columns with the gaps between them."""
    return sum(widths[number] for number in line) + GAP * (len(line) - 1)


def wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of a width; only a word that is longer than a whole line is broken itself."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(word, width) or [""]
        lines.extend(whole)
    return [*lines, line]
