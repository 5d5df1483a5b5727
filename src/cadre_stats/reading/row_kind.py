"""What one row of the body is: the rules for rows that are not plainly a person's.

A row is taken for what its words and places prove. Where they don't, it stays what harms the figures least, with a
finding: a name alone counts as a person of whom nothing is known, cells without a name as no person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cadre_stats.finding import Severity
from cadre_stats.reading.outline import Heading, parse_heading
from cadre_stats.reading.row_cells import RowCells, is_content
from cadre_stats.reading.table import RowKind
from cadre_stats.text import bare
from cadre_stats.vocabulary.rows import after, begins, is_one_of, row_key

__all__ = ["DOUBT_SEVERITY", "NO_PERSON", "Doubt", "RowReading", "State", "read_row", "seems_person"]

Doubt = Literal[
    "bare_person", "unclear_heading", "unnamed_person", "unplaced_row", "rows_after_signature", "continued_row"
]

DOUBT_SEVERITY: dict[Doubt, Severity] = {
    "bare_person": "warning",
    "unclear_heading": "warning",
    "unnamed_person": "warning",
    "unplaced_row": "error",
    "rows_after_signature": "warning",
    "continued_row": "info",
}

# The entries of words that a person's row doesn't begin with.
NO_PERSON = ("total.begin", "signature.begin", "note.begin")
# A line of more words is a sentence, not a heading.
_LONGEST_HEADING = 15
_NAME = re.compile(r"[^\W\d_]+(?:[ '.-]+[^\W\d_]+){1,6}")
_RUNNING_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_PLACE_AND_DAY = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_COUNT_BEHIND = re.compile(r"^(.*?)\s*[(:–-]\s*(\d[\d.]*)\s*([^\d()]*)\)?$")


@dataclass(slots=True)
class State:
    """What is known when a row is reached, reading downwards.

    ``signed``: a signature block has begun. ``numbered``: persons of this table have running numbers.
    ``last_person``: the last row that is plainly a person's. ``outer_numbers``: running numbers that others go on
    from ("1" where there is a "1.1").
    """

    numbered: bool
    last_person: int
    outer_numbers: frozenset[str] = frozenset()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class RowReading:
    """The kind of a row; for a section its heading (none for "Trong đó"), for a total or a section the people stated.

    ``column``: where the stated number stands. ``doubt``: the finding that the row gives. ``of_another``: a header
    unlike this table's.
    """

    kind: RowKind
    heading: Heading | None = None
    people: int | None = None
    column: int = 0
    doubt: Doubt | None = None
    of_another: bool = False


def read_row(row: RowCells, state: State) -> RowReading:
    """Tell what a row is that has at least one filled cell."""
    if set(row.texts) <= {row.layout.number} and _RUNNING_NUMBER.fullmatch(row.number):
        return RowReading("blank")
    if row.is_header():
        return RowReading("header")
    if row.is_other_header():
        return RowReading("header", of_another=True)
    if row.is_index():
        return RowReading("index")
    if begins(row.label, "total.begin") and row.evidence <= 1 and not _is_named(row):
        return _total(row)
    if begins(row.label, "total.parts") and row.evidence <= 1:
        return RowReading("total" if any(map(str.isdigit, "".join(row.texts.values()))) else "section")
    if state.signed or _is_signature(row, state):
        return _signed(row, state)
    if _is_note(row):
        return RowReading("note")
    return _person_or_section(row, state)


def seems_person(row: RowCells, numbered: bool) -> bool:
    """Tell whether a row looks like a person's by itself: named, numbered like the others, something known."""
    begun = any(begins(text, *NO_PERSON) for text in row.texts.values())
    is_numbered = bool(_RUNNING_NUMBER.fullmatch(row.number)) or not numbered
    known = row.evidence > 0 or bool(
        _RUNNING_NUMBER.fullmatch(row.number) and _NAME.fullmatch(row.name) and _has_marks(row)
    )
    return bool(row.name or row.identity) and known and is_numbered and not begun and not row.is_header()


def _is_named(row: RowCells) -> bool:
    """Whether the running number proves a person whose name begins like a total."""
    return bool(_RUNNING_NUMBER.fullmatch(row.number)) and row.evidence > 0


def _total(row: RowCells) -> RowReading:
    """Read a total; the number counts people if nothing else is named and no part is greater."""
    behind = after(row.label, "total.begin") or ""
    inside = re.search(r"\d+(?: \d{3})*", behind)
    words = row_key(re.sub(r"\d+", " ", behind))
    if words and not begins(words, "total.people", "total.scope", "section.begin"):
        return RowReading("total")
    if inside:
        return RowReading("total", people=int(inside.group().replace(" ", "")), column=_column_of(row, row.label))
    numbers = row.whole_numbers()
    if numbers and numbers[0][1] == max(number for _, number in numbers):
        return RowReading("total", people=numbers[0][1], column=numbers[0][0])
    counted = [(column, found) for column, text in row.texts.items() if (found := _people_in(text)) is not None]
    return RowReading("total", people=counted[0][1], column=counted[0][0]) if counted else RowReading("total")


def _people_in(text: str) -> int | None:
    """Read "25 người"."""
    found = re.fullmatch(r"(\d+) (.+)", row_key(text))
    return int(found[1]) if found and begins(found[2], "total.people") else None


