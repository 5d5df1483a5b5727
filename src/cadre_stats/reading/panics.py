"""Panics of Rust in a damaged file: they become an error, and the line Rust itself prints stays off stderr."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Iterator
from typing import IO

__all__ = ["is_panic", "panics_unprinted"]

_STDERR = 2
_FIRST_WORDS = b"thread '"


def is_panic(error: BaseException) -> bool:
    """Tell a panic of Rust, whose class can't be imported, from other exceptions."""
    return type(error).__name__ == "PanicException"


@contextlib.contextmanager
def panics_unprinted() -> Iterator[None]:
    """Hold back what is printed on the process's stderr meanwhile; print it afterwards but for what a panic printed.

    Several threads may be inside at once: the first one holds stderr back, the last one lets it go.
    """
    _held.enter()
    try:
        yield
    finally:
        _held.leave()


class _Held:
    """What is printed on stderr while somebody is inside."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: tuple[int, IO[bytes]] | None = None

    def enter(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._kept = _redirected()

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside or self._kept is None:
                return
            stderr, file = self._kept
            self._kept = None
            os.dup2(stderr, _STDERR)
            os.close(stderr)
            with file:
                file.seek(0)
                printed = file.read()
            if printed and not printed.lstrip().startswith(_FIRST_WORDS):
                os.write(_STDERR, printed)


def _redirected() -> tuple[int, IO[bytes]] | None:
    """Send stderr to a file; give where it went before. ``None`` where there is no stderr, or nowhere to write."""
    try:
        before = os.dup(_STDERR)
    except OSError:
        return None
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who lets stderr go
    except OSError:
        os.close(before)
        return None
    os.dup2(file.fileno(), _STDERR)
    return before, file


_held = _Held()
