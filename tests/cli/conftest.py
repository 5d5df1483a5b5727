"""A folder with small rosters and targets, and a way to run the command line in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cadre_stats.cli import main

ROSTER = """STT,Họ và tên,Giới tính,Đơn vị,Trình độ chuyên môn
1,Nguyễn Văn An,Nam,Xã A,Thạc sĩ
2,Trần Thị Bình,Nữ,Xã A,ThS QLC
3,Lê Văn Cường,Nam,Xã A,Đại học
4,Phạm Thị Dung,Nữ,Xã B,ĐH
5,Hoàng Văn Em,Nam,Xã B,Đại học
"""
UNREAD = ROSTER + "6,Vũ Thị Giang,Nữ,Xã B,Kinh tế\n"
TARGET = """[[target]]
id = "masters"
label = {{ vi = "Cán bộ có trình độ thạc sĩ", en = "Officials with a master's degree" }}
criterion = {{ degree = "at least master" }}
goal = "{goal}"
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the current folder: a roster of 2 masters among 5 people, one with an unread degree, targets."""
    monkeypatch.chdir(tmp_path)
    for name in ("CADRE_STATS_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    files = {
        "roster.csv": ROSTER,
        "unread.csv": UNREAD,
        "notes.txt": "không có bảng nào\n",
        "met.toml": TARGET.format(goal="at least 40%"),
        "missed.toml": TARGET.format(goal="more than 40%"),
        "indicator.toml": TARGET.format(goal="x").replace('goal = "x"\n', ""),
        "nobody.toml": TARGET.format(goal="at least 40%") + 'population = { unit = "Xã Không Có" }\n',
        "wrong.toml": TARGET.format(goal="at least 40%").replace("master", "mater"),
        "age.toml": TARGET.format(goal="at least 40%").replace('degree = "at least master"', 'age = "under 40"'),
        "own.toml": "[[level]]\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "folder" / "targets.toml").write_text(TARGET.format(goal="at least 40%"), encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.fixture
def run(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs a command line, by default in English."""

    def ended(*arguments: str) -> Ended:
        code = main(arguments)
        written = capfdbinary.readouterr()
        return Ended(code, written.out.decode(), written.err.decode())

    return ended
