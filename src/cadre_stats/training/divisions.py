"""Figures divided into columns of parts: attendances by kind of people, money by its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_stats.reading.cells.grid import Grid
from cadre_stats.reading.tables.header import Band
from cadre_stats.record import Record, replace
from cadre_stats.regex import regex
from cadre_stats.text import tidy
from cadre_stats.training.crossing import adds_up, figures_in, unknown_figures
from cadre_stats.training.heading_unit import unit_named
from cadre_stats.training.headings import is_sum_of, measure_named
from cadre_stats.training.table_column import TableColumn
from cadre_stats.vocabulary.lexicon import training_lexicon
from cadre_stats.vocabulary.training_words import label_after

__all__ = ["Division", "divided_columns", "divisions", "is_source", "source_name"]

_REMARK = regex(r"\s*\([^()]*\)\s*$")


class Division(Record):
    """A figure, its own column if it has one, and the columns of its parts.

    ``whole`` is the figure's column; ``complete`` tells that the parts must add up to it, as those below "Trong đó"
    need not.
    """

    measure: str
    whole: TableColumn | None
    parts: tuple[TableColumn, ...]
    complete: bool


def divisions(columns: Sequence[TableColumn]) -> Iterator[Division]:
    """Give the divisions of a table's figures."""
    for role, measure in (("part", "attendances"), ("source", "cost")):
        parts = tuple(one for one in columns if one.role == role)
        if parts:
            whole = next((one for one in columns if one.field == measure and one.role == "field"), None)
            yield Division(measure, whole, parts, not any(_is_among(part) for one in parts for part in one.path))


def divided_columns(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Give the columns of a table of counts, those told that are sources of its money or parts of its attendances."""
    sources = {one.index for one in _sources(grid, band, columns)}
    parts = {one.index for one in _parts(grid, band, columns)} - sources
    return [
        replace(one, field="cost", role="source")
        if one.index in sources
        else replace(one, field="attendances", role="part")
        if one.index in parts
        else one
        for one in columns
    ]


def _sources(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> list[TableColumn]:
    free = [one for one in columns if one.role in ("own", "of_which") and one.field is None]
    beside = {one.path[:-1] for one in free if len(one.path) > 1 and is_source(one.path)}
    # Below money a cell that can't be read is a finding; elsewhere "Nguồn vốn" may head names.
    named = [
        one
        for one in free
        if (is_source(one.path) or (one.path[:-1] in beside and _is_other(one.path)))
        and (len(one.path) > 1 or figures_in(grid, band, one.index) in ("all", "some"))
    ]
    # "Khác" alone says of nothing what it is.
    return (
        named if any(label_after(source_name(one.path), "source") is not None or _headed(one) for one in named) else []
    )


def _is_other(path: tuple[str, ...]) -> bool:
    return label_after(source_name(path), "source_alone") == ""


def is_source(path: tuple[str, ...]) -> bool:
    """Tell whether a heading path names a source of money: by itself, or below a heading of money.

    >>> is_source(("Kinh phí", "Trung ương")), is_source(("Ngân sách tỉnh (triệu đồng)",)), is_source(("Trung ương",))
    (True, True, False)
    >>> is_source(("Kinh phí", "Dự toán"))
    False
    """
    name = source_name(path)
    if label_after(name, "source") is not None:
        return len(path) > 1 or unit_named(path[0]) is not None or label_after(name, "source") != ""
    money = any(measure_named(part) == "cost" for part in path[:-1])
    return (money and label_after(name, "source_alone") == "") or _is_headed(path)


def _headed(one: TableColumn) -> bool:
    return _is_headed(one.path)


def _is_headed(path: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that these are sources: "Nguồn kinh phí › Tỉnh"."""
    over = [claim.field for part in path[:-1] for claim in training_lexicon().claims((part,))[:1]]
    return "funding_source" in over and not is_sum_of(path)


def source_name(path: tuple[str, ...]) -> str:
    """Name a source as its heading does, without the unit of money and what divides."""
    text = tidy(_REMARK.sub("", path[-1]))
    for name in ("of_which", "divided"):
        if label_after(text, name) is not None:
            text = tidy(text.partition(":")[2]) or text
    return text


def _parts(grid: Grid, band: Band, columns: Sequence[TableColumn]) -> list[TableColumn]:
    """Give what attendances are divided into: columns below their heading that say so, or that add up in every row."""
    whole = next((one for one in columns if one.field == "attendances" and one.role == "field"), None)
    if whole is None or not is_sum_of(whole.path):
        return []
    others = unknown_figures(grid, band, columns)
    head = whole.path[:-1]
    parts = [one for one in columns if one.role == "own" and one.index not in others and one.path[: len(head)] == head]
    said = [one for one in parts if any(label_after(part, "divided") is not None for part in one.path)]
    if said:
        return said
    parts = [one for one in parts if figures_in(grid, band, one.index) in ("all", "")]
    return parts if len(parts) > 1 and adds_up(grid, band, whole.index, [one.index for one in parts]) else []


def _is_among(text: str) -> bool:
    return label_after(text, "of_which") is not None
