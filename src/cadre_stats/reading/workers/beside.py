"""Reading beside each other: chunks handed to workers, and what becomes of a file whose worker dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

from cadre_stats import __version__
from cadre_stats.errors import InputError, UsageError
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.recognition.one_file import FileReading
from cadre_stats.reading.workers.chunk import Chunk, ChunkReading, read_chunk
from cadre_stats.reading.workers.workers import Workers

__all__ = ["read_beside"]


def read_beside(chunks: Iterable[Chunk], workers: Workers, number: int) -> Iterator[tuple[Found, FileReading]]:
    """Hand out chunks; those in the hands of a pool that broke are read file by file.

    Files that are left out, because no process can be started, are read by the caller.
    """
    left = deque(chunks)
    while left:
        handed: deque[tuple[Chunk, Future[ChunkReading]]] = deque()
        try:
            with workers.pool(number) as pool:
                while left or handed:
                    while left and len(handed) < 2 * number:
                        handed.append((left[0], pool.submit(read_chunk, left[0])))
                        left.popleft()
                    yield from _read(*handed[0], workers)
                    handed.popleft()
        except BrokenExecutor:
            if not handed:
                return  # no process can be had here
            suspects = deque(single for chunk, _ in handed for single in chunk.singles())
            yield from _one_by_one(suspects, workers)


def _one_by_one(singles: deque[Chunk], workers: Workers) -> Iterator[tuple[Found, FileReading]]:
    """Read files each alone in a worker: one that has begun, and dies now, has died of its file."""
    while singles:
        begun = False
        try:
            with workers.pool(1) as pool:
                begun = pool.submit(bool, 1).result()
                while singles:
                    yield from _read(singles[0], pool.submit(read_chunk, singles[0]), workers)
                    singles.popleft()
        except BrokenExecutor:
            if not begun:
                return
            found = singles.popleft().files[0]
            yield found, FileReading(error=InputError("reading.worker_died", found.path))


def _read(chunk: Chunk, future: Future[ChunkReading], workers: Workers) -> Iterator[tuple[Found, FileReading]]:
    """Wait for a chunk. Raises :class:`BrokenExecutor` where its workers died."""
    try:
        result = future.result()
    except workers.losses() as error:
        raise BrokenExecutor from error
    except ModuleNotFoundError as error:
        raise UsageError("reading.not_installed_there", "--cluster", module=error.name or "") from error
    if result.version != __version__:
        raise UsageError("reading.other_version", "--cluster", theirs=result.version, ours=__version__)
    for place, reading in zip(chunk.places, result.readings, strict=True):
        if reading.error is not None and reading.error.key == "reading.missing" and Path(place).exists():
            raise UsageError("reading.not_visible", "--cluster", path=place)
    yield from zip(chunk.files, result.readings, strict=True)
