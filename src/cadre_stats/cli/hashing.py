"""The SHA-256 of a file, by which a reader can tell that a report rests on the very file they hold."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cadre_stats.errors import InputError
from cadre_stats.reading.formats.files import STDIN, find_files

__all__ = ["FileState", "sha256_of", "states_of"]


class FileState(NamedTuple):
    """What changes when a file is written anew or another put in its place."""

    device: int
    file: int
    size: int
    written: int


def states_of(paths: Sequence[str]) -> Mapping[str, FileState]:
    """Look at the files of paths, folders with all below, before they are read.

    A path that is missing has no state: that is told where it is read, behind what is wrong with the options.
    """
    there = [path for path in paths if path != STDIN and Path(path).exists()]
    return {one.path: state for one in find_files(there) if (state := _state(one.path)) is not None}


def sha256_of(path: str, before: FileState | None = None) -> str:
    """Give the SHA-256 of a file in hexadecimal digits.

    Raises :class:`InputError` where the file isn't as it was ``before`` it was read: the figures may be another's.
    """
    try:
        with Path(path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError("cli.cannot_hash", where=path, reason=error) from error
    if before is not None and _state(path) != before:
        raise InputError("cli.changed_meanwhile", where=path)
    return digest


def _state(path: str) -> FileState | None:
    try:
        about = os.stat(path)  # noqa: PTH116 (a path as text is twice as fast)
    except OSError:
        return None
    return FileState(about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)
