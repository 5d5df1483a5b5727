"""A log with a person a row to entries: each row is one attendance; nearly all rows are read at one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from cadre_stats.finding import PLACES_KEPT, Finding, Place, Severity, cell_name
from cadre_stats.reading.cell import cell_text, shown_text
from cadre_stats.reading.grid import Cell, CellColumn, Grid
from cadre_stats.reading.table import Column, Table
from cadre_stats.roster.dates import DateRange
from cadre_stats.text import is_blank, tidy
from cadre_stats.training.amount import Amount, read_count, read_money
from cadre_stats.training.attendee_rows import Body, read_body
from cadre_stats.training.columns import Columns
from cadre_stats.training.days import read_course_day, start_year
from cadre_stats.training.entry import BAD, KNOWN, STATES, Approximate, Entries, Measure
from cadre_stats.training.merged import merged_figures, spread_merges
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.training.titles import Above
from cadre_stats.vocabulary.training_words import course_named, names_class, status_of

__all__ = ["attendee_entries"]

Mask = NDArray[np.bool_]


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
        body = read_body(self._grid, self._columns)
        rows = body.persons
        measures = {name: self._measure(name, rows) for name in MEASURES}
        counted = self._columns.of("attendances")
        if counted is None or not (measures["attendances"].state != 0).any():
            measures["attendances"] = _one_each(len(rows))
        else:
            empty = rows[measures["attendances"].state == 0].tolist()
            self._missing(counted, empty)
        measures["people"] = Measure.absent(len(rows))
        states = self._states(rows)
        measures["completed"] = Measure(
            (states == 1).astype(np.int64), np.full(len(rows), KNOWN if states.any() else 0, dtype=np.int8)
        )
        checked = self._check_totals(body)
        self._check_dates(rows)
        if body.lost:
            places = tuple(self._row_place(row) for row in body.lost[:PLACES_KEPT])
            self._findings.append(Finding("row_not_read", "warning", places, count=len(body.lost)))
        programme, classed = self._programmes(body)
        years, started = self._years(body)
        return Entries(
            table=self._table(body, [one for one in (programme, years) if one is not None]),
            person=np.ones(len(rows), dtype=bool),
            measures=measures,
            states=states,
            approximate=tuple(self._approximate(rows)),
            checked=checked,
            classed=classed,
            started=started,
            findings=tuple(self._findings),
        )

    def _row_place(self, row: int) -> Place:
        return Place(self._grid.file, self._grid.sheet, str(row + self._grid.first_row))

    def _check_totals(self, body: Body) -> int:
        """Compare declared numbers of people with the rows above them; the last total is that of the whole table."""
        checked, since = 0, 0
        rows = body.persons - self._top
        for place, (offset, declared, column) in enumerate(body.totals):
            last = place == len(body.totals) - 1
            counted = int(((rows >= (0 if last else since)) & (rows < offset)).sum())
            since = offset
            if declared == counted:
                checked += 1
                continue
            at = Place(self._grid.file, self._grid.sheet, cell_name(column, offset + self._top + self._grid.first_row))
            values = MappingProxyType[str, object]({"declared": declared, "parts": counted})
            self._findings.append(Finding("total_differs", "error", (at,), "attendances", str(declared), values=values))
        return checked

    def _amounts(self, one: TableColumn) -> list[Amount]:
        cells = self._grid.columns[one.index].values
        if one.field == "cost":
            unit = self._above.money_unit(one.path)
            return [read_money(cell, unit) for cell in cells]
        return [read_count(cell) for cell in cells]

    def _measure(self, field: str, rows: NDArray[np.int64]) -> Measure:
        one = self._columns.of(field)
        if one is None or field == "completed":
            return Measure.absent(len(rows))
        amounts, codes = self._amounts(one), self._grid.columns[one.index].codes[rows]
        values = np.array([amount.value or 0 for amount in amounts], dtype=np.int64)
        state = [KNOWN if a.value is not None else BAD if a.trouble else 0 for a in amounts]
        self._tell(one, field, amounts, codes, rows)
        return Measure(values[codes], np.array(state, dtype=np.int8)[codes])

    def _missing(self, one: TableColumn, rows: Sequence[int]) -> None:
        """Name the persons whose number of attendances is left empty: they count as none."""
        if rows:
            places = tuple(
                Place(self._grid.file, self._grid.sheet, cell_name(one.index, row + self._grid.first_row))
                for row in rows[:PLACES_KEPT]
            )
            self._findings.append(Finding("count_missing", "warning", places, one.field, count=len(rows)))

    def _tell(
        self, one: TableColumn, field: str, amounts: Sequence[Amount], codes: NDArray[np.int32], rows: NDArray[np.int64]
    ) -> None:
        """Name the cells of a measure that could not be read or that were read from words."""
        for code, amount in enumerate(amounts):
            kind = "money" if field == "cost" else "count"
            if amount.trouble is not None:
                self._cells(f"{kind}_{amount.trouble}", "error", one, code, codes, rows)
            elif amount.as_text and field != "cost":
                self._cells("count_as_text", "info", one, code, codes, rows)
            elif amount.no_unit:
                self._cells("money_without_unit", "warning", one, code, codes, rows)

    def _cells(
        self,
        finding: str,
        severity: Severity,
        one: TableColumn,
        code: int,
        codes: NDArray[np.int32],
        rows: NDArray[np.int64],
    ) -> None:
        found = np.flatnonzero(codes == code)
        if len(found):
            first = rows[found[:PLACES_KEPT]].tolist()
            places = tuple(
                Place(self._grid.file, self._grid.sheet, cell_name(one.index, row + self._grid.first_row))
                for row in first
            )
            text = tidy(cell_text(self._grid.columns[one.index].values[code]))
            self._findings.append(Finding(finding, severity, places, one.field, text, len(found)))

    def _approximate(self, rows: NDArray[np.int64]) -> Iterator[Approximate]:
        for field in MEASURES:
            one = self._columns.of(field)
            if one is None or field == "completed":
                continue
            codes = self._grid.columns[one.index].codes[rows]
            for code, amount in enumerate(self._amounts(one)):
                if amount.approximate:
                    for entry in np.flatnonzero(codes == code).tolist():
                        yield Approximate(amount.approximate, entry, field)

    def _states(self, rows: NDArray[np.int64]) -> NDArray[np.int8]:
        """Read how each attendance ended: from the column of completions, else from the status."""
        states = np.zeros(len(rows), dtype=np.int8)
        for field in ("completed", "status"):
            one = self._columns.of(field)
            if one is None or states.any():
                continue
            cells = self._grid.columns[one.index]
            codes = cells.codes[rows]
            table = np.array([_state(cell, field) for cell in cells.values], dtype=np.int8)
            states = np.maximum(table[codes], 0).astype(np.int8)
            for code in np.flatnonzero(table < 0).tolist():
                self._cells("unrecognised_value", "error", one, code, codes, rows)
        return states

    def _check_dates(self, rows: NDArray[np.int64]) -> None:
        """Name the days that can't be read and the entries that end before they start."""
        first, last = self._columns.of("start_date"), self._columns.of("end_date")
        for one in (first, last):
            for code, cell in enumerate(self._grid.columns[one.index].values if one is not None else ()):
                if one is not None and not is_blank(cell_text(cell)) and read_course_day(cell) is None:
                    self._cells(
                        "unrecognised_date", "error", one, code, self._grid.columns[one.index].codes[rows], rows
                    )
        if first is None or last is None:
            return
        starts, ends = (self._days(one, rows) for one in (first, last))
        wrong = np.flatnonzero((starts > 0) & (ends > 0) & (ends < starts))
        if len(wrong):
            places = tuple(
                Place(self._grid.file, self._grid.sheet, cell_name(last.index, int(rows[n]) + self._grid.first_row))
                for n in wrong[:PLACES_KEPT]
            )
            self._findings.append(Finding("ends_before_start", "error", places, "end_date", count=len(wrong)))

    def _days(self, one: TableColumn, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give full dates as day numbers, 0 where a cell holds none."""
        cells = self._grid.columns[one.index]
        dates = [read_course_day(cell) for cell in cells.values]
        table = [date.earliest.toordinal() if isinstance(date, DateRange) and date.full else 0 for date in dates]
        return np.array([*table, 0], dtype=np.int64)[cells.codes[rows]]

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
            if one.field not in self._left_out and (one.field not in MEASURES or one.role != "field"):
                cells = self._grid.columns[one.index]
                columns.append(Column(one.index, one.path, one.field, CellColumn(cells.codes[rows], cells.values)))
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
            sections=body.headings,
            title=self._above.title,
            as_of=self._above.as_of,
        )


def _told(field: str, values: Sequence[Cell], codes: NDArray[np.int32]) -> Column:
    """Give a column that no heading has: the values of the codes."""
    encoded = CellColumn.of(values)
    return Column(-1, (field,), field, CellColumn(encoded.codes[codes], tuple(encoded.values)))


def _state(cell: Cell, field: str) -> int:
    """Give the number of a state; 0 where nothing is said, -1 where it isn't understood."""
    text = shown_text(cell)
    if not text:
        return 0
    found = status_of(text)
    if found is None and field == "completed" and read_count(cell).value in (0, 1):
        return 1 if read_count(cell).value else STATES.index("dropped") + 1
    return -1 if found is None else STATES.index(found) + 1


def _one_each(entries: int) -> Measure:
    return Measure(np.ones(entries, dtype=np.int64), np.full(entries, KNOWN, dtype=np.int8))
