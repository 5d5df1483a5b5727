"""The files of a folder, one after the other: those under a header that is known are read together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from cadre_stats.reading.formats.files import Found
from cadre_stats.reading.formats.sniff import sniff
from cadre_stats.reading.recognition.one_file import FileReading, read_one
from cadre_stats.reading.tables.options import ReadOptions

__all__ = ["FEW", "read_each", "small_file"]

# A larger file has more rows than are read together.
_LARGEST = 200_000
# Fewer files than this are read one by one.
FEW = 4


def read_each(
    files: Sequence[tuple[Found, str]], options: ReadOptions, stdin: bytes | None = None
) -> Iterator[tuple[Found, FileReading]]:
    """Read files, each with the place where it lies; what each gives is what it gives alone. In no certain order."""
    if len(files) < FEW or options.sheet or options.header_rows or options.columns or options.explained:
        yield from ((found, read_one(found, options, stdin, at)) for found, at in files)
    else:
        yield from _read_together(files, options)


def _read_together(files: Sequence[tuple[Found, str]], options: ReadOptions) -> Iterator[tuple[Found, FileReading]]:
    # Thirty modules that a single file has no use for.
    from cadre_stats.reading.folders.folder_books import BOOKS, FolderBooks
    from cadre_stats.reading.folders.folder_texts import FolderTexts

    texts, books = FolderTexts(options), FolderBooks(options)
    for found, at in files:
        data = small_file(found, at)
        if books.waits(found, at, data):
            yield from books.due()
            continue
        known = texts.known(data) if data else None
        kind = sniff(data) if known is None else "text"
        if known is not None:
            yield from texts.join(known, found, at, data)
        elif kind == "text":
            yield from texts.read(found, at, data)
        elif kind in BOOKS:
            yield from books.read(found, at, data, kind)
        else:
            yield found, read_one(found, options, at=at)
    yield from texts.rest()
    yield from books.rest()


def small_file(found: Found, at: str) -> bytes:
    """Give the bytes of a small file; none where it has to be read by itself, also for what is wrong with it."""
    if not found.readable or not found.size or found.size > _LARGEST:
        return b""
    try:
        file = os.open(at or found.path, _HOW)
        try:
            # One byte more is asked for: where fewer come than that, the file ends.
            data = os.read(file, found.size + 1)
        finally:
            os.close(file)
    except OSError:
        return b""
    return data if len(data) == found.size else b""


# No worker that is started meanwhile is given the file; Windows would change line ends.
_HOW = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
