"""Misfits: columns whose cells speak of another field than their header, or of a field that no column was taken for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from cadre_stats.finding import Finding, Place, Severity, cell_name, column_letter
from cadre_stats.reading.contents import Contents, has_year, speaks_of, take_sample
from cadre_stats.reading.fields import header_name, sex_headed
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.sexes import unlike_names
from cadre_stats.reading.table import Table
from cadre_stats.reading.ticks import is_mark
from cadre_stats.text import bare, fold
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import is_group_heading, of_something_else, roster_lexicon
from cadre_stats.vocabulary.rows import begins, is_one_of, row_key

__all__ = ["checks_of", "contradicting", "find_misfits", "missing_fields", "placed", "sexes_finding"]

# Fields that cells alone tell, whatever the header of a column without a field says.
_TOLD_BY_CELLS = ("degree", "political_theory", "general_education", "sex", "ethnicity", "personnel_type")
_TOLD_BY_CELLS_AND_PLACE = ("state_management", "admin_level", "managed_by", "unit", "position", "religion")
# Free texts in which a scale can't stand: whoever fills a column so means another one.
_FREE = ("note", "major", "number", "religion", "unit", "ethnicity")
_SCALES = ("degree", "political_theory", "state_management")
# What stands in a school's name or beside a rank is no level of a scale.
_NAMES_LEVELS = ("school", "study_mode", "rank", "academic_title", "planned_position")
# Which fields, where more than half of the cells speak of them, contradict one.
_CONTRADICTED_BY = {
    "full_name": ("position", "unit", "religion", "degree", "ethnicity", "sex", "birth_date"),
    "family_name": ("position", "unit", "religion", "degree", "ethnicity", "sex", "birth_date"),
    "position": ("full_name", "religion", "birth_date", "ethnicity", "sex"),
    "unit": ("full_name", "position", "religion", "birth_date", "ethnicity", "sex"),
    "religion": ("position", "unit", "full_name", "birth_date", "ethnicity", "sex"),
    "number": ("full_name", "position", "unit", "birth_date"),
    "note": ("full_name",),
    "leadership": ("birth_date", "position", "unit", "managed_by", "admin_level"),
    "party_member": ("position", "unit", "managed_by", "admin_level", "degree"),
}
# Cells that mostly speak of their own field contradict nothing: most tables need no further look.
_OWN_WORDS = {"full_name": "full_name", "position": "position", "unit": "unit", "religion": "religion"}
# What the cells of a scale's or a category's column can't be by mistake.
_CERTAIN = ("degree", "political_theory", "state_management", "full_name", "position", "unit", "birth_date", "sex")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A heading over columns that names one of these is about it; one of a scale may stand over years and schools.
_HEADS = ("yes_no", "date")


def find_misfits(grid: Grid, table: Table, persons: Sequence[int], used: Collection[int]) -> Iterator[Finding]:
    """Compare the headers of a table with the cells of its first persons (``persons`` are rows of the grid from 0).

    ``used`` are columns of no field of their own of which the table has made one together.
    """
    sample = take_sample(grid, persons, [column for column in table.columns if column.index not in used])
    for check in checks_of(sample.contents, missing_fields(table)):
        for contents, finding in check():
            yield placed(finding, table, contents.index)
    sexes = unlike_names(sample)
    if sexes is not None:
        yield placed(sexes_finding(sexes.path), table, sexes.index)


def checks_of(
    every: Sequence[Contents], missing: Collection[str]
) -> Iterator[Callable[[], Iterator[tuple[Contents, Finding]]]]:
    """Give the comparisons of headers with contents, each by itself; ``missing`` are the fields the table lacks."""
    for contents in every:
        yield partial(_column, contents, every, missing)
    yield partial(_levels_over_marks, every, missing)
    yield partial(_unused_headings, every, missing)


def _column(
    contents: Contents, beside: Sequence[Contents], missing: Collection[str]
) -> Iterator[tuple[Contents, Finding]]:
    finding = _misfit(contents, beside, missing)
    if finding is not None:
        yield contents, finding


def sexes_finding(path: tuple[str, ...]) -> Finding:
    """Give the finding for a column of sexes that contradicts the names."""
    return Finding("sexes_unlike_names", "warning", (), "sex", header_name(path))


def placed(finding: Finding, table: Table, column: int) -> Finding:
    """Give the finding about a column (from 0) of a table, at its header."""
    cell = cell_name(column, table.header_rows[1])
    return replace(finding, places=(Place(table.file, table.sheet, cell),))


# A column of the one field tells the other, too.
_TELLS = {
    "party_date": "party_member",
    "ethnicity": "ethnic_minority",
    "family_name": "full_name",
    "given_name": "full_name",
}


def missing_fields(table: Table) -> tuple[str, ...]:
    """Give the fields that the table says nothing of."""
    known = {column.field for column in (*table.columns, *table.joined) if column.field}
    known |= {told for field, told in _TELLS.items() if field in known}
    known |= {"unit"} if table.unit or any(table.sections) else set()
    return tuple(code for code, about in roster_fields().items() if code not in known and not about.derived)


def _misfit(contents: Contents, beside: Sequence[Contents], missing: Collection[str]) -> Finding | None:
    if (other := contradicting(contents, beside)) is not None:
        name = _shown(contents)
        return Finding("cells_of_another_field", "warning", (), contents.field, name, values=_about(other, name))
    if (near := _nearest(contents, missing)) is not None:
        name = _shown(contents)
        severity: Severity = "info" if roster_fields()[near].kind == "text" else "warning"
        return Finding("column_near_field", severity, (), near, name, values=_about(near, name))
    if _is_group_alone(contents):
        return Finding("column_not_understood", "warning", (), value=_shown(contents))
    if _is_among_its_cells(contents, missing):
        return Finding("header_among_cells", "warning", (), contents.field, _shown(contents))
    return None


def _shown(contents: Contents) -> str:
    """Give a column's header, or its letter where the header may be what a person's row held."""
    leaf = contents.path[-1] if contents.path else ""
    private = any(speaks_of(field, leaf) for field in ("full_name", "id_number", "birth_date"))
    return column_letter(contents.index) if private or _YEAR.fullmatch(leaf) else header_name(contents.path)


def _about(field: str, name: str) -> MappingProxyType[str, object]:
    """Give the field that cells speak of in both languages, and the option that takes their column for it."""
    label = roster_fields()[field].label
    return MappingProxyType({"vi": label["vi"], "en": label["en"], "option": f"--column {field}='{name}'"})


def contradicting(contents: Contents, beside: Sequence[Contents]) -> str | None:
    """Give the field of which most cells speak though the header names another one that they don't speak of.

    ``beside`` are the contents of all columns.
    """
    field = contents.field or ""
    if contents.tick or (field in _OWN_WORDS and contents.mostly(_OWN_WORDS[field])):
        return None
    for other in _CONTRADICTED_BY.get(field, ()):
        if contents.mostly(other):
            return other
    if field == "position" and contents.mostly("unit"):
        return "unit" if any(one.mostly("position") for one in beside if one is not contents) else None
    if field == "party_date" and contents.mostly_marks():
        return "party_member"
    if not field or roster_fields()[field].kind not in ("level", "category") or contents.mostly(field):
        return None
    return next((one for one in _CERTAIN if one != field and contents.share(one, 3, 4)), None)


def _nearest(contents: Contents, missing: Collection[str]) -> str | None:
    """Give the missing field of which three quarters of a column's cells speak, or its header and a quarter of them.

    Where the header itself speaks of the field as a cell does, half of the cells are enough, also of none at all.
    """
    if contents.field in _NAMES_LEVELS or contents.tick or contents.has_marks():
        return None
    if contents.field is not None:
        fields = (
            (*_SCALES, "position") if contents.field in _FREE else _SCALES[:2] if contents.field == "position" else ()
        )
        return next((one for one in fields if one in missing and contents.share(one, 3, 4)), None)
    leaf = contents.path[-1] if contents.path else ""
    by_header = [one for one in roster_lexicon().nearly(contents.path) if contents.share(one, 1, 4)]
    told = [*_TOLD_BY_CELLS, *_told_by_place(contents), *(("birth_date",) if _says_only_day(leaf) else ())]
    by_cells = [one for one in told if contents.share(one, 3, 4)]
    moved_up = [
        one
        for one in ("birth_date", "party_date", *told)
        if speaks_of(one, leaf)
        and (not contents.has_texts() or contents.share(one, 1, 2))
        and (one != "unit" or " " in leaf)
    ]
    return next((one for one in (*by_header, *by_cells, *moved_up) if one in missing), None)


def _told_by_place(contents: Contents) -> tuple[str, ...]:
    """Give the fields that cells tell unless the header is about another place or time.

    Under the header of a rank, words of courses in state management are ranks.
    """
    if of_something_else(contents.path):
        return ()
    ranked = any(begins(part, "rank.begin") for part in contents.path)
    return tuple(one for one in _TOLD_BY_CELLS_AND_PLACE if one != "state_management" or not ranked)


def _says_only_day(header: str) -> bool:
    """Tell whether a header says how to write a day and not of what: "(ngày/tháng/năm)"."""
    words = row_key(header).split()
    return bool(words) and all(is_one_of(word, "birth.words") for word in words)


def _is_group_alone(contents: Contents) -> bool:
    """Tell whether a column's whole header only groups columns, or only says in what a post is held ("Đảng")."""
    if contents.field is not None or len(contents.path) != 1 or not contents.is_filled():
        return False
    side = is_one_of(contents.path[0], "position.sides")
    return is_group_heading(contents.path[0]) or (side and contents.mostly("position"))


