"""A log with a person a row to entries: each row is one attendance; nearly all rows are read at one go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cadre_stats.finding import PLACES_KEPT, Finding, Place
from cadre_stats.reading.cells.cell_masks import filled_values
from cadre_stats.reading.cells.grid import Cell, CellColumn, Codes, Grid
from cadre_stats.reading.tables.table import Column, Table
from cadre_stats.record import replace
from cadre_stats.training.attendee_rows import Body, read_body
from cadre_stats.training.columns import Columns
from cadre_stats.training.days import day_findings, start_year
from cadre_stats.training.endings import read_endings
from cadre_stats.training.entry import Entries, Measure
from cadre_stats.training.headings import year_named
from cadre_stats.training.log_cells import LogCells, of_rows
from cadre_stats.training.log_figures import LogFigures
from cadre_stats.training.log_totals import LogTotals
from cadre_stats.training.merged import merged_figures, spread_merges
from cadre_stats.training.table_column import MEASURES
from cadre_stats.training.titles import Above
from cadre_stats.vocabulary.training_words import course_named, names_class, names_no_unit

__all__ = ["attendee_entries"]


def attendee_entries(grid: Grid, columns: Columns, above: Above, *, numbered: bool = False) -> Entries:
    """Read the entries of a log with a person a row; with their running numbers where those are asked for."""
    return _Log(grid, columns, above, numbered=numbered).entries()


class _Log:
    def __init__(self, grid: Grid, columns: Columns, above: Above, *, numbered: bool) -> None:
        self._left_out = () if numbered else ("number",)
        self._grid, self._columns, self._above = spread_merges(grid, columns), columns, above
        self._top = columns.band.bottom + 1
        self._findings: list[Finding] = list(merged_figures(grid, columns))

    def entries(self) -> Entries:
        listed = read_body(self._grid, self._columns)
        body, ticked = self._attended(listed)
        rows = body.persons
        cells = LogCells(self._grid, rows)
        figures, endings = LogFigures(self._columns, cells, self._above), read_endings(self._columns, cells)
        measures = {name: figures.measure(name) for name in MEASURES} | endings.measures()
        measures["attendances"], empty = figures.attendances()
        measures["people"] = Measure.absent(len(rows))
        totals = LogTotals(self._grid, self._columns, self._above, listed)
        self._findings += [
            *totals.findings,
            *figures.findings,
            *empty,
            *endings.findings,
            *day_findings(self._columns, cells),
        ]
        if body.lost:
            places = tuple(self._row_place(row) for row in body.lost[:PLACES_KEPT])
            self._findings.append(Finding("row_not_read", "warning", places, count=len(body.lost)))
        programme, classed = ticked or self._programmes(body)
        years, started = self._years(body)
        return Entries(
            table=self._table(body, [one for one in (programme, years) if one is not None]),
            person=np.ones(len(rows), dtype=bool),
            measures=measures,
            states=endings.states,
            approximate=tuple(figures.approximate()),
            checked=totals.checked,
            classed=classed,
            started=started,
            findings=tuple(self._findings),
        )

    def _attended(self, body: Body) -> tuple[Body, tuple[Column, bool] | None]:
        """Give a row for every mark where courses have columns of marks, and the column of their names."""
        courses = [one for one in self._columns.columns if one.role == "course"]
        if not courses:
            return body, None
        cells = LogCells(self._grid, body.persons)
        marks = np.stack([filled_values(cells.values(one))[cells.codes(one)] for one in courses], axis=1)
        without = np.flatnonzero(~marks.any(axis=1))
        if len(without):
            places = tuple(self._row_place(int(row)) for row in body.persons[without[:PLACES_KEPT]])
            self._findings.append(Finding("nothing_attended", "info", places, count=len(without)))
        persons, attended = np.nonzero(marks)
        names = [one.path[-1] for one in courses]
        programme = _told("programme", names, attended.astype(np.int32))
        every = replace(body, persons=body.persons[persons], sections=body.sections[persons])
        return every, (programme, all(names_class(name.split()[0].rstrip(":")) for name in names))

    def _row_place(self, row: int) -> Place:
        return Place(self._grid.file, self._grid.sheet, str(row + self._grid.first_row))

    def _programmes(self, body: Body) -> tuple[Column | None, bool]:
        """Give the courses that headings or the title name where no column does; and whether they are classes."""
        own = self._columns.of("programme")
        if own is not None:
            return None, names_class(own.path[-1])
        named = [course_named(path[0]) if path else None for path in body.headings]
        courses = [name or self._above.course or None for name in named]
        told = [courses[number] for number in np.flatnonzero(np.bincount(body.sections)).tolist()]
        if not any(told):
            return None, False
        return _told("programme", courses, body.sections), all(one and names_class(one.split()[0]) for one in told)

    def _years(self, body: Body) -> tuple[Column | None, bool]:
        """Give the years that headings or the title name where no column does, else those of the first days."""
        if self._columns.of("year") is not None:
            return None, False
        years = [self._above.dimensions(path).get("year") for path in body.headings]
        if any(years):
            return _told("year", years, body.sections), False
        first = self._columns.of("start_date")
        if first is None:
            return None, False
        cells = self._grid.columns[first.index]
        return _told("year", [start_year(cell) for cell in cells.values], cells.codes[body.persons]), True

    def _table(self, body: Body, beside: Sequence[Column]) -> Table:
        rows = body.persons
        columns = []
        for one in self._columns.columns:
            if (
                one.role != "course"
                and one.field not in self._left_out
                and (one.field not in MEASURES or one.role != "field")
            ):
                cells = self._grid.columns[one.index]
                own = CellColumn(of_rows(cells.codes, rows), cells.values)
                columns.append(Column(one.index, one.path, one.field, own))
        columns += beside
        return Table(
            file=self._grid.file,
            sheet=self._grid.sheet,
            format=self._grid.format,
            encoding=self._grid.encoding,
            header_rows=(self._columns.band.top + 1, self._columns.band.bottom + 1),
            columns=tuple(columns),
            rows=(rows + self._grid.first_row).astype(np.int32),
            section_codes=body.sections,
            sections=tuple(path if path and _names_unit(path[0]) else () for path in body.headings),
            title=self._above.title,
            as_of=self._above.as_of,
        )


def _names_unit(heading: str) -> bool:
    """Tell whether a heading may be the unit of the people under it; a course or a year is none."""
    return not names_no_unit(heading) and year_named(heading) is None


def _told(field: str, values: Sequence[Cell], codes: Codes) -> Column:
    """Give a column that no heading has: the values of the codes."""
    encoded = CellColumn.of(values)
    return Column(-1, (field,), field, CellColumn(encoded.codes[codes], tuple(encoded.values)))
