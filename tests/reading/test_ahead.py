"""A workbook read ahead gives what it gives when it is read in its turn: figures, errors and their order."""

from __future__ import annotations

import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre_stats.cli import main
from cadre_stats.errors import ExitCode, InputError
from cadre_stats.reading.formats import archive, preflight
from cadre_stats.reading.formats.grids import read_file
from cadre_stats.reading.workers import ahead
from cadre_stats.reading.workers.ahead import BookAhead, reading_ahead
from cadre_stats.targets.standards_file import packs
from tests.command_line import ended
from tests.reading.layouts import LAYOUTS, as_xlsx
from tests.reading.test_hostile import ROSTER, cell_at, changed
from tests.reading.test_workers import alike

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
WORKBOOKS = sorted(SAMPLES.rglob("*.xlsx"))


@pytest.fixture(autouse=True)
def _whatever_its_size(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read workbooks of any size ahead; whatever happens, no thread and no other setting stays."""
    monkeypatch.setattr(ahead, "_LEAST", 0)
    monkeypatch.setattr(ahead.os, "cpu_count", lambda: 2)
    threads, interval = threading.active_count(), sys.getswitchinterval()
    yield
    assert (threading.active_count(), sys.getswitchinterval()) == (threads, interval)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the workbooks that were read ahead and asked for."""
    paths: list[str] = []
    given = BookAhead.grids
    monkeypatch.setattr(BookAhead, "grids", lambda self: paths.append(self.path) or given(self))
    return paths


@pytest.mark.parametrize("path", WORKBOOKS, ids=[str(path.relative_to(SAMPLES)) for path in WORKBOOKS])
def test_sheets_are_those_read_in_their_turn(path: Path) -> None:
    """Cells, merges, findings and all."""
    with reading_ahead([str(path)]) as book:
        assert book is not None
        assert alike(book.grids(), read_file(str(path)))


@pytest.mark.parametrize("command", ["report", "shortfall"])
def test_a_report_is_the_same(command: str, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, with a workbook read ahead and without."""
    workbook = next(path for path in WORKBOOKS if (path.parent / "targets.toml").exists())
    asking = ("--targets", str(workbook.parent / "targets.toml"))
    needed = asking if command == "report" else ("--standards", next(iter(packs())))
    arguments = (command, str(workbook), *needed, "--format", "json")
    first = ended(*arguments, where=tmp_path)
    assert asked == [str(workbook)]
    monkeypatch.setattr(ahead, "_LEAST", 1 << 40)
    assert first == ended(*arguments, where=tmp_path)
    assert (len(asked), first.code) == (1, 0)


DAMAGED = ROSTER[: len(ROSTER) * 2 // 3]


@pytest.mark.parametrize(
    "data",
    [DAMAGED, cell_at("XFD1048576"), changed(lambda _, content: content, {"xl/bomb.xml": b" " * 50_000_000})],
    ids=["damaged", "far cell", "bomb"],
)
def test_what_is_wrong_is_told_alike(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sentence and exit code."""
    (tmp_path / "roster.xlsx").write_bytes(data)
    told = ended("report", "roster.xlsx", where=tmp_path)
    monkeypatch.setattr(ahead, "_LEAST", 1 << 40)
    assert told == ended("report", "roster.xlsx", where=tmp_path)
    assert told.code == ExitCode.INPUT


def test_an_option_is_told_before_the_file(tmp_path: Path) -> None:
    """A damaged workbook is no matter where an option is wrong."""
    (tmp_path / "roster.xlsx").write_bytes(DAMAGED)
    told = ended("report", "roster.xlsx", "--as-of", "hôm kia", where=tmp_path)
    assert told.code == ExitCode.USAGE
    assert "hôm kia" in told.err
    assert "roster.xlsx" not in told.err


def test_reading_ends_when_nobody_will_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more of the archive is unpacked, no sheet is read."""
    (tmp_path / "roster.xlsx").write_bytes(ROSTER)
    unpacked: list[int] = []
    begun, left = threading.Event(), threading.Event()

    def unpack(*of: object) -> bytes | None:
        unpacked.append(1)
        begun.set()
        assert left.wait(60)
        return None

    monkeypatch.setattr(archive, "unpacked", unpack)
    book = BookAhead(str(tmp_path / "roster.xlsx"))
    assert begun.wait(60)
    book._given_up.set()
    left.set()
    book.give_up()
    assert len(unpacked) == 1
    with pytest.raises(ahead._GivenUpError):
        book.grids()


def test_an_interrupt_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while targets are read is the exit code of an interrupt; the fixture sees that no thread is left."""
    (tmp_path / "roster.xlsx").write_bytes(ROSTER)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cadre_stats.targets.read.read_targets", interrupted)
    code = main(["report", str(tmp_path / "roster.xlsx"), "--targets", "none.toml"])
    assert code == ExitCode.INTERRUPTED


def test_a_file_that_is_gone_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleted after its reading has begun and before it is asked for, it is missing as it would be without."""
    path = tmp_path / "roster.xlsx"
    path.write_bytes(ROSTER)
    monkeypatch.setattr("cadre_stats.targets.read.read_targets", lambda *_: path.unlink())
    told = ended("report", "roster.xlsx", "--targets", "none.toml", where=tmp_path)
    assert told.code == ExitCode.INPUT
    assert "roster.xlsx" in told.err


def test_nothing_is_unpacked_beyond_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive says of its sizes is looked at before any of it is unpacked."""
    unpacked: list[int] = []
    given = archive.unpacked
    monkeypatch.setattr(archive, "unpacked", lambda *of: unpacked.append(1) or given(*of))
    assert preflight.unpacked_ahead(ROSTER) is not None
    assert len(unpacked) > 3
    unpacked.clear()
    bomb = changed(lambda _, content: content, {"xl/bomb.xml": b" " * 50_000_000})
    assert preflight.unpacked_ahead(bomb) is None
    assert unpacked == []


@pytest.mark.parametrize(
    "paths",
    [(), ("none.xlsx",), (".",), ("-",), ("text.xlsx",), ("book.xlsx", "book.xlsx"), ("book\0.xlsx",)],
    ids=["nothing", "missing", "folder", "standard input", "no archive", "two", "no path"],
)
def test_other_paths_are_read_in_their_turn(
    paths: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a single workbook is begun."""
    monkeypatch.chdir(tmp_path)
    Path("book.xlsx").write_bytes(as_xlsx(LAYOUTS[0]))
    Path("text.xlsx").write_text("Họ và tên,Trình độ\n", encoding="utf-8")
    with reading_ahead(paths) as book:
        assert book is None


def test_an_error_is_raised_each_time(tmp_path: Path) -> None:
    """Whoever asks for a workbook that can't be read is told so."""
    (tmp_path / "roster.xlsx").write_bytes(DAMAGED)
    with reading_ahead([str(tmp_path / "roster.xlsx")]) as book:
        assert book is not None
        for _ in range(2):
            with pytest.raises(InputError):
                book.grids()


def test_an_archive_that_holds_no_workbook_is_said_to_be_something_else(tmp_path: Path) -> None:
    """A zip archive of other things is refused as it is without reading ahead."""
    with zipfile.ZipFile(tmp_path / "roster.xlsx", "w") as target:
        target.writestr("word/document.xml", "<a/>")
    told = ended("report", "roster.xlsx", where=tmp_path)
    assert told.code == ExitCode.INPUT
