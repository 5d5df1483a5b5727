"""Cells typed in an old Vietnamese font, decoded column by column where the evidence leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np

from cadre_stats.finding import PLACES_KEPT, Finding, Place, Severity, cell_name
from cadre_stats.reading.cells.grid import Cell, CellColumn, Cells, Grid, PendingColumns
from cadre_stats.reading.formats.legacy_fonts import BEYOND, Font, Words, fonts, judge, words_of
from cadre_stats.reading.formats.syllables import is_syllable
from cadre_stats.record import replace

__all__ = ["decode_fonts"]

# How many different texts of a column show whether it was typed in an old font.
_SAMPLE = 500
# How many different words of a sheet make one word of a column enough.
_SHEET_ENOUGH = 4


def decode_fonts(grid: Grid) -> Grid:
    """Give a grid with the cells of old fonts decoded, each column named in a finding ``font_decoded``.

    A column is decoded where its words are Vietnamese only as the font shows them. A cell of it that is Vietnamese
    either way is decoded if the column has no cell typed in Unicode; else, like a cell that is so neither way, it
    stays as it is with a finding ``font_unclear``.
    """
    if isinstance(grid.columns, PendingColumns):
        return grid  # its first rows were looked at before
    samples = [_sample(column) for column in grid.columns]
    # No word goes on over a line's end.
    words = [frozenset(words_of("\n".join(texts))) for texts in samples]
    every = frozenset().union(*words)
    if not every:
        return grid
    in_sheet = {font.name: judge(font, every) for font in fonts()}
    if not any(words.sure for words in in_sheet.values()):
        return grid
    columns, findings = list(grid.columns), []
    for index, column in enumerate(grid.columns):
        font = _font_of(words[index], in_sheet) if words[index] else None
        if font is not None:
            columns[index], found = _decoded(grid, index, column, font)
            findings += found
    return replace(grid, columns=tuple(columns), findings=(*grid.findings, *findings))


def _sample(column: Cells) -> list[str]:
    """Give texts of a column that may hold words of an old font."""
    return [text for text in islice(column.values, _SAMPLE) if isinstance(text, str) and not text.isascii()]


def _font_of(words: frozenset[str], in_sheet: dict[str, Words]) -> Font | None:
    """Give the font of a column by its own words, or by one of them where the sheet's words say the same."""
    found = []
    for font in fonts():
        own, sheet = judge(font, words), in_sheet[font.name]
        supported = own.sure and not own.against and sheet.sure >= _SHEET_ENOUGH and sheet.is_evidence
        if own.is_evidence or supported:
            found.append(font)
    return found[0] if len(found) == 1 else None


def _decoded(grid: Grid, index: int, column: Cells, font: Font) -> tuple[CellColumn, list[Finding]]:
    values = list(column.values)
    is_pure = not any(isinstance(value, str) and BEYOND.search(value) for value in values)
    decoded = [_cell(value, font, is_pure) for value in values]
    changed = {code for code, value in enumerate(decoded) if value is not None}
    unclear = {code for code, value in enumerate(values) if code not in changed and _is_unclear(value)}
    new = [old if value is None else value for old, value in zip(values, decoded, strict=True)]
    found = [_finding("font_decoded", "info", grid, index, column, changed, font)] if changed else []
    if unclear:
        found.append(_finding("font_unclear", "warning", grid, index, column, unclear, font))
    return _joined(column, new), found


def _finding(
    code: str, severity: Severity, grid: Grid, index: int, column: Cells, codes: set[int], font: Font
) -> Finding:
    rows = np.flatnonzero(np.isin(column.codes, sorted(codes))).tolist()
    places = tuple(Place(grid.file, grid.sheet, cell_name(index, grid.first_row + row)) for row in rows[:PLACES_KEPT])
    return Finding(code, severity, places, value=font.name, count=len(rows))


def _cell(value: Cell, font: Font, is_pure: bool) -> str | None:
    """Give what a cell shows in the font; ``None`` where it isn't surely typed in it."""
    if not isinstance(value, str) or BEYOND.search(value):
        return None
    words = words_of(value)
    if not words or not all(map(font.fits, words)):
        return None
    return font.decode_text(value) if is_pure or not all(map(is_syllable, words)) else None


def _is_unclear(value: Cell) -> bool:
    return isinstance(value, str) and bool(words_of(value)) and BEYOND.search(value) is None


def _joined(column: Cells, values: Sequence[Cell]) -> CellColumn:
    """Number the values again: two that were stored differently may now be one."""
    places: dict[tuple[type, Cell], int] = {}
    codes = np.array([places.setdefault((type(value), value), len(places)) for value in values], dtype=np.int32)
    return CellColumn(codes[column.codes], tuple(value for _, value in places))
