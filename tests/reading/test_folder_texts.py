"""Texts of a folder that begin with one header are parted together; whatever else stands in them, as read alone."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from cadre_stats.reading.folders import folder_files, folder_texts, headed_texts, text_stack
from cadre_stats.reading.recognition.one_file import FileReading
from tests.reading.test_bundles import NAMES, Row, compare, reported, shared

HEADER = [
    "STT",
    "Họ và tên",
    "Số CCCD",
    "Ngày sinh",
    "Giới tính",
    "Đơn vị",
    "Chức vụ",
    "Trình độ chuyên môn",
    "Ghi chú",
]
FIRST = ["1", "Trần Văn An", "001075000001", "05/08/1975", "Nam", "UBND xã Một", "Chủ tịch UBND xã", "Đại học", "khá"]
# Nguyễn Văn Thử, as its letters are stored for a font of TCVN3.
OLD = "NguyÔn V¨n Thö"


def people(chance: random.Random, count: int, unit: str) -> list[Row]:
    """Invent so many rows of one unit, numbered from 1."""
    return [
        [
            str(number),
            chance.choice(NAMES),
            f"0{chance.randrange(10**11):011}",
            f"{chance.randrange(1, 29):02}/{chance.randrange(1, 13):02}/{chance.randrange(1960, 2000)}",
            chance.choice(("Nam", "Nữ")),
            unit,
            chance.choice(("Chủ tịch UBND xã", "Chuyên viên", "Trưởng phòng")),
            chance.choice(("Đại học", "ThS", "Cao đẳng")),
            chance.choice(("", "đang nghỉ, có phép", 'gọi là "Tư"', "hai\ndòng", "nghỉ; có phép")),
        ]
        for number in range(1, count + 1)
    ]


def text_of(rows: list[Row], line: str = "\r\n", delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    """Write rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue().replace("\r\n", line)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the texts that are read by themselves while a folder is read together."""
    names: list[str] = []
    read, again = folder_texts.read_as, headed_texts.read_one

    def noted(found: object, *rest: object) -> FileReading:
        names.append(Path(found.path).name)  # type: ignore[attr-defined]
        return read(found, *rest)  # type: ignore[arg-type]

    def noted_again(found: object, *rest: object, at: str = "") -> FileReading:
        names.append(Path(found.path).name)  # type: ignore[attr-defined]
        return again(found, *rest, at=at)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_texts, "read_as", noted)
    monkeypatch.setattr(headed_texts, "read_one", noted_again)
    return names


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["few quotes", "quotes"])
@pytest.mark.parametrize("above", [[], [["UBND HUYỆN A"], ["DANH SÁCH CÁN BỘ"], []]], ids=["bare", "titled"])
def test_of_ordinary_files_only_the_first_is_read_by_itself(
    line: str, delimiter: str, quoting: int, above: list[Row], tmp_path: Path, alone: list[str]
) -> None:
    """Twelve files as one program writes them: the first one shows the header, and is read with the others, too."""
    chance = random.Random(12)
    for number in range(12):
        rows = [*above, HEADER, FIRST, *people(chance, chance.randrange(2, 80), f"UBND xã {number}")]
        rows = [
            *rows[: len(above) + 1],
            *([str(at), *row[1:]] for at, row in enumerate(rows[len(above) + 1 :], start=1)),
        ]
        text = text_of(rows, line, delimiter, quoting)
        (tmp_path / f"{number:03}.csv").write_text(text, encoding="utf-8-sig", newline="")
    readings = compare(tmp_path)
    assert alone == ["000.csv"]
    assert shared(readings) == 12


# What may be wrong or otherwise with a text of the folder: what its bytes become.
CHANGES: dict[str, Callable[[str], bytes]] = {
    "without a mark": lambda text: text.encode(),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode(),
    "decomposed cells": lambda text: (text[:200] + unicodedata.normalize("NFD", text[200:])).encode("utf-8-sig"),
    "other line ends": lambda text: text.replace("\r\n", "\n").encode("utf-8-sig"),
    "other line ends below": lambda text: (text[:200] + text[200:].replace("\r\n", "\n")).encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "code page 1258": lambda text: unicodedata.normalize("NFD", text).encode("cp1258", "replace"),
    "a letter that is none": lambda text: text.encode("utf-8-sig").replace(b"1", b"\xff", 1),
    "a letter that is none below": lambda text: text.encode("utf-8-sig")[:-20] + b"\xff\r\n",
    "half a letter at the end": lambda text: text.encode("utf-8-sig") + "ở".encode()[:2],
    "a NUL byte": lambda text: (text + "\0").encode("utf-8-sig"),
    "no line end at the end": lambda text: text.rstrip().encode("utf-8-sig"),
    "a blank line": lambda text: text.replace("\r\n2,", "\r\n\r\n2,", 1).encode("utf-8-sig"),
    "blank lines at the end": lambda text: (text + "\r\n\r\n").encode("utf-8-sig"),
    "a row of empty cells": lambda text: (text + ",,,,,,,,\r\n").encode("utf-8-sig"),
    "a short row": lambda text: (text + "99,Lê An\r\n").encode("utf-8-sig"),
    "a short row and a long one": lambda text: (text + "98,Lê An\r\n" + "99" + "," * 15 + "\r\n").encode("utf-8-sig"),
    "another column": lambda text: text.replace("\r\n", ",thêm\r\n").encode("utf-8-sig"),
    "another column below": lambda text: (text[:200] + text[200:].replace("\r\n", ",\r\n")).encode("utf-8-sig"),
    "an open quote": lambda text: (text + '99,"Lê An,,,,,,,\r\n').encode("utf-8-sig"),
    "a quote in a cell": lambda text: text.replace("Trần Văn An", 'Trần "Tư" Văn An').encode("utf-8-sig"),
    "letters behind a quote": lambda text: text.replace("Trần Văn An", '"Trần Văn" An').encode("utf-8-sig"),
    "a total": lambda text: (text + "Tổng số: 12 người,,,,,,,,\r\n").encode("utf-8-sig"),
    "nothing": lambda text: b"",
    "a mark alone": lambda text: "\ufeff".encode(),
    "a header alone": lambda text: text[: text.index("\r\n") + 2].encode("utf-8-sig"),
    "half a header": lambda text: text[:20].encode("utf-8-sig"),
    "an old font": lambda text: text.replace("Trần Văn An", OLD).encode("utf-8-sig"),
    "HTML in a cell": lambda text: text.replace("khá", "<b>khá</b>").encode("utf-8-sig"),
    "XML in a cell": lambda text: text.replace(
        "khá", "<Workbook xmlns=urn:schemas-microsoft-com:office:spreadsheet>"
    ).encode("utf-8-sig"),
    "many semicolons": lambda text: text.replace("khá", ";".join("abcdefghijk")).encode("utf-8-sig"),
    "a header in bars": lambda text: text.replace("khá", "|".join((*HEADER, "Lý luận chính trị"))).encode("utf-8-sig"),
    "a long cell": lambda text: text.replace("khá", "k" * 140_000).encode("utf-8-sig"),
    "many rows": lambda text: (text + "\r\n".join(",".join(FIRST) for _ in range(130))).encode("utf-8-sig"),
    "a mark inside": lambda text: (text[:200] + text[200:].replace("\r\n", "\r\n\ufeff")).encode("utf-8-sig"),
}


@pytest.mark.parametrize("block", [1 << 22, 900], ids=["one block", "blocks of few files"])
def test_what_is_otherwise_stays_with_its_file(
    block: int, tmp_path: Path, alone: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among ordinary files one of every kind that isn't: each gives what it gives alone, and no other is touched."""
    monkeypatch.setattr(text_stack, "BLOCK", block)
    chance = random.Random(7)
    for number, (name, change) in enumerate(CHANGES.items()):
        for copy in range(3):
            rows = [HEADER, FIRST, *people(chance, chance.randrange(3, 12), f"Phòng {number} {copy}")[1:]]
            data = change(text_of(rows)) if copy == 1 else text_of(rows).encode("utf-8-sig")
            (tmp_path / f"{number:02}{copy} {name}.csv").write_bytes(data)
    readings = compare(tmp_path)
    assert shared(readings) >= 2 * len(CHANGES)
    changed = {name for name in alone if name[2] == "1"}
    # An open quote takes the next file with it.
    untouched = [name for name in alone if name not in changed]
    assert len(untouched) <= 2
    assert len(changed) < len(CHANGES) - 5


@pytest.mark.parametrize("seed", range(3))
def test_reports_of_random_folders(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some files otherwise, some people in several of them: the whole report as from files read one by one."""
    chance = random.Random(seed)
    (folder := tmp_path / "tệp").mkdir()
    known: list[Row] = []
    for number in range(80):
        rows = people(chance, chance.randrange(1, 40), f"UBND xã {number % 30}")
        known += rows
        rows += chance.choices(known, k=chance.randrange(3))
        rows = [[str(at), *row[1:]] for at, row in enumerate(rows, start=1)]
        text = text_of([HEADER, *rows])
        change = (
            chance.choice(list(CHANGES.values())) if chance.random() < 0.3 else lambda text: text.encode("utf-8-sig")
        )
        (folder / f"{number:02}.csv").write_bytes(change(text))
    written = []
    for fewest in (10**9, folder_files.FEW):
        monkeypatch.setattr(folder_files, "FEW", fewest)
        written.append(reported(folder, tmp_path, "report", "--by", "unit,degree", "--format", "json"))
    assert written[0] == written[1]
