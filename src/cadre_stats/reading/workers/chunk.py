"""A chunk: files that one worker reads in one go, so that handing them over costs little."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import field
from pathlib import Path

from cadre_stats import __version__
from cadre_stats.reading.folders.folder_files import read_each
from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.recognition.one_file import FileReading
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.record import Record

__all__ = ["Chunk", "ChunkReading", "chunks_of", "read_chunk"]

# A chunk is full with so many files or so many bytes: a second of work. Where files are read together, what recurs in
# them is looked at in each chunk anew: it is as large as memory allows.
_FILES, _FILES_TOGETHER = 512, 4096
_BYTES, _BYTES_TOGETHER = 6_000_000, 60_000_000
# Each worker gets such a part of the files that are left, and of all in the end: then all end at about the same time.
_OF_LEFT, _OF_ALL = 2, 16


class Chunk(Record):
    """Files with the places where they lie; workers may have another working folder."""

    files: tuple[Found, ...]
    places: tuple[str, ...]
    options: ReadOptions

    def singles(self) -> Iterator[Chunk]:
        """Give a chunk for each of the files."""
        for file, place in zip(self.files, self.places, strict=True):
            yield Chunk((file,), (place,), self.options)


class ChunkReading(Record):
    """What the files of a chunk gave, in their order, and the version of the program that read them."""

    readings: tuple[FileReading, ...]
    version: str = field(default=__version__)


def read_chunk(chunk: Chunk) -> ChunkReading:
    """Read the files of a chunk; a pure function of their bytes."""
    readings = dict(read_each(list(zip(chunk.files, chunk.places, strict=True)), chunk.options))
    return ChunkReading(tuple(readings[found] for found in chunk.files))


def chunks_of(
    files: Collection[tuple[Found, int]], options: ReadOptions, workers: int, *, together: bool = False
) -> Iterator[Chunk]:
    """Part files, each with its size in bytes, into chunks for so many workers.

    Files that are read ``together`` make a chunk for each worker.
    """
    of_left, of_all = (1, 1) if together else (_OF_LEFT, _OF_ALL)
    most, full = (_FILES_TOGETHER, _BYTES_TOGETHER) if together else (_FILES, _BYTES)
    part: list[Found] = []
    filled = 0
    left = len(files)
    least = _part_of(left, of_all * workers)
    for found, size in files:
        if part and (len(part) >= min(most, max(least, left // (of_left * workers))) or filled + size > full):
            yield _chunk(part, options)
            left -= len(part)
            part, filled = [], 0
        part.append(found)
        filled += size
    if part:
        yield _chunk(part, options)


def _part_of(files: int, parts: int) -> int:
    """Give how many files make so many parts, and no more."""
    return -(-files // parts)


def _chunk(files: list[Found], options: ReadOptions) -> Chunk:
    here = Path.cwd()
    # As Path.absolute() does, for thousands of files a tenth of a second sooner.
    return Chunk(tuple(files), tuple(os.path.join(here, one.path) for one in files), options)  # noqa: PTH118
