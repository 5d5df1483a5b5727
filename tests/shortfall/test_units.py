"""Standards as provinces, districts and schools write them, over ten people judged by hand beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.running import code_of, json_of, write
from tests.training.tables import book as workbook

ROSTER = """\
STT,Họ và tên,Số CCCD,Huyện,Đơn vị,Chức vụ,Trình độ chuyên môn,Lý luận chính trị,Quản lý nhà nước
1,Nguyễn Văn Ân,001,Ba Bể,Xã Địa Linh,Chủ tịch UBND,Đại học Luật,Trung cấp,Chuyên viên
2,Nguyễn Thị Ánh,002,Ba Bể,Xã Địa Linh,Phó Chủ tịch UBND,Cao đẳng,Sơ cấp,
3,Hoàng Đức An,003,Ba Bể,Xã Địa Linh,Công chức Địa chính,ThS,Cao cấp LLCT-HC,
4,Bàn Văn Bảo,004,Chợ Đồn,Xã Yên Thượng,Chủ tịch UBND,ĐH,Cao cấp lý luận chính trị - hành chính,
5,Đặng Thị Đào,005,Chợ Đồn,Xã Yên Thượng,Phó Chủ tịch UBND; Phó Bí thư Đảng ủy,Đại học,CC LLCT-HC,
6,Lý Văn Ba,006,Chợ Đồn,Xã Yên Thượng,Văn thư,12/12,,
7,Ma Thị Tư,007,Chợ Đồn,Xã Bằng Phúc,Công chức Tư pháp - Hộ tịch,Trung cấp Luật,Trung cấp,
8,Nông Văn Tú,008,Chợ Đồn,Xã Bằng Phúc,Công chức Văn hóa,đang học đại học,Sơ cấp,
9,Triệu Thị Vi,009,,,Chủ tịch UBND,Đại học,Cử nhân chính trị,CVC
10,Hứa Văn Ước,010,Chợ Đồn,Xã Bằng Phúc,,Đại học,Trung cấp,
"""
KEYS = ("people", "meeting", "exceeding", "short", "unknown")


def judged(folder: Path, standards: str, *options: str) -> dict[str, Any]:
    """Give the shortfall of the ten people."""
    return json_of(folder, "shortfall", write(folder, "r.csv", ROSTER), "--standards", standards, *options)


def by_standard(document: dict[str, Any]) -> list[list[int]]:
    """Give the figures of every standard in order."""
    return [[one[key] for key in KEYS] for one in document["standards"]]


def book(folder: Path, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> str:
    """Write a workbook of one sheet."""
    return workbook(folder, ("Sheet", rows), merges=merges)


def test_titles_between_commas_and_nothing_required(tmp_path: Path) -> None:
    """Commas part titles; "Không yêu cầu" and a dash require nothing.

    1 and 9 meet, 9 above; 2, 4, 5 lack state management, 2 the rest, too; 3 and 7 meet; 8 isn't known; 6 has no degree.
    """
    rows = [
        ["TIÊU CHUẨN CHỨC DANH CẤP XÃ"],
        [],
        ["TT", "Chức danh", "Trình độ chuyên môn", "Lý luận chính trị", "Quản lý nhà nước", "Căn cứ"],
        [1, "Chủ tịch UBND, Phó Chủ tịch UBND", "Đại học trở lên", "Trung cấp trở lên", "Chuyên viên trở lên", "QĐ 1"],
        [2, "Công chức*", "Trung cấp trở lên", "Không yêu cầu", "-", "QĐ 1"],
        [3, "Văn thư", "Trung cấp", "", "", "QĐ 1"],
    ]
    got = judged(tmp_path, book(tmp_path, rows))
    assert by_standard(got) == [[5, 2, 1, 3, 0], [3, 2, 1, 0, 1], [1, 0, 0, 1, 0]]
    assert {(one["field"], one["level"]): one["people"] for one in got["lacking"]} == {
        ("state_management", "expert"): 3,
        ("degree", "bachelor"): 1,
        ("political_theory", "intermediate"): 1,
        ("degree", "intermediate"): 1,
    }


def test_requirements_in_one_column(tmp_path: Path) -> None:
    """Semicolons part the columns, stand in the cell of requirements; all but 2 (short) and 8 (not known) meet."""
    text = (
        "Chức vụ;Yêu cầu;Hiệu lực từ\n"
        'Chủ tịch UBND*|Phó Chủ tịch UBND*;"Trình độ chuyên môn = từ đại học trở lên; LLCT = từ trung cấp trở lên";'
        "01/08/2023\n"
        "Công chức*;Trình độ chuyên môn = trung cấp;01/08/2023\n"
    )
    path = write(tmp_path, "s.csv", text)
    assert by_standard(judged(tmp_path, path, "--as-of", "2024-12-31")) == [[5, 4, 3, 1, 0], [3, 2, 1, 0, 1]]
    before = judged(tmp_path, path, "--as-of", "2023-07-31")
    assert (before["with_standard"], before["without_standard"]) == (0, 9)


def test_a_title_merged_over_conditions(tmp_path: Path) -> None:
    """One title, two districts: 1 falls under the first, 4 under the second, of 9 it can't be told."""
    rows = [
        ["Chức danh", "Phạm vi", "Trình độ chuyên môn"],
        ["Chủ tịch UBND*", "Huyện = Ba Bể", "Đại học"],
        [None, "Huyện = Chợ Đồn", "Cao đẳng"],
        ["Công chức*", None, "Trung cấp"],
    ]
    got = judged(tmp_path, book(tmp_path, rows, ["A2:A3"]))
    assert by_standard(got) == [[1, 1, 0, 0, 0], [1, 1, 1, 0, 0], [3, 2, 1, 0, 1]]
    assert (got["standard_unknown"], got["without_standard"], got["without_title"]) == (1, 3, 1)


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    """The fields stand under "Tiêu chuẩn": 1 and 9 meet, 4 lacks state management; 5 meets, 2 lacks two things."""
    rows = [
        ["TT", "Chức danh", "Tiêu chuẩn", None, None],
        [None, None, "Chuyên môn", "LLCT", "QLNN"],
        [1, "Chủ tịch UBND*", "Đại học", "Trung cấp", "CV"],
        [2, "Phó Chủ tịch UBND*", "Đại học", "Trung cấp", ""],
    ]
    got = judged(tmp_path, book(tmp_path, rows, ["C1:E1", "A1:A2", "B1:B2"]))
    assert by_standard(got) == [[3, 2, 1, 1, 0], [2, 1, 1, 1, 0]]


