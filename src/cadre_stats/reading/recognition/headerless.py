"""Columns that are known by where they stand and what they hold: those without a header, or with an ambiguous one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cadre_stats.reading.cells.cell import shown_text
from cadre_stats.reading.cells.cell_masks import filled_values, numbered_values
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.recognition.listed_levels import may_hold_lists
from cadre_stats.reading.tables.about import speaks_of
from cadre_stats.reading.tables.header import HEAD_ROWS, Band
from cadre_stats.reading.tables.mark import is_mark
from cadre_stats.record import replace
from cadre_stats.vocabulary.cells import is_own_school
from cadre_stats.vocabulary.code_list import is_code, parse_code_list
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import coded_by, perhaps, perhaps_begun, stands_alone
from cadre_stats.vocabulary.header_words import header_key
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["known_by_content", "may_be_known_by_content", "one_header_each"]

# A running number, "IV", "A.", "-": what stands in a column of numbers is short.
_LONGEST_NUMBER = 6
_LEAST_CODES = 2


def one_header_each(grid: Grid, band: Band) -> Band:
    """Take the header of a cell merged over several columns from those that are empty below it.

    "Họ và tên" merged over two filled columns stays over the first: the second holds the given names.
    """
    paths = list(band.paths)
    for merge in grid.merges:
        if merge.right == merge.left or not band.top <= merge.top <= merge.bottom == band.bottom:
            continue
        under = range(merge.left, min(merge.right + 1, grid.width))
        filled = [column for column in under if _filled(grid, column, band).any()]
        keep = filled[:1] if filled and _is_name(paths[filled[0]]) else filled or list(under[:1])
        for column in set(under) - set(keep):
            paths[column] = ()
    return replace(band, paths=tuple(paths))


def known_by_content(grid: Grid, band: Band, fields: Mapping[int, str]) -> dict[int, str]:
    """Give the fields of columns beside the names, running numbers and given names, and of those of unclear headers."""
    unclear = _unclear_by_cells(grid, band, fields)
    return unclear | _beside_names(grid, band, fields)


def may_be_known_by_content(band: Band, fields: Mapping[int, str]) -> bool:
    """Tell whether cells decide what a column is, ``fields`` being those that headers tell."""
    if any(
        _may_be_of_units(path, fields, column) or _may_be_of_degrees(path, fields, column)
        for column, path in enumerate(band.paths)
    ):
        return True
    return any(not path or (column not in fields and bool(_perhaps(path))) for column, path in enumerate(band.paths))


def _perhaps(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the fields that an unclear header may mean."""
    codes = parse_code_list(path[-1])
    listed = perhaps(codes.label if codes else path[-1]) if len(path) == 1 else ()
    return listed or (perhaps_begun(path[-1]) if stands_alone(path) else ())


def _unclear_by_cells(grid: Grid, band: Band, fields: Mapping[int, str]) -> dict[int, str]:
    """Give the fields of columns such as "ĐV": marks of Party members, or units."""
    found: dict[int, str] = {}
    for column, path in enumerate(band.paths):
        if _may_be_of_degrees(path, fields, column) and _speaks_of(grid, band, column, "degree"):
            found[column] = "degree"
        if _may_be_of_units(path, fields, column):
            texts = _texts(grid, band, column)
            if sum(map(is_own_school, texts)) * 2 > len(texts):
                found[column] = "unit"
        if not path or column in fields or may_hold_lists(path[-1], _texts(grid, band, column)):
            continue
        told = [field for field in _perhaps(path) if _speaks_of(grid, band, column, field)]
        told += _told_by_codes(path[-1], _texts(grid, band, column))
        told += [field for field in coded_by(path[-1]) if all(map(is_code, _texts(grid, band, column)))]
        if told and told[0] not in (*fields.values(), *found.values()):
            found[column] = told[0]
    return found


def _may_be_of_units(path: tuple[str, ...], fields: Mapping[int, str], column: int) -> bool:
    """Tell whether a column headed "Trường" may hold schools where people work: nothing else names units."""
    alone = fields.get(column) == "school" and "unit" not in fields.values() and len(path) == 1
    return alone and header_key(path[0]).startswith("trường")


def _told_by_codes(header: str, texts: Sequence[str]) -> list[str]:
    """Give the field of an unclear header that explains the codes below it: "Trình độ (1: ĐH; 2: ThS)"."""
    codes = parse_code_list(header)
    if codes is None or len(codes.meanings) < _LEAST_CODES or not all(map(is_code, texts)):
        return []
    read = load_vocabulary().read
    meanings = codes.meanings.values()
    return [one for one in perhaps(codes.label) if all(read(one, meaning).recognised for meaning in meanings)]


def _may_be_of_degrees(path: tuple[str, ...], fields: Mapping[int, str], column: int) -> bool:
    """Tell whether a column headed "Trình độ học vấn" may hold degrees: nothing else does."""
    alone = fields.get(column) == "general_education" and "degree" not in fields.values()
    return alone and "học vấn" in header_key(path[-1])


def _texts(grid: Grid, band: Band, column: int) -> list[str]:
    """Give the texts of a column's first filled cells."""
    cells = grid.columns[column]
    codes = cells.codes[band.bottom + 1 : band.bottom + 1 + HEAD_ROWS].tolist()
    return list(filter(None, (shown_text(cells.values[code]) for code in codes)))


def _speaks_of(grid: Grid, band: Band, column: int, field: str) -> bool:
    """Tell whether most of a column's first cells speak of a field alone, or are marks of a yes/no field."""
    texts = _texts(grid, band, column)
    others = [one for one in _SCALES if one != field] if field in _SCALES else []
    if roster_fields()[field].kind == "yes_no":
        told = sum(is_mark(text) or load_vocabulary().read(field, text).recognised for text in texts)
    else:
        told = sum(speaks_of(field, text) and not any(speaks_of(one, text) for one in others) for text in texts)
    return told * 2 > len(texts)


# Scales whose levels are called alike: "TC" may be one of either.
_SCALES = ("degree", "political_theory")


def _beside_names(grid: Grid, band: Band, fields: Mapping[int, str]) -> dict[int, str]:
    names = next((column for column, field in sorted(fields.items()) if field == "full_name"), None)
    if names is None:
        return {}
    found: dict[int, str] = {}
    left, right = names - 1, names + 1
    if left >= 0 and not band.paths[left] and "number" not in fields.values() and _holds_numbers(grid, left, band):
        found[left] = "number"
    under_one = any(m.left == names and m.right == right and m.bottom == band.bottom for m in grid.merges)
    if under_one and _filled(grid, right, band).any():
        found |= {names: "family_name", right: "given_name"}
    return found


def _filled(grid: Grid, column: int, band: Band) -> NDArray[np.bool_]:
    """Tell of each row below the header whether a column shows something there."""
    cells = grid.columns[column]
    return filled_values(cells.values)[cells.codes[band.bottom + 1 :]]


def _is_name(path: tuple[str, ...]) -> bool:
    return any(claim.field == "full_name" for claim in roster_lexicon().claims(path))


def _holds_numbers(grid: Grid, column: int, band: Band) -> bool:
    cells = grid.columns[column]
    codes = cells.codes[band.bottom + 1 :]
    numbers = numbered_values(cells.values)
    others = [shown_text(cells.values[code]) for code in np.unique(codes[~numbers[codes]]).tolist()]
    return bool(_filled(grid, column, band).any()) and all(len(text) <= _LONGEST_NUMBER for text in others)
