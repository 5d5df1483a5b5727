"""Which rows of a body others add up to: by their numbering, by totals, by "Trong đó"."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.tables.outline import parse_heading
from cadre_stats.text import fold
from cadre_stats.training.body_row import NESTING, BodyRow
from cadre_stats.training.headings import figure_in_row, unnumbered
from cadre_stats.vocabulary.training_words import label_after

__all__ = ["join_rows", "set_aside"]

# Figures that no row is about: "Kinh phí" below a table of audiences. "Cử đi học" may be a way of training.
_OTHERS = ("cost", "classes", "hours", "planned")


def join_rows(rows: Sequence[BodyRow]) -> None:
    """Find what every row adds up or is a part of, and name the entries."""
    _nest(rows)
    _name(rows)
    _join_parts(rows)


def set_aside(rows: Sequence[BodyRow]) -> None:
    """Set rows of other figures aside, such as money below the total of a table, with what they are divided into."""
    inside = False
    for row in rows:
        if row.kind in ("entry", "parent") and figure_in_row(row.label) in _OTHERS:
            row.kind, inside = "other", True
        elif inside and (row.kind == "of_which" or _divides(row)):
            row.kind = "other"
        else:
            inside = False


def _divides(row: BodyRow) -> bool:
    return row.style in ("mark", "plus") or label_after(unnumbered(row.label), "source") is not None


def _nesting(rows: Sequence[BodyRow]) -> tuple[str, ...]:
    """Give the ways of numbering that nest: where there are dashes alone, they are parts of the rows without any."""
    marks_alone = {row.style for row in rows if row.kind == "entry"} <= {"plain", "mark", "plus"}
    return ("plain", *NESTING) if marks_alone else NESTING


def _nest(rows: Sequence[BodyRow]) -> None:
    """Find the rows that others below add up to, by their numbering: "I" over "1" over "-"."""
    open_rows: list[int] = []
    nesting = _nesting(rows)
    for number, row in enumerate(rows):
        if row.kind == "heading":
            open_rows = []
        if row.kind != "entry" or row.style not in nesting:
            continue
        if row.style == "plain":
            open_rows = [number]
            continue
        if row.style == "roman" and any(_follows(rows[one], row) for one in open_rows):
            row.style = "letter"
        styles = [rows[one].style for one in open_rows]
        if row.style in styles:
            del open_rows[styles.index(row.style) :]
        elif row.style == "mark" and "plus" in styles:
            del open_rows[styles.index("plus") :]
        row.above = tuple(unnumbered(rows[one].label) for one in open_rows)
        for one in open_rows:
            rows[one].parts.append(number)
        open_rows.append(number)
    _settle_parents(rows)


def _settle_parents(rows: Sequence[BodyRow]) -> None:
    """Take the rows that others add up to for parents, with the entries among those as their parts."""
    for row in rows:
        if row.kind == "entry" and row.parts:
            row.kind = "parent"
    for row in rows:
        if row.kind == "parent":
            row.parts = [part for part in row.parts if rows[part].kind == "entry"]


def _name(rows: Sequence[BodyRow]) -> None:
    """Name the entries: what stands under several rows ("Cấp tỉnh") is told apart by the rows above it."""
    entries = [row for row in rows if row.kind == "entry"]
    for row in rows:
        row.name = unnumbered(row.label)
    for depth in range(1, max((len(row.above) for row in entries), default=0) + 1):
        above: dict[str, set[tuple[str, ...]]] = {}
        for row in entries:
            above.setdefault(fold(row.name), set()).add(row.above)
        for row in entries:
            if len(row.above) >= depth and len(above[fold(row.name)]) > 1:
                row.name = f"{row.above[-depth]} › {row.name}"


def _follows(before: BodyRow, row: BodyRow) -> bool:
    """Tell whether a row numbered C, D, I, L, M, V or X goes on with the letters of a row before it."""
    return before.style == "letter" and len(row.number) == 1 and ord(row.number) - ord(before.number[:1] or " ") == 1


def _join_parts(rows: Sequence[BodyRow]) -> None:
    """Give every total the entries it adds up, and every part the row it is a part of."""
    since: list[int] = []
    every = [number for number, row in enumerate(rows) if row.kind == "entry"]
    sections = any(row.kind == "heading" for row in rows) or sum(row.kind == "total" for row in rows) > 1
    for number, row in enumerate(rows):
        if row.kind == "heading":
            since = []
        elif row.kind == "entry":
            since.append(number)
        elif row.kind == "unlabelled":
            row.parts, row.others = list(since), [[one for one in every if one < number]]
        elif row.kind == "of_which":
            row.owner = next(
                (one for one in range(number - 1, -1, -1) if rows[one].kind in ("entry", "total", "parent")), None
            )
        elif row.kind == "total":
            whole = label_after(parse_heading(row.label).label, "total") is not None or not sections
            row.parts = every if whole else list(since)
            if every and number < every[-1]:  # inside the table it may be of what stands above it alone
                row.others = [list(since), [one for one in every if one < number]]
            if not whole:
                row.others.append(every)  # "Tổng I+II" is of all
                since = []
