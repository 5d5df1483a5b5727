"""Lists of codes on a sheet of their own: they explain the codes on the workbook's other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.finding import cell_name
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.grid import Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.recognition.legend import Legend, explain_columns
from cadre_stats.reading.recognition.recognition import NoTable
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace
from cadre_stats.vocabulary.code_list import CodeList, is_code, parse_code_list
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import listed_under
from cadre_stats.vocabulary.lexicon import roster_lexicon

__all__ = ["explained_by_sheets"]

Result = tuple[Table, ...] | NoTable

# A list of codes is short; so are the lines that head it.
_LONGEST, _HEADED_BY = 200, 3


def explained_by_sheets(
    grids: Sequence[Grid], results: Sequence[tuple[Grid, Result]]
) -> tuple[list[tuple[Grid, Result]], frozenset[str]]:
    """Put what codes stand for into the columns of tables, by the lists on sheets without a table, hidden ones, too.

    ``results`` are those of the sheets that were read. Gives them with a finding for every column explained, and the
    sheets whose lists were used.
    """
    read = {grid.sheet for grid, result in results if isinstance(result, tuple)}
    others = [grid for grid in grids if grid.sheet not in read and _is_short(grid)] if len(grids) > 1 else []
    lists = [legend for grid in others for legend in _lists(grid)]
    if not lists:
        return list(results), frozenset()
    used: set[str] = set()
    found: list[tuple[Grid, Result]] = []
    for grid, result in results:
        if isinstance(result, tuple):
            result = tuple(_explained(table, lists, used) for table in result)
        found.append((grid, result))
    return found, frozenset(used)


def _explained(table: Table, lists: Sequence[Legend], used: set[str]) -> Table:
    columns, findings = explain_columns(table.columns, lists, table.file)
    used |= {finding.places[0].sheet for finding in findings}
    return replace(table, columns=columns, findings=(*table.findings, *findings)) if findings else table


def _is_short(grid: Grid) -> bool:
    return grid.height <= _LONGEST and not isinstance(grid.columns, PendingColumns)


def _lists(grid: Grid) -> Iterator[Legend]:
    """Give the lists of a sheet: each in a cell, or codes and their meanings in two columns beside each other."""
    texts = [[shown_text(cell) for cell in row] for row in grid.rows]
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            codes = parse_code_list(text)
            if codes is not None and len(codes.meanings) > 1:
                yield Legend(
                    replace(codes, label=_scale(codes.label)), cell_name(column, grid.first_row + row), grid.sheet
                )
    for column in range(grid.width - 1):
        yield from _in_pair(grid, texts, column)


def _in_pair(grid: Grid, texts: Sequence[Sequence[str]], column: int) -> Iterator[Legend]:
    """Give the lists of which the codes stand in a column and the meanings in the next one."""
    row = 0
    while row < len(texts):
        start = row
        while row < len(texts) and is_code(texts[row][column]) and has_letter(texts[row][column + 1]):
            row += 1
        pairs = [(texts[at][column], texts[at][column + 1]) for at in range(start, row)]
        if len(pairs) > 1 and len(dict(pairs)) == len(pairs) and not all(is_code(text) for _, text in pairs):
            above = range(max(0, start - _HEADED_BY), start)
            labels = [_scale(texts[at][one]) for at in above for one in (column, column + 1)]
            label = next(filter(None, reversed(labels)), _scale(grid.sheet))
            yield Legend(CodeList(label, dict(pairs)), cell_name(column, grid.first_row + start), grid.sheet)
        row = max(row, start + 1)


def _scale(text: str) -> str:
    """Give the name of a scale or a category that a text names, if it does."""
    name = listed_under(text)
    claims = roster_lexicon().claims((name,)) if name else ()
    return name if any(roster_fields()[claim.field].kind in ("level", "category", "yes_no") for claim in claims) else ""
