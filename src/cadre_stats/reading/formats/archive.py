"""Archives of workbooks: their small members are unpacked once, however often they are looked at."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import IO, Literal

__all__ = ["Archive", "unpacked"]

# Larger members are unpacked block by block each time; what an archive says of a size isn't believed.
SMALL = 1 << 25
# How many bytes of them are kept.
KEPT = 1 << 26
# The local header of a member: its length and, at these places, its flags, the lengths of its name and what follows.
_HEADER, _FIELDS = 30, struct.Struct("<6xH18xHH")
_LOCAL = b"PK\x03\x04"
# How tightly it was packed, that sizes stand behind it, and that its name is UTF-8.
_USUAL = 0x6 | 0x8 | 0x800


class Archive(zipfile.ZipFile):
    """A zip archive in memory; what is wrong with a member is told as :class:`zipfile.ZipFile` tells it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._data = data
        self._small: dict[int, bytes] = {}
        self._room = KEPT

    def open(  # type: ignore[override]  # nothing is written
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        """Give a member as a stream, a small one from memory."""
        member = self.getinfo(name) if isinstance(name, str) else name
        kept = self._kept(member)
        return super().open(member, mode, pwd, force_zip64=force_zip64) if kept is None else io.BytesIO(kept)

    def _kept(self, member: zipfile.ZipInfo) -> bytes | None:
        """Give the bytes of a small member; ``None`` for others, and where anything isn't as it should be."""
        # Two members may have one name.
        place = member.header_offset
        if place not in self._small and member.file_size <= min(SMALL, self._room):
            content = self._unpacked(member)
            if content is not None:
                self._small[place] = content
                self._room -= len(content)
        return self._small.get(place)

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes | None:
        """Unpack a small member in one go; ``None`` where anything isn't as it should be."""
        header = self._data[member.header_offset : member.header_offset + _HEADER]
        if len(header) < _HEADER or not header.startswith(_LOCAL) or member.flag_bits & ~_USUAL:
            return None
        flags, name, extra = _FIELDS.unpack(header)
        if flags != member.flag_bits:
            return None
        start = member.header_offset + _HEADER
        packed = self._data[start + name + extra : start + name + extra + member.compress_size]
        if self._data[start : start + name] != member.orig_filename.encode(
            "utf-8" if member.flag_bits & 0x800 else "cp437"
        ):
            return None
        return unpacked(packed, member.compress_type, member.file_size, member.CRC)


def unpacked(packed: bytes, method: int, size: int, crc: int) -> bytes | None:
    """Unpack the whole of a member; none where it isn't of the size and the checksum that its archive states.

    >>> unpacked(b"Nam", zipfile.ZIP_STORED, 3, zlib.crc32(b"Nam"))
    b'Nam'
    """
    if method == zipfile.ZIP_STORED:
        content = packed
    elif method == zipfile.ZIP_DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacking.decompress(packed, size + 1)
        except zlib.error:
            return None
        if not unpacking.eof or unpacking.unused_data:
            return None
    else:
        return None
    return content if len(content) == size and zlib.crc32(content) == crc else None
