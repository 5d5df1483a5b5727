"""Costs: what it takes to read files, in bytes, by their sizes and whether they are like others."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from cadre_stats.reading.folders.plain_archive import plain_archive
from cadre_stats.reading.formats.files import Found, ending_of
from cadre_stats.reading.formats.grids import WORKBOOK_ENDINGS
from cadre_stats.record import Record

__all__ = ["Costs", "costs_of"]

# A file costs as much as so many of its bytes on top.
_PER_FILE = 20_000
# A text that is read together with others of its header costs so much less, a workbook of one form with others so much.
_TEXTS_TOGETHER, _BOOKS_TOGETHER = 64, 4
# How many files show whether they are alike.
_LOOKED_AT = 16
_FIRST_LINE = 4096
_LARGEST_BOOK = 200_000
_STYLES = "xl/styles.xml"


class Costs(Record):
    """What each of some files costs; ``together`` tells whether nearly all are read together with others."""

    each: Sequence[int]
    together: bool


def costs_of(sizes: Mapping[Found, int]) -> Costs:
    """Tell what files of such sizes cost; texts that begin alike, and workbooks of one form, little: they are together.

    Without size are pipes, too, which can be opened once only.
    """
    texts, books = [], []
    for found, size in sizes.items():
        if ending_of(found.path) not in WORKBOOK_ENDINGS:
            texts += [found] if size else []
        elif 0 < size <= _LARGEST_BOOK:
            books.append(found)
    part = dict.fromkeys(texts, _TEXTS_TOGETHER) if _are_alike(texts, _first_line) else {}
    part |= dict.fromkeys(books, _BOOKS_TOGETHER) if _are_alike(books, _form) else {}
    each = [(size + _PER_FILE) // part.get(found, 1) for found, size in sizes.items()]
    return Costs(each, len(part) * 4 > len(sizes) * 3)


def _are_alike(files: Sequence[Found], sign: Callable[[str], object]) -> bool:
    """Tell whether three of four files, of some that stand for all, have the same sign as another."""
    some = files[:: max(1, len(files) // _LOOKED_AT)]
    often = Counter(sign(found.path) for found in some)
    often[None] = 0
    return sum(count for count in often.values() if count > 1) * 4 > len(some) * 3


def _first_line(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.readline(_FIRST_LINE).removeprefix(codecs.BOM_UTF8)
    except OSError:
        return b""  # what is wrong is told where it is read


def _form(path: str) -> tuple[Collection[str], int] | None:
    """Give the names of a workbook's parts and the checksum of its styles; none for another file."""
    try:
        archive = plain_archive(Path(path).read_bytes())
    except OSError:
        return None
    if archive is None or _STYLES not in archive.members:
        return None
    return tuple(archive.members), archive.members[_STYLES].crc
