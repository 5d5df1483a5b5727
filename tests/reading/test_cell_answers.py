"""Of long numbers and days is known what texts are asked one by one: the answers are the same."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from cadre_stats.reading.cells.texts import texts_of
from cadre_stats.reading.tables.about import has_no_year, has_year, is_about
from cadre_stats.reading.tables.cell_answers import CellAnswers
from cadre_stats.vocabulary.field import roster_fields

CHANCE = random.Random(3)
NUMBERS = ["".join(CHANCE.choices("0123456789", k=CHANCE.randrange(1, 20))) for _ in range(400)]
DAYS = [f"{CHANCE.randrange(100):02}/{CHANCE.randrange(100):02}/{CHANCE.randrange(1000, 3000)}" for _ in range(200)]
WORDS = [
    "",
    "-",
    "x",
    "Nam",
    "Đại học",
    "Trần Văn An",
    "01.003",
    "05/08/1975",
    "1975",
    "UBND xã",
    "012 345",
    "N/A",
    "2",
]
CELLS = tuple(CHANCE.sample([*NUMBERS, *DAYS, *WORDS * 3, "5/8/1975", "05-08-1975", "0a/08/1975"], k=600))


def answers() -> tuple[CellAnswers, CellAnswers]:
    """Give the same cells as single texts and as texts in one buffer."""
    texts = texts_of(CELLS)
    assert texts is not None
    return CellAnswers(CELLS), CellAnswers(texts)


def test_days_of_our_time() -> None:
    """The year of each day with a year from 1900 to 2099; of nothing else."""
    texts = texts_of([*DAYS, "05/08/1975", "5/8/1975", "05/08-1975", "0a/08/1975", "", "05/08/197ở"])
    assert texts is not None
    years = [int(day[-4:]) for day in DAYS]
    assert texts.years.tolist() == [*(year if 1900 <= year < 2100 else 0 for year in years), 1975, 0, 0, 0, 0, 0]


def test_kinds() -> None:
    """Blanks, marks and texts are the same ones."""
    one, other = answers()
    assert one.are_filled.tolist() == other.are_filled.tolist() == [cell not in ("", "-", "N/A") for cell in CELLS]
    assert one.are_marks.tolist() == other.are_marks.tolist()
    assert one.are_texts.tolist() == other.are_texts.tolist()


@pytest.mark.parametrize("field", roster_fields())
def test_what_speaks_of_a_field(field: str) -> None:
    """Of every field; of numbers only an ID of nine or twelve digits speaks of one, and short ones of levels."""
    one, other = answers()
    assert one.speaking_of(field).tolist() == other.speaking_of(field).tolist()
    assert one.to(is_about, field).tolist() == one.speaking_of(field).tolist()
    if field == "id_number":
        ids = [cell.isdigit() and len(cell) in (9, 12) for cell in CELLS]
        assert other.speaking_of(field).tolist() == ids


@pytest.mark.parametrize("test", [has_year, has_no_year, str.isdigit])
def test_other_questions(test: Callable[[str], bool]) -> None:
    """What tests of texts tell, and which texts are like a header, of words or of digits."""
    one, other = answers()
    assert one.to(test).tolist() == other.to(test).tolist()
    assert any(other.to(test))
    for header in ("Đại học", "05/08/1975", "Số 12", next(number for number in NUMBERS if len(number) > 8)):
        assert one.like(header).tolist() == other.like(header).tolist()
        assert any(other.like(header)) == (header != "Số 12")
