"""Fields that a table tells in a roundabout way, as if they stood in a column of their own.

Full names split into two columns or behind a form of address, sex by the column in which the birth date stands, by a
tick or by the address, Party members by the date of joining, units and types of personnel by section rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from cadre_stats.reading.cells.codes import count_codes
from cadre_stats.reading.cells.grid import Cell, CellColumn
from cadre_stats.reading.tables.fields import sex_at_end, sex_headed
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import replace
from cadre_stats.roster.cell import cell_text
from cadre_stats.roster.dates import read_date, read_first_date
from cadre_stats.roster.headings import headed_kinds, headed_units
from cadre_stats.roster.stretch import Stretch
from cadre_stats.text import bare, is_blank, tidy
from cadre_stats.vocabulary.cells import addressed, without_short_address
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.vocabulary import Vocabulary

__all__ = ["CONTRADICTION", "find_column", "is_by_rows"]

# What a synthetic column holds where two cells of a row exclude each other: no vocabulary knows it.
CONTRADICTION = "⊥"


def is_by_rows(stretch: Stretch, field: str) -> bool:
    """Tell whether a row's cell of a field depends on no other row: tables in one stretch have one column then.

    What a blank means beside marks depends on them all, and so does what stands before names.
    """
    if field in ("full_name", "sex"):
        names = stretch.table.column("full_name")
        if names is None:
            return True
        firsts = {int(names.codes[row]) for row in stretch.firsts()}
        return all(addressed(cell_text(names.values[code])) is None for code in firsts)
    own = stretch.table.column(field) if field in _MARKED else None
    return own is None or own.tick


def find_column(table: Table, field: str, vocabulary: Vocabulary, *, several_sheets: bool = False) -> Column | None:
    """Give the column of a field: the table's own, else one made of what the table says elsewhere.

    ``field`` may be a canonical field or the header of a column that is none. ``several_sheets`` tells that the
    workbook has more than one roster sheet: then a sheet without units is a unit.
    """
    if field in ("unit", "parent_unit"):
        return table.column(field) or headed_units(table, field, by_sheet=several_sheets)
    make = _MADE.get(field)
    if make is not None:
        return make(table, vocabulary)
    return table.column(field) or next((c for c in table.columns if c.field is None and c.name == field), None)


def _full_name(table: Table, _: Vocabulary) -> Column | None:
    whole = table.column("full_name")
    family, given = table.column("family_name"), table.column("given_name")
    if whole is not None:
        addresses = _addressed(whole)
        return whole if addresses is None else _put(whole, "full_name", (name for _, name in addresses))
    if family is None or given is None:
        return given or family
    return _combine("full_name", (family, given), lambda cells: tidy(" ".join(map(cell_text, cells))) or None)


def _birth_date(table: Table, _: Vocabulary) -> Column | None:
    men, women = _birth_dates_by_sex(table)
    if men is None or women is None:
        return table.column("birth_date")
    return _combine("birth_date", (men, women), _only_one)


def _sex(table: Table, vocabulary: Vocabulary) -> Column | None:
    """Read sex from its column of texts, from one or two ticks, or from the filled one of two birth-date columns."""
    men, women = _birth_dates_by_sex(table)
    if men is None or women is None:
        men, women = _by_sex(table, "sex")
    if men is not None and women is not None:
        return _combine("sex", (men, women), lambda cells: _which(*(_says_so(cell, vocabulary) for cell in cells)))
    if women is not None:
        return _combine("sex", (women,), lambda cells: _ticked(cells[0], "Nữ", "Nam", vocabulary))
    if men is not None:
        return _combine("sex", (men,), lambda cells: _ticked(cells[0], "Nam", "Nữ", vocabulary))
    return table.column("sex") or _sex_addressed(table)


def _sex_addressed(table: Table) -> Column | None:
    """Read sex from the forms of address before the names, where they tell it."""
    names = table.column("full_name")
    addresses = None if names is None else _addressed(names)
    if names is None or addresses is None or not any(sex for sex, _ in addresses):
        return None
    return _put(names, "sex", (sex or None for sex, _ in addresses))


def _addressed(names: Column) -> list[tuple[str, str]] | None:
    """Part each of a column's cells into sex and name where all names have a form of address; ``None`` elsewhere.

    A "Đ/c" before the first name goes from all that have it, though others have none.
    """
    first = cell_text(names.values[int(names.codes[0])]) if len(names.codes) else ""
    if addressed(first) is None:
        return None
    texts = list(map(cell_text, names.values))
    used = count_codes(names.codes, len(texts))
    found = [addressed(text) if number else ("", "") for text, number in zip(texts, used, strict=True)]
    if None not in found:
        return [one for one in found if one is not None]
    is_short = without_short_address(first) is not None
    return [("", without_short_address(text) or text) for text in texts] if is_short else None


def _put(column: Column, field: str, cells: Iterable[Cell]) -> Column:
    return replace(column, field=field, cells=CellColumn(column.codes, tuple(cells)))


def _party_member(table: Table, vocabulary: Vocabulary) -> Column | None:
    own = table.column("party_member")
    if own is not None and not _is_of_days(own):
        return _as_tick(own, vocabulary)
    date = own or table.column("party_date")
    return None if date is None else _put(_blank_means_no(date), "party_member", _days_in_words(date, vocabulary))


def _is_of_days(column: Column) -> bool:
    """Tell whether a column that tells Party members is made of the days on which they joined."""
    return any(claim.field == "party_date" for claim in roster_lexicon().claims(column.header))


# A year of two digits up to this is one of this century.
_JOINED_BY = 29


def _days_in_words(date: Column, vocabulary: Vocabulary) -> Iterator[Cell]:
    """Give the cells of a date column, days written otherwise than as days or twice in a cell as days."""
    for cell in _blank_means_no(date).values:
        if vocabulary.read("party_member", cell_text(cell)).recognised:
            yield cell
        else:
            day = read_first_date(cell, century_turn=_JOINED_BY)
            yield cell if day is None else str(day)


def _tick(field: str) -> Callable[[Table, Vocabulary], Column | None]:
    def find(table: Table, vocabulary: Vocabulary) -> Column | None:
        own = table.column(field)
        return None if own is None else _as_tick(own, vocabulary)

    return find


_MADE: dict[str, Callable[[Table, Vocabulary], Column | None]] = {
    "full_name": _full_name,
    "birth_date": _birth_date,
    "sex": _sex,
    "party_member": _party_member,
    "personnel_type": lambda table, vocabulary: table.column("personnel_type") or headed_kinds(table, vocabulary),
    "ethnic_minority": _tick("ethnic_minority"),
    "leadership": _tick("leadership"),
}


_MARKED = ("party_member", "ethnic_minority", "leadership")


def _by_sex(table: Table, field: str) -> tuple[Column | None, Column | None]:
    """Give the columns of a field that are headed Nam and Nữ."""
    found: dict[str, Column] = {}
    for column in table.columns:
        if column.field == field and column.header:
            last = column.header[-1]
            sex = sex_headed(last) if field == "sex" else sex_at_end(last)
            found.setdefault(sex or "", column)
    return found.get("nam"), found.get("nu")


def _birth_dates_by_sex(table: Table) -> tuple[Column | None, Column | None]:
    """Give the two columns Nam and Nữ that hold birth dates, whether or not a heading above says so."""
    men, women = _by_sex(table, "birth_date")
    if men is None and women is None:
        men, women = _by_sex(table, "sex")
        cells = [cell for column in (men, women) if column for cell in _used(column) if _filled(cell)]
        if not cells or any(read_date(cell, century_turn=10) is None for cell in cells):
            return None, None
    return men, women


def _used(column: Column) -> list[Cell]:
    return [column.values[code] for code in np.flatnonzero(count_codes(column.codes, len(column.values))).tolist()]


def _as_tick(column: Column, vocabulary: Vocabulary) -> Column:
    """Take blanks for "no" in a column in which only "yes" is ever marked: x, a date, "Đảng viên"."""
    field = column.field or ""
    marks = [cell for cell in _used(column) if _filled(cell)]
    only_yes = all(vocabulary.read(field, cell_text(cell)).code == "true" for cell in marks)
    return _blank_means_no(column) if column.tick or only_yes else column


def _combine(field: str, columns: tuple[Column, ...], join: Callable[[tuple[Cell, ...]], Cell]) -> Column:
    """Make one column of several: each distinct combination of their cells is joined once."""
    stacked = np.stack([column.codes for column in columns], axis=1)
    distinct, codes = np.unique(stacked, axis=0, return_inverse=True)
    values = tuple(join(tuple(c.values[k] for c, k in zip(columns, row, strict=True))) for row in distinct.tolist())
    first = columns[0]
    return replace(first, field=field, cells=CellColumn(codes.reshape(-1).astype(np.int32), values), tick=False)


def _blank_means_no(column: Column) -> Column:
    values = tuple(cell if _filled(cell) else "không" for cell in column.values)
    return replace(column, cells=CellColumn(column.codes, values))


def _filled(cell: Cell) -> bool:
    return not is_blank(cell_text(cell))


def _only_one(cells: tuple[Cell, ...]) -> Cell:
    filled = [cell for cell in cells if _filled(cell)]
    return filled[0] if len(filled) == 1 else (CONTRADICTION if filled else None)


def _says_so(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Tell whether a cell under one sex is marked; 0 and "Không" say no. Dates are many: none of them is looked up."""
    text = cell_text(cell)
    if text[:1].isdigit():
        return text != "0"
    return _filled(cell) and vocabulary.read("leadership", text).code != "false"


def _which(man: bool, woman: bool) -> Cell:
    if man and woman:
        return CONTRADICTION
    return "Nam" if man else "Nữ" if woman else None


def _ticked(cell: Cell, marked: str, unmarked: str, vocabulary: Vocabulary) -> Cell:
    """Read one tick column: blank under "Nữ" is male; the word itself may stand there instead of a mark."""
    text = cell_text(cell)
    if bare(text) in ("nam", "nu"):
        return cell
    answer = vocabulary.read("leadership", text).code if _filled(cell) else "false"
    return {"true": marked, "false": unmarked}.get(answer or "", cell)
