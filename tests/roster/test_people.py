"""Which records are one person: the contract's rule, compared with a plain pairwise reading of it."""

from __future__ import annotations

import random
from itertools import combinations, permutations

import numpy as np
import pytest

from cadre_stats.reading.cells.grid import CellColumn
from cadre_stats.reading.tables.table import Table
from cadre_stats.record import replace
from cadre_stats.roster.column import MISSING, RosterColumn
from cadre_stats.roster.findings import findings_of
from cadre_stats.roster.identity import Identity, unit_keys
from cadre_stats.roster.telling_apart import tell_apart
from tests.building import make_roster, make_table

Record = dict[str, str | None]

AN = {
    "full_name": "Nguyễn Văn An",
    "birth_date": "01/02/1980",
    "sex": "Nam",
    "unit": "Xã A",
    "id_number": "036080000001",
}


def _person(**changes: str | None) -> Record:
    return {**AN, **changes}


@pytest.mark.parametrize(
    ("other", "people", "suspects"),
    [
        pytest.param({}, 1, 0, id="all-equal"),
        pytest.param({"unit": "Xã B", "birth_date": None, "sex": None}, 1, 0, id="same-id-and-name"),
        pytest.param({"full_name": "NGUYỄN  VĂN AN"}, 1, 0, id="name-in-capitals"),
        pytest.param({"full_name": "Trần Văn Bình"}, 2, 1, id="same-id-other-name"),
        pytest.param({"id_number": None}, 1, 0, id="one-id-missing"),
        pytest.param({"id_number": "036080000002"}, 2, 0, id="ids-contradict"),
        pytest.param({"id_number": None, "unit": "Xã B"}, 2, 1, id="other-unit"),
        pytest.param({"unit": "Xã B", "id_number": "036080000002"}, 2, 0, id="other-unit-ids-contradict"),
        pytest.param({"id_number": None, "unit": "Xã B", "sex": "Nữ"}, 2, 0, id="other-unit-other-sex"),
        pytest.param({"id_number": None, "unit": "Xã B", "birth_date": "1980"}, 2, 0, id="other-unit-year-alone"),
        pytest.param({"id_number": None, "sex": None}, 2, 1, id="sex-missing-in-one"),
        pytest.param({"id_number": None, "birth_date": "1980"}, 2, 1, id="year-of-birth-alone"),
        pytest.param({"id_number": None, "birth_date": "1981"}, 2, 0, id="other-year"),
        pytest.param({"id_number": None, "full_name": "Nguyễn Văn Ân"}, 2, 0, id="other-tone"),
    ],
)
def test_two_records(other: Record, people: int, suspects: int) -> None:
    """Two records are one person, two, or two with a suspicion, as the contract says."""
    roster = make_roster([_person(), _person(**other)])
    assert (roster.people.count, len(roster.people.suspects)) == (people, suspects)


def test_a_roster_without_units_is_one_unit_per_file() -> None:
    """The same name, date and sex in two files without units are two people, in one file one."""
    record = {"full_name": "Lê Thị Bé", "birth_date": "03/04/1990", "sex": "Nữ"}
    assert make_roster([record, record]).people.count == 1
    assert make_roster([record], [record]).people.count == 2


def _listed(header: str, *records: Record) -> Table:
    """Make a file of records whose ID numbers stand under a header."""
    table = make_table(records, f"{header}.csv")
    columns = [replace(one, header=(header,)) if one.field == "id_number" else one for one in table.columns]
    return replace(table, columns=tuple(columns))


