"""Which files a person means: files, folders (recursive) and ``-``, each file once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from cadre_stats.errors import InputError

__all__ = ["STDIN", "Found", "ending_of", "find_files"]

STDIN = "-"

# Endings under which a roster may stand in a folder; others there are skipped unread.
_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".htm", ".html", ""})


class Found(NamedTuple):
    """A file to read, its path as the user would write it. ``named``: the user named the file, not its folder.

    ``readable``: a roster may stand in a file of such a name. ``size`` is that in bytes, 0 for what isn't a regular
    file (a pipe, which can be opened once only), ``None`` for what can't be looked at.
    """

    path: str
    named: bool
    readable: bool = True
    size: int | None = None


def find_files(paths: Sequence[str]) -> tuple[Found, ...]:
    """Give the files of the paths, in the paths' order and sorted inside each folder, each file once.

    Lock files (``~$x.xlsx``) and hidden files of a folder are left out. Raises :class:`InputError` for a path that
    doesn't exist.
    """
    found: dict[object, Found] = {}
    for path in paths:
        for one in _under(path):
            key, size = (one.path, None) if one.path == STDIN else _identity(one.path)
            known = found.get(key)
            if known is None or (one.named and not known.named):
                found[key] = Found(one.path, one.named, one.readable, size)
    return tuple(found.values())


def _under(path: str) -> Iterator[Found]:
    if path == STDIN:
        yield Found(path, named=True)
        return
    if not Path(path).is_dir():
        if not Path(path).exists():
            raise InputError("reading.missing", path)
        yield Found(path, named=True)
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # As a path says it, which is made once for all of a folder.
        before = str(Path(folder, "_"))[:-1]
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield Found(before + name, named=False, readable=ending_of(name) in _ENDINGS)


def ending_of(path: str) -> str:
    """Give what a file's name ends in, in small letters with its dot; nothing where that says nothing.

    >>> ending_of("danh-sach/a.XLSX"), ending_of("a.b/c"), ending_of("a."), ending_of("../.csv")
    ('.xlsx', '', '', '')
    """
    return os.path.splitext(path)[1].lower().removesuffix(".")  # noqa: PTH122 (a path as text is faster)


def _identity(path: str) -> tuple[object, int | None]:
    """Give what only this file has, whatever it is called, and its size."""
    try:
        about = os.stat(path)  # noqa: PTH116 (a path as text is twice as fast)
    except OSError:
        return os.path.realpath(path), None
    size = about.st_size if S_ISREG(about.st_mode) else 0
    return (about.st_dev, about.st_ino) if about.st_ino else os.path.realpath(path), size
