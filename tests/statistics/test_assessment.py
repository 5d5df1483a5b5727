"""Outcomes of small rosters, counted by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.statistics.assessment import assess, tally
from cadre_stats.statistics.outcome import Assessment, Outcome
from cadre_stats.targets.condition import Condition, Define, Term, Test
from cadre_stats.targets.goal import Goal, Milestones
from cadre_stats.targets.target import Target, TargetSet
from tests.building import make_roster, make_table

LABEL = {"vi": "Chỉ tiêu", "en": "Target"}
AT_LEAST_40 = Goal("at_least", "percent", Fraction(40), Fraction(40))
MASTERS = Condition(((Term("degree", Test("at_least", ("master",))),),))


def _where(field: str, *operands: object, relation: str = "one_of", bare: bool = False) -> Condition:
    return Condition(((Term(field, Test(relation, operands, bare=bare)),),))


def _assess(roster: object, target: Target, **options: object) -> Assessment:
    return assess(roster, TargetSet((target,)), **options)


def _one(roster: object, target: Target, **options: object) -> Outcome:
    return _assess(roster, target, **options).outcomes[0]


def _counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.numerator, outcome.denominator, outcome.unknown, outcome.population_unknown


def _people(*degrees: str, **fields: str) -> list[dict[str, str]]:
    return [{"full_name": f"Người {n}", "degree": degree, **fields} for n, degree in enumerate(degrees)]


def test_levels_ranges_and_unknown_are_counted_apart() -> None:
    """Of six people three are masters or higher, one isn't understood and two are below."""
    roster = make_roster(_people("ThS", "Tiến sĩ", "Trên đại học", "Đại học", "CĐ", "Kinh tế"))
    outcome = _one(roster, Target("t", LABEL, criterion=MASTERS, goal=AT_LEAST_40))
    # "Trên đại học" is master or doctorate: at least a master either way.
    assert _counts(outcome) == (3, 6, 1, 0)
    assert (outcome.status, outcome.share) == ("met", Fraction(1, 2))


def test_a_range_is_unknown_for_an_exact_level() -> None:
    """The cell "Trên đại học" may or may not be exactly a master: unknown, not missed."""
    outcome = _one(
        make_roster(_people("Trên đại học", "Đại học")), Target("t", LABEL, criterion=_where("degree", "master"))
    )
    assert _counts(outcome) == (0, 2, 1, 0)


def test_blank_theory_is_none_and_blank_degree_is_unknown() -> None:
    """A blank counts as none in political theory, with a note, and as unknown in the degree."""
    people = [
        {"full_name": "A", "degree": "", "political_theory": ""},
        {"full_name": "B", "degree": "ĐH", "political_theory": "-"},
    ]
    theory = _assess(make_roster(people), Target("t", LABEL, criterion=_where("political_theory", "none")))
    assert _counts(theory.outcomes[0]) == (2, 2, 0, 0)
    assert [(note.key, dict(note.values)) for note in theory.notes] == [
        ("blanks_counted_as_none", {"field": "political_theory", "people": 2})
    ]
    degree = _one(make_roster(people), Target("t", LABEL, criterion=_where("degree", "bachelor")))
    assert _counts(degree) == (1, 2, 1, 0)


@pytest.mark.parametrize(
    ("relation", "numerator"),
    [("any", 1), ("blank", 4), ("one_of", 4), ("not", 1)],
)
def test_who_says_that_there_is_no_religion_left_nothing_blank(relation: str, numerator: int) -> None:
    """Of five people one is a Buddhist; four have no religion, of whom three say so and one left the cell blank."""
    rows = [{"full_name": text, "religion": text} for text in ("Không", "", "Phật giáo", "K", "Không theo đạo nào")]
    operands = ("none",) if relation in ("one_of", "not") else ()
    done = _assess(make_roster(rows), Target("t", LABEL, criterion=_where("religion", *operands, relation=relation)))
    assert _counts(done.outcomes[0]) == (numerator, 5, 0, 0)
    assert [dict(note.values) for note in done.notes if note.key == "blanks_counted_as_none"] == [
        {"field": "religion", "people": 1}
    ]


def test_no_religion_in_one_record_contradicts_a_religion_in_the_other() -> None:
    """An says "Không" once and "Phật giáo" once: told. Bình's blank cell says nothing beside "Phật giáo"."""
    rows = [
        {"full_name": name, "id_number": number, "religion": text}
        for name, number, text in (
            ("Lê An", "001070000001", "Không"),
            ("Lê An", "001070000001", "Phật giáo"),
            ("Lê Bình", "001070000002", ""),
            ("Lê Bình", "001070000002", "Phật giáo"),
        )
    ]
    target = Target("t", LABEL, criterion=_where("religion", relation="any"))
    for ordered in (rows, rows[::-1]):
        done = _assess(make_roster(ordered), target)
        assert _counts(done.outcomes[0]) == (1, 2, 1, 0)
        assert [(one.code, one.field) for one in done.findings] == [("merged_record_disagrees", "religion")]


