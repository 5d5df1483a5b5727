"""Write ``requirements.lock``: every package for tests, checks and extras, with its hashes.

    python scripts/make_lock.py            needs uv

One file serves Python 3.11 to 3.14 on Linux, macOS and Windows. It names no registry.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEAD = """\
# Every package for tests, checks and extras, with its hashes, for Python 3.11 to 3.14 on Linux, macOS and Windows.
# Written by `make lock`; install with pip install -r requirements.lock.
"""
COMMAND = (
    "uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --upgrade "
    "--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet"
).split()


def main() -> int:
    """Resolve and write; give the exit code."""
    run = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        print(run.stderr, file=sys.stderr, end="")
        return run.returncode
    LOCK.write_text(HEAD + run.stdout, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
