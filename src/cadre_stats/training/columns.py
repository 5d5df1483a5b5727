"""The header of a training table: which rows it is, and what every column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from cadre_stats.errors import InputError
from cadre_stats.finding import Place, column_letter
from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.fields import header_name, matching
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.header import Band, Head
from cadre_stats.reading.options import ReadOptions
from cadre_stats.reading.row_cells import has_letter
from cadre_stats.text import fold
from cadre_stats.training.crossing import as_matrix, is_matrix, year_columns
from cadre_stats.training.entry import STATES
from cadre_stats.training.headings import is_share, is_sum_of, measure_named
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import Claim, roster_lexicon, training_lexicon
from cadre_stats.vocabulary.phrases import words
from cadre_stats.vocabulary.training_words import is_plain_total, label_after, of_learners, without_time

__all__ = ["Columns", "fields_meant", "find_columns", "part_code"]

_IDENTITY = frozenset({"full_name", "family_name", "given_name", "id_number"})
# Fields of a roster that a training table may have beside its own.
_ROSTER_FIRST = frozenset({*_IDENTITY, "number", "birth_date", "sex", "unit", "parent_unit", "position", "note"})
# Counted for nothing, or standing in a column for men and one for women: a second one does no harm.
_HARMLESS = frozenset({"number", "note", "sex", "birth_date"})
_SEXES = {"nam": "male", "nữ": "female"}
_SURE = 3
# The rank of a spelling that is known only without what it says of the time.
_LAST = 1000
_PAIR = ("Kế hoạch", "Thực hiện")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The header's first and last row (from 0) and the columns under it.

    ``kind``: ``people`` has a person a row, ``counts`` a class, programme or group, ``matrix`` crosses two of them.
    ``second`` pairs columns that lost a field to another with that field. ``passed`` are rows (from 0) of the body
    that repeat the header.
    """

    band: Band
    columns: tuple[TableColumn, ...]
    kind: Literal["people", "counts", "matrix"]
    second: tuple[tuple[int, str], ...] = ()
    passed: frozenset[int] = frozenset()

    def of(self, field: str) -> TableColumn | None:
        """Give the column of a field."""
        return next((one for one in self.columns if one.field == field and one.role == "field"), None)


def find_columns(grid: Grid, options: ReadOptions | None = None) -> Columns | None:
    """Find the header of a training table; ``None`` where a grid is none.

    ``options`` name the header's rows or the columns of fields. Raises :class:`InputError` for two columns of one
    spelling that claim one field.
    """
    options = options or ReadOptions()
    head = Head(grid)
    best: tuple[int, Columns] | None = None
    for band in _given(head, options) if options.header_rows else _bands(head):
        found = _columns(grid, band, options)
        if found is not None:
            score = len({one.field for one in found.columns if one.field})
            if best is None or score > best[0]:
                best = (score, found)
            if score > _SURE:
                break
    return best[1] if best else None


def _given(head: Head, options: ReadOptions) -> Iterator[Band]:
    """Give the band of the header rows that a person named."""
    assert options.header_rows is not None
    first, last = options.header_rows
    if last <= head.height:
        yield head.band(first - 1, last - 1)


def _bands(head: Head) -> Iterator[Band]:
    """Give the bands around the rows that hold a header that is understood."""
    for row in range(head.height):
        if any(fields_meant((head.texts[row][column],)) for column in head.filled(row)):
            yield _with_parts(head, head.grow(row))


def _with_parts(head: Head, band: Band) -> Band:
    """Take in the row below that names the parts under "Trong đó", be it a single one."""
    below = band.bottom + 1
    filled = head.filled(below) if below < head.height else []
    over = [band.paths[column] for column in filled]
    named = [path for path in over if path and label_after(path[-1], "of_which") == ""]
    words = all(has_letter(head.texts[below][column]) for column in filled)
    return head.band(band.top, below) if named and words and all(not p or p in named for p in over) else band


def fields_meant(path: tuple[str, ...]) -> list[Claim]:
    """Give the fields that a header may mean in a training table, the best first."""
    own, roster = training_lexicon().claims(path), roster_lexicon().claims(path)
    first = [claim for claim in roster if claim.field in _ROSTER_FIRST and not claim.alone]
    # What is understood only by its last part needs a heading that is about counts, too: "Số lượt › Kế hoạch".
    counts = len(path) > 1 and any(claim.field in MEASURES for claim in training_lexicon().claims(path[:-1]))
    mine = [claim for claim in own if not claim.alone or (counts and claim.field in MEASURES)]
    if is_sum_of(path):  # "Kinh phí › Tổng số" over its sources, "Số học viên › Tổng" beside "Nữ"
        mine += [claim for claim in training_lexicon().claims(path[:-1]) if claim.field in MEASURES]
    elif len(path) == 1 and not mine:  # "Kế hoạch cả năm"
        name, telling = without_time(path[0])
        known = training_lexicon().claims((name,)) if telling else ()
        mine += [Claim(one.field, _LAST + telling, exact=False) for one in known if one.field in MEASURES]
    return [*first, *mine, *(claim for claim in roster if claim not in first and not claim.alone)]