def test_a_targets_file_can_make_blanks_unknown() -> None:
    """With [blank] political_theory = "unknown" blanks are unknown."""
    roster = make_roster([{"full_name": "A", "political_theory": ""}])
    target = Target("t", LABEL, criterion=_where("political_theory", "none"))
    outcome = assess(roster, TargetSet((target,), blank={"political_theory": "unknown"})).outcomes[0]
    assert _counts(outcome) == (0, 1, 1, 0)


def test_a_field_that_a_roster_lacks_is_unknown_with_a_finding() -> None:
    """One file has no degree column: its person is unknown, never blank, and the file is named."""
    roster = make_roster(_people("ThS"), [{"full_name": "C"}])
    done = _assess(roster, Target("t", LABEL, criterion=_where("political_theory", "none")))
    assert _counts(done.outcomes[0]) == (0, 2, 2, 0)
    assert [(one.code, one.severity, one.count, one.places[0].file) for one in done.findings] == [
        ("missing_field", "error", 2, "1.csv")
    ]


def test_unknown_membership_stands_apart() -> None:
    """People whose tier isn't known are not in the denominator; they can still make the verdict undetermined."""
    people = [
        *_people("ThS", "ThS", "ĐH", managed_by="Tỉnh ủy quản lý"),
        *_people("ĐH", "ĐH", managed_by=""),
    ]
    target = Target("t", LABEL, population=_where("managed_by", "provincial"), criterion=MASTERS, goal=AT_LEAST_40)
    outcome = _one(make_roster(people), target)
    assert _counts(outcome) == (2, 3, 0, 2)
    assert outcome.status == "met"  # 2/3 now, at worst 2/5
    half = Goal("at_least", "percent", Fraction(50), Fraction(50))
    stricter = Target("t", LABEL, population=target.population, criterion=MASTERS, goal=half)
    assert _one(make_roster(people), stricter).status == "undetermined"


def test_nobody_in_the_population_is_no_data() -> None:
    """A population that matches nobody has no share, gap or shortfall."""
    target = Target("t", LABEL, population=_where("degree", "doctorate"), criterion=MASTERS, goal=AT_LEAST_40)
    outcome = _one(make_roster(_people("ĐH")), target)
    assert (outcome.status, outcome.share, outcome.gap, outcome.short_by) == ("no_data", None, None, None)
    assert [note.key for note in outcome.notes] == ["population_empty"]


def test_people_above_a_bare_level_are_told() -> None:
    """The words "Đại học" alone means exactly; the three people above it are named in a note."""
    roster = make_roster(_people("ĐH", "ThS", "ThS", "TS", "CĐ"))
    outcome = _one(roster, Target("t", LABEL, criterion=_where("degree", "bachelor", bare=True)))
    assert _counts(outcome) == (1, 5, 0, 0)
    assert [(note.key, note.values["people"]) for note in outcome.notes] == [("people_above_level", 3)]


def test_a_person_in_two_units_counts_once_in_each_and_once_in_the_whole() -> None:
    """Someone listed in two units is one of three people, and one in each unit."""
    anyone = {"full_name": "Lê An", "id_number": "001", "degree": "ThS"}
    roster = make_roster(
        [
            {**anyone, "unit": "Xã A"},
            {**anyone, "unit": "Xã B"},
            {**anyone, "full_name": "Tạ B", "id_number": "2", "unit": "Xã B"},
        ]
    )
    done = _assess(roster, Target("t", LABEL, criterion=MASTERS), by=["unit"])
    assert [(dict(one.group), one.denominator) for one in done.outcomes] == [
        ({}, 2),
        ({"unit": "Xã A"}, 1),
        ({"unit": "Xã B"}, 2),
    ]
    assert done.people == 2