def _is_among_its_cells(contents: Contents, missing: Collection[str]) -> bool:
    """Tell whether a header is what a cell below it could be, so that a cell has likely moved up into the header."""
    if not contents.path:
        return False
    leaf = contents.path[-1]
    if contents.field == "sex":
        sex = sex_headed(leaf)
        return sex is not None and contents.any_text(_is_other_sex, sex)
    if contents.field is not None and roster_fields()[contents.field].kind != "text":
        return False
    if contents.field is not None:
        return contents.any_like(leaf)
    year = len(contents.path) == 1 and _YEAR.fullmatch(leaf) is not None and "birth_date" in missing
    mark = is_mark(leaf.strip("()[] ")) and not (leaf.isdigit() and contents.has_texts())
    return mark or year or _is_post(contents, leaf) or _is_repeated(contents, leaf)


def _is_other_sex(text: str, sex: str) -> bool:
    return fold(text) in ("nam", "nữ") and bare(text) != sex


def _is_unlike(text: str, leaf: str) -> bool:
    return fold(text) != fold(leaf)


def _is_post(contents: Contents, leaf: str) -> bool:
    if not speaks_of("position", leaf) or contents.has_marks():
        return False
    return not contents.has_texts() or contents.mostly("position")


def _is_repeated(contents: Contents, leaf: str) -> bool:
    return contents.any_like(leaf) and contents.any_text(_is_unlike, leaf)


