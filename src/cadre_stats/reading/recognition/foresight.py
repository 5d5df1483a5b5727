"""Foresight: which columns of a large file a command will ask for, told by its first rows before the whole is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.cells.row_cells import is_content
from cadre_stats.reading.formats.foreseen import Foreseen
from cadre_stats.reading.recognition.recognition import read_head
from cadre_stats.reading.recognition.study_times import STUDIED
from cadre_stats.reading.tables.columns import takes_ticks, without_letter
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.header import Band
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.rows import ENOUGH, FEW
from cadre_stats.reading.tables.scale_headings import scale_over
from cadre_stats.text import fold
from cadre_stats.vocabulary.study_times import is_of_study_time

__all__ = ["foresee"]

_NAMES = ("full_name", "family_name", "given_name")
# How many columns of words tell persons from other rows, also where some of them are blank.
_TELLING = ENOUGH + 2
# Fields that are read from the columns of others, too.
_TOLD_BY = {
    "age": ("birth_date",),
    "ethnic_minority": ("ethnicity",),
    "party_member": ("party_date",),
    "sex": ("birth_date",),
    "full_name": ("family_name", "given_name"),
}


def foresee(head: Grid, options: ReadOptions) -> Foreseen:
    """Choose the columns by the fields that will be asked for, and some that tell persons from other rows.

    Where the first rows show no roster, or anything may be asked for, every column is chosen.
    """
    every = Foreseen(tuple(range(head.width)))
    reading = read_head(head, options) if options.fields is not None else None
    if reading is None or not reading.assignment.is_roster or options.fields is None:
        return every
    fields, band = reading.assignment.fields, reading.band
    identity = {column for column, field in fields.items() if field in _NAMES}
    ids = {column for column, field in fields.items() if field == "id_number"}
    numbers = {column for column, field in fields.items() if field == "number"}
    named = _asked(band, fields, options.fields)
    asked = named | (set() if identity else ids) | identity | numbers
    distinct = identity | ids | numbers
    telling = _telling(head, band, exclude=distinct, first=asked)
    kept, marked = frozenset(distinct & named), frozenset(distinct - named)
    return Foreseen(tuple(sorted(asked | telling)), kept - ids, marked, kept & ids)


def _asked(band: Band, fields: Mapping[int, str], names: Collection[str]) -> set[int]:
    """Give the columns of fields and own columns by name, and those whose cells decide what they are."""
    wanted = {*names, *(other for name in names for other in _TOLD_BY.get(name, ()))}
    own = {fold(name) for each in names for name in (each, without_letter(each))}
    return {
        column
        for column, path in enumerate(band.paths)
        if not path
        or fields.get(column) in wanted
        or (column not in fields and (fold(header_name(path)) in own or scale_over(path) is not None))
        or (column in fields and takes_ticks(fields[column], path))
        or (column not in fields and is_of_study_time(path) and not wanted.isdisjoint(STUDIED))
        or (len(path) > 1 and fields.get(column) in (None, "position"))
    }


def _telling(head: Grid, band: Band, exclude: Collection[int], first: Collection[int]) -> set[int]:
    """Give the columns of few kinds of words: those with words in most rows, of these first what is read anyway."""
    rows = head.height - band.bottom - 1
    words: dict[int, int] = {}
    for column in range(head.width):
        cells = head.columns[column]
        if column not in exclude and band.paths[column] and len(cells.values) <= FEW:
            told = [is_content(cell) if isinstance(cell, str) else False for cell in cells.values]
            words[column] = sum(told[code] for code in cells.codes[band.bottom + 1 :].tolist())
    ordered = sorted(words, key=lambda one: (words[one] * 2 <= rows, one not in first, -words[one], one))
    telling = [column for column in ordered[:_TELLING] if words[column]]
    # Where enough of them are filled in every row, one beside them will do for rows further down.
    fewer = telling[: ENOUGH + 1]
    return set(fewer if sum(words[column] == rows for column in fewer) >= ENOUGH else telling)
