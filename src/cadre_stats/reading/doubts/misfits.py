"""Misfits: columns whose cells speak of another field than their header, or of a field that no column was taken for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from cadre_stats.finding import Finding, Place, Severity, cell_name, column_letter
from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.doubts.cell_forms import are_unlike_header
from cadre_stats.reading.doubts.column_pairs import contradicting_pairs
from cadre_stats.reading.doubts.contradicted import contradicting, is_no_sex, numbers_nothing, repeats_numbers
from cadre_stats.reading.doubts.date_order import dates_before_birth
from cadre_stats.reading.doubts.joining_days import are_of_another, is_without_kind
from cadre_stats.reading.doubts.later_levels import former_above_held, not_above_held
from cadre_stats.reading.doubts.listed_values import lists_values_of_another
from cadre_stats.reading.doubts.marked_levels import (
    is_none_of_ranks,
    is_of_another_scale,
    is_unknown_level,
    levels_over_marks,
    rest_names_others,
)
from cadre_stats.reading.doubts.moved_up import DAY, YEAR, has_moved_up, is_first_answer
from cadre_stats.reading.doubts.nearest import nearest_field
from cadre_stats.reading.doubts.nested_units import units_turned
from cadre_stats.reading.doubts.row_rules import rules_broken
from cadre_stats.reading.doubts.sexes import unlike_names
from cadre_stats.reading.doubts.strange import is_strange
from cadre_stats.reading.doubts.time_order import later_before_earlier
from cadre_stats.reading.doubts.unused_headings import unused_headings
from cadre_stats.reading.tables.about import has_year, is_about, speaks_of
from cadre_stats.reading.tables.contents import Contents
from cadre_stats.reading.tables.fields import header_name
from cadre_stats.reading.tables.sample import take_sample
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_kinds import is_group_heading
from cadre_stats.vocabulary.lexicon import roster_lexicon
from cadre_stats.vocabulary.rows import is_one_of

__all__ = ["checks_of", "find_misfits", "missing_fields", "placed", "sexes_finding"]

Found = Iterator[tuple[Contents, Finding]]


def find_misfits(grid: Grid, table: Table, persons: Sequence[int], used: Collection[int]) -> Iterator[Finding]:
    """Compare the headers of a table with the cells of its first persons (``persons`` are rows of the grid from 0).

    ``used`` are columns of no field of their own of which the table has made one together.
    """
    sample = take_sample(grid, persons, [column for column in table.columns if column.index not in used])
    joined = {column.index: column.header for column in table.columns if column.index in used}
    second = {one.places[0].cell for one in table.findings if one.code == "second_column"}
    for check in checks_of(sample.contents, missing_fields(table), joined):
        for contents, finding in check():
            told = placed(finding, table, contents.index)
            if finding.code != "same_header" or told.places[0].cell not in second:
                yield told
    for index in _joined_twice(joined):
        finding = Finding("same_header", "warning", (), None, header_name(joined[index]))
        yield placed(finding, table, index)
    by_rows = (is_first_answer, dates_before_birth, not_above_held, former_above_held, repeats_numbers, units_turned)
    for contents, finding in (found for check in by_rows for found in check(sample)):
        yield placed(finding, table, contents.index)
    sexes = unlike_names(sample)
    if sexes is not None:
        yield placed(sexes_finding(sexes.path), table, sexes.index)
    whole = sample if not used else take_sample(grid, persons, table.columns)
    for contents, finding in rules_broken(whole):
        yield placed(finding, table, contents.index)


def _joined_twice(joined: Mapping[int, tuple[str, ...]]) -> Iterator[int]:
    """Give the columns, of those that the table has made one of together, that have the header of the one before."""
    return (index for index, path in joined.items() if index - 1 in joined and joined[index - 1] == path)


def checks_of(
    every: Sequence[Contents], missing: Collection[str], joined: Mapping[int, tuple[str, ...]] = MappingProxyType({})
) -> Iterator[Callable[[], Found]]:
    """Give the comparisons of headers with contents, each by itself; ``missing`` are the fields the table lacks.

    ``joined`` are the headers of columns that ``every`` leaves out.
    """
    for contents in every:
        yield partial(_column, contents, every, missing)
    for contents in every:
        yield partial(contradicting_pairs, contents, every, joined)
    yield partial(levels_over_marks, every, missing)
    yield partial(later_before_earlier, every)
    yield partial(unused_headings, every, missing)


def _column(contents: Contents, beside: Sequence[Contents], missing: Collection[str]) -> Found:
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
    known |= {"unit"} if table.unit or any(table.unit_sections) else set()
    return tuple(code for code, about in roster_fields().items() if code not in known and not about.derived)


def _misfit(contents: Contents, beside: Sequence[Contents], missing: Collection[str]) -> Finding | None:
    if (other := contradicting(contents, beside)) is not None:
        return _named("cells_of_another_field", contents, contents.field, about=other)
    if numbers_nothing(contents):
        return _named("no_running_numbers", contents, "number")
    if (
        are_unlike_header(contents)
        or rest_names_others(contents, beside)
        or lists_values_of_another(contents, beside)
        or are_of_another(contents, beside)
        or is_without_kind(contents)
    ):
        return _named("cells_unlike_header", contents, contents.field)
    if is_none_of_ranks(contents):
        return _named("levels_without_scale", contents, "state_management")
    if (near := nearest_field(contents, missing)) is not None:
        severity: Severity = "info" if roster_fields()[near].kind == "text" else "warning"
        return _named("column_near_field", contents, near, severity, about=near)
    if _is_group_alone(contents) or is_of_another_scale(contents) or is_no_sex(contents):
        return _named("column_not_understood", contents)
    if has_moved_up(contents, beside, missing):
        return _named("header_among_cells", contents, contents.field)
    if is_unknown_level(contents):
        return _named("column_not_understood", contents, contents.field)
    return _named("column_not_understood", contents, severity="info") if is_strange(contents, missing) else None


def _named(
    code: str, contents: Contents, field: str | None = None, severity: Severity = "warning", about: str = ""
) -> Finding:
    """Make a finding that names a column, and the field that its cells are about."""
    name = _shown(contents)
    values = _about(about, name) if about else MappingProxyType[str, object]({})
    return Finding(code, severity, (), field, name, values=values)


def _shown(contents: Contents) -> str:
    """Give a column's header, or its letter where the header may be what a person's row held."""
    leaf = contents.path[-1] if contents.path else ""
    private = any(speaks_of(field, leaf) for field in ("full_name", "id_number", "birth_date"))
    private = private or YEAR.fullmatch(leaf) is not None or DAY.match(leaf) is not None
    return column_letter(contents.index) if private else header_name(contents.path)


def _about(field: str, name: str) -> MappingProxyType[str, object]:
    """Give the field that cells speak of in both languages, and the option that takes their column for it."""
    label = roster_fields()[field].label
    return MappingProxyType({"vi": label["vi"], "en": label["en"], "option": f"--column {field}='{name}'"})


def _is_group_alone(contents: Contents) -> bool:
    """Tell whether a column's whole header only groups columns, only says in what a post is held, or is a half."""
    if contents.field is not None or not contents.path or not contents.is_filled():
        return False
    if _is_apart_from_party(contents):
        return True
    if is_one_of(contents.path[-1], "position.sides"):
        return contents.any_text(is_about, "position")
    return len(contents.path) == 1 and is_group_heading(contents.path[0])


def _is_apart_from_party(contents: Contents) -> bool:
    """Tell whether a column under the day of joining the Party holds no days, or a half of it stands elsewhere."""
    claims = roster_lexicon().claims(contents.path[:-1]) if len(contents.path) > 1 else ()
    above = claims[0].field if claims else ""
    if above == "party_date":
        return contents.has_texts() and not contents.any_text(has_year)
    if len(contents.path) < 2 or above == "party_member":
        return False
    # "Chính thức" over marks may be about a post; nobody but a member of the Party is a candidate.
    if is_one_of(contents.path[-1], "party.candidates"):
        return contents.is_filled()
    return is_one_of(contents.path[-1], "party.parts") and contents.has_texts()
