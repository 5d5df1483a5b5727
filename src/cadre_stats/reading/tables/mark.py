"""Marks: what a cell under the heading of a level says of it, by a mark or by words in its place."""

from __future__ import annotations

import datetime as dt
import re

from cadre_stats.reading.cells.cell import cell_text, shown_text
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.reading.tables.scale_headings import level_heading
from cadre_stats.reading.tables.table import Column
from cadre_stats.regex import regex
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.item_numbers import is_late
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["answers_yes", "is_dated", "is_mark", "says_yes", "year_of"]

# Marks that stand for yes; an empty cell beside them means no.
_MARKS = frozenset({"x", "×", "✓", "✔", "√", "v", "1", "+", "●", "•", "■", "☒", "☑"})
# A year or a day instead of a mark tells since when.
_DATED = regex(r"(?:(?:\d{1,2}[/.-])?\d{1,2}[/.-])?(?:19|20)\d\d")


def is_mark(cell: Cell) -> bool:
    """Tell whether a cell holds a mark.

    >>> [is_mark(cell) for cell in ("X", 1.0, "✓", "", "2010")]
    [True, True, True, False, False]
    """
    return shown_text(cell).casefold() in _MARKS


def answers_yes(cell: Cell) -> bool | None:
    """Tell whether a cell answers with yes or with no; ``None`` where it does neither.

    >>> [answers_yes(cell) for cell in ("Có", "FALSE", 1, 0.0, "N", "Luật", "")]
    [True, False, True, False, False, None, None]
    """
    reading = load_vocabulary().read("leadership", shown_text(cell))
    return None if reading.reason.key != "alias" else reading.code == "true"


def is_dated(cell: Cell) -> bool:
    """Tell whether a cell holds the year or the day in which a level was reached.

    >>> [is_dated(cell) for cell in (2010.0, "06/2015", "x", "12")]
    [True, True, False, False]
    """
    return isinstance(cell, dt.date) or _DATED.fullmatch(shown_text(cell)) is not None


def year_of(text: str) -> int:
    """Give the year of a text that :func:`is_dated` holds for.

    >>> year_of("06/2015"), year_of("12/6/2015")
    (2015, 2015)
    """
    return int(text[-4:])


def says_yes(field: str, column: Column, cell: Cell, *, beside_marks: bool) -> bool:
    """Tell whether a cell says that a person has the level that heads its column.

    Instead of a mark may stand the year, unless it may be still to come, or a major or a school; not a word that denies
    it, nor one of another level. Beside marks a single letter is none: it may stand for no.
    """
    if is_mark(cell):
        return True
    if is_dated(cell):
        return not is_late(cell_text(cell))
    if answers_yes(cell) is False:
        return False
    text, heading = shown_text(cell), level_heading(field, column.header)
    level = load_vocabulary().read_heading(field, heading)
    if not has_letter(text) or not level.recognised or level.code == "none":
        return False
    if roster_fields()[field].kind != "level" or (beside_marks and len(text) == 1):
        return False
    remark = _BEHIND_A_MARK.sub("", text)
    if remark == text:
        reading = load_vocabulary().read(field, text)
        if reading.recognised or reading.reason.key in _NOT_CERTAIN:
            return reading.recognised and reading.code == level.code
    elif "?" in remark:
        return False
    return not has_letter(remark) or _goes_with(field, heading, remark)


def _goes_with(field: str, heading: str, remark: str) -> bool:
    """Tell whether a remark leaves the level of a heading as it is: "2015", "Luật" and "TC" do, "đang học" doesn't."""
    beside = load_vocabulary().read(field, f"{heading} ({remark})")
    if beside.recognised:
        return beside.code == load_vocabulary().read_heading(field, heading).code
    return beside.reason.key not in _NOT_CERTAIN


# A mark with a remark: "x (đang học)", "X - 2015".
_BEHIND_A_MARK = regex(r"^[\W_]*(?:[x×✓✔√v+●•■☒☑](?!\w)|1(?=\s*\())[\s.:;,-]*", re.IGNORECASE)
# Why a text of a level and something else isn't understood, other than for words that nobody knows.
_NOT_CERTAIN = frozenset({"unfinished", "doubt", "unclear"})