@pytest.mark.parametrize(
    ("relation", "patterns", "numerator", "unknown"),
    [
        ("one_of", ("Bí thư*",), 2, 1),  # An and Bình
        ("not", ("Bí thư*",), 1, 1),  # Dũng alone: An is one, whatever else An is
        ("not", ("Chuyên viên", "Kế toán"), 2, 1),  # Bình and Dũng
        ("one_of", ("Phó*",), 1, 1),  # Dũng; the empty cell beside adds no doubt
        ("any", (), 3, 0),  # all but Chi
        ("blank", (), 1, 0),  # Chi alone
    ],
)
def test_who_holds_several_posts_holds_each_and_not_is_none_of_them(
    relation: str, patterns: tuple[str, ...], numerator: int, unknown: int
) -> None:
    """An is Bí thư in one record and Chuyên viên in another; Dũng is named in one and blank in another."""
    posts = [("An", "Chủ tịch HĐND; Bí thư"), ("An", "Chuyên viên"), ("Bình", "Bí thư")]
    posts += [("Chi", ""), ("Dũng", "Phó Bí thư"), ("Dũng", "")]
    ids = {"An": "001070000001", "Bình": "001070000002", "Chi": "001070000003", "Dũng": "001070000004"}
    rows = [{"full_name": name, "id_number": ids[name], "position": post} for name, post in posts]
    target = Target("t", LABEL, criterion=_where("position", *patterns, relation=relation))
    for ordered in (rows, rows[::-1]):
        assert _counts(_one(make_roster(ordered), target)) == (numerator, 4, unknown, 0)


def test_merged_records_that_disagree_are_a_range() -> None:
    """One person once listed as bachelor and once as doctor may be a master: unknown for exactly master."""
    rows = [
        {"full_name": "Lê An", "id_number": "001", "degree": "ĐH"},
        {"full_name": "Lê An", "id_number": "001", "degree": "TS"},
    ]
    done = _assess(make_roster(rows), Target("t", LABEL, criterion=_where("degree", "master")))
    assert _counts(done.outcomes[0]) == (0, 1, 1, 0)
    assert [one.code for one in done.findings] == ["merged_record_disagrees"]


def test_a_known_reading_wins_over_an_unknown_one() -> None:
    """A blank or unclear degree in one record takes nothing from the master's in the other."""
    rows = [{"full_name": "Lê An", "id_number": "001", "degree": text} for text in ("", "ThS", "Kinh tế")]
    assert _counts(_one(make_roster(rows), Target("t", LABEL, criterion=MASTERS))) == (1, 1, 0, 0)


def test_ages_are_completed_years_at_the_as_of_date() -> None:
    """Under 40 on 30-6-2020: born on that day in 1980 is 40; born in 1980 is 39 or 40: unknown."""
    rows = [
        {"full_name": str(n), "birth_date": date} for n, date in enumerate(("30/06/1980", "01/07/1980", "1980", "1981"))
    ]
    target = Target("t", LABEL, criterion=_where("age", Fraction(40), relation="less_than"))
    outcome = _one(make_roster(rows), target, as_of=dt.date(2020, 6, 30))
    assert _counts(outcome) == (2, 4, 1, 0)


def test_an_age_without_a_date_is_refused() -> None:
    """No option, targets file or roster states a date: no age is computed."""
    target = Target("t", LABEL, criterion=_where("age", Fraction(40), relation="less_than"))
    with pytest.raises(UsageError) as refused:
        _assess(make_roster([{"full_name": "A", "birth_date": "1980"}]), target)
    assert refused.value.key == "statistics.no_date"


def test_the_rosters_own_date_is_used_with_a_note() -> None:
    """A date that the only roster states serves where nothing else is given, and the report says so."""
    table = make_table([{"full_name": "A", "birth_date": "30/06/1980"}], as_of=dt.date(2020, 6, 29))
    done = _assess(make_roster(table), Target("t", LABEL, criterion=_where("age", Fraction(40), relation="less_than")))
    assert (done.as_of, done.outcomes[0].numerator) == (dt.date(2020, 6, 29), 1)
    assert [note.key for note in done.notes] == ["as_of_from_roster"]


def test_rosters_of_different_dates_need_a_choice() -> None:
    """Two rosters state two dates: an age is refused, a level is not, and both dates are listed."""
    tables = [
        make_table(
            [{"full_name": "A", "birth_date": "1980", "degree": "ĐH"}], f"{year}.csv", as_of=dt.date(year, 12, 31)
        )
        for year in (2020, 2021)
    ]
    with pytest.raises(UsageError) as refused:
        _assess(make_roster(*tables), Target("t", LABEL, criterion=_where("age", Fraction(40), relation="less_than")))
    assert refused.value.key == "statistics.dates_differ"
    assert [note.key for note in _assess(make_roster(*tables), Target("t", LABEL, criterion=MASTERS)).notes] == [
        "stated_dates_differ"
    ]


