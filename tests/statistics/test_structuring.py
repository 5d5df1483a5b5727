"""The structure by groups, compared with counting row by row."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from cadre_stats.statistics.cross_counts import cross_counts
from cadre_stats.statistics.structuring import describe
from tests.building import make_roster

AS_OF = dt.date(2020, 12, 31)
DEGREES = {"Thạc sĩ": "master", "Đại học": "bachelor", "Kinh tế": None, "": None}
SEXES = {"Nam": "male", "Nữ": "female", "": None}


def people(units: int, each: int, seed: int) -> list[dict[str, str]]:
    """Invent people, so many of each unit on average; each has a year of birth or nothing."""
    chance = random.Random(seed)
    return [
        {
            "full_name": f"Người {number}",
            "id_number": f"{number + 1:012}",
            "birth_date": chance.choice(["", f"1/1/{chance.randint(1960, 1999)}"]),
            "sex": chance.choice(list(SEXES)),
            "unit": f"Xã {chance.randrange(units):05}",
            "degree": chance.choice(list(DEGREES)),
        }
        for number in range(units * each)
    ]


@pytest.mark.parametrize(("units", "each"), [(1, 9), (7, 20), (400, 2)])
def test_every_group_is_counted_as_row_by_row(units: int, each: int) -> None:
    """Levels, unknown, people and mean age of every unit are those of its rows; no row is missing or doubled."""
    rows = people(units, each, seed=units)
    structure = describe(make_roster(rows), by=("unit",), as_of=AS_OF)
    found = {(row.field, row.group["unit"]): row for row in structure.rows if row.group}
    assert {unit for _, unit in found} == {row["unit"] for row in rows}
    for unit in {row["unit"] for row in rows}:
        inside = [row for row in rows if row["unit"] == unit]
        for field, levels in (("degree", DEGREES), ("sex", SEXES)):
            told = Counter(levels[row[field]] for row in inside)
            row = found[field, unit]
            assert {one.level: one.people for one in row.levels} == {k: n for k, n in told.items() if k is not None}
            assert (row.people, row.unknown) == (len(inside), told[None])
        ages = [2020 - int(row["birth_date"][-4:]) for row in inside if row["birth_date"]]
        assert found["age", unit].mean_age == (Fraction(sum(ages), len(ages)) if ages else None)
        assert found["age", unit].mean_age_people == len(ages)
        assert found["age", unit].unknown == len(inside) - len(ages)


def test_the_whole_shows_levels_that_nobody_has() -> None:
    """A label of the whole stands with its people, also where a group leaves it out."""
    rows = [
        {"full_name": "Người Một", "unit": "A", "degree": "Thạc sĩ"},
        {"full_name": "Người Hai", "unit": "B", "degree": "?"},
    ]
    structure = describe(make_roster(rows), by=("unit",))
    degree = {row.group.get("unit", ""): row for row in structure.rows if row.field == "degree"}
    assert [(one.level, one.people) for one in degree[""].levels] == [("master", 1)]
    assert (degree["B"].levels, degree["B"].unknown) == ((), 1)


@pytest.mark.parametrize("groups", [3, 5_000])
def test_pairs_are_counted_alike_in_a_table_and_sorted(groups: int) -> None:
    """Few groups are counted in a table, many by sorting; both give what a counter gives."""
    chance = random.Random(groups)
    pairs = [(chance.randrange(groups), chance.randrange(40)) for _ in range(3_000)]
    codes, labels = (np.array(one, dtype=np.int32) for one in zip(*pairs, strict=True))
    found = cross_counts(codes, labels, (groups, 40))
    told = {(group, label): n for group in range(groups) for label, n in found.of(group)}
    assert told == Counter(pairs)


def test_the_mean_age_says_of_how_many_it_is() -> None:
    """On 30-6-2024 those born on 30-6-1979, 1-7-1979 and 29-2-1984 are 45, 44 and 40, those of 1990 33 or 34."""
    born = ("30/06/1979", "01/07/1979", "29/02/1984", "1990", "")
    rows = [{"full_name": f"Người {n}", "birth_date": text} for n, text in enumerate(born)]
    (age,) = (row for row in describe(make_roster(rows), as_of=dt.date(2024, 6, 30)).rows if row.field == "age")
    assert (age.mean_age, age.mean_age_people, age.people, age.unknown) == (43, 3, 5, 1)


def test_the_structure_as_a_table() -> None:
    """A row a level and group; whose level or unit isn't known has none, and the depth tells them from the whole."""
    rows = [
        {"full_name": "Người Một", "unit": "A", "degree": "Thạc sĩ"},
        {"full_name": "Người Hai", "unit": "A", "degree": "ĐH"},
        {"full_name": "Người Ba", "unit": "A", "degree": "?"},
        {"full_name": "Người Bốn", "unit": "", "degree": "ĐH"},
    ]
    frame = describe(make_roster(rows), by=("unit",)).frame
    found = frame[(frame["field"] == "degree") & (frame["people"] > 0)].astype(object)
    told = found.where(found.notna(), None)[["group_depth", "unit", "level", "people", "of"]].values.tolist()
    assert sorted(told, key=str) == sorted(
        [
            [0, None, "bachelor", 2, 4],
            [0, None, "master", 1, 4],
            [0, None, None, 1, 4],
            [1, "A", "bachelor", 1, 3],
            [1, "A", "master", 1, 3],
            [1, "A", None, 1, 3],
            [1, None, "bachelor", 1, 1],
        ],
        key=str,
    )
