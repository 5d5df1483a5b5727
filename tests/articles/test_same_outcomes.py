"""What a roster says doesn't depend on the order of its rows, the form of its letters or the kind of its file."""

from __future__ import annotations

import csv
import datetime as dt
import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import cadre_stats as cs
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
PLACES = ("bac-kan", "lang-son", "nam-dinh", "nam-nhun", "tp-hcm")
Sheets = list[tuple[str, list[list[str]]]]


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def _sheets(path: Path) -> Sheets:
    """Read a sample by other means than the program's; a merged cell's text stands in all its cells."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        delimiter = max(",;\t", key=text.count)
        return [("", list(csv.reader(text.splitlines(), delimiter=delimiter)))]
    found: Sheets = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        found.append((sheet.title, rows))
    return found


def _as_is(rows: list[list[str]], people: list[list[int]], rng: random.Random) -> list[list[str]]:
    return rows


def _decomposed(rows: list[list[str]], people: list[list[int]], rng: random.Random) -> list[list[str]]:
    return [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows]


def _shuffled(rows: list[list[str]], people: list[list[int]], rng: random.Random) -> list[list[str]]:
    """Shuffle the people of each section among themselves."""
    mixed = list(rows)
    for numbers in people:
        for old, new in zip(numbers, rng.sample(numbers, len(numbers)), strict=True):
            mixed[new - 1] = rows[old - 1]
    return mixed


@cache
def _tables(place: str) -> tuple[Table, ...]:
    return read_tables([str(SAMPLES / place)], ReadOptions()).tables


def _rosters(place: str) -> list[tuple[Path, Table]]:
    """Give the sample rosters of one sheet without a header of several rows, which a delimited file can't merge."""
    found = []
    for path in sorted([*SAMPLES.glob(f"{place}/*.csv"), *SAMPLES.glob(f"{place}/*.xlsx")]):
        own = [table for table in _tables(place) if table.file == str(path)]
        if len(own) == 1 and own[0].header_rows[0] == own[0].header_rows[1]:
            found.append((path, own[0]))
    return found


def _people(table: Table) -> list[list[int]]:
    """Give the row numbers of the people, a list a section."""
    sections: dict[int, list[int]] = defaultdict(list)
    for row, section in zip(table.rows.tolist(), table.section_codes.tolist(), strict=True):
        sections[section].append(row)
    return list(sections.values())


def _outcomes(roster: Path, targets: Path) -> list[tuple[object, ...]]:
    assessment = cs.assess(cs.read_rosters(roster), cs.read_targets(targets))
    return [
        (one.target.id, one.numerator, one.denominator, one.unknown, one.population_unknown, one.status)
        for one in assessment.outcomes
    ]


@pytest.mark.parametrize("change", [_as_is, _decomposed, _shuffled], ids=["csv", "nfd", "shuffled"])
@pytest.mark.parametrize("place", PLACES)
def test_outcomes_stay_the_same(place: str, change: Callable[..., list[list[str]]], tmp_path: Path) -> None:
    """As csv, with letters taken apart, with its rows shuffled: a roster gives the same outcomes."""
    rosters = _rosters(place)
    assert rosters
    targets = SAMPLES / place / "targets.toml"
    for path, table in rosters:
        ((_, rows),) = [one for one in _sheets(path) if one[0] == table.sheet]
        copy = tmp_path / f"{path.stem}.csv"
        with copy.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(change(rows, _people(table), random.Random(2020)))
        assert _outcomes(copy, targets) == _outcomes(path, targets), path.name
