"""What one row of the body is: the rules for rows that are not plainly a person's.

A row is taken for what its words and places prove. Where they don't, it stays what harms the figures least, with a
finding: a name alone counts as a person of whom nothing is known, cells without a name as no person.
"""

from __future__ import annotations

from cadre_stats.reading.cells.row_cells import RowCells, is_content
from cadre_stats.reading.tables.outline import Heading, parse_heading
from cadre_stats.reading.tables.row_reading import NAME, RUNNING_NUMBER, RowReading, State
from cadre_stats.reading.tables.signature_row import is_signature, read_signed
from cadre_stats.reading.tables.total_row import column_of, is_total, read_total, stated_number, stated_people
from cadre_stats.record import replace
from cadre_stats.regex import regex
from cadre_stats.text import bare
from cadre_stats.vocabulary.rows import begins, is_nobody, is_one_of, is_relative, is_vacancy, row_key
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["NO_PERSON", "read_row", "seems_person"]

# The entries of words that a person's row doesn't begin with.
NO_PERSON = ("total.begin", "signature.begin", "note.begin")
# A line of more words is a sentence, not a heading.
_LONGEST_HEADING = 15
# Under numbered headings persons may be "a", "b", "c".
_LETTER = regex(r"[a-zđ][.)]?")
# "Trang 2", "Trang 2/5": printed with the table, on its bare words.
_PAGE_NUMBER = regex(r"trang (?:so )?\d+(?: (?:tren )?\d+)?")
_COUNT_BEHIND = regex(r"^(.*?)\s*[(:–-]\s*(\d[\d.]*)\s*([^\d()]*)\)?$")


def read_row(row: RowCells, state: State) -> RowReading:
    """Tell what a row is that has at least one filled cell."""
    if set(row.texts) <= {row.layout.number} and RUNNING_NUMBER.fullmatch(row.number):
        return RowReading("blank")
    if row.is_header():
        return RowReading("header")
    if row.is_other_header():
        return RowReading("header", of_another=True)
    if row.is_index():
        return RowReading("index")
    if is_vacancy(row.name):
        return RowReading("note", doubt="vacant_post")
    if is_relative(row.name):
        return RowReading("note", doubt="relative_row")
    if is_total(row):
        return read_total(row)
    if begins(row.label, "total.parts") and row.evidence <= 1:
        return RowReading("total" if any(map(str.isdigit, "".join(row.texts.values()))) else "section")
    if state.signed or is_signature(row, state):
        return read_signed(row, state)
    if _is_note(row):
        return RowReading("note")
    return _person_or_section(row, state)


def seems_person(row: RowCells, numbered: bool) -> bool:
    """Tell whether a row looks like a person's by itself: named, numbered like the others, something known."""
    lettered = row.evidence > 1 and _LETTER.fullmatch(row.number) is not None
    has_number = lettered or bool(RUNNING_NUMBER.fullmatch(row.number))
    known = row.evidence > 0 or bool(has_number and NAME.fullmatch(row.name) and _has_marks(row))
    if (
        is_nobody(row.name)
        or not (row.name or row.identity)
        or not known
        or (numbered and not has_number)
        or row.is_header()
    ):
        return False
    begun = any(begins(text, "signature.begin") for text in row.own_texts) and not has_number
    return not begun and not (is_total(row) or _is_note(row))


def _is_note(row: RowCells) -> bool:
    text = row.own_texts[0]
    if begins(text, "note.begin") or (text.startswith(("*", "(*")) and len(row.texts) <= 2):
        return row.evidence <= 1 and not (row.has_level and row.label == row.name and NAME.fullmatch(row.name))
    if len(row.texts) != 1:
        return False
    return len(row_key(text).split()) > _LONGEST_HEADING or _PAGE_NUMBER.fullmatch(bare(row_key(text))) is not None


def _person_or_section(row: RowCells, state: State) -> RowReading:
    numbered = bool(RUNNING_NUMBER.fullmatch(row.number))
    named = bool(row.name or row.identity)
    if row.is_dated or (numbered and row.identity and _is_persons_name(row.name)):
        return RowReading("person")
    heading = _heading(row)
    if named and row.evidence and not (heading and heading.style not in ("plain", "capitals", "arabic")):
        return RowReading("person")
    if (outer := _outer_heading(row, state)) is not None:
        return RowReading("section", outer, doubt="unclear_heading")
    if not named and _is_loose(row, state):
        return RowReading("note", doubt="unplaced_row")
    if heading is not None and row.evidence <= 1:
        return _section_or_name(row, state, heading, numbered)
    if named and row.evidence:
        return RowReading("person")
    if not named and (row.evidence > 2 or (numbered and row.evidence > 1)):
        return RowReading("person", doubt="unnamed_person")
    if not any(map(is_content, row.texts.values())):
        return RowReading("total", doubt="unplaced_row" if row.row <= state.last_person else None)
    return RowReading("note", doubt="unplaced_row")


