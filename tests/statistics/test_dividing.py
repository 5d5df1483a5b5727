"""A part of the whole shows what a run over its people alone shows."""

from __future__ import annotations

import random

import pytest

from cadre_stats.statistics.assessment import assess
from cadre_stats.statistics.dividing import divide, groups_of
from cadre_stats.statistics.run import prepare
from cadre_stats.statistics.structuring import describe
from cadre_stats.targets.condition import Condition
from cadre_stats.targets.grammar import parse_where
from cadre_stats.targets.read import read_targets
from cadre_stats.targets.target import TargetSet
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.building import make_roster

VOCABULARY = load_vocabulary()
TARGETS = """
as_of = 2020-12-31
[[target]]
id = "a"
label = "Thạc sĩ"
criterion = { degree = "at least master" }
goal = "at least 40%"
[[target]]
id = "b"
label = "Nữ có lý luận chính trị"
population = { sex = "female" }
criterion = { political_theory = "at least intermediate" }
goal = "35–60%"
"""


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> TargetSet:
    """Give two targets."""
    path = tmp_path_factory.mktemp("targets") / "targets.toml"
    path.write_text(TARGETS, encoding="utf-8")
    return read_targets([str(path)], VOCABULARY)


def people(seed: int) -> list[dict[str, str]]:
    """Invent 60 people of three units and two sectors; some stand twice, some cells say nothing or too little."""
    chance = random.Random(seed)
    rows = [
        {
            "full_name": f"Người {number}",
            "id_number": f"{number:012}",
            "birth_date": f"{chance.randint(1, 28)}/5/{chance.randint(1960, 1999)}",
            "sex": chance.choice(["Nam", "Nữ", ""]),
            "sector": chance.choice(["Đảng", "Chính quyền"]),
            "unit": chance.choice(["Xã A", "Xã B", "Xã C", ""]),
            "degree": chance.choice(["Thạc sĩ", "Đại học", "Trên đại học", "Kinh tế", ""]),
            "political_theory": chance.choice(["Cao cấp", "Trung cấp", "?", ""]),
        }
        for number in range(60)
    ]
    return rows + [dict(row, unit=chance.choice(["Xã A", "Xã B"])) for row in rows[:8]]


def where(text: str) -> Condition:
    """Read a condition."""
    return parse_where([text], VOCABULARY, {})


@pytest.mark.parametrize("seed", range(5))
def test_a_part_is_what_a_run_with_where_gives(targets: TargetSet, seed: int) -> None:
    """Outcomes, structure, people and notes of a unit are those of ``--where`` the unit, its groups inside it."""
    roster = make_roster(people(seed)[:34], people(seed)[34:])
    run = prepare(roster, targets, ("unit", "sector"), None, None)
    structure = describe(roster, by=("unit", "sector"), targets=targets)
    parts = list(divide(run, structure, assess(roster, targets, by=("unit", "sector"))))
    assert [part.group for part in parts] == groups_of(run)
    for part in parts:
        if len(part.group) != 1 or part.group["unit"] is None:
            continue
        chosen = where(f"unit = {part.group['unit']}")
        alone = assess(roster, targets, by=("sector",), where=chosen)
        described = describe(roster, by=("sector",), where=chosen, targets=targets)
        assert part.assessment is not None
        assert part.assessment.outcomes == alone.outcomes
        assert part.assessment.people == alone.people
        assert part.structure.rows == described.rows
        counted = [note for note in alone.notes if note.key == "blanks_counted_as_none"]
        assert [note for note in part.assessment.notes if note.key == "blanks_counted_as_none"] == counted


def test_a_part_names_every_file_in_which_its_people_stand(targets: TargetSet) -> None:
    """An stands in both files of Xã A, Bình in the second alone: one person of the first, two of the second."""
    an = {"full_name": "Lê An", "id_number": "036080000001", "unit": "Xã A", "degree": "ĐH"}
    binh = {"full_name": "Vũ Bình", "id_number": "036080000002", "unit": "Xã A", "degree": "ĐH"}
    for files in (([an], [an, binh]), ([an, binh], [an]), ([an], [an])):
        roster = make_roster(*files)
        run = prepare(roster, targets, ("unit",), None, None)
        parts = divide(run, describe(roster, by=("unit",)), assess(roster, targets, by=("unit",)))
        part = next(one for one in parts if one.group)
        assert [one.people for one in part.structure.inputs] == [len(rows) for rows in files]


def test_the_findings_of_a_part_are_those_of_its_own_cells(targets: TargetSet) -> None:
    """What isn't understood stands twice in Xã A and once in Xã B: each part names its own cells."""
    rows = [
        {"full_name": f"Người {n}", "unit": unit, "degree": "Kinh tế"}
        for n, unit in enumerate(["Xã A", "Xã B", "Xã A"])
    ]
    roster = make_roster(rows)
    run = prepare(roster, targets, ("unit",), None, None)
    parts = divide(run, describe(roster, by=("unit",)), assess(roster, targets, by=("unit",)))
    found = {
        part.group["unit"]: [[str(place) for place in one.places] for one in part.assessment.findings if one.value]
        for part in parts
        if part.group and part.assessment
    }
    assert found == {"Xã A": [["1.csv C2", "1.csv C4"]], "Xã B": [["1.csv C3"]]}
