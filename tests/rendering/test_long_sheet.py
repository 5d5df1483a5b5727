"""The workbook of one long sheet: other people's readers find every cell as it was, by its type."""

from __future__ import annotations

import csv
import random
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from cadre_stats.rendering.long_sheet import SheetCell, write_long_sheet

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NASTY = (
    "=1+1",
    "+84 912",
    "-5",
    "@x",
    "007",
    "1e5",
    "TRUE",
    "2020-12-31",
    "#REF!",
    "_x0041_",
    "<b>&amp;</b>",
    "]]>",
    "\"'",
    " hai đầu ",
    "Nguyễn 𝄞 Hà Nội",
    "\ufffd",
)
LONGEST = "a" * 32_767  # so many letters a cell of Excel holds
NUMBERS = (0, 1, -5, 1.5, 0.1 + 0.2, 2**53, 1e-9, 1e22, -0.25)
HEAD = ("unit", "<&>", "số", "=SUM(A1)", "unit ")


def columns(rows: int) -> list[list[SheetCell]]:
    """Give five columns: texts with holes, the longest at the end, distinct texts, numbers, a mix of all, nothing."""
    rng = random.Random(5)
    mixed: list[SheetCell] = [*NASTY, *NUMBERS, None]
    longest = [LONGEST] * min(rows, 1)
    return [
        [rng.choice((*NASTY, None)) for _ in range(rows - len(longest))] + longest,
        [f"Xã {number}" for number in range(rows)],
        [rng.choice(NUMBERS) for _ in range(rows)],
        [rng.choice(mixed) for _ in range(rows)],
        [None] * rows,
    ]


@pytest.mark.parametrize("rows", [0, 1, 4_100])
def test_every_cell_comes_back(rows: int) -> None:
    """With openpyxl each text is a text, each number that number, and no cell stands where none was."""
    cells = columns(rows)
    sheet = openpyxl.load_workbook(BytesIO(write_long_sheet("normalised", HEAD, cells))).active
    assert sheet is not None
    found = list(sheet.iter_rows(max_col=len(HEAD)))
    assert [cell.value for cell in found[0]] == list(HEAD)
    assert [[cell.value for cell in row] for row in found[1:]] == [list(row) for row in zip(*cells, strict=True)]
    kinds = {str: "s", int: "n", float: "n", type(None): "n"}
    assert all(cell.data_type == kinds[type(cell.value)] for row in found for cell in row)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:E{rows + 1}"


def test_another_reader_finds_the_same() -> None:
    """calamine, which goes by the names of cells, gives the same rows; blank cells are empty texts there."""
    cells = columns(2_500)
    sheet = CalamineWorkbook.from_filelike(BytesIO(write_long_sheet("normalised", HEAD, cells))).get_sheet_by_index(0)
    expected = [["" if cell is None else cell for cell in row] for row in zip(*cells, strict=True)]
    assert sheet.to_python() == [list(HEAD), *expected]


def test_the_same_cells_give_the_same_bytes() -> None:
    """Nothing of the moment or the machine stands in the file; the count of texts is that of the cells."""
    cells = columns(300)
    data = write_long_sheet("normalised", HEAD, cells)
    assert data == write_long_sheet("normalised", HEAD, [list(column) for column in cells])
    texts = zipfile.ZipFile(BytesIO(data)).read("xl/sharedStrings.xml")
    count = sum(isinstance(cell, str) for column in cells for cell in column) + len(HEAD)
    assert f' count="{count}"'.encode() in texts
    assert f' uniqueCount="{texts.count(b"<si>")}"'.encode() in texts


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_same(tmp_path: Path) -> None:
    """LibreOffice opens it and writes the same texts and numbers."""
    assert SOFFICE is not None
    cells = columns(2_500)
    (tmp_path / "long.xlsx").write_bytes(write_long_sheet("normalised", HEAD, cells))
    # Comma, quotes, UTF-8, numbers as they are and not as they are shown.
    writing = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", writing, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "long.xlsx")], check=True, capture_output=True, timeout=180)
    with (tmp_path / "long.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == list(HEAD)
    for found, row in zip(rows, zip(*cells, strict=True), strict=True):
        for one, cell in zip(found, row, strict=True):
            assert (one == (cell or "")) if isinstance(cell, str | None) else (float(one) == pytest.approx(cell))
