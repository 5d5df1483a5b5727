"""Ordinary files: certainly they would be read as their precedent was, and nothing be told of them.

Each test is sufficient, none is necessary: whoever fails one is read alone, by all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import Finding
from cadre_stats.reading.cells.cell import cell_text, shown_text, shown_texts
from cadre_stats.reading.cells.cell_masks import filled_values, numbered_values
from cadre_stats.reading.cells.grid import Cell, Grid
from cadre_stats.reading.cells.texts import Texts
from cadre_stats.reading.doubts.contradicted import numbers_finding
from cadre_stats.reading.doubts.date_order import compared_dates, year_of_date
from cadre_stats.reading.doubts.misfits import checks_of, sexes_finding
from cadre_stats.reading.doubts.row_rules import RowRule, row_rules, rule_finding
from cadre_stats.reading.doubts.sexes import told_by_word
from cadre_stats.reading.folders.many_contents import Counts, Mask, check_files, over_files
from cadre_stats.reading.folders.plain_rows import only_persons
from cadre_stats.reading.folders.precedent import Precedent
from cadre_stats.reading.formats.legacy_fonts import may_be_of_font
from cadre_stats.reading.recognition.as_above import may_say_as_above, says_as_above
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.reading.tables.sample import is_short_mark
from cadre_stats.reading.tables.table import Column
from cadre_stats.vocabulary.cells import sexes_of_names
from cadre_stats.vocabulary.study_times import is_of_study_time, may_not_have_ended

__all__ = ["Misfits", "ordinary_files"]

# Of each file the columns (from 0) and what is found of them.
Misfits = Sequence[Sequence[tuple[int, Finding]]]


def ordinary_files(precedent: Precedent, rows: Grid, starts: Counts) -> tuple[Mask, Misfits]:
    """Tell which files are ordinary, and what there is to tell of each: headers that stand over the wrong cells.

    The files' ``rows`` below the header stand one file behind the other; ``starts`` are the places of their first
    rows. Each has one at least.
    """
    columns = [(one, rows.columns[one.index]) for one in precedent.table.columns]
    certain, found = check_files(columns, starts, partial(checks_of, missing=precedent.missing))
    misfits = [[(contents.index, finding) for contents, finding in one] for one in found]
    for column in (one for one in precedent.table.columns if one.field == "number"):
        for file in np.flatnonzero(_repeat_numbers(column, rows, starts)).tolist():
            misfits[file].append((column.index, numbers_finding(column.header)))
    for file in np.flatnonzero(_unlike_names(precedent, rows, starts)).tolist():
        sexes = next(one for one in precedent.table.columns if one.field == "sex")
        misfits[file].append((sexes.index, sexes_finding(sexes.header)))
    for rule, files in _rules_broken(precedent, rows, starts):
        told = (rule.told_at[0], rule_finding(rule))
        for file in files:
            if told not in misfits[file]:
                misfits[file].append(told)
    fine = (
        only_persons(rows, precedent.layout, starts)
        & _ticked_alike(precedent, rows, starts)
        & _named(precedent, rows, starts)
        & _in_unicode(rows, starts)
        & _dates_in_order(precedent, rows, starts)
        & _units_stand_alone(precedent, rows, starts)
        & _none_as_above(precedent, rows, starts)
        & _all_numbered(precedent, rows, starts)
        & _studies_ended(precedent, rows, starts)
    )
    return fine & certain, misfits


def _ticked_alike(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files the columns that may hold marks do so where the precedent's do."""
    fine = np.ones(len(starts), dtype=bool)
    for column in precedent.ticks:
        other = _each(rows, column, lambda cell: bool(shown_text(cell)) and not is_mark(cell))
        fine &= (over_files(other, starts) == 0) == precedent.table.columns[column].tick
    return fine


