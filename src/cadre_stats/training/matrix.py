"""The shape of a matrix: which columns are contents, of which figure, and which of them are totals of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cadre_stats.record import Record
from cadre_stats.training.columns import Columns
from cadre_stats.training.crossing import STUBS
from cadre_stats.training.divisions import is_source, source_name
from cadre_stats.training.headings import is_sum, without_measures, year_named
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.vocabulary.training_words import label_after

__all__ = ["Content", "MatrixShape", "matrix_shape"]

Path = tuple[str, ...]

# Of fewer headings the parts belong to the whole row.
_NESTED = 2


class Content(Record):
    """A column of figures, what its heading says they are about, and the columns that count parts of it."""

    column: int
    measure: str
    dimensions: Mapping[str, str | int]
    of_which: frozenset[int] = frozenset()


class MatrixShape(Record):
    """The field that the rows tell (``stub``), the contents across, and the totals over them.

    ``totals`` pairs the number of a total's column with those of its parts.
    """

    stub: str
    contents: tuple[Content, ...]
    totals: tuple[tuple[int, tuple[int, ...]], ...]


def matrix_shape(columns: Columns) -> MatrixShape:
    """Tell contents from totals by the headings: "Cấp tỉnh › Tổng số" over nothing but parts is the count itself."""
    of = {one.field for one in columns.columns if one.role == "field"}
    stub = next(field for field in STUBS if field in of)
    content = [one for one in columns.columns if one.role == "content"]
    contents: list[Content] = []
    totals: list[tuple[int, Path, tuple[int, ...]]] = []
    for measure in MEASURES:
        leaves, sums = _leaves([one for one in content if one.field == measure])
        totals += sums
        contents += [
            Content(
                one.index,
                measure,
                _dimensions(path, stub, measure),
                _parts(columns, one.path),
            )
            for one, path in leaves
        ]
    return MatrixShape(
        stub=stub,
        contents=tuple(sorted(contents, key=lambda one: one.column)),
        totals=tuple((column, parts) for column, _, parts in totals),
    )


def _parts(columns: Columns, path: Path) -> frozenset[int]:
    """Give the columns under "Trong đó" that stand beside a content below its own heading."""
    path = path[:-1] if is_sum(path[-1]) else path
    if len(path) < _NESTED:
        return frozenset()
    inside = [one for one in columns.columns if one.role == "of_which"]
    return frozenset(one.index for one in inside if len(one.path) > len(path) and one.path[: len(path)] == path)


def _leaves(
    columns: Sequence[TableColumn],
) -> tuple[list[tuple[TableColumn, Path]], list[tuple[int, Path, tuple[int, ...]]]]:
    """Give the columns that count something of their own, with their headings, and the totals with their parts.

    A column without a heading of its own ("Số người" beside contents) is a total of all, where there are others.
    """
    paths = {one.index: without_measures(one.path) for one in columns}
    names = {index: path[:-1] if path and is_sum(path[-1]) else path for index, path in paths.items()}
    sums = [one for one in columns if names[one.index] != paths[one.index] or not paths[one.index]]
    leaves = [(one, paths[one.index]) for one in columns if one not in sums]
    # From the innermost total outwards: one that has no leaf below its heading counts that heading itself.
    totals: list[tuple[int, Path, tuple[int, ...]]] = []
    for one in sorted(sums, key=lambda column: -len(names[column.index])):
        prefix = names[one.index]
        parts = tuple(leaf.index for leaf, path in leaves if path[: len(prefix)] == prefix)
        if parts:
            totals.append((one.index, prefix, parts))
        else:
            leaves.append((one, prefix))
    return sorted(leaves, key=lambda leaf: leaf[0].index), totals


def _dimensions(path: Path, stub: str, measure: str) -> dict[str, str | int]:
    """Give what a content is about: its year, its innermost heading, and for programmes the one above as their field.

    Classes of a programme are told by who opens them, which is no audience.
    """
    years = [year for part in path if (year := year_named(part)) is not None]
    found: dict[str, str | int] = {"year": years[-1]} if years else {}
    about = [part for part in path if year_named(part) is None and label_after(part, "period") is None]
    named = [part for part in about if label_after(part, "attendances") is None]
    named = named or [part for part in about if not is_sum(part)][-1:]
    across = "audience" if stub == "programme" else "programme"
    if named and measure == "cost" and stub != "funding_source" and is_source(path):
        return found | {"funding_source": source_name(path)}
    if not named or (measure == "classes" and across == "audience"):
        return found
    found[across] = named[-1]
    if across == "programme" and len(named) > 1:
        found["training_field"] = named[-2]
    return found
