"""Figures as formulas: the formula of every figure of a workbook, over sheets with the data and the counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from cadre_stats.rendering.book import Book, set_up, write_heads
from cadre_stats.rendering.live_data import Group, LiveData, Wanted
from cadre_stats.rendering.plain import one_line
from cadre_stats.rendering.verdict_formula import CountCells, gap_formula, short_by_formula, verdict_formula
from cadre_stats.reporting.labels import Labels, in_language
from cadre_stats.reporting.report import About, Cell
from cadre_stats.statistics.ledger import Ledger
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.wording import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Formulas"]

# For each count: what the record is to the population, and to the criterion (``None``: whatever); 2 yes, 1 not known.
_COUNTS = {
    "meet": (2, 2),
    "certain": (2, None),
    "unknown": (2, 1),
    "perhaps_meet": (1, 2),
    "perhaps_miss": (1, 0),
    "perhaps_unknown": (1, 1),
}
_WIDE = 40
_STATUSES = ("exceeded", "met", "missed", "undetermined", "no_data")


@dataclass
class Formulas:
    """The formula of every figure of a workbook over its own data sheet.

    The sheets are written last, by :meth:`write`; their names are taken first.
    """

    book: Book
    ledger: Ledger
    labels: Labels
    assessment: Assessment | None

    def __post_init__(self) -> None:
        names = [say(f"documents.sheet.{one}", self.labels.lang) for one in ("data", "levels", "counts")]
        self.book.names |= {name.casefold() for name in names}
        data, levels, self._counts = names
        self._data = LiveData(self.book, self.ledger, self.labels, data, levels)
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

    def _level(self, name: str, group: Group, level: str | None, key: str) -> str:
        head, _, kind = key.rpartition(".")
        people = self._data.count(group)
        if level is None and not head:
            return f"={people}"
        column = self.ledger.columns[name]
        codes = {str(label): number for number, label in enumerate(column.labels, start=1)}
        part = self._data.count(group, (("level", name), codes[head if level is None else level]))
        return f"={part}" if kind == "people" else f'=IF({people}=0,"–",{part}/{people})'

    def _outcome(self, outcome: Outcome, group: Group, key: str, cell: Cell) -> str | None:
        at = self._cells(outcome.target.id, group)
        counts = {"count": "meet", "count.of": "certain"}
        if key in counts:
            return "=" + self._data.count(group, *_wanted(outcome.target.id, counts[key]))
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

    def _cells(self, key: str, group: Group) -> CountCells:
        row = self._counted[key, group]
        places = (xl_rowcol_to_cell(row, place, True, True) for place, _ in enumerate(_COUNTS, start=2))
        return CountCells(*(f"'{self._counts}'!{place}" for place in places))

    def write(self) -> None:
        """Write the three sheets."""
        names = (self._counts, self._data.data, self._data.levels)
        counts, data, levels = (self.book.workbook.add_worksheet(name) for name in names)
        self._write_counts(counts)
        self._data.write(data, levels)
        for sheet in (counts, data, levels):
            set_up(sheet)
            sheet.freeze_panes(1, 0)

    def _write_counts(self, sheet: Worksheet) -> None:
        """Write the six counts of every outcome, each counted over the data."""
        lang = self.labels.lang
        titles = [say("report.column.target", lang), say("export.unit", lang)]
        write_heads(self.book, sheet, [*titles, *(say(f"documents.count.{name}", lang) for name in _COUNTS)])
        for (key, group), row in self._counted.items():
            outcome = self._outcomes[key, group]
            sheet.write_string(row, 0, one_line(in_language(outcome.target.label, lang)))
            sheet.write_string(row, 1, one_line(self.labels.path(outcome.group)))
            for place, name in enumerate(_COUNTS, start=2):
                wanted = _wanted(key, name)
                value = self._data.counted(group, *wanted)
                sheet.write_formula(row, place, "=" + self._data.count(group, *wanted), None, value)
        sheet.set_column(0, 1, _WIDE)


def _wanted(target: str, count: str) -> list[Wanted]:
    """Give what the records that a count of a target counts have in their columns."""
    member, meets = _COUNTS[count]
    wanted: list[Wanted] = [(("population", target), member)]
    return wanted if meets is None else [*wanted, (("criterion", target), meets)]
