"""Rows of totals: which they are, and the number of people that they state."""

from __future__ import annotations

import re

from cadre_stats.reading.cells.row_cells import RowCells
from cadre_stats.reading.tables.row_reading import NAME, RUNNING_NUMBER, RowReading
from cadre_stats.vocabulary.rows import after, begins, is_one_of, row_key

__all__ = ["column_of", "is_total", "read_total", "stated_number", "stated_people"]

# The entries of words that follow "Tổng số" where it counts people.
_AFTER_TOTAL = ("total.people", "total.scope", "section.begin")


def is_total(row: RowCells) -> bool:
    """Tell whether a row is a total: its label begins as one, and it isn't a person whose name begins so."""
    if is_one_of(row.label, "total.begin"):
        return True  # "Cộng" alone is nobody's name, whatever sums stand beside it
    few = row.evidence <= 1 or row.counts_people
    return few and begins(row.label, "total.begin") and not _is_named(row)


def _is_named(row: RowCells) -> bool:
    """Whether a person's name begins like a total: its running number proves it, or words that no total has."""
    if row.evidence == 0:
        return False
    behind = after(row.label, "total.begin") or ""
    if RUNNING_NUMBER.fullmatch(row.number) or (row.is_dated and behind and not begins(behind, *_AFTER_TOTAL)):
        return True
    named = row.label == row.name and NAME.fullmatch(row.name) is not None
    return named and bool(behind) and not begins(behind, *_AFTER_TOTAL) and not row.whole_numbers()


def read_total(row: RowCells) -> RowReading:
    """Read a total; the number counts people if nothing else is named and no part is greater."""
    behind = after(row.label, "total.begin") or ""
    inside = _counted_inside(behind)
    words = row_key(re.sub(r"\d+", " ", behind))
    if words and not begins(words, *_AFTER_TOTAL):
        return RowReading("total")
    if inside:
        return RowReading("total", people=int(inside.group().replace(" ", "")), column=column_of(row, row.label))
    counted = (None if row.counts_people else stated_number(row)) or stated_people(row)
    return RowReading("total", people=counted[1], column=counted[0]) if counted else RowReading("total")


def _counted_inside(behind: str) -> re.Match[str] | None:
    """Find the number that counts in a total's words: the one before "người", else the first."""
    numbers = list(re.finditer(r"\d+(?: \d{3})*", behind))
    of_people = (one for one in numbers if begins(behind[one.end() :].strip(), "total.people", "section.people"))
    return next(of_people, numbers[0] if numbers else None)


def stated_number(row: RowCells) -> tuple[int, int] | None:
    """Give the column and number that count people: the first and greatest; counts of several columns do not."""
    numbers = row.whole_numbers()
    if not numbers or numbers[0][1] < max(number for _, number in numbers):
        return None
    column = numbers[0][0]
    beside = column in row.layout.leading or column - 1 == column_of(row, row.label)
    return numbers[0] if beside or len(numbers) == 1 else None


def stated_people(row: RowCells) -> tuple[int, int] | None:
    """Give the column and number of the first cell that counts people in words: "25 người"."""
    counted = ((column, _people_in(text)) for column, text in row.texts.items())
    return next(((column, people) for column, people in counted if people is not None), None)


def _people_in(text: str) -> int | None:
    """Read "25 người"."""
    found = re.fullmatch(r"(\d+) (.+)", row_key(text))
    return int(found[1]) if found and begins(found[2], "total.people", "section.people") else None


def column_of(row: RowCells, text: str) -> int:
    """Give the column in which a text of the row stands."""
    return next((column for column, cell in row.texts.items() if cell == text), row.first[0])
