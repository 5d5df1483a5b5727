"""Plain rows: in which of many files every row is plainly a person's, each different cell looked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text, shown_texts
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.codes import over_rows
from cadre_stats.reading.cells.grid import Cell, Cells, Grid
from cadre_stats.reading.cells.row_cells import Layout, is_content
from cadre_stats.reading.cells.text_kinds import DIGITS
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.folders.many_contents import Counts, Mask, over_files
from cadre_stats.reading.tables.header import is_number_or_date
from cadre_stats.reading.tables.row_kind import NO_PERSON
from cadre_stats.reading.tables.rows import ENOUGH, FEW, count_filled, is_number_or_day, unlike_others
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import begin

__all__ = ["only_persons"]

_Number = NDArray[np.int64]
_Test = Callable[[Sequence[str]], Iterable[bool]]


def only_persons(rows: Grid, layout: Layout, starts: Counts) -> Mask:
    """Tell in which files every row is plainly a person's and the first can't go on with the header, or be another.

    ``starts`` are the first rows of the files. Of columns of many different texts each cell is first taken for a header
    and for no word about a person: where a file's rows are persons' all the same, nobody has to look.
    """
    every = range(rows.width)
    count, named, _ = count_filled(rows, 0, layout, every)
    apart = {*layout.names, *layout.ids, layout.number, layout.note}
    own, told = ([rows.columns[one] for one in every if (one in apart) == is_apart] for is_apart in (True, False))
    few, many = ([one for one in told if (len(one.values) <= FEW) == is_few] for is_few in (True, False))
    whole = np.ones(rows.height, dtype=bool)
    for cells in told:
        named &= ~_over(cells, _begin_otherwise, whole)

    def fine(words: _Number, headings: _Number, perhaps: _Number) -> Mask:
        plain = named & (words >= ENOUGH) & unlike_others(rows, 0, layout, count, headings)
        found: Mask = (over_files(~plain, starts) == 0) & ((headings + perhaps)[starts] * 2 <= count[starts])
        return found

    words, headings = _counted(few, _are_content, whole), _counted(few, _are_headers, whole)
    found = fine(words, headings + _filled(many, whole), _filled(own, whole))
    if not found.all():
        left = np.repeat(~found, np.diff(np.append(starts, rows.height)))
        first = np.zeros(rows.height, dtype=bool)
        first[starts[~found]] = True
        words, headings = words + _counted(many, _are_content, left), headings + _counted(many, _are_headers, left)
        found |= fine(words, headings, _counted(own, _are_headers, first))
    return found & _numbered_first(rows, starts)


def _filled(columns: Sequence[Cells], rows: Mask) -> _Number:
    """Count the filled cells of each row in some columns."""
    found = np.zeros(len(rows), dtype=np.int64)
    for cells in columns:
        found += over_rows(filled_values(cells.values), cells.codes)
    return found


def _counted(columns: Sequence[Cells], test: _Test, among: Mask) -> _Number:
    """Count in each row the cells that pass a test, of the rows ``among`` which they are looked at."""
    found = np.zeros(len(among), dtype=np.int64)
    for cells in columns:
        found += _over(cells, test, among)
    return found


def _over(cells: Cells, test: _Test, among: Mask) -> Mask:
    """Tell which rows have a cell that passes a test; numbers and days pass none."""
    values = cells.values
    asked = np.zeros(len(values), dtype=bool)
    asked[cells.codes if among.all() else cells.codes[among]] = True
    if isinstance(values, Texts):
        asked &= ~(values.are(DIGITS) | (values.years > 0))
    places = np.flatnonzero(asked)
    shown = shown_texts(
        values.chosen(places) if isinstance(values, Texts) else [values[one] for one in places.tolist()]
    )
    words = [not is_number_or_day(text) for text in shown]
    answers = np.zeros(len(values), dtype=bool)
    answers[places[np.array(words, dtype=bool)]] = list(test(list(compress(shown, words))))
    return over_rows(answers, cells.codes)


def _begin_otherwise(texts: Sequence[str]) -> Iterable[bool]:
    return begin(texts, *NO_PERSON)


def _are_content(texts: Sequence[str]) -> Iterable[bool]:
    return map(is_content, texts)


def _are_headers(texts: Sequence[str]) -> Iterable[bool]:
    return (text != "" and bool(roster_lexicon().claims((text,))) for text in texts)


def _numbered_first(rows: Grid, starts: Counts) -> Mask:
    """Tell in which files a cell of the first row is a number or a date, which no header is."""
    found = np.zeros(len(starts), dtype=bool)
    known: dict[Cell, bool] = {}
    for column in range(rows.width):
        left = np.flatnonzero(~found)
        cells = rows.columns[column]
        for file, code in zip(left.tolist(), cells.codes[starts[left]].tolist(), strict=True):
            text = shown_text(cells.values[code])
            if text not in known:
                known[text] = is_number_or_date(text)
            found[file] = known[text]
    return found
