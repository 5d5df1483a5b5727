"""Rosters of many agencies, through the command line: people and levels exact, headers, kinds of rows, findings."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cadre_stats.cli import main
from tests.reading.agencies import AGENCIES, Agency
from tests.running import json_of

READ = [agency for agency in AGENCIES if agency.people]
REFUSED = [agency for agency in AGENCIES if not agency.people]


@pytest.mark.parametrize("agency", READ, ids=lambda agency: agency.name)
def test_a_roster_as_its_agency_lays_it_out(agency: Agency, tmp_path: Path) -> None:
    """Everybody is read with what the roster tells of them; each row is of its kind, and every doubt is a finding."""
    path, tidy = tmp_path / f"roster.{agency.ending}", tmp_path / "tidy.csv"
    path.write_bytes(agency.data)
    assert main(["normalise", str(path), "--names", "--output", str(tidy), "--lang", "en", "--quiet"]) == 0
    with tidy.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    known = [dict(zip(agency.fields, person, strict=True)) for person in agency.people]
    told = [name for name in agency.fields if any(person[name] != "-" for person in known)]
    assert [{name: record.get(name) for name in told} for record in records] == [
        {name: person[name] for name in told} for person in known
    ]

    (seen,) = json_of(tmp_path, "inspect", str(path), "--format", "json")["files"]
    read = [sheet for sheet in seen["sheets"] if sheet["used"]]
    assert [(sheet["name"], *sheet["header_rows"]) for sheet in read] == list(agency.headers)
    counted = {kind: sum(sheet["rows"][kind] for sheet in read) for kind in read[0]["rows"]}
    if agency.kinds is not None:
        assert {kind: number for kind, number in counted.items() if number} == agency.kinds
    assert {sheet["as_of"] for sheet in read if sheet["as_of"]} == ({agency.as_of} if agency.as_of else set())
    doubts = [(one["code"], one["where"]["cell"]) for one in seen["findings"] if one["severity"] != "info"]
    assert doubts == list(agency.findings)


@pytest.mark.parametrize("agency", REFUSED, ids=lambda agency: agency.name)
def test_a_sheet_that_is_no_roster(agency: Agency, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is read from it, and a person is told why."""
    path = tmp_path / f"roster.{agency.ending}"
    path.write_bytes(agency.data)
    assert main(["normalise", str(path), "--lang", "en"]) == 3
    assert "roster" in capsys.readouterr().err