def test_levels_as_they_are_spoken(tmp_path: Path) -> None:
    """A choice of cử nhân or cao cấp is from cao cấp up: 4 and 9 have it, 1 hasn't; trung cấp LLCT 5 has, 2 hasn't."""
    rows = [
        ["Chức danh", "Trình độ chuyên môn", "Lý luận chính trị"],
        ["Chủ tịch UBND*", "ĐH", "Cử nhân hoặc cao cấp"],
        ["Phó Chủ tịch UBND*", "Cử nhân", "Trung cấp LLCT trở lên"],
        ["Công chức*", "Cao đẳng hoặc Trung cấp", ""],
    ]
    got = judged(tmp_path, book(tmp_path, rows))
    assert by_standard(got) == [[3, 2, 1, 1, 0], [2, 1, 1, 1, 0], [3, 2, 1, 0, 1]]


@pytest.mark.parametrize("level", ["Trung cấp Luật", "Cử nhân Luật trở lên", "Đại học trở lên phù hợp"])
def test_a_subject_is_not_dropped(tmp_path: Path, level: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A field of study beside the level is more than the level: exit 2 at its cell, never the level alone."""
    path = write(tmp_path, "s.csv", f"Chức danh,Trình độ chuyên môn\nCông chức Tư pháp*,{level}\n")
    assert code_of("shortfall", write(tmp_path, "r.csv", ROSTER), "--standards", path) == 2
    assert "s.csv B2" in capsys.readouterr().err


def test_a_choice_of_levels_is_met_by_those_above(tmp_path: Path) -> None:
    """Of "cao đẳng | đại học" a master (3) lacks nothing and stands above; 7 is a level short, 8 isn't known."""
    path = write(tmp_path, "s.csv", "Chức danh,Trình độ chuyên môn\nCông chức*,cao đẳng | đại học\n")
    got = judged(tmp_path, path)
    assert by_standard(got) == [[3, 1, 1, 1, 1]]
    assert [one["lacks"][0]["levels"] for one in got["list"]] == [1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("A,Thạc sỹ X", ["s.csv B2", "Thạc sĩ"]),
        ("A,Đại học\nA,Thạc sĩ", ["s.csv A3", "s.csv A2", '"A"']),
        ("A,", ["s.csv A2", "requires nothing"]),
        (",Đại học", ["s.csv A2", "title"]),
    ],
    ids=["level", "alike", "nothing", "no title"],
)
def test_a_wrong_row_is_refused_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, said: list[str]
) -> None:
    """Exit 2 and the cell."""
    path = write(tmp_path, "s.csv", f"Chức danh,Trình độ chuyên môn\n{rows}\n")
    assert code_of("shortfall", write(tmp_path, "r.csv", ROSTER), "--standards", path) == 2
    message = capsys.readouterr().err
    assert all(one in message for one in said), message


def test_a_standard_for_nobody_is_told(tmp_path: Path) -> None:
    """A pattern that no title falls under is a note: it may lack its "*"."""
    path = write(tmp_path, "s.csv", "Mã,Chức danh,Trình độ chuyên môn\nct,Chủ tịch,Đại học\ncc,Công chức*,Trung cấp\n")
    notes = judged(tmp_path, path)["notes"]
    assert [note for note in notes if "ct" in note.split(":")[-1].split(".")[0]] != []
    assert not any("cc" in note for note in notes)