@pytest.mark.parametrize("header", ["Số thẻ Đảng", "Mã nhân viên", "Mã GV", "so_the_dang_vien", "MSNV", "Số CMND"])
def test_numbers_of_other_kinds_do_not_contradict(header: str) -> None:
    """Three people on a list with identity cards, two of them on another with other numbers, are three."""
    others = (_person(full_name="Lê Thị Ba", id_number="036080000002"), _person(full_name="Vũ Ca", id_number="3"))
    cards = _listed("Số CCCD", _person(), *others)
    other = _listed(header, _person(id_number="37000001"), _person(full_name="Lê Thị Ba", id_number="37000002"))
    assert make_roster(cards, other).people.count == make_roster(other, cards).people.count == 3
    of_another_unit = _listed(header, _person(id_number="37000001", unit="Xã B"))
    assert make_roster(cards, of_another_unit).people.count == 4


def test_an_identity_card_in_another_column_contradicts() -> None:
    """Two people of one name and birth date have two cards, whatever the columns are called."""
    cards = _listed("Số CCCD", _person()), _listed("Mã định danh", _person(id_number="036080000002"))
    assert make_roster(*cards).people.count == 2


@pytest.mark.parametrize("header", ["Số CCCD", "Số CMND", "Số thẻ Đảng"])
def test_a_card_is_one_persons(header: str) -> None:
    """Cards of the state and the Party are numbered for the whole country: another birth date is a mistake."""
    roster = make_roster(_listed(header, _person(), _person(unit="Xã B", birth_date="05/09/1990")))
    assert roster.people.count == 1


def test_codes_of_agencies_are_their_own() -> None:
    """GV01 of one school and GV01 of another, born on other days, are two; whoever was born the same day is one."""
    born = [
        _person(id_number="GV01", birth_date=day, unit=unit) for day, unit in (("01/02/1980", "A"), ("05/09/1990", "B"))
    ]
    again, unknown = {**born[0], "unit": "C"}, {**born[0], "unit": "D", "birth_date": None}
    for order in permutations([*born, again]):
        roster = make_roster(_listed("Mã GV", *order))
        assert (roster.people.count, len(roster.people.suspects)) == (2, 1)
    assert make_roster(_listed("Mã GV", born[0], again, unknown)).people.count == 1
    assert {make_roster(_listed("Mã GV", *order)).people.count for order in permutations([*born, unknown])} == {3}


def test_one_card_with_two_birth_dates_is_told() -> None:
    """Who is made one person by an identity card and born on two days is named, whichever fields are asked for."""
    roster = make_roster([_person(degree="Đại học"), _person(degree="Đại học", birth_date="05/09/1990")])
    assert roster.people.count == 1
    told = [(one.code, one.field) for one in findings_of(roster, ["degree"])]
    assert told == [("merged_record_disagrees", "birth_date")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("36080001234", "036080001234", id="a-zero-lost-in-a-text"),
        pytest.param("1080001234", "001080001234", id="both-zeros-of-Hanoi"),
        pytest.param("11234567", "011234567", id="a-former-card"),
        pytest.param("036080001234 (cấp 01/01/2020)", "036080001234", id="day-of-issue-beside-it"),
        pytest.param("CMND 111234567; CCCD 036080001234", "036080001234", id="both-cards"),
        pytest.param("O36O80001234", "036080001234", id="letters-for-zeros"),
        pytest.param("０３６０８０００１２３４", "036080001234", id="wide-digits"),
    ],
)
def test_one_number_written_in_two_ways(one: str, other: str) -> None:
    """In two files without units one number makes one person, however it was typed or what a spreadsheet did to it."""
    assert make_roster([_person(unit=None, id_number=one)], [_person(unit=None, id_number=other)]).people.count == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("036080001234", "036080001235", id="another-person"),
        pytest.param("01080001234", "001080001234", id="a-digit-too-few-behind-a-zero"),
        pytest.param("036080001234, 036080001235", "036080001234", id="two-of-one-kind"),
    ],
)
def test_numbers_that_are_not_one(one: str, other: str) -> None:
    """Numbers that differ otherwise than by lost zeros and words beside them are of two people."""
    assert make_roster([_person(id_number=one)], [_person(id_number=other)]).people.count == 2


