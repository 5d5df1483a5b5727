"""Panics of Rust in a damaged file: they become an error, and the line Rust itself prints stays off stderr."""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
from collections.abc import Iterator

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
    """What is printed on stderr while somebody is inside, in a file that is used again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._stderr: int | None = None
        self._file: int | None = None

    def enter(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._hold()

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside or self._stderr is None or self._file is None:
                return
            os.dup2(self._stderr, _STDERR)
            os.close(self._stderr)
            self._stderr = None
            if size := os.fstat(self._file).st_size:
                os.lseek(self._file, 0, os.SEEK_SET)
                printed = os.read(self._file, size)
                os.lseek(self._file, 0, os.SEEK_SET)
                os.ftruncate(self._file, 0)
                if not printed.lstrip().startswith(_FIRST_WORDS):
                    os.write(_STDERR, printed)

    def _hold(self) -> None:
        """Send stderr to the file, if there is a stderr and somewhere to write."""
        try:
            stderr = os.dup(_STDERR)
        except OSError:
            return
        try:
            if self._file is None:
                with tempfile.TemporaryFile() as file:
                    self._file = os.dup(file.fileno())
            os.dup2(self._file, _STDERR)
        except OSError:
            os.close(stderr)
            return
        self._stderr = stderr


_held = _Held()
