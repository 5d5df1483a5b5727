"""Figures as formulas: the sheets with the data, the levels and the counts, and the formula of every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.verdict_formula import CountCells, gap_formula, short_by_formula, verdict_formula
from cadre_stats.rendering.worksheet import Book, check_rows, set_up
from cadre_stats.reporting.labels import Labels, in_language
from cadre_stats.reporting.report import About, Cell
from cadre_stats.statistics.ledger import Answer, Ledger, LedgerColumn, Sets
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Formulas"]

_YES = 2
_COUNTS = ("meet", "certain", "unknown", "perhaps_meet", "perhaps_miss", "perhaps_unknown")
# For each count: what the record is to the population, and to the criterion (``None``: whatever).
_WANTED = {
    "meet": (2, 2),
    "certain": (2, None),
    "unknown": (2, 1),
    "perhaps_meet": (1, 2),
    "perhaps_miss": (1, 0),
    "perhaps_unknown": (1, 1),
}
_UNKNOWN = 1
_NUMBERS = 2
_WIDE, _NARROW = 40, 16
_STATUSES = ("exceeded", "met", "missed", "undetermined", "no_data")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A column of the data sheet: its heading and the value of every record, and how a formula gives it.

    In ``formula`` a column of the same row stands as ``{c5}``. ``looked_up`` is a field and the column of its block on
    the sheet of levels.
    """

    title: str
    values: Sequence[object]
    formula: str = ""
    looked_up: tuple[str, int] | None = None


