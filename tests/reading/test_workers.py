"""Workers: what crosses processes, that their number changes nothing, and what becomes of one that dies."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cadre_stats.cli import main
from cadre_stats.errors import InputError
from cadre_stats.finding import Finding, Place
from cadre_stats.reading.formats.files import Found, find_files
from cadre_stats.reading.rosters import read_tables, unreadable
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.workers import early, loaded, pool, workers
from cadre_stats.reading.workers.chunk import Chunk, chunks_of, read_chunk
from cadre_stats.reading.workers.workers import Workers, read_all
from cadre_stats.record import Record
from tests.reading.layouts import LAYOUTS, as_xlsx
from tests.reading.pipes import opened

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
TARGETS = str(SAMPLES / "nam-nhun" / "targets.toml")
processes = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks processes up in /proc")


def alike(one: object, other: object) -> bool:
    """Compare values part by part: numpy's arrays have no answer of their own, lazy columns are what they hold."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.dtype == other.dtype and np.array_equal(one, other)
    if hasattr(one, "codes") and hasattr(one, "values") and not isinstance(one, Mapping) and not hasattr(one, "field"):
        return alike(one.codes, other.codes) and alike(list(one.values), list(other.values))  # type: ignore[attr-defined]
    if isinstance(one, Record) or dataclasses.is_dataclass(one):
        names = one.__match_args__
        return type(one) is type(other) and all(alike(getattr(one, n), getattr(other, n)) for n in names)
    if isinstance(one, Sequence) and not isinstance(one, str | bytes):
        assert isinstance(other, Sequence)
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, Exception):
        return type(one) is type(other) and vars(one) == vars(other)
    return type(one) is type(other) and one == other


def test_what_files_give_comes_back_equal_from_another_process() -> None:
    """Tables, findings and errors of every sample pickle, and what is unpickled equals what was."""
    found = find_files([str(SAMPLES), str(Path(__file__).parent / "files")])
    readings = read_all(found, ReadOptions())
    assert any(reading.tables for reading in readings)
    assert any(reading.error for reading in readings)
    for reading in readings:
        assert alike(reading, pickle.loads(pickle.dumps(reading)))


