"""A workbook whose figures are formulas: their present values, and what they give when they are counted again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cadre_stats.cli import main
from cadre_stats.errors import OutputError
from cadre_stats.rendering.book import check_rows

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
recalculates = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
Cells = dict[tuple[str, str], object]

# The sheets that show targets.
OUTCOMES = {"Tổng hợp", "Đơn vị"}
# Every relation in percent and in people, ranges, bare levels, lists, texts, a define, nobody, and who isn't known.
TARGETS = """
title = "Chỉ tiêu"
as_of = 2020-12-31
[define.young]
label = "Dưới 40 tuổi"
where = { age = "under 40" }
[[target]]
id = "a"
label = "Thạc sĩ trở lên"
criterion = { degree = "at least master" }
goal = "at least 40%"
[[target]]
id = "b"
label = "Đúng đại học"
criterion = { degree = "bachelor" }
goal = "more than 25%"
due = 2030
[[target]]
id = "c"
label = "Nữ có lý luận chính trị"
population = { sex = "female" }
criterion = { political_theory = "at least intermediate" }
goal = "35–60%"
[[target]]
id = "d"
label = "Cao cấp trong số từ thạc sĩ"
population = { degree = "at least master" }
criterion = { political_theory = "at least advanced" }
goal = "at least 2 people"
[[target]]
id = "e"
label = "Bí thư"
population = [{ position = "Bí thư*" }, { degree = "doctorate" }]
criterion = { degree = ["master", "doctorate"], young = false }
goal = "not more than 70%"
[[target]]
id = "f"
label = "Trẻ"
criterion = { young = true }
goal = "less than 5 people"
[[target]]
id = "g"
label = "Không ai"
population = { position = "Không ai giữ" }
criterion = { degree = "at least master" }
goal = "exactly 50%"
[[target]]
id = "h"
label = "Chỉ số"
criterion = { political_theory = "not none" }
"""
PEOPLE = [
    ("Xã A*", "Nam", "1970", "Bí thư", "Thạc sĩ", "Cao cấp"),
    ("Xã A*", "Nữ", "1985", "Phó Bí thư", "Tiến sĩ", "Trung cấp"),
    ("Xã A*", "Nữ", "1980", "Chủ tịch", "Đại học", ""),
    ("Xã A*", "", "", "Bí thư Đoàn", "Kinh tế", "Sơ cấp"),
    ("=1+1", "Nữ", "1990", "Bí thư", "Trên đại học", "Trung cấp"),
    ("=1+1", "Nam", "1982", "Văn thư", "Cao đẳng", ""),
    ("=1+1", "Nữ", "1981", "Văn thư", "", "Cao cấp"),
    ("001", "Nam", "1960", "Kế toán", "Đại học", "Trung cấp"),
    ("1", "Nữ", "1999", "Kế toán", "Thạc sĩ", "Không hiểu"),
    ("", "Nam", "1975", "Bí thư", "Trung cấp", "Trung cấp"),
]


def report(folder: Path, people: list[tuple[str, ...]], *options: str) -> bytes:
    """Report the people against the targets by unit; give the workbook."""
    lines = ["Họ và tên,Đơn vị,Giới tính,Năm sinh,Chức vụ,Trình độ chuyên môn,Lý luận chính trị"]
    lines += [",".join((f"Người {number}", *person)) for number, person in enumerate(people)]
    (folder / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "targets.toml").write_text(TARGETS, encoding="utf-8")
    output = folder / "out.xlsx"
    given = ["report", str(folder / "roster.csv"), "--targets", str(folder / "targets.toml"), "--by", "unit"]
    assert main([*given, "--lang", "vi", "--output", str(output), "--force", *options]) == 0
    return output.read_bytes()


def values(book: Workbook) -> Cells:
    """Give the value of every cell."""
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet for cell in row}


def figures(data: bytes) -> Cells:
    """Give the present values of a workbook, without its sheets of data."""
    own = {"Dữ liệu", "Thang bậc", "Số đếm"}
    return {
        key: value for key, value in values(load_workbook(BytesIO(data), data_only=True)).items() if key[0] not in own
    }


def recalculated(folder: Path, data: bytes, changes: Mapping[str, str]) -> Cells:
    """Change cells of the data sheet, take every present value away, and let LibreOffice count anew."""
    assert SOFFICE is not None
    book = load_workbook(BytesIO(data))
    for cell, text in changes.items():
        book["Dữ liệu"][cell] = text
    book.save(folder / "changed.xlsx")  # openpyxl writes formulas without values
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    done = folder / "recalculated"
    subprocess.run([*command, "--outdir", str(done), str(folder / "changed.xlsx")], check=True, capture_output=True)
    return values(load_workbook(done / "changed.xlsx", data_only=True))


def differences(wanted: Cells, found: Cells) -> dict[tuple[str, str], tuple[object, object]]:
    """Give the cells that differ; numbers may differ in the last bits of a double."""
    return {key: (value, found.get(key)) for key, value in wanted.items() if not _alike(value, found.get(key))}


def _alike(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-12, abs=1e-12)
    return (None if one == "" else one) == (None if other == "" else other)


def test_every_figure_is_a_formula_beside_the_value_it_has(tmp_path: Path) -> None:
    """The present values are those of the workbook without formulas; every number of a table is a formula."""
    plain, live = report(tmp_path, PEOPLE), report(tmp_path, PEOPLE, "--formulas")
    assert differences(figures(plain), figures(live)) == {}
    book = load_workbook(BytesIO(live))
    goal = {cell.column for row in book["Đơn vị"] for cell in row if cell.value == "Mức chỉ tiêu"}
    for name in ("Tổng hợp", "Đơn vị", "Trình độ chuyên môn", "Giới tính"):
        numbers = [
            cell
            for row in load_workbook(BytesIO(plain))[name]
            for cell in row
            if cell.data_type == "n"
            and cell.value is not None
            and not (name in {"Tổng hợp", "Đơn vị"} and cell.column in goal)
        ]
        assert numbers
        assert {book[name][cell.coordinate].data_type for cell in numbers} == {"f"}


def test_no_name_stands_in_the_workbook(tmp_path: Path) -> None:
    """The data sheet holds levels and groups, neither names nor positions nor birth dates."""
    texts = {str(value) for value in values(load_workbook(BytesIO(report(tmp_path, PEOPLE, "--formulas")))).values()}
    assert not any(text.startswith("Người ") for text in texts)
    assert "1970" not in texts
    assert "Bí thư Đoàn" not in texts


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    """A sheet takes 1,048,576 rows; one more is an error, for a workbook would leave it out in silence."""
    check_rows(1_048_576)
    with pytest.raises(OutputError) as refused:
        check_rows(1_048_577)
    assert "1048577" in refused.value.message("en")


@pytest.mark.parametrize("options", [("--format", "csv"), ("--rounding", "truncate")])
def test_where_formulas_cannot_be_had_they_are_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    """In another format, and with truncated shares: exit 2."""
    report(tmp_path, PEOPLE)
    given = ["report", str(tmp_path / "roster.csv"), "--output", str(tmp_path / "x.xlsx"), "--formulas"]
    assert main([*given, *options]) == 2
    assert not (tmp_path / "x.xlsx").exists()


@recalculates
@pytest.mark.slow
def test_counted_again_every_cell_is_the_same(tmp_path: Path) -> None:
    """Without a change LibreOffice gives every cell the value it had."""
    data = report(tmp_path, PEOPLE, "--formulas")
    assert differences(figures(data), recalculated(tmp_path, data, {})) == {}


@recalculates
@pytest.mark.slow
@pytest.mark.parametrize(
    ("person", "field", "level", "shown"),
    [
        (2, 4, "Thạc sĩ", "Thạc sĩ"),
        (0, 4, "Cao đẳng", "Cao đẳng"),
        (4, 4, "Tiến sĩ", "Tiến sĩ"),
        (3, 4, "Đại học", "Đại học"),
        (7, 5, "Cử nhân", "Cử nhân"),
        (5, 5, "Cao cấp", "Cao cấp"),
    ],
)
def test_a_changed_level_changes_the_figures_as_a_new_run_does(
    person: int, field: int, level: str, shown: str, tmp_path: Path
) -> None:
    """The counts, shares and verdicts are those of a roster with the level changed."""
    data = report(tmp_path, PEOPLE, "--formulas")
    heading = {4: "Trình độ chuyên môn", 5: "Lý luận chính trị"}[field]
    sheet = load_workbook(BytesIO(data))["Dữ liệu"]
    (column,) = [cell.column_letter for cell in sheet[1] if cell.value == heading]
    found = recalculated(tmp_path, data, {f"{column}{person + 2}": shown})
    changed = [list(one) for one in PEOPLE]
    changed[person][field] = level
    wanted = outcomes(report(tmp_path, [tuple(one) for one in changed], "--formulas"))
    assert differences(wanted, found) == {}


def outcomes(data: bytes) -> Cells:
    """Give the present counts, shares, gaps, shortfalls and verdicts of the sheets of targets, without the notes."""
    return {
        key: value
        for key, value in figures(data).items()
        if key[0] in {"Tổng hợp", "Đơn vị"} and key[1][0] in "BCDEFGHI"
    }
