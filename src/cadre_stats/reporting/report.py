"""A report as a value: tables of typed cells with their printed text, and the remarks around them.

Layout is decided when a report is composed; a renderer draws what it is given and words nothing itself.
The parts have the names that table-makers use: stub (the row labels), spanner (a heading over several
columns), row group, footnote, source note.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from cadre_stats.record import Record

if TYPE_CHECKING:
    from cadre_stats.reporting.style import Style
    from cadre_stats.statistics.outcome import Assessment, Status
    from cadre_stats.statistics.shortfall import Shortfall
    from cadre_stats.statistics.structure import Structure
    from cadre_stats.statistics.training import Training

    Source = Assessment | Structure | Shortfall | Training

__all__ = [
    "About",
    "Bullet",
    "Cell",
    "Column",
    "FindingsSummary",
    "Report",
    "Row",
    "RowKind",
    "Segment",
    "Spanner",
    "Stack",
    "Table",
]

About = tuple[str, tuple[str | None, ...], str | None]
RowKind = Literal["group", "body", "subtotal", "total"]


class Bullet(Record):
    """A share on the scale from 0 to 1, and the marks of its goal (none, one, or the two ends of a range).

    ``said`` is what the picture shows, for those who don't see it.
    """

    share: Fraction
    marks: tuple[Fraction, ...] = ()
    said: str = ""


class Segment(Record):
    """One part of a stack: its label and printed share, the exact share (0–1); not ``known`` is who isn't placed."""

    label: str
    text: str
    share: Fraction
    known: bool = True


class Stack(Record):
    """A whole divided into parts that stand in their order: the picture of people over levels."""

    label: str
    segments: tuple[Segment, ...]


class Cell(Record):
    """What one cell prints, and the exact value behind it where it has one.

    ``of`` is the whole that a count is part of (``value``/``of``). ``status`` marks the cell of a verdict. An empty
    cell prints nothing.
    """

    text: str = ""
    value: int | Fraction | Bullet | None = None
    status: Status | None = None
    of: int | None = None


class Column(Record):
    """A column: its key (English, for tests and machines), its heading and how its cells stand.

    ``bullet`` columns hold :class:`Bullet` values; a renderer that cannot draw leaves them out.
    """

    key: str
    title: str
    align: Literal["left", "right"] = "right"
    bullet: bool = False


class Spanner(Record):
    """A heading over the columns from ``first`` to ``last`` (counted from 0, both inside)."""

    title: str
    first: int
    last: int


class Row(Record):
    """A row: its label in the stub, a cell per column, how deep it is nested, and remarks of its own.

    A ``group`` row heads the rows below it and has no cells. ``about`` names its figures: the target's id or the
    field, the values of the group, and the level where the row is one level's.
    """

    label: str
    cells: tuple[Cell, ...] = ()
    kind: RowKind = "body"
    depth: int = 0
    notes: tuple[str, ...] = ()
    about: About | None = None


class Table(Record):
    """A table: the heading of its stub, columns with their spanners, rows. ``title`` may be empty.

    ``stacks`` are the pictures of its divisions, for renderers that can draw.
    """

    stub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    spanners: tuple[Spanner, ...] = ()
    stacks: tuple[Stack, ...] = ()


class FindingsSummary(Record):
    """What is wrong with the data: a sentence with the counts, the first of them, and what to do for the rest.

    ``table`` holds all of them, for documents that have the room.
    """

    heading: str
    entries: tuple[str, ...]
    more: str = ""
    table: Table | None = None


class Report(Record):
    """A whole report. ``source`` are the exact figures and ``style`` the printing rules it was composed with.

    ``subtitles`` stand under the title (basis, as-of date, people), ``footnotes`` under the tables (marks, rounding),
    ``source_notes`` name the files. ``sentences`` say in running text what the tables show of the whole.
    ``definitions`` say what was counted.
    """

    title: str
    subtitles: tuple[str, ...]
    tables: tuple[Table, ...]
    footnotes: tuple[str, ...]
    source_notes: tuple[str, ...]
    findings: FindingsSummary | None
    source: Source
    style: Style
    sentences: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