def _levels_over_marks(every: Sequence[Contents], missing: Collection[str]) -> Iterator[tuple[Contents, Finding]]:
    """Name the first of several columns of marks headed by levels of a scale that no heading names."""
    ticked = [one for one in every if one.field is None and one.path and _holds_marks_or_years(one)]
    for field in _SCALES:
        headed = [one for one in ticked if field in missing and speaks_of(field, one.path[-1])]
        if len(headed) > 1 and not any(of_something_else(one.path) for one in headed):
            name = header_name(headed[0].path)
            yield headed[0], Finding("levels_without_scale", "warning", (), field, name)


def _holds_marks_or_years(contents: Contents) -> bool:
    return contents.is_filled() and not contents.any_text(_has_no_year)


def _has_no_year(text: str) -> bool:
    return not has_year(text)


def _unused_headings(every: Sequence[Contents], missing: Collection[str]) -> Iterator[tuple[Contents, Finding]]:
    """Name the headings of yes/no fields and dates over columns of which none was taken for the field."""
    told: set[str] = set()
    for contents in every:
        for part in contents.path[:-1]:
            claims = roster_lexicon().claims((part,))
            field = claims[0].field if claims else ""
            if field in missing and roster_fields()[field].kind in _HEADS and part not in told:
                told.add(part)
                yield contents, Finding("heading_not_used", "warning", (), field, part)
