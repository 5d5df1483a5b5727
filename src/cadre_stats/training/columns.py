"""The header of a training table: which rows it is, and what every column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Grid
from cadre_stats.reading.header import Band, Head
from cadre_stats.text import is_blank
from cadre_stats.training.amount import read_count
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.lexicon import Claim, roster_lexicon, training_lexicon
from cadre_stats.vocabulary.training_words import is_total, label_after

__all__ = ["MEASURES", "Columns", "Role", "TableColumn", "find_columns"]

# What is counted or summed; every other field tells what an entry is about.
MEASURES = ("attendances", "people", "classes", "planned", "completed", "cost", "hours")
_IDENTITY = frozenset({"full_name", "family_name", "given_name", "id_number"})
# Fields of a roster that a training table may have beside its own.
_ROSTER_FIRST = frozenset({*_IDENTITY, "number", "birth_date", "sex", "unit", "parent_unit", "position", "note"})
_SURE = 3
_SAMPLE = 60

# A column of a matrix (``content``) holds counts of what its heading names.
Role = Literal["field", "of_which", "content", "own"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its number from 0, its header path, its field if it has one, and the role it plays."""

    index: int
    path: tuple[str, ...]
    field: str | None = None
    role: Role = "field"


@dataclass(frozen=True, slots=True)
class Columns:
    """The header's first and last row (from 0) and the columns under it.

    ``kind``: ``people`` has a person a row, ``counts`` a class, programme or group, ``matrix`` crosses two of them.
    """

    band: Band
    columns: tuple[TableColumn, ...]
    kind: Literal["people", "counts", "matrix"]

    def of(self, field: str) -> TableColumn | None:
        """Give the column of a field."""
        return next((one for one in self.columns if one.field == field and one.role == "field"), None)


def find_columns(grid: Grid) -> Columns | None:
    """Find the header of a training table; ``None`` where a grid is none."""
    head = Head(grid)
    best: tuple[int, Columns] | None = None
    for row in range(head.height):
        filled = head.filled(row)
        if not filled or not any(_claims((head.texts[row][column],)) for column in filled):
            continue
        found = _columns(grid, head.grow(row))
        if found is not None:
            score = len({one.field for one in found.columns if one.field})
            if best is None or score > best[0]:
                best = (score, found)
            if score > _SURE:
                break
    return best[1] if best else None


def _claims(path: tuple[str, ...]) -> list[Claim]:
    """Give the fields that a header may mean in a training table, the best first."""
    own, roster = training_lexicon().claims(path), roster_lexicon().claims(path)
    first = [claim for claim in roster if claim.field in _ROSTER_FIRST and not claim.alone]
    # What is understood only by its last part needs a heading that is about counts, too: "Số lượt › Kế hoạch".
    counts = len(path) > 1 and any(claim.field in MEASURES for claim in training_lexicon().claims(path[:-1]))
    mine = [claim for claim in own if not claim.alone or (counts and claim.field in MEASURES)]
    return [*first, *mine, *(claim for claim in roster if claim not in first and not claim.alone)]


def _columns(grid: Grid, band: Band) -> Columns | None:
    taken: dict[str, int] = {}
    columns = []
    for index, path in enumerate(band.paths):
        if path:
            column = _column(index, path, taken)
            columns.append(column)
            if column.field and column.role == "field":
                taken[column.field] = index
    if _is_matrix(grid, band, columns, taken):
        return Columns(band, tuple(_as_matrix(columns)), "matrix")
    named = bool(_IDENTITY & taken.keys())
    about = taken.keys() & {"programme", "training_field", "audience", "year", "start_date"}
    if named:
        courses = taken.keys() & {"programme", "training_field", "hours", "start_date"}
        return Columns(band, tuple(columns), "people") if courses else None
    if "attendances" not in taken:
        columns = [_as_attendances(one) for one in columns]
    counted = {one.field for one in columns if one.role == "field"} & set(MEASURES)
    if counted and (about or len(counted) > 1 or taken.keys() & {"funding_source", "unit"}):
        return Columns(band, tuple(columns), "counts")
    return None


def _as_attendances(column: TableColumn) -> TableColumn:
    """Take a column headed "Tổng số" and nothing else for the attendances."""
    whole = column.role == "own" and len(column.path) == 1 and is_total(column.path[0])
    return TableColumn(column.index, column.path, "attendances") if whole else column


def _column(index: int, path: tuple[str, ...], taken: dict[str, int]) -> TableColumn:
    claim = next((claim for claim in _claims(path) if claim.field not in taken), None)
    inside = any(label_after(part, "of_which") is not None for part in path)
    if inside and (claim is None or claim.field not in ("completed", "classes", "planned", "cost")):
        return TableColumn(index, path, _of_which_field(path[-1]), "of_which")
    return TableColumn(index, path, claim.field if claim else None, "field" if claim else "own")


def _of_which_field(text: str) -> str | None:
    """Name the part that a column under "Trong đó" counts where it is one that rosters know, too."""
    claims = roster_lexicon().claims((text,))
    known = [claim.field for claim in claims if roster_fields()[claim.field].kind in ("yes_no", "category")]
    return known[0] if known else None


def _is_matrix(grid: Grid, band: Band, columns: Sequence[TableColumn], taken: dict[str, int]) -> bool:
    """Tell a matrix: people or programmes in the rows, nobody by name, and counts under several other headings."""
    if _IDENTITY & taken.keys() or not taken.keys() & {"audience", "programme"} or len(band.paths) < _SURE:
        return False
    if taken.keys() & {"attendances", "planned", "cost", "year", "start_date"}:
        return False
    stub = {taken.get("audience"), taken.get("programme"), taken.get("number"), taken.get("note")}
    rest = [one for one in columns if one.index not in stub and one.role != "of_which"]
    counts = [one for one in rest if not is_total(one.path[-1]) and _holds_counts(grid, band, one.index)]
    known = [one for one in counts if one.field in MEASURES]
    return len(counts) - len(known) > 1


def _holds_counts(grid: Grid, band: Band, column: int) -> bool:
    """Tell whether every filled cell of a column, of the first rows, is a count."""
    cells = grid.columns[column]
    rows = range(band.bottom + 1, min(grid.height, band.bottom + 1 + _SAMPLE))
    found = [cell for row in rows if not is_blank(shown_text(cell := cells.values[cells.codes[row]]))]
    return all(read_count(cell).value is not None for cell in found)


def _as_matrix(columns: Sequence[TableColumn]) -> Sequence[TableColumn]:
    """Give the columns of a matrix: the stub keeps its field, every heading over counts becomes content."""
    stub = next(one for one in columns if one.field in ("audience", "programme"))
    kept = ("number", "note")
    return [
        one
        if one is stub or one.field in kept or one.role == "of_which"
        else TableColumn(one.index, one.path, "classes" if _under_classes(one.path) else None, "content")
        for one in columns
    ]


def _under_classes(path: tuple[str, ...]) -> bool:
    return any(claim.field == "classes" for claim in training_lexicon().claims(path[:1]))
