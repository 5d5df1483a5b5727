"""Header spellings: those listed, those never listed that a person understands, and those that mean something else."""

from __future__ import annotations

import csv
import random
import unicodedata
from pathlib import Path

import pytest

from cadre_stats.text import bare
from cadre_stats.vocabulary.field import roster_fields
from cadre_stats.vocabulary.header_words import header_data
from cadre_stats.vocabulary.lexicon import Lexicon, roster_lexicon, training_lexicon
from cadre_stats.vocabulary.listed_headers import listed_headers

HERE = Path(__file__).parent


def spellings(file: str) -> list[dict[str, str]]:
    """Read a table of headers; ⏎ is a line break."""
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return [{key: value.replace("⏎", "\n") for key, value in row.items()} for row in csv.DictReader(lines)]


def fields(header: str, *, of: str = "roster") -> list[str]:
    """Give the fields that a header may mean, best first."""
    path = tuple(part.strip() for part in header.replace("(tick)", "").split("›"))
    lexicon = roster_lexicon() if of == "roster" else training_lexicon()
    return [claim.field for claim in lexicon.claims(path)]


LISTED = spellings("fields.csv")
UNLISTED = spellings("headers.csv")
FIELDS = sorted({(row["of"], row["field"]) for row in LISTED})


def listed(of: str, field: str) -> list[str]:
    """Give the spellings that the contract lists for a field."""
    return [row["header"] for row in LISTED if (row["of"], row["field"]) == (of, field)]


@pytest.mark.parametrize(("of", "field"), FIELDS)
def test_listed_spellings_are_known(of: str, field: str) -> None:
    """Every spelling of the contract means its field before any other."""
    first = {header: fields(header, of=of)[:1] for header in listed(of, field)}
    assert {header: found for header, found in first.items() if found != [field]} == {}


@pytest.mark.parametrize(("of", "field"), FIELDS)
def test_letters_and_unicode_forms_do_not_matter(of: str, field: str) -> None:
    """Upper case, decomposed letters and wide spaces spell the same header."""
    written = [
        text
        for header in listed(of, field)
        for text in (header.upper(), unicodedata.normalize("NFD", header), f"  {header}\u00a0\n")
    ]
    first = {text: fields(text, of=of)[:1] for text in written}
    assert {text: found for text, found in first.items() if found != [field]} == {}


def test_headers_of_several_words_are_known_without_marks() -> None:
    """A header typed without diacritics is known, unless its bare letters are two fields'."""
    several = [
        row for row in LISTED if row["of"] == "roster" and " " in row["header"].strip() and "›" not in row["header"]
    ]
    for row in several:
        assert set(fields(bare(row["header"]))) <= {row["field"], "english", "other_language"}, row
    assert sum(bool(fields(bare(row["header"]))) for row in several) > 0.95 * len(several)


@pytest.mark.parametrize("field", sorted({row["field"] for row in UNLISTED}))
def test_unlisted_headers(field: str) -> None:
    """Headers as clerks write them mean what a clerk means by them; what isn't understood means nothing."""
    first = {row["header"]: fields(row["header"])[:1] for row in UNLISTED if row["field"] == field}
    assert {header: found for header, found in first.items() if found != ([field] if field else [])} == {}


def test_a_year_is_no_man() -> None:
    """Without diacritics "Năm" and "Nam" are alike, with them they aren't."""
    assert fields("Năm") == []
    assert fields("Nam") == ["sex"]
    assert fields("Năm", of="training") == ["year"]


class Patient(Lexicon):
    """A lexicon that looks every text up in every way."""

    def _may_be_listed(self, text: str) -> bool:
        return True

    def _may_be_said_otherwise(self, text: str) -> bool:
        return True


def test_nothing_is_missed_by_a_quick_look() -> None:
    """Headers with years, numbers, codes, English words and bearers added: as when each is looked up in every way."""
    chance, patient, data = random.Random(5), Patient(roster_fields(), listed_headers("roster")), header_data()
    headers = [row["header"].replace("›", " ") for row in LISTED]
    words = sorted({word for header in headers for word in header.split()})
    abbreviated = [text for pair in data["abbreviations"].items() for text in pair]
    numbered = ["2024", "năm 2023", "năm", "nam", "2020-2025", "1", "12", "(2)", "1: ĐH; 2: ThS", "A.", "số 3, khu vực"]
    added = [*numbered, *data["plan"], *data["name"], *data["english"], *data["bearers"], *data["filler"], *abbreviated]
    understood = 0
    for _ in range(6000):
        parts = [chance.choice(headers)] if chance.random() < 0.6 else chance.choices(words, k=chance.randrange(1, 4))
        for _ in range(chance.randrange(3)):
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(added))
        text = " ".join(parts)
        text = chance.choice((text, text, bare(text), text.upper(), bare(text).upper().replace(" ", "")))
        claims = roster_lexicon().claims((text,))
        understood += bool(claims)
        assert claims == patient.claims((text,)), text
    assert understood > 1000
