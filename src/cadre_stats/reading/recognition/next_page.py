"""A list's next page: the evidence that a sheet without a header goes on with the people of the sheet before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cadre_stats.errors import InputError
from cadre_stats.finding import Finding, column_letter
from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.recognition import recognise
from cadre_stats.reading.recognition.stacking import stack, stack_pages
from cadre_stats.reading.tables.about import has_year, speaks_of
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import Record, replace
from cadre_stats.regex import regex
from cadre_stats.text import fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["Page", "goes_on", "may_be_name"]

_NUMBER = regex(r"(\d{1,7})(?:\.0)?[.)]?")
_NAMES = ("full_name", "family_name", "given_name")
_PAGE = regex(r"(?:trang|tờ|page|tr|p)[ .]*\d+")
_FURTHER = regex(r"[ _.(-]+(?:\d+|tiếp(?: theo)?|tt)[ )]*")
_NAME = regex(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){1,5}")
_WORDS = regex(r"[^\W\d_]+")
# What capitalised words may speak of that are no name.
_ELSE = ("unit", "position", "religion", "degree", "political_theory", "state_management")
_DIGIT = regex(r"\d")


class Page(Record):
    """A list as far as it is known: the sheets over which it goes, and the table of their rows, stacked."""

    grids: tuple[Grid, ...]
    whole: Table


def goes_on(page: Page, grid: Grid, options: ReadOptions) -> Page | None:
    """Give the list with a further sheet, if that certainly goes on with it.

    Certain it is where the first person's running number is the one after the last person's, in the same column, the
    cells fit the columns as they do on the sheets before, the sheet's name doesn't stand for another unit, and nothing
    of the sheets before is read otherwise with this one below them.
    """
    last = _running_number(page.whole, -1)
    if last is None or not (_tells_units(page.whole) or _is_page_of(grid.sheet, page.whole.sheet)):
        return None
    header = page.grids[0].part(0, page.whole.header_rows[1])
    alone = _only_table(stack(header, grid), options)
    if alone is None or _running_number(alone, 0) != last + 1 or not _fits(page.whole, alone, grid):
        return None
    grids = (*page.grids, grid)
    whole = _only_table(stack_pages(grids), options)
    above = sum(one.height for one in page.grids)
    if whole is None or not _begins_with(whole, page.whole):
        return None
    count = len(page.whole.rows)
    return Page(grids, whole) if (whole.rows[count:] - above).tolist() == alone.rows.tolist() else None


def _only_table(grid: Grid, options: ReadOptions) -> Table | None:
    """Read the only table of stacked sheets; where their header can't be told it proves nothing."""
    try:
        found = recognise(grid, options)
    except InputError:
        return None
    return found[0] if isinstance(found, tuple) and len(found) == 1 and len(found[0].rows) else None


def _running_number(table: Table, person: int) -> int | None:
    column = table.column("number")
    found = None if column is None else _NUMBER.fullmatch(_text(column, person))
    return int(found[1]) if found else None


def _text(column: Column, person: int) -> str:
    return shown_text(column.values[column.codes[person]])


def _tells_units(table: Table) -> bool:
    """Tell whether people's units are told by anything but the names of sheets."""
    stated = table.unit is not None and not table.unit.of_agency
    return stated or any(table.unit_sections) or table.column("unit") is not None


def _is_page_of(sheet: str, first: str) -> bool:
    """Tell whether a sheet's name is that of a further page: it names no unit, or goes on from the first one's name."""
    from cadre_stats.vocabulary.training_words import names_no_unit

    name, own = fold(sheet), fold(first)
    rest = name[len(own) :] if name.startswith(own) else ""
    return names_no_unit(sheet) or bool(_PAGE.fullmatch(name)) or bool(_FURTHER.fullmatch(rest))


def _fits(before: Table, page: Table, grid: Grid) -> bool:
    """Tell whether the people of a page have under each header what those before have there."""
    columns = {column.index: column for column in page.columns}
    if columns.keys() != {column.index for column in before.columns} or _has_cells_beside(page, grid):
        return False
    # What a column is may hang on its cells, and those of the sheets before are more, or told it.
    compared = [(one, replace(columns[one.index], field=one.field)) for one in before.columns]
    if page.rows[0] > 1 and not _only_lines(grid, int(page.rows[0]) - 1):
        return False
    if set(_at_header(page)) - set(_at_header(before)):
        return False
    if not all(_holds_names(own) for _, own in compared if own.field in _NAMES):
        return False
    shares = [(_understood(one), _understood(other)) for one, other in compared if _is_told(one)]
    if any(own is not None and own > 0.5 and other is not None and other <= 0.5 for own, other in shares):
        return False
    return any(other is not None and other > 0.5 for _, other in shares)