@dataclass
class Formulas:
    """The formula of every figure of a workbook over its own data sheet.

    The sheets are written last, by :meth:`write`; their names are taken first.
    """

    book: Book
    ledger: Ledger
    labels: Labels
    assessment: Assessment | None
    _columns: list[_Placed] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _counted: dict[tuple[str, tuple[str | None, ...]], int] = field(default_factory=dict)
    _answers: dict[tuple[str, str], NDArray[np.int64]] = field(default_factory=dict)
    _blocks: dict[str, list[Sequence[object]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_rows(self.ledger.records + 1)
        lang = self.labels.lang
        names = [say(f"documents.sheet.{one}", lang) for one in ("data", "levels", "counts")]
        self._data, self._levels, self._counts = names
        self.book.names |= {name.casefold() for name in names}
        for column in self.ledger.columns.values():
            shown = [self._shown(column, label) for label in column.labels]
            texts = [shown[code] for code in column.codes.tolist()]
            self._add(("label", column.field), self.labels.field(column.field), texts)
        for depth, members in enumerate(self.ledger.members):
            self._add(("group", depth), say("documents.column.group", lang, depth=depth), members.tolist())
        for column in self.ledger.columns.values():
            index = tuple(range(1, len(column.labels) + 1))
            title = say("documents.column.level_number", lang, field=self.labels.field(column.field))
            self._add_read(("level", column.field), title, column, index)
        for number, key in enumerate(self.ledger.populations, start=1):
            for part, sets in (("population", self.ledger.populations[key]), ("criterion", self.ledger.criteria[key])):
                expression, values = self._any(sets)
                title = say(f"documents.column.{part}", lang, number=number)
                self._add((part, key), title, values.tolist(), expression)
                self._answers[part, key] = values
        outcomes = self.assessment.outcomes if self.assessment else ()
        self._outcomes = {(one.target.id, tuple(one.group.values())): one for one in outcomes}
        self._counted = {key: row for row, key in enumerate(self._outcomes, start=1)}

    def of(self, about: About, key: str, cell: Cell) -> str | None:
        """Give the formula of a figure by what its row is about and the key of its column; ``None`` for words."""
        subject, group, level = about
        if (subject, group) in self._outcomes:
            return self._outcome(self._outcomes[subject, group], group, key, cell)
        if subject not in self.ledger.columns:
            return None
        return self._level(subject, group, level, key)

    def _level(self, name: str, group: tuple[str | None, ...], level: str | None, key: str) -> str:
        head, _, kind = key.rpartition(".")
        people = self._count(group)
        if level is None and not head:
            return f"={people}"
        column = self.ledger.columns[name]
        codes = {str(label): number for number, label in enumerate(column.labels, start=1)}
        part = self._count(group, (("level", name), codes[head if level is None else level]))
        return f"={part}" if kind == "people" else f'=IF({people}=0,"–",{part}/{people})'

    def _outcome(self, outcome: Outcome, group: tuple[str | None, ...], key: str, cell: Cell) -> str | None:
        at = self._cells(outcome.target.id, group)
        counts = {"count": "meet", "count.of": "certain"}
        if key in counts:
            return "=" + self._of_target(outcome.target.id, group, counts[key])
        if key == "percent":
            return f'=IF({at.certain}=0,"–",{at.meet}/{at.certain})'
        if key == "unknown":
            perhaps = f"({at.perhaps_meet}+{at.perhaps_miss}+{at.perhaps_unknown})"
            return f'=IF({perhaps}>0,{at.unknown}&"+"&{perhaps},{at.unknown})'
        if outcome.goal is None:
            return None
        match key:
            case "gap":
                return "=" + gap_formula(at, outcome.goal)
            case "short_by":
                return "=" + short_by_formula(at, outcome.goal)
            case "verdict":
                return "=" + verdict_formula(at, outcome.goal, self._words(cell))
        return None

    def _words(self, cell: Cell) -> dict[str, str]:
        """Give the words of every verdict, with what stands beside the present one (not due yet)."""
        lang = self.labels.lang
        words = {status: say(f"report.verdict.{status}", lang) for status in _STATUSES}
        if cell.text in words.values():
            return words
        return {status: say("report.not_due", lang, verdict=word) for status, word in words.items()}

    def _cells(self, key: str, group: tuple[str | None, ...]) -> CountCells:
        row = self._counted[key, group]
        places = (xl_rowcol_to_cell(row, place, True, True) for place, _ in enumerate(_COUNTS, start=2))
        return CountCells(*(f"'{self._counts}'!{place}" for place in places))

    def _of_target(self, key: str, group: tuple[str | None, ...], count: str) -> str:
        member, meets = _WANTED[count]
        wanted: list[tuple[object, int]] = [(("population", key), member)]
        if meets is not None:
            wanted.append((("criterion", key), meets))
        return self._count(group, *wanted)

    def _count(self, group: tuple[str | None, ...], *wanted: tuple[object, int]) -> str:
        depth = len(group)
        number = self.ledger.groups[depth][group]
        pairs = ((("group", depth), number), *wanted)
        return "COUNTIFS(" + ",".join(f"{self._range(key)},{value}" for key, value in pairs) + ")"

    def _range(self, key: object) -> str:
        letters = xl_col_to_name(self._places[key], True)
        return f"'{self._data}'!{letters}$2:{letters}${max(self.ledger.records, 1) + 1}"

    def _shown(self, column: LedgerColumn, label: str | None) -> str:
        return one_line(self.labels.value(column.field, label))

    def _add(
        self,
        key: object,
        title: str,
        values: Sequence[object],
        formula: str = "",
        looked_up: tuple[str, int] | None = None,
    ) -> None:
        self._places[key] = len(self._columns)
        self._columns.append(_Placed(title, values, formula, looked_up))

    def _add_read(self, key: object, title: str, column: LedgerColumn, by_label: Sequence[int]) -> None:
        """Add a column whose values follow from a level: looked up where levels may be changed, else as they are."""
        values = np.array(by_label, dtype=np.int64)[column.codes].tolist()
        if not column.live:
            self._add(key, title, values)
            return
        block = self._blocks.setdefault(column.field, [[self._shown(column, one) for one in column.labels]])
        block.append(by_label)
        self._add(key, title, values, looked_up=(column.field, len(block)))

    def _any(self, sets: Sets) -> tuple[str, NDArray[np.int64]]:
        parts = [self._all(answers) for answers in sets]
        if len(parts) == 1:
            return parts[0]
        return f"MAX({','.join(text for text, _ in parts)})", np.maximum.reduce([values for _, values in parts])

    def _all(self, answers: Sequence[Answer]) -> tuple[str, NDArray[np.int64]]:
        parts = [self._answer(answer) for answer in answers]
        if not parts:
            return str(_YES), np.full(self.ledger.records, _YES, dtype=np.int64)
        if len(parts) == 1:
            return parts[0]
        return f"MIN({','.join(text for text, _ in parts)})", np.minimum.reduce([values for _, values in parts])

    def _answer(self, answer: Answer) -> tuple[str, NDArray[np.int64]]:
        if answer.sets:
            text, values = self._any(answer.sets)
            return (f"({_YES}-{text})", _YES - values) if answer.negated else (text, values)
        title = say("documents.column.answer", self.labels.lang, field=self.labels.field(answer.field))
        key = ("answer", answer.field, answer.by_label, answer.by_record)
        if key not in self._places:
            if answer.by_label:
                self._add_read(key, title, self.ledger.columns[answer.field], answer.by_label)
            else:
                self._add(key, title, answer.by_record)
        place = self._places[key]
        return f"{{c{place}}}", np.array(self._columns[place].values, dtype=np.int64)

    def write(self) -> None:
        """Write the three sheets."""
        sheets = [self.book.workbook.add_worksheet(name) for name in (self._counts, self._data, self._levels)]
        self._write_counts(sheets[0])
        self._write_data(sheets[1])
        self._write_levels(sheets[2])
        for sheet in sheets:
            set_up(sheet)
            sheet.freeze_panes(1, 0)

    def _write_counts(self, sheet: Worksheet) -> None:
        """Write the six counts of every outcome, each counted over the data."""
        lang = self.labels.lang
        titles = [say("report.column.target", lang), say("export.unit", lang)]
        self._heads(sheet, [*titles, *(say(f"documents.count.{name}", lang) for name in _COUNTS)])
        for (key, group), row in self._counted.items():
            outcome = self._outcomes[key, group]
            sheet.write_string(row, 0, one_line(in_language(outcome.target.label, lang)))
            sheet.write_string(row, 1, one_line(self.labels.path(outcome.group)))
            for place, name in enumerate(_COUNTS, start=2):
                value = self._counted_now(key, group, name)
                sheet.write_formula(row, place, "=" + self._of_target(key, group, name), None, value)
        sheet.set_column(0, 1, _WIDE)

    def _counted_now(self, key: str, group: tuple[str | None, ...], count: str) -> int:
        """Count what a COUNTIFS gives, for its cached value."""
        member, meets = _WANTED[count]
        depth = len(group)
        found = self.ledger.members[depth] == self.ledger.groups[depth][group]
        found &= self._answers["population", key] == member
        if meets is not None:
            found &= self._answers["criterion", key] == meets
        return int(found.sum())

    def _write_data(self, sheet: Worksheet) -> None:
        self._heads(sheet, [column.title for column in self._columns])
        letters = [xl_col_to_name(place, True) for place in range(len(self._columns))]
        for place, column in enumerate(self._columns):
            formula = self._template(column)
            of_row = "=" + formula.format_map({f"c{n}": letter + "{row}" for n, letter in enumerate(letters)})
            for row, value in enumerate(column.values, start=1):
                if formula:
                    sheet.write_formula(row, place, of_row.replace("{row}", str(row + 1)), None, value)
                elif isinstance(value, str):
                    sheet.write_string(row, place, value)
                else:
                    sheet.write_number(row, place, value)

    def _template(self, column: _Placed) -> str:
        if column.looked_up is None:
            return column.formula
        name, number = column.looked_up
        left = self._lefts()[name]
        block = self._blocks[name]
        first, last = (xl_col_to_name(left + n, True) for n in (0, len(block) - 1))
        where = f"'{self._levels}'!{first}$2:{last}${len(block[0]) + 1}"
        # The first column after the labels numbers the levels; a label that is none of them has no number.
        otherwise = _UNKNOWN if number > _NUMBERS else 0
        return f"IFERROR(VLOOKUP({{c{self._places['label', name]}}},{where},{number},FALSE),{otherwise})"

    def _lefts(self) -> dict[str, int]:
        """Give the first column of each field's block; an empty column stands between blocks."""
        lefts, left = {}, 0
        for name, block in self._blocks.items():
            lefts[name] = left
            left += len(block) + 1
        return lefts

    def _write_levels(self, sheet: Worksheet) -> None:
        """Write for each field its levels, their numbers, and what they answer to each condition."""
        for name, left in self._lefts().items():
            for place, values in enumerate(self._blocks[name], start=left):
                title = self.labels.field(name) if place == left else ""
                sheet.write_string(0, place, one_line(title), self.book.format(bold=True))
                for row, value in enumerate(values, start=1):
                    if isinstance(value, str):
                        sheet.write_string(row, place, value)
                    else:
                        sheet.write_number(row, place, value)

    def _heads(self, sheet: Worksheet, titles: Sequence[str]) -> None:
        for place, title in enumerate(titles):
            sheet.write_string(0, place, one_line(title), self.book.format(bold=True, text_wrap=True))
        sheet.set_column(0, len(titles) - 1, _NARROW)
