"""The sheets under live figures: a row per record, and what each level of a field answers.

Every column holds the values of all records and, where they follow from other columns, the formula that gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from xlsxwriter.utility import xl_col_to_name

from cadre_stats.record import Record
from cadre_stats.rendering.book import Book, check_rows, write_heads
from cadre_stats.rendering.plain import one_line
from cadre_stats.reporting.labels import Labels
from cadre_stats.statistics.ledger import Answer, Ledger, LedgerColumn, Sets
from cadre_stats.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Group", "LiveData", "Wanted"]

_NO, _UNKNOWN, _YES = 0, 1, 2
# The first column of a block holds the labels, the second their numbers, the others answers.
_NUMBERS = 2

Group = tuple[str | None, ...]
# What is counted: a column, by what it holds ("level", "population" or "criterion") and whose, and the value wanted.
Wanted = tuple[tuple[str, str], int]


class _Placed(Record):
    """A column of the data sheet: its heading and the value of every record, and how a formula gives it.

    In ``formula`` a column of the same row stands as ``{c5}``. ``looked_up`` is a field and the column of its block on
    the sheet of levels.
    """

    title: str
    values: Sequence[object]
    formula: str = ""
    looked_up: tuple[str, int] | None = None


@dataclass
class LiveData:
    """The data sheet of a workbook, named ``data``, and its sheet of levels, named ``levels``.

    Raises :class:`~cadre_stats.errors.OutputError` for more records than a sheet has rows.
    """

    book: Book
    ledger: Ledger
    labels: Labels
    data: str
    levels: str
    _columns: list[_Placed] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _blocks: dict[str, list[Sequence[object]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_rows(self.ledger.records + 1)
        self._add_labels()
        self._add_groups()
        self._add_levels()
        for number, key in enumerate(self.ledger.populations, start=1):
            for part, sets in (("population", self.ledger.populations[key]), ("criterion", self.ledger.criteria[key])):
                expression, values = self._any(sets)
                title = say(f"documents.column.{part}", self.labels.lang, number=number)
                self._add((part, key), title, values.tolist(), expression)

    def count(self, group: Group, *wanted: Wanted) -> str:
        """Give the formula that counts the records of a group with all wanted values, without its equals sign."""
        depth = len(group)
        number = self.ledger.groups[depth][group]
        pairs = ((("group", depth), number), *wanted)
        return "COUNTIFS(" + ",".join(f"{self._range(key)},{value}" for key, value in pairs) + ")"

    def counted(self, group: Group, *wanted: Wanted) -> int:
        """Count what :meth:`count` counts: the value that stands in the cell until a program calculates it."""
        depth = len(group)
        found = self.ledger.members[depth] == self.ledger.groups[depth][group]
        for key, value in wanted:
            found &= self._values(self._places[key]) == value
        return int(found.sum())

    def write(self, data: Worksheet, levels: Worksheet) -> None:
        """Write both sheets."""
        self._write_data(data)
        self._write_levels(levels)

    def _add_labels(self) -> None:
        for column in self.ledger.columns.values():
            shown = [self._shown(column, label) for label in column.labels]
            texts = [shown[code] for code in column.codes.tolist()]
            self._add(("label", column.field), self.labels.field(column.field), texts)

    def _add_groups(self) -> None:
        for depth, members in enumerate(self.ledger.members):
            title = say("documents.column.group", self.labels.lang, depth=depth)
            self._add(("group", depth), title, members.tolist())

    def _add_levels(self) -> None:
        for column in self.ledger.columns.values():
            numbers = tuple(range(1, len(column.labels) + 1))
            title = say("documents.column.level_number", self.labels.lang, field=self.labels.field(column.field))
            self._add_read(("level", column.field), title, column, numbers)

    def _range(self, key: object) -> str:
        letters = xl_col_to_name(self._places[key], True)
        return f"'{self.data}'!{letters}$2:{letters}${max(self.ledger.records, 1) + 1}"

    def _values(self, place: int) -> NDArray[np.int64]:
        return np.array(self._columns[place].values, dtype=np.int64)

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
        return f"{{c{place}}}", self._values(place)

    def _write_data(self, sheet: Worksheet) -> None:
        write_heads(self.book, sheet, [column.title for column in self._columns])
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
        where = f"'{self.levels}'!{first}$2:{last}${len(block[0]) + 1}"
        # The first column after the labels numbers the levels; a label that is none of them has no number.
        otherwise = _UNKNOWN if number > _NUMBERS else _NO
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
