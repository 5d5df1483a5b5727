"""Bytes looked at ahead: a copy of this process tells that a large text is UTF-8 while this one loads what reads it.

Loading keeps one processor busy; a thread beside it would wait for the interpreter at every step. The copy loads numpy
itself, so that it begins as soon as the file is named.
"""

from __future__ import annotations

import mmap
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cadre_stats.reading.formats.copies import can_be_copied

__all__ = ["FileState", "bytes_checked", "check_ahead", "end_check", "state_of"]

# Whole lines are looked at, in pieces of about so many bytes; no longer line is looked at.
_PIECE = (1 << 20) + 4096

# Device, file, size and time of writing: what changes when a file is written anew or another put in its place.
FileState = tuple[int, ...]


class _Check(NamedTuple):
    """The process that looks at a file, and in memory shared with it how many bytes it has found to be UTF-8."""

    process: int
    found: memoryview


_checks: dict[FileState, _Check] = {}


def state_of(about: os.stat_result) -> FileState:
    """Give the state of a file."""
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def check_ahead(path: str) -> None:
    """Have a copy of this process look at a file, if there can be one."""
    if not can_be_copied():
        return
    with suppress(OSError):  # what is wrong is told where the file is read
        state = state_of(Path(path).stat())
        found = memoryview(mmap.mmap(-1, mmap.PAGESIZE)).cast("q")
        parent = os.getpid()
        process = os.fork()
        if not process:
            try:
                _check(path, state, found, parent)
            finally:
                os._exit(0)
        _checks[state] = _Check(process, found)


def bytes_checked(state: FileState) -> int:
    """Tell how many bytes of a file in such a state are known by now to be UTF-8."""
    return _checks[state].found[0] if state in _checks else 0


def end_check(state: FileState) -> None:
    """End the process that looks at a file, as nobody will ask for its answer any more."""
    if (check := _checks.pop(state, None)) is not None:
        os.kill(check.process, signal.SIGKILL)
        os.waitpid(check.process, 0)


def _check(path: str, state: FileState, found: memoryview, parent: int) -> None:
    """Look at a file as long as the parent lives, and tell how far it is UTF-8."""
    from cadre_stats.reading.formats.plain_utf8 import is_plainly_utf8

    room, rest = bytearray(_PIECE), b""
    with Path(path).open("rb", buffering=0) as stream:
        if state_of(os.fstat(stream.fileno())) != state:
            return
        while os.getppid() == parent:
            room[: len(rest)] = rest
            filled = len(rest) + stream.readinto(memoryview(room)[len(rest) :])
            end = room.rfind(b"\n", 0, filled) + 1
            if not end or not is_plainly_utf8(room, end):
                return
            found[0] += end
            rest = bytes(memoryview(room)[end:filled])