@pytest.mark.parametrize(
    ("day", "milestone", "due"),
    [("2020-01-01", 2025, "2025"), ("2025-12-31", 2025, ""), ("2026-01-01", 2030, "2030"), ("2031-01-01", 2030, "")],
)
def test_the_milestone_in_force(day: str, milestone: int, due: str) -> None:
    """In force is the earliest milestone not before the as-of year; after the last one the last. It may not be due."""
    goals = Milestones(((2025, AT_LEAST_40), (2030, Goal("more_than", "percent", Fraction(95), Fraction(95)))))
    outcome = _one(
        make_roster(_people("ThS")), Target("t", LABEL, criterion=MASTERS, goal=goals), as_of=dt.date.fromisoformat(day)
    )
    assert outcome.milestone == milestone
    told = [note.values["due"] for note in outcome.notes if note.key == "due_not_reached"]
    assert told == ([due] if due else [])


def test_exactly_at_a_strict_goal_is_missed_and_told() -> None:
    """80 of 200 misses "more than 40%", and the outcome says that it stands exactly there."""
    strict = Goal("more_than", "percent", Fraction(40), Fraction(40))
    outcome = _one(
        make_roster(_people(*["ThS"] * 80, *["ĐH"] * 120)), Target("t", LABEL, criterion=MASTERS, goal=strict)
    )
    assert (outcome.status, outcome.short_by, [note.key for note in outcome.notes]) == (
        "missed",
        1,
        ["exactly_at_strict_goal"],
    )


def test_where_leaves_out_unknown_people_and_says_how_many() -> None:
    """Of three people one is kept, one is left out, and one isn't known, which a note says."""
    people = [{"full_name": n, "sex": sex, "degree": "ThS"} for n, sex in (("A", "Nữ"), ("B", "Nam"), ("C", ""))]
    done = _assess(make_roster(people), Target("t", LABEL, criterion=MASTERS), where=_where("sex", "female"))
    assert (done.people, done.outcomes[0].denominator) == (1, 1)
    assert ("left_out_unknown", {"people": 1}) in [(note.key, dict(note.values)) for note in done.notes]


def test_a_define_is_a_yes_no_field() -> None:
    """A define is true where its conditions hold and unknown where they are."""
    people = [
        {"full_name": n, "position": p}
        for n, p in (("A", "Bí thư Đảng ủy; Chủ tịch HĐND"), ("B", "Công chức"), ("C", ""))
    ]
    key = Define("key_post", (("vi", "Chủ chốt"),), _where("position", "Chủ tịch*"))
    target = Target("t", LABEL, population=_where("key_post", True))
    done = assess(make_roster(people), TargetSet((target,), defines={"key_post": key}))
    assert _counts(done.outcomes[0]) == (1, 1, 0, 1)


def test_groups_that_fold_alike_are_one_under_the_commonest_spelling() -> None:
    """Spellings of a unit that differ in the tone mark's place, case or spaces are one group."""
    units = ["Xã Hòa Bình", "XÃ HOÀ BÌNH", "Xã  Hòa Bình", "Xã Hoa Binh"]
    people = [{"full_name": str(n), "unit": unit, "degree": "ThS"} for n, unit in enumerate(units)]
    done = _assess(make_roster(people), Target("t", LABEL, criterion=MASTERS), by=["unit"])
    assert [(one.group.get("unit"), one.denominator) for one in done.outcomes] == [
        (None, 4),
        ("Xã Hoa Binh", 1),
        ("Xã Hòa Bình", 3),
    ]


def test_two_groupings_give_subtotals_with_fewer_keys() -> None:
    """By tier and sex: the whole, each tier, each sex within it."""
    people = [
        {"full_name": "A", "admin_level": "Xã", "sex": "Nam", "degree": "ThS"},
        {"full_name": "B", "admin_level": "Tỉnh", "sex": "Nữ", "degree": "ThS"},
        {"full_name": "C", "admin_level": "Xã", "sex": "", "degree": "ĐH"},
    ]
    done = _assess(make_roster(people), Target("t", LABEL, criterion=MASTERS), by=["admin_level", "sex"])
    assert [(dict(one.group), one.numerator, one.denominator) for one in done.outcomes] == [
        ({}, 2, 3),
        ({"admin_level": "province"}, 1, 1),
        ({"admin_level": "province", "sex": "female"}, 1, 1),
        ({"admin_level": "commune"}, 1, 2),
        ({"admin_level": "commune", "sex": "male"}, 1, 1),
        ({"admin_level": "commune", "sex": None}, 0, 1),
    ]


def test_tallies_of_disjoint_people_add() -> None:
    """The tally of two files together equals the sum of the tallies of each."""
    one, two = _people("ThS", "ĐH", "Kinh tế"), _people("TS", "Trên đại học")
    targets = TargetSet((Target("t", LABEL, criterion=_where("degree", "master"), goal=AT_LEAST_40),))
    both = tally(make_roster(one, two), targets)
    assert tally(make_roster(one), targets) + tally(make_roster(two), targets) == both