def _named(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no more than half of the names are numbers."""
    fine = np.ones(len(starts), dtype=bool)
    for column in (one.index for one in precedent.table.columns if one.field == "full_name"):
        cells = rows.columns[column]
        filled = filled_values(cells.values)
        numbers = (filled & numbered_values(cells.values))[cells.codes]
        fine &= over_files(numbers, starts) * 2 <= over_files(filled[cells.codes], starts)
    return fine


def _units_stand_alone(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no unit may stand for those of blank cells below it."""
    fine = np.ones(len(starts), dtype=bool)
    sizes = np.diff(np.append(starts, rows.height))
    for column in (one.index for one in precedent.table.columns if one.field in ("unit", "parent_unit")):
        filled = over_files(_each(rows, column, lambda cell: bool(shown_text(cell))), starts)
        fine &= (filled * 2 > sizes) | (filled == 0)
    return fine


def _none_as_above(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no text stands for the one above it."""
    fine = np.ones(len(starts), dtype=bool)
    for column in (one.index for one in precedent.table.columns if may_say_as_above(one.field)):
        fine &= over_files(_each(rows, column, says_as_above), starts) == 0
    return fine


def _studies_ended(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no time of a study leaves open that it hasn't ended: the level beside it would be another."""
    fine = np.ones(len(starts), dtype=bool)
    for column in (one.index for one in precedent.table.columns if one.field is None and is_of_study_time(one.header)):
        fine &= over_files(_each(rows, column, lambda cell: may_not_have_ended(cell_text(cell))), starts) == 0
    return fine


def _all_numbered(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files either everybody has a running number or nobody."""
    number = precedent.layout.number
    if number is None:
        return np.ones(len(starts), dtype=bool)
    filled = over_files(_each(rows, number, lambda cell: bool(shown_text(cell))), starts)
    fine: Mask = (filled == 0) | (filled == np.diff(np.append(starts, rows.height)))
    return fine


def _dates_in_order(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no dates lie before birth for most people."""
    fine = np.ones(len(starts), dtype=bool)
    columns = [(one.index, one.header, one.field) for one in precedent.table.columns]
    fields = {index: field for index, _, field in columns}
    for index, births, least in compared_dates(columns):
        dates, born = _years(rows, index, fields[index]), np.zeros(rows.height, dtype=np.int16)
        for column in reversed(births):
            filled = filled_values(rows.columns[column].values)[rows.columns[column].codes]
            born[filled] = _years(rows, column, "birth_date")[filled]
        both = (dates > 0) & (born > 0)
        fine &= over_files(both & (dates - born < least), starts) * 2 <= over_files(both, starts)
    return fine


def _repeat_numbers(column: Column, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files the running numbers neither go on from row to row nor differ, for most people."""
    cells = rows.columns[column.index]
    texts = [text if text.isdecimal() else "" for text in shown_texts(cells.values)]
    places = {number: place for place, number in enumerate({int(text) for text in texts if text})}
    place_of = np.array([places[int(text)] if text else -1 for text in texts], dtype=np.int64)[cells.codes]
    file_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(cells.codes))))
    counted = np.flatnonzero(place_of >= 0)
    files, numbers = file_of[counted], place_of[counted]
    step = _steps(places, numbers) * (files[1:] == files[:-1])
    breaks = np.bincount(files[1:][step > 0], minlength=len(starts))
    certain = np.bincount(files[1:][step > 1], minlength=len(starts)) > 0
    all_of = np.bincount(files, minlength=len(starts))
    width = len(places) + 1
    pairs = np.bincount(files * width + numbers, minlength=len(starts) * width)
    different = (pairs.reshape(len(starts), -1) > 0).sum(axis=1)
    found: Mask = certain & (breaks * 2 > all_of) & (all_of > different * 2)
    return found


def _steps(places: Mapping[int, int], rows: Counts) -> NDArray[np.int8]:
    """Tell how each row's running number follows that of the row before.

    0 as it should, 1 repeats the first, 2 neither goes on nor begins. ``rows`` hold the place of each number, whose
    size nothing bounds.
    """
    following = np.array([places.get(number + 1, -1) for number in places], dtype=np.int64)
    first = places.get(1, -1)
    before, after = rows[:-1], rows[1:]
    goes_on, begins = after == following[before], after == first
    return np.where(goes_on | (begins & (before != first)), 0, np.where(begins, 1, 2)).astype(np.int8)


def _years(rows: Grid, column: int, field: str | None) -> NDArray[np.int16]:
    cells = rows.columns[column]
    if isinstance(cells.values, Texts):
        years = cells.values.years.copy()
        others = np.flatnonzero(years == 0).tolist()
        years[others] = [year_of_date(shown_text(cells.values[place]), field) for place in others]
    else:
        years = np.array([year_of_date(text, field) for text in shown_texts(cells.values)], dtype=np.int16)
    return years[cells.codes]


def _in_unicode(rows: Grid, starts: Counts) -> Mask:
    """Tell in which files no word may have been typed in an old font."""
    fine = np.ones(len(starts), dtype=bool)
    for column in range(rows.width):
        values = rows.columns[column].values
        if isinstance(values, Texts) and values.is_ascii:
            continue
        # Of all words together each is asked once.
        if not may_be_of_font("\n".join(cell for cell in values if isinstance(cell, str))):
            continue
        old = [isinstance(cell, str) and not cell.isascii() and may_be_of_font(cell) for cell in values]
        if any(old):
            fine &= over_files(np.array(old, dtype=bool)[rows.columns[column].codes], starts) == 0
    return fine


def _unlike_names(precedent: Precedent, rows: Grid, starts: Counts) -> Mask:
    """Tell in which files the sexes contradict more than half of the names that tell one."""
    columns = {one.field: one.index for one in precedent.table.columns if one.field in ("sex", *_NAMES)}
    names = [columns[field] for field in _NAMES if field in columns]
    if "sex" not in columns or not names:
        return np.zeros(len(starts), dtype=bool)
    said = _told(rows, columns["sex"], told_by_word)
    by_name = _told(rows, names[0], sexes_of_names)
    both = (said != 0) & (by_name != 0)
    unlike: Mask = over_files(both & (said != by_name), starts) * 2 > over_files(both, starts)
    return unlike


def _rules_broken(precedent: Precedent, rows: Grid, starts: Counts) -> Iterator[tuple[RowRule, Sequence[int]]]:
    """Give the rules about two cells of one person, and the files whose rows break them."""
    columns = [(one.index, one.header, one.field, one.tick) for one in precedent.table.columns]
    for rule in row_rules(columns):
        beside, is_against = rule.against
        about = np.logical_or.reduce([_each(rows, of, partial(_passes, test)) for of, test in rule.about])
        if not about.any():
            continue
        against = about & _each(rows, beside, partial(_passes, is_against))
        if not against.any():
            continue
        filled = over_files(_each(rows, rule.told_at[0], lambda cell: bool(shown_text(cell))), starts) > 0
        marks = [about & _each(rows, column, partial(_passes, is_short_mark)) for column in rule.elsewhere or ()]
        marked = [over_files(one, starts).tolist() for one in marks]
        persons, wrong = over_files(about, starts).tolist(), over_files(against, starts).tolist()
        files = [
            file
            for file in np.flatnonzero(filled).tolist()
            if rule.is_broken(persons[file], wrong[file], [one[file] for one in marked])
        ]
        yield rule, files


def _passes(test: Callable[[str], bool], cell: Cell) -> bool:
    return test(shown_text(cell))


_NAMES = ("full_name", "family_name", "given_name")
_SEXES = ("", "Nam", "Nữ")


def _told(rows: Grid, column: int, tell: Callable[[Sequence[str]], Sequence[str]]) -> NDArray[np.int8]:
    """Give the place among ``_SEXES`` of what each row's cell tells."""
    cells = rows.columns[column]
    told = [_SEXES.index(sex) for sex in tell(shown_texts(cells.values))]
    return np.array(told, dtype=np.int8)[cells.codes]


def _each(rows: Grid, column: int, test: Callable[[Cell], bool]) -> Mask:
    """Ask each row's cell of a column, each different cell once."""
    cells = rows.columns[column]
    return np.fromiter(map(test, cells.values), dtype=bool, count=len(cells.values))[cells.codes]
