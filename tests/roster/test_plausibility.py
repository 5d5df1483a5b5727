"""Findings about what can be read and is hardly right."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.building import make_roster, make_table

AS_OF = dt.date(2020, 12, 31)


def found(roster_findings: object, code: str) -> list[tuple[str, int, list[str]]]:
    """Give field, count and cells of the findings of a code."""
    return [
        (one.field, one.count, [place.cell for place in one.places])
        for one in roster_findings  # type: ignore[attr-defined]
        if one.code == code
    ]


@pytest.mark.parametrize(
    ("born", "odd"),
    [
        ("31/12/2002", False),
        ("01/01/2003", True),
        ("2002", False),
        ("2003", True),
        ("31/12/1944", True),
        ("01/01/1945", False),
        ("1944", True),
        ("2021", True),
        ("", False),
        ("31/02/1980", False),
    ],
)
def test_ages_below_18_or_above_75(born: str, odd: bool) -> None:
    """On 31-12-2020 whoever is certainly under 18 or over 75 is told, never one who may be of age."""
    roster = make_roster([{"full_name": "A", "birth_date": born, "degree": "ĐH"}])
    assert found(roster.checked(AS_OF), "implausible_age") == ([("birth_date", 1, ["B2"])] if odd else [])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        # As a spreadsheet set to American dates keeps 5-3, 11-10, 25-3, 30-4 and the year 1972.
        pytest.param([dt.date(1970, 5, 3), dt.date(1971, 11, 10), "25/03/1970", "30/04/1971", "1972"], 2, id="turned"),
        pytest.param([dt.date(1970, 5, 3), dt.date(1971, 11, 10), dt.date(1970, 3, 25), "30/04/1971"], 0, id="dates"),
        pytest.param([dt.date(1970, 5, 3), dt.date(1971, 11, 10), "05/03/1970", "30/04/1971"], 0, id="texts"),
        pytest.param([dt.date(1970, 5, 3), dt.date(1971, 11, 10)], 0, id="date-cells-alone"),
    ],
)
def test_dates_that_a_spreadsheet_turned(typed: list[dt.date | str], told: int) -> None:
    """Of dates typed day first those with a day up to 12 become date cells with day and month exchanged."""
    roster = make_roster([{"full_name": f"A {n}", "birth_date": one} for n, one in enumerate(typed)])
    cells = ["B2", "B3"][:told]
    assert found(roster.findings, "dates_turned") == ([("birth_date", told, cells)] if told else [])


def test_ages_need_a_date() -> None:
    """Without an as-of date nothing is said; with the roster's own date it is."""
    rows = [{"full_name": "A", "birth_date": "2010"}]
    assert found(make_roster(rows).findings, "implausible_age") == []
    dated = make_roster(make_table(rows, as_of=AS_OF))
    assert found(dated.findings, "implausible_age") == [("birth_date", 1, ["B2"])]


def test_id_numbers_of_a_wrong_length() -> None:
    """Among numbers of 9 and 12 digits one of 13 is told, without its digits."""
    ids = ["036080000001", "0360800000023", "123456789", "", "B1234567"]
    roster = make_roster([{"full_name": "ABCDE"[n], "id_number": one} for n, one in enumerate(ids)])
    assert found(roster.findings, "id_length") == [("id_number", 1, ["B3"])]
    assert all(one.value is None for one in roster.findings if one.code == "id_length")


def test_numbers_of_staff_cards_are_as_long_as_they_are() -> None:
    """Where most numbers have neither 9 nor 12 digits they are no ID cards, and nothing is said."""
    roster = make_roster([{"full_name": "ABC"[n], "id_number": f"10{n}"} for n in range(3)])
    assert found(roster.findings, "id_length") == []


def test_blanks_that_count_as_none() -> None:
    """Two blanks in political theory count as none; a blank degree is unknown and not told as such."""
    levels = ["CC", "", "-"]
    roster = make_roster([{"full_name": "ABC"[n], "degree": "", "political_theory": t} for n, t in enumerate(levels)])
    assert found(roster.findings, "blank_as_none") == [("political_theory", 2, [""])]
