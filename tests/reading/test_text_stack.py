"""Texts laid end to end and parted in one go: each gives the records that the csv module gives, or isn't taken."""

from __future__ import annotations

import csv
import io
import random
from itertools import pairwise

import pytest

from cadre_stats.reading.folders import text_stack
from cadre_stats.reading.folders.text_stack import TextStack

Rows = list[list[str]]
PIECES = ("a", "Nữ", "1", ",", ",", ",", '"', '""', "\n", "\r\n", "\r", " ", "đại học", "\ufeff")


def parted(texts: list[bytes], as_texts: frozenset[int] = frozenset(), width: int = 3) -> list[Rows]:
    """Give the rows of each text as the stack parts them, none where it isn't taken."""
    stack = TextStack(",", width, 50, as_texts)
    for text in texts:
        stack.add(text)
    sizes, columns = stack.columns()
    cells = [[column.values[code] for code in column.codes.tolist()] for column in columns]
    rows = [[str(cell) for cell in row] for row in zip(*cells, strict=True)]
    ends = [sum(sizes[:end]) for end in range(len(sizes) + 1)]
    assert len(rows) == ends[-1]
    return [rows[start:end] for start, end in pairwise(ends)]


def records(text: bytes) -> Rows:
    """Give the records of a text as the csv module parts them; a line with nothing in it as empty cells."""
    found = list(csv.reader(io.StringIO(text.decode(), newline="")))
    return [row or ["", "", ""] for row in found]


@pytest.mark.parametrize("seed", range(6))
def test_random_texts_are_parted_as_by_the_csv_module(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotes anywhere, every line end, cells too many or too few, in blocks of few texts: the same rows or none."""
    chance = random.Random(seed)
    monkeypatch.setattr(text_stack, "BLOCK", chance.choice((40, 400, 1 << 20)))
    texts, taken = [], 0
    for _ in range(400):
        if chance.random() < 0.5:
            rows = [[chance.choice(("a", "x, y", 'gọi là "Tư"', "hai\ndòng", "")) for _ in range(3)] for _ in range(3)]
            stream = io.StringIO()
            csv.writer(stream, lineterminator=chance.choice(("\n", "\r\n", "\r"))).writerows(rows)
            text = stream.getvalue()
        else:
            text = "".join(chance.choices(PIECES, k=chance.randrange(25)))
        if chance.random() < 0.1:
            text = text[: chance.randrange(len(text) + 1)]
        texts.append(text.encode())
    for text, rows in zip(texts, parted(texts, frozenset([1]) if seed % 2 else frozenset()), strict=True):
        assert rows in ([], records(text)), text
        taken += bool(rows)
    assert taken > 80


def test_one_text_that_is_damaged_leaves_the_others() -> None:
    """A short record, a long one, an open quote, bytes that are no text: the texts around them are taken."""
    fine = b'1,"a, b",c\r\n2,d,e\r\n'
    damaged = [b"1,a\n", b"1,a,b,c\n1,a,b\n", b'1,a,"b\n2,c,d\n', b"1,\xff,b\n", b"1,a,b\n" * 51, b""]
    texts = [one for bad in damaged for one in (bad, fine)]
    rows = [["1", "a, b", "c"], ["2", "d", "e"]]
    found = parted(texts)
    # The open quote ends at the first one of the next text.
    assert [bool(one) for one in found] == [text == fine and place != 5 for place, text in enumerate(texts)]
    assert all(one in ([], rows) for one in found)


def test_texts_of_which_each_row_has_its_own() -> None:
    """A column of IDs keeps a text for each row; in the first column, too, no mark is left."""
    texts = [b"1,001,a\n2,002,b\n", b"1,bad\n", b"3,003,a"]
    for as_texts in (frozenset([0]), frozenset([1]), frozenset([0, 1, 2])):
        assert parted(texts, as_texts) == [[["1", "001", "a"], ["2", "002", "b"]], [], [["3", "003", "a"]]]