@pytest.mark.parametrize(
    "value",
    [
        unreadable("a.csv", InputError("reading.missing", "a.csv")),
        Finding("declared_total", "warning", (Place("a.csv", "", "F12"),), "degree", "3", 2),
        ReadOptions("Sheet1", (4, 6), {"unit": "Nơi làm việc"}, frozenset({"unit"})),
        InputError("reading.too_large", "a.xlsx", member="x.xml", size=3),
        Chunk((*find_files([TARGETS]),), (TARGETS,), ReadOptions()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_sent_comes_back_equal(value: object) -> None:
    """Options, findings, errors and chunks pickle; an error keeps its place and values."""
    back = pickle.loads(pickle.dumps(value))
    assert vars(back) == vars(value) if isinstance(value, Exception) else back == value


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of rosters of several formats, with one that is broken and files that are none."""
    rosters = tmp_path / "rosters"
    for place in ("bac-kan", "lang-son", "nam-nhun", "tp-hcm"):
        shutil.copytree(SAMPLES / place, rosters / place)
    (rosters / "hỏng.xlsx").write_bytes(b"PK\x03\x04 no archive")
    (rosters / "ghi chú.txt").write_text("Không phải danh sách", encoding="utf-8")
    return rosters


@pytest.fixture
def worth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make workers worth their start for any two files."""
    monkeypatch.setattr(workers, "WORTH", 0)


@pytest.mark.usefixtures("worth")
@pytest.mark.parametrize(
    ("command", "several"),
    [
        (("report", "--by", "sex", "--format", "json"), ("2", "3")),
        (("check", "--targets", TARGETS, "--format", "json"), ("2",)),
        (("normalise", "--format", "csv"), ("2",)),
    ],
    ids=["report", "check", "normalise"],
)
def test_the_number_of_jobs_changes_no_byte(
    command: tuple[str, ...], several: tuple[str, ...], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One, two and three processes write the same bytes, also where files lie below the working folder."""
    monkeypatch.chdir(folder.parent)
    written = set()
    for jobs in ("1", *several):
        output = tmp_path / f"out-{jobs}"
        code = main([*command, "rosters", "--jobs", jobs, "--output", str(output), "--lang", "vi", "--quiet"])
        written.add((code, output.read_bytes()))
    assert len(written) == 1


@pytest.mark.usefixtures("worth")
def test_a_broken_file_is_named_and_the_rest_is_counted(folder: Path, tmp_path: Path) -> None:
    """Of the sample rosters and a broken one, all but one are read; the note says so with the numbers."""
    output = tmp_path / "out.json"
    assert (
        main(["report", str(folder), "--jobs", "2", "--format", "json", "--output", str(output), "--lang", "vi"]) == 0
    )
    result: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    rosters = len({one["path"] for one in result["inputs"]})
    assert f"Số liệu từ {rosters}/{rosters + 1} tệp; các tệp còn lại không đọc được" in result["notes"]
    [broken] = [one for one in result["findings"] if one["code"] == "unreadable_file"]
    assert broken["where"]["file"].endswith("hỏng.xlsx")


class _Dying(Executor):
    """Reads in this process, and breaks as a pool does whose worker died, when it meets a file of some name."""

    def __init__(self, name: str) -> None:
        self._name = name

    def submit(self, function: Callable[..., object], /, *arguments: object, **_: object) -> Future[Any]:
        """Run at once."""
        future: Future[Any] = Future()
        [chunk] = arguments
        if isinstance(chunk, Chunk) and any(one.path.endswith(self._name) for one in chunk.files):
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(function(chunk))
        return future


@pytest.mark.parametrize(("name", "lost"), [("hỏng.xlsx", True), ("no such file", False)])
def test_a_file_that_kills_its_worker_twice_is_one_that_cant_be_read(
    name: str, lost: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is named, files in the same chunk are read all the same, and each file is told once."""

    @contextmanager
    def pool(self: Workers, number: int) -> Iterator[Executor]:
        yield _Dying(name)

    monkeypatch.setattr(Workers, "pool", pool)
    monkeypatch.setattr(workers, "WORTH", 0)
    told: list[tuple[int, int, int]] = []
    plain = read_tables([str(folder)])
    found = read_tables([str(folder)], workers=Workers(2), watch=lambda *counts: told.append(counts))
    assert [(table.file, table.sheet) for table in found.tables] == [(one.file, one.sheet) for one in plain.tables]
    errors = [finding.values["en"] for finding in found.findings if finding.code == "unreadable_file"]
    assert [("died" in str(error)) for error in errors] == [lost]
    files = len(find_files([str(folder)]))
    assert [done for done, _, _ in told] == list(range(1, files + 1))
    assert told[-1] == (files, files, sum(len(table.rows) for table in plain.tables))


def test_where_no_process_can_be_had_files_are_read_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without semaphores reads one file after the other."""

    @contextmanager
    def pool(self: Workers, number: int) -> Iterator[Executor]:
        raise BrokenExecutor
        yield

    monkeypatch.setattr(Workers, "pool", pool)
    monkeypatch.setattr(workers, "WORTH", 0)
    assert len(read_tables([str(folder)], workers=Workers(2)).tables) == len(read_tables([str(folder)]).tables)


def test_a_few_small_files_start_no_process() -> None:
    """Ten files of a kilobyte aren't worth a start, three thousand are; one is read by this process."""
    assert Workers(8).number([21_000] * 10) == 1
    assert Workers(8).number([21_000] * 3000) == 8
    assert Workers(1).number([21_000] * 3000) == 1


@pytest.mark.parametrize(("one_form", "number"), [(True, 1), (False, 8)], ids=["one form", "a form each"])
def test_workbooks_of_one_form_need_no_workers(one_form: bool, number: int, tmp_path: Path) -> None:
    """What is read without the library's opening each is read faster than workers start."""
    book = as_xlsx(LAYOUTS[0])
    for place in range(500):
        with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(tmp_path / f"{place}.xlsx", "w") as target:
            for name in source.namelist():
                own = b"<!-- %d -->" % place if name == "xl/styles.xml" and not one_form else b""
                target.writestr(name, source.read(name) + own)
    assert _asked_of(tmp_path) == number


def _asked_of(folder: Path) -> int:
    """Give how many processes eight workers want for the files of a folder."""
    asked = []

    class Asked(Workers):
        def number(self, costs: Sequence[int]) -> int:
            asked.append(super().number(costs))
            return 1

    read_all(find_files([str(folder)])[:500], ReadOptions(), workers=Asked(8))
    return asked[0]


@pytest.mark.parametrize(
    ("header", "ending", "number"),
    [("Họ và tên,Đơn vị", "csv", 1), ("Họ và tên,Đơn vị {}", "csv", 8), ("Họ và tên,Đơn vị", "xlsx", 8)],
    ids=["one header", "a header each", "workbooks"],
)
def test_texts_of_one_header_need_no_workers(header: str, ending: str, number: int, tmp_path: Path) -> None:
    """What is read together is read faster than workers start; nothing else is, whatever a file's first bytes are."""
    for place in range(500):
        (tmp_path / f"{place}.{ending}").write_text(header.format(place) + "\nLê Văn An,A\n", encoding="utf-8-sig")
    assert _asked_of(tmp_path) == number


@pytest.mark.parametrize(
    ("files", "jobs", "begun"), [(3, 2, 1), (3, 1, 0), (2, 2, 0)], ids=["many", "one process", "few"]
)
def test_workers_of_a_large_folder_begin_early(
    files: int, jobs: int, begun: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What workers are copies of is begun for a folder of many workbooks, and for nothing else."""
    calls: list[int] = []
    monkeypatch.setattr(pool, "begin_early", lambda: calls.append(1))
    monkeypatch.setattr(early, "_MANY", 3)
    for number in range(files):
        (tmp_path / f"{number}.xlsx").write_bytes(b"")
    early.start_early([str(tmp_path / "0.xlsx"), str(tmp_path / "none"), str(tmp_path)], jobs)
    assert len(calls) == begun


@pytest.mark.skipif(sys.platform != "linux", reason="no other system's libraries bear being copied")
def test_only_a_process_without_threads_is_copied() -> None:
    """Workers are copies of a process that has one thread; where it has more, of one begun afresh."""
    script = "from cadre_stats.reading.workers.pool import begun_by as b; import threading as t; print(b(), end=' '); "
    script += "e = t.Event(); t.Thread(target=e.wait).start(); print(b()); e.set()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "fork forkserver\n"


def test_what_workers_have_loaded_reads_a_roster() -> None:
    """The roster of one person by which words and scales are loaded is read without an error."""
    (table,) = loaded.reading().tables
    assert len(table.rows) == 1


def test_chunks_hold_every_file_once_in_order() -> None:
    """Whatever the sizes, chunks laid end to end are the files; none is empty."""
    found = find_files([str(SAMPLES)])
    sizes = [(one, 3_000_000 * (number % 3)) for number, one in enumerate(found)]
    chunks = list(chunks_of(sizes, ReadOptions(), 1))
    assert tuple(one for chunk in chunks for one in chunk.files) == found
    assert 1 < len(chunks) < len(found)
    assert len(read_chunk(chunks[0]).readings) == len(chunks[0].files)


@pytest.mark.parametrize(("files", "workers", "sizes"), [(10, 2, [5, 5]), (11, 2, [6, 5]), (7, 3, [3, 3, 1])])
def test_files_that_are_read_together_make_a_chunk_for_each_worker(files: int, workers: int, sizes: list[int]) -> None:
    """As many in each, as far as that goes."""
    found = [(Found(f"{number}.csv", named=False), 9000) for number in range(files)]
    chunks = list(chunks_of(found, ReadOptions(), workers, together=True))
    assert [len(chunk.files) for chunk in chunks] == sizes


PROGRAM = """
import signal, sys
from cadre_stats.cli import main
from cadre_stats.reading.workers import pool, workers

workers.WORTH = 0
method = sys.argv.pop()
found = pool.begun_by
# A process with threads has no copies made of itself.
pool.begun_by = lambda: found(2 if method == "forkserver" else 1)
# Whoever runs the tests in the background has its children ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""
ROSTER = "STT,Họ và tên,Đơn vị,Trình độ chuyên môn\n1,Nguyễn Văn An,Xã A,ThS\n2,Trần Thị Bình,Xã A,ĐH\n"


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """Give a folder of rosters and a pipe among them, on which a worker waits until somebody writes into it."""
    folder = tmp_path / "rosters"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.csv").write_text(ROSTER.replace("Xã A", f"Xã {number}"), encoding="utf-8")
    os.mkfifo(folder / "3-pipe.csv")
    return folder


Start = Callable[[Path, Path], "subprocess.Popen[bytes]"]


@pytest.fixture(params=["fork", "forkserver"])
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Give the start of a report by two workers in a session of its own; whatever happens, the session ends.

    Workers are copies of that process, or of one that it starts.
    """
    runs: list[subprocess.Popen[bytes]] = []

    def started(folder: Path, output: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", PROGRAM, "report", str(folder), "--jobs", "2", "--output", str(output)]
        command += ["--format", "json", "--lang", "vi", request.param]
        # A library's threads would be left behind in a copy.
        alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        runs.append(subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, env=alone))
        return runs[-1]

    yield started
    for run in runs:
        if in_session(run.pid):
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate(timeout=30)


def in_session(session: int) -> dict[int, int]:
    """Give the processes of a session that still run, each with its parent."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found[int(stat.parent.name)] = int(fields[1])
    return found


def workers_of(session: int) -> set[int]:
    """Give the processes of a session that are copies of its first one, or that a helper of it has started."""
    parents = in_session(session)
    return {
        process
        for process, parent in parents.items()
        if parents.get(parent) == session or (parent == session and command(process) == command(session))
    }


def command(process: int) -> bytes:
    """Give the command by which a process was started; a copy of another has that one's."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b"ended"


def none_left(session: int) -> bool:
    """Tell whether every process of a session ends within some seconds."""
    return any(not in_session(session) or time.sleep(0.05) for _ in range(200))


@processes
@pytest.mark.parametrize("whole_group", [True, False], ids=["terminal", "parent"])
def test_an_interrupt_ends_everything(start: Start, whole_group: bool, waiting: Path, tmp_path: Path) -> None:
    """Ctrl-C while workers read: exit 130, nothing written, not a word, no process left; on a terminal all get it."""
    output = tmp_path / "out.json"
    run = start(waiting, output)
    end = opened(waiting / "3-pipe.csv")
    os.killpg(run.pid, signal.SIGINT) if whole_group else run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=30)
    assert (run.returncode, told) == (130, b"")
    assert none_left(run.pid)
    os.close(end)
    assert list(tmp_path.iterdir()) == [waiting]


@processes
def test_workers_end_with_a_parent_that_is_killed(start: Start, waiting: Path, tmp_path: Path) -> None:
    """A parent that can't say goodbye leaves no process behind, either."""
    run = start(waiting, tmp_path / "out.json")
    end = opened(waiting / "3-pipe.csv")
    run.kill()
    run.communicate(timeout=30)
    assert none_left(run.pid)
    os.close(end)


@processes
def test_a_file_with_which_workers_are_killed_is_named(start: Start, waiting: Path, tmp_path: Path) -> None:
    """Workers killed twice over one file: it is told by name, the twelve people of the six others are counted."""
    output = tmp_path / "out.json"
    run = start(waiting, output)
    killed: set[int] = set()
    for _ in range(2):
        assert any(workers_of(run.pid) - killed or time.sleep(0.02) for _ in range(1500))
        time.sleep(0.2)  # threads of a process that was killed may hold the pipe a moment longer than it is seen
        end = opened(waiting / "3-pipe.csv")
        killed = workers_of(run.pid)
        for process in killed:
            with suppress(ProcessLookupError):  # the pool ends the others when one is dead
                os.kill(process, signal.SIGKILL)
        os.close(end)  # at once: the next who reads must find nobody writing, or it would read an empty file
    _, told = run.communicate(timeout=60)
    assert run.returncode == 0, told
    result = json.loads(output.read_text(encoding="utf-8"))
    assert result["people"] == 12
    assert "Số liệu từ 6/7 tệp; các tệp còn lại không đọc được" in result["notes"]
    [lost] = [one for one in result["findings"] if one["code"] == "unreadable_file"]
    assert lost["where"]["file"].endswith("3-pipe.csv")
    assert none_left(run.pid)
