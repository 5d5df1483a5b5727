"""What a person may ask of a document and can't have, or seems unable to have: from the command line."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from tests.cli.conftest import Run

FORMATS = ["md", "html", "xlsx", "docx", "csv", "json"]
# English words of the operating system and of Python's TOML parser.
FOREIGN = re.compile(r"No such|Not a directory|Is a directory|denied|No space|Errno|at line|Invalid|Expected|Cannot")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (("report", "roster.csv", "--output", "roster.csv/x.html"), 5, ("đường dẫn là tệp", "is a file")),
        (("normalise", "roster.csv", "--output", "roster.csv/x.xlsx"), 5, ("đường dẫn là tệp", "is a file")),
        (("export", "roster.csv", "--by", "unit", "--output", "roster.csv/x"), 5, ("đường dẫn là tệp", "is a file")),
        (("report", "roster.csv", "--output", "none/x.docx"), 5, ("không có tệp hoặc thư mục", "no such file")),
        (("report", "roster.csv", "--targets", "none.toml"), 2, ("không có tệp hoặc thư mục", "no such file")),
        (("report", "roster.csv", "--targets", "."), 2, ("đây là một thư mục", "is a folder")),
        (("report", "roster.csv", "--vocabulary", "."), 2, ("đây là một thư mục", "is a folder")),
        (("report", "roster.csv", "--targets", "open.toml"), 2, ("thiếu dấu ]", "lacks its ]")),
        (("report", "roster.csv", "--vocabulary", "open.toml"), 2, ("cuối tệp", "end of the file")),
        (("report", "roster.csv", "--targets", "twice.toml"), 2, ("dòng 2, cột 6", "line 2, column 6")),
        (("report", "roster.csv", "--targets", "value.toml"), 2, ("dòng 1, cột 9", "line 1, column 9")),
    ],
)
def test_the_systems_errors_are_in_our_words(
    run: Run, here: Path, lang: str, given: tuple[str, ...], code: int, words: tuple[str, str]
) -> None:
    """The line names the path and says what is wrong in the reader's language; a hint follows, and no traceback."""
    files = {"open.toml": "a = [1, 2", "twice.toml": "a = 1\na = 2\n", "value.toml": "title = Chỉ tiêu"}
    for name, text in files.items():
        (here / name).write_text(text, encoding="utf-8")
    ended = run(*given, "--lang", lang)
    assert ended.code == code
    first, hint = ended.err.splitlines()
    assert words[lang == "en"] in first
    assert hint
    assert lang == "en" or not FOREIGN.search(ended.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to be full")
def test_a_full_disk_is_told(here: Path) -> None:
    """Standard output that takes nothing more: exit 5, in words, and no traceback."""
    import subprocess
    import sys

    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cadre_stats", "report", "roster.csv", "--lang", "vi"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env={**os.environ})
    assert ended.returncode == 5
    assert ended.stderr.decode().startswith("stdout: không ghi được (đĩa đã đầy)")


@pytest.mark.parametrize("name", ["html", "xlsx"])
def test_an_existing_file_is_left_alone(run: Run, here: Path, name: str) -> None:
    """Exit 5 and the file as it was; with --force it is replaced."""
    (here / f"x.{name}").write_text("mine", encoding="utf-8")
    ended = run("report", "roster.csv", "--output", f"x.{name}", "--lang", "vi")
    assert (ended.code, (here / f"x.{name}").read_text(encoding="utf-8")) == (5, "mine")
    assert ended.err.startswith(f"x.{name}: tệp đã có")
    assert "--force" in ended.err
    assert run("report", "roster.csv", "--output", f"x.{name}", "--force").code == 0
    assert (here / f"x.{name}").read_bytes() != b"mine"


@pytest.mark.parametrize("title", ["=1+1", "a <b> & c", "một\\nhai", "Chỉ tiêu " * 34])
@pytest.mark.parametrize("name", ["md", "html", "xlsx", "docx"])
def test_any_title_can_be_drawn(run: Run, here: Path, name: str, title: str) -> None:
    """A title with =, <, &, a line break or 300 letters: every document is whole and says the title on one line."""
    (here / "titled.toml").write_text(f'title = "{title}"\n' + (here / "met.toml").read_text(encoding="utf-8"), "utf-8")
    assert run("report", "roster.csv", "--targets", "titled.toml", "--output", f"x.{name}").code == 0
    shown = " ".join(title.replace("\\n", " ").split())
    if name == "docx":
        assert shown in {paragraph.text for paragraph in Document(str(here / "x.docx")).paragraphs}
    elif name == "xlsx":
        cell = load_workbook(here / "x.xlsx").worksheets[0]["A1"]
        assert (cell.value, cell.data_type) == (shown, "s")
    elif name == "html":
        escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert f"<h1>{escaped}</h1>" in (here / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_gives_a_whole_document(run: Run, here: Path, name: str) -> None:
    """No one is left by --where, and no one belongs to a target: exit 0, and the verdict is "no data", never 0%."""
    for where in ((), ("--where", "unit = Xã Không Có")):
        given = ("report", "roster.csv", "--targets", "nobody.toml", *where, "--output", f"x.{name}", "--force")
        assert run(*given, "--lang", "en").code == 0
        if name in ("md", "html", "csv", "json"):
            text = (here / f"x.{name}").read_text(encoding="utf-8")
            assert "no_data" in text or "no data" in text
            assert "0.0%" not in text


def test_500_units_make_500_reports(run: Run, here: Path) -> None:
    """500 units of two people: a file for every unit and the whole, each of them listed in the index."""
    rows = [f"{n},Người {n},Nam,Xã {n // 2},Đại học" for n in range(1000)]
    (here / "many.csv").write_text("STT,Họ và tên,Giới tính,Đơn vị,Trình độ chuyên môn\n" + "\n".join(rows), "utf-8")
    ended = run("export", "many.csv", "--targets", "met.toml", "--by", "unit", "--formats", "md", "--output", "out")
    assert ended.code == 0
    assert len(list((here / "out").glob("*.md"))) == 501
    assert (here / "out" / "index.html").read_text(encoding="utf-8").count('.md"') == 501


@pytest.mark.parametrize(
    "given",
    [
        ("report", "roster.csv", "--output", "./roster.csv"),
        ("normalise", "roster.csv", "--output", "roster.csv"),
        ("report", "roster.csv", "--targets", "targets.toml", "--output", "targets.toml", "--format", "json"),
        ("inspect", "book.xlsx", "--annotate", "book.xlsx"),
    ],
)
def test_nobody_is_told_to_write_over_what_is_read(run: Run, here: Path, given: tuple[str, ...]) -> None:
    """A roster or another file that is read stays as it was, and the hint names another way than ``--force``."""
    book = Workbook()
    book.active.append(["Họ và tên", "Trình độ chuyên môn"])
    book.active.append(["Nguyễn Văn An", "ĐH"])
    book.save(here / "book.xlsx")
    (here / "targets.toml").write_text('[[target]]\nid = "a"\ncriterion = { degree = "master" }\n', encoding="utf-8")
    before = {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()}
    ended = run(*given, "--lang", "en")
    assert ended.code == 5
    assert "one of the files that are read" in ended.err
    assert "--force" not in ended.err
    assert {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()} == before