def _column_of(row: RowCells, text: str) -> int:
    return next(column for column, cell in row.texts.items() if cell == text)


def _is_signature(row: RowCells, state: State) -> bool:
    if row.row < state.last_person and row.evidence > 1:
        return False
    texts = list(row.texts.values())
    if any(begins(text, "signature.begin") for text in texts) and not _RUNNING_NUMBER.fullmatch(row.number):
        return True
    if len(texts) <= 2 and any(_PLACE_AND_DAY.search(bare(text)) for text in texts):
        return True
    return row.row > state.last_person and all(is_one_of(text, "signature.posts") for text in texts)


def _signed(row: RowCells, state: State) -> RowReading:
    """Read a row of the signature block; one that is plainly a person's is counted all the same."""
    numbered = bool(_RUNNING_NUMBER.fullmatch(row.number)) or not state.numbered
    if state.signed and numbered and (row.name or row.identity) and row.evidence > 1:
        return RowReading("person", doubt="rows_after_signature")
    state.signed = True
    return RowReading("signature")


def _is_note(row: RowCells) -> bool:
    text = row.first[1]
    if begins(text, "note.begin") or (text.startswith(("*", "(*")) and len(row.texts) <= 2):
        return row.evidence <= 1
    return len(row.texts) == 1 and len(row_key(text).split()) > _LONGEST_HEADING


def _person_or_section(row: RowCells, state: State) -> RowReading:
    numbered = bool(_RUNNING_NUMBER.fullmatch(row.number))
    named = bool(row.name or row.identity)
    heading = _heading(row)
    if named and row.evidence and not (heading and heading.style not in ("plain", "capitals", "arabic")):
        return RowReading("person")
    if heading is not None and row.evidence <= 1:
        return _section_or_name(row, state, heading, numbered)
    if named and row.evidence:
        return RowReading("person")
    if not named and (row.evidence > 2 or (numbered and row.evidence > 1)):
        return RowReading("person", doubt="unnamed_person")
    if not any(map(is_content, row.texts.values())):
        return RowReading("total", doubt="unplaced_row" if row.row <= state.last_person else None)
    return RowReading("note", doubt="unplaced_row")


def _heading(row: RowCells) -> Heading | None:
    """Give the heading that a row's leading cells make: "I" and "Khối Đảng", or "I. Khối Đảng" in one of them."""
    leading = [text for column, text in row.texts.items() if column in row.layout.leading]
    others = [text for column, text in row.texts.items() if column not in row.layout.leading]
    if not leading:
        leading, others = (others[:1], others[1:]) if row.is_wide or len(others) == 1 else ([], others)
    if not leading or len(leading) > 2 or any(map(is_content, others)):
        return None
    if len(leading) == 1:
        return parse_heading(leading[0])
    number, label = parse_heading(leading[0]), leading[1]
    if number.label not in (number.number, leading[0]) or number.style in ("plain", "capitals"):
        return None
    return Heading(number.style, number.number, label)


def _section_or_name(row: RowCells, state: State, heading: Heading, numbered: bool) -> RowReading:
    """Tell a heading from a person of whom only the name is known."""
    label, people = _without_count(heading.label)
    numbers = row.whole_numbers()
    column = _column_of(row, row.label) if people is not None else 0
    if people is None and numbers and numbers[0][1] == max(number for _, number in numbers):
        column, people = numbers[0]
    section = RowReading("section", Heading(heading.style, heading.number, label), people, column)
    unmistakable = row.is_wide or heading.style not in ("plain", "arabic") or begins(label, "section.begin")
    if heading.style == "arabic" and numbered and not row.is_wide and _NAME.fullmatch(label):
        counted = begins(label, "section.begin") and bool(people)
        unmistakable = counted or begins(label, "section.sure") or heading.number in state.outer_numbers
    if row.row > state.last_person:
        counted = people is not None and heading.style in ("roman", "letter")
        return section if counted else _trailing(row, heading, label, numbered)
    if unmistakable:
        return section
    if _NAME.fullmatch(label) and (numbered or not state.numbered):
        return _named_only(row)
    return RowReading("section", section.heading, people, column, "unclear_heading")


def _trailing(row: RowCells, heading: Heading, label: str, numbered: bool) -> RowReading:
    """Read a lone text below the last person: a person if numbered, else what was written under the table."""
    if heading.style == "arabic" and numbered and _NAME.fullmatch(label):
        return _named_only(row)
    return RowReading("note", doubt="unplaced_row" if _NAME.fullmatch(label) and len(row.texts) > 1 else None)


def _named_only(row: RowCells) -> RowReading:
    """Read a person's row without words: beside number and name marks may stand, or nothing at all."""
    return RowReading("person", doubt=None if _has_marks(row) else "bare_person")


def _has_marks(row: RowCells) -> bool:
    return len(row.texts) > 2


def _without_count(label: str) -> tuple[str, int | None]:
    """Part "Khối Đảng (12 người)" into the label and the number of people."""
    found = _COUNT_BEHIND.match(label)
    if found and found[1] and (not row_key(found[3]) or begins(found[3], "total.people")):
        return found[1], int(found[2].replace(".", ""))
    return label, None
