"""What the repository's files must not hold, and what each module must."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 350
# A home or temporary folder of one machine, the address of a package registry.
MACHINE = re.compile(
    rb"/(?:home|Users)/[a-z]|/root/|(?<![\w.])/(?:work|tmp|opt)/\w|[A-Z]:\\Users\\"
    rb"|\bpypi\.org/simple|files\.pythonhosted\.org|registry\.npmjs\.org|--(?:extra-)?index-url\s+\S*:"
)
MODULES = sorted((ROOT / "src").rglob("*.py"))


def tracked() -> list[Path]:
    """Give the files that are, or would be, part of a commit."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    """A clone works anywhere: no folder of somebody's machine, no registry's address."""
    own = Path(__file__)
    found = {str(path.relative_to(ROOT)) for path in tracked() if path != own and MACHINE.search(path.read_bytes())}
    assert not found


def test_a_module_says_what_it_is_and_stays_small() -> None:
    """Every module has a docstring and fits the length that a reader can hold."""
    texts = {str(path.relative_to(ROOT / "src")): path.read_text(encoding="utf-8") for path in MODULES}
    assert len(texts) > 100
    assert [name for name, text in texts.items() if not ast.get_docstring(ast.parse(text))] == []
    assert [name for name, text in texts.items() if text.count("\n") > LONGEST_MODULE] == []


@pytest.mark.parametrize(
    "path", [ROOT / "LICENSE", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
)
def test_the_files_a_visitor_looks_for_are_there(path: Path) -> None:
    """Licence, changes, how to contribute and what it is."""
    assert path.stat().st_size > 500


def test_the_lock_pins_and_hashes_every_requirement() -> None:
    """Each line of the lock file names one version and at least one hash."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.partition("\n\n")[0].replace("\\\n", ""))
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert pinned
    assert all(re.match(r"[a-z0-9.-]+==\S+", entry) and "--hash=sha256:" in entry for entry in pinned)
