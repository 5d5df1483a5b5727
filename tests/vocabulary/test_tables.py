"""Spellings and what they must be read as: real ones, and ones typed and labelled before they were run."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre_stats.vocabulary.reading import Reading
from cadre_stats.vocabulary.vocabulary import load_vocabulary

TABLES = Path(__file__).resolve().parents[1] / "tables"
# Every batch that lies in the folder: one that nobody runs would prove nothing.
TYPED = sorted(path.name for path in TABLES.glob("typed_*.toml"))
VOCABULARY = load_vocabulary()


def variants() -> Iterator[object]:
    """Give the rows of variants.csv for fields with a scale."""
    with (TABLES / "variants.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] != "text":
                yield pytest.param(row, id=f"{row['field']}-{row['text']}-{row['kind']}")


def typed(name: str) -> list[tuple[str, str, str]]:
    """Give field, text and expected code of a table."""
    table = tomllib.loads((TABLES / name).read_text(encoding="utf-8"))
    return [(field, text, code) for field, rows in table.items() for text, code in rows]


def outcome(reading: Reading) -> str:
    """Give a reading as the tables write it."""
    return "" if reading.blank else reading.code or "?"


@pytest.mark.parametrize("row", list(variants()))
def test_a_spelling_seen_in_the_wild(row: dict[str, str]) -> None:
    """Every spelling collected from rosters, forms and articles is read as its row says."""
    read = VOCABULARY.read_heading if row["kind"] == "heading range" else VOCABULARY.read
    reading = read(row["field"], row["text"])
    assert (reading.lowest or "", reading.highest or "") == (row["lowest"], row["highest"])
    assert reading.blank == (row["kind"] == "blank")
    assert reading.recognised == bool(row["lowest"])


@pytest.mark.parametrize("name", TYPED)
def test_typed_spellings(name: str) -> None:
    """Of spellings as an analyst types them none is read wrongly and 98 in 100 are read rightly."""
    rows = typed(name)
    read = [(row, outcome(VOCABULARY.read(row[0], row[1]))) for row in rows]
    assert [(row, code) for row, code in read if code not in (row[2], "?")] == []
    assert 100 * sum(code == row[2] for row, code in read) >= 98 * len(rows)


@pytest.mark.parametrize("field", sorted({field for field, _, _ in typed("nasty.toml")}))
def test_a_nasty_text(field: str) -> None:
    """Doubtful, unfinished and contradictory texts aren't read; their harmless neighbours are."""
    read = [
        (text, outcome(VOCABULARY.read(field, text)), code) for of, text, code in typed("nasty.toml") if of == field
    ]
    assert [one for one in read if one[1] != one[2]] == []


@pytest.mark.parametrize("name", [*TYPED, "nasty.toml"])
def test_reasons_speak_both_languages(name: str) -> None:
    """Whatever the reading, its reason is a sentence in Vietnamese and in English."""
    for field, text, _ in typed(name):
        reason = VOCABULARY.read(field, text).reason
        assert len(reason.text("vi")) > 10, text
        assert len(reason.text("en")) > 10, text
        assert reason.text("vi") != reason.text("en"), text


@pytest.mark.parametrize("field", sorted({field for field, _, _ in typed("nasty.toml")}))
def test_a_note_is_no_level(field: str) -> None:
    """A text far longer than any level is a note; it is refused at once, whatever it says."""
    for text in ("không có gì " * 5000, "ThS, " * 5000, "(" * 5000):
        assert not VOCABULARY.read(field, text).recognised
