"""The sample rosters are what the script makes, of people who can't exist."""

from __future__ import annotations

import csv
import io
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from make_samples import PLACES, holds, main, sample_files
from samples.people import deal

ROOT = Path(__file__).resolve().parents[2]
FILES = dict(sample_files())


@pytest.mark.parametrize("name", FILES)
def test_the_committed_files_are_what_the_script_makes(name: str) -> None:
    """A sample in the repository holds what the script writes, part for part."""
    assert holds((ROOT / "data" / "samples" / name).read_bytes()) == holds(FILES[name])


def test_another_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """A fresh interpreter with another hash seed writes every file byte for byte."""
    script = ROOT / "scripts" / "make_samples.py"
    command = [sys.executable, str(script), "--output", str(tmp_path)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": "7", "PYTHONUTF8": "1"})
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES


def test_check_names_a_file_that_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--check`` exits 1 and names what is not what the script writes."""
    assert main(["--output", str(tmp_path)]) == 0
    (tmp_path / "tp-hcm" / "quan-3-phuong.csv").write_text("x", encoding="utf-8")
    assert main(["--check", "--output", str(tmp_path)]) == 1
    assert "tp-hcm/quan-3-phuong.csv" in capsys.readouterr().err


@pytest.mark.parametrize("place", PLACES)
def test_a_place_has_both_formats_and_targets(place: str) -> None:
    """Every place has a CSV, a workbook and a targets file."""
    endings = {name.rpartition(".")[2] for name in FILES if name.startswith(place)}
    assert endings == {"csv", "xlsx"}
    assert (ROOT / "data" / "samples" / place / "targets.toml").is_file()


@pytest.mark.parametrize("name", FILES)
def test_every_id_number_is_one_that_no_authority_issues(name: str) -> None:
    """ID numbers have twelve digits and begin with 000, no province's code; in a roster none occurs twice."""
    numbers = [text for row in cells(name, FILES[name]) for text in row if re.fullmatch(r"\d{9}|\d{12}", text)]
    assert all(number.startswith("000") and len(number) == 12 for number in numbers)
    assert len(set(numbers)) == len(numbers) or name == "training/tp-hcm/tan-binh.csv"  # sent twice


def test_a_quota_that_does_not_add_up_is_refused() -> None:
    """The counts of spellings must cover a group exactly: the figures rest on them."""
    with pytest.raises(ValueError, match="a quota of 3 for 4 people"):
        deal(random.Random(1), {"ThS": 1, "ĐH": 2}, 4)


def cells(name: str, content: bytes) -> list[list[str]]:
    """Give the cells of a sample as text."""
    if name.endswith(".csv"):
        text = content.decode("utf-8-sig")
        delimiter = max(",;\t", key=text.count)
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    book = load_workbook(io.BytesIO(content))
    return [
        ["" if v is None else str(v) for v in row] for tab in book.worksheets for row in tab.iter_rows(values_only=True)
    ]
