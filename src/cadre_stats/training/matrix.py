"""The shape of a matrix: which columns are contents, which of them are totals of others, which count classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cadre_stats.training.columns import Columns, TableColumn
from cadre_stats.vocabulary.training_words import is_total, label_after

__all__ = ["Content", "MatrixShape", "matrix_shape"]


@dataclass(frozen=True, slots=True)
class Content:
    """A column of counts, what its heading says they are about, and the columns that count parts of it."""

    column: int
    dimensions: Mapping[str, str]
    of_which: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MatrixShape:
    """The field that the rows tell (``stub``), the contents across, and the totals over them.

    ``totals`` pairs the number of a total's column with those of its parts. ``classes`` are counts of classes.
    """

    stub: str
    contents: tuple[Content, ...]
    totals: tuple[tuple[int, tuple[int, ...]], ...]
    classes: tuple[Content, ...]


def matrix_shape(columns: Columns) -> MatrixShape:
    """Tell contents from totals by the headings: "Cấp tỉnh › Tổng số" over nothing but parts is the count itself."""
    stub = next(one.field for one in columns.columns if one.role == "field" and one.field in ("audience", "programme"))
    assert stub is not None
    across = "audience" if stub == "programme" else "programme"
    content = [one for one in columns.columns if one.role == "content"]
    counts = [one for one in content if one.field != "classes"]
    classes = [one for one in content if one.field == "classes"]
    leaves, totals = _leaves(counts)
    class_leaves, class_totals = _leaves(classes)
    return MatrixShape(
        stub=stub,
        contents=tuple(
            Content(one.index, _dimensions(path, across), _parts(columns, path) if len(path) > 1 else frozenset())
            for one, path in leaves
        ),
        totals=(*totals, *class_totals),
        classes=tuple(Content(one.index, {}) for one, _ in class_leaves),
    )


def _parts(columns: Columns, path: tuple[str, ...]) -> frozenset[int]:
    """Give the columns under "Trong đó" that stand beside a content below its own heading."""
    inside = [one for one in columns.columns if one.role == "of_which"]
    return frozenset(one.index for one in inside if len(one.path) > len(path) and one.path[: len(path)] == path)


def _leaves(
    columns: Sequence[TableColumn],
) -> tuple[list[tuple[TableColumn, tuple[str, ...]]], list[tuple[int, tuple[int, ...]]]]:
    """Give the columns that count something of their own, with their headings, and the totals with their parts."""
    names = {one.index: _name(one.path) for one in columns}
    sums = [one for one in columns if names[one.index] != one.path]
    leaves = [(one, one.path) for one in columns if names[one.index] == one.path]
    # From the innermost total outwards: one that has no leaf below its heading counts that heading itself.
    totals: list[tuple[int, tuple[int, ...]]] = []
    for one in sorted(sums, key=lambda column: -len(names[column.index])):
        prefix = names[one.index]
        parts = tuple(leaf.index for leaf, path in leaves if path[: len(prefix)] == prefix)
        if parts:
            totals.append((one.index, parts))
        else:
            leaves.append((one, prefix or one.path))
    return sorted(leaves, key=lambda leaf: leaf[0].index), totals


def _name(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give a heading without "Tổng số" at its end, and without formulas ("9=10+11") that stand for it."""
    last = path[-1]
    return path[:-1] if is_total(last) or _is_formula(last) else path


def _is_formula(text: str) -> bool:
    return "=" in text and not any(letter.isalpha() for letter in text)


def _dimensions(path: tuple[str, ...], across: str) -> dict[str, str]:
    """Give what a content is about: its innermost heading, and for programmes the one above as their field."""
    named = [part for part in path if label_after(part, "attendances") is None] or [path[-1]]
    found = {across: named[-1]}
    if across == "programme" and len(named) > 1:
        found["training_field"] = named[-2]
    return found
