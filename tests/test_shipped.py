"""Data files that are shipped: what is stored of one is taken while it is that one, and never else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre_stats.shipped import prepared_name, shipped_toml, stamps

TEXT = 'label = "Thạc sĩ"\n[[level]]\ncode = 7\n'
# What nobody reads out of that text: it tells where tables come from.
STORED = {"label": "stored"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a package with one data file, ``data/words.toml``."""
    name = "package_with_words"
    (tmp_path / name / "data" / "prepared").mkdir(parents=True)
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "data" / "words.toml").write_text(TEXT, encoding="utf-8", newline="\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    sys.modules.pop(name, None)


def store(folder: Path, package: str) -> None:
    """Store tables with the stamp of the file as it is now."""
    stored = {"made of": stamps(package, ["data/words.toml"]), "value": STORED}
    (folder / package / prepared_name("data/words.toml")).write_text(json.dumps(stored), encoding="utf-8")


def test_what_is_stored_of_a_file_is_taken(package: str, tmp_path: Path) -> None:
    """A file that is as it was when it was stored isn't read again."""
    store(tmp_path, package)
    assert shipped_toml(package, "data/words.toml") == STORED


@pytest.mark.parametrize(
    "changed",
    [TEXT.replace("Thạc", "Thac"), TEXT.replace("7", "8"), TEXT + "# a remark\n", ""],
    ids=["fewer bytes", "a digit", "a remark", "nothing"],
)
def test_a_changed_file_is_read_at_once(package: str, tmp_path: Path, changed: str) -> None:
    """Whatever was changed, the file in place is what counts."""
    store(tmp_path, package)
    (tmp_path / package / "data" / "words.toml").write_text(changed, encoding="utf-8", newline="\n")
    assert "stored" not in shipped_toml(package, "data/words.toml").values()


def test_a_file_of_which_nothing_is_stored_is_read(package: str) -> None:
    """Tables are those that stand in the file."""
    assert shipped_toml(package, "data/words.toml") == {"label": "Thạc sĩ", "level": [{"code": 7}]}


def test_line_ends_of_another_system_are_no_change(package: str, tmp_path: Path) -> None:
    """A checkout on Windows may end lines with CR and LF."""
    store(tmp_path, package)
    path = tmp_path / package / "data" / "words.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert shipped_toml(package, "data/words.toml") == STORED


def test_a_missing_file_is_an_error(package: str) -> None:
    """Nothing is made up for a file that isn't there."""
    with pytest.raises(FileNotFoundError):
        shipped_toml(package, "data/other.toml")
