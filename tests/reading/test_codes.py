"""Codes in pieces: what comes out is what numpy gives for the whole."""

from __future__ import annotations

import numpy as np
import pytest

from cadre_stats.reading.cells.codes import count_codes, narrowest, over_rows, pieces

ROWS = (1 << 15) + 7


@pytest.mark.parametrize("width", [np.int8, np.int16, np.int32])
@pytest.mark.parametrize("answer", [np.bool_, np.int8, np.int32])
def test_answers_over_rows_are_those_of_indexing(width: type, answer: type) -> None:
    """More rows than a piece, codes of every width, also those counted from the end."""
    draw = np.random.default_rng(5)
    answers = draw.integers(0, 100, 90).astype(answer)
    codes = draw.integers(-90, 90, ROWS).astype(width)
    found = over_rows(answers, codes)
    assert found.dtype == answers.dtype
    assert (found == answers[codes]).all()
    assert found.flags.writeable


@pytest.mark.parametrize("width", [np.int8, np.int16, np.int32])
def test_one_answer_for_all_is_given_to_every_row(width: type) -> None:
    """Where all texts have the same answer no row is looked up, and yet all have it."""
    codes = np.random.default_rng(7).integers(-90, 90, ROWS).astype(width)
    found = over_rows(np.full(90, 7, dtype=np.int16), codes)
    assert (found.dtype, len(found), set(found.tolist())) == (np.int16, ROWS, {7})
    found[0] = 8
    assert found[1] == 7


@pytest.mark.parametrize("width", [np.int8, np.int32])
@pytest.mark.parametrize("answers", [[0] * 5, [0, 1, 2, 3, 4]], ids=["alike", "different"])
@pytest.mark.parametrize("code", [5, -6])
def test_a_code_without_an_answer_is_an_error(width: type, answers: list[int], code: int) -> None:
    """A code beyond the answers is never looked up silently."""
    with pytest.raises(IndexError):
        over_rows(np.array(answers, dtype=np.int8), np.full(ROWS, code, dtype=width))


@pytest.mark.parametrize(("width", "size"), [(np.int8, 90), (np.int16, 20_000), (np.int32, 50_000)])
def test_counts_are_those_of_a_whole_column(width: type, size: int) -> None:
    """Codes below 0 are left out, the highest code is counted."""
    codes = np.random.default_rng(6).integers(-1, size, 3 * ROWS).astype(width)
    assert (count_codes(codes, size) == np.bincount(codes[codes >= 0], minlength=size)).all()


def test_one_more_than_any_place_still_fits() -> None:
    """The place behind the last text, and one more, can be named in the type chosen."""
    for size in range(1, 70_000, 3):
        assert np.iinfo(narrowest(size)).max > size


def test_pieces_cover_all_rows() -> None:
    """No row is left out or taken twice."""
    rows = np.arange(ROWS * 3)
    assert np.concatenate([rows[piece] for piece in pieces(len(rows))]).tolist() == rows.tolist()
    assert list(pieces(0)) == []