def _outer_heading(row: RowCells, state: State) -> Heading | None:
    """Read "I | Chi bộ 1 | Bí thư: …": a unit behind a Roman number or a letter, where persons have other numbers."""
    leading = [text for column, text in row.texts.items() if column in row.layout.leading]
    if not state.numbered or len(leading) != 2 or row.evidence != 1 or row.has_level:
        return None
    number = parse_heading(leading[0])
    numbers = number.style in ("roman", "letter") and number.label in (number.number, leading[0])
    return Heading(number.style, number.number, leading[1]) if numbers and begins(leading[1], "section.sure") else None


def _is_loose(row: RowCells, state: State) -> bool:
    """Whether a row goes on with what stands above it: one cell in a column behind the names, no unit's heading."""
    column, text = row.first
    if len(row.texts) != 1 or column < max(row.layout.leading) or row.is_wide:
        return False
    is_unit = parse_heading(text).style != "plain" or begins(text, "section.begin")
    return row.has_level or (row.row < state.last_person and not is_unit)


def _is_persons_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None and not begins(text, "section.begin")


def _heading(row: RowCells) -> Heading | None:
    """Give the heading that a row's leading cells make: "I" and "Khối Đảng", or "I. Khối Đảng" in one of them."""
    columns = frozenset(row.texts) if _is_beside_number(row) else row.layout.leading
    leading = [text for column, text in row.texts.items() if column in columns]
    others = [text for column, text in row.texts.items() if column not in columns]
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


def _is_beside_number(row: RowCells) -> bool:
    """Tell whether a row is a Roman number or a letter and a text behind it: a heading, wherever the names are."""
    number = row.layout.number
    if number is None or set(row.texts) != {number, number + 1}:
        return False
    return parse_heading(row.number).style in ("roman", "letter")


def _section_or_name(row: RowCells, state: State, heading: Heading, numbered: bool) -> RowReading:
    """Tell a heading from a person of whom only the name is known."""
    label, people = _without_count(heading.label)
    column = column_of(row, row.label) if people is not None else 0
    if people is None and (stated := stated_number(row) or stated_people(row)) is not None:
        column, people = stated
    section = RowReading("section", Heading(heading.style, heading.number, label), people, column)
    unmistakable = row.is_wide or heading.style not in ("plain", "arabic") or begins(label, "section.begin")
    if heading.style == "arabic" and numbered and not row.is_wide and NAME.fullmatch(label):
        counted = begins(label, "section.begin") and bool(people)
        unmistakable = counted or begins(label, "section.sure") or heading.number in state.outer_numbers
        if not unmistakable and row.row in state.starts and begins(label, "section.begin"):
            section, unmistakable = replace(section, doubt="unclear_heading"), True
    if row.row > state.last_person:
        counted = people is not None and heading.style in ("roman", "letter")
        return section if counted else _trailing(row, heading, label, numbered)
    if unmistakable:
        return section
    if _is_level(label):
        return RowReading("note", doubt="unplaced_row")
    if NAME.fullmatch(label) and (numbered or not state.numbered):
        return _named_only(row)
    return RowReading("section", section.heading, people, column, "unclear_heading")


def _trailing(row: RowCells, heading: Heading, label: str, numbered: bool) -> RowReading:
    """Read a lone text below the last person: a person if numbered, else what was written under the table."""
    if _is_level(label):
        return RowReading("note")
    if heading.style == "arabic" and numbered and NAME.fullmatch(label):
        return _named_only(row)
    if not NAME.fullmatch(label):
        return RowReading("note")
    if len(row.texts) > 1:
        return RowReading("note", doubt="unplaced_row")
    named = bool(row.name) and not begins(label, "section.begin", "title.begin")
    return RowReading("note", doubt="unread_name" if named else None)


def _is_level(label: str) -> bool:
    """Tell whether a text is a level of a scale, as in a list of codes, and so no name."""
    readings = (load_vocabulary().read(field, label) for field in _LISTED)
    return any(reading.recognised and not reading.blank for reading in readings)


# The scales whose codes are listed beside rosters.
_LISTED = ("degree", "political_theory", "state_management", "it_skills", "general_education")


def _named_only(row: RowCells) -> RowReading:
    """Read a person's row without words: beside number and name marks may stand, or nothing at all."""
    return RowReading("person", doubt=None if _has_marks(row) else "bare_person")


def _has_marks(row: RowCells) -> bool:
    return len(row.texts) > 2


def _without_count(label: str) -> tuple[str, int | None]:
    """Part "Khối Đảng (12 người)" or "Khối Đảng (Số lượng: 12)" into the label and the number of people."""
    found = _COUNT_BEHIND.match(label)
    if found and found[1] and (not row_key(found[3]) or begins(found[3], "total.people", "section.people")):
        name, bracket, counted = found[1].rpartition("(")
        named = name.strip() if bracket and is_one_of(counted, "section.counted") else found[1]
        return named, int(found[2].replace(".", ""))
    return label, None
