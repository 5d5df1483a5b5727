"""A table of counts, or a matrix, to entries: totals are checked against their parts, and the parts count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default

import numpy as np

from cadre_stats.finding import Finding, Place, cell_name
from cadre_stats.reading.cell import cell_text, shown_text
from cadre_stats.reading.grid import Cell, CellColumn, Grid
from cadre_stats.reading.outline import parse_heading
from cadre_stats.reading.table import Column, Table
from cadre_stats.text import fold, is_blank, tidy
from cadre_stats.training.amount import Amount, read_count, read_money
from cadre_stats.training.columns import Columns, part_code
from cadre_stats.training.days import read_course_day, start_year
from cadre_stats.training.declared import Declared
from cadre_stats.training.entry import BAD, KNOWN, Approximate, Entries, Measure
from cadre_stats.training.matrix import Content, MatrixShape, matrix_shape
from cadre_stats.training.merged import merged_figures
from cadre_stats.training.rows import BodyRow, read_rows, unnumbered
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.training.titles import Above
from cadre_stats.vocabulary.training_words import label_after, names_class

__all__ = ["count_entries"]


@dataclass(slots=True)
class _Draft:
    """Entries being gathered: a row number, dimensions and figures each."""

    rows: list[int] = with_default(default_factory=list)
    dimensions: list[dict[str, Cell]] = with_default(default_factory=list)
    figures: list[dict[str, Amount]] = with_default(default_factory=list)
    parts: list[dict[str, Amount]] = with_default(default_factory=list)

    def add(self, row: int, dimensions: dict[str, Cell], figures: dict[str, Amount], parts: dict[str, Amount]) -> None:
        self.rows.append(row)
        self.dimensions.append(dimensions)
        self.figures.append(figures)
        self.parts.append(parts)


def count_entries(grid: Grid, columns: Columns, above: Above, *, numbered: bool = False) -> Entries:
    """Read the entries of a table of counts or of a matrix; with their numbers where those are asked for."""
    return _Counts(grid, columns, above, numbered=numbered).entries()


class _Counts:
    def __init__(self, grid: Grid, columns: Columns, above: Above, *, numbered: bool) -> None:
        self._left_out = ("note",) if numbered else ("number", "note")
        self._grid, self._columns, self._above = grid, columns, above
        self._shape: MatrixShape | None = matrix_shape(columns) if columns.kind == "matrix" else None
        self._findings: list[Finding] = list(merged_figures(grid, columns))
        self._checked = 0
        self._amounts: dict[tuple[int, int], Amount] = {}
        self._one_class_each = self._started = False

    def entries(self) -> Entries:
        values = [one for one in self._columns.columns if self._is_value(one)]
        rows = read_rows(self._grid, self._columns, values)
        for row in rows:
            if row.kind not in ("heading", "aside", "below"):
                for one in values:
                    self._amounts[row.row, one.index] = self._read(row.row, one)
        declared = Declared(self._grid, values, self._amounts)
        declared.settle_unlabelled(rows)
        self._tell_uncounted(rows)
        declared.check_totals(rows)
        if self._shape is not None:
            declared.check_crosswise(rows, self._shape)
        self._checked, self._findings = declared.checked, [*self._findings, *declared.findings]
        draft = _Draft()
        kept = self._kept(rows)
        self._tell_missing(kept)
        self._check_dates(kept)
        self._tellunnumbered(rows)
        self._one_class_each = self._is_class_each(kept)
        for row in kept:
            if self._shape is None:
                draft.add(row.row, self._dimensions(row), self._figures(row, values), self._parts(row, values, rows))
            else:
                self._melt(row, self._shape, draft, rows, values)
        return self._made(draft)

    def _is_class_each(self, kept: Sequence[BodyRow]) -> bool:
        """Tell whether each row is a class: its heading says so, none counts them, no two have one name and time."""
        programme = self._columns.of("programme")
        if programme is None or not names_class(programme.path[-1]) or self._columns.of("classes") is not None:
            return False
        if any(row.above for row in kept):
            return False
        apart = [
            one.index
            for one in self._columns.columns
            if one.field in ("programme", "year", "start_date", "end_date", "place") or one.role == "own"
        ]
        classes = [tuple(fold(shown_text(row.cells[index])) for index in apart) for row in kept]
        return len(set(classes)) == len(classes)

    def _is_value(self, one: TableColumn) -> bool:
        return one.role in ("of_which", "content") or (one.role == "field" and one.field in MEASURES)

    def _kept(self, rows: Sequence[BodyRow]) -> list[BodyRow]:
        """Give the entries; where there are none, the totals are all that the table tells."""
        entries = [row for row in rows if row.kind == "entry"]
        return entries or [row for row in rows if row.kind == "total"]

    def _tell_missing(self, kept: Sequence[BodyRow]) -> None:
        """Name the entries whose attendances are left empty: they count as none."""
        one = self._columns.of("attendances") or self._columns.of("people")
        if one is None or self._shape is not None:
            return
        for row in kept:
            cell = row.cells[one.index]
            if self._amounts[row.row, one.index].value is None and (cell is None or not str(cell).strip()):
                where = (self._place(row.row, one.index),)
                self._findings.append(Finding("count_missing", "warning", where, one.field))

    def _tellunnumbered(self, rows: Sequence[BodyRow]) -> None:
        """Name the rows without a number where numbers nest: it can't be told what they are a part of."""
        if any(row.kind == "parent" for row in rows):
            for row in rows:
                if row.kind == "entry" and not row.number:
                    where = (Place(self._grid.file, self._grid.sheet, str(row.row + self._grid.first_row)),)
                    self._findings.append(Finding("row_without_number", "warning", where))

    def _check_dates(self, kept: Sequence[BodyRow]) -> None:
        """Name the days that can't be read and the entries that end before they start."""
        first, last = self._columns.of("start_date"), self._columns.of("end_date")
        for one in (first, last):
            for row in kept if one is not None else ():
                text = shown_text(row.cells[one.index]) if one is not None else ""
                if one is not None and not is_blank(text) and read_course_day(row.cells[one.index]) is None:
                    at = (self._place(row.row, one.index),)
                    self._findings.append(Finding("unrecognised_date", "error", at, one.field, text))
        if first is None or last is None:
            return
        for row in kept:
            start, end = (read_course_day(row.cells[one.index]) for one in (first, last))
            if start is not None and end is not None and end.latest < start.earliest:
                self._findings.append(
                    Finding("ends_before_start", "error", (self._place(row.row, last.index),), "end_date")
                )

    def _place(self, row: int, column: int) -> Place:
        return Place(self._grid.file, self._grid.sheet, cell_name(column, row + self._grid.first_row))

    def _read(self, row: int, one: TableColumn) -> Amount:
        cells = self._grid.columns[one.index]
        cell = cells.values[cells.codes[row]]
        cost = one.field == "cost" and one.role in ("field", "content")
        amount = read_money(cell, self._above.money_unit(one.path)) if cost else read_count(cell)
        field = one.field or "attendances"
        where = (self._place(row, one.index),)
        if amount.trouble is not None:
            code = f"count_{amount.trouble}" if not cost else f"money_{amount.trouble}"
            self._findings.append(Finding(code, "error", where, field, tidy(cell_text(cell))))
        elif amount.no_unit:
            self._findings.append(Finding("money_without_unit", "warning", where, field, tidy(cell_text(cell))))
        elif amount.as_text and not cost:
            self._findings.append(Finding("count_as_text", "info", where, field, tidy(cell_text(cell))))
        if one.field == "planned" and amount.value == 0:
            self._findings.append(Finding("plan_of_zero", "warning", where, field))
        return amount

    def _tell_uncounted(self, rows: Sequence[BodyRow]) -> None:
        """Name the rows that are no part of the table's figures: shares and averages, and what stands below it."""
        for row in rows:
            if row.kind in ("aside", "below"):
                where = (Place(self._grid.file, self._grid.sheet, str(row.row + self._grid.first_row)),)
                if row.kind == "aside":
                    self._findings.append(Finding("row_of_shares", "info", where, value=tidy(row.label)))
                else:
                    self._findings.append(Finding("row_not_read", "warning", where))

    def _dimensions(self, row: BodyRow) -> dict[str, Cell]:
        """Give what an entry is about, its label without the numbering."""
        found: dict[str, Cell] = {}
        for one in self._columns.columns:
            named = one.role == "own" or (one.role == "field" and one.field not in MEASURES)
            if named and one.field not in self._left_out:
                cell = row.cells[one.index]
                name = one.field or " › ".join(one.path)
                if one.field in ("programme", "audience") and row.above and cell == row.label:
                    found[name] = row.name
                else:
                    found[name] = unnumbered(cell) if isinstance(cell, str) else cell
        for name, value in self._above.dimensions(row.headings).items():
            if not shown_text(found.get(name)):
                found[name] = value
        first = self._columns.of("start_date")
        if first is not None and "year" not in found:
            found["year"] = start_year(row.cells[first.index])
            self._started = True
        return found

    def _figures(self, row: BodyRow, values: Sequence[TableColumn]) -> dict[str, Amount]:
        found = {
            one.field: self._amounts[row.row, one.index]
            for one in values
            if one.role == "field" and one.field is not None
        }
        if self._one_class_each:
            found["classes"] = Amount(1)
        return found

    def _parts(self, row: BodyRow, values: Sequence[TableColumn], rows: Sequence[BodyRow]) -> dict[str, Amount]:
        """Give the counts of parts of an entry: from columns under "Trong đó" and from rows that begin so below it."""
        found = self._sums([one for one in values if one.role == "of_which"], row)
        measure = next((one for one in values if one.field == "attendances" and one.role == "field"), None)
        for below in rows:
            if (
                below.kind == "of_which"
                and below.owner is not None
                and rows[below.owner] is row
                and measure is not None
            ):
                found[part_code(_part_name(below.label))] = self._amounts[below.row, measure.index]
        return found

    def _melt(
        self, row: BodyRow, shape: MatrixShape, draft: _Draft, rows: Sequence[BodyRow], values: Sequence[TableColumn]
    ) -> None:
        """Make an entry of the filled cells of a matrix row that are about one content; the rest is about the row."""
        stub = self._dimensions(row) | {shape.stub: row.name, **self._field_above(row, rows, shape)}
        about: dict[tuple[tuple[str, str | int], ...], list[Content]] = {}
        for content in shape.contents:
            amount = self._amounts[row.row, content.column]
            if amount.value or amount.trouble is not None:
                about.setdefault(tuple(content.dimensions.items()), []).append(content)
        inside = {index for content in shape.contents for index in content.of_which}
        parts = self._parts(row, [one for one in values if one.index not in inside], rows)
        for dimensions, contents in about.items():
            figures = self._figures_of(row, contents)
            within = {index for content in contents for index in content.of_which}
            own = self._sums([one for one in values if one.index in within], row)
            if not dimensions:
                own, parts = own | parts, {}
            for one in figures:
                draft.add(row.row, stub | dict(dimensions), one, own)
                own = {}
        if any(part.value is not None for part in parts.values()):
            draft.add(row.row, dict(stub), {}, parts)

    def _figures_of(self, row: BodyRow, contents: Sequence[Content]) -> list[dict[str, Amount]]:
        """Give the figures about one content; a second column of one figure is an entry of its own."""
        found: list[dict[str, Amount]] = []
        for content in contents:
            figures = next((one for one in found if content.measure not in one), None)
            if figures is None:
                figures = {}
                found.append(figures)
            figures[content.measure] = self._amounts[row.row, content.column]
        return found

    def _sums(self, columns: Sequence[TableColumn], row: BodyRow) -> dict[str, Amount]:
        """Give the counts of parts by the part's name; columns of one name add up."""
        found: dict[str, Amount] = {}
        for one in columns:
            name, amount = one.field or _part_name(one.path[-1]), self._amounts[row.row, one.index]
            before = found.get(name)
            if before is not None and before.value is not None and amount.value is not None:
                amount = Amount(before.value + amount.value, before.approximate or amount.approximate)
            elif before is not None and (before.trouble is not None or amount.value is None):
                amount = before if amount.trouble is None else amount
            found[name] = amount
        return found

    def _field_above(self, row: BodyRow, rows: Sequence[BodyRow], shape: MatrixShape) -> dict[str, Cell]:
        """Give the field of a programme that nests: "Đào tạo chuyên môn" under "I Đào tạo", or "I" of two levels."""
        deepest = max(len(one.above) for one in rows)
        if shape.stub != "programme" or not deepest:
            return {}
        path = (*row.above, unnumbered(row.label))
        return {"training_field": path[min(1 if deepest > 1 else 0, len(path) - 1)]}

    def _made(self, draft: _Draft) -> Entries:
        entries = len(draft.rows)
        names = list(dict.fromkeys(name for one in draft.dimensions for name in one))
        columns = [_column(name, [one.get(name) for one in draft.dimensions], self._columns) for name in names]
        figures = {name: _measure([one.get(name) for one in draft.figures]) for name in MEASURES}
        if self._columns.of("completed") is not None:  # where completions are counted, an empty cell says none
            completed = figures["completed"]
            figures["completed"] = Measure(completed.values, np.where(completed.state == 0, KNOWN, completed.state))
        parts = list(dict.fromkeys(name for one in draft.parts for name in one))
        table = Table(
            file=self._grid.file,
            sheet=self._grid.sheet,
            format=self._grid.format,
            encoding=self._grid.encoding,
            header_rows=(self._columns.band.top + 1, self._columns.band.bottom + 1),
            columns=tuple(columns),
            rows=np.array(draft.rows, dtype=np.int32) + self._grid.first_row,
            section_codes=np.zeros(entries, dtype=np.int32),
            title=self._above.title,
            as_of=self._above.as_of,
        )
        return Entries(
            table=table,
            person=np.zeros(entries, dtype=bool),
            measures=figures,
            of_which={name: _measure([one.get(name) for one in draft.parts]) for name in parts},
            states=np.zeros(entries, dtype=np.int8),
            approximate=tuple(_approximate(draft)),
            checked=self._checked,
            started=self._started,
            findings=tuple(self._findings),
        )


def _part_name(label: str) -> str:
    text = parse_heading(label).label
    rest = label_after(text, "of_which")
    return tidy(text.partition(":")[2]) or (rest or text)


def _column(name: str, cells: Sequence[Cell], columns: Columns) -> Column:
    encoded = CellColumn.of(cells)
    source = next((one for one in columns.columns if (one.field or " › ".join(one.path)) == name), None)
    field = name if source is None or source.field else None
    at = source.index if source is not None else -1
    return Column(at, source.path if source else (name,), field, CellColumn(encoded.codes, tuple(encoded.values)))


def _measure(amounts: Sequence[Amount | None]) -> Measure:
    measure = Measure.absent(len(amounts))
    for number, amount in enumerate(amounts):
        if amount is not None and amount.value is not None:
            measure.values[number] = amount.value
            measure.state[number] = KNOWN
        elif amount is not None and amount.trouble is not None:
            measure.state[number] = BAD
    return measure


def _approximate(draft: _Draft) -> Iterator[Approximate]:
    for number, figures in enumerate(draft.figures):
        for name, amount in figures.items():
            if amount.approximate:
                yield Approximate(amount.approximate, number, name)
