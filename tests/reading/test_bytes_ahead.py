"""Bytes looked at ahead: only what Python decodes is told to be UTF-8, and of no other file than the one looked at."""

from __future__ import annotations

import io
import os
import random
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from cadre_stats.cli import early
from cadre_stats.reading.formats import bytes_ahead, columnar, copies
from cadre_stats.reading.formats.blocks import Unsplittable
from cadre_stats.reading.formats.bytes_ahead import bytes_checked, check_ahead, end_check, state_of
from cadre_stats.reading.formats.large_text import LargeText

pytestmark = pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="nothing is copied there")

LINES = ("1,Lê Văn Bưởi\n", "2,Hoàng Thị Thủy\n", "3,An\r\n", '4,"hai\ndòng"\n')
BROKEN = (b"5,B\xecnh\n", b"\x80\n", b"6,\xe1\xbb\n", b"7,\xff\n")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few lines, in a process that is copied though numpy has threads, which do nothing here."""
    monkeypatch.setattr(bytes_ahead, "_PIECE", 64)
    monkeypatch.setattr(copies, "_threads", lambda: 1)


def looked_at(path: Path, known: int) -> int:
    """Have a file looked at; give how far it is checked once that is so many bytes, or else at the end."""
    check_ahead(str(path))
    state = state_of(path.stat())
    process = bytes_ahead._checks[state].process
    deadline = time.monotonic() + 20
    while bytes_checked(state) < known and time.monotonic() < deadline:
        time.sleep(0.002)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    return bytes_checked(state)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(12))
def test_bytes_are_known_up_to_the_first_piece_that_is_none(seed: int, tmp_path: Path) -> None:
    """All lines of a text of UTF-8 are checked; of another none from the broken byte on."""
    draw = random.Random(seed)
    lines = [draw.choice(LINES).encode() for _ in range(draw.randrange(1, 60))]
    whole = b"".join(lines)
    path = tmp_path / "roster.csv"
    path.write_bytes(whole + b"5,last" if seed % 2 else whole)
    assert looked_at(path, len(whole)) == len(whole)
    end_check(state_of(path.stat()))
    lines.insert(draw.randrange(len(lines) + 1), draw.choice(BROKEN))
    broken = b"".join(lines)
    path.write_bytes(broken)
    with pytest.raises(UnicodeDecodeError) as found:
        broken.decode()
    assert looked_at(path, found.value.start - 64) <= found.value.start
    end_check(state_of(path.stat()))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("broken", [b"", b"9,B\xecnh\n"], ids=["UTF-8", "a late line that isn't"])
def test_a_text_reads_alike_whether_it_was_looked_at_or_not(
    broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was checked isn't looked at again; what wasn't is, also behind what was."""
    monkeypatch.setattr("cadre_stats.reading.formats.large_text.BLOCK", 200)
    whole = b"".join(f"{number},Lê Văn Bưởi\n".encode() for number in range(100))
    path = tmp_path / "roster.csv"
    path.write_bytes(whole + broken)
    assert looked_at(path, len(whole)) >= len(whole) - (64 if broken else 0)
    looks: list[int] = []
    real = columnar.is_plainly_utf8
    monkeypatch.setattr(
        "cadre_stats.reading.formats.columnar.is_plainly_utf8",
        lambda room, size: looks.append(size) or real(room, size),
    )
    text = LargeText("roster.csv", partial(path.open, "rb", buffering=0), ",", 2)
    if broken:
        with pytest.raises(Unsplittable):
            text.read(range(2))
    else:
        text.read(range(2))
        assert [text[1].values[code] for code in text[1].codes] == ["Lê Văn Bưởi"] * 100
    assert bool(looks) == bool(broken)
    assert len(looks) < 3
    assert not bytes_ahead._checks, "the process has ended"


@pytest.mark.usefixtures("small")
def test_of_a_changed_file_nothing_is_known(tmp_path: Path) -> None:
    """What was checked holds for a file as it was: of another size or time nothing is known."""
    path = tmp_path / "roster.csv"
    path.write_bytes(b"1,An\n" * 50)
    before = state_of(path.stat())
    assert looked_at(path, 250) == 250
    path.write_bytes(b"1,\xff\n" * 50)
    os.utime(path, ns=(0, before[-1] + 1))
    assert bytes_checked(state_of(path.stat())) == 0
    end_check(before)


def test_a_process_with_threads_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it can't be copied safely, the text is looked at where it is read."""
    monkeypatch.setattr(copies, "_threads", lambda: 2)
    path = tmp_path / "roster.csv"
    path.write_bytes(b"1,An\n" * 50)
    check_ahead(str(path))
    assert bytes_checked(state_of(path.stat())) == 0


@pytest.mark.parametrize(
    ("options", "looked"),
    [((), ["large.csv"]), (("--jobs", "2"), []), (("--jobs=1",), [])],
    ids=["a large text", "so many processes", "one process"],
)
def test_a_very_large_text_is_looked_at_early(
    options: Sequence[str], looked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all arguments only such a file is; nothing where the user says how many processes there may be."""
    seen: list[str] = []
    monkeypatch.setattr(bytes_ahead, "check_ahead", lambda path: seen.append(Path(path).name))
    monkeypatch.setattr(early, "_LARGE", 100)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (tmp_path / "small.csv").write_bytes(b"1,An\n")
    (tmp_path / "large.csv").write_bytes(b"1,An\n" * 50)
    paths = [str(tmp_path / name) for name in ("none.csv", "", "small.csv", "large.csv")]
    early.start_early(["report", "a\0b", *paths, *options])
    assert seen == looked


def test_without_a_file_a_stream_is_read_as_before() -> None:
    """Bytes in memory have no state: nothing was checked of them."""
    text = LargeText("roster.csv", partial(io.BytesIO, b"1,An\n2,B\n"), ",", 2)
    text.read(range(2))
    assert text.height == 2
