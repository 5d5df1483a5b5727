"""Workers: who reads the files of a folder beside each other."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cadre_stats.reading.folders.folder_files import read_each
from cadre_stats.reading.formats.delimited import LARGE
from cadre_stats.reading.formats.files import Found, ending_of
from cadre_stats.reading.formats.grids import WORKBOOK_ENDINGS
from cadre_stats.reading.recognition.one_file import FileReading
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reading.workers.costs import costs_of
from cadre_stats.record import Record

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager


__all__ = ["Watch", "Workers", "cores", "read_all"]

# Told after each file: how many are done, of how many, and the people in them.
Watch = Callable[[int, int, int], None]


class Workers(Record):
    """How many processes read beside each other, ``None`` for as many as there are processors, where it pays.

    ``cluster`` is the address of a Dask scheduler whose workers read instead.
    """

    jobs: int | None = 1
    cluster: str | None = None

    @property
    def are_several(self) -> bool:
        """Whether there may be more than one."""
        return self.cluster is not None or self._most > 1

    @property
    def _most(self) -> int:
        return cores() if self.jobs is None else self.jobs

    def number(self, costs: Sequence[int]) -> int:
        """Give the number of processes for files that cost so much: a few small ones are read before one has started.

        What a file costs is told in bytes.
        """
        if self.cluster is not None:
            from cadre_stats.reading.workers.cluster import cluster_threads

            return cluster_threads(self.cluster)
        return self._most if len(costs) > 1 and sum(costs) > WORTH else 1

    def pool(self, number: int) -> AbstractContextManager[Executor]:
        """Give the executor that the chunks are handed to."""
        if self.cluster is not None:
            from cadre_stats.reading.workers.cluster import cluster_pool

            return cluster_pool(self.cluster)
        from cadre_stats.reading.workers.pool import process_pool

        return process_pool(number)

    def losses(self) -> tuple[type[Exception], ...]:
        """Give the errors by which the executor says that the workers of a task died."""
        if self.cluster is None:
            return ()
        from cadre_stats.reading.workers.cluster import losses

        return losses()


def cores() -> int:
    """Give the number of processors that this process may use."""
    # Python 3.13 has os.process_cpu_count for it.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for values in circles less often: the many small ones of a folder last, and looking takes a tenth."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _COLLECTED), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


# How many new values are looked through at a time.
_COLLECTED = 100_000
# Workers are worth their start from such a cost on.
WORTH = 8_000_000


def read_all(
    files: Sequence[Found],
    options: ReadOptions,
    stdin: bytes | None = None,
    workers: Workers | None = None,
    watch: Watch | None = None,
) -> list[FileReading]:
    """Read files, one after the other or by workers; what comes out is the same whoever reads.

    A file with which a worker dies, twice and the second time alone with it, is one that can't be read.
    """
    readings: dict[Found, FileReading] = {}
    people = 0

    def keep(found: Found, reading: FileReading) -> None:
        nonlocal people
        readings[found] = reading
        people += reading.people
        if watch is not None:
            watch(len(readings), len(files), people)

    if workers is not None and workers.are_several:
        for found, reading in _read_beside(files, options, workers):
            keep(found, reading)
    with _collecting_seldom():
        left = [(found, "") for found in files if found not in readings]
        for found, reading in read_each(left, options, stdin):
            keep(found, reading)
    return [readings[found] for found in files]


def _read_beside(files: Sequence[Found], options: ReadOptions, workers: Workers) -> Iterator[tuple[Found, FileReading]]:
    """Have workers read files that they may read, if it pays."""
    sizes = {found: size for found in files if (size := _size(found)) is not None}
    costs = costs_of(sizes)
    number = workers.number(costs.each) if sizes else 1
    if number > 1 or workers.cluster is not None:
        from cadre_stats.reading.workers.beside import read_beside
        from cadre_stats.reading.workers.chunk import chunks_of

        yield from read_beside(chunks_of(sizes.items(), options, number, together=costs.together), workers, number)


def _size(found: Found) -> int | None:
    """Give the size of a file that a worker may read; none where it is read here.

    A large text is read by threads, and its cells when they are asked for.
    """
    size = found.size if found.readable else None
    large = size is not None and size >= LARGE
    return None if large and ending_of(found.path) not in WORKBOOK_ENDINGS else size
