"""The directory of a zip archive as programs write it: read at one go, and only where nothing in it is unusual.

What every reader of archives takes alike needs no library to take it: no comment, no larger numbers than fit, members
that don't overlap, names by which the members call themselves, too.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cadre_stats.reading.formats.archive import unpacked
from cadre_stats.record import Record
from cadre_stats.regex import regex

__all__ = ["PlainArchive", "Stored", "plain_archive"]

# The end of the directory, an entry of it, what stands before a member (APPNOTE 4.3.16, 4.3.12, 4.3.7).
_END, _ENTRY, _LOCAL = struct.Struct("<4s4H2LH"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
_END_SIGN, _ENTRY_SIGN, _LOCAL_SIGN = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_MOST, _LARGEST, _VERSION = 100, 1 << 20, 45
_METHODS = (0, 8)
# How tightly a member was packed, that its sizes stand behind it, that its name is UTF-8.
_USUAL = 0x6 | 0x8 | 0x800
_NAME = regex(rb"[\w\[\]./ -]+", re.ASCII)


class Stored(NamedTuple):
    """A member as it is stored: its content's checksum and size, how and where it is packed."""

    crc: int
    size: int
    method: int
    start: int
    end: int


class PlainArchive(Record):
    """An archive in memory, its members by name in the order of its directory."""

    data: bytes
    members: Mapping[str, Stored]

    def packed(self, name: str) -> bytes:
        """Give a member as it is packed."""
        member = self.members[name]
        return self.data[member.start : member.end]

    def content(self, name: str) -> bytes | None:
        """Give what a member holds; none where size or checksum are others than the directory says."""
        member = self.members[name]
        return unpacked(self.data[member.start : member.end], member.method, member.size, member.crc)


def plain_archive(data: bytes) -> PlainArchive | None:
    """Read the directory of an archive; none where anything in it is unusual, or a member is large."""
    end = len(data) - _END.size
    if end < 0 or data[: len(_LOCAL_SIGN)] != _LOCAL_SIGN:
        return None
    sign, disk, first, here, count, size, at, comment = _END.unpack_from(data, end)
    if sign != _END_SIGN or disk or first or comment or here != count or count > _MOST or at + size != end:
        return None
    members: dict[str, Stored] = {}
    bounds: list[tuple[int, int]] = []
    for _ in range(count):
        read = _entry(data, at, end)
        if read is None:
            return None
        name, member, start, at = read
        members[name] = member
        bounds.append((start, member.end))
    bounds.append((end - size, end))
    bounds.sort()
    if len(set(map(str.lower, members))) != count:
        return None
    if at != end or any(one[1] > other[0] for one, other in pairwise(bounds)):
        return None
    return PlainArchive(data, members)


def _entry(data: bytes, at: int, end: int) -> tuple[str, Stored, int, int] | None:
    """Read an entry of the directory: the member's name, itself, where what belongs to it begins, the next entry."""
    if at + _ENTRY.size > end:
        return None
    sign, _, version, flags, method, _, _, crc, packed, size, length, more, comment, disk, _, _, start = (
        _ENTRY.unpack_from(data, at)
    )
    name = data[at + _ENTRY.size : at + _ENTRY.size + length]
    if sign != _ENTRY_SIGN or version > _VERSION or flags & ~_USUAL or method not in _METHODS or size >= _LARGEST:
        return None
    if more or comment or disk or start + _LOCAL.size > end or not _NAME.fullmatch(name):
        return None
    sign, _, own_flags, own_method, _, _, _, _, _, own_length, own_more = _LOCAL.unpack_from(data, start)
    first = start + _LOCAL.size + own_length + own_more
    own_name = data[start + _LOCAL.size : start + _LOCAL.size + own_length]
    if sign != _LOCAL_SIGN or (own_flags, own_method, own_name) != (flags, method, name):
        return None
    next_entry = at + _ENTRY.size + length
    return name.decode("ascii"), Stored(crc, size, method, first, first + packed), start, next_entry
