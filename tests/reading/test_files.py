"""Files, folders and standard input: what is read, what is skipped, what stops."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from cadre_stats.errors import InputError, UsageError
from cadre_stats.finding import Finding
from cadre_stats.reading.rosters import ReadOptions, TableSet, read_tables
from cadre_stats.wording import say
from tests.reading.layouts import LAYOUTS, as_csv, as_xlsx

ROSTER, OTHER = as_csv(LAYOUTS[0]), as_xlsx(LAYOUTS[1])


def people(tables: TableSet) -> int:
    """Count the person rows of all tables."""
    return sum(len(table.rows) for table in tables.tables)


def codes(tables: TableSet) -> list[str]:
    """Give the codes of the findings."""
    return [finding.code for finding in tables.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as people keep them: two rosters, one in a folder below, and what lies beside them."""
    (tmp_path / "sub").mkdir()
    files = {
        "b.csv": ROSTER,
        "sub/a.xlsx": OTHER,
        "README.md": b"# Notes",
        "targets.toml": b'title = "x"',
        "chi-tieu.csv": "Mã,Tên,Tiêu chí,Mức chỉ tiêu\nN1,x,LLCT = CC,40%\n".encode(),
        "lop.csv": "STT,Họ và tên,Nội dung,Số tiết,Ngày bắt đầu\n1,An,Kỹ năng,40,01/02/2020\n".encode(),
        "ghi-chu.txt": "Gửi lại trước thứ sáu\n".encode(),
        "~$b.xlsx": b"lock",
        ".hidden.csv": ROSTER,
        "anh.png": b"\x89PNG",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_gives_its_rosters_and_names_what_it_skips(folder: Path) -> None:
    """Targets, logs, notes and pictures of a folder are skipped by name; lock and hidden files without a word."""
    tables = read_tables([str(folder)])
    assert [Path(table.file).name for table in tables.tables] == ["b.csv", "a.xlsx"]
    assert (people(tables), tables.files, tables.unread) == (5, 2, 0)
    skipped = ["README.md", "anh.png", "chi-tieu.csv", "ghi-chu.txt", "lop.csv", "targets.toml"]
    assert [Path(path).name for path in tables.skipped] == skipped


def test_a_broken_file_of_a_folder_is_an_error_finding(folder: Path) -> None:
    """A roster that can't be read doesn't stop the others; it is counted, named and told why."""
    (folder / "c.xlsx").write_bytes(OTHER[:2000])
    tables = read_tables([str(folder)])
    assert (people(tables), tables.files, tables.unread) == (5, 3, 1)
    (finding,) = (one for one in tables.findings if one.code == "unreadable_file")
    assert (finding.severity, Path(finding.places[0].file).name) == ("error", "c.xlsx")
    assert "damaged" in say("findings.unreadable_file", "en", **finding.values)
    assert "bị hỏng" in say("findings.unreadable_file", "vi", **finding.values)


def test_a_file_of_a_folder_that_is_nearly_a_roster_is_not_skipped(folder: Path) -> None:
    """Names without anything about them can't be counted; the file is an error finding, no mere note."""
    (folder / "ten.csv").write_text("STT,Họ và tên,Điện thoại\n1,An,09\n", encoding="utf-8")
    tables = read_tables([str(folder)])
    assert tables.unread == 1
    assert "unreadable_file" in codes(tables)


def test_the_order_of_paths_changes_no_count(folder: Path) -> None:
    """Files in any order, and a file named twice or beside its folder, are the same people."""
    a, b = str(folder / "sub" / "a.xlsx"), str(folder / "b.csv")
    assert people(read_tables([a, b])) == people(read_tables([b, a])) == 5
    assert people(read_tables([a, a, str(folder / "sub"), str(folder)])) == 5


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_linked_file_is_one_file(folder: Path) -> None:
    """A link to a file already named is not read again."""
    (folder / "link.csv").symlink_to(folder / "b.csv")
    assert people(read_tables([str(folder)])) == 5


def test_a_folder_without_rosters_is_refused(tmp_path: Path) -> None:
    """A folder in which nothing is a roster stops with a sentence."""
    (tmp_path / "README.md").write_text("# x")
    with pytest.raises(InputError) as caught:
        read_tables([str(tmp_path)])
    assert caught.value.key == "reading.no_rosters"


def test_a_missing_path_is_refused() -> None:
    """A path that doesn't exist is named."""
    with pytest.raises(InputError) as caught:
        read_tables(["không-có.xlsx"])
    assert caught.value.message("vi") == "không-có.xlsx: không có tệp hoặc thư mục này"


@pytest.mark.parametrize("name", ["chi-tieu.csv", "lop.csv", "README.md"])
def test_a_named_file_that_is_no_roster_is_refused(folder: Path, name: str) -> None:
    """Only in a folder is a file that is no roster skipped."""
    with pytest.raises(InputError):
        read_tables([str(folder / name)])


@pytest.mark.parametrize("data", [ROSTER, OTHER], ids=["csv", "xlsx"])
def test_standard_input_is_sniffed(data: bytes) -> None:
    """``-`` takes the bytes of any format."""
    tables = read_tables(["-"], ReadOptions(), data)
    assert people(tables) in (2, 3)
    assert tables.tables[0].file == "-"


def book(**sheets: str) -> bytes:
    """Make a workbook of rosters; a sheet whose name begins with ``an_`` is hidden."""
    made = Workbook()
    made.remove(made.active)
    for name, degree in sheets.items():
        tab = made.create_sheet(name)
        tab.append(["STT", "Họ và tên", "Trình độ chuyên môn"])
        tab.append([1, f"Lê Văn {name}", degree])
        if name.startswith("an_"):
            tab.sheet_state = "hidden"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_visible_sheets_are_read_and_hidden_ones_named() -> None:
    """Every visible roster sheet is read; a hidden one, often an old copy, is a finding."""
    tables = read_tables(["-"], None, book(Xa_1="ĐH", Xa_2="CĐ", an_cu="TC"))
    assert [table.sheet for table in tables.tables] == ["Xa_1", "Xa_2"]
    assert [(one.code, one.severity, one.value) for one in tables.findings] == [("hidden_sheet", "info", "an_cu")]


def test_a_named_sheet_is_read_even_if_hidden() -> None:
    """``--sheet`` takes the one sheet, also by a name in other letters; an unknown name lists those there are."""
    tables = read_tables(["-"], ReadOptions(sheet="AN_CU"), book(Xa_1="ĐH", an_cu="TC"))
    assert [table.sheet for table in tables.tables] == ["an_cu"]
    with pytest.raises(UsageError, match="Xa_1, an_cu"):
        read_tables(["-"], ReadOptions(sheet="Xa_3"), book(Xa_1="ĐH", an_cu="TC"))


def test_no_name_or_number_of_a_person_stands_in_a_finding(folder: Path) -> None:
    """Findings name cells, never people."""
    for layout in LAYOUTS:
        tables = read_tables(["-"], None, as_xlsx(layout))
        assert not _leaks(
            (*tables.findings, *(one for table in tables.tables for one in table.findings)),
            [name for name, _ in layout.people if name],
        ), layout.name


def _leaks(findings: tuple[Finding, ...], names: list[str]) -> bool:
    text = " ".join(f"{one.value} {dict(one.values)}" for one in findings)
    return any(re.search(re.escape(name), text) for name in names)