def _has_cells_beside(page: Table, grid: Grid) -> bool:
    """Tell whether a person has a filled cell in a column without a header."""
    headed = {column.index for column in page.columns}
    for index in set(range(grid.width)) - headed:
        cells = grid.columns[index]
        if filled_values(cells.values)[cells.codes[page.rows - 1]].any():
            return True
    return False


def _only_lines(grid: Grid, rows: int) -> bool:
    """Tell whether the first rows hold a line at most each: a heading or the number of a page, not a header."""
    return all(sum(bool(shown_text(cell)) for cell in grid.row(row)) <= 1 for row in range(rows))


def _at_header(table: Table) -> Iterator[tuple[str, str]]:
    """Give what was told of columns with cells, each with its letter: they don't speak of what the header says."""
    filled = (column for column in table.columns if filled_values(column.values)[column.codes].any())
    letters = {column_letter(column.index) for column in filled}
    for finding in table.findings:
        if finding.severity != "info" and finding.places:
            yield from ((finding.code, letter) for letter in letters if _is_of_header(finding, table, letter))


def _is_of_header(finding: Finding, table: Table, letter: str) -> bool:
    first, last = table.header_rows
    return finding.places[0].cell in {f"{letter}{row}" for row in range(first, last + 1)}


def may_be_name(text: str) -> bool:
    """Tell whether a text is a person's name or may be one: capitalised words that speak of nothing else.

    >>> [may_be_name(text) for text in ("Lê Thị An", "Y Wơ Niê", "H'Hen Mlô", "Phòng Nội Vụ", "Thạc sĩ Luật", "An")]
    [True, True, True, False, False, False]
    """
    if speaks_of("full_name", text):
        return True
    capitalised = _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in _WORDS.findall(text))
    return capitalised and not any(speaks_of(field, text) for field in _ELSE)


def _holds_names(column: Column) -> bool:
    texts = [shown_text(column.values[code]) for code in column.codes.tolist()]
    if any(not text or _DIGIT.search(text) for text in texts):
        return False
    return column.field != "full_name" or sum(map(may_be_name, texts)) * 2 > len(texts)


def _is_told(column: Column) -> bool:
    """Tell whether cells of a column show whether they are the field's."""
    if column.field is None:
        return False
    return roster_fields()[column.field].kind == "date" or (load_vocabulary().has(column.field) and not column.tick)


def _understood(column: Column) -> float | None:
    """Give the share of a column's different filled cells that are understood; ``None`` where all are blank."""
    field = column.field or ""
    texts = list(filter(None, (shown_text(column.values[code]) for code in np.unique(column.codes).tolist())))
    if not texts:
        return None
    if roster_fields()[field].kind == "date":
        return sum(map(has_year, texts)) / len(texts)
    return sum(load_vocabulary().read(field, text).recognised for text in texts) / len(texts)


def _begins_with(whole: Table, before: Table) -> bool:
    """Tell whether the first people of a table are those of another one, with the same cells under the same heads."""
    count = len(before.rows)
    if whole.header_rows != before.header_rows or whole.rows[:count].tolist() != before.rows.tolist():
        return False
    columns, own = (*whole.columns, *whole.joined), (*before.columns, *before.joined)
    if [(one.index, one.field, one.tick) for one in columns] != [(one.index, one.field, one.tick) for one in own]:
        return False
    sections = [whole.sections[code] for code in whole.section_codes[:count].tolist()]
    if sections != [before.sections[code] for code in before.section_codes.tolist()]:
        return False
    return all(_same_cells(one, other) for one, other in zip(columns, own, strict=True))


def _same_cells(longer: Column, column: Column) -> bool:
    pairs = np.unique(np.stack([longer.codes[: len(column.codes)], column.codes]).astype(np.int64), axis=1)
    return all(longer.values[one] == column.values[other] for one, other in pairs.T.tolist())
