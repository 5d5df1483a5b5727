"""A workbook ahead: a thread reads it while options, targets and words are read, which takes as long."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from stat import S_ISREG
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_stats.reading.cells.grid import Grid

__all__ = ["BookAhead", "reading_ahead"]

# A smaller workbook is read before a thread pays.
_LEAST = 300_000
_ZIP = b"PK\x03\x04"
# So many seconds the thread waits for the interpreter at most, at each of its hundreds of steps; usually it is 5 ms.
_SWITCHED_EVERY = 0.0005


class _GivenUpError(Exception):
    """Nobody will ask for the workbook any more."""


class BookAhead:
    """A workbook whose reading begins before it is asked for; what comes out is what it gives when it is read then.

    That holds for what is wrong with it, too: it is told where the workbook is asked for, never before.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._given_up = Event()
        self._grids: tuple[Grid, ...] = ()
        self._error: BaseException | None = None
        self._usual = sys.getswitchinterval()
        self._thread = Thread(target=self._read)
        self._thread.start()
        sys.setswitchinterval(min(self._usual, _SWITCHED_EVERY))

    @property
    def is_at_work(self) -> bool:
        """Whether the workbook is still being read."""
        return self._thread.is_alive()

    def grids(self) -> tuple[Grid, ...]:
        """Wait for the sheets of the workbook; raise what was raised when they were read."""
        self._wait()
        if self._error is not None:
            raise self._error
        return self._grids

    def give_up(self) -> None:
        """End the reading soon, wherever it is, and wait for that."""
        self._given_up.set()
        self._wait()

    def _wait(self) -> None:
        """Wait for the thread, which needs not be let in often where nothing else is done."""
        sys.setswitchinterval(self._usual)
        self._thread.join()

    def _read(self) -> None:
        try:
            self._grids = self._sheets()
        except BaseException as error:  # noqa: BLE001 - raised again where the workbook is asked for
            self._error = error

    def _sheets(self) -> tuple[Grid, ...]:
        """Read the workbook; what needs neither numpy nor the reading library comes first: these are still loaded."""
        from cadre_stats.reading.formats.file_bytes import file_bytes
        from cadre_stats.reading.formats.preflight import unpacked_ahead

        data = file_bytes(self.path)
        archive = unpacked_ahead(data, self._go_on)
        self._go_on()
        from cadre_stats.reading.formats.grids import read_grids

        return read_grids(data, self.path, archive=archive)

    def _go_on(self) -> None:
        if self._given_up.is_set():
            raise _GivenUpError


@contextmanager
def reading_ahead(paths: Sequence[str]) -> Iterator[BookAhead | None]:
    """Begin to read the only one of the paths if it is a workbook of some size; reading ends when this is left."""
    if len(paths) != 1 or (os.cpu_count() or 1) < 2 or not _is_large_book(paths[0]):
        yield None
        return
    book = BookAhead(paths[0])
    try:
        yield book
    finally:
        book.give_up()


def _is_large_book(path: str) -> bool:
    try:
        about = os.stat(path)  # noqa: PTH116 (a path as text is twice as fast)
        if not S_ISREG(about.st_mode) or about.st_size < _LEAST:
            return False
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
            return stream.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False  # what is wrong is told where it is read
