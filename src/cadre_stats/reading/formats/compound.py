"""Compound files, the container of xls: one stream taken out ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

__all__ = ["stream_of"]

_HEADER = 512
_SECTORS_IN_HEADER = 109
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_ROOT, _STREAM = 5, 2


def stream_of(data: bytes, names: Collection[str]) -> bytes:
    """Give the bytes of the first stream with one of the names. Raises :class:`ValueError` where there is none."""
    try:
        return _Compound(data).stream(names)
    except (struct.error, IndexError) as error:
        raise ValueError("no compound file") from error


class _Compound:
    def __init__(self, data: bytes) -> None:
        self._data = data
        sector, small = struct.unpack_from("<HH", data, 30)
        if not 7 <= sector <= 16 or not 2 <= small <= sector:
            raise ValueError("sectors of no size")
        self._size, self._small_size = 1 << sector, 1 << small
        self._directory_at, self._cutoff, self._small_at = struct.unpack_from("<I4xII", data, 48)
        self._next = self._table(self._allocation())

    def stream(self, names: Collection[str]) -> bytes:
        """Give a stream; small ones lie together in the stream of the root."""
        directory = self._chained(self._directory_at)
        root = b""
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            start, size = struct.unpack_from("<II", directory, at + 116)
            if kind == _ROOT:
                root = self._chained(start)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            if kind == _STREAM and name in names:
                whole = self._chained(start) if size >= self._cutoff else self._small(root, start)
                return whole[:size]
        raise ValueError("no such stream")

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _table(self, sectors: Iterator[int]) -> tuple[int, ...]:
        whole = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(whole) // 4}I", whole[: len(whole) // 4 * 4])

    def _allocation(self) -> Iterator[int]:
        """Give the sectors that hold which sector follows which."""
        more, count = struct.unpack_from("<II", self._data, 68)
        yield from filter(_is_sector, struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", self._data, 76))
        for _ in range(min(count, len(self._data) // self._size)):
            *numbers, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            yield from filter(_is_sector, numbers)

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._next)))

    def _small(self, root: bytes, start: int) -> bytes:
        following = self._table(_chain(self._small_at, self._next))
        size = self._small_size
        return b"".join(root[number * size : (number + 1) * size] for number in _chain(start, following))


def _is_sector(number: int) -> bool:
    return number < _LAST_SECTOR


def _chain(start: int, following: tuple[int, ...]) -> Iterator[int]:
    """Follow the sectors of a stream. Raises :class:`ValueError` where they go round."""
    for _ in range(len(following) + 1):
        if not _is_sector(start):
            return
        yield start
        start = following[start]
    raise ValueError("sectors in a circle")
