"""A table of counts, or a matrix, to entries: totals are checked against their parts, and the parts count."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_stats.reading.cell import shown_text
from cadre_stats.reading.grid import Cell, Grid
from cadre_stats.reading.outline import parse_heading
from cadre_stats.text import fold, tidy
from cadre_stats.training.amount import Amount
from cadre_stats.training.columns import Columns, part_code
from cadre_stats.training.count_cells import CountCells
from cadre_stats.training.days import start_year
from cadre_stats.training.declared import Declared
from cadre_stats.training.draft import Draft
from cadre_stats.training.entry import STATES, Entries
from cadre_stats.training.matrix import Content, MatrixShape, matrix_shape
from cadre_stats.training.merged import merged_figures
from cadre_stats.training.rows import BodyRow, read_rows, unnumbered
from cadre_stats.training.table_column import MEASURES, TableColumn
from cadre_stats.training.titles import Above
from cadre_stats.vocabulary.training_words import label_after, names_class

__all__ = ["count_entries"]


def count_entries(grid: Grid, columns: Columns, above: Above, *, numbered: bool = False) -> Entries:
    """Read the entries of a table of counts or of a matrix; with their numbers where those are asked for."""
    return _Counts(grid, columns, above, numbered=numbered).entries()


class _Counts:
    def __init__(self, grid: Grid, columns: Columns, above: Above, *, numbered: bool) -> None:
        self._left_out = ("note",) if numbered else ("number", "note")
        self._grid, self._columns, self._above = grid, columns, above
        self._shape: MatrixShape | None = matrix_shape(columns) if columns.kind == "matrix" else None
        self._cells = CountCells(grid, columns, above)
        self._amounts = self._cells.amounts
        self._one_class_each = self._started = False

    def entries(self) -> Entries:
        values = [one for one in self._columns.columns if self._is_value(one)]
        rows = read_rows(self._grid, self._columns, values)
        self._cells.read(rows, values)
        declared = Declared(self._grid, values, self._amounts)
        declared.settle_unlabelled(rows)
        self._cells.tell_uncounted(rows)
        declared.check_totals(rows)
        if self._shape is not None:
            declared.check_crosswise(rows, self._shape)
        kept = self._kept(rows)
        self._cells.tell_missing(kept)
        self._cells.check_days(kept)
        self._cells.tell_unnumbered(rows)
        self._one_class_each = self._is_class_each(kept)
        draft = Draft()
        for row in kept:
            if self._shape is None:
                draft.add(row.row, self._dimensions(row), self._figures(row, values), self._parts(row, values, rows))
            else:
                self._melt(row, self._shape, draft, rows, values)
        return draft.entries(
            self._grid,
            self._columns,
            self._above,
            checked=declared.checked,
            started=self._started,
            findings=[*merged_figures(self._grid, self._columns), *declared.findings, *self._cells.findings],
        )

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
        self, row: BodyRow, shape: MatrixShape, draft: Draft, rows: Sequence[BodyRow], values: Sequence[TableColumn]
    ) -> None:
        """Make an entry of the filled cells of a matrix row that are about one content; the rest is about the row."""
        stub = self._dimensions(row) | {shape.stub: row.name, **self._field_above(row, rows, shape)}
        about: dict[tuple[tuple[str, str | int], ...], list[Content]] = {}
        for content in shape.contents:
            about.setdefault(tuple(content.dimensions.items()), []).append(content)
        about = {
            key: [one for one in contents if self._says(row, one)]
            for key, contents in about.items()
            if any(self._says(row, one, more_than_none=True) for one in contents)
        }
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

    def _says(self, row: BodyRow, content: Content, *, more_than_none: bool = False) -> bool:
        """Tell whether a content's cell holds a figure; where completions are counted, an empty cell says none."""
        amount = self._amounts[row.row, content.column]
        if more_than_none:
            return bool(amount.value) or amount.trouble is not None
        return amount.value is not None or amount.trouble is not None or content.measure in STATES

    def _figures_of(self, row: BodyRow, contents: Sequence[Content]) -> list[dict[str, Amount]]:
        """Give the figures about one content; a second column of one figure is an entry of its own."""
        found: list[dict[str, Amount]] = []
        for content in contents:
            figures = next((one for one in found if content.measure not in one), None)
            if figures is None:
                figures = {}
                found.append(figures)
            amount = self._amounts[row.row, content.column]
            none = content.measure in STATES and amount == Amount()
            figures[content.measure] = Amount(0) if none else amount
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


def _part_name(label: str) -> str:
    text = parse_heading(label).label
    rest = label_after(text, "of_which")
    return tidy(text.partition(":")[2]) or (rest or text)
