"""Of several readings of a sheet the one that most speaks for is taken, with its reason; close ones are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.errors import InputError
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.tables.table import Table
from tests.running import json_of

VIETNAMESE = "STT,Họ và tên,Ngày sinh,Đơn vị,Trình độ chuyên môn,LLCT\n"
ENGLISH = "No,Full name,Date of birth,Unit,Degree,Theory\n"
CODES = "number,full_name,birth_date,unit,a,b\n"
PEOPLE = "1,Lê An,1970,Sở A,ĐH,CC\n2,Hà Bá,1980,Sở B,ThS,TC\n"
NAMED = {"degree": ["ĐH", "ThS"], "political_theory": ["CC", "TC"], "unit": ["Sở A", "Sở B"]}
# Two forms' headers over the same people, and levels that both scales have.
UNDECIDED = (
    "STT,Họ và tên,Trình độ chuyên môn,LLCT\n"
    "STT,Họ và tên,LLCT,Trình độ chuyên môn\n"
    "1,Lê An,Trung cấp,Sơ cấp\n2,Hà Bá,Sơ cấp,Trung cấp\n"
)


def read(text: str, options: ReadOptions | None = None) -> Table:
    """Read a CSV that holds one table."""
    (table,) = read_tables(["-"], options, text.encode()).tables
    return table


def cells(table: Table, field: str) -> list[object]:
    """Give the cells of a field's column, person by person."""
    column = table.column(field)
    return [] if column is None else [column.values[code] for code in column.codes.tolist()]


@pytest.mark.parametrize(
    "header",
    [VIETNAMESE + ENGLISH, ENGLISH + VIETNAMESE, VIETNAMESE + CODES, VIETNAMESE + "1,2,3,4,5,6\n" + ENGLISH],
    ids=["english below", "english above", "codes below", "numbers between"],
)
def test_of_two_headers_the_one_that_names_more_is_taken(header: str) -> None:
    """Headers in two languages are one header; the columns are what the one that is better understood says."""
    table = read(header + PEOPLE)
    assert {field: cells(table, field) for field in NAMED} == NAMED
    assert table.header_rows == (1, header.count("\n"))
    assert table.findings == ()


@pytest.mark.parametrize("turned", [False, True], ids=["right one below", "right one above"])
def test_of_two_headers_the_one_that_the_cells_fit_is_taken(turned: bool) -> None:
    """Where two forms' headers name as many fields, the cells below decide."""
    wrong = "STT,Họ và tên,Ngày sinh,Đơn vị,LLCT,Trình độ chuyên môn\n"
    table = read((VIETNAMESE + wrong if turned else wrong + VIETNAMESE) + PEOPLE)
    assert {field: cells(table, field) for field in NAMED} == NAMED


def test_headings_repeated_in_both_rows_are_one() -> None:
    """A header that was merged and has its texts in every cell now is read as the two rows that it is."""
    header = "STT,Họ và tên,Trình độ,Trình độ\nSTT,Họ và tên,Chuyên môn,LLCT\n"
    table = read(header + "1,Lê An,ĐH,CC\n2,Hà Bá,ThS,TC\n")
    assert (cells(table, "degree"), cells(table, "political_theory")) == (["ĐH", "ThS"], ["CC", "TC"])


def test_two_headers_that_the_cells_fit_alike_are_asked_for() -> None:
    """Two likely readings that give different figures are refused, in both languages, with the option that decides."""
    with pytest.raises(InputError) as caught:
        read(UNDECIDED)
    assert caught.value.key == "reading.two_readings"
    assert all("--header-rows 1" in caught.value.hint(lang) for lang in ("vi", "en"))
    assert caught.value.message("vi") != caught.value.message("en")


@pytest.mark.parametrize(("row", "degrees"), [(1, ["Trung cấp", "Sơ cấp"]), (2, ["Sơ cấp", "Trung cấp"])])
def test_the_header_rows_that_are_named_decide(row: int, degrees: list[str]) -> None:
    """With ``--header-rows`` either of the two headers is taken, for all people below both."""
    assert cells(read(UNDECIDED, ReadOptions(header_rows=(row, row))), "degree") == degrees


def test_inspect_tells_the_reason_and_the_next_best(tmp_path: Path) -> None:
    """The reason counts by hand: six fields, five columns that fit; the English header knows four fields."""
    path = tmp_path / "roster.csv"
    path.write_text(VIETNAMESE + ENGLISH + PEOPLE, encoding="utf-8")
    (file,) = json_of(tmp_path, "inspect", str(path), "--format", "json", "--lang", "en")["files"]
    (sheet,) = file["sheets"]
    assert "political_theory" in sheet["reason"]
    assert "the cells of 5 columns fit it" in sheet["reason"]
    assert "next best: a header in row 2 with 4 fields" in sheet["reason"]
