"""Cells that are neither plain values nor blank: nothing in them is guessed, and nothing is lost in silence."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.reading.cells.grid import Cell
from cadre_stats.roster.findings import findings_of
from cadre_stats.statistics.assessment import assess
from cadre_stats.statistics.outcome import Outcome
from cadre_stats.targets.condition import Condition, Operand, Term, Test
from cadre_stats.targets.target import Target, TargetSet
from tests.building import make_roster

LABEL = {"vi": "Chỉ tiêu", "en": "Target"}


def _outcome(rows: list[dict[str, Cell]], *sets: tuple[str, str, tuple[Operand, ...]]) -> Outcome:
    criterion = Condition(tuple((Term(field, Test(relation, operands)),) for field, relation, operands in sets))
    return assess(make_roster(rows), TargetSet((Target("t", LABEL, criterion=criterion),))).outcomes[0]


def _counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.numerator, outcome.denominator, outcome.unknown


def _codes(rows: list[dict[str, Cell]], *fields: str) -> list[tuple[str, int]]:
    return [(one.code, one.count) for one in findings_of(make_roster(rows), fields)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [("3/2/2005", "yes"), ("", "no"), ("–", "no"), ("Chưa", "no"), ("Không", "no"), ("đang xét", "?"), ("x", "yes")],
)
def test_a_party_date_says_what_it_says(text: str, answer: str) -> None:
    """Under "Ngày vào Đảng" a date is a member, a blank and "Chưa" none, and what isn't understood unknown."""
    rows: list[dict[str, Cell]] = [
        {"full_name": "Lê An", "party_date": "01/01/2001"},
        {"full_name": "Lê Ba", "party_date": text},
    ]
    expected = {"yes": (2, 2, 0), "no": (1, 2, 0), "?": (1, 2, 1)}[answer]
    assert _counts(_outcome(rows, ("party_member", "one_of", (True,)))) == expected


@pytest.mark.parametrize("mark", ["Đảng viên", "01/02/2003", "1", "x"])
def test_a_column_in_which_only_yes_is_marked_means_no_where_blank(mark: str) -> None:
    """Of two people one is marked a party member in whatever way; the other is none."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "party_member": mark}, {"full_name": "B", "party_member": ""}]
    assert _counts(_outcome(rows, ("party_member", "one_of", (True,)))) == (1, 2, 0)


def test_a_column_with_yes_and_no_is_unknown_where_blank() -> None:
    """Where "Không" is written, too, an empty cell says nothing."""
    rows: list[dict[str, Cell]] = [{"full_name": str(n), "party_member": t} for n, t in enumerate(("Có", "Không", ""))]
    assert _counts(_outcome(rows, ("party_member", "one_of", (True,)))) == (1, 3, 1)


def test_a_tick_column_blank_throughout_is_told() -> None:
    """Nobody is marked: nobody is a member, but the empty column is a finding."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "party_member": ""}, {"full_name": "B", "party_member": " "}]
    assert _codes(rows, "party_member") == [("blank_column", 1)]


@pytest.mark.parametrize("placeholder", ["không có", "0", "x", "000000000", "3,608E+10", "-"])
def test_a_placeholder_is_no_id_number(placeholder: str) -> None:
    """Two people of one name in two units stay two where the ID cell holds no ID number."""
    rows: list[dict[str, Cell]] = [
        {"full_name": "Nguyễn An", "id_number": placeholder, "unit": "Xã A"},
        {"full_name": "Nguyễn An", "id_number": placeholder, "unit": "Xã B"},
    ]
    assert make_roster(rows).people.count == 2


def test_a_lost_leading_zero_is_put_back_and_told() -> None:
    """36080001234 kept as a number is 036080001234: one person, with a finding."""
    rows: list[dict[str, Cell]] = [
        {"full_name": "Lê An", "id_number": 36080001234.0, "unit": "Xã A"},
        {"full_name": "Lê An", "id_number": "036080001234", "unit": "Xã B"},
    ]
    assert make_roster(rows).people.count == 1
    assert _codes(rows, "unit") == [("id_padded", 1), ("in_several_units", 1)]