def test_former_and_present_cards_of_one_column() -> None:
    """Under "CMND/CCCD" a number of nine digits doesn't contradict one of twelve; two of nine contradict each other."""
    cards = [
        _listed("Số CMND/CCCD", _person(id_number=number)) for number in ("036080000001", "111234567", "111234568")
    ]
    assert make_roster(cards[0], cards[1]).people.count == 1
    assert make_roster(cards[1], cards[2]).people.count == 2


def test_lost_zeros_are_told_of_identity_cards_alone() -> None:
    """11 digits under "Số CCCD" are told; a Party card of 8 digits is as long as it is."""
    for header, told in (("Số CCCD", [("id_padded", 1)]), ("Số thẻ Đảng", [])):
        roster = make_roster(_listed(header, _person(id_number="36080001234" if told else "37000001")))
        assert [(one.code, one.count) for one in findings_of(roster, ["degree"]) if one.field == "id_number"] == told


def test_people_listed_again_where_no_unit_is_named_are_told() -> None:
    """Two women of three people stand on a second sheet that names no unit: they count twice, and it is told."""
    people = [_person(), _person(full_name="Lê Thị Ba", sex="Nữ"), _person(full_name="Vũ Thị Ca", sex="Nữ")]
    people = [{**one, "id_number": None} for one in people]
    bare = [{name: text for name, text in one.items() if name != "unit"} for one in people]
    sheets = make_table(bare, "a.xlsx", sheet="Tất cả"), make_table(bare[1:], "a.xlsx", sheet="Nữ")
    copies = make_table(bare, "a.csv"), make_table(bare[1:], "b.csv")
    beside = make_table(people, "a.csv"), make_table(bare[1:], "b.csv")
    for tables in (sheets, copies, beside):
        for order in permutations(tables):
            roster = make_roster(*order)
            assert (roster.people.count, len(roster.people.suspects)) == (5, 2)
    in_two_units = make_table(people, "a.csv"), make_table([{**one, "unit": "Xã B"} for one in people], "b.csv")
    roster = make_roster(*in_two_units)
    assert (roster.people.count, roster.people.suspects) == (6, ((0, 3), (1, 4), (2, 5)))


def test_sameness_is_transitive() -> None:
    """A record that agrees with two others by different rules makes all three one person."""
    first = _person(unit="Xã A")
    second = _person(unit="Xã B")
    third = _person(unit="Xã B", id_number=None)
    assert make_roster([first, third, second]).people.count == 1


def _same(a: Record, b: Record) -> bool:
    """Read the contract's sentence word for word."""
    names = a["full_name"] is not None and a["full_name"] == b["full_name"]
    if names and a["id_number"] is not None and a["id_number"] == b["id_number"]:
        return True
    contradict = None not in (a["id_number"], b["id_number"]) and a["id_number"] != b["id_number"]
    born = a["birth_date"] is not None and len(a["birth_date"]) == 10 and a["birth_date"] == b["birth_date"]
    return names and born and not contradict and a["sex"] == b["sex"] and a["unit"] == b["unit"]


def _count(records: list[Record]) -> int:
    root = list(range(len(records)))
    for i, j in combinations(range(len(records)), 2):
        if _same(records[i], records[j]):
            old, new = root[j], root[i]
            root = [new if one == old else one for one in root]
    return len(set(root))


@pytest.mark.parametrize("seed", range(60))
def test_people_equal_a_pairwise_reading_of_the_rule(seed: int) -> None:
    """On crowded random rosters of one file the number of people equals the rule applied pair by pair."""
    rng = random.Random(seed)
    pools = {
        "full_name": ["Nguyễn Văn An", "Trần Thị Bích", "Lê Văn Cường"],
        "birth_date": ["01/02/1980", "02/02/1980", "1980", None],
        "sex": ["Nam", "Nữ", None],
        "unit": ["Xã A", "Xã B", None],
        "id_number": ["036080000001", "036080000002", "036080000003", None, None],
    }
    records = [{field: rng.choice(pool) for field, pool in pools.items()} for _ in range(rng.randint(2, 25))]
    assert make_roster(records).people.count == _count(records)
    shuffled = rng.sample(records, len(records))
    assert make_roster(shuffled).people.count == _count(records)


