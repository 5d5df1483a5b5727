"""The rows of a log with a person a row: persons, headings over them, totals, and what belongs to nobody."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.grid import Grid, PendingColumns
from cadre_stats.reading.cells.row_cells import has_letter
from cadre_stats.record import Record
from cadre_stats.training.amount import read_count
from cadre_stats.training.columns import Columns
from cadre_stats.training.table_column import TableColumn
from cadre_stats.vocabulary.rows import begins
from cadre_stats.vocabulary.training_words import is_total, label_after

__all__ = ["Body", "TotalRow", "read_body"]

Mask = NDArray[np.bool_]
# How many filled cells, the running number apart, make a row a person's, whatever its words.
_ENOUGH = 3
# A heading with its number fills so many.
_NUMBERED = 2
_NAMES = ("full_name", "family_name", "given_name")
# What a total adds up; of a person something else is told, too.
_FIGURES = ("attendances", "people", "classes", "planned", "completed", "cost", "hours")
# Of these a total says how much, not how many people.
_AMOUNTS = ("cost", "hours")


class TotalRow(NamedTuple):
    """A total: its place below the header (from 0), the number of people that it states and the column of that."""

    offset: int
    people: int | None = None
    column: int = 0


class Body(Record, slots=False):
    """The rows of the body (from 0 in the grid): the persons, the section over each, the totals.

    ``bounds`` are the places below the header of headings and totals.
    """

    persons: NDArray[np.int64]
    sections: NDArray[np.int32]
    headings: tuple[tuple[str, ...], ...]
    totals: tuple[TotalRow, ...]
    bounds: tuple[int, ...]
    lost: tuple[int, ...]


def read_body(grid: Grid, columns: Columns) -> Body:
    """Tell persons from headings, totals and notes; only rows that are not plainly persons are looked at."""
    return _Rows(grid, columns).read()


class _Rows:
    def __init__(self, grid: Grid, columns: Columns) -> None:
        self._grid, self._columns = grid, columns
        self._top = columns.band.bottom + 1

    def _filled(self, column: TableColumn) -> Mask:
        cells = self._grid.columns[column.index]
        found: Mask = filled_values(cells.values)[cells.codes[self._top :]]
        return found

    def read(self) -> Body:
        """Tell persons from headings, totals and notes; only rows that are not plainly persons are looked at."""
        height = self._grid.height - self._top
        # Running numbers tell nothing of a row, and each is a text of its own.
        filled = {one.index: self._filled(one) for one in self._columns.columns if one.field != "number"}
        count = sum((mask.astype(np.int16) for mask in filled.values()), np.zeros(height, dtype=np.int16))
        beside = self._words_for_numbers(height)
        names = [one for one in self._columns.columns if one.field in _NAMES]
        ids = [one for one in self._columns.columns if one.field == "id_number"]
        named = np.zeros(height, dtype=bool)
        for one in (*names, *ids):
            named |= filled[one.index]
        plain = named & (count >= _ENOUGH)
        passed = np.zeros(height, dtype=bool)
        passed[[row - self._top for row in self._columns.passed]] = True
        plain &= ~passed & ~self._figures_alone(filled, count)
        sections = np.zeros(height, dtype=np.int32)
        headings: list[tuple[str, ...]] = [()]
        totals: list[TotalRow] = []
        bounds: list[int] = []
        lost: list[int] = []
        others = np.flatnonzero(~plain & ~passed & ((count > 0) | beside)).tolist()
        if isinstance(self._grid.columns, PendingColumns):
            self._grid.columns.read_rows([self._top + offset for offset in others])
        ends = height
        for offset in others:
            row = self._top + offset
            kind, number = self._kind(row, named=bool(named[offset]), first=not plain[:offset].any())
            if kind == "person":
                plain[offset] = True
            elif kind == "heading":
                bounds.append(offset)
                headings.append((self._label(row),))
                sections[offset:] = len(headings) - 1
            elif kind == "total":
                bounds.append(offset)
                totals.append(TotalRow(offset, *(number or ())))
            elif kind == "end" and not plain[offset:].any():
                ends = offset
                break
            elif kind == "lost":
                lost.append(row)
        persons = np.flatnonzero(plain[:ends])
        return Body(persons + self._top, sections[persons], tuple(headings), tuple(totals), tuple(bounds), tuple(lost))

    def _figures_alone(self, filled: dict[int, Mask], count: NDArray[np.int16]) -> Mask:
        """Tell the rows of which nothing but a name and figures is told, without a running number: sums perhaps."""
        fields = {one.index: one.field for one in self._columns.columns}
        masks = [mask for index, mask in filled.items() if fields[index] in _FIGURES]
        alone: Mask = np.zeros(len(count), dtype=bool) if not masks else np.logical_or.reduce(masks)
        masks += [mask for index, mask in filled.items() if fields[index] in _NAMES]
        alone &= count == sum((mask.astype(np.int16) for mask in masks), np.zeros(len(count), dtype=np.int16))
        number = self._columns.of("number")
        if number is not None and alone.any():
            alone &= ~self._filled(number)
        return alone

    def _words_for_numbers(self, height: int) -> Mask:
        """Tell the rows with words in the column of numbers: headings and totals that reach over the whole table."""
        number = self._columns.of("number")
        if number is None or isinstance(self._grid.columns, PendingColumns):
            return np.zeros(height, dtype=bool)
        cells = self._grid.columns[number.index]
        table = [has_letter(shown_text(cell)) for cell in cells.values]
        found: Mask = np.array([*table, False], dtype=bool)[cells.codes[self._top :]]
        return found

    def _texts(self, row: int) -> dict[int, str]:
        texts = {}
        cells = self._grid.row(row)
        for one in self._columns.columns:
            if text := shown_text(cells[one.index]):
                texts[one.index] = text
        return texts

    def _label(self, row: int) -> str:
        return self._first(self._texts(row))

    def _first(self, texts: dict[int, str]) -> str:
        """Give the first text with letters; a Roman number or a letter beside it numbers the row."""
        number = self._columns.of("number")
        found = {index: text for index, text in texts.items() if has_letter(text)}
        if number is not None and len(found) > 1 and not is_total(found.get(number.index, "")):
            found.pop(number.index, None)
        return next(iter(found.values()), "")

    def _kind(self, row: int, *, named: bool, first: bool) -> tuple[str, tuple[int, int] | None]:
        """Tell what a row with few cells is: a person, a heading, a total and its number, an end, a note, or lost."""
        texts = self._texts(row)
        label = self._first(texts)
        if is_total(label):
            return "total", self._number(texts, label)
        if any(begins(text, "signature.begin") for text in texts.values()):
            return "end", None
        if any(begins(text, "note.begin") for text in texts.values()):
            return "note", None
        if all(_is_index(text) for text in texts.values()):
            return ("index" if first else "lost"), None
        if self._may_be_sum(texts, label):
            return "lost", None
        if named and len(texts) > 1 and not self._is_heading(texts, label):
            return "person", None
        return ("heading" if len(texts) <= 2 and label else "lost"), None

    def _may_be_sum(self, texts: dict[int, str], label: str) -> bool:
        """Tell a row without a number, of figures alone, that begins as totals and some names do: "Tổng kinh phí"."""
        number = self._columns.of("number")
        if number is None or number.index in texts or not begins(label, "total.begin"):
            return False
        fields = {one.field for one in self._columns.columns if one.index in texts}
        return not fields.isdisjoint(_FIGURES) and fields <= {*_NAMES, *_FIGURES}

    def _is_heading(self, texts: dict[int, str], label: str) -> bool:
        """Tell a numbered heading from a person of whom nothing but a name is told: "I Lớp A", "1. Lớp A"."""
        number = self._columns.of("number")
        if number is None or number.index not in texts or len(texts) > _NUMBERED:
            return False
        running = texts[number.index].strip(" .()").isdecimal()
        return not running or label_after(label, "course") is not None

    def _number(self, texts: dict[int, str], label: str) -> tuple[int, int] | None:
        """Give the one number of a total row and its column."""
        amounts = {one.index for one in self._columns.columns if one.field in _AMOUNTS}
        others = ((index, text) for index, text in texts.items() if text != label and index not in amounts)
        found = [(index, read_count(text).value) for index, text in others]
        numbers = [(value, index) for index, value in found if value is not None]
        if not numbers and ":" in label:
            value = read_count(label.partition(":")[2]).value
            numbers = [] if value is None else [(value, next(index for index, text in texts.items() if text == label))]
        return numbers[0] if len(numbers) == 1 else None


def _is_index(text: str) -> bool:
    return text.strip("() ").isdecimal() or (len(text) == 1 and text.isalpha())