def test_the_same_id_without_names_is_a_suspicion() -> None:
    """With no name to compare two records of one ID count as two people, with a finding."""
    rows: list[dict[str, Cell]] = [{"id_number": n, "degree": "ĐH"} for n in ("A01", "A02", "A02")]
    assert make_roster(rows).people.count == 3
    assert ("possible_duplicate", 1) in _codes(rows, "degree")


def test_an_unreadable_date_is_not_blank() -> None:
    """Of an impossible date, a date and an empty cell one is blank; the impossible one is told."""
    rows: list[dict[str, Cell]] = [
        {"full_name": str(n), "birth_date": text} for n, text in enumerate(("31/02/1980", "1/1/1990", ""))
    ]
    assert _outcome(rows, ("birth_date", "blank", ())).numerator == 1
    assert _codes(rows, "birth_date") == [("unrecognised_date", 1)]


def test_levels_with_capitals_in_their_codes_are_compared() -> None:
    """B1 is at least B1, A1 isn't: the language frame's codes are written in capitals."""
    rows: list[dict[str, Cell]] = [{"full_name": str(n), "foreign_language": t} for n, t in enumerate(("B1", "A1"))]
    assert _counts(_outcome(rows, ("foreign_language", "at_least", ("B1",)))) == (1, 2, 0)


def test_alternatives_over_one_range_are_tried_together() -> None:
    """The cell "Trên đại học" is master or doctorate: it is one of the two whichever it is."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "degree": "Trên đại học"}]
    both = _outcome(rows, ("degree", "one_of", ("master",)), ("degree", "one_of", ("doctorate",)))
    assert _counts(both) == (1, 1, 0)


def test_a_known_value_of_an_own_column_wins_over_a_blank() -> None:
    """One person, listed once without and once with a group, is in the group."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "id_number": "12", "Nhóm": group} for group in ("", "Hai")]
    assert _counts(_outcome(rows, ("Nhóm", "one_of", ("Hai",)))) == (1, 1, 0)


def test_a_person_with_and_without_a_unit_is_in_the_unit() -> None:
    """Grouped by unit the person stands in it alone, not under unknown, too."""
    rows: list[dict[str, Cell]] = [
        {"full_name": "A", "id_number": "12", "unit": unit, "degree": "ĐH"} for unit in ("Xã A", "")
    ]
    target = Target("t", LABEL, criterion=Condition(((Term("degree", Test("one_of", ("bachelor",))),),)))
    done = assess(make_roster(rows), TargetSet((target,)), by=["unit"])
    assert [(dict(one.group), one.denominator) for one in done.outcomes] == [({}, 1), ({"unit": "Xã A"}, 1)]


def test_someone_not_born_yet_has_no_age() -> None:
    """A birth date after the as-of date makes the age unknown, not blank and not negative."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "birth_date": "1/1/2035"}]
    criterion = Condition(((Term("age", Test("less_than", (Fraction(40),))),),))
    done = assess(make_roster(rows), TargetSet((Target("t", LABEL, criterion=criterion),)), as_of=dt.date(2020, 12, 31))
    assert _counts(done.outcomes[0]) == (0, 1, 1)


@pytest.mark.parametrize("field", ["full_name", "id_number", "birth_date"])
def test_no_group_names_people(field: str) -> None:
    """A report by name, ID number or birth date is refused."""
    rows: list[dict[str, Cell]] = [{"full_name": "A", "id_number": "12", "birth_date": "1980", "degree": "ĐH"}]
    target = Target("t", LABEL, criterion=Condition(((Term("degree", Test("one_of", ("bachelor",))),),)))
    with pytest.raises(UsageError) as refused:
        assess(make_roster(rows), TargetSet((target,)), by=[field])
    assert refused.value.key == "statistics.private_group"
