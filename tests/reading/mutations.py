"""Seeded mutations of roster files: bytes flipped, files cut off, members of archives dropped, their XML cut."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.reading.binary_books import xls, xlsb
from tests.reading.layouts import as_csv, as_xlsx, layout_named

__all__ = ["damaged", "mutations"]

_FILES = Path(__file__).parent / "files"


def mutations(count: int, seed: int = 20) -> Iterator[tuple[str, bytes]]:
    """Give so many damaged files with their names; the same for the same seed."""
    chance = random.Random(seed)
    samples = _samples()
    for number in range(count):
        name, data = samples[number % len(samples)]
        ways = [_flipped, _cut, _swapped] + ([_without_member, _cut_member] if data.startswith(b"PK") else [])
        yield name, chance.choice(ways)(data, chance)


def _samples() -> list[tuple[str, bytes]]:
    from tests.reading.test_formats import as_html, as_spreadsheetml

    layout = layout_named("ticks_under_the_names_of_scales")
    text = as_csv(layout)
    return [
        ("a.xlsx", as_xlsx(layout)),
        ("a.xls", (_FILES / "roster.xls").read_bytes()),
        ("b.xls", xls({(row, 1): text for row, text in enumerate(("Họ và tên", "#N/A", "An"))})),
        ("a.xlsb", xlsb({(row, row % 4): text for row, text in enumerate(("Họ và tên", "LLCT", "An", "#N/A"))})),
        ("a.ods", (_FILES / "roster.ods").read_bytes()),
        ("a.csv", text),
        ("a.txt", text.decode().encode("utf-16")),
        ("a.html", as_html().encode()),
        ("a.xml", as_spreadsheetml().encode()),
    ]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _swapped(data: bytes, chance: random.Random) -> bytes:
    """Write a piece of the file over another place of it."""
    size, start, to = chance.randrange(1, 64), chance.randrange(len(data)), chance.randrange(len(data))
    return data[:to] + data[start : start + size] + data[to + size :]


def _repacked(data: bytes, chosen: str, content: bytes | None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != chosen:
                target.writestr(name, source.read(name))
            elif content is not None:
                target.writestr(name, content)
    return stream.getvalue()


def _member(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = chance.choice([name for name in archive.namelist() if archive.getinfo(name).file_size])
        return name, archive.read(name)


def _without_member(data: bytes, chance: random.Random) -> bytes:
    return _repacked(data, _member(data, chance)[0], None)


def _cut_member(data: bytes, chance: random.Random) -> bytes:
    """Cut a member off or flip its bytes, the archive itself being whole."""
    name, content = _member(data, chance)
    return _repacked(data, name, chance.choice((_cut, _flipped, _swapped))(content, chance))


def damaged(data: bytes, count: int, seed: int = 20) -> Iterator[bytes]:
    """Give a workbook so many times, damaged in one way or another, mostly inside of its members."""
    chance = random.Random(seed)
    for _ in range(count):
        way = chance.choice((_flipped, _cut, _swapped, _without_member, _cut_member, _cut_member, _marked, _marked))
        yield way(data, chance)


def _marked(data: bytes, chance: random.Random) -> bytes:
    """Write signs of XML over some bytes of a member."""
    name, content = _member(data, chance)
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2))):
        changed[chance.randrange(len(changed))] = chance.choice(b"<>/\"' =cvrst1A9&x")
    return _repacked(data, name, bytes(changed))
