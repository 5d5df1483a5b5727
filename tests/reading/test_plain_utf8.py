"""Bytes that are plainly UTF-8: Python's own decoder says of all of them that they are."""

from __future__ import annotations

import random

import pytest

from cadre_stats.reading.formats.plain_utf8 import is_plainly_utf8

LETTERS = ("a", "\n", "é", "đ", "ữ", "Ở", "\u0301", "…", "\ufeff")
# Of Lao, of Hangul, an emoji; what is no letter: halves of surrogates, beyond the last, too long, cut, of Latin-1.
ODD = [letter.encode() for letter in ("ກ", "ก", "한", "\U0001f600")]
ODD += [
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xf0\x9f",
    b"\xff",
    b"\xc0\x80",
    b"\xc1\xbf",
    b"\xe0\x80\x80",
    b"\xe1\xbb",
]
ODD += [b"\xc3", b"\x80", b"\xbf\xbf", b"\xea", b"\xe1\xbb\xc3", b"\xc3\xc3\xa0"]


def is_utf8(data: bytes) -> bool:
    """Ask Python."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_no_broken_byte_is_overlooked(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python refuses isn't plainly UTF-8, wherever it stands, on the edge of a piece too; Vietnamese is."""
    monkeypatch.setattr("cadre_stats.reading.formats.plain_utf8._PIECE", 1 + seed % 9)
    draw = random.Random(seed)
    for _ in range(300):
        good = "".join(draw.choices(LETTERS, k=draw.randrange(1, 12))) + ".\n"
        letters = bytearray(good.encode())
        assert is_plainly_utf8(letters, len(letters))
        at = draw.randrange(len(letters) + 1)
        letters[at:at] = draw.choice(ODD)
        if draw.random() < 0.5:
            del letters[draw.randrange(len(letters))]
        assert is_utf8(letters) or not is_plainly_utf8(letters, len(letters))


def test_every_pair_and_triple_at_the_edges_of_ranges() -> None:
    """All sequences of the bytes with which ranges begin and end, between letters of one byte."""
    edges = (0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF)
    edges += (0xF0, 0xF4, 0xF5, 0xFF)
    taken = 0
    for first in edges:
        for second in edges:
            for third in edges:
                letters = bytearray([first, second, third, 0x2C])
                plain = is_plainly_utf8(letters, 4)
                taken += plain
                assert is_utf8(letters) or not plain
    # Two of one byte; C2, DF with one of the eight that continue; three; E1, EC, EE, EF with two.
    assert taken == 2**3 + 2 * (2 * 6) * 2 + 4 * 6 * 6


def test_only_the_first_bytes_are_looked_at() -> None:
    """What stands behind them in the room, of another block, doesn't count."""
    assert is_plainly_utf8(bytearray("Đỗ\n".encode() + b"\xff\xfe"), len("Đỗ\n".encode()))
    assert not is_plainly_utf8(bytearray("Đỗ".encode()), 4)
