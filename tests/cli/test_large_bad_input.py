"""Large files with something wrong: the line is named, or the row is a finding; never a wrong total."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.cli import main
from cadre_stats.reading.formats.grids import read_file
from cadre_stats.reading.formats.large_text import LargeText

HEADER = "STT,Họ và tên,Số CCCD,Ngày sinh,Giới tính,Đơn vị,Diện quản lý,Trình độ chuyên môn,Lý luận chính trị,Ghi chú"
PEOPLE, ODD = 600, 550
TARGETS = """[[target]]
id = "masters"
criterion = { degree = "at least master", political_theory = "at least intermediate" }
goal = "at least 40%"
"""


def rows(note: str = "") -> list[str]:
    """Make the rows of people, all of them masters of advanced theory."""
    return [
        f"{number},Nguyễn Văn An,0{number:011},05/08/1975,Nam,Xã {number % 5},Tỉnh ủy,Thạc sĩ,Cao cấp,{note}"
        for number in range(1, PEOPLE + 1)
    ]


def changed(change: Callable[[str], str]) -> list[str]:
    """Make the rows with one of them changed, late in the file."""
    return [change(row) if number == ODD else row for number, row in enumerate(rows(), start=1)]


def text(lines: list[str], end: str = "\r\n") -> bytes:
    """Put rows under the header."""
    return (end.join([HEADER, *lines]) + end).encode()


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], tuple[int, dict[str, Any], bool]]:
    """Give what makes a report of a file in blocks of a KiB: exit code, JSON, and whether blocks could be read."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 1 << 10)
    for room in ("grids", "delimited"):
        monkeypatch.setattr(f"cadre_stats.reading.formats.{room}.HEAD", 3000)
    monkeypatch.setattr("cadre_stats.reading.formats.grids.LARGE", 0)
    roster, targets, output = tmp_path / "roster.csv", tmp_path / "targets.toml", tmp_path / "out.json"
    targets.write_text(TARGETS, encoding="utf-8")

    def make(data: bytes) -> tuple[int, dict[str, Any], bool]:
        roster.write_bytes(data)
        code = main(["report", str(roster), "--targets", str(targets), "--output", str(output), "--lang", "en"])
        if code:
            assert not output.exists()
            return code, {}, False
        return (
            0,
            json.loads(output.read_text(encoding="utf-8")),
            isinstance(read_file(str(roster))[0].columns, LargeText),
        )

    return make


Report = Callable[[bytes], tuple[int, dict[str, Any], bool]]


def figures(found: dict[str, Any]) -> tuple[int, int, int, int]:
    """Give people, numerator, denominator and unknown."""
    (one,) = found["outcomes"]
    return found["people"], one["numerator"], one["denominator"], one["unknown"]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_quoted_line_ends_on_the_edges_of_blocks(report: Report, end: str) -> None:
    """A line end inside quotes in every row, so that blocks must end beside it: everybody is counted once."""
    _, found, in_blocks = report(text(rows(f'"theo hồ sơ,{end}cần ""đối"" chiếu"'), end))
    assert in_blocks
    assert figures(found) == (PEOPLE, PEOPLE, PEOPLE, 0)


def test_both_line_ends_in_one_file(report: Report) -> None:
    """CRLF under the header, then LF and CRLF in turn: everybody is counted, the last cell of a row holds no CR."""
    lines = [row + ("\n" if number % 3 else "\r\n") for number, row in enumerate(rows())]
    _, found, in_blocks = report((HEADER + "\r\n" + "".join(lines)).encode())
    assert in_blocks
    assert figures(found) == (PEOPLE, PEOPLE, PEOPLE, 0)
    assert found["findings"] == []


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        pytest.param(text(changed(lambda row: row.replace("Ng", '"Ng'))), ODD + 1, "quote", id="quote-open"),
        pytest.param(text([*rows()[:-1], '600,"Nguyễn']), PEOPLE + 1, "quote", id="quote-open-at-the-end"),
        pytest.param(text(changed(lambda row: row.replace("Ng", "\0Ng"))), ODD + 1, "NUL", id="nul"),
        pytest.param(
            text(rows()).replace(f"\n{ODD},Ng".encode(), f"\n{ODD},".encode() + b"\xff\xfeNg"),
            ODD + 1,
            "UTF-8",
            id="bytes-of-no-encoding",
        ),
        pytest.param(
            text(rows()).replace(
                f"\n{ODD},Nguyễn Văn".encode(), f"\n{ODD},Nguy\u00ea\u0303n V\u0103n".encode("cp1258")
            ),
            ODD + 1,
            "UTF-8",
            id="another-encoding-from-a-late-line",
        ),
        pytest.param(text(rows()) + "Ễ".encode()[:2], PEOPLE + 2, "UTF-8", id="cut-inside-a-letter"),
    ],
)
def test_a_damaged_line_is_named(
    report: Report, data: bytes, line: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 3 with the line of the open quote, the NUL byte or the first byte that is no text; no figure is written."""
    assert report(data)[0] == 3
    error = capsys.readouterr().err
    assert f"roster.csv: line {line}: " in error
    assert says in error


def test_a_row_with_fewer_cells_is_a_finding(report: Report) -> None:
    """A row that breaks off behind the degree: blank theory counts as none, and the row is named."""
    _, found, _ = report(text(changed(lambda row: ",".join(row.split(",")[:8]))))
    assert figures(found) == (PEOPLE, PEOPLE - 1, PEOPLE, 0)
    assert [(one["code"], one["count"], one["where"]["cell"]) for one in found["findings"]] == [
        ("short_row", 1, str(ODD + 1))
    ]


def test_rows_without_their_last_blanks_are_no_finding(report: Report) -> None:
    """What is missing under "Ghi chú" tells nothing about anybody."""
    _, found, _ = report(text(changed(lambda row: row.removesuffix(","))))
    assert figures(found) == (PEOPLE, PEOPLE, PEOPLE, 0)
    assert found["findings"] == []


def test_a_row_with_more_cells_is_a_finding(report: Report) -> None:
    """Cells beyond the header are named; nobody is counted twice or left out."""
    _, found, _ = report(text(changed(lambda row: row + ",thừa")))
    assert figures(found) == (PEOPLE, PEOPLE, PEOPLE, 0)
    assert [(one["code"], one["where"]["cell"]) for one in found["findings"]] == [("extra_cells", f"K{ODD + 1}")]
