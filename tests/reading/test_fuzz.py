"""Damaged files: read or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

from cadre_stats.errors import ExitCode, InputError
from cadre_stats.reading.rosters import read_tables
from tests.reading.mutations import mutations


def test_a_damaged_file_is_read_or_refused(tmp_path: Path) -> None:
    """No mutation of any sample ends in anything but a reading or an error with exit code 3."""
    for name, data in mutations(100):
        path = tmp_path / name
        path.write_bytes(data)
        assert _is_read_or_refused(path), name


def _is_read_or_refused(path: Path) -> bool:
    try:
        return bool(read_tables([str(path)]).tables)
    except InputError as error:
        return error.exit_code == ExitCode.INPUT