def _written_out(band: Band) -> Band:
    """Write "KH" and "TH" out where both stand in a header: plan and result. Alone "TH" may be a course (Tin học)."""
    pair = words("training.pair", "planned"), words("training.pair", "attendances")
    lasts = {fold(path[-1]) for path in band.paths if path}
    if not all(lasts & set(map(fold, short)) for short in pair):
        return band
    long = {fold(short): label for shorts, label in zip(pair, _PAIR, strict=True) for short in shorts}
    return replace(band, paths=tuple(tuple(long.get(fold(part), part) for part in path) for path in band.paths))


def _columns(grid: Grid, band: Band, options: ReadOptions) -> Columns | None:
    band = _written_out(band)
    identity = any(claim.field in _IDENTITY for path in band.paths if any(path) for claim in fields_meant(path)[:1])
    years = frozenset() if identity else year_columns(band.paths)
    taken, second = _fields(grid, band, options, years)
    of = {index: field for field, index in taken.items()}
    columns = [_column(index, path, of.get(index)) for index, path in enumerate(band.paths) if any(path)]
    taken = {one.field: one.index for one in columns if one.field and one.role == "field"}
    if not _IDENTITY & taken.keys() and is_matrix(grid, band, columns, taken, years):
        return Columns(band, tuple(as_matrix(grid, band, columns)), "matrix")
    named = bool(_IDENTITY & taken.keys())
    about = taken.keys() & {"programme", "training_field", "audience", "year", "start_date"}
    if named:
        courses = taken.keys() & {"programme", "training_field", "hours", "start_date"} or _has_learners(grid, band)
        return Columns(band, tuple(columns), "people", second) if courses else None
    if "attendances" not in taken:
        columns = [_as_attendances(one) for one in columns]
    counted = {one.field for one in columns if one.role == "field"} & set(MEASURES)
    if counted and (about or len(counted) > 1 or taken.keys() & {"funding_source", "unit"}):
        return Columns(band, tuple(columns), "counts", second)
    return None


def _has_learners(grid: Grid, band: Band) -> bool:
    """Tell whether a line above the header says that these are the people of a course."""
    lines = (shown_text(cell) for row in range(band.top) for cell in grid.row(row))
    return any(of_learners(line) for line in lines if line)


def _as_attendances(column: TableColumn) -> TableColumn:
    """Take a column headed "Tổng số" and nothing else for the attendances, and a result that is counted.

    "Tổng số CBCC" counts somebody else: all who work there.
    """
    whole = column.role == "own" and len(column.path) == 1 and is_plain_total(column.path[0])
    return TableColumn(column.index, column.path, "attendances") if whole else column


def _fields(
    grid: Grid, band: Band, options: ReadOptions, years: frozenset[int]
) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Give each field its column, the one whose spelling stands earlier; and the columns that lost one.

    Columns of shares and those under years of a table that has several have no field.
    """
    taken = {}
    for field, text in options.columns.items():
        named = matching(band.paths, text)
        if len(named) == 1:
            taken[field] = named[0]
    fixed = set(taken)
    ranks: dict[str, int] = {}
    waiting = [
        (index, [claim for claim in fields_meant(path) if claim.field not in fixed])
        for index, path in enumerate(band.paths)
        if any(path) and index not in taken.values() and index not in years and not any(map(is_share, path))
    ]
    second: list[tuple[int, str]] = []
    while waiting:
        index, claims = waiting.pop(0)
        if not claims:
            continue
        claim, *rest = claims
        if claim.field not in taken or claim.rank < ranks[claim.field]:
            if claim.field in taken:
                second.append((taken[claim.field], claim.field))
            taken[claim.field], ranks[claim.field] = index, claim.rank
        elif rest:
            waiting.insert(0, (index, rest))
        elif band.paths[index] == band.paths[taken[claim.field]] and claim.field not in _HARMLESS:
            raise InputError(
                "reading.two_columns",
                str(Place(grid.file, grid.sheet)),
                field=claim.field,
                header=header_name(band.paths[index]),
                columns=f"{column_letter(taken[claim.field])}, {column_letter(index)}",
            )
        elif claim.field not in _HARMLESS:
            second.append((index, claim.field))
    return taken, tuple(second)


def _column(index: int, path: tuple[str, ...], field: str | None) -> TableColumn:
    if field is None and any(map(is_share, path)):
        return TableColumn(index, path, None, "share")
    inside = any(label_after(part, "of_which") is not None for part in path) or _is_part_of_people(path)
    if inside and field not in (*STATES, "classes", "planned", "cost"):
        return TableColumn(index, path, _known_part(label_after(path[-1], "of_which") or path[-1]), "of_which")
    return TableColumn(index, path, field, "field" if field else "own")


def _is_part_of_people(path: tuple[str, ...]) -> bool:
    """Tell whether a column counts men, women or the like of the people that the heading above it counts."""
    counted = len(path) > 1 and measure_named(path[-2]) in ("attendances", "people")
    return counted and _known_part(path[-1]) is not None


def _known_part(text: str) -> str | None:
    """Name the part that a column under "Trong đó" counts where it is one that rosters know, too."""
    text = _REMARK.sub("", text)  # "Nữ (người)"
    if fold(text) in _SEXES:
        return _SEXES[fold(text)]
    claims = roster_lexicon().claims((text,))
    known = [claim.field for claim in claims if roster_fields()[claim.field].kind in ("yes_no", "category")]
    return known[0] if known else None


def part_code(text: str) -> str:
    """Give the code of a part ("nữ": female, "người DTTS": ethnic_minority), or the text of one that has none."""
    return _known_part(text) or text