@pytest.mark.parametrize("odd", [None, "A 1", "036.080"])
def test_equal_ids_are_found_among_very_many(odd: str | None) -> None:
    """Of 100,000 records under one name as many are people as there are different ID numbers; odd ones count, too."""
    draw = random.Random(3)
    ids = [f"{draw.randrange(60_000):012}" for _ in range(100_000)]
    ids[70_000] = ids[5] = odd or ids[5]
    cells, names = CellColumn.of(ids), CellColumn.of(["Nguyễn An"] * len(ids))
    missing = RosterColumn("sex", np.full(len(ids), MISSING, dtype=np.int32), (), ())
    people = tell_apart(
        Identity(
            RosterColumn("id_number", cells.codes, cells.values, cells.values),
            RosterColumn("full_name", names.codes, names.values, names.values),
            missing,
            missing,
            missing,
            np.zeros(len(ids), dtype=np.int32),
        )
    )
    assert people.count == len(set(ids) - {"0" * 12}) + ids.count("0" * 12)
    same: dict[str, set[int]] = {}
    for text, person in zip(ids, people.person.tolist(), strict=True):
        same.setdefault(text, set()).add(person)
    assert all(len(persons) == 1 for text, persons in same.items() if text.strip("0"))


def test_who_serves_in_two_units_is_told() -> None:
    """An, by the ID number, and Ba, who stands twice in one unit and once in another, each count once in the whole."""
    ba = _person(full_name="Lê Ba", id_number="036080000002")
    ca = _person(full_name="Vũ Ca", id_number="036080000003")
    rows = [
        _person(),
        _person(unit="Xã B"),
        {**ba, "unit": "Xã C"},
        {**ba, "unit": "XÃ C"},
        {**ba, "unit": "Xã D"},
        {**ca, "unit": "Xã E"},
        {**ca, "unit": ""},
    ]
    roster = make_roster(rows)
    told = [one for one in findings_of(roster, ["degree"]) if one.code == "in_several_units"]
    assert (roster.people.count, [(one.severity, one.field, one.count) for one in told]) == (3, [("info", "unit", 2)])
    assert not [one for one in findings_of(make_roster(rows[2:4]), ["degree"]) if one.code == "in_several_units"]


def test_people_of_a_file_are_not_its_rows() -> None:
    """An stands twice in the first file and once in the second, Ba once in each, Ca in the second: 2 and 3 people."""
    ba, ca = (_person(full_name=name, id_number=f"03608000000{n}") for n, name in ((2, "Lê Ba"), (3, "Vũ Ca")))
    roster = make_roster([_person(), ba, _person(unit="Xã B")], [ca, _person(unit="Xã C"), ba])
    assert roster.people.of_tables(roster.starts) == [2, 3]
    assert roster.people.of_tables_among(roster.starts, np.array([0, 2, 3, 5])) == [1, 2]
    assert make_roster([ba, ca]).people.of_tables_among(np.array([0, 1, 2]), np.array([1])) == [0, 1]


def test_a_unit_of_many_agencies_is_another_in_each() -> None:
    """However many units and agencies there are, the parts of two agencies named alike are two units."""
    many = 1 << 16
    names = [f"Tổ {number}" for number in range(many)]
    units = RosterColumn("unit", np.array([0, 0, many - 1], dtype=np.int32), names, names)
    none = RosterColumn("other", np.full(3, MISSING, dtype=np.int32), (), ())
    agency = np.array([0, many, 1], dtype=np.int32)
    keys = unit_keys(Identity(none, none, none, none, units, np.zeros(3, dtype=np.int32), agency=agency))
    assert len(set(keys.tolist())) == 3
