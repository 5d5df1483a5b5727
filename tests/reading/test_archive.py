"""An archive in memory gives what the standard library gives: the same bytes, or an error where it gives one."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable

import pytest

from cadre_stats.reading.formats import archive as module
from cadre_stats.reading.formats.archive import Archive
from cadre_stats.reading.formats.preflight import DAMAGE

MEMBERS = {"a.xml": b"<a>" + b"x" * 5000, "thư/b.xml": "Họ và tên".encode() * 90, "empty.xml": b""}


def packed(method: int) -> bytes:
    """Give a zip archive of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as writer:
        for name, content in MEMBERS.items():
            writer.writestr(name, content)
    return out.getvalue()


def all_read(make: Callable[[], zipfile.ZipFile]) -> dict[str, bytes | None] | None:
    """Read every member twice; ``None`` for one that is damaged, and for an archive that is."""
    try:
        with make() as archive:
            found: dict[str, bytes | None] = {}
            for member in archive.infolist():
                try:
                    found[member.filename] = archive.read(member.filename)
                    assert archive.open(member).read() == found[member.filename]
                except DAMAGE:
                    found[member.filename] = None
            return found
    except DAMAGE:
        return None


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_what_was_packed(method: int) -> None:
    """Whatever the way of packing, read once or twice."""
    assert all_read(lambda: Archive(packed(method))) == MEMBERS


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_archive_reads_as_in_the_standard_library(method: int) -> None:
    """Any byte changed: the same members are damaged, the others give the same bytes."""
    data, draw = packed(method), random.Random(5)
    refused = 0
    for _ in range(400):
        place = draw.randrange(len(data))
        broken = data[:place] + bytes([draw.randrange(256)]) + data[place + 1 :]
        mine = all_read(lambda broken=broken: Archive(broken))  # type: ignore[misc]
        assert mine == all_read(lambda broken=broken: zipfile.ZipFile(io.BytesIO(broken)))  # type: ignore[misc]
        refused += mine is None or None in mine.values()
    assert refused > 100


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the room a member is unpacked each time, and is the same."""
    monkeypatch.setattr(module, "KEPT", 1000)
    archive = Archive(packed(zipfile.ZIP_DEFLATED))
    for _ in range(2):
        assert {name: zlib.crc32(archive.read(name)) for name in MEMBERS} == {
            name: zlib.crc32(content) for name, content in MEMBERS.items()
        }
