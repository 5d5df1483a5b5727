"""A Dask cluster reads what this machine would: the same bytes, also where a worker dies on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from cadre_stats.cli import main
from cadre_stats.errors import InputError
from cadre_stats.reading.recognition.one_file import FileReading
from cadre_stats.reading.workers.chunk import ChunkReading
from cadre_stats.reading.workers.workers import Workers
from tests.reading.pipes import opened

COMMAND = (sys.executable, "-m", "cadre_stats")
ROSTER = "STT,Họ và tên,Đơn vị,Trình độ chuyên môn\n1,Nguyễn Văn An,Xã A,ThS\n2,Trần Thị Bình,Xã A,ĐH\n"
TARGETS = '[[target]]\nid = "m"\ncriterion = { degree = "at least master" }\ngoal = "at least 40%"\n'
# Two workers of one thread each; they end with the input of this process.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with six rosters and targets."""
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    for number in range(6):
        (rosters / f"{number}.csv").write_text(ROSTER.replace("Xã A", f"Xã {number}"), encoding="utf-8")
    (rosters / "broken.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "targets.toml").write_text(TARGETS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Start a cluster in another working folder and give its address."""
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    process = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=tmp_path / "elsewhere",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.communicate("", timeout=60)


def readers(path: Path) -> set[int]:
    """Give the processes that hold a file open."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            holds = any(one.readlink() == path for one in (process / "fd").iterdir())
            if holds and int(process.name) != os.getpid():
                found.add(int(process.name))
    return found


def holder(pipe: Path) -> int:
    """Wait for the process that reads the pipe."""
    for _ in range(200):
        if found := readers(pipe):
            return found.pop()
        time.sleep(0.05)
    raise AssertionError("nobody reads")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks processes up in /proc")
def test_a_worker_that_dies_on_the_way_changes_no_byte(folder: Path, cluster: str) -> None:
    """A worker is killed while it reads; the other reads its file, and report and findings are those of one process."""
    pipe = folder / "rosters" / "3-late.csv"
    os.mkfifo(pipe)
    report = [
        *COMMAND,
        "report",
        "rosters",
        "--targets",
        "targets.toml",
        "--by",
        "unit",
        "--format",
        "json",
        "--lang",
        "vi",
    ]
    run = subprocess.Popen([*report, "--cluster", cluster], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = opened(pipe)
    killed = holder(pipe)
    # Who reads it next finds a file.
    late = folder / "late.csv"
    late.write_text(ROSTER.replace("Xã A", "Xã muộn"), encoding="utf-8")
    late.replace(pipe)
    os.kill(killed, signal.SIGKILL)
    os.close(end)
    out, told = run.communicate(timeout=120)
    assert (run.returncode, told) == (0, b"")
    assert out == subprocess.run([*report, "--jobs", "1"], cwd=folder, stdout=subprocess.PIPE, check=True).stdout


@pytest.mark.slow
def test_check_and_export_read_by_a_cluster(folder: Path, cluster: str) -> None:
    """Verdicts and exported files are those of one process."""
    asked = ["rosters", "--targets", "targets.toml", "--lang", "vi", "--quiet"]
    written = set()
    for name, who in (("a", ("--jobs", "1")), ("b", ("--cluster", cluster))):
        check = subprocess.run(
            [*COMMAND, "check", *asked, "--format", "json", *who], cwd=folder, stdout=subprocess.PIPE
        )
        export = [*COMMAND, "export", *asked, "--by", "unit", "--formats", "html,json", "--output", name, *who]
        assert subprocess.run(export, cwd=folder, check=False).returncode == 0
        files = sorted((folder / name).rglob("*.*"))
        written.add((check.returncode, check.stdout, *((one.name, one.read_bytes()) for one in files if one.is_file())))
    assert len(written) == 1


@pytest.mark.parametrize("command", ["report", "check", "export"])
def test_without_the_extra_the_pip_line_is_told(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and the line that installs it, before any roster is read."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    given = [command, "missing.csv", "--targets", "missing.toml", "--output", "out.json", "--lang", "en"]
    assert main([*given, "--cluster", "tcp://127.0.0.1:1"]) == 2
    assert capsys.readouterr().err.splitlines()[1] == "Install it with: pip install 'cadre-stats[cluster]'"


class _Other(Executor):
    """A worker that gives one answer for every chunk."""

    def __init__(self, answer: ChunkReading | Exception) -> None:
        self._answer = answer

    def submit(self, *_: object, **__: object) -> Future[Any]:
        """Answer at once."""
        future: Future[Any] = Future()
        if isinstance(self._answer, Exception):
            future.set_exception(self._answer)
        else:
            future.set_result(self._answer)
        return future


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (ChunkReading((FileReading(),), "0.0.0"), "0.0.0"),
        (ChunkReading((FileReading(error=InputError("reading.missing", "1.csv")),)), "1.csv"),
        (ModuleNotFoundError(name="cadre_stats"), "cadre_stats"),
    ],
    ids=["version", "not visible", "not installed"],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_worker_that_cannot_read_alike_is_refused(
    answer: ChunkReading | Exception,
    words: str,
    lang: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Another version, a file that isn't there on the worker's side, no program there: exit 2, never other figures."""

    @contextmanager
    def pool(self: Workers, number: int) -> Iterator[Executor]:
        yield _Other(answer)

    monkeypatch.setattr(Workers, "pool", pool)
    monkeypatch.setattr(Workers, "number", lambda *_: 2)
    assert main(["report", str(folder / "rosters" / "1.csv"), "--jobs", "2", "--lang", lang]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert words in first
    assert second
