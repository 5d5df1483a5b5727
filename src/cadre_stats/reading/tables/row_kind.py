"""What one row of the body is: the rules for rows that are not plainly a person's.

A row is taken for what its words and places prove. Where they don't, it stays what harms the figures least, with a
finding: a name alone counts as a person of whom nothing is known, cells without a name as no person.
"""

from __future__ import annotations

import re

from cadre_stats.reading.cells.row_cells import RowCells, is_content
from cadre_stats.reading.tables.outline import Heading, parse_heading
from cadre_stats.reading.tables.row_doubt import Doubt
from cadre_stats.reading.tables.table import RowKind
from cadre_stats.record import Record, replace
from cadre_stats.regex import regex
from cadre_stats.text import bare
from cadre_stats.vocabulary.cells import rank_of_post
from cadre_stats.vocabulary.rows import after, begins, is_nobody, is_one_of, is_relative, is_vacancy, row_key
from cadre_stats.vocabulary.vocabulary import load_vocabulary

__all__ = ["NO_PERSON", "RowReading", "State", "read_row", "seems_person"]

# The entries of words that follow "Tổng số" where it counts people.
_AFTER_TOTAL = ("total.people", "total.scope", "section.begin")
# The entries of words that a person's row doesn't begin with.
NO_PERSON = ("total.begin", "signature.begin", "note.begin")
# A line of more words is a sentence, not a heading.
_LONGEST_HEADING = 15
_NAME = regex(r"[^\W\d_]+(?:[ '.-]+[^\W\d_]+){1,6}")
_RUNNING_NUMBER = regex(r"\d+(?:\.\d+)*\.?")
# Under numbered headings persons may be "a", "b", "c".
_LETTER = regex(r"[a-zđ][.)]?")
_PLACE_AND_DAY = regex(r"\bngay\b.*\bthang\b.*\bnam\b")
# "Trang 2", "Trang 2/5": printed with the table, on its bare words.
_PAGE_NUMBER = regex(r"trang (?:so )?\d+(?: (?:tren )?\d+)?")
_COUNT_BEHIND = regex(r"^(.*?)\s*[(:–-]\s*(\d[\d.]*)\s*([^\d()]*)\)?$")


class State:
    """What is known when a row is reached, reading downwards.

    ``signed``: a signature block has begun. ``numbered``: persons of this table have running numbers.
    ``last_person``: the last row that is plainly a person's. ``outer_numbers``: running numbers that others go on
    from ("1" where there is a "1.1"). ``starts``: the rows right above one with the running number 1.
    """

    def __init__(
        self,
        *,
        numbered: bool,
        last_person: int,
        outer_numbers: frozenset[str] = frozenset(),
        starts: frozenset[int] = frozenset(),
    ) -> None:
        self.numbered, self.last_person = numbered, last_person
        self.outer_numbers, self.starts = outer_numbers, starts
        self.signed = False


class RowReading(Record):
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
    if is_vacancy(row.name):
        return RowReading("note", doubt="vacant_post")
    if is_relative(row.name):
        return RowReading("note", doubt="relative_row")
    if _is_total(row):
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
    lettered = row.evidence > 1 and _LETTER.fullmatch(row.number) is not None
    has_number = lettered or bool(_RUNNING_NUMBER.fullmatch(row.number))
    known = row.evidence > 0 or bool(has_number and _NAME.fullmatch(row.name) and _has_marks(row))
    if (
        is_nobody(row.name)
        or not (row.name or row.identity)
        or not known
        or (numbered and not has_number)
        or row.is_header()
    ):
        return False
    begun = any(begins(text, "signature.begin") for text in row.own_texts) and not has_number
    return not begun and not (_is_total(row) or _is_note(row))


def _is_total(row: RowCells) -> bool:
    if is_one_of(row.label, "total.begin"):
        return True  # "Cộng" alone is nobody's name, whatever sums stand beside it
    few = row.evidence <= 1 or row.counts_people
    return few and begins(row.label, "total.begin") and not _is_named(row)


def _is_named(row: RowCells) -> bool:
    """Whether a person's name begins like a total: its running number proves it, or words that no total has."""
    if row.evidence == 0:
        return False
    behind = after(row.label, "total.begin") or ""
    if _RUNNING_NUMBER.fullmatch(row.number) or (row.is_dated and behind and not begins(behind, *_AFTER_TOTAL)):
        return True
    named = row.label == row.name and _NAME.fullmatch(row.name) is not None
    return named and bool(behind) and not begins(behind, *_AFTER_TOTAL) and not row.whole_numbers()


def _total(row: RowCells) -> RowReading:
    """Read a total; the number counts people if nothing else is named and no part is greater."""
    behind = after(row.label, "total.begin") or ""
    inside = _counted_inside(behind)
    words = row_key(re.sub(r"\d+", " ", behind))
    if words and not begins(words, *_AFTER_TOTAL):
        return RowReading("total")
    if inside:
        return RowReading("total", people=int(inside.group().replace(" ", "")), column=_column_of(row, row.label))
    counted = (None if row.counts_people else _stated_number(row)) or _stated_people(row)
    return RowReading("total", people=counted[1], column=counted[0]) if counted else RowReading("total")


def _counted_inside(behind: str) -> re.Match[str] | None:
    """Find the number that counts in a total's words: the one before "người", else the first."""
    numbers = list(re.finditer(r"\d+(?: \d{3})*", behind))
    of_people = (one for one in numbers if begins(behind[one.end() :].strip(), "total.people", "section.people"))
    return next(of_people, numbers[0] if numbers else None)


def _stated_number(row: RowCells) -> tuple[int, int] | None:
    """Give the column and number that count people: the first and greatest; counts of several columns do not."""
    numbers = row.whole_numbers()
    if not numbers or numbers[0][1] < max(number for _, number in numbers):
        return None
    column = numbers[0][0]
    beside = column in row.layout.leading or column - 1 == _column_of(row, row.label)
    return numbers[0] if beside or len(numbers) == 1 else None


def _stated_people(row: RowCells) -> tuple[int, int] | None:
    """Give the column and number of the first cell that counts people in words: "25 người"."""
    counted = ((column, _people_in(text)) for column, text in row.texts.items())
    return next(((column, people) for column, people in counted if people is not None), None)


def _people_in(text: str) -> int | None:
    """Read "25 người"."""
    found = re.fullmatch(r"(\d+) (.+)", row_key(text))
    return int(found[1]) if found and begins(found[2], "total.people", "section.people") else None


def _column_of(row: RowCells, text: str) -> int:
    return next((column for column, cell in row.texts.items() if cell == text), row.first[0])


def _is_signature(row: RowCells, state: State) -> bool:
    if row.is_dated or (row.row < state.last_person and row.evidence > 1):
        return False
    texts = list(row.texts.values())
    if any(begins(text, "signature.begin") for text in row.own_texts) and not _RUNNING_NUMBER.fullmatch(row.number):
        return True
    if len(texts) <= 2 and any(_PLACE_AND_DAY.search(bare(text)) for text in row.own_texts):
        return True
    if row.row <= state.last_person or _RUNNING_NUMBER.fullmatch(row.number):
        return False
    signs = list(map(_is_post_that_signs, texts))
    # "PHÒNG TỔ CHỨC" beside "GIÁM ĐỐC": an office signs, too.
    return any(signs) and all(sign or begins(text, "section.sure") for text, sign in zip(texts, signs, strict=True))


def _is_post_that_signs(text: str) -> bool:
    """Tell "GIÁM ĐỐC" and, in capitals, the head of something: "TRƯỞNG THUẾ CƠ SỞ"."""
    if is_one_of(text, "signature.posts") or begins(text, "signature.begin"):
        return True
    return text.isupper() and (rank_of_post(text) or 0) > 1


def _signed(row: RowCells, state: State) -> RowReading:
    """Read a row of the signature block; one that is plainly a person's is counted all the same."""
    numbered = bool(_RUNNING_NUMBER.fullmatch(row.number)) or not state.numbered
    if state.signed and numbered and (row.name or row.identity) and (row.evidence > 1 or row.has_level):
        return RowReading("person", doubt="rows_after_signature")
    state.signed = True
    return RowReading("signature")


def _is_note(row: RowCells) -> bool:
    text = row.own_texts[0]
    if begins(text, "note.begin") or (text.startswith(("*", "(*")) and len(row.texts) <= 2):
        return row.evidence <= 1 and not (row.has_level and row.label == row.name and _NAME.fullmatch(row.name))
    if len(row.texts) != 1:
        return False
    return len(row_key(text).split()) > _LONGEST_HEADING or _PAGE_NUMBER.fullmatch(bare(row_key(text))) is not None


def _person_or_section(row: RowCells, state: State) -> RowReading:
    numbered = bool(_RUNNING_NUMBER.fullmatch(row.number))
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
    return _NAME.fullmatch(text) is not None and not begins(text, "section.begin")


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
    column = _column_of(row, row.label) if people is not None else 0
    if people is None and (stated := _stated_number(row) or _stated_people(row)) is not None:
        column, people = stated
    section = RowReading("section", Heading(heading.style, heading.number, label), people, column)
    unmistakable = row.is_wide or heading.style not in ("plain", "arabic") or begins(label, "section.begin")
    if heading.style == "arabic" and numbered and not row.is_wide and _NAME.fullmatch(label):
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
    if _NAME.fullmatch(label) and (numbered or not state.numbered):
        return _named_only(row)
    return RowReading("section", section.heading, people, column, "unclear_heading")


def _trailing(row: RowCells, heading: Heading, label: str, numbered: bool) -> RowReading:
    """Read a lone text below the last person: a person if numbered, else what was written under the table."""
    if _is_level(label):
        return RowReading("note")
    if heading.style == "arabic" and numbered and _NAME.fullmatch(label):
        return _named_only(row)
    if not _NAME.fullmatch(label):
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
